// A page of a site as citizens would see it, made by the portal's own renderer from what stands in the form. Nothing is stored.
import { notFound } from '#kernel/refusal.ts';
import { cleanRichText, picturesIn } from '#modules/content/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { siteOf } from '#modules/sites/index.ts';
import { reading, requestContext } from '#platform/http/context.ts';
import { act } from '#platform/http/screen.ts';
import { look } from '../portal/look.ts';
import { withPictures } from '../portal/made.ts';
import { portalPolicy } from '../portal/portal.ts';
import { renderEnglishSection } from '../portal/view/english.tsx';
import { renderSection } from '../portal/view/sections.tsx';

export const action = act(async ({ context, params }, form) => {
  const { officeUrl, portalUrl } = context.get(requestContext);
  const url = (label: string, path = '/') => `${portalUrl(label).replace(/\/$/, '')}${path}`;
  const draft = JSON.parse(String(form.get('draft') ?? '{}')) as {
    slug?: unknown;
    title?: unknown;
    body?: unknown;
    lang?: unknown;
  };
  const html = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const site = await siteOf(work, unit.id);
    if (!site) throw notFound('Đơn vị chưa có trang.');
    const body = cleanRichText(draft.body);
    const { around } = await withPictures(work, { ...look, site, url, officeUrl }, picturesIn(body));
    const title = String(draft.title ?? '').slice(0, 120) || 'Chưa có tên';
    if (draft.lang === 'en')
      return renderEnglishSection(
        { ...around, today: work.today },
        { slug: String(draft.slug ?? '').slice(0, 80), title, body, behind: false },
      );
    return renderSection(around, { slug: 'xem-truoc', title, body }, { above: undefined, children: [] });
  });
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': portalPolicy(url('*', ''), "'self'"),
      'x-frame-options': 'SAMEORIGIN',
      'cache-control': 'no-store',
    },
  });
});

// An article as citizens would see it, made by the portal's own renderer from what stands in the editor's form. Nothing is stored.
import { isUuid } from '#kernel/ids.ts';
import { notFound } from '#kernel/refusal.ts';
import { cleanRichText, filesOf, keywordsOf, picturesIn } from '#modules/content/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { siteOf } from '#modules/sites/index.ts';
import { reading, requestContext } from '#platform/http/context.ts';
import { act } from '#platform/http/screen.ts';
import { look } from '../portal/look.ts';
import { withPictures } from '../portal/made.ts';
import { portalPolicy } from '../portal/portal.ts';
import { renderArticle } from '../portal/view/pages.tsx';

export const action = act(async ({ context, params }, form) => {
  const { officeUrl, portalUrl } = context.get(requestContext);
  const url = (label: string, path = '/') => `${portalUrl(label).replace(/\/$/, '')}${path}`;
  const draft = JSON.parse(String(form.get('draft') ?? '{}')) as Record<string, unknown>;
  const text = (name: string) => String(draft[name] ?? '').slice(0, 600);
  const list = (name: string) => (Array.isArray(draft[name]) ? (draft[name] as unknown[]).map(String) : []);
  const html = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const site = await siteOf(work, unit.id);
    if (!site) throw notFound('Đơn vị chưa có trang.');
    const body = cleanRichText(draft.body);
    const cover = text('cover');
    const coverFile = isUuid(cover) ? cover : null;
    const bare = { ...look, site, url, officeUrl, pictures: new Map() };
    const { around } = await withPictures(work, bare, [coverFile, ...picturesIn(body)]);
    const article = {
      ...{ id: '', unitId: unit.id, slug: 'xem-truoc', sectionSlug: text('section'), kind: 'news' as const, version: 1 },
      ...{ title: text('title') || 'Chưa có tiêu đề', summary: text('summary'), author: text('author'), source: text('source') },
      reprintOf: draft.reused === true ? text('source') : '',
      ...{ coverFile, coverScene: cover.startsWith('scene:') ? cover.slice(6) : null, coverAlt: '' },
      ...{ keywords: keywordsOf(list('keywords')), attachments: [], rated: false, priority: 0 as const, priorityUntil: null },
      ...{ body, publishedAt: work.now, updatedAt: work.now },
    };
    const files = await filesOf(work, unit.id, list('attachments').filter(isUuid).slice(0, 10));
    return renderArticle(around, article, [], { files });
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

// The first page as citizens would see it, made by the portal's own renderer in the portal's own role from what stands on the arranging
// screen. Nothing is stored.
import { notFound, refuse } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { hostLabelOf, type Layout, layoutShape, mayDress, siteAt } from '#modules/sites/index.ts';
import { databaseContext, reading, requestContext } from '#platform/http/context.ts';
import { act } from '#platform/http/screen.ts';
import { layoutFor } from '../../portal/blocks/layout-for.ts';
import { makeHome } from '../../portal/blocks/page.tsx';
import { look } from '../../portal/look.ts';
import { portalPolicy } from '../../portal/portal.ts';

export const action = act(async ({ context, params }, form) => {
  const { officeUrl, portalUrl } = context.get(requestContext);
  const url = (label: string, path = '/') => `${portalUrl(label).replace(/\/$/, '')}${path}`;
  const parsed = layoutShape.safeParse(JSON.parse(String(form.get('layout') ?? '{}')));
  if (!parsed.success) throw refuse('layout', 'Không đọc được cách sắp xếp.');
  const unit = await reading(context, async (work) => {
    const found = await unitOfAddress(work, params.unit);
    const may = mayDress(work.actor, found);
    if (may !== true) throw refuse('not_allowed', may);
    return found;
  });
  const { html, shown } = await context.get(databaseContext).portal(async (work) => {
    const site = await siteAt(work, hostLabelOf(unit));
    if (!site) throw notFound('Đơn vị chưa có trang.');
    const around = { ...look, site, url, officeUrl, pictures: new Map() };
    return makeHome(work, around, layoutFor(site, (parsed.data as Layout).rows));
  });
  // Which blocks have something to show: the arranging screen reads it.
  const page = html.replace('</head>', `<meta name="khoi" content="${shown.join(' ')}"/></head>`);
  return new Response(page, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': portalPolicy(url('*', ''), "'self'"),
      'x-frame-options': 'SAMEORIGIN',
      'cache-control': 'no-store',
    },
  });
});

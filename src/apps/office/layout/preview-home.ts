// The first page as citizens would see it, made by the portal's own renderer in the portal's own role from what stands on the screens of
// layout and look. Nothing is stored.
import { z } from 'zod';
import { notFound, refuse } from '#kernel/refusal.ts';
import { picturesById } from '#modules/media/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { hostLabelOf, type Layout, layoutShape, type Site, siteAt } from '#modules/sites/index.ts';
import { type Palette, palettes, type Theme, themes } from '#modules/sites/ui.ts';
import type { Work } from '#platform/db/work.ts';
import { databaseContext, reading, requestContext } from '#platform/http/context.ts';
import { act } from '#platform/http/screen.ts';
import { layoutFor } from '../../portal/blocks/layout-for.ts';
import { makeHome } from '../../portal/blocks/page.tsx';
import { look } from '../../portal/look.ts';
import { portalPolicy } from '../../portal/portal.ts';

/** What stands on the screen of the look; what is not sent is as it is stored. */
const draftLook = z
  .object({
    theme: z.enum(Object.keys(themes) as [Theme]),
    palette: z.enum(Object.keys(palettes) as [Palette]),
    ...{ logo: z.string().max(40), banner: z.string().max(40), footer: z.string().max(600) },
    links: z.array(z.object({ label: z.string().max(80), href: z.string().max(500) })).max(12),
  })
  .partial();

async function dressed(work: Work, site: Site, sent: unknown): Promise<Site> {
  if (sent === null) return site;
  const parsed = draftLook.safeParse(sent);
  if (!parsed.success) return site;
  const { theme, palette, logo, banner, footer, links } = parsed.data;
  const pictures = await picturesById(work, [logo ?? '', banner ?? '']);
  const own = logo && pictures.get(logo);
  return {
    ...site,
    palette: palette ?? site.palette,
    look: {
      theme: theme ?? site.look.theme,
      logo: own ? { picture: own, hostLabel: site.hostLabel } : site.look.logo,
      banner: banner === undefined ? site.look.banner : (pictures.get(banner) ?? null),
      footer: footer ?? site.look.footer,
      links: links ? links.filter((link) => link.label && isSafe(link.href)) : site.look.links,
    },
  };
}
const isSafe = (href: string) => /^(https?:\/\/|\/(?!\/)|mailto:|tel:)/.test(href);

export const action = act(async ({ context, params }, form) => {
  const { officeUrl, portalUrl } = context.get(requestContext);
  const url = (label: string, path = '/') => `${portalUrl(label).replace(/\/$/, '')}${path}`;
  const sent = (name: string): unknown => JSON.parse(String(form.get(name) || 'null'));
  const arranged = sent('layout');
  const parsed = arranged === null ? null : layoutShape.safeParse(arranged);
  if (parsed && !parsed.success) throw refuse('layout', 'Không đọc được cách sắp xếp.');
  // Whoever sees the unit in the office sees its page as it is or could be; storing is asked elsewhere.
  const unit = await reading(context, (work) => unitOfAddress(work, params.unit));
  const { html, shown } = await context.get(databaseContext).portal(async (work) => {
    const stored = await siteAt(work, hostLabelOf(unit));
    if (!stored) throw notFound('Đơn vị chưa có trang.');
    const site = await dressed(work, stored, sent('look'));
    const around = { ...look, site, url, officeUrl, pictures: new Map() };
    return makeHome(work, around, layoutFor(site, parsed ? (parsed.data as Layout).rows : site.rows));
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

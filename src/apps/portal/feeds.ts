// What machines read of a site: news as RSS 2.0, addresses as a sitemap, what they may walk.
import type { PublishedCard } from '#modules/content/index.ts';
import { mediaPath, variantFor } from '#modules/media/index.ts';
import type { Around } from './view/page.tsx';

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const esc = (text: string) => text.replace(/[^\P{Cc}\t\n\r]/gu, '').replace(/[&<>"']/g, (c) => signs[c] ?? c);

function enclosure({ site, url, pictures }: Around, card: PublishedCard): string {
  const picture = card.coverFile ? pictures.get(card.coverFile) : undefined;
  const size = picture && variantFor(picture, 960);
  return size
    ? `<enclosure url="${esc(url(site.hostLabel, mediaPath(size.sha256)))}" length="${size.bytes}" type="image/webp"/>`
    : '';
}

export function renderRss(around: Around, cards: PublishedCard[]): string {
  const { site, url } = around;
  const items = cards.map((card) => {
    const link = esc(url(site.hostLabel, `/tin/${card.slug}`));
    return `<item><title>${esc(card.title)}</title><link>${link}</link><guid>${link}</guid><description>${esc(card.summary)}</description><pubDate>${card.publishedAt.toUTCString()}</pubDate>${enclosure(around, card)}</item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${esc(site.name)}</title><link>${esc(url(site.hostLabel))}</link><description>${esc(`Tin của ${site.name}`)}</description><language>vi</language><atom:link href="${esc(url(site.hostLabel, '/rss.xml'))}" rel="self" type="application/rss+xml"/>${items.join('')}</channel></rss>`;
}

export function renderSitemap({ site, url }: Around, sections: { slug: string }[], cards: PublishedCard[]): string {
  const entry = (path: string, at?: Date) =>
    `<url><loc>${esc(url(site.hostLabel, path))}</loc>${at ? `<lastmod>${at.toISOString()}</lastmod>` : ''}</url>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entry('/', cards[0]?.publishedAt)}${sections.map((s) => entry(`/${s.slug}`)).join('')}${cards.map((card) => entry(`/tin/${card.slug}`, card.publishedAt)).join('')}</urlset>`;
}

export const renderRobots = ({ site, url }: Around): string =>
  `User-agent: *\nDisallow: /tim-kiem\nSitemap: ${url(site.hostLabel, '/sitemap.xml')}\n`;

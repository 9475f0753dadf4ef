// What machines read of a site: news as RSS 2.0, addresses as a sitemap, what they may walk.
import { formatDate, toLocal } from '#kernel/calendar.ts';
import type { PublishedCard } from '#modules/content/index.ts';
import { documentFields, documentKinds, type PublishedDocument, statusNames } from '#modules/documents/index.ts';
import { mediaPath, variantFor } from '#modules/media/index.ts';
import { documentPath } from './view/documents.tsx';
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

/** News of the whole site, or of one of its categories. */
export function renderRss(around: Around, cards: PublishedCard[], section?: { slug: string; title: string }): string {
  const { site, url } = around;
  const title = section ? `${section.title} – ${site.name}` : site.name;
  const items = cards.map((card) => {
    const link = esc(url(site.hostLabel, `/tin/${card.slug}`));
    return `<item><title>${esc(card.title)}</title><link>${link}</link><guid>${link}</guid><description>${esc(card.summary)}</description><pubDate>${card.publishedAt.toUTCString()}</pubDate>${enclosure(around, card)}</item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${esc(title)}</title><link>${esc(url(site.hostLabel, section ? `/${section.slug}` : '/'))}</link><description>${esc(`${section?.title ?? 'Tin'} của ${site.name}`)}</description><language>vi</language><atom:link href="${esc(url(site.hostLabel, section ? `/${section.slug}/rss.xml` : '/rss.xml'))}" rel="self" type="application/rss+xml"/>${items.join('')}</channel></rss>`;
}

export function renderDocumentsRss({ site, url }: Around, documents: PublishedDocument[]): string {
  const items = documents.map((document) => {
    const link = esc(url(site.hostLabel, documentPath(document.slug)));
    const words = `${documentKinds.nameOf(document.kind)} ${document.number} ngày ${formatDate(document.issuedOn)} của ${document.issuer}: ${document.title}`;
    return `<item><title>${esc(`${document.number}: ${document.title}`)}</title><link>${link}</link><guid>${link}</guid><description>${esc(words)}</description><category>${esc(documentKinds.nameOf(document.kind))}</category><pubDate>${document.publishedAt.toUTCString()}</pubDate></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${esc(`Văn bản của ${site.name}`)}</title><link>${esc(url(site.hostLabel, '/van-ban'))}</link><description>${esc(`Văn bản mới của ${site.name}`)}</description><language>vi</language><atom:link href="${esc(url(site.hostLabel, '/van-ban/rss.xml'))}" rel="self" type="application/rss+xml"/>${items.join('')}</channel></rss>`;
}

/** A cell that begins like a formula must stay text in a spreadsheet. */
const csvCell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
export function renderDocumentsCsv({ site, url }: Around, documents: PublishedDocument[]): string {
  const head = [
    ...['Số, ký hiệu', 'Loại', 'Trích yếu', 'Cơ quan ban hành', 'Người ký', 'Ngày ban hành', 'Có hiệu lực từ', 'Hết hiệu lực từ'],
    ...['Tình trạng', 'Lĩnh vực', 'Ngày đăng', 'Địa chỉ'],
  ];
  const lines = documents.map((d) => [
    ...[d.number, documentKinds.nameOf(d.kind), d.title, d.issuer, d.signer, formatDate(d.issuedOn)],
    ...[formatDate(d.effectiveOn ?? d.issuedOn), d.expiresOn ? formatDate(d.expiresOn) : '', statusNames[d.status]],
    ...[d.fields.map((field) => documentFields.nameOf(field)).join('; '), formatDate(toLocal(d.publishedAt).date)],
    url(site.hostLabel, documentPath(d.slug)),
  ]);
  return `\ufeff${[head, ...lines].map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

export function renderSitemap(
  { site, url }: Around,
  sections: { slug: string }[],
  cards: PublishedCard[],
  documents: PublishedDocument[],
  english: string[],
): string {
  const entry = (path: string, at?: Date) =>
    `<url><loc>${esc(url(site.hostLabel, path))}</loc>${at ? `<lastmod>${at.toISOString()}</lastmod>` : ''}</url>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entry('/', cards[0]?.publishedAt)}${sections.map((s) => entry(`/${s.slug}`)).join('')}${cards.map((card) => entry(`/tin/${card.slug}`, card.publishedAt)).join('')}${documents.map((d) => entry(documentPath(d.slug), d.publishedAt)).join('')}${english.map((path) => entry(path)).join('')}</urlset>`;
}

export const renderSitemapIndex = ({ url }: Around, hostLabels: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${hostLabels.map((label) => `<sitemap><loc>${esc(url(label, '/sitemap.xml'))}</loc></sitemap>`).join('')}</sitemapindex>`;

export const renderRobots = ({ site, url }: Around): string =>
  `User-agent: *\nDisallow: /tim-kiem\nSitemap: ${url(site.hostLabel, site.superiors.length > 0 ? '/sitemap.xml' : '/sitemap-index.xml')}\n`;

// What machines read of a site: news as RSS 2.0, addresses as a sitemap, what they may walk.
import { formatDate, instantOf, toLocal } from '#kernel/calendar.ts';
import type { PublishedCard } from '#modules/content/index.ts';
import { documentFields, documentKinds, type PublishedDocument, statusNames } from '#modules/documents/index.ts';
import type { AlbumCard } from '#modules/gallery/index.ts';
import { mediaPath, variantFor } from '#modules/media/index.ts';
import type { PublicEvent } from '#modules/schedule/index.ts';
import type { Around } from './view/around.ts';
import { documentPath } from './view/documents.tsx';
import { eventPath, whenWords } from './view/events.tsx';
import { albumPath, seenIn } from './view/gallery.tsx';

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const esc = (text: string) => text.replace(/[^\P{Cc}\t\n\r]/gu, '').replace(/[&<>"']/g, (c) => signs[c] ?? c);

function enclosure({ site, url, pictures }: Around, fileId: string | null): string {
  const picture = fileId ? pictures.get(fileId) : undefined;
  const size = picture && variantFor(picture, 960);
  return size
    ? `<enclosure url="${esc(url(site.hostLabel, mediaPath(size.sha256)))}" length="${size.bytes}" type="image/webp"/>`
    : '';
}

type FeedItem = { title: string; link: string; words: string; at: Date; more?: string };
/** `path`: the page that lists the same; its feed stands beside it. */
function rss({ site, url }: Around, of: { title: string; words: string; path: string }, items: FeedItem[]): string {
  const at = (path: string) => esc(url(site.hostLabel, path));
  const self = at(`${of.path === '/' ? '' : of.path}/rss.xml`);
  const listed = items.map(({ title, link, words, at: published, more = '' }) => {
    const address = at(link);
    return `<item><title>${esc(title)}</title><link>${address}</link><guid>${address}</guid><description>${esc(words)}</description>${more}<pubDate>${published.toUTCString()}</pubDate></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${esc(of.title)}</title><link>${at(of.path)}</link><description>${esc(of.words)}</description><language>vi</language><atom:link href="${self}" rel="self" type="application/rss+xml"/>${listed.join('')}</channel></rss>`;
}

/** News of the whole site, or of one of its categories. */
export function renderRss(around: Around, cards: PublishedCard[], section?: { slug: string; title: string }): string {
  const { name } = around.site;
  return rss(
    around,
    {
      title: section ? `${section.title} – ${name}` : name,
      ...{ words: `${section?.title ?? 'Tin'} của ${name}`, path: section ? `/${section.slug}` : '/' },
    },
    cards.map((card) => ({
      ...{
        title: card.title,
        link: `/tin/${card.slug}`,
        words: card.summary,
        at: card.publishedAt,
        more: enclosure(around, card.coverFile),
      },
    })),
  );
}

export function renderDocumentsRss(around: Around, documents: PublishedDocument[]): string {
  const { name } = around.site;
  return rss(
    around,
    { title: `Văn bản của ${name}`, words: `Văn bản mới của ${name}`, path: '/van-ban' },
    documents.map((document) => {
      const kind = documentKinds.nameOf(document.kind);
      return {
        ...{ title: `${document.number}: ${document.title}`, link: documentPath(document.slug), at: document.publishedAt },
        words: `${kind} ${document.number} ngày ${formatDate(document.issuedOn)} của ${document.issuer}: ${document.title}`,
        more: `<category>${esc(kind)}</category>`,
      };
    }),
  );
}

export function renderAlbumsRss(around: Around, albums: AlbumCard[]): string {
  const { name } = around.site;
  return rss(
    around,
    { title: `Ảnh của ${name}`, words: `Album ảnh mới của ${name}`, path: '/thu-vien' },
    albums.map((album) => ({
      ...{ title: album.title, link: albumPath(album.slug), at: album.publishedAt ?? instantOf(album.heldOn) },
      words: [album.summary, album.className, formatDate(album.heldOn)].filter(Boolean).join(' · '),
      more: enclosure(around, seenIn(around, album).find((one) => one.fileId)?.fileId ?? null),
    })),
  );
}

export function renderEventsRss(around: Around, events: PublicEvent[]): string {
  const { name } = around.site;
  return rss(
    around,
    { title: `Sự kiện của ${name}`, words: `Sự kiện mới và thay đổi của ${name}`, path: '/su-kien' },
    events.map((event) => ({
      title: `${event.state === 'cancelled' ? 'Đã hủy: ' : ''}${event.title}`,
      ...{ link: eventPath(event.slug), at: event.updatedAt },
      words: [whenWords(event), event.place, event.cancelReason ?? event.summary].filter(Boolean).join('. '),
    })),
  );
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

// A site as WordPress exports one (WXR), so that another system can read it, ours included. Pure.
import { keywordSlug, richTextHtml, type TakenArticle } from '#modules/content/index.ts';
import { mediaPath, type Picture } from '#modules/media/index.ts';
import type { TakenSection } from '#modules/sites/index.ts';
import { filePath } from './files.ts';
import { escapeXml } from './read/xml.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: characters that no XML may hold
const tellable = (text: string) => text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');
const words = (text: string) => escapeXml(tellable(text));
const cdata = (text: string) => `<![CDATA[${tellable(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
const stamp = (at: Date) => at.toISOString().slice(0, 19).replace('T', ' ');
const meta = (key: string, value: string | number) =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value>${cdata(String(value))}</wp:meta_value></wp:postmeta>`;

export type Taken = { title: string; base: string; pictures: readonly Picture[]; sections: readonly TakenSection[]; now: Date };

export function wxrHead({ title, base, pictures, sections }: Taken): string {
  const categories = sections.filter((one) => one.kind === 'category');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">',
    `<channel><title>${words(title)}</title><link>${words(base)}</link><language>vi</language><wp:wxr_version>1.2</wp:wxr_version>`,
    `<wp:base_site_url>${words(base)}</wp:base_site_url><wp:base_blog_url>${words(base)}</wp:base_blog_url>`,
    ...categories.map(
      (one, i) =>
        `<wp:category><wp:term_id>${i + 1}</wp:term_id><wp:category_nicename>${words(one.slug)}</wp:category_nicename><wp:cat_name>${cdata(one.title)}</wp:cat_name></wp:category>`,
    ),
    ...pictures.map((picture, i) => {
      const address = addressOf(base, picture);
      return (
        `<item><title>${words(picture.name)}</title><link>${words(address)}</link><guid isPermaLink="false">${words(address)}</guid>` +
        `<wp:post_id>${i + 1}</wp:post_id><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type>` +
        `<wp:attachment_url>${words(address)}</wp:attachment_url>` +
        `${picture.alt !== '' || picture.decorative ? meta('_wp_attachment_image_alt', picture.alt) : ''}</item>`
      );
    }),
    '',
  ].join('\n');
}

const addressOf = (base: string, picture: Picture) => `${base}${mediaPath(picture.variants.at(-1)?.sha256 ?? '')}`;

/** Markup with whole addresses, each picture in its largest size. */
function htmlOf(body: unknown, taken: Taken): string {
  const largest = new Map(taken.pictures.map((one) => [one.id, { ...one, variants: one.variants.slice(-1) }]));
  return richTextHtml(body, largest)
    .replace(/ srcset="[^"]*" sizes="[^"]*"/g, '')
    .replaceAll('<img src="/media/', `<img src="${taken.base}/media/`)
    .replace(/<p>\n+/g, '<p>');
}

/** What citizens read of it, else the draft. */
export function shownVersion(article: TakenArticle): TakenArticle['draft'] {
  const published = article.versions.find((one) => one.version === article.publishedVersion);
  return article.state === 'published' && published && article.publishedAt ? published : article.draft;
}

export function wxrArticle(article: TakenArticle, number: number, taken: Taken): string {
  const shown = shownVersion(article);
  const at = shown === article.draft ? null : article.publishedAt;
  const status = !at ? 'draft' : at > taken.now ? 'future' : 'publish';
  const section = taken.sections.find((one) => one.slug === shown.section);
  const cover = taken.pictures.findIndex((one) => one.id === shown.cover);
  const link = `${taken.base}/tin/${article.slug}`;
  return (
    `<item><title>${cdata(shown.title)}</title><link>${words(link)}</link>${at ? `<pubDate>${at.toUTCString()}</pubDate>` : ''}` +
    `<dc:creator>${cdata(shown.author)}</dc:creator><guid isPermaLink="false">${article.id}</guid>` +
    `<content:encoded>${cdata(htmlOf(shown.body, taken))}</content:encoded><excerpt:encoded>${cdata(shown.summary)}</excerpt:encoded>` +
    `<wp:post_id>${taken.pictures.length + number}</wp:post_id><wp:post_date_gmt>${at ? stamp(at) : '0000-00-00 00:00:00'}</wp:post_date_gmt>` +
    `<wp:post_name>${words(article.slug)}</wp:post_name><wp:status>${status}</wp:status><wp:post_type>post</wp:post_type>` +
    `<category domain="category" nicename="${words(shown.section)}">${cdata(section?.title ?? shown.section)}</category>` +
    shown.keywords
      .map((word) => `<category domain="post_tag" nicename="${words(keywordSlug(word))}">${cdata(word)}</category>`)
      .join('') +
    `${cover >= 0 ? meta('_thumbnail_id', cover + 1) : ''}</item>\n`
  );
}

/** The files that it carries, as attachments of the post: `number` is the article's, theirs are those that follow. */
export function wxrFiles(article: TakenArticle, number: number, taken: Taken): string {
  return shownVersion(article)
    .attachments.map((file, i) => {
      const address = `${taken.base}${filePath(file.sha256, file.name)}`;
      return (
        `<item><title>${cdata(file.name)}</title><link>${words(address)}</link><guid isPermaLink="false">${words(`${article.id}/${file.sha256}`)}</guid>` +
        `<wp:post_id>${taken.pictures.length + number + i + 1}</wp:post_id><wp:post_parent>${taken.pictures.length + number}</wp:post_parent>` +
        `<wp:menu_order>${i}</wp:menu_order><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type><wp:post_mime_type>${words(file.mime)}</wp:post_mime_type>` +
        `<wp:attachment_url>${words(address)}</wp:attachment_url></item>\n`
      );
    })
    .join('');
}

/** Numbers of pages go on where those of articles end. */
export function wxrPages(taken: Taken, from: number): string {
  return taken.sections
    .filter((one) => one.kind === 'page' && one.body && !one.hidden)
    .map(
      (one, i) =>
        `<item><title>${cdata(one.title)}</title><link>${words(`${taken.base}/${one.slug}`)}</link>` +
        `<content:encoded>${cdata(htmlOf(one.body, taken))}</content:encoded><wp:post_id>${from + i}</wp:post_id>` +
        `<wp:post_date_gmt>${stamp(new Date(one.updatedAt))}</wp:post_date_gmt><wp:post_name>${words(one.slug)}</wp:post_name>` +
        '<wp:status>publish</wp:status><wp:post_type>page</wp:post_type></item>\n',
    )
    .join('');
}
export const wxrEnd = '</channel></rss>\n';

// What does an export of WordPress (WXR) hold? Posts, pages, and the attachments that say where pictures are and what they show. Pure.
import { refuse } from '#kernel/refusal.ts';
import { emptySource, instantIn, maxItems, type Source, type SourceItem, tooMany } from './source.ts';
import { childrenOf, childText, eachPart, textOf, type XmlNode } from './xml.ts';

const states: Record<string, SourceItem['state']> = {
  publish: 'published',
  private: 'private',
  future: 'scheduled',
  draft: 'draft',
  pending: 'draft',
};
/** Of WordPress's own house: nothing a reader would miss. */
const silent = new Set(['nav_menu_item', 'revision', 'attachment', 'custom_css', 'customize_changeset', 'oembed_cache']);

const metaOf = (item: XmlNode, key: string): string | null => {
  const meta = childrenOf(item, 'wp:postmeta').find((one) => childText(one, 'wp:meta_key') === key);
  return meta ? childText(meta, 'wp:meta_value') : null;
};

/** What a text carries besides pictures; whether it may come in, its bytes say. */
const isDocument = (address: string) => /\.(pdf|docx?|xlsx?|pptx?)$/i.test(address.replace(/[?#].*$/, ''));

export function readWxr(text: string): Source {
  const source = emptySource('wxr');
  const authors = new Map<string, string>();
  const covers = new Map<SourceItem, string>();
  const posts = new Map<string, SourceItem>();
  const files: { parent: string; src: string; name: string }[] = [];
  let version = '';
  let seen = 0;
  eachPart(text, (part) => {
    if (part.name === 'title') source.title = textOf(part).trim();
    else if (part.name === 'link' && source.site === '') source.site = textOf(part).trim();
    else if (part.name === 'wp:base_blog_url') source.site = textOf(part).trim() || source.site;
    else if (part.name === 'wp:wxr_version') version = textOf(part).trim();
    else if (part.name === 'wp:author')
      authors.set(childText(part, 'wp:author_login'), childText(part, 'wp:author_display_name'));
    if (part.name !== 'item') return;
    if (++seen > maxItems) throw tooMany();
    const type = childText(part, 'wp:post_type') || 'post';
    const id = childText(part, 'wp:post_id');
    if (type === 'attachment') {
      const address = childText(part, 'wp:attachment_url');
      if (address === '') return;
      source.attachments.set(id, address);
      if (isDocument(address))
        files.push({ parent: childText(part, 'wp:post_parent'), src: address, name: childText(part, 'title') });
      else source.alts.set(address, metaOf(part, '_wp_attachment_image_alt'));
      return;
    }
    const said = states[childText(part, 'wp:status') || 'publish'];
    const state = said === 'published' && childText(part, 'wp:post_password') !== '' ? 'locked' : said;
    if (type !== 'post' && type !== 'page') {
      if (!silent.has(type)) source.skipped.set(type, (source.skipped.get(type) ?? 0) + 1);
      return;
    }
    // In the bin, or what the editor saved by itself.
    if (!state) return;
    const login = childText(part, 'dc:creator');
    const gmt = childText(part, 'wp:post_date_gmt');
    const local = childText(part, 'wp:post_date');
    const item: SourceItem = {
      ...{ kind: type === 'page' ? ('page' as const) : ('article' as const), state },
      ...{ key: `wp:${id || childText(part, 'guid')}`, title: childText(part, 'title'), link: childText(part, 'link') },
      ...{ html: childText(part, 'content:encoded'), summary: childText(part, 'excerpt:encoded') },
      slug: safeDecode(childText(part, 'wp:post_name')),
      paths: id ? [`/?${type === 'page' ? 'page_id' : 'p'}=${id}`] : [],
      author: authors.get(login) || login,
      at:
        (gmt.startsWith('0000') ? null : instantIn(gmt && `${gmt.replace(' ', 'T')}Z`)) ??
        instantIn(local && `${local.replace(' ', 'T')}+07:00`) ??
        instantIn(childText(part, 'pubDate')),
      categories: childrenOf(part, 'category')
        .filter((one) => one.attributes.domain === 'category')
        .map((one) => ({ slug: safeDecode(one.attributes.nicename ?? ''), title: textOf(one).trim() })),
      keywords: childrenOf(part, 'category')
        .filter((one) => one.attributes.domain === 'post_tag')
        .map((one) => textOf(one).trim()),
      ...{ cover: null, files: [] },
    };
    const thumbnail = metaOf(part, '_thumbnail_id');
    if (thumbnail) covers.set(item, thumbnail);
    source.items.push(item);
    posts.set(id, item);
  });
  if (version === '' && source.items.every((item) => item.key === 'wp:'))
    throw refuse('kind', 'Tệp XML này không phải tệp xuất của WordPress (WXR) và không phải nguồn tin RSS hay Atom.', 'file');
  for (const { parent, src, name } of files) posts.get(parent)?.files.push({ src, name });
  // Attachments may stand behind the posts that show them.
  for (const [item, id] of covers) item.cover = source.attachments.get(id) ?? null;
  return source;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

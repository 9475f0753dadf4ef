// What does a feed (RSS 2.0, RSS 1.0, Atom) hold, and where does it go on? Pure.
import { refuse } from '#kernel/refusal.ts';
import { emptySource, instantIn, maxItems, type Source, type SourceItem, tooMany } from './source.ts';
import { childrenOf, childText, eachPart, markupOf, textOf, type XmlNode } from './xml.ts';

const first = (...texts: string[]): string => texts.find((text) => text !== '') ?? '';
const isPicture = (node: XmlNode): boolean =>
  /^image\//.test(node.attributes.type ?? '') ||
  node.attributes.medium === 'image' ||
  /\.(jpe?g|png|webp)(\?.*)?$/i.test(node.attributes.url ?? '');

/** WordPress names its posts by their number in feeds too: an export of the same site brings the same ones. */
function named(id: string): Pick<SourceItem, 'key' | 'paths'> {
  const number = /^https?:\/\/[^?]+\/\?p=(\d+)$/.exec(id)?.[1];
  return number ? { key: `wp:${number}`, paths: [`/?p=${number}`] } : { key: `feed:${id}`, paths: [] };
}

function linkOf(node: XmlNode, rel: string): string {
  const link = childrenOf(node, 'link').find((one) => (one.attributes.rel ?? 'alternate') === rel && one.attributes.href);
  return link?.attributes.href ?? '';
}

/** Atom says what its text is: words, markup as words, or markup. */
function atomHtml(node: XmlNode | undefined): string {
  if (!node) return '';
  if (node.attributes.type === 'xhtml') return markupOf(node);
  const text = textOf(node);
  return node.attributes.type === 'html' ? text : text.replace(/[&<]/g, (c) => (c === '&' ? '&amp;' : '&lt;'));
}

function atomEntry(part: XmlNode): SourceItem {
  const link = linkOf(part, 'alternate');
  const [author] = childrenOf(part, 'author');
  const [content] = childrenOf(part, 'content');
  const [summary] = childrenOf(part, 'summary');
  return {
    ...{ kind: 'article', state: 'published', slug: '', link },
    ...named(first(childText(part, 'id'), link, childText(part, 'title'))),
    title: childText(part, 'title'),
    html: atomHtml(content ?? summary),
    summary: content ? atomHtml(summary) : '',
    author: author ? childText(author, 'name') : '',
    at: instantIn(first(childText(part, 'published'), childText(part, 'updated'))),
    categories: childrenOf(part, 'category').map((one) => ({
      slug: one.attributes.term ?? '',
      title: first(one.attributes.label ?? '', one.attributes.term ?? ''),
    })),
    keywords: [],
    ...{ cover: pictureOf(part, linkOf(part, 'enclosure')), files: [] },
  };
}

function rssItem(part: XmlNode): SourceItem {
  const link = childText(part, 'link');
  const encoded = childText(part, 'content:encoded');
  const description = childText(part, 'description');
  return {
    ...{ kind: 'article', state: 'published', slug: '', link },
    ...named(first(childText(part, 'guid'), link, childText(part, 'title'))),
    title: childText(part, 'title'),
    html: first(encoded, description),
    summary: encoded ? description : '',
    author: first(childText(part, 'dc:creator'), childText(part, 'author').replace(/^\S+@\S+ \((.+)\)$/, '$1')),
    at: instantIn(first(childText(part, 'pubDate'), childText(part, 'dc:date'))),
    categories: childrenOf(part, 'category').map((one) => ({ slug: '', title: textOf(one).trim() })),
    keywords: [],
    ...{ cover: pictureOf(part, ''), files: [] },
  };
}

function pictureOf(part: XmlNode, other: string): string | null {
  const groups = [part, ...childrenOf(part, 'media:group')];
  const found = groups.flatMap((node) => [
    ...childrenOf(node, 'enclosure').filter(isPicture),
    ...childrenOf(node, 'media:content').filter(isPicture),
    ...childrenOf(node, 'media:thumbnail'),
  ]);
  return found.map((node) => node.attributes.url ?? '').find(Boolean) ?? (/\.(jpe?g|png|webp)$/i.test(other) ? other : null);
}

export function readFeed(text: string): Source {
  const source = emptySource('feed');
  let known = false;
  eachPart(text, (part, root) => {
    const atom = root === 'feed';
    if (!atom && root !== 'rss' && root !== 'rdf:RDF') return;
    known = true;
    if (part.name === 'title' && source.title === '') source.title = textOf(part).trim();
    if (part.name === 'channel') {
      source.title = childText(part, 'title');
      source.site = childText(part, 'link');
    }
    if (part.name === 'link' && part.attributes.rel === undefined && source.site === '')
      source.site = first(part.attributes.href ?? '', textOf(part).trim());
    if (part.name === 'link' && part.attributes.rel === 'alternate' && part.attributes.href) source.site = part.attributes.href;
    if (/^(atom:)?link$/.test(part.name) && part.attributes.rel === 'next' && part.attributes.href)
      source.next = part.attributes.href;
    if (part.name !== 'item' && part.name !== 'entry') return;
    if (source.items.length >= maxItems) throw tooMany();
    source.items.push(atom ? atomEntry(part) : rssItem(part));
  });
  if (!known) throw refuse('kind', 'Địa chỉ hoặc tệp này không phải nguồn tin RSS hay Atom.', 'file');
  return source;
}

// Text from Word, Google Docs and web pages comes with office tags, marks of their makers, and pictures of other servers. What remains is
// structure; the editor's schema drops colours and fonts by itself.
import { convertedFromLegacy, readAs, writtenToday } from '#kernel/legacy-encoding.ts';
import { safeHref } from '../../rich-text.ts';
import { listsFromDocs, listsFromWord } from './paste-lists.ts';
import { mendTables, plainInside } from './paste-tables.ts';

export type Pasted = { html: string; droppedPictures: number; droppedLinks: number; convertedFrom: string | null };

/** Nothing of these is to be read. */
const unread = [
  ...['style', 'script', 'noscript', 'template', 'meta', 'link', 'title', 'xml', 'iframe', 'object', 'embed', 'svg', 'math'],
  ...['form', 'input', 'button', 'select', 'textarea', 'audio', 'canvas', 'video'],
  // Taken out by whoever revised the text, or said beside it.
  ...['del[cite]', 'del[datetime]', '[style*="mso-element:comment"]', '[style*="mso-element: comment"]'],
  ...['.MsoCommentReference', '.msoDel', '[style*="mso-hide:all"]', '[hidden]'],
].join();

const blocks = 'p, li, td, th, h1, h2, h3, h4, h5, h6, div, blockquote, body';
/**
 * Old fonts: what the signs say, in the letters of today. Judged by the whole paste, since a single word may be doubtful, and before anything
 * of it is changed; paragraphs of today stay.
 */
function readLegacy(doc: Document): string | null {
  const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
  const runs: { node: Node; paragraph: string }[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const block = node.parentElement?.closest(blocks);
    const whole = block?.matches('div, body') ? node : block;
    runs.push({ node, paragraph: (whole?.textContent ?? '').replace(/\s+/g, ' ') });
  }
  const found = convertedFromLegacy([...new Set(runs.map(({ paragraph }) => paragraph))].join('\n'));
  if (!found) return null;
  for (const { node, paragraph } of runs)
    if (!writtenToday(paragraph)) node.nodeValue = readAs[found.encoding](node.nodeValue ?? '');
  return found.encoding;
}

/** Browsers ignore blanks and control characters inside a scheme. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is looked for
const acts = (href: string) => /^(javascript|vbscript|data):/i.test(href.replace(/[\u0000-\u0020]/g, ''));

const unwrap = (element: Element) => element.replaceWith(...element.childNodes);

/** A link leads where its words say, or it is only words. @returns how many would have acted instead of leading somewhere */
function mendLinks(doc: Document): number {
  let unsafe = 0;
  for (const link of doc.querySelectorAll('a')) {
    const given = link.getAttribute('href') ?? '';
    const through = /^https:\/\/www\.google\.com\/url\?/.test(given) ? new URL(given).searchParams.get('q') : null;
    const href = safeHref(through ?? given);
    // Bookmarks and footnotes of the document lead nowhere here.
    if (!href || href.startsWith('#')) {
      if (acts(given)) unsafe += 1;
      unwrap(link);
    } else {
      link.setAttribute('href', href);
      // A link is underlined by itself.
      for (const line of link.querySelectorAll('u')) unwrap(line);
      for (const span of link.querySelectorAll<HTMLElement>('[style]')) span.style.textDecoration = '';
    }
  }
  return unsafe;
}

/** How many pictures of others could not come along. */
function dropPictures(doc: Document): number {
  let dropped = 0;
  for (const image of doc.querySelectorAll('img')) {
    // Our own pictures carry the id of their file.
    if (image.dataset.file) continue;
    const [width, height] = (['width', 'height'] as const).map((side) =>
      Number.parseInt(image.style[side] || image.getAttribute(side) || '', 10),
    );
    // A pixel of one point was never meant to be seen.
    if (!((width ?? 9) <= 2 || (height ?? 9) <= 2)) dropped += 1;
    image.remove();
  }
  return dropped;
}

export function cleanPasted(html: string): Pasted {
  // Comments of Word hide whole sheets of style; `<![if …]>` shows what it stands around.
  const plain = html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<!\[(if|endif)[^>]*>/gi, '')
    // Even in a document that is never shown the browser's policy minds a sheet of style.
    .replace(/<style[\s>][\s\S]*?<\/style\s*>/gi, '');
  const doc = new DOMParser().parseFromString(plain.replace(/<\/?[ovw]:[a-z]+[^>]*>/gi, ''), 'text/html');
  for (const node of doc.querySelectorAll(unread)) node.remove();
  for (const node of doc.querySelectorAll<HTMLElement>('[style]')) if (node.style.display === 'none') node.remove();
  for (const added of doc.querySelectorAll('ins')) unwrap(added);
  // Google Docs wraps everything in a bold that is none; Word's `mso-bidi-font-weight` speaks of other scripts.
  for (const bold of doc.querySelectorAll<HTMLElement>('b, strong'))
    if (/^(normal|400)$/.test(bold.style.fontWeight)) unwrap(bold);
  const droppedLinks = mendLinks(doc);
  listsFromWord(doc);
  listsFromDocs(doc);
  // After the lists: the mark of a bullet would be read as a letter.
  const convertedFrom = readLegacy(doc);
  const droppedPictures = dropPictures(doc);
  mendTables(doc);
  plainInside(doc);
  // A document's first heading is the article's title, one level above.
  for (const heading of doc.querySelectorAll('h1')) {
    const lower = doc.createElement('h2');
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  for (const node of doc.querySelectorAll('p, li, h2, h3, h4, h5, h6'))
    if (node.textContent?.trim() === '' && !node.querySelector('img, table') && !node.matches('[data-video]')) node.remove();
  return { html: doc.body.innerHTML, droppedPictures, droppedLinks, convertedFrom };
}

// Text from Word and Google Docs comes with lists made of paragraphs, office tags and pictures of other servers. What remains is
// structure; the editor's schema drops colours and fonts by itself.
import { convertedFromLegacy, readAs } from '#kernel/legacy-encoding.ts';

export type Pasted = { html: string; droppedPictures: number; convertedFrom: string | null };

const wordList = /mso-list:\s*l(\d+)\s+level(\d+)/i;

/** Word writes lists as paragraphs with a mark in front: make them lists again. */
function listsFromWord(doc: Document): void {
  for (const first of [...doc.querySelectorAll('p[style*="mso-list"]')]) {
    if (!first.isConnected) continue;
    const lines: HTMLElement[] = [];
    for (
      let next: Element | null = first;
      next instanceof HTMLElement && wordList.test(next.getAttribute('style') ?? '');
      next = next.nextElementSibling
    )
      lines.push(next);
    const mark =
      first.querySelector('span[style*="mso-list:Ignore"], span[style*="mso-list: Ignore"]')?.textContent ??
      first.textContent ??
      '';
    const list = doc.createElement(/^\s*(\d+|[a-z])[.)]/i.test(mark) ? 'ol' : 'ul');
    first.before(list);
    for (const line of lines) {
      for (const sign of line.querySelectorAll('span[style*="mso-list:Ignore"], span[style*="mso-list: Ignore"]')) sign.remove();
      const item = doc.createElement('li');
      item.innerHTML = `<p>${line.innerHTML.replace(/^\s*[·•o§-]\s*(&nbsp;)*/, '')}</p>`;
      list.append(item);
      line.remove();
    }
  }
}

/** Old fonts: what the signs say, in the letters of today. Judged by the whole paste, since a single word may be doubtful. */
function readLegacy(doc: Document): string | null {
  const found = convertedFromLegacy(doc.body.textContent ?? '');
  if (!found) return null;
  const texts = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) node.nodeValue = readAs[found.encoding](node.nodeValue ?? '');
  return found.encoding;
}

export function cleanPasted(html: string): Pasted {
  const doc = new DOMParser().parseFromString(html.replace(/<!--[\s\S]*?-->/g, '').replace(/<\/?o:p>/gi, ''), 'text/html');
  for (const node of doc.querySelectorAll('style, script, meta, link, title, xml, iframe, object, embed, form, input, button'))
    node.remove();
  // Google Docs wraps everything in a bold that is none.
  for (const wrap of doc.querySelectorAll('b[style*="font-weight:normal"], b[style*="font-weight: normal"]'))
    wrap.replaceWith(...wrap.childNodes);
  listsFromWord(doc);
  const convertedFrom = readLegacy(doc);
  let droppedPictures = 0;
  for (const image of doc.querySelectorAll('img')) {
    // Our own pictures carry the id of their file; a pixel of one point was never meant to be seen.
    if (image.dataset.file) continue;
    if (image.width > 2 || image.width === 0) droppedPictures += 1;
    image.remove();
  }
  // A document's first heading is the article's title, one level above.
  for (const heading of doc.querySelectorAll('h1')) {
    const lower = doc.createElement('h2');
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  for (const node of doc.querySelectorAll('p, li'))
    if (node.textContent?.trim() === '' && !node.querySelector('img')) node.remove();
  return { html: doc.body.innerHTML, droppedPictures, convertedFrom };
}

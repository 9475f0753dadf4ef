// Lists that are none: Word writes paragraphs with a mark in front, Google Docs puts lists beside the items they belong to.

const wordList = /mso-list:\s*(l\d+)\s+level(\d+)/i;
const isMark = (element: Element) => /mso-list:\s*ignore/i.test(element.getAttribute('style') ?? '');
const marksIn = (line: Element) => [...line.querySelectorAll('span')].filter(isMark);

type Line = { element: HTMLElement; list: string; level: number; ordered: boolean };

function lineOf(element: Element | null): Line | null {
  if (!(element instanceof HTMLElement) || !/^(P|H[1-6]|DIV)$/.test(element.tagName)) return null;
  const found = wordList.exec(element.getAttribute('style') ?? '');
  if (!found) return null;
  const mark = marksIn(element)[0]?.textContent ?? element.textContent ?? '';
  // "o" alone is Word's second bullet, "o)" a letter.
  return {
    ...{ element, list: found[1] ?? '', level: Math.min(9, Math.max(1, Number(found[2]))) },
    ordered: /^\s*(\d+([.)]|\.\d+)|[a-zđ][.)]|[ivxlc]+[.)])/i.test(mark),
  };
}

function itemOf(doc: Document, { element }: Line): HTMLElement {
  for (const mark of marksIn(element)) mark.remove();
  const item = doc.createElement('li');
  const words = doc.createElement('p');
  words.append(...element.childNodes);
  const first = doc.createTreeWalker(words, NodeFilter.SHOW_TEXT).nextNode();
  if (first) first.nodeValue = (first.nodeValue ?? '').replace(/^[\s\u00a0]*[·•§▪][\s\u00a0]*/, '');
  item.append(words);
  return item;
}

/** Word writes lists as paragraphs with a mark in front: make them lists again, one in the other as their levels say. */
export function listsFromWord(doc: Document): void {
  for (const first of [...doc.querySelectorAll('[style*="mso-list"]')]) {
    if (!first.isConnected || !lineOf(first)) continue;
    /** The open lists from the outermost in. */
    const open: { list: HTMLElement; level: number; of: string }[] = [];
    let next: Element | null = first;
    for (let line = lineOf(next); line; line = lineOf(next)) {
      next = line.element.nextElementSibling;
      const { level } = line;
      while (open.length > 1 && (open.at(-1)?.level ?? 0) > level) open.pop();
      const top = open.at(-1);
      const other = top && top.level === level && (top.list.tagName === 'OL') !== line.ordered;
      if (!top || other || (top.level === level && top.of !== line.list && level === 1)) {
        if (top) open.pop();
        const list = doc.createElement(line.ordered ? 'ol' : 'ul');
        const above = open.at(-1)?.list.lastElementChild;
        if (above) above.append(list);
        else line.element.before(list);
        open.push({ list, level, of: line.list });
      } else if (top.level < level) {
        const list = doc.createElement(line.ordered ? 'ol' : 'ul');
        (top.list.lastElementChild ?? top.list).append(list);
        open.push({ list, level, of: line.list });
      }
      open.at(-1)?.list.append(itemOf(doc, line));
      line.element.remove();
    }
  }
}

/** `<ul><li>…</li><ul>…</ul></ul>`: what is inside belongs to the item before it. */
export function listsFromDocs(doc: Document): void {
  for (const inner of [...doc.querySelectorAll('ul > ul, ul > ol, ol > ul, ol > ol')]) {
    const before = inner.previousElementSibling;
    if (before?.tagName === 'LI') before.append(inner);
    else {
      const item = doc.createElement('li');
      inner.before(item);
      item.append(inner);
    }
  }
}

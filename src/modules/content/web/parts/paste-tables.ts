// Tables as others paste them: heads that only look like heads, tables inside cells, headings that a cell cannot keep.

/** Everything that is read in the cell is bold. */
function isBold(cell: Element): boolean {
  const doc = cell.ownerDocument;
  const texts = doc.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if ((node.nodeValue ?? '').trim() === '') continue;
    let bold = false;
    for (let at = node.parentElement; at && at !== cell.parentElement; at = at.parentElement)
      bold ||= /^(B|STRONG)$/.test(at.tagName) || /^(bold|[6-9]00)$/.test(at.style.fontWeight);
    if (!bold) return false;
  }
  return (cell.textContent ?? '').trim() !== '';
}

function asHead(cell: Element): void {
  if (cell.tagName !== 'TD') return;
  const head = cell.ownerDocument.createElement('th');
  for (const name of ['colspan', 'rowspan']) {
    const value = cell.getAttribute(name);
    if (value) head.setAttribute(name, value);
  }
  // A head is bold by itself.
  for (const bold of cell.querySelectorAll('b, strong')) bold.replaceWith(...bold.childNodes);
  for (const span of cell.querySelectorAll<HTMLElement>('[style]')) span.style.fontWeight = '';
  head.append(...cell.childNodes);
  cell.replaceWith(head);
}

const cellsOf = (row: Element | null | undefined) => [...(row?.children ?? [])];

export function mendTables(doc: Document): void {
  // What stands in a table inside a cell is said in the cell.
  for (const inner of [...doc.querySelectorAll('table table')].reverse()) {
    const lines = [...inner.querySelectorAll('tr')].map((row) => {
      const line = doc.createElement('p');
      line.textContent = cellsOf(row)
        .map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ').trim())
        .filter(Boolean)
        .join(' – ');
      return line;
    });
    inner.replaceWith(...lines);
  }
  for (const table of doc.querySelectorAll('table')) {
    for (const row of table.querySelectorAll('thead > tr')) for (const cell of cellsOf(row)) asHead(cell);
    const first = table.querySelector('tr');
    const cells = cellsOf(first);
    // A table of one row has no head; nor has one that names only its own title there.
    if (!table.querySelector('th') && table.querySelectorAll('tr').length > 1 && cells.length > 1 && cells.every(isBold))
      for (const cell of cells) asHead(cell);
  }
}

/** Where only plain lines may stand, a heading is a bold line and a quotation its lines. */
export function plainInside(doc: Document): void {
  const places = ['td', 'th', 'li', 'blockquote'];
  for (const heading of doc.querySelectorAll(
    places.flatMap((at) => ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((h) => `${at} ${h}`)).join(),
  )) {
    const line = doc.createElement('p');
    const bold = doc.createElement('strong');
    bold.append(...heading.childNodes);
    line.append(bold);
    heading.replaceWith(line);
  }
  for (const quote of doc.querySelectorAll('td blockquote, th blockquote, li blockquote')) quote.replaceWith(...quote.childNodes);
}

// What changed between two versions of a text, word by word, in the lines they stand in. Pure.
import type { RichNode } from '../rich-text.ts';

export type Piece = { kind: 'same' | 'gone' | 'new'; text: string };
/** A line of the text: untouched, or with what went and what came. */
export type Line = { changed: boolean; pieces: Piece[] };

/** Pairs beyond this are not compared one by one: the old stands whole before the new. */
const most = 4_000_000;

/** The longest common subsequence as steps, after equal ends are set aside. */
function compare(before: readonly string[], after: readonly string[]): Piece[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++;
  const a = before.slice(head, before.length - tail);
  const b = after.slice(head, after.length - tail);
  const as = (kind: Piece['kind'], texts: readonly string[]): Piece[] => texts.map((text) => ({ kind, text }));
  const middle = a.length * b.length > most ? [...as('gone', a), ...as('new', b)] : longest(a, b);
  return [...as('same', before.slice(0, head)), ...middle, ...as('same', before.slice(before.length - tail))];
}

function longest(a: readonly string[], b: readonly string[]): Piece[] {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]];
    if (x !== undefined && x === y) {
      pieces.push({ kind: 'same', text: x });
      i++;
      j++;
    } else if (y === undefined || (x !== undefined && at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: 'gone', text: x ?? '' });
      i++;
    } else {
      pieces.push({ kind: 'new', text: y });
      j++;
    }
  }
  return pieces;
}

const wordsOf = (line: string) => line.split(/\s+/).filter(Boolean);

/** Neighbours of one kind as one run of words; what went before what came. */
function joined(pieces: Piece[]): Piece[] {
  const runs: Piece[] = [];
  let gone: string[] = [];
  let come: string[] = [];
  const flush = () => {
    if (gone.length > 0) runs.push({ kind: 'gone', text: gone.join(' ') });
    if (come.length > 0) runs.push({ kind: 'new', text: come.join(' ') });
    [gone, come] = [[], []];
  };
  for (const { kind, text } of pieces) {
    if (kind === 'gone') gone.push(text);
    else if (kind === 'new') come.push(text);
    else {
      flush();
      const last = runs.at(-1);
      if (last?.kind === 'same') last.text += ` ${text}`;
      else runs.push({ kind, text });
    }
  }
  flush();
  return runs;
}

/** Lines first, then the words of lines that stand for each other. */
export function differenceOf(before: readonly string[], after: readonly string[]): Line[] {
  const lines: Line[] = [];
  let gone: string[] = [];
  let come: string[] = [];
  const flush = () => {
    const pairs = Math.max(gone.length, come.length);
    for (let i = 0; i < pairs; i++) {
      const pieces = joined(compare(wordsOf(gone[i] ?? ''), wordsOf(come[i] ?? '')));
      if (pieces.length > 0) lines.push({ changed: true, pieces });
    }
    [gone, come] = [[], []];
  };
  for (const { kind, text } of compare(before, after)) {
    if (kind === 'gone') gone.push(text);
    else if (kind === 'new') come.push(text);
    else {
      flush();
      lines.push({ changed: false, pieces: [{ kind: 'same', text }] });
    }
  }
  flush();
  return lines;
}

const ownLine = new Set(['paragraph', 'heading', 'image', 'video', 'horizontalRule']);

/** A table by its size and its header row: toggling that changes no word. */
function tableLine({ content: rows = [] }: RichNode): string {
  const cells = rows[0]?.content ?? [];
  const header = cells.length > 0 && cells.every((cell) => cell.type === 'tableHeader') ? 'có' : 'không';
  return `[Bảng] ${rows.length} hàng, ${cells.length} cột, ${header} hàng tiêu đề`;
}

/** A document as lines: a paragraph, a heading, a cell, a picture each its own. `nameOf`: a picture by its id, to tell one from another. */
export function linesOf(doc: unknown, nameOf: (file: string) => string = () => ''): string[] {
  const lines: string[] = [];
  let line = '';
  const end = () => {
    const text = line.replace(/\s+/g, ' ').trim();
    if (text) lines.push(text);
    line = '';
  };
  const visit = (node: RichNode) => {
    if (ownLine.has(node.type)) end();
    if (node.text) line += node.text;
    if (node.type === 'hardBreak') line += ' ';
    if (node.type === 'video') line += `[Video] ${node.attrs?.title ?? ''} ${node.attrs?.url ?? ''}`;
    if (node.type === 'image') line += `[Ảnh] ${nameOf(String(node.attrs?.file))} ${node.attrs?.caption ?? ''}`;
    if (node.type === 'table') {
      end();
      lines.push(tableLine(node));
    }
    for (const child of node.content ?? []) visit(child);
    if (ownLine.has(node.type)) end();
  };
  if (typeof doc === 'object' && doc !== null) visit(doc as RichNode);
  end();
  return lines;
}

type Text = { title: string; summary: string; body: unknown; author: string; source: string; keywords: readonly string[] };
/** An article as lines, with what stands around its text. */
export const textLines = (text: Text, nameOf?: (file: string) => string): string[] => [
  text.title,
  ...(text.summary ? [text.summary] : []),
  ...linesOf(text.body, nameOf),
  ...(text.author ? [`Tác giả: ${text.author}`] : []),
  ...(text.source ? [`Nguồn: ${text.source}`] : []),
  ...(text.keywords.length > 0 ? [`Từ khóa: ${text.keywords.join(', ')}`] : []),
];

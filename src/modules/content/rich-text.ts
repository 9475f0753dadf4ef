// What may an article's text be made of? One schema for the editor, the stored JSON and the page; anything else is dropped.
import { isUuid } from '#kernel/ids.ts';
import { videoOf } from '#kernel/video-address.ts';

export { plainText } from '#kernel/document-text.ts';

/** A node of the editor's JSON (TipTap / ProseMirror). */
export type RichNode = {
  type: string;
  text?: string | undefined;
  attrs?: Record<string, unknown> | undefined;
  marks?: { type: string; attrs?: Record<string, unknown> | undefined }[] | undefined;
  content?: RichNode[] | undefined;
};

const inline = ['text', 'hardBreak'];
const flow = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'blockquote',
  'horizontalRule',
  'image',
  'gallery',
  'video',
  'table',
];
/** What may stand directly inside what. A node that is not named here does not exist. */
const children: Record<string, readonly string[]> = {
  doc: flow,
  paragraph: inline,
  heading: inline,
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: ['paragraph', 'bulletList', 'orderedList', 'image'],
  blockquote: ['paragraph', 'bulletList', 'orderedList'],
  table: ['tableRow'],
  tableRow: ['tableHeader', 'tableCell'],
  tableHeader: ['paragraph', 'bulletList', 'orderedList', 'image'],
  tableCell: ['paragraph', 'bulletList', 'orderedList', 'image'],
  horizontalRule: [],
  hardBreak: [],
  image: [],
  gallery: ['image'],
  video: [],
  text: [],
};
/** What is put elsewhere would be dropped when the text is kept. */
export const mayStandIn = (parent: string, type: string): boolean => children[parent]?.includes(type) ?? false;
/** These are nothing without content. */
const needContent = new Set(['bulletList', 'orderedList', 'listItem', 'blockquote', 'table', 'tableRow', 'gallery']);
const marks = new Set(['bold', 'italic', 'underline', 'strike', 'link']);
const maxNodes = 20_000;

/** Only addresses a reader can follow without harm: no javascript:, no data:. */
export function safeHref(href: unknown): string | null {
  if (typeof href !== 'string') return null;
  // Browsers ignore these inside a scheme: "java\nscript:".
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is looked for
  const clean = href.replace(/[\u0000-\u0020\u007F-\u00A0]/g, '');
  if (/^(https?:\/\/|mailto:|tel:)./i.test(clean)) return clean.slice(0, 2000);
  return /^[/#?][^/\\]/.test(clean) || clean === '/' ? clean.slice(0, 2000) : null;
}

const span = (value: unknown) => Math.min(50, Math.max(1, Math.trunc(Number(value)) || 1));

const line = (value: unknown, max: number) =>
  String(value ?? '')
    .normalize('NFC')
    .slice(0, max);

/** The attributes that a node keeps; null: the node itself is none of ours. */
function keptAttributes(type: string, attrs: Record<string, unknown> = {}): Record<string, unknown> | null | undefined {
  if (type === 'heading') return { level: Math.min(4, Math.max(2, Math.trunc(Number(attrs.level)) || 2)) };
  if (type === 'tableCell' || type === 'tableHeader') return { colspan: span(attrs.colspan), rowspan: span(attrs.rowspan) };
  if (type === 'gallery') return { columns: Number(attrs.columns) === 3 ? 3 : 2 };
  if (type === 'video') {
    // A link that a reader follows to a house that we know: nothing of it is loaded with the page.
    const video = typeof attrs.url === 'string' ? videoOf(attrs.url) : null;
    return video && 'url' in video ? { url: video.url, title: line(attrs.title, 160) || 'Video' } : null;
  }
  if (type !== 'image') return undefined;
  // A picture is one of the unit's own library, named by its id: no foreign server learns who reads.
  if (typeof attrs.file !== 'string' || !isUuid(attrs.file)) return null;
  return { file: attrs.file, caption: line(attrs.caption, 300) };
}

/** A document that contains nothing else than the schema allows. */
export function cleanRichText(input: unknown): RichNode {
  let left = maxNodes;
  const inside = (parent: string, content: unknown, depth: number): RichNode[] =>
    (Array.isArray(content) ? content : []).flatMap((child) => visit(parent, child, depth) ?? []);
  const visit = (parent: string, node: unknown, depth: number): RichNode | null => {
    if (typeof node !== 'object' || node === null || depth > 30 || left-- <= 0) return null;
    const { type, text, attrs, content, marks: given } = node as RichNode;
    if (typeof type !== 'string' || !children[parent]?.includes(type)) return null;
    if (type === 'text') {
      if (typeof text !== 'string' || text === '') return null;
      const kept = keptMarks(given);
      return { type, text: text.normalize('NFC'), ...(kept.length > 0 ? { marks: kept } : {}) };
    }
    const own = keptAttributes(type, attrs);
    if (own === null) return null;
    const below = inside(type, content, depth + 1);
    if (below.length === 0 && needContent.has(type)) return null;
    return { type, ...(own ? { attrs: own } : {}), ...(below.length > 0 ? { content: below } : {}) };
  };
  const content = inside('doc', (input as RichNode | null)?.content, 0);
  // The editor keeps a line open below a table or a group; nobody has written on it.
  while (isOpenLine(content.at(-1))) content.pop();
  return { type: 'doc', content };
}

const isOpenLine = (node: RichNode | undefined): boolean =>
  node?.type === 'paragraph' && (node.content ?? []).every((child) => child.type === 'hardBreak');

function keptMarks(given: unknown): NonNullable<RichNode['marks']> {
  return (Array.isArray(given) ? given : []).flatMap((mark) => {
    if (!marks.has(mark?.type)) return [];
    if (mark.type !== 'link') return [{ type: mark.type }];
    const href = safeHref(mark.attrs?.href);
    return href ? [{ type: 'link', attrs: { href } }] : [];
  });
}

function walk(doc: unknown, see: (node: RichNode) => void): void {
  const visit = (node: RichNode) => {
    see(node);
    for (const child of node.content ?? []) visit(child);
  };
  if (typeof doc === 'object' && doc !== null) visit(doc as RichNode);
}

/** The ids of the pictures that a cleaned document shows. */
export function picturesIn(doc: unknown): string[] {
  const ids: string[] = [];
  walk(doc, (node) => {
    if (node.type === 'image' && typeof node.attrs?.file === 'string') ids.push(node.attrs.file);
  });
  return ids;
}

/** Plain paragraphs as a document: what the command line and the demo write. */
export const paragraphs = (text: string): RichNode => ({
  type: 'doc',
  content: text
    .split(/\n{2,}|\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })),
});

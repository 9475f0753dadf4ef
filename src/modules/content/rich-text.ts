// What may an article's text be made of? One schema for the editor, the stored JSON and the page; anything else is dropped.

/** A node of the editor's JSON (TipTap / ProseMirror). */
export type RichNode = {
  type: string;
  text?: string | undefined;
  attrs?: Record<string, unknown> | undefined;
  marks?: { type: string; attrs?: Record<string, unknown> | undefined }[] | undefined;
  content?: RichNode[] | undefined;
};

const blocks = new Set([
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'horizontalRule',
  'hardBreak',
  'image',
  'text',
]);
const marks = new Set(['bold', 'italic', 'underline', 'strike', 'link']);
const maxNodes = 20_000;

/** Only addresses a reader can follow without harm: no javascript:, no data:, no other site's scripts or pixels. */
export function safeHref(href: unknown): string | null {
  if (typeof href !== 'string') return null;
  // Browsers ignore these inside a scheme: "java\nscript:".
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is looked for
  const clean = href.replace(/[\u0000-\u0020\u007F-\u00A0]/g, '');
  if (/^(https?:\/\/|mailto:|tel:)/i.test(clean)) return clean;
  return /^[/#?][^/\\]/.test(clean) || clean === '/' ? clean : null;
}
/** Pictures come from our own media only, so that no foreign server learns who reads. */
export const safeImage = (src: unknown): string | null =>
  typeof src === 'string' && /^\/media\/[A-Za-z0-9._/-]+$/.test(src) && !src.includes('..') ? src : null;

/** A document that contains nothing else than the schema allows. */
export function cleanRichText(input: unknown): RichNode {
  let left = maxNodes;
  const visit = (node: unknown, depth: number): RichNode | null => {
    if (typeof node !== 'object' || node === null || depth > 30 || left-- <= 0) return null;
    const { type, text, attrs, content, marks: given } = node as RichNode;
    if (!blocks.has(type)) return null;
    if (type === 'text') {
      if (typeof text !== 'string' || text === '') return null;
      const kept = (Array.isArray(given) ? given : []).flatMap((mark) => {
        if (!marks.has(mark.type)) return [];
        if (mark.type !== 'link') return [{ type: mark.type }];
        const href = safeHref(mark.attrs?.href);
        return href ? [{ type: 'link', attrs: { href } }] : [];
      });
      return { type, text: text.normalize('NFC'), ...(kept.length > 0 ? { marks: kept } : {}) };
    }
    if (type === 'image') {
      const src = safeImage(attrs?.src);
      return src ? { type, attrs: { src, alt: String(attrs?.alt ?? '').slice(0, 300) } } : null;
    }
    const children = (Array.isArray(content) ? content : [])
      .map((child) => visit(child, depth + 1))
      .filter((child) => child !== null);
    const level = Math.min(4, Math.max(2, Number(attrs?.level) || 2));
    return { type, ...(type === 'heading' ? { attrs: { level } } : {}), ...(children.length > 0 ? { content: children } : {}) };
  };
  const top = (input as RichNode | null)?.content;
  return {
    type: 'doc',
    content: (Array.isArray(top) ? top : []).map((child) => visit(child, 0)).filter((child) => child !== null),
  };
}

/** The words of a document, for search and for summaries. */
export function plainText(doc: unknown): string {
  const parts: string[] = [];
  const visit = (node: RichNode) => {
    if (node.text) parts.push(node.text);
    for (const child of node.content ?? []) visit(child);
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'listItem') parts.push(' ');
  };
  if (typeof doc === 'object' && doc !== null) visit(doc as RichNode);
  return parts.join('').replace(/\s+/g, ' ').trim();
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

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const html = (text: string) => text.replace(/[&<>"]/g, (c) => entities[c] ?? c);
const tagOf: Record<string, string> = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' };

/** HTML of a cleaned document. Text is escaped, addresses were checked by `cleanRichText`, which is applied again here. */
export function richTextHtml(doc: unknown): string {
  const inner = (node: RichNode): string => (node.content ?? []).map(render).join('');
  const render = (node: RichNode): string => {
    switch (node.type) {
      case 'text':
        return (node.marks ?? []).reduce(
          (text, mark) =>
            mark.type === 'link'
              ? `<a href="${html(String(mark.attrs?.href ?? ''))}" rel="noopener">${text}</a>`
              : `<${tagOf[mark.type]}>${text}</${tagOf[mark.type]}>`,
          html(node.text ?? ''),
        );
      case 'paragraph':
        return `<p>${inner(node)}</p>`;
      case 'heading':
        return `<h${node.attrs?.level}>${inner(node)}</h${node.attrs?.level}>`;
      case 'bulletList':
        return `<ul>${inner(node)}</ul>`;
      case 'orderedList':
        return `<ol>${inner(node)}</ol>`;
      case 'listItem':
        return `<li>${inner(node)}</li>`;
      case 'blockquote':
        return `<blockquote>${inner(node)}</blockquote>`;
      case 'horizontalRule':
        return '<hr>';
      case 'hardBreak':
        return '<br>';
      case 'image':
        return `<figure><img src="${html(String(node.attrs?.src))}" alt="${html(String(node.attrs?.alt ?? ''))}" loading="lazy"></figure>`;
      default:
        return inner(node);
    }
  };
  return inner(cleanRichText(doc));
}

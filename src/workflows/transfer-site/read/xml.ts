// The parts of a feed or an export, one after the other: whatever stands directly below the channel. Nothing is fetched, no entity of
// the file's own is known, so that a small file stays small. Pure.
import { SaxesParser } from 'saxes';
import { refuse } from '#kernel/refusal.ts';

export type XmlNode = { name: string; attributes: Record<string, string>; content: (XmlNode | string)[] };

const maxDepth = 60;
/** What feeds write although XML does not know it. */
const habits = {
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  copy: '©',
  bull: '•',
};

/** The bytes as text, in the encoding that the file itself names. Characters that no XML may hold are left out: WordPress writes them. */
export function xmlText(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const named = /^(?:\u00EF\u00BB\u00BF)?\s*<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(head)?.[1];
  const marked = head.startsWith('\u00FF\u00FE') ? 'utf-16le' : head.startsWith('\u00FE\u00FF') ? 'utf-16be' : undefined;
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(marked ?? named ?? 'utf-8');
  } catch {
    throw refuse('encoding', `Tệp ghi bảng mã “${named}”, hệ thống không đọc được. Xuất lại bằng UTF-8.`, 'file');
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is looked for
  return decoder.decode(bytes).replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');
}

/** @throws Refused when it is no XML, is broken, or declares entities */
export function eachPart(text: string, see: (part: XmlNode, root: string) => void): void {
  const parser = new SaxesParser();
  Object.assign(parser.ENTITIES, habits);
  const open: XmlNode[] = [];
  let root = '';
  /** How deep the parts lie: in RSS below the channel. */
  let floor = 1;
  let depth = 0;
  parser.on('error', (error) => {
    // An entity that nobody has declared stays as it is written.
    if (/undefined entity/.test(error.message)) return;
    throw refuse(
      'xml',
      `Tệp hỏng hoặc không phải tệp XML: có chỗ sai ở dòng ${parser.line}. Xuất lại từ trang cũ rồi nhập.`,
      'file',
    );
  });
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype))
      throw refuse('entities', 'Tệp khai báo thực thể XML riêng, có thể gây hại nên hệ thống không đọc.', 'file');
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth++;
    if (depth > maxDepth) throw refuse('deep', 'Tệp lồng quá nhiều tầng, không phải tệp xuất của một trang tin.', 'file');
    if (depth === 1) root = name;
    if (depth === 2 && name === 'channel' && root === 'rss') floor = 2;
    if (depth <= floor) return;
    const node: XmlNode = { name, attributes: attributes as Record<string, string>, content: [] };
    open.at(-1)?.content.push(node);
    open.push(node);
  });
  const say = (words: string) => {
    open.at(-1)?.content.push(words);
  };
  parser.on('text', say);
  parser.on('cdata', say);
  parser.on('closetag', () => {
    if (depth > floor) {
      const node = open.pop();
      if (node && open.length === 0) see(node, root);
    }
    depth--;
  });
  for (let at = 0; at < text.length; at += 65_536) parser.write(text.slice(at, at + 65_536));
  parser.close();
}

export const textOf = (node: XmlNode | undefined): string =>
  node ? node.content.map((part) => (typeof part === 'string' ? part : textOf(part))).join('') : '';
export const childrenOf = (node: XmlNode, name: string): XmlNode[] =>
  node.content.filter((part): part is XmlNode => typeof part !== 'string' && part.name === name);
export const childText = (node: XmlNode, name: string): string => textOf(childrenOf(node, name)[0]).trim();

const escaped: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (c) => escaped[c] ?? c);

/** The markup inside a node: Atom holds XHTML as XML. */
export function markupOf(node: XmlNode): string {
  return node.content
    .map((part) => {
      if (typeof part === 'string') return escapeXml(part);
      const name = part.name.replace(/^.*:/, '');
      const attributes = Object.entries(part.attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
      return `<${name}${attributes.join('')}>${/^(img|br|hr)$/.test(name) ? '' : `${markupOf(part)}</${name}>`}`;
    })
    .join('');
}

// The text of an old page as ours: what a reader reads stays, what only looked or spied is left behind. Pure.
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { providerNames, videoOf } from '#kernel/video-address.ts';
import { fold, nfc } from '#kernel/vietnamese-text.ts';
import type { RichNode } from '#modules/content/index.ts';
import { plainShortcodes } from './shortcodes.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;
type Marks = NonNullable<RichNode['marks']>;

/** `alt` null: the old page says nothing; '' : it says that there is nothing to say. */
export type FoundPicture = { src: string; alt: string | null };
export type Converted = {
  /** Pictures stand in it as `image` nodes with the address they had (`attrs.src`). */
  doc: RichNode;
  pictures: FoundPicture[];
  /** Links that still lead to the old site. */
  oldLinks: string[];
  /** Pictures on the disk of whoever wrote: nobody has ever seen them there. */
  unreachable: string[];
};
export type Reading = {
  /** Against which addresses are read. */
  base: string;
  /** A line is a line, an empty line ends a paragraph: how WordPress keeps old texts. */
  lines?: boolean;
  /** Addresses of attachments by number. */
  attachments?: ReadonlyMap<string, string>;
  /** Where a link of the old site leads now; undefined: it is not of the old site; null: of the old site, and nothing of ours. */
  leadsTo?(address: string): string | null | undefined;
};

const dropped = new Set([
  ...['script', 'style', 'noscript', 'template', 'svg', 'math', 'form', 'button', 'input', 'select', 'textarea', 'canvas'],
  ...['head', 'title', 'meta', 'link', 'nav', 'map', 'area', 'dialog', 'frame', 'frameset', 'applet'],
]);
const marksOf: Record<string, string> = {
  ...{ b: 'bold', strong: 'bold', i: 'italic', em: 'italic', cite: 'italic', u: 'underline', ins: 'underline' },
  ...{ s: 'strike', del: 'strike', strike: 'strike' },
};
const inlineNames = new Set([
  ...Object.keys(marksOf),
  ...[
    'a',
    'span',
    'font',
    'small',
    'big',
    'sub',
    'sup',
    'code',
    'kbd',
    'abbr',
    'mark',
    'label',
    'time',
    'q',
    'br',
    'tt',
    'wbr',
    'bdi',
  ],
]);
const embeds = new Set(['iframe', 'video', 'audio', 'embed', 'object']);
const spies =
  /(pixel\.wp\.com|stats\.wp(ordpress)?\.com|facebook\.com\/tr|google-analytics|doubleclick|feedburner\.com\/~r|scorecardresearch)/i;
const maxDepth = 100;

const attribute = (node: Element, name: string): string | null => node.attrs.find((one) => one.name === name)?.value ?? null;
const isElement = (node: Node): node is Element => 'tagName' in node;
const childNodes = (node: Element): Node[] => node.childNodes;

export function convertHtml(html: string, reading: Reading): Converted {
  const pictures = new Map<string, FoundPicture>();
  const oldLinks = new Set<string>();
  const unreachable = new Set<string>();
  const lines = Boolean(reading.lines) && !html.includes('<!-- wp:') && !/<p[\s>]/i.test(html);

  const resolve = (address: string): string | null => {
    try {
      const url = new URL(address.trim(), reading.base || undefined);
      return /^(https?|mailto|tel):$/.test(url.protocol) ? url.href : null;
    } catch {
      return null;
    }
  };
  const linkMark = (href: string): Marks => {
    if (href.trim().startsWith('#')) return [];
    const address = resolve(href);
    if (!address) return [];
    const to = /^https?:/.test(address) ? reading.leadsTo?.(address) : undefined;
    if (to === null) oldLinks.add(address);
    return [{ type: 'link', attrs: { href: to ?? address } }];
  };
  const linkLine = (address: string, words = address): RichNode => ({
    type: 'paragraph',
    content: [{ type: 'text', text: words, marks: linkMark(address) }],
  });

  function picture(node: Element, caption = ''): RichNode[] {
    const numbered = attribute(node, 'data-attachment');
    const given =
      (numbered && reading.attachments?.get(numbered)) ||
      ['data-orig-file', 'data-src', 'data-lazy-src', 'src'].map((name) => attribute(node, name)).find(Boolean) ||
      '';
    const [width, height] = ['width', 'height'].map((name) => Number.parseInt(attribute(node, name) ?? '', 10));
    if ((width ?? 9) <= 2 || (height ?? 9) <= 2 || spies.test(given)) return [];
    const src = given.startsWith('data:image/') ? given : resolve(given);
    if (/^file:|^[a-z]:\\/i.test(given.trim())) unreachable.add(given.trim().slice(0, 300));
    if (!src || !/^(https?|data):/.test(src)) return [];
    const alt = attribute(node, 'alt');
    const known = pictures.get(src);
    if (!known || (!known.alt && alt))
      pictures.set(src, { src, alt: alt === null ? (known?.alt ?? null) : nfc(alt).slice(0, 300) });
    return [{ type: 'image', attrs: { src, caption: nfc(caption).slice(0, 300) } }];
  }

  function embed(node: Element): RichNode[] {
    const inner = childNodes(node)
      .filter(isElement)
      .find((one) => one.tagName === 'source' || one.tagName === 'embed');
    const given =
      attribute(node, 'src') ?? attribute(node, 'data-src') ?? attribute(node, 'data') ?? (inner && attribute(inner, 'src'));
    const address = given && resolve(given);
    if (!address || !/^https?:/.test(address) || spies.test(address)) return [];
    return [videoAt(address, attribute(node, 'title') ?? '') ?? linkLine(address, `Nội dung nhúng từ ${new URL(address).host}`)];
  }

  /** Words in a row, as far as no block stands among them. */
  function inline(node: Node, marks: Marks): RichNode[] {
    if (node.nodeName === '#text') return words((node as DefaultTreeAdapterTypes.TextNode).value, marks);
    if (!isElement(node) || dropped.has(node.tagName)) return [];
    if (node.tagName === 'br') return [{ type: 'hardBreak' }];
    return childNodes(node).flatMap((child) => inline(child, marksIn(node, marks)));
  }
  function marksIn(node: Element, marks: Marks): Marks {
    const mark = marksOf[node.tagName];
    if (mark) return marks.some((one) => one.type === mark) ? marks : [...marks, { type: mark }];
    const href = node.tagName === 'a' ? attribute(node, 'href') : null;
    return href && !marks.some((one) => one.type === 'link') ? [...marks, ...linkMark(href)] : marks;
  }
  const words = (text: string, marks: Marks): RichNode[] =>
    (lines ? text.split(/[ \t]*\r?\n[ \t]*/) : [text]).flatMap((line, i): RichNode[] => {
      const said = line.replace(/\s+/g, ' ');
      const own = said === '' ? [] : [{ type: 'text', text: said, ...(marks.length > 0 ? { marks } : {}) }];
      return i > 0 ? [{ type: 'hardBreak' }, ...own] : own;
    });

  const hasBlock = (node: Node, depth = 0): boolean =>
    isElement(node) &&
    depth < maxDepth &&
    ((!inlineNames.has(node.tagName) && !dropped.has(node.tagName)) ||
      childNodes(node).some((child) => hasBlock(child, depth + 1)));

  /** A run of words as paragraphs: two breaks end one. */
  function paragraphsOf(run: RichNode[]): RichNode[] {
    const out: RichNode[][] = [[]];
    for (let i = 0; i < run.length; i++) {
      const node = run[i] as RichNode;
      if (node.type === 'hardBreak' && run[i + 1]?.type === 'hardBreak') {
        out.push([]);
        while (run[i + 1]?.type === 'hardBreak') i++;
      } else out.at(-1)?.push(node);
    }
    return out
      .map(trimmed)
      .filter((content) => content.length > 0)
      .map((content) => ({ type: 'paragraph', content }));
  }
  function trimmed(run: RichNode[]): RichNode[] {
    const isBlank = (node: RichNode | undefined) => node !== undefined && (node.type === 'hardBreak' || node.text?.trim() === '');
    let [from, to] = [0, run.length];
    while (isBlank(run[from]) && from < to) from++;
    while (isBlank(run[to - 1]) && to > from) to--;
    return run
      .slice(from, to)
      .map((node, i, all) => {
        if (node.type !== 'text') return node;
        let text = node.text ?? '';
        if (i === 0 || all[i - 1]?.type === 'hardBreak') text = text.trimStart();
        if (i === all.length - 1 || all[i + 1]?.type === 'hardBreak') text = text.trimEnd();
        return { ...node, text };
      })
      .filter((node) => node.type !== 'text' || node.text !== '');
  }

  function blocks(nodes: Node[], marks: Marks = [], depth = 0): RichNode[] {
    const out: RichNode[] = [];
    let run: RichNode[] = [];
    const flush = () => {
      out.push(...paragraphsOf(run));
      run = [];
    };
    if (depth > maxDepth) return out;
    for (const node of nodes) {
      if (!isElement(node) || (inlineNames.has(node.tagName) && !hasBlock(node))) {
        run.push(...inline(node, marks));
        continue;
      }
      if (dropped.has(node.tagName)) continue;
      // A smiling face is a sign, not a picture.
      const sign =
        node.tagName === 'img' && /\b(emoji|wp-smiley)\b/.test(attribute(node, 'class') ?? '') ? attribute(node, 'alt') : null;
      if (sign !== null) {
        run.push(...words(sign, marks));
        continue;
      }
      flush();
      out.push(...block(node, inlineNames.has(node.tagName) ? marksIn(node, marks) : marks, depth + 1));
    }
    flush();
    return out;
  }

  function block(node: Element, marks: Marks, depth: number): RichNode[] {
    const inside = () => blocks(childNodes(node), marks, depth);
    const heading = /^h([1-6])$/.exec(node.tagName)?.[1];
    if (heading) {
      const parts = inside();
      const content = parts.flatMap((part) => (part.type === 'paragraph' ? (part.content ?? []) : []));
      const level = Math.min(4, Math.max(2, Number(heading)));
      return [
        ...(content.length > 0 ? [{ type: 'heading', attrs: { level }, content }] : []),
        ...parts.filter((part) => part.type !== 'paragraph'),
      ];
    }
    const own = asWritten(node, marks, depth);
    if (own) return own;
    if (embeds.has(node.tagName)) return embed(node);
    switch (node.tagName) {
      case 'img':
        return picture(node);
      case 'hr':
        return [{ type: 'horizontalRule' }];
      case 'figure':
        return figure(node, marks, depth);
      case 'ul':
      case 'ol':
        return list(node, marks, depth);
      case 'blockquote':
        return narrowed('blockquote', inside());
      case 'table':
        return table(node, marks, depth);
      case 'pre':
        return paragraphsOf(
          inline(node, marks).flatMap((part) =>
            (part.text ?? '')
              .split('\n')
              .flatMap((text, i): RichNode[] => [
                ...(i > 0 || part.type === 'hardBreak' ? [{ type: 'hardBreak' }] : []),
                ...(text ? [{ ...part, type: 'text', text }] : []),
              ]),
          ),
        );
      default:
        return inside();
    }
  }

  /** What our own pages are made of (`rich-text-html.ts`): a panel that leads to a video, pictures side by side. */
  function asWritten(node: Element, marks: Marks, depth: number): RichNode[] | null {
    const classes = (attribute(node, 'class') ?? '').split(' ');
    if (node.tagName === 'p' && classes.includes('vid')) {
      const found = videoOf(attribute(within(node, 'a') ?? node, 'href') ?? '');
      const title = within(node, 'b');
      return 'url' in found && title
        ? [
            {
              type: 'video',
              attrs: {
                url: found.url,
                title: nfc(
                  inline(title, [])
                    .map((part) => part.text ?? '')
                    .join(''),
                ),
              },
            },
          ]
        : null;
    }
    if (node.tagName !== 'ul' || !classes.includes('gal')) return null;
    const content = childNodes(node)
      .filter(isElement)
      .flatMap((item) => blocks(childNodes(item), marks, depth))
      .filter((part) => part.type === 'image');
    return content.length > 0 ? [{ type: 'gallery', attrs: { columns: classes.includes('c3') ? 3 : 2 }, content }] : null;
  }
  function within(node: Element, tag: string): Element | undefined {
    for (const child of childNodes(node).filter(isElement)) {
      const found = child.tagName === tag ? child : within(child, tag);
      if (found) return found;
    }
    return undefined;
  }

  function figure(node: Element, marks: Marks, depth: number): RichNode[] {
    const own = childNodes(node)
      .filter(isElement)
      .find((one) => one.tagName === 'figcaption');
    const caption = own
      ? nfc(
          inline(own, [])
            .map((part) => part.text ?? ' ')
            .join(''),
        )
      : '';
    const rest = blocks(
      childNodes(node).filter((one) => one !== own),
      marks,
      depth,
    );
    const images = rest.filter((part) => part.type === 'image');
    const one = images.length === 1 ? images[0] : undefined;
    if (one?.attrs && !one.attrs.caption) one.attrs.caption = caption.slice(0, 300);
    return one || caption === ''
      ? rest
      : [...rest, { type: 'paragraph', content: [{ type: 'text', text: caption, marks: [{ type: 'italic' }] }] }];
  }

  /** Only paragraphs and lists may stand there; a picture, a table stands behind it. */
  function narrowed(type: string, content: RichNode[], attrs?: Record<string, unknown>): RichNode[] {
    const [own, after] = split(content);
    return [...(own.length > 0 ? [{ type, ...(attrs ? { attrs } : {}), content: own }] : []), ...after];
  }
  function split(content: RichNode[]): [RichNode[], RichNode[]] {
    const own: RichNode[] = [];
    const after: RichNode[] = [];
    for (const part of content) {
      if (part.type === 'heading') own.push({ type: 'paragraph', content: part.content });
      else if (part.type === 'blockquote') own.push(...(part.content ?? []));
      else if (/^(paragraph|bulletList|orderedList)$/.test(part.type)) own.push(part);
      else after.push(part);
    }
    return [own, after];
  }

  function list(node: Element, marks: Marks, depth: number): RichNode[] {
    const items: RichNode[] = [];
    const after: RichNode[] = [];
    for (const child of childNodes(node).filter(isElement)) {
      const [own, rest] = split(blocks(child.tagName === 'li' ? childNodes(child) : [child], marks, depth));
      after.push(...rest);
      if (own[0] && own[0].type !== 'paragraph') own.unshift({ type: 'paragraph' });
      if (own.length > 0) items.push({ type: 'listItem', content: own });
    }
    return [
      ...(items.length > 0 ? [{ type: node.tagName === 'ol' ? 'orderedList' : 'bulletList', content: items }] : []),
      ...after,
    ];
  }

  function table(node: Element, marks: Marks, depth: number): RichNode[] {
    const rows: RichNode[] = [];
    const after: RichNode[] = [];
    const before: RichNode[] = [];
    const visit = (part: Element) => {
      if (part.tagName === 'caption') before.push(...blocks(childNodes(part), [{ type: 'bold' }], depth));
      else if (part.tagName === 'tr') {
        const cells = childNodes(part)
          .filter(isElement)
          .filter((cell) => /^t[dh]$/.test(cell.tagName));
        const content = cells.map((cell) => {
          const [own, rest] = split(blocks(childNodes(cell), marks, depth));
          after.push(...rest);
          return {
            type: cell.tagName === 'th' ? 'tableHeader' : 'tableCell',
            attrs: { colspan: attribute(cell, 'colspan') ?? 1, rowspan: attribute(cell, 'rowspan') ?? 1 },
            content: own.length > 0 ? own : [{ type: 'paragraph' }],
          };
        });
        if (content.length > 0) rows.push({ type: 'tableRow', content });
      } else for (const child of childNodes(part).filter(isElement)) visit(child);
    };
    for (const child of childNodes(node).filter(isElement)) visit(child);
    // One cell is no table: old editors used it as a frame.
    const only = rows.length === 1 && rows[0]?.content?.length === 1 ? rows[0].content[0] : undefined;
    const body = only ? (only.content ?? []) : rows.length > 0 ? [{ type: 'table', content: rows }] : [];
    return [...before, ...body, ...after];
  }

  const { childNodes: top } = parseFragment(plainShortcodes(html));
  const content = linked(blocks(top), linkMark);
  return {
    doc: { type: 'doc', content },
    pictures: [...pictures.values()],
    oldLinks: [...oldLinks],
    unreachable: [...unreachable],
  };
}

/** A video of a house that we know: a panel that leads to it. */
function videoAt(address: string, title: string): RichNode | null {
  const video = videoOf(address.replace(/(youtube(?:-nocookie)?\.com)\/v\//, '$1/embed/'));
  if (!('url' in video)) return null;
  const said = nfc(title) || `Video trên ${providerNames[video.provider]}`;
  return { type: 'video', attrs: { url: video.url, title: said.slice(0, 160) } };
}

/** An address alone on its line was shown as a video or a card: it becomes that, or a link. */
function linked(content: RichNode[], linkMark: (href: string) => Marks): RichNode[] {
  return content.map((part) => {
    const [only] = part.content ?? [];
    if (part.type !== 'paragraph' || part.content?.length !== 1 || only?.marks || !/^https?:\/\/\S+$/.test(only?.text ?? ''))
      return part;
    const video = videoAt(only?.text ?? '', '');
    if (video) return video;
    return { ...part, content: [{ type: 'text', text: only?.text, marks: linkMark(only?.text ?? '') }] };
  });
}

/** The words of a summary, without markup and without what WordPress puts at its end. */
export function plainSummary(html: string, max: number): string {
  const text = nfc(
    convertHtml(html, { base: '' })
      .doc.content?.map((part) => (part.content ?? []).map((node) => node.text ?? ' ').join(''))
      .join(' ') ?? '',
  ).replace(/\s*(\[(…|\.\.\.)\]|(…|\.\.\.)\s*(Đọc tiếp|Xem thêm|Continue reading).*)$/i, '…');
  return shortened(text, max);
}

/** Not longer than that, cut between words. */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  return `${cut.slice(0, cut.lastIndexOf(' ') > max / 2 ? cut.lastIndexOf(' ') : undefined).trimEnd()}…`;
}

/** The same name, however it is typed. */
export const sameName = (a: string, b: string): boolean =>
  fold(a).replace(/[^a-z0-9]/g, '') === fold(b).replace(/[^a-z0-9]/g, '');

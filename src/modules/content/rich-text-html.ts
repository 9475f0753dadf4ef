// A cleaned document as the page shows it. Every text is escaped; a picture that is hidden or gone leaves nothing behind.
import { providerNames, videoOf } from '#kernel/video-address.ts';
import { mediaPath, type Picture, srcOf, srcSetOf } from '#modules/media/index.ts';
import { cleanRichText, type RichNode } from './rich-text.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const html = (text: unknown) => String(text ?? '').replace(/[&<>"]/g, (c) => entities[c] ?? c);
const tagOf: Record<string, string> = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' };
const plain: Record<string, string> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  tableRow: 'tr',
};

type Pictures = ReadonlyMap<string, Picture>;
const whole = '(min-width: 48rem) 43rem, 100vw';

function image(picture: Picture, sizes: string, width: number): string {
  const size = picture.width > 0 ? ` width="${picture.width}" height="${picture.height}"` : '';
  return `<img src="${html(srcOf(picture, width))}" srcset="${html(srcSetOf(picture))}" sizes="${sizes}"${size} alt="${html(picture.alt)}" loading="lazy" decoding="async">`;
}

const captionOf = (node: RichNode) => (node.attrs?.caption ? `<figcaption>${html(node.attrs.caption)}</figcaption>` : '');

function figure(node: RichNode, pictures: Pictures): string {
  const picture = pictures.get(String(node.attrs?.file));
  return picture ? `<figure>${image(picture, whole, 960)}${captionOf(node)}</figure>` : '';
}

/** Small pictures side by side, each a link to itself in full; those that may not be seen leave no gap. */
function gallery(node: RichNode, pictures: Pictures): string {
  const columns = Number(node.attrs?.columns);
  const shown = (node.content ?? []).flatMap((one) => {
    const picture = pictures.get(String(one.attrs?.file));
    return picture ? [{ one, picture }] : [];
  });
  if (shown.length === 0) return '';
  const sizes = columns === 3 ? '(min-width: 48rem) 14rem, 50vw' : '(min-width: 48rem) 21rem, 50vw';
  const items = shown.map(({ one, picture }, i) => {
    const full = html(mediaPath(picture.variants.at(-1)?.sha256 ?? ''));
    return `<li><figure><a href="${full}">${image(picture, shown.length === 1 ? whole : sizes, 480)}<span class="vh">Mở ảnh ${i + 1} cỡ lớn</span></a>${captionOf(one)}</figure></li>`;
  });
  return `<ul class="gal c${columns}">${items.join('')}</ul>`;
}

/** A panel that leads to the video at its host: no request leaves for there before the reader does. */
function video(node: RichNode): string {
  const found = videoOf(String(node.attrs?.url ?? ''));
  if (!('url' in found)) return '';
  const play = '<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M8 5.5v13l11-6.5z"/></svg>';
  return `<p class="vid"><a href="${html(found.url)}" rel="noopener noreferrer external"><span class="play">${play}</span><span><b>${html(node.attrs?.title)}</b> <span class="at">Video, mở ở ${providerNames[found.provider]}</span></span></a></p>`;
}

/** Rows of headers at the top are the table's head: readers' software names the columns by it. */
function table(node: RichNode, inner: (node: RichNode) => string): string {
  const rows = node.content ?? [];
  const isHead = (row: RichNode) => (row.content ?? []).every((cell) => cell.type === 'tableHeader');
  const heads = rows.findIndex((row) => !isHead(row));
  const head = rows.slice(0, heads === -1 ? 0 : heads);
  const body = rows.slice(head.length);
  const part = (tag: string, list: RichNode[]) =>
    list.length > 0 ? `<${tag}>${list.map((row) => `<tr>${inner(row)}</tr>`).join('')}</${tag}>` : '';
  return `<div class="scroll" role="region" aria-label="Bảng" tabindex="0"><table class="tb">${part('thead', head)}${part('tbody', body)}</table></div>`;
}

export function richTextHtml(doc: unknown, pictures: ReadonlyMap<string, Picture> = new Map()): string {
  const inner = (node: RichNode): string => (node.content ?? []).map(render).join('');
  const cell = (tag: 'td' | 'th', node: RichNode) => {
    const spans = ['colspan', 'rowspan'].map((name) =>
      Number(node.attrs?.[name]) > 1 ? ` ${name}="${Number(node.attrs?.[name])}"` : '',
    );
    // One paragraph in a cell needs no element of its own.
    const only = node.content?.length === 1 && node.content[0]?.type === 'paragraph' ? node.content[0] : node;
    return `<${tag}${spans.join('')}>${inner(only)}</${tag}>`;
  };
  const render = (node: RichNode): string => {
    const tag = plain[node.type];
    if (tag) return `<${tag}>${inner(node)}</${tag}>`;
    switch (node.type) {
      case 'text':
        return (node.marks ?? []).reduce(
          (text, mark) =>
            mark.type === 'link'
              ? `<a href="${html(mark.attrs?.href)}" rel="noopener">${text}</a>`
              : `<${tagOf[mark.type]}>${text}</${tagOf[mark.type]}>`,
          html(node.text),
        );
      case 'heading':
        return `<h${node.attrs?.level}>${inner(node)}</h${node.attrs?.level}>`;
      case 'horizontalRule':
        return '<hr>';
      case 'hardBreak':
        return '<br>';
      case 'image':
        return figure(node, pictures);
      case 'gallery':
        return gallery(node, pictures);
      case 'video':
        return video(node);
      case 'table':
        return table(node, inner);
      case 'tableHeader':
        return cell('th', node);
      case 'tableCell':
        return cell('td', node);
      default:
        return inner(node);
    }
  };
  return inner(cleanRichText(doc));
}

// How do pages become text? JSX of the files that name this as their source is written down at once: elements into text, components by
// calling them. Nothing lives on in a browser, so there is no tree to keep. Text is escaped; only `Html` stands as it is.
import type { JSX as ReactJSX } from 'react';

export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}
export type Node = Html | string | number | boolean | null | undefined | readonly Node[];

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' };
export const escaped = (text: string): string =>
  /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign) : text;

export function textOf(node: Node): string {
  if (typeof node === 'string') return escaped(node);
  if (node instanceof Html) return node.text;
  if (typeof node === 'number') return String(node);
  if (!node || node === true) return '';
  let text = '';
  for (const part of node) text += textOf(part);
  return text;
}

/** Written otherwise in JSX. The rest is taken as it stands: whoever reads HTML does not mind capitals. */
const names: Record<string, string> = { className: 'class', htmlFor: 'for', textAnchor: 'text-anchor' };
const inside = new Set(['children', 'dangerouslySetInnerHTML']);
const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

type Props = { children?: Node; dangerouslySetInnerHTML?: { __html: string }; [name: string]: unknown };
type Component<P> = (props: P) => Node;

function element(tag: string, props: Props): Html {
  let text = `<${tag}`;
  for (const key in props) {
    const value = props[key];
    if (value === undefined || value === null || inside.has(key)) continue;
    const name = names[key] ?? key;
    // `aria-pressed` says "false", `required` is not there.
    if (typeof value === 'boolean' && !/^(aria|data)-/.test(name)) text += value ? ` ${name}=""` : '';
    else text += ` ${name}="${escaped(String(value))}"`;
  }
  if (empty.has(tag)) return new Html(`${text}/>`);
  return new Html(`${text}>${props.dangerouslySetInnerHTML?.__html ?? textOf(props.children)}</${tag}>`);
}

export const Fragment = ({ children }: { children?: Node }): Html => new Html(textOf(children));
export const jsx = <P extends Props>(type: string | Component<P>, props: P): Node =>
  typeof type === 'string' ? element(type, props) : type(props);
export { jsx as jsxDEV, jsx as jsxs };

type Elements = ReactJSX.IntrinsicElements;
export declare namespace JSX {
  type Element = Node;
  type ElementType = string | Component<never>;
  type IntrinsicAttributes = { key?: string | number };
  type ElementChildrenAttribute = { children: unknown };
  /** The names and values that React's types allow, for these are written down the same way. */
  type IntrinsicElements = {
    [T in keyof Elements]: Omit<Elements[T], 'children' | 'ref' | 'style'> & { children?: Node };
  };
}

// What another system hands over, whatever it is: the items of an old site in one form. Pure.
import { createHash } from 'node:crypto';
import { refuse } from '#kernel/refusal.ts';

export type SourceItem = {
  kind: 'article' | 'page';
  /** By which the same item is known when it comes again. */
  key: string;
  title: string;
  slug: string;
  /** Where it stood, as a whole address; '' when the file does not say. */
  link: string;
  /** Other paths under which it was found: with "?p=12". */
  paths: string[];
  html: string;
  summary: string;
  author: string;
  at: Date | null;
  /** `locked`: behind a password. */
  state: 'published' | 'draft' | 'private' | 'scheduled' | 'locked';
  categories: { slug: string; title: string }[];
  keywords: string[];
  /** The address of the picture on top. */
  cover: string | null;
  /** Documents that stand beside the text. */
  files: { src: string; name: string }[];
};

export type Source = {
  kind: 'wxr' | 'feed';
  title: string;
  /** The address of the old site, '' when the file does not say. */
  site: string;
  items: SourceItem[];
  /** What the old system says of its pictures, by address; null: it says nothing. */
  alts: Map<string, string | null>;
  /** Addresses of attachments by their number: galleries name them so. */
  attachments: Map<string, string>;
  /** Kinds of content that were passed over, with how many. */
  skipped: Map<string, number>;
  /** Where a feed goes on. */
  next?: string;
};

export const maxItems = 10_000;
export const tooMany = () =>
  refuse('many', 'Tệp có hơn 10.000 mục. Xuất theo từng năm (WordPress: Công cụ › Xuất ra) rồi nhập từng tệp.', 'file');

export const emptySource = (kind: Source['kind']): Source => ({
  ...{ kind, title: '', site: '', items: [] },
  ...{ alts: new Map(), attachments: new Map(), skipped: new Map() },
});

/** The same item again has the same digest; one that was written on has another. */
export const digestOf = (item: SourceItem): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        item.title,
        item.html,
        item.summary,
        item.author,
        item.at,
        item.state,
        item.cover,
        ...item.files.map((file) => file.src),
      ]),
    )
    .digest('hex');

export function hostOf(address: string): string {
  try {
    return new URL(address).host.toLowerCase().replace(/^www\./, '');
  } catch {
    return '';
  }
}

/** A date of an old system, or nothing: "0000-00-00" is how WordPress says none. */
export function instantIn(text: string): Date | null {
  if (text === '' || text.startsWith('0000')) return null;
  const at = new Date(text);
  const year = at.getUTCFullYear();
  return Number.isNaN(at.getTime()) || year < 1990 || year > 2100 ? null : at;
}

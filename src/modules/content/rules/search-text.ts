// What does somebody look for who types this, and where in a text does it stand? Pure.
import { fold, nfc } from '#kernel/vietnamese-text.ts';

/** One word, or a phrase in quotation marks. */
export type Term = {
  /** Without tones, as texts are stored for search. */
  folded: string;
  /** With tones, lower case: as typed, and with the tone where the other school of spelling puts it. Empty when typed without tones. */
  exact: string[];
  /** The last word may be unfinished. */
  open: boolean;
};
const mostTerms = 8;

const olds = ['òa', 'óa', 'ỏa', 'õa', 'ọa', 'òe', 'óe', 'ỏe', 'õe', 'ọe', 'ùy', 'úy', 'ủy', 'ũy', 'ụy'];
const news = ['oà', 'oá', 'oả', 'oã', 'oạ', 'oè', 'oé', 'oẻ', 'oẽ', 'oẹ', 'uỳ', 'uý', 'uỷ', 'uỹ', 'uỵ'];
const swap = (words: string, from: string[], to: string[]) =>
  from.reduce((text, part, i) => text.replace(new RegExp(`(?<!q)${part}(?!\\p{L})`, 'gu'), to[i] ?? part), words);

/** 'hòa' and 'hoà' are one word in two spellings. */
const spellings = (words: string): string[] => [...new Set([words, swap(words, olds, news), swap(words, news, olds)])];

/** @returns at most eight terms; none when there is nothing to look for */
export function termsOf(text: string): Term[] {
  const clean = nfc(text).replace(/[“”„]/g, '"');
  const found = [...clean.matchAll(/"([^"]+)"|([^\s"]+)/g)].map(([, phrase, word]) => ({
    words: (phrase ?? word ?? '').toLowerCase().replace(/^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu, ''),
    closed: phrase !== undefined,
  }));
  const terms = found.filter(({ words }) => fold(words) !== '').slice(0, mostTerms);
  return terms.map(({ words, closed }, i) => ({
    folded: fold(words),
    exact: fold(words) === words ? [] : spellings(words),
    open: !closed && i === terms.length - 1,
  }));
}

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** A regular expression of PostgreSQL: these words as whole words; of an unfinished one the beginning. */
export const wordPattern = ({ folded, open }: Pick<Term, 'folded' | 'open'>): string =>
  `(^|[^[:alnum:]])${escaped(folded)}${open ? '' : '($|[^[:alnum:]])'}`;
export const exactPattern = ({ exact, open }: Term): string =>
  `(^|[^[:alnum:]])(${exact.map(escaped).join('|')})${open ? '' : '($|[^[:alnum:]])'}`;

const bare = new Map<string, string>();
/** As `fold`, sign by sign, so that places in both texts are the same. */
function folded(text: string): string {
  let out = '';
  for (const char of text) {
    let plain = bare.get(char);
    if (plain === undefined) {
      plain = char.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace('đ', 'd') || ' ';
      if (plain.length !== char.length) plain = char;
      bare.set(char, plain);
    }
    out += plain;
  }
  return out;
}

export type Piece = { text: string; hit: boolean };

/** Where the terms stand in a text, in order, not overlapping. */
function hitsIn(text: string, terms: readonly Term[]): [from: number, to: number][] {
  const plain = folded(text);
  const hits = terms.flatMap(({ folded: words, open }) => {
    const all = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(words)}${open ? '' : '(?![\\p{L}\\p{N}])'}`, 'gu');
    return [...plain.matchAll(all)].map((hit): [number, number] => [hit.index, hit.index + words.length]);
  });
  hits.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return hits.filter(([from], i) => !hits.slice(0, i).some(([, to]) => from < to));
}

/** The text with what was looked for set apart. */
export function highlighted(text: string, terms: readonly Term[]): Piece[] {
  const clean = text.normalize('NFC');
  const pieces: Piece[] = [];
  let at = 0;
  for (const [from, to] of hitsIn(clean, terms)) {
    pieces.push({ text: clean.slice(at, from), hit: false }, { text: clean.slice(from, to), hit: true });
    at = to;
  }
  pieces.push({ text: clean.slice(at), hit: false });
  return pieces.filter((piece) => piece.text !== '');
}

/** Some 200 signs around the first place where a term stands; the beginning when it stands nowhere. Cut between words. */
export function excerpt(text: string, terms: readonly Term[], length = 200): string {
  const clean = text.normalize('NFC');
  if (clean.length <= length) return clean;
  const first = hitsIn(clean, terms)[0]?.[0] ?? 0;
  let from = Math.max(0, Math.min(first - Math.floor(length / 3), clean.length - length));
  if (from > 0) from = clean.indexOf(' ', from) + 1;
  const to = from + length >= clean.length ? clean.length : clean.lastIndexOf(' ', from + length);
  return `${from > 0 ? '… ' : ''}${clean.slice(from, to)}${to < clean.length ? ' …' : ''}`;
}

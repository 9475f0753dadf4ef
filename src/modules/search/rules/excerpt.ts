// Where in a text does that stand which was looked for? Pure.
import { type Term, typedWithTones } from './question.ts';
import { wordsOf } from './words.ts';

const families = ['aàáảãạăằắẳẵặâầấẩẫậ', 'dđ', 'eèéẻẽẹêềếểễệ', 'iìíỉĩị', 'oòóỏõọôồốổỗộơờớởỡợ', 'uùúủũụưừứửữự', 'yỳýỷỹỵ'];
const family = new Map(families.map((signs) => [signs[0], `[${signs}]`]));
const letter = /[\p{L}\p{N}\p{M}]/u.source;

/** Finds the terms in text that is NFC, whatever its tones. */
function patternOf(terms: readonly Term[]): RegExp | null {
  if (terms.length === 0) return null;
  const one = terms
    .map(({ words }) =>
      words.map(({ folded }) => [...folded].map((sign) => family.get(sign) ?? sign).join('')).join(`[^\\p{L}\\p{N}\\p{M}]+`),
    )
    // Of two that begin at one place the longer is marked.
    .sort((a, b) => b.length - a.length)
    .join('|');
  return new RegExp(`(?<!${letter})(?:${one})(?!${letter})`, 'giu');
}

const exactOf = (text: string) =>
  wordsOf(text)
    .map((word) => word.exact)
    .join(' ');

type Hit = { text: string; index: number };
function placesOf(clean: string, terms: readonly Term[], most: number): Hit[] {
  const pattern = patternOf(terms);
  const hits: Hit[] = [];
  for (const { 0: text, index } of pattern ? clean.matchAll(pattern) : []) if (hits.push({ text, index }) >= most) break;
  if (!typedWithTones(terms)) return hits;
  const wanted = new Set(terms.map((term) => term.words.map((word) => word.exact).join(' ')));
  const exact = hits.filter((hit) => wanted.has(exactOf(hit.text)));
  return exact.length > 0 ? exact : hits;
}

/** Two syllables are mostly one word: of “học bạ” a lone “học” says nothing where both stand side by side. */
const sideBySide = (terms: readonly Term[]): Term[] =>
  terms.length > 1 && !terms.some(({ quoted }) => quoted) ? [{ words: terms.flatMap(({ words }) => words), quoted: true }] : [];

/** Where the terms stand: side by side alone, when they do; with the tones as typed alone, when they have any. */
function hitsIn(clean: string, terms: readonly Term[], most = Number.POSITIVE_INFINITY): Hit[] {
  const together = placesOf(clean, sideBySide(terms), most);
  const asTyped = typedWithTones(terms) ? together.filter(({ text }) => exactOf(text) === exactLine(terms)) : together;
  return asTyped.length > 0 ? asTyped : placesOf(clean, terms, most);
}
const exactLine = (terms: readonly Term[]) => terms.flatMap(({ words }) => words.map((word) => word.exact)).join(' ');

export type Piece = { text: string; hit: boolean };

/** The text with what was looked for set apart. */
export function highlighted(text: string, terms: readonly Term[]): Piece[] {
  const clean = text.normalize('NFC');
  const pieces: Piece[] = [];
  let at = 0;
  for (const { text: hit, index } of hitsIn(clean, terms)) {
    pieces.push({ text: clean.slice(at, index), hit: false }, { text: hit, hit: true });
    at = index + hit.length;
  }
  pieces.push({ text: clean.slice(at), hit: false });
  return pieces.filter((piece) => piece.text !== '');
}

/** Does every term stand in the text? */
export const standsIn = (text: string, terms: readonly Term[]): boolean => terms.every((term) => patternOf([term])?.test(text));
export const standsSomewhere = (text: string, terms: readonly Term[]): boolean => patternOf(terms)?.test(text) ?? false;

/** Some 220 signs around the place where most of the terms stand together; the beginning when none does. Cut between words. */
export function excerpt(text: string, terms: readonly Term[], length = 220): string {
  const clean = text.normalize('NFC').replace(/\s+/g, ' ');
  if (clean.length <= length) return clean;
  const places = hitsIn(clean, terms, 400).map((hit) => hit.index);
  const near = (from: number) => places.filter((at) => at >= from && at < from + length * 0.7).length;
  const best = places.reduce((found, at) => (near(at) > near(found) ? at : found), places[0] ?? 0);
  let from = Math.max(0, Math.min(best - Math.floor(length / 5), clean.length - length));
  if (from > 0) from = clean.indexOf(' ', from) + 1;
  const to = from + length >= clean.length ? clean.length : clean.lastIndexOf(' ', from + length);
  return `${from > 0 ? '… ' : ''}${clean.slice(from, to <= from ? from + length : to)}${to < clean.length ? ' …' : ''}`;
}

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

type Hit = { text: string; index: number };
const gap = /^[^\p{L}\p{N}\p{M}]+$/u;

/** Two syllables are mostly one word of Vietnamese: of “học bạ” a lone “học” says nothing where both stand side by side. */
function sideBySide(clean: string, hits: readonly Hit[], words: readonly string[], keyOf: (hit: Hit) => string): Hit[] {
  const found: Hit[] = [];
  for (let i = 0; i + words.length <= hits.length; i++) {
    const run = hits.slice(i, i + words.length);
    const stand = run.every(
      (hit, n) => (n === 0 || gap.test(clean.slice(endOf(run[n - 1] as Hit), hit.index))) && keyOf(hit) === words[n],
    );
    if (!stand) continue;
    const [first, last] = [run[0] as Hit, run.at(-1) as Hit];
    found.push({ text: clean.slice(first.index, endOf(last)), index: first.index });
    i += words.length - 1;
  }
  return found;
}
const endOf = ({ text, index }: Hit) => index + text.length;

/** Where the terms stand: side by side alone, when they do; with the tones as typed alone, when they have any. One look at the text. */
function hitsIn(clean: string, terms: readonly Term[], most = Number.POSITIVE_INFINITY): Hit[] {
  const pattern = patternOf(terms);
  const hits: Hit[] = [];
  for (const { 0: text, index } of pattern ? clean.matchAll(pattern) : []) if (hits.push({ text, index }) >= most) break;
  const toned = typedWithTones(terms);
  const apart = terms.length > 1 && !terms.some(({ quoted }) => quoted);
  if (hits.length === 0 || !(toned || apart)) return hits;
  // A word stands in a text many times, and is taken apart once.
  const known = new Map<string, string>();
  const keyOf = ({ text }: Hit): string => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const key = wordsOf(text)
      .map((word) => (toned ? word.exact : word.folded))
      .join(' ');
    known.set(text, key);
    return key;
  };
  const wanted = terms.map(({ words }) => words.map((word) => (toned ? word.exact : word.folded)).join(' '));
  const together = apart ? sideBySide(clean, hits, wanted, keyOf) : [];
  if (together.length > 0) return together;
  const exact = toned ? hits.filter((hit) => wanted.includes(keyOf(hit))) : [];
  return exact.length > 0 ? exact : hits;
}

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

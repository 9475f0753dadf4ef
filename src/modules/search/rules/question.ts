// What does somebody look for who types this, and what stands before what? Pure: from the typed text to questions for the index.
import { nfc } from '#kernel/vietnamese-text.ts';
import { besideEachOther, exactKey, foldedKey, pairKey, unitKey, type Word, wordsOf } from './words.ts';

/** One word, or several that stand beside each other: a phrase in quotation marks, a number with its signs (36/2017/TT-BGDĐT). */
export type Term = { words: Word[]; quoted: boolean };
const mostTerms = 8;
const mostPhrase = 12;

/** Typed with the signs of a title, it is asked for as the title is kept. */
const parts = /[:;,.!?…)\]]"?\s+$|\s[–—-]\s+$/;

/** @returns at most eight terms; none when there is nothing to look for */
export function termsOf(text: string): Term[] {
  const clean = nfc(text).replace(/[“”„«»]/g, '"');
  return [...clean.matchAll(/"([^"]+)"|([^\s"]+)/g)]
    .map(({ 1: phrase, 2: word, index }) => {
      const [first, ...rest] = wordsOf(phrase ?? word ?? '', mostPhrase);
      const apart = parts.test(clean.slice(0, index)) || /^[([]/.test(word ?? '');
      return { words: first ? [apart ? { ...first, apart: true as const } : first, ...rest] : [], quoted: phrase !== undefined };
    })
    .filter((term) => term.words.length > 0)
    .slice(0, mostTerms);
}

/** Somebody who sets tones anywhere means every word as it is written. */
const isToned = (word: Word) => word.exact !== word.folded;
export const typedWithTones = (terms: readonly Term[]): boolean => terms.some((term) => term.words.some(isToned));

const quoted = (key: string) => `'${key.replace(/['\\]/g, '')}'`;
const all = (keys: readonly string[]) => [...new Set(keys)].map(quoted).join(' & ');
const pairs = (words: readonly Word[], mark: string) =>
  words.slice(1).flatMap((word, i) => (besideEachOther(word, mark) ? [pairKey(words[i] as Word, word, mark)] : []));

const anyOrder = (terms: readonly Term[], mark: string): string[] =>
  terms.flatMap(({ words }) => [...words.map((word) => foldedKey(word, mark)), ...pairs(words, mark)]);

export type Question = {
  /** Everything that counts as found: every term, without regard to tones, in any order. */
  all: string;
  /** Phrases of three words or more, which the index knows by their pairs only. */
  phrases: string[];
  /** Best first; each leads to the next when it is answered to the end. The last is `all`. */
  ranks: string[];
};

/**
 * Whoever sets tones means them: first all that has the tones as typed, then what only sounds alike. In each the title before the text, and
 * what stands side by side first. Two syllables are mostly one word of Vietnamese: side by side in a text they say more than apart in a title.
 */
export function questionOf(terms: readonly Term[], unitId?: number): Question | null {
  if (terms.length === 0) return null;
  const here = unitId === undefined ? [] : [unitKey(unitId)];
  const line = terms.flatMap((term) => term.words);
  const tier = (exactly: boolean) => {
    const found = (mark: string, beside: boolean) => [
      ...[...here, ...anyOrder(terms, mark)],
      ...(exactly ? line.filter((word) => word.lettered).map((word) => exactKey(word, mark)) : []),
      ...(beside ? pairs(line, mark) : []),
    ];
    const [title, apart, text, any] = [found('^', true), found('^', false), found('', true), found('', false)];
    return line.length === 2 ? [title, text, apart, any] : [title, apart, text, any];
  };
  const ranks = [...(typedWithTones(terms) ? tier(true) : []), ...tier(false)].map(all);
  const phrases = terms.filter((term) => term.words.length > 2).map(({ words }) => ` ${words.map((w) => w.folded).join(' ')} `);
  return { all: all([...here, ...anyOrder(terms, '')]), phrases, ranks: [...new Set(ranks)] };
}

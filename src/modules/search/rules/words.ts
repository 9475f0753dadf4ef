// Which words does a text consist of, and under which keys does the index keep it? Pure; the index and the question ask alike.
import { fold, nfc } from '#kernel/vietnamese-text.ts';

/**
 * `folded` without tones and with d for đ; `exact` with them, wherever in the syllable the tone was set: 'hoà' and 'hòa' are one. A
 * number is the same with and without tones: it is not `lettered`. `apart`: a colon, comma, bracket stands before it.
 */
export type Word = { folded: string; exact: string; lettered: boolean; apart?: true };

/** Of one item; sixty pages. What lies behind is not looked for. */
export const mostWords = 30_000;

const tones = new Map([
  ['\u0300', '`'],
  ['\u0309', '?'],
  ['\u0303', '~'],
  ['\u0301', '^'],
  ['\u0323', '_'],
]);
const known = new Map<string, Word>();

function wordOf(lower: string): Word {
  const found = known.get(lower);
  if (found) return found;
  let tone = '';
  let letters = '';
  for (const sign of lower.normalize('NFD')) {
    const mark = tones.get(sign);
    if (mark === undefined) letters += sign;
    else if (tone === '') tone = mark;
  }
  const plain = fold(lower).replace(/[^\p{L}\p{N}]/gu, '');
  const word = { folded: plain, exact: letters.normalize('NFC') + tone, lettered: /\p{L}/u.test(plain) };
  // Vietnamese has some seven thousand syllables; what a hostile file may hold has no end.
  if (known.size < 50_000) known.set(lower, word);
  return word;
}

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const longest = 40;
/** What ends a thought. Signs within numbers and symbols, as in 36/2017/TT-BGDĐT or 7.30, do not. */
const parting = /[:;,.!?…]\s|[()[\]]|\s[–—-]\s/;

/** In their order; signs between them are nothing but what sets the next apart. */
export function wordsOf(text: string, most = mostWords): Word[] {
  const words: Word[] = [];
  const lower = nfc(text).toLowerCase();
  let end = 0;
  for (const { 0: run, index } of lower.matchAll(wordPattern)) {
    if (words.length >= most) break;
    const word = wordOf(run.slice(0, longest));
    if (word.folded === '') continue;
    words.push(words.length > 0 && index - end > 1 && parting.test(lower.slice(end, index)) ? { ...word, apart: true } : word);
    end = index + run.length;
  }
  return words;
}

/** The keys of words: as they are folded, exact behind '=', two neighbours with a blank between; `mark` '^' for those of a title. */
export const foldedKey = (word: Word, mark = '') => mark + word.folded;
export const exactKey = (word: Word, mark = '') => `${mark}=${word.exact}`;
export const pairKey = (first: Word, second: Word, mark = '') => `${mark}${first.folded} ${second.folded}`;
/** In a title who stands side by side says more: two words with a colon between are no phrase. Texts keep all, so that quotes are found. */
export const besideEachOther = (next: Word, mark: string): boolean => mark === '' || next.apart !== true;
export const unitKey = (unitId: number) => `@${unitId}`;

function addKeys(keys: Set<string>, words: readonly Word[], mark = ''): void {
  for (const [i, word] of words.entries()) {
    keys.add(foldedKey(word, mark));
    if (word.lettered) keys.add(exactKey(word, mark));
    const next = words[i + 1];
    if (next && besideEachOther(next, mark)) keys.add(pairKey(word, next, mark));
  }
}

export type Words = { words: string; keys: string[] };

/** What the index keeps of an item. Neighbours are neighbours within one part only: a title's last word and a text's first are none. */
export function indexed(unitId: number, title: string, parts: readonly string[]): Words {
  const keys = new Set([unitKey(unitId)]);
  const inTitle = wordsOf(title);
  addKeys(keys, inTitle, '^');
  let words = ' ';
  let left = mostWords;
  for (const part of [inTitle, ...parts]) {
    const all = typeof part === 'string' ? wordsOf(part, left) : part;
    if (all.length === 0) continue;
    addKeys(keys, all);
    for (const word of all) words += `${word.folded} `;
    words += '. ';
    left -= all.length;
  }
  return { words, keys: [...keys] };
}

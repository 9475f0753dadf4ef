// The keywords of an article (từ khóa): how they are typed, which of them are the same, under which address they are listed. Pure.
import { nfc, slugify } from '#kernel/vietnamese-text.ts';

export const mostKeywords = 10;
export const keywordMax = 60;

export const keywordSlug = (word: string): string => slugify(word, 78);

/** Those of another system, as many and as long as ours may be. */
export const foreignKeywords = (given: readonly string[]): string[] =>
  keywordsOf(given)
    .filter((word) => word.length <= keywordMax)
    .slice(0, mostKeywords);

/** As typed, with commas or one a line; words that differ in tones or capitals only are one, as it was written first. */
export function keywordsOf(typed: string | readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const part of typeof typed === 'string' ? typed.split(/[,;\n]/) : typed) {
    const word = nfc(part).replace(/^#/, '').replace(/\s+/g, ' ').trim();
    const slug = keywordSlug(word);
    if (slug && !seen.has(slug)) seen.set(slug, word);
  }
  return [...seen.values()];
}

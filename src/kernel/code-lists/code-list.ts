// How is a word in a file or a form understood as a code? By its name without tones, its aliases, never by a number alone (R4.14).
import { fold } from '../vietnamese-text.ts';

export type CodeEntry = { code: string; name: string; aliases?: readonly string[] };
export type CodeList = {
  readonly title: string;
  readonly entries: readonly CodeEntry[];
  nameOf(code: string | null | undefined): string;
  has(code: string): boolean;
  /** exact: written as in the list; alias: understood, worth telling; nothing: unknown, with the nearest names. */
  find(text: string): { code: string; how: 'exact' | 'alias' } | { code: null; near: string[] };
};

const key = (text: string) => fold(text).replace(/[^a-z0-9]/g, '');

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length] ?? 0;
}

export function codeList(title: string, entries: readonly CodeEntry[]): CodeList {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  const byName = new Map(entries.map((entry) => [key(entry.name), entry.code]));
  const byAlias = new Map(entries.flatMap((entry) => (entry.aliases ?? []).map((alias) => [key(alias), entry.code] as const)));
  return {
    title,
    entries,
    nameOf: (code) => (code ? (byCode.get(code)?.name ?? code) : ''),
    has: (code) => byCode.has(code),
    find(text) {
      const wanted = key(text);
      const exact = byName.get(wanted);
      if (exact !== undefined) return { code: exact, how: 'exact' };
      const alias = byAlias.get(wanted);
      if (alias !== undefined) return { code: alias, how: 'alias' };
      // A known word inside a longer one ('Khmer Nam Bộ') is nearer than any spelling.
      const inside = entries.filter((entry) =>
        [entry.name, ...(entry.aliases ?? [])].some((name) => key(name).length > 3 && wanted.includes(key(name))),
      );
      const near = entries
        .map((entry) => ({ name: entry.name, d: distance(wanted, key(entry.name)) }))
        .filter(({ d, name }) => d <= Math.max(1, Math.floor(key(name).length / 3)))
        .sort((a, b) => a.d - b.d)
        .map(({ name }) => name);
      return { code: null, near: [...new Set([...inside.map((entry) => entry.name), ...near])].slice(0, 3) };
    },
  };
}

// On a page of results over many sites: what says the same in the same words at several units stands once, with how many it speaks for. Pure.
type Said = { unitId: number; type: string; label: string; title: string; excerpt: string };

/** @returns in the order given; `also`: how many of other units, on this page, say the same */
export function folded<T extends Said>(items: readonly T[]): (T & { also: number })[] {
  const first = new Map<string, T & { units: Set<number>; also: number }>();
  for (const item of items) {
    const words = JSON.stringify([item.type, item.label, item.title, item.excerpt]);
    // What one unit says twice are two of its pages.
    const key = first.get(words)?.units.has(item.unitId) ? JSON.stringify([words, first.size]) : words;
    const known = first.get(key);
    if (!known) first.set(key, { ...item, units: new Set([item.unitId]), also: 0 });
    else {
      known.units.add(item.unitId);
      known.also += 1;
    }
  }
  return [...first.values()].map(({ units, ...item }) => item as unknown as T & { also: number });
}

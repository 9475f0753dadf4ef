// On a page of results over many sites: what says the same in the same words at several units stands once, with how many it speaks for. Pure.
type Said = { unitId: number; type: string; label: string; title: string; excerpt: string };

/** @returns in the order given; `also`: how many of other units, on this page, say the same */
export function folded<T extends Said>(items: readonly T[]): (T & { also: number })[] {
  const told: { item: T; units: Set<number> }[] = [];
  const first = new Map<string, (typeof told)[number]>();
  for (const item of items) {
    const words = JSON.stringify([item.type, item.label, item.title, item.excerpt]);
    const known = first.get(words);
    // What one unit says twice are two of its pages.
    if (known && !known.units.has(item.unitId)) {
      known.units.add(item.unitId);
      continue;
    }
    const one = { item, units: new Set([item.unitId]) };
    told.push(one);
    if (!known) first.set(words, one);
  }
  return told.map(({ item, units }) => ({ ...item, also: units.size - 1 }));
}

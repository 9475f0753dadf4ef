// What is a teacher called over a narrow column? By the given name; with more of the name where two would be the same.
export function shortNames(people: readonly { id: string; name: string }[]): Map<string, string> {
  const parts = people.map(({ id, name }) => ({ id, words: name.trim().split(/\s+/) }));
  const called = new Map<string, string>();
  const name = (of: { id: string; words: string[] }[], count: number) => {
    for (const [short, same] of Map.groupBy(of, ({ words }) => words.slice(-count).join(' '))) {
      const longer = same.some(({ words }) => words.length > count);
      if (same.length > 1 && longer) name(same, count + 1);
      else for (const one of same) called.set(one.id, short);
    }
  };
  name(parts, 1);
  return called;
}

// A rule set that grew out of another: the same data, its articles cited as the newer law has them.

/** Every `article`, and all texts of `articles`, that begin with `from` begin with `to`. The value given is not changed. */
export function citedAs<T>(value: T, from: string, to: string): T {
  const cite = (text: string) => (text.startsWith(from) ? `${to}${text.slice(from.length)}` : text);
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return cite(part);
    if (Array.isArray(part)) return part.map(walk);
    if (part !== null && typeof part === 'object')
      return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, key === 'id' ? inner : walk(inner)]));
    return part;
  };
  return walk(value) as T;
}

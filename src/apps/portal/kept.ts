// What was made once and is used until something it was made from changes: each is kept with the tags of that, and a purge drops exactly those.

type Entry<T> = { value: T; tags: string[]; weight: number };

export class Kept<T> {
  protected readonly entries = new Map<string, Entry<T>>();
  private readonly byTag = new Map<string, Set<string>>();
  /** Grows with every purge: what was begun before a purge and is finished after it must not be kept. */
  generation = 0;
  private readonly most: number;
  private readonly weigh: (value: T) => number;
  private weight = 0;

  /** `most`: kept at a time, in number or in what `weigh` says of each; the oldest go first. */
  constructor(most = Number.POSITIVE_INFINITY, weigh: (value: T) => number = () => 1) {
    this.most = most;
    this.weigh = weigh;
  }

  get(key: string): T | undefined {
    return this.entries.get(key)?.value;
  }

  /** `generation`: when it was begun. Is it kept? */
  put(key: string, value: T, tags: string[], generation: number): boolean {
    if (generation !== this.generation) return false;
    this.drop(key);
    const weight = this.weigh(value);
    this.entries.set(key, { value, tags, weight });
    this.weight += weight;
    for (const tag of tags) {
      const keys = this.byTag.get(tag) ?? new Set();
      keys.add(key);
      this.byTag.set(tag, keys);
    }
    for (const oldest of this.entries.keys()) {
      if (this.weight <= this.most) break;
      this.drop(oldest);
    }
    return this.entries.has(key);
  }

  purge(tags: string[]): number {
    this.generation += 1;
    let dropped = 0;
    for (const tag of tags) for (const key of [...(this.byTag.get(tag) ?? [])]) dropped += this.drop(key) ? 1 : 0;
    return dropped;
  }

  /** After a gap in which purges may have been missed. */
  clear(): void {
    this.generation += 1;
    this.entries.clear();
    this.byTag.clear();
    this.weight = 0;
  }

  protected drop(key: string): T | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    this.weight -= entry.weight;
    for (const tag of entry.tags) {
      const keys = this.byTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.byTag.delete(tag);
    }
    return entry.value;
  }
}

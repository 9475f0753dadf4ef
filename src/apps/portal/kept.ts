// What was made once and is used until something it was made from changes: each is kept with the tags of that, and a purge drops exactly those.

type Entry<T> = { value: T; tags: string[] };

export class Kept<T> {
  protected readonly entries = new Map<string, Entry<T>>();
  private readonly byTag = new Map<string, Set<string>>();
  /** Grows with every purge: what was begun before a purge and is finished after it must not be kept. */
  generation = 0;
  private readonly most: number;

  /** `most`: kept at a time; the oldest go first. */
  constructor(most = Number.POSITIVE_INFINITY) {
    this.most = most;
  }

  get(key: string): T | undefined {
    return this.entries.get(key)?.value;
  }

  /** `generation`: when it was begun. Is it kept? */
  put(key: string, value: T, tags: string[], generation: number): boolean {
    if (generation !== this.generation) return false;
    this.drop(key);
    this.entries.set(key, { value, tags });
    for (const tag of tags) {
      const keys = this.byTag.get(tag) ?? new Set();
      keys.add(key);
      this.byTag.set(tag, keys);
    }
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.most) break;
      this.drop(oldest);
    }
    return true;
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
  }

  protected drop(key: string): T | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    for (const tag of entry.tags) {
      const keys = this.byTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.byTag.delete(tag);
    }
    return entry.value;
  }
}

// Visits since the last flush, in memory: how often each page was read, and a bit for each reader. Bounded whatever comes; no address is
// kept, not even here. Sites are known by what stands before the base host, as the page cache knows them.
import { emptyMap, joinInto, type Mark, setBit } from './rules/visitors.ts';

export type UnitCount = { label: string; day: string; visits: number; seen: Uint8Array };
export type PageCount = { label: string; day: string; path: string; visits: number };
export type Batch = { units: UnitCount[]; pages: PageCount[] };

/** Pages counted between two flushes at most; beyond it, visits count for the site alone. */
const pagesMost = 50_000;
const unitsMost = 5000;
const readersMost = 200_000;
const onlineMs = 5 * 60_000;

export class VisitCounter {
  private units = new Map<string, UnitCount>();
  private pages = new Map<string, PageCount>();
  /** Who read something in the last minutes, by site; the later ones stand at the end. */
  private readonly online = new Map<string, Map<number, number>>();
  private readers = 0;

  /** `mark` is null while the salt of the day is not known yet: the visit counts, its reader does not. */
  count(label: string, day: string, path: string, mark: Mark | null, at: number): void {
    this.add({ label, day, visits: 1, seen: null }, mark);
    this.addPage({ label, day, path, visits: 1 });
    if (mark) this.see(label, mark.id, at);
  }

  private add(count: Omit<UnitCount, 'seen'> & { seen: Uint8Array | null }, mark: Mark | null = null): void {
    const key = `${count.day}|${count.label}`;
    let held = this.units.get(key);
    if (!held) {
      if (this.units.size >= unitsMost) return;
      held = { label: count.label, day: count.day, visits: 0, seen: emptyMap() };
      this.units.set(key, held);
    }
    held.visits += count.visits;
    if (count.seen) joinInto(held.seen, count.seen);
    if (mark) setBit(held.seen, mark.bit);
  }

  private addPage(count: PageCount): void {
    const key = `${count.day}|${count.label}|${count.path}`;
    const held = this.pages.get(key);
    if (held) held.visits += count.visits;
    else if (this.pages.size < pagesMost) this.pages.set(key, { ...count });
  }

  private see(label: string, id: number, at: number): void {
    let here = this.online.get(label);
    if (!here) {
      here = new Map();
      this.online.set(label, here);
    }
    if (!here.delete(id)) {
      if (this.readers >= readersMost) return;
      this.readers += 1;
    }
    here.set(id, at);
  }

  /** Everything since the last time, and nothing is held any more; null: nobody came. */
  take(): Batch | null {
    if (this.units.size === 0) return null;
    const batch = { units: [...this.units.values()], pages: [...this.pages.values()] };
    this.units = new Map();
    this.pages = new Map();
    return batch;
  }

  /** It could not be stored: it waits with what has come meanwhile. */
  giveBack(batch: Batch): void {
    for (const unit of batch.units) this.add(unit);
    for (const page of batch.pages) this.addPage(page);
  }

  /** Readers of a site within the last five minutes, of this process. */
  onlineAt(label: string, now: number): number {
    const here = this.online.get(label);
    if (!here) return 0;
    for (const [id, at] of here) {
      if (now - at < onlineMs) break;
      here.delete(id);
      this.readers -= 1;
    }
    if (here.size === 0) this.online.delete(label);
    return here.size;
  }

  /** Forgets who has not read anything for five minutes. */
  forget(now: number): void {
    for (const label of [...this.online.keys()]) this.onlineAt(label, now);
  }
}

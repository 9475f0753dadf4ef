// The queue on the disk of the browser: whatever was typed survives a reload, a crash, an empty battery. A mirror of the tab's own queue;
// what a tab left behind that is no more is taken over by the next one. A browser without a store keeps nothing, and everything else works.
import type { Queue, Waiting } from './queue.ts';

type Kept = Waiting & { owner: string; tab: string; at: number };
const store = 'ops';

function open(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    try {
      const asked = indexedDB.open('so-diem', 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(store, { keyPath: 'opId' });
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => resolve(null);
      asked.onblocked = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
}
const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** `owner`: two people at one computer never send for each other. */
export function openKept(owner: string, tab: string) {
  const database = open();
  let written: Queue = [];
  let turn: Promise<void> = Promise.resolve();
  let count = 0;
  /** Only what changed, in the order in which it changed. */
  const mirror = (queue: Queue): Promise<void> => {
    const before = new Map(written.map((one) => [one.opId, one]));
    const now = new Set(queue.map(({ opId }) => opId));
    const puts = queue.filter((one) => before.get(one.opId) !== one).map((one): Kept => ({ ...one, owner, tab, at: count++ }));
    const gone = written.filter(({ opId }) => !now.has(opId)).map(({ opId }) => opId);
    written = queue;
    if (puts.length === 0 && gone.length === 0) return turn;
    turn = turn.then(async () => {
      const db = await database;
      if (!db) return;
      const tx = db.transaction(store, 'readwrite', { durability: 'strict' });
      for (const one of puts) tx.objectStore(store).put(one);
      for (const id of gone) tx.objectStore(store).delete(id);
      await new Promise((done) => {
        tx.oncomplete = done;
        // Full or forbidden: the queue lives on in memory, and is sent.
        tx.onerror = done;
        tx.onabort = done;
      });
    });
    return turn;
  };
  /** What tabs left behind that are closed. Where the browser cannot say who is open, all of it: sending twice stores once. */
  const orphans = async (): Promise<Waiting[]> => {
    const db = await database;
    if (!db) return [];
    const all = await answerOf<Kept[]>(db.transaction(store).objectStore(store).getAll()).catch(() => []);
    const open = new Set((await navigator.locks?.query())?.held?.map(({ name }) => name));
    return all
      .filter((one) => one.owner === owner && one.tab !== tab && !open.has(lockOf(one.tab)))
      .sort((a, b) => a.tab.localeCompare(b.tab) || a.at - b.at)
      .map(({ owner: _owner, tab: _tab, at: _at, ...waiting }) => waiting);
  };
  return { mirror, orphans };
}

/** How many marks of this person wait on this machine, in whichever tab. */
export async function keptMarks(owner: string): Promise<number> {
  const db = await open();
  if (!db) return 0;
  const all = await answerOf<Kept[]>(db.transaction(store).objectStore(store).getAll()).catch(() => []);
  db.close();
  return all.filter((one) => one.owner === owner).length;
}

const lockOf = (tab: string) => `so-diem-${tab}`;
/** Held as long as the tab lives. */
export function holdTab(tab: string): Promise<void> {
  return new Promise((held) => {
    if (!navigator.locks) return held();
    navigator.locks
      .request(lockOf(tab), () => {
        held();
        return new Promise(() => {});
      })
      .catch(() => held());
  });
}
/** One tab after the other: two that open at once do not both take the same. */
export const oneAfterTheOther = <T>(part: () => Promise<T>): Promise<T> =>
  navigator.locks ? (navigator.locks.request('so-diem-nhan', part) as Promise<T>) : part();

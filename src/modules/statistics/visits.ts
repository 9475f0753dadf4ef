// The counter of a process that answers pages: counts in memory, stores every few seconds and when it stops. A process that is killed
// loses what came since the last time, a few seconds; a database that is away makes the counts wait.
import type { Actor } from '#kernel/actor.ts';
import type { Database } from '#platform/db/database.ts';
import type { Log } from '#platform/log/log.ts';
import { recordVisits } from './commands/record-visits.ts';
import { saltToday } from './commands/turn-visit-day.ts';
import { VisitCounter } from './counter.ts';
import { askedOf, type Head, isReading } from './rules/human.ts';
import { markOf } from './rules/visitors.ts';

export type Visits = {
  /** A page was answered; counts if a person asked. */
  see(request: Head, label: string, path: string, address: string): void;
  onlineAt(label: string): number;
  flush(): Promise<void>;
  close(): Promise<void>;
};

const counterActor: Actor = { kind: 'system', label: 'lượt xem' };

export function openVisits({ db, log, everyMs = 3000 }: { db: Database; log: Log; everyMs?: number }): Visits {
  const counter = new VisitCounter();
  let salt: { day: string; salt: string } | null = null;
  let storing: Promise<void> | null = null;

  async function store(): Promise<void> {
    counter.forget(performance.now());
    const batch = counter.take();
    try {
      if (batch) await db.as(counterActor, (work) => recordVisits(work, batch));
    } catch (error) {
      if (batch) counter.giveBack(batch);
      log.warn({ err: error }, 'visits wait for the database');
    }
    if (salt?.day !== db.clock.today())
      salt = await db.as(counterActor, saltToday).catch((error) => {
        log.warn({ err: error }, 'no salt for the day, readers not counted');
        return null;
      });
  }
  const flush = async (): Promise<void> => {
    // What came while another was storing belongs to this one.
    while (storing) await storing;
    storing = store().finally(() => {
      storing = null;
    });
    await storing;
  };
  const timer = setInterval(() => void (storing ?? flush()), everyMs);
  timer.unref();
  void flush();

  return {
    see(request, label, path, address) {
      if (!isReading(askedOf(request))) return;
      const day = db.clock.today();
      const mark = salt?.day === day ? markOf(salt.salt, label, address, request.headers.get('user-agent') ?? '') : null;
      counter.count(label, day, path, mark, performance.now());
    },
    onlineAt: (label) => counter.onlineAt(label, performance.now()),
    flush,
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}

// How often was a file taken? Counted in memory and written now and then: the portal's own role writes nothing.

import { countDownloads } from '#modules/resources/index.ts';
import { siteAt } from '#modules/sites/index.ts';
import type { Database } from '#platform/db/database.ts';
import type { Log } from '#platform/log/log.ts';

const every = 10_000;

export class DownloadCounter {
  private readonly waiting = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private readonly db: Database;
  private readonly log: Log;
  constructor(db: Database, log: Log) {
    this.db = db;
    this.log = log;
  }

  add(label: string, sha256: string): void {
    const key = `${sha256} ${label}`;
    this.waiting.set(key, (this.waiting.get(key) ?? 0) + 1);
    this.timer ??= setTimeout(() => void this.flush(), every).unref();
  }

  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const counted = [...this.waiting];
    this.waiting.clear();
    if (counted.length === 0) return;
    try {
      await this.db.as({ kind: 'system', label: 'downloads' }, async (work) => {
        for (const [key, times] of counted) {
          const [sha256 = '', label = ''] = key.split(' ');
          const site = await siteAt(work, label);
          if (site) await countDownloads(work, site.unitId, sha256, times);
        }
      });
    } catch (error) {
      // The database is away: these are lost, the files were not.
      this.log.warn({ err: error, lost: counted.length }, 'downloads not counted');
    }
  }
}

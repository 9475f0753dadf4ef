// Writes what the thread beside makes: parcels of rows, table by table.
import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type pg from 'pg';
import { copyText } from '#platform/db/copy.ts';
import { ownFile } from '#platform/files/own.ts';
import type { UnitTotals } from './rows.ts';
import type { Parcel } from './rows-worker.ts';
import type { DemoSize } from './units.ts';

export async function loadRecords(
  client: pg.PoolClient,
  size: DemoSize,
  log: (line: string) => void,
): Promise<{ totals: UnitTotals[]; pupils: number }> {
  const totals: UnitTotals[] = [];
  let pupils = 0;
  const worker = new Worker(ownFile('#workflows/demo/rows-worker.ts'), { workerData: size });
  try {
    for await (const [parcel] of on(worker, 'message') as AsyncIterableIterator<[Parcel]>) {
      for (const { table, columns, bytes } of parcel.sheets) await copyText(client, table, columns, bytes);
      const thousands = Math.floor(pupils / 100_000);
      pupils += parcel.pupils;
      if (Math.floor(pupils / 100_000) > thousands) log(`${Math.floor(pupils / 100_000)}00.000 học sinh`);
      totals.push(...parcel.totals);
      if (parcel.last) break;
      worker.postMessage('written');
    }
  } finally {
    await worker.terminate();
  }
  await client.query(
    `select setval(pg_get_serial_sequence('classes.class', 'id'), greatest(1, (select max(id) from classes.class)))`,
  );
  return { totals, pupils };
}

// The thread that makes the province's records while the database writes them: two cores work at once.
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { pairsOf } from './everyday.ts';
import { demoSchool, Ids } from './records.ts';
import { Rows, type UnitTotals } from './rows.ts';
import { type DemoSize, demoUnits } from './units.ts';

/** Rows of some schools in the text of COPY; the last parcel of all says so. */
export type Parcel = {
  sheets: { table: string; columns: readonly string[]; bytes: Uint8Array<ArrayBuffer> }[];
  pupils: number;
  totals: UnitTotals[];
  last: boolean;
};

const parcelSize = 8_000_000;
/** Parcels made and not yet written: enough that nobody waits, few enough for a small machine. */
const ahead = 3;

const port = parentPort;
if (!port) throw new Error('rows-worker.ts runs as a thread');
let written = 0;
let sent = 0;
port.on('message', () => {
  written += 1;
});

const { units, communes } = demoUnits(workerData as DemoSize);
const ids = { pupil: new Ids(1), staff: new Ids(2), guardian: new Ids(3), class: { n: 0 } };
const pairs = pairsOf(units);
const rows = new Rows(new Map(communes.map((commune) => [commune.code, commune])));
const utf8 = new TextEncoder();
let totals: UnitTotals[] = [];
let pupils = 0;

async function send(last: boolean): Promise<void> {
  while (sent - written >= ahead) await once(port as NonNullable<typeof port>, 'message');
  const sheets = rows.take().map(({ table, columns, text }) => ({ table, columns, bytes: utf8.encode(text) }));
  const parcel: Parcel = { sheets, pupils, totals, last };
  port?.postMessage(
    parcel,
    sheets.map((sheet) => sheet.bytes.buffer),
  );
  sent += 1;
  totals = [];
  pupils = 0;
}

for (const unit of units) {
  const school = demoSchool(unit, communes, ids, pairs.get(unit.id));
  const total = rows.school(unit, school);
  if (unit.counted) totals.push(total);
  pupils += school.pupils.length;
  if (rows.size > parcelSize) await send(false);
}
await send(true);
port.close();

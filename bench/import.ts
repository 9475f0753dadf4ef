// Row 11: a workbook's dry run, and the bulk write of pupils.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { formatDate } from '#kernel/calendar.ts';
import { fold, sortKey } from '#kernel/vietnamese-text.ts';
import { type Unit, unitBySlug } from '#modules/organizations/index.ts';
import { listPupils, loadPupils, savePupils } from '#modules/people/index.ts';
import { type CopyValue, copyInto } from '#platform/db/copy.ts';
import type { Database } from '#platform/db/database.ts';
import { readWorkbook } from '#platform/spreadsheet/read.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { planFile } from '#workflows/import-workbook/kinds.ts';
import { listWorkbook } from '#workflows/import-workbook/workbooks.ts';
import { type Row, round, system, timed } from './measure.ts';

export async function importing(db: Database): Promise<Row[]> {
  const unit = (await db.read(system, (work) => unitBySlug(work, demoSchoolSlug))) as Unit;
  const line = (i: number) => ({
    ...{
      full_name: `Trần Thị Số ${'abcdefghijklmnopqrstuvwxyz'[i % 26]} ${'abcdefghijklmnopqrstuvwxyz'[Math.floor(i / 26) % 26]}`,
      birth_date: formatDate('2007-03-04'),
    },
    ...{
      sex: 'Nữ',
      ethnicity: 'Kinh',
      ministry_id: String(9_000_000_000 + i),
      class_name: `6${'ABCDEFGHIJ'[i % 10]}`,
      grade: '6',
      phone: '0912345678',
      father_name: 'Trần Văn Cha',
    },
  });
  const bytes = await listWorkbook(
    'pupils',
    unit.name,
    Array.from({ length: 1500 }, (_, i) => line(i)),
  );
  const dryRun = await timed(async () => {
    const sheets = await readWorkbook(bytes);
    return db.read(system, (work) => planFile(work, unit, 'pupils', sheets, { createClasses: true }));
  }, 5);
  const parse = await timed(() => readWorkbook(bytes), 5);
  const bulk = await bulkWrite(db);
  return [
    {
      row: '11 dry run of a workbook of 1,500 pupils',
      ours: `${Math.round(dryRun)} ms`,
      baseline: `unpacking and reading the file alone ${Math.round(parse)} ms`,
      ratio: round(dryRun / parse),
      goal: '< 2 s',
    },
    {
      row: `11 bulk write of ${bulk.pupils} pupils with checks, findings, guardians and counters`,
      ours: `${Math.round(bulk.ours)} ms`,
      baseline: `COPY of the same rows into the same tables, nothing checked ${Math.round(bulk.copy)} ms`,
      ratio: round(bulk.copy / bulk.ours, 2),
      goal: '≥ 0.5 × COPY',
    },
  ];
}

/** The pupils of the largest school once more, as new people: by the command, and by COPY into the same tables; both rolled back. */
async function bulkWrite(db: Database): Promise<{ pupils: number; ours: number; copy: number }> {
  const { unitId, full } = await db.read(system, async (work) => {
    const { rows: largest } = await sql<{
      unit_id: number;
    }>`select unit_id from people.counter order by pupils_active desc limit 1`.execute(work.handle);
    const unitId = largest[0]?.unit_id ?? 0;
    const { rows } = await listPupils(work, unitId, { limit: 5000 });
    return {
      unitId,
      full: await loadPupils(
        work,
        rows.map((row) => row.id),
      ),
    };
  });
  const asNew = () =>
    full.map(({ pupil, guardians }) => {
      const id = randomUUID();
      return {
        pupil: { ...pupil, id, ministry_id: null, personal_id: null, code: null },
        guardians: guardians.map((guardian) => ({ ...guardian, id: randomUUID(), pupil_id: id })),
      };
    });
  const undone = new Error('rolled back');
  const ours = await timed(
    () =>
      db
        .as(system, async (work) => {
          await savePupils(work, unitId, asNew());
          throw undone;
        })
        .catch((error) => {
          if (error !== undone) throw error;
        }),
    5,
  );
  const client = await db.ownerPool.connect();
  const copyRows = async (table: string, rows: Record<string, unknown>[]) => {
    const copier = copyInto(client, table, Object.keys(rows[0] ?? {}));
    for (const row of rows) await copier.row(Object.values(row) as CopyValue[]);
    await copier.end();
  };
  const copy = await timed(async () => {
    await client.query(
      'begin; alter table people.pupil no force row level security; alter table people.guardian no force row level security',
    );
    const rows = asNew();
    await copyRows(
      'people.pupil',
      rows.map(({ pupil }) => ({ ...pupil, name_fold: fold(pupil.full_name), sort_key: sortKey(pupil.full_name) })),
    );
    await copyRows(
      'people.guardian',
      rows.flatMap(({ guardians }) => guardians.map((guardian) => ({ ...guardian, unit_id: unitId }))),
    );
    await client.query('rollback');
  }, 5);
  client.release();
  return { pupils: full.length, ours, copy };
}

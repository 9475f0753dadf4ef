// Row 11: a workbook's dry run, and the bulk write of pupils.
import { sql } from 'kysely';
import { formatDate } from '#kernel/calendar.ts';
import { type Unit, unitBySlug } from '#modules/organizations/index.ts';
import { listPupils, loadPupils, savePupils } from '#modules/people/index.ts';
import { type CopyValue, copyInto } from '#platform/db/copy.ts';
import type { Database } from '#platform/db/database.ts';
import { readWorkbook } from '#platform/spreadsheet/read.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { planPupils } from '#workflows/import-pupils/plan.ts';
import { pupilWorkbook } from '#workflows/import-pupils/workbooks.ts';
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
  const bytes = await pupilWorkbook(
    unit.name,
    Array.from({ length: 1500 }, (_, i) => line(i)),
  );
  const dryRun = await timed(async () => {
    const sheets = await readWorkbook(bytes);
    return db.read(system, (work) => planPupils(work, unit, sheets, { createClasses: true }));
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
      baseline: `COPY of the same rows into a table with the same indexes ${Math.round(bulk.copy)} ms`,
      ratio: round(bulk.copy / bulk.ours, 2),
      goal: '≥ 0.5 × COPY',
    },
  ];
}

/** The pupils of the largest school are written anew by the command, and copied into a twin of their table; both rolled back. */
async function bulkWrite(db: Database): Promise<{ pupils: number; ours: number; copy: number }> {
  const unitId = await db.read(system, async (work) => {
    const { rows } = await sql<{
      unit_id: number;
    }>`select unit_id from people.counter order by pupils_active desc limit 1`.execute(work.handle);
    return rows[0]?.unit_id ?? 0;
  });
  const full = await db.read(system, async (work) => {
    const { rows } = await listPupils(work, unitId, { limit: 5000 });
    return loadPupils(
      work,
      rows.map((row) => row.id),
    );
  });
  const undone = new Error('rolled back');
  const ours = await timed(
    () =>
      db
        .as(system, async (work) => {
          await savePupils(work, unitId, full);
          throw undone;
        })
        .catch((error) => {
          if (error !== undone) throw error;
        }),
    5,
  );
  const columns = Object.keys(full[0]?.pupil ?? {});
  const client = await db.ownerPool.connect();
  const copy = await timed(async () => {
    await client.query('begin; create temp table twin (like people.pupil including all) on commit drop');
    const copier = copyInto(client, 'twin', [...columns, 'name_fold', 'sort_key']);
    for (const { pupil } of full) await copier.row([...(Object.values(pupil) as CopyValue[]), pupil.full_name, pupil.full_name]);
    await copier.end();
    await client.query('rollback');
  }, 5);
  client.release();
  return { pupils: full.length, ours, copy };
}

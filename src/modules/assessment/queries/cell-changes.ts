// What was written into the cells of a sheet, by whom, how and why (R1.47): of one cell, of a whole sheet, through one unlocking.
import { type RawBuilder, sql } from 'kysely';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { formatCell } from '../rules/cell.ts';
import type { Period } from '../rules/outcome.ts';
import type { SheetColumn } from '../rules/sheet.ts';
import type { Via } from '../rules/via.ts';
import type { CellValue } from '../tables.ts';

type Row = {
  id: number;
  pupil: string;
  pupilName: string;
  column: string;
  old: CellValue | null;
  new: CellValue | null;
  version: number;
  via: Via;
  reason: string;
  request: number | null;
  by: string;
  at: Date;
};
export type CellChange = Row & {
  columnName: string;
  /** As the cell showed it. */
  shownOld: string;
  shown: string;
};

type Columns = readonly SheetColumn[];
const shownIn = (columns: Columns, key: string, value: CellValue | null): string => {
  const column = columns.find((one) => one.key === key);
  // A column that was taken away again: what stood there is said as it was stored.
  return value === null ? '' : column ? formatCell(value, column.scale) : String(value);
};
export const columnNameIn = (columns: Columns, key: string): string => {
  const column = columns.find((one) => one.key === key);
  return column ? column.long : key;
};
const withWords = (columns: Columns, row: Row): CellChange => ({
  ...row,
  columnName: columnNameIn(columns, row.column),
  shownOld: shownIn(columns, row.column, row.old),
  shown: shownIn(columns, row.column, row.new),
});

const ask = async (work: Work, columns: Columns, where: RawBuilder<unknown>, tail: RawBuilder<unknown>) => {
  const { rows } = await sql<Row>`
    select m.id, m.pupil_id as pupil, p.full_name as "pupilName", m."column", m.old, m.new, m.version, m.via, m.reason, m.request_id as request,
      m.changed_by_name as by, m.changed_at as at
    from assessment.mark_change m join people.pupil p on p.id = m.pupil_id where ${where} ${tail}`.execute(work.handle);
  return rows.map((row) => withWords(columns, row));
};

type OfSheet = { classSubjectId: number; period: Period; sheet: { columns: Columns } };

/** One cell, the last change first. */
export const cellHistory = (work: Work, { classSubjectId, period, sheet }: OfSheet, pupil: string, column: string, most = 100) =>
  ask(
    work,
    sheet.columns,
    sql`m.class_subject_id = ${classSubjectId} and m.semester = ${period} and m.pupil_id = ${pupil} and m."column" = ${column}`,
    sql`order by m.id desc limit ${most}`,
  );

export type LogFilter = {
  text?: string;
  column?: string;
  via?: string;
  by?: string;
  /** What was there before and became another: not the first entry. */
  only?: 'corrected' | 'unlocked';
  sort?: string;
  limit: number;
  offset: number;
};
export const logOrders = ['at', 'pupil', 'column', 'by'] as const;

/** All changes of a sheet; words are looked for in the pupil's name and the reason. */
export async function sheetLog(
  work: Work,
  { classSubjectId, period, sheet }: OfSheet,
  { text, column, via, by, only, sort = '-at', limit, offset }: LogFilter,
): Promise<{ rows: CellChange[]; total: number }> {
  const where = sql.join(
    [
      sql`m.class_subject_id = ${classSubjectId} and m.semester = ${period}`,
      ...likePatterns(text).map((like) => sql`platform.fold(p.full_name || ' ' || m.reason) like ${like}`),
      ...(column ? [sql`m."column" = ${column}`] : []),
      ...(via ? [sql`m.via = ${via}`] : []),
      ...(by ? [sql`m.changed_by_name = ${by}`] : []),
      ...(only === 'corrected' ? [sql`m.old is not null`] : only === 'unlocked' ? [sql`m.request_id is not null`] : []),
    ],
    sql` and `,
  );
  const way = sql.raw(sort.startsWith('-') ? 'desc' : 'asc');
  const order = { pupil: sql`p.sort_key ${way}`, column: sql`m."column" ${way}`, by: sql`m.changed_by_name ${way}` }[
    sort.replace('-', '')
  ];
  const rows = await ask(
    work,
    sheet.columns,
    where,
    sql`order by ${order ? sql`${order}, m.id desc` : sql`m.changed_at ${way}, m.id ${way}`} limit ${limit} offset ${offset}`,
  );
  const { rows: counted } = await sql<{ n: number }>`
    select count(*)::int as n from assessment.mark_change m join people.pupil p on p.id = m.pupil_id where ${where}`.execute(
    work.handle,
  );
  return { rows, total: counted[0]?.n ?? 0 };
}

/** Who has written into the sheet, for the choice of a filter. */
export async function writersOf(work: Work, { classSubjectId, period }: OfSheet): Promise<string[]> {
  const { rows } = await sql<{ by: string }>`select distinct changed_by_name as by from assessment.mark_change
    where class_subject_id = ${classSubjectId} and semester = ${period} order by 1`.execute(work.handle);
  return rows.map((row) => row.by);
}

export type CellDifference = Pick<CellChange, 'pupil' | 'pupilName' | 'column' | 'columnName' | 'shownOld' | 'shown'> & {
  /** How many times it was written. */
  times: number;
  by: string;
  at: Date;
  /** Of every writing. */
  moments: readonly Date[];
};
/** What an unlocking has changed in the end. */
export const requestDifference = async (work: Work, sheet: OfSheet, request: number): Promise<CellDifference[]> =>
  differenceOf(await ask(work, sheet.sheet.columns, sql`m.request_id = ${request}`, sql`order by p.sort_key, p.id, m.id`));

/** What became of the cells of a sheet that were written to after a moment, by pupil. */
export async function differenceSince(
  work: Work,
  { classSubjectId, period, sheet }: OfSheet,
  since: ReadonlyMap<string, Date>,
): Promise<CellDifference[]> {
  const asked = JSON.stringify([...since].map(([pupil, at]) => ({ pupil, at })));
  const changes = await ask(
    work,
    sheet.columns,
    sql`m.class_subject_id = ${classSubjectId} and m.semester = ${period} and exists (
      select from jsonb_to_recordset(${asked}::jsonb) as s(pupil uuid, at timestamptz) where s.pupil = m.pupil_id and m.changed_at > s.at)`,
    sql`order by p.sort_key, p.id, m.id`,
  );
  return differenceOf(changes);
}

/** A cell that came back to what it was is not among them. */
function differenceOf(changes: readonly CellChange[]): CellDifference[] {
  const cells = new Map<string, CellDifference & { was: CellValue | null; is: CellValue | null }>();
  for (const change of changes) {
    const { pupil, pupilName, column, columnName, shownOld, shown, by, at } = change;
    const key = `${pupil} ${column}`;
    const before = cells.get(key);
    cells.set(key, {
      ...{ pupil, pupilName, column, columnName, by, at, shown, shownOld: before?.shownOld ?? shownOld },
      ...{
        times: (before?.times ?? 0) + 1,
        moments: [...(before?.moments ?? []), at],
        was: before ? before.was : change.old,
        is: change.new,
      },
    });
  }
  return [...cells.values()].filter(({ was, is }) => was !== is).map(({ was: _was, is: _is, ...cell }) => cell);
}

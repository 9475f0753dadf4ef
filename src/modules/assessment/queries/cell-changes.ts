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
export const withWords = <T extends Pick<Row, 'column' | 'old' | 'new'>>(columns: Columns, row: T) => ({
  ...row,
  columnName: columnNameIn(columns, row.column),
  shownOld: shownIn(columns, row.column, row.old),
  shown: shownIn(columns, row.column, row.new),
});

const ask = async (work: Work, where: RawBuilder<unknown>, tail: RawBuilder<unknown>): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    select m.id, m.pupil_id as pupil, p.full_name as "pupilName", m."column", m.old, m.new, m.version, m.via, m.reason, m.request_id as request,
      m.changed_by_name as by, m.changed_at as at
    from assessment.mark_change m join people.pupil p on p.id = m.pupil_id where ${where} ${tail}`.execute(work.handle);
  return rows;
};

type OfSheet = { classSubjectId: number; period: Period; sheet: { columns: Columns } };

/** One cell, the last change first. */
export async function cellHistory(
  work: Work,
  { classSubjectId, period, sheet }: OfSheet,
  pupil: string,
  column: string,
  most = 100,
): Promise<CellChange[]> {
  const rows = await ask(
    work,
    sql`m.class_subject_id = ${classSubjectId} and m.semester = ${period} and m.pupil_id = ${pupil} and m."column" = ${column}`,
    sql`order by m.id desc limit ${most}`,
  );
  return rows.map((row) => withWords(sheet.columns, row));
}

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
    where,
    sql`order by ${order ? sql`${order}, m.id desc` : sql`m.changed_at ${way}, m.id ${way}`} limit ${limit} offset ${offset}`,
  );
  const { rows: counted } = await sql<{ n: number }>`
    select count(*)::int as n from assessment.mark_change m join people.pupil p on p.id = m.pupil_id where ${where}`.execute(
    work.handle,
  );
  return { rows: rows.map((row) => withWords(sheet.columns, row)), total: counted[0]?.n ?? 0 };
}

/** Who has written into the sheet, for the choice of a filter. */
export async function writersOf(work: Work, { classSubjectId, period }: OfSheet): Promise<string[]> {
  const { rows } = await sql<{ by: string }>`select distinct changed_by_name as by from assessment.mark_change
    where class_subject_id = ${classSubjectId} and semester = ${period} order by 1`.execute(work.handle);
  return rows.map((row) => row.by);
}

/** What a cell became in the end, of what it was before the first of its writings. */
export type CellDifference = Pick<Row, 'pupil' | 'pupilName' | 'column' | 'old' | 'new' | 'by' | 'at'> & {
  /** Of every writing. */
  moments: readonly Date[];
};

/** What unlockings have changed in the end, by request; one question for any number of them. */
export async function requestDifferences(work: Work, requests: readonly number[]): Promise<Map<number | null, CellDifference[]>> {
  const changes =
    requests.length > 0 ? await ask(work, sql`m.request_id = any(${requests}::int[])`, sql`order by p.sort_key, p.id, m.id`) : [];
  return new Map([...Map.groupBy(changes, ({ request }) => request)].map(([request, own]) => [request, differenceOf(own)]));
}

/** What became of the cells of a sheet that were written to after a moment, by pupil. */
export async function differenceSince(
  work: Work,
  { classSubjectId, period }: Omit<OfSheet, 'sheet'>,
  since: ReadonlyMap<string, Date>,
): Promise<CellDifference[]> {
  const asked = JSON.stringify([...since].map(([pupil, at]) => ({ pupil, at })));
  const changes = await ask(
    work,
    sql`m.class_subject_id = ${classSubjectId} and m.semester = ${period} and exists (
      select from jsonb_to_recordset(${asked}::jsonb) as s(pupil uuid, at timestamptz) where s.pupil = m.pupil_id and m.changed_at > s.at)`,
    sql`order by p.sort_key, p.id, m.id`,
  );
  return differenceOf(changes);
}

/** A cell that came back to what it was is not among them. */
function differenceOf(changes: readonly Row[]): CellDifference[] {
  const cells = new Map<string, CellDifference>();
  for (const { pupil, pupilName, column, old, new: now, by, at } of changes) {
    const before = cells.get(`${pupil} ${column}`);
    cells.set(`${pupil} ${column}`, {
      ...{ pupil, pupilName, column, old: before ? before.old : old, new: now, by, at },
      moments: [...(before?.moments ?? []), at],
    });
  }
  return [...cells.values()].filter((cell) => cell.old !== cell.new);
}

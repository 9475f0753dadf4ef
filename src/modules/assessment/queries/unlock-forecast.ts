// What would follow if the cells became what the teacher means to write? The same rules as after saving, with other values; nothing is stored.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { type PupilYearInput, pupilYear, type SemesterRows } from '../rules/pupil-year.ts';
import { rowOf } from '../rules/row.ts';
import { type Standing, type StandingChange, standingChanges } from '../rules/standings.ts';
import type { AskedCell, CellValue, StoredCells } from '../tables.ts';
import { classFacts } from './class-facts.ts';
import { pupilFacts } from './pupil-rows.ts';
import type { SheetContext } from './sheet-context.ts';

export type Forecast = {
  /** Of the subject in this period, in tenths or as a comment. */
  means: { pupil: string; old: number | string | null; new: number | string | null }[];
  standings: StandingChange[];
};

const standingsIn = (pupil: string, input: PupilYearInput): Standing[] =>
  pupilYear(input).map(({ level, conduct, title, decision }, i) => ({
    ...{ pupil, period: (i + 1) as 1 | 2 | 3, level, conduct, title, decision, approved: false },
  }));

/** Only cells with a value that was named; null where none was, or where the class has no levels. */
export async function unlockForecast(work: Work, context: SheetContext, asked: readonly AskedCell[]): Promise<Forecast | null> {
  const wanted = asked.filter((cell) => cell.wanted !== undefined && cell.column !== null);
  const facts = await classFacts(work, context.classId);
  if (wanted.length === 0 || facts.rules.kind === 'preschool') return null;
  const ids = [...new Set(wanted.map(({ pupil }) => pupil))];
  const { rows } = await sql<{ id: string; cells: StoredCells }>`select pupil_id as id, cells from assessment.mark_row
    where class_subject_id = ${context.classSubjectId} and semester = ${context.period} and pupil_id = any(${ids}::uuid[])`.execute(
    work.handle,
  );
  const forecast: Forecast = { means: [], standings: [] };
  for (const { id, input } of await pupilFacts(work, facts, ids)) {
    const now = Object.fromEntries(
      Object.entries(rows.find((row) => row.id === id)?.cells ?? {}).map(([key, [value]]) => [key, value]),
    );
    const then: Record<string, CellValue | null> = { ...now };
    for (const cell of wanted) if (cell.pupil === id && cell.column && cell.wanted !== undefined) then[cell.column] = cell.wanted;
    const [was, is] = [rowOf(context.input, context.sheet, now), rowOf(context.input, context.sheet, then)];
    if (context.kind === 'subject' && context.period < 3)
      forecast.means.push({ pupil: id, old: was.mean ?? was.comment, new: is.mean ?? is.comment });
    forecast.standings.push(...standingChanges(standingsIn(id, input), standingsIn(id, inputWith(context, input, then, is))));
  }
  return forecast;
}

function inputWith(
  context: SheetContext,
  input: PupilYearInput,
  cells: Readonly<Record<string, CellValue | null>>,
  { mean, comment }: { mean: number | null; comment: string | null },
): PupilYearInput {
  const { subject, period } = context;
  const at = period - 1;
  if (context.kind === 'subject' && period < 3) {
    const rows = input.rows.map((one, i) => (i === at ? { ...one, [subject]: { mean, comment } } : one));
    return { ...input, rows: rows as unknown as readonly [SemesterRows, SemesterRows] };
  }
  if (context.kind === 'subject')
    return typeof cells.KTL === 'number' || typeof cells.KTL === 'string'
      ? { ...input, retaken: { ...input.retaken, [subject]: cells.KTL as number } }
      : input;
  if (subject !== 'HK') return input;
  const conduct = input.conduct.map((one, i) =>
    i === at && cells.HK !== undefined ? ((cells.HK as string | null) ?? null) : one,
  );
  const summerDone = period === 3 && cells.RLH ? cells.RLH === 'CO' : input.summerDone;
  return { ...input, summerDone, conduct: conduct as unknown as PupilYearInput['conduct'] };
}

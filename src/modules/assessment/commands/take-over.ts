// Marks of the school that a pupil came from stand in the sheets of the new class, each cell with where it came from; what does not fit is kept
// to be read (R6.5).
import { sql } from 'kysely';
import { actorName } from '#kernel/actor.ts';
import type { Work } from '#platform/db/work.ts';
import { inputsHash } from '../inputs-hash.ts';
import { type ClassSheet, type ClassSubjectSheets, sheetsOfClasses } from '../queries/class-marks.ts';
import type { FormerMarks, FormerYear } from '../queries/former-school.ts';
import { type Carried, carry } from '../rules/carry.ts';
import { formatCell } from '../rules/cell.ts';
import type { Period } from '../rules/outcome.ts';
import { rowOf } from '../rules/row.ts';
import { type SheetInput, sheetOf } from '../rules/sheet.ts';
import type { FormerRecord, FormerSheet, StoredCells } from '../tables.ts';
import { sealRows } from './save-columns.ts';

type Planned = FormerSheet & { at: ClassSubjectSheets | null; sheet: ClassSheet | null; carried: Carried; there: StoredCells };

/** 'KTtx 8; 7,5 · KThk 7' */
function marksText({ sheet, cells }: FormerMarks): string {
  const shown = sheet.sheet.columns.flatMap((column) => {
    const value = cells[column.key] ?? null;
    return value === null || column.scale.as === 'text'
      ? []
      : [{ code: column.group || column.name, text: formatCell(value, column.scale) }];
  });
  return [...Map.groupBy(shown, ({ code }) => code)]
    .map(([code, list]) => `${code} ${list.map(({ text }) => text).join('; ')}`)
    .join(' · ');
}
const resultText = ({ mean, comment }: FormerMarks): string =>
  mean !== null && comment === null ? formatCell(mean, { as: 'tenths' }) : (comment ?? '');

async function plan(work: Work, pupilId: string, classId: number, former: FormerYear): Promise<Planned[]> {
  const sheets = [...(await sheetsOfClasses(work, [classId])).values()];
  const { rows } = await sql<{ cs: number; semester: Period; cells: StoredCells }>`
    select class_subject_id as cs, semester, cells from assessment.mark_row where pupil_id = ${pupilId} and class_id = ${classId}
    order by class_subject_id, semester`.execute(work.handle);
  return former.marks.map((one): Planned => {
    const at = sheets.find(({ subject, closed }) => subject === one.subject && !closed) ?? null;
    const sheet = at?.sheets[one.semester - 1] ?? null;
    const there = rows.find(({ cs, semester }) => cs === at?.id && semester === one.semester)?.cells ?? {};
    const carried: Carried = sheet ? carry({ ...one, input: one.sheet.input }, sheet) : { as: 'read' };
    const own = Object.values(there).some(([value]) => value !== null);
    return {
      ...{ subject: one.subject, kind: one.kind, semester: one.semester, marks: marksText(one), result: resultText(one) },
      // What a teacher here has written already is nobody else's to fill up.
      taken: own ? 'there' : carried.as,
      ...{ at, sheet, carried, there },
    };
  });
}

const told = ({ subject, kind, semester, marks, result, taken }: Planned): FormerSheet => ({
  ...{ subject, kind, semester, marks, result, taken },
});

/** What `takeOver` would do; nothing is stored. */
export const previewTakeOver = async (work: Work, pupilId: string, classId: number, former: FormerYear): Promise<FormerSheet[]> =>
  (await plan(work, pupilId, classId, former)).map(told);

/**
 * The caller holds the marks of the school and counts the class anew. A closed semester takes them as well: nobody here types a mark, they
 * were closed at the school that gave them.
 */
export async function takeOver(
  work: Work,
  to: { unitId: number; pupilId: string; classId: number; schoolYear: string },
  former: FormerYear,
): Promise<FormerRecord> {
  const planned = await plan(work, to.pupilId, to.classId, former);
  const reason = `Chuyển từ ${former.shortName}, lớp ${former.className}`;
  for (const one of planned) if (one.taken === 'cells' || one.taken === 'result') await store(work, to, one, reason);
  const record: FormerRecord = { sheets: planned.map(told), absent: former.absent };
  const userId = work.actor.kind === 'person' ? work.actor.userId : 'system';
  await sql`insert into assessment.former_school (pupil_id, school_year, unit_id, former_pupil_id, former_unit_id, school, class_name, left_on, record, taken_by, taken_by_name, taken_at)
    values (${to.pupilId}, ${to.schoolYear}, ${to.unitId}, ${former.pupilId}, ${former.unitId}, ${former.school}, ${former.className}, ${former.leftOn},
      ${JSON.stringify(record)}::jsonb, ${userId}, ${actorName(work.actor)}, ${work.now})`.execute(work.handle);
  return record;
}

async function store(
  work: Work,
  to: { unitId: number; pupilId: string; classId: number },
  one: Planned,
  reason: string,
): Promise<void> {
  if (!one.at || !one.sheet || one.carried.as === 'read') return;
  const { id } = one.at;
  const input = await withColumns(work, to.unitId, id, one.semester, one.sheet.input, one.carried.add);
  const cells: Record<string, StoredCells[string]> = { ...one.there };
  for (const [key, value] of Object.entries(one.carried.cells)) cells[key] = [value, (cells[key]?.[1] ?? 0) + 1];
  const values = Object.fromEntries(Object.entries(cells).map(([key, [value]]) => [key, value]));
  const { mean, comment, clause, needed, present, outcome } = rowOf(input, sheetOf(input), values);
  const hash = outcome ? inputsHash(outcome) : null;
  await sql`insert into assessment.mark_row (class_subject_id, semester, pupil_id, unit_id, class_id, cells, mean, comment, clause, needed, present, inputs_hash, updated_at)
    values (${id}, ${one.semester}, ${to.pupilId}, ${to.unitId}, ${to.classId}, ${JSON.stringify(cells)}::jsonb, ${mean}, ${comment}, ${clause}, ${needed}, ${present}, decode(${hash}, 'hex'), ${work.now})
    on conflict (class_subject_id, semester, pupil_id) do update set cells = excluded.cells, mean = excluded.mean, comment = excluded.comment, clause = excluded.clause,
      needed = excluded.needed, present = excluded.present, inputs_hash = excluded.inputs_hash, updated_at = excluded.updated_at`.execute(
    work.handle,
  );
  const userId = work.actor.kind === 'person' ? work.actor.userId : 'system';
  const list = Object.keys(one.carried.cells).map((key) => ({ key, value: cells[key]?.[0], version: cells[key]?.[1] }));
  await sql`insert into assessment.mark_change (unit_id, class_subject_id, semester, pupil_id, "column", op_id, old, new, version, via, reason, changed_by, changed_by_name, changed_at)
    select ${to.unitId}, ${id}, ${one.semester}, ${to.pupilId}, n.key, gen_random_uuid(), null, n.value, n.version, 'move', ${reason}, ${userId}, ${actorName(work.actor)}, ${work.now}
    from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as n(key text, value jsonb, version int)`.execute(work.handle);
}

/** The sheet gets the columns that it lacks; the rows of the others are sealed with them. */
async function withColumns(
  work: Work,
  unitId: number,
  classSubjectId: number,
  period: Period,
  input: SheetInput,
  add: readonly string[],
): Promise<SheetInput> {
  if (add.length === 0) return input;
  const notes = [...input.notes, ...add.map((key) => ({ key }))];
  await sql`insert into assessment.sheet (class_subject_id, semester, unit_id, columns) values (${classSubjectId}, ${period}, ${unitId}, ${JSON.stringify(notes)}::jsonb)
    on conflict (class_subject_id, semester) do update set columns = excluded.columns, version = assessment.sheet.version + 1`.execute(
    work.handle,
  );
  await sealRows(work, { input, classSubjectId, period }, notes);
  return { ...input, notes };
}

// What stands where marks are entered: the pupils of the class, their rows, held until the transaction ends, acts done before, unlockings.
import { sql } from 'kysely';
import { statement } from '#platform/db/statement.ts';
import type { Work } from '#platform/db/work.ts';
import {
  ofSheet,
  type SheetContext,
  type SheetRow,
  type SheetRowAsked,
  sheetColumns,
  sheetRowAsked,
} from '../queries/sheet-context.ts';
import type { Period } from '../rules/outcome.ts';
import type { CellValue, StoredCells } from '../tables.ts';

/** What is written into one sheet at once; `ids`: of its pupils. */
export type Group = {
  classSubject: number;
  period: Period;
  ids: readonly string[];
  ops: readonly { op: { opId: string }; key: string }[];
};
export type Row = {
  id: string;
  cells: StoredCells;
  mean: number | null;
  comment: string | null;
  present: number;
  fresh: boolean;
};
export type Pupil = {
  id: string;
  name: string;
  here: boolean;
  until: string | null;
  excused: string | null;
  sessions: readonly string[];
};
/** The sheet, those of its pupils that are asked for, their rows, which are ours until the end, and what was done before. */
export type Seen = { sheet: SheetRow | undefined; pupils: Map<string, Pupil>; rows: Map<string, Row>; done: Map<string, Done> };
/** Sent one behind the other: everything else is read when the rows are ours. */
export async function seenIn(work: Work, group: Group, dry: boolean): Promise<Seen> {
  const { classSubject, period, ids, ops } = group;
  const opIds = ops.map(({ op }) => op.opId);
  const [rows, [found]] = await Promise.all([
    lockedRows(work, { sheet: classSubject, period, ids }, dry),
    sheetSeen(work, { ...sheetRowAsked(work, classSubject, period), ids, opIds }),
  ]);
  return {
    ...{ sheet: found, rows },
    pupils: new Map(found?.pupils.map((row) => [row.id, { ...row, until: null, sessions: [] }])),
    done: new Map(found?.done.map((row) => [row.opId, row])),
  };
}

export type SheetAsked = { sheet: number; period: Period; ids: readonly string[] };
export type Done = { opId: string; semester: Period; pupil: string; column: string; value: CellValue | null; version: number };
type SheetSeen = SheetRow & { pupils: readonly Omit<Pupil, 'until' | 'sessions'>[]; done: readonly Done[] };
const sheetSeen = statement<SheetSeen, SheetRowAsked & { ids: readonly string[]; opIds: readonly string[] }>`
  select ${sheetColumns},
    (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.full_name, 'here', p.active, 'excused',
        (select x.kind from teaching.exemption x where x.class_subject_id = s.id and x.pupil_id = p.id and x.semester = ${'period'}))), '[]')
      from people.pupil p where p.class_id = s.class_id and p.id = any(${'ids'}::uuid[])) as pupils,
    (select coalesce(json_agg(json_build_object('opId', d.op_id, 'semester', d.semester, 'pupil', d.pupil_id, 'column', d."column", 'value', d.new, 'version', d.version)), '[]')
      from assessment.mark_change d where d.class_subject_id = s.id and d.op_id = any(${'opIds'}::uuid[])) as done
  ${ofSheet}`;

/** What is seldom asked: who has left the class, and who was absent on the day of a column. */
export async function othersOf(
  work: Work,
  context: SheetContext,
  { ids, ops }: Group,
  pupils: Map<string, Pupil>,
): Promise<void> {
  const away = ids.filter((id) => !pupils.get(id)?.here);
  if (away.length > 0) for (const one of await leaversOf(work, context.classId, away)) pupils.set(one.id, one);
  const days = new Set(ops.flatMap(({ key }) => context.sheet.columns.find((one) => one.key === key)?.on ?? []));
  if (days.size === 0) return;
  for (const { id, sessions } of await absencesOn(work, ids, [...days])) {
    const pupil = pupils.get(id);
    if (pupil) pupil.sessions = sessions;
  }
}

/** Those who were in the class. */
async function leaversOf(work: Work, classId: number, ids: readonly string[]): Promise<Pupil[]> {
  const { rows } = await sql<Pupil>`
    select p.id, p.full_name as name, false as here, max(e.valid_to)::text as until, null as excused, array[]::text[] as sessions
    from people.pupil p left join classes.enrolment e on e.pupil_id = p.id and e.class_id = ${classId}
    where p.id = any(${ids}::uuid[])
    group by p.id having p.class_id = ${classId} or bool_or(e.id is not null and e.end_kind is distinct from 'undone')`.execute(
    work.handle,
  );
  return rows;
}

/** Each day of these on which the pupil was not there. */
async function absencesOn(
  work: Work,
  ids: readonly string[],
  days: readonly string[],
): Promise<Pick<Pupil, 'id' | 'sessions'>[]> {
  const { rows } = await sql<Pick<Pupil, 'id' | 'sessions'>>`
    select pupil_id as id, array_agg(day::text) as sessions from teaching.absence
    where pupil_id = any(${ids}::uuid[]) and day = any(${days}::date[]) and state in ('P', 'K') group by 1`.execute(work.handle);
  return rows;
}

const rowsSeen = statement<Omit<Row, 'fresh'>, SheetAsked>`
  select pupil_id as id, cells, mean, comment, present from assessment.mark_row
  where class_subject_id = ${'sheet'} and semester = ${'period'} and pupil_id = any(${'ids'}::uuid[])`;
const rowsLocked = statement<Omit<Row, 'fresh'>, SheetAsked>`
  select pupil_id as id, cells, mean, comment, present from assessment.mark_row
  where class_subject_id = ${'sheet'} and semester = ${'period'} and pupil_id = any(${'ids'}::uuid[]) order by pupil_id for update`;
/** Whoever comes second waits, and sees what the first has stored. */
async function lockedRows(work: Work, asked: SheetAsked, dry: boolean): Promise<Map<string, Row>> {
  const rows = await (dry ? rowsSeen : rowsLocked)(work, asked);
  return new Map(rows.map((row) => [row.id, { ...row, fresh: false }]));
}

/** Unlockings that are granted to the writer and stay so until this transaction ends: whoever closes one waits, and counts what was written. */
export async function heldOpen(work: Work, context: SheetContext, userId: string | null): Promise<SheetContext['openRequests']> {
  const mine = context.openRequests.filter(({ askedBy }) => askedBy === userId);
  if (mine.length === 0) return [];
  const { rows } = await sql<{ id: number }>`select id from assessment.unlock_request
    where id = any(${mine.map(({ id }) => id)}::int[]) and state = 'granted' order by id for share`.execute(work.handle);
  return mine.filter(({ id }) => rows.some((row) => row.id === id));
}

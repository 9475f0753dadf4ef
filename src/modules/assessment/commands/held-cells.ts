// What stands where marks are entered: the pupils of the class, their rows, held until the transaction ends, acts done before, unlockings.
import { sql } from 'kysely';
import { statement, text } from '#platform/db/statement.ts';
import type { Work } from '#platform/db/work.ts';
import {
  askedSheets,
  type OpenRequest,
  type SheetContext,
  type SheetRow,
  type SheetsAsked,
  sheetColumns,
  sheetsAsked,
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
export type Seen = {
  sheet: SheetRow | undefined;
  pupils: Map<string, Pupil>;
  rows: Map<string, Row>;
  /** One for all groups of the sheet: an act has one name in it. */
  done: Map<string, Done>;
};
/** Of each group, in their order. Sent one behind the other: everything else is read when the rows are ours. */
export async function seenIn(work: Work, groups: readonly Group[], dry: boolean): Promise<Seen[]> {
  const cells = cellsAsked(groups);
  const opSheets = groups.flatMap(({ classSubject, ops }) => ops.map(() => classSubject));
  const opIds = groups.flatMap(({ ops }) => ops.map(({ op }) => op.opId));
  const [rows, sheets] = await Promise.all([
    (dry ? rowsSeen : rowsLocked)(work, cells),
    sheetsSeen(work, { ...cells, ...sheetsAsked(work, groups), opSheets, opIds }),
  ]);
  const rowsOf = Map.groupBy(rows, ({ sheet, period }) => `${sheet} ${period}`);
  const sheetOf = new Map(sheets.map((one) => [`${one.sheet} ${one.period}`, one]));
  // Of all of them, in every line.
  const acts = Map.groupBy(sheets[0]?.done ?? [], ({ sheet }) => sheet);
  const doneIn = new Map(groups.map(({ classSubject: id }) => [id, new Map(acts.get(id)?.map((one) => [one.opId, one]))]));
  return groups.map(({ classSubject, period }) => {
    const name = `${classSubject} ${period}`;
    const sheet = sheetOf.get(name);
    return {
      sheet,
      done: doneIn.get(classSubject) as Map<string, Done>,
      rows: new Map(rowsOf.get(name)?.map((row) => [row.id, { ...row, fresh: false }])),
      pupils: new Map(sheet?.pupils.map((one) => [one.id, { ...one, until: null, sessions: [] }])),
    };
  });
}

/** One place a pupil of a sheet in each list. */
type CellsAsked = { ofSheets: readonly number[]; ofPeriods: readonly Period[]; ofPupils: readonly string[] };
const cellsAsked = (groups: readonly Group[]): CellsAsked => ({
  ofSheets: groups.flatMap(({ classSubject, ids }) => ids.map(() => classSubject)),
  ofPeriods: groups.flatMap(({ period, ids }) => ids.map(() => period)),
  ofPupils: groups.flatMap(({ ids }) => ids),
});
const cells = text`unnest(${'ofSheets'}::int[], ${'ofPeriods'}::smallint[], ${'ofPupils'}::uuid[]) as n(sheet, period, pupil)`;

export type Done = {
  opId: string;
  semester: Period;
  pupil: string;
  column: string;
  value: CellValue | null;
  version: number;
};
type SheetSeen = SheetRow & { pupils: readonly Omit<Pupil, 'until' | 'sessions'>[]; done: readonly (Done & { sheet: number })[] };
// Acts are looked for one by one: at once, the server may rather read all there ever were.
const sheetsSeen = statement<SheetSeen, SheetsAsked & CellsAsked & { opSheets: readonly number[]; opIds: readonly string[] }>`
  select ${sheetColumns},
    (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.full_name, 'here', p.active, 'excused',
        (select x.kind from teaching.exemption x where x.class_subject_id = s.id and x.pupil_id = p.id and x.semester = asked.period))), '[]')
      from ${cells} join people.pupil p on p.id = n.pupil where n.sheet = s.id and n.period = asked.period and p.class_id = s.class_id) as pupils,
    (select coalesce(json_agg(d), '[]') from unnest(${'opSheets'}::int[], ${'opIds'}::uuid[]) as o(sheet, id) cross join lateral (
        select op_id as "opId", class_subject_id as sheet, semester, pupil_id as pupil, "column", new as value, version
        from assessment.mark_change where class_subject_id = o.sheet and op_id = o.id limit 1) as d) as done
  ${askedSheets}`;

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

type RowSeen = Omit<Row, 'fresh'> & { sheet: number; period: Period };
const rowColumns = text`m.class_subject_id as sheet, m.semester as period, m.pupil_id as id, m.cells, m.mean, m.comment, m.present
  from ${cells} join assessment.mark_row m on m.class_subject_id = n.sheet and m.semester = n.period and m.pupil_id = n.pupil`;
const rowsSeen = statement<RowSeen, CellsAsked>`select ${rowColumns}`;
/** In one order for everybody. Whoever comes second waits, and sees what the first has stored. */
const rowsLocked = statement<RowSeen, CellsAsked>`
  select ${rowColumns} order by m.class_subject_id, m.semester, m.pupil_id for update of m`;

/** Unlockings that are granted to one of the writers and stay so until this transaction ends: whoever closes one waits, and counts what was written. */
export async function heldOpen(
  work: Work,
  context: SheetContext,
  users: ReadonlySet<string | null>,
): Promise<SheetContext['openRequests']> {
  const theirs = context.openRequests.filter(({ askedBy }) => users.has(askedBy));
  if (theirs.length === 0) return [];
  const { rows } = await sql<Pick<OpenRequest, 'id' | 'cells'>>`select id, cells from assessment.unlock_request
    where id = any(${theirs.map(({ id }) => id)}::int[]) and state = 'granted' and closed_by_name is null order by id for share`.execute(
    work.handle,
  );
  return theirs.flatMap((one) => {
    const row = rows.find(({ id }) => id === one.id);
    return row ? [{ ...one, cells: row.cells }] : [];
  });
}

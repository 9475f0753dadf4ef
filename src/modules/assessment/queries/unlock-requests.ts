// Who asked for closed cells, with what reason; what was decided, and where it stands now.
import { sql } from 'kysely';
import { notFound } from '#kernel/refusal.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import type { Period } from '../rules/outcome.ts';
import type { RequestState } from '../rules/unlock-state.ts';
import type { AskedCell, Evidence, UnlockEffects } from '../tables.ts';

export type UnlockRequest = {
  id: number;
  unitId: number;
  classSubjectId: number;
  semester: Period;
  classId: number;
  className: string;
  schoolYear: string;
  subject: string;
  cells: readonly AskedCell[];
  reason: string;
  hours: number;
  evidence: readonly Evidence[];
  askedBy: string;
  askedByName: string;
  askedAt: Date;
  state: RequestState;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  note: string;
  openUntil: Date | null;
  closedAt: Date | null;
  closedByName: string | null;
  effects: UnlockEffects;
  seenByAsker: Date | null;
  seenByDecider: Date | null;
  /** Cells that were written through it so far. */
  changed: number;
};
export type RequestFilter = {
  text?: string;
  state?: string;
  semester?: number;
  askedBy?: string;
  sort?: string;
  limit: number;
  offset: number;
};
/** By columns of the list. */
const orders = {
  asked: ['"askedAt"'],
  class: ['grade', '"className"'],
  subject: ['subject'],
  teacher: ['"askedByName"'],
  cells: ['jsonb_array_length(cells)'],
  changed: ['changed'],
} as const;
export const requestOrders = Object.keys(orders) as (keyof typeof orders)[];

/** Granted, and its time is over: by the clock, or because somebody approved the class (`closed_by_name` says who). */
const over = (now: Date) => sql<boolean>`q.state = 'granted' and (q.open_until <= ${now} or q.closed_by_name is not null)`;
const open = (now: Date) => sql<boolean>`q.state = 'granted' and q.closed_by_name is null and q.open_until > ${now}`;

const columns = (now: Date) => sql`
  q.id, q.unit_id as "unitId", q.class_subject_id as "classSubjectId", q.semester, s.class_id as "classId", c.name as "className", s.school_year as "schoolYear",
  s.subject, q.cells, q.reason, q.hours, q.evidence, q.asked_by as "askedBy", q.asked_by_name as "askedByName", q.asked_at as "askedAt",
  case when ${over(now)} then 'over' else q.state end as state,
  q.decided_by as "decidedBy", q.decided_by_name as "decidedByName", q.decided_at as "decidedAt", q.decision_note as note, q.open_until as "openUntil",
  q.closed_at as "closedAt", q.closed_by_name as "closedByName", q.effects, q.seen_by_asker_at as "seenByAsker", q.seen_by_decider_at as "seenByDecider",
  (select count(distinct (m.pupil_id, m."column"))::int from assessment.mark_change m where m.request_id = q.id) as changed`;
const tables = sql`assessment.unlock_request q join teaching.class_subject s on s.id = q.class_subject_id join classes.class c on c.id = s.class_id`;

const stateIs = (now: Date, state: string) =>
  state === 'over' ? over(now) : state === 'granted' ? open(now) : sql<boolean>`q.state = ${state}`;

/** Who asked what of a school's marks; words are looked for in class, people and reason. */
export async function listRequests(
  work: Work,
  unitId: number,
  { text, state, semester, askedBy, sort = '-asked', limit, offset }: RequestFilter,
): Promise<{ rows: UnlockRequest[]; total: number }> {
  const where = sql.join(
    [
      sql`q.unit_id = ${unitId}`,
      ...likePatterns(text).map(
        (like) =>
          sql`platform.fold(concat_ws(' ', c.name, q.asked_by_name, q.reason, q.decided_by_name, q.decision_note)) like ${like}`,
      ),
      ...(state ? [stateIs(work.now, state)] : []),
      ...(semester ? [sql`q.semester = ${semester}`] : []),
      ...(askedBy ? [sql`q.asked_by = ${askedBy}`] : []),
    ],
    sql` and `,
  );
  const by = orders[sort.replace('-', '') as keyof typeof orders] ?? orders.asked;
  const order = sql.raw(by.map((column) => `${column}${sort.startsWith('-') ? ' desc' : ''}`).join(', '));
  const { rows } =
    await sql<UnlockRequest>`select * from (select ${columns(work.now)}, c.grade from ${tables} where ${where}) as r
    order by ${order}, id desc limit ${limit} offset ${offset}`.execute(work.handle);
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from ${tables} where ${where}`.execute(
    work.handle,
  );
  return { rows, total: counted[0]?.n ?? 0 };
}

/** @throws Refused when there is none at the unit */
export async function requestById(work: Work, unitId: number, id: number): Promise<UnlockRequest> {
  const { rows } =
    await sql<UnlockRequest>`select ${columns(work.now)} from ${tables} where q.unit_id = ${unitId} and q.id = ${Number.isSafeInteger(id) && id < 2 ** 31 ? id : 0}`.execute(
      work.handle,
    );
  if (!rows[0]) throw notFound('Không tìm thấy đề nghị mở khóa này.');
  return rows[0];
}

/** The same, held: nothing is written through it and nobody else decides until this transaction ends. */
export async function requestToChange(work: Work, unitId: number, id: number): Promise<UnlockRequest> {
  const known = Number.isSafeInteger(id) && id < 2 ** 31 ? id : 0;
  await sql`select from assessment.unlock_request where unit_id = ${unitId} and id = ${known} for update`.execute(work.handle);
  return requestById(work, unitId, known);
}

/** Every pupil whose cells are named, and not closed already, has left the class: none of them can be written any more. */
const pastUse = sql<boolean>`not exists (select from jsonb_array_elements(q.cells) as x(cell) join people.pupil p on p.id = (x.cell ->> 'pupil')::uuid
  where p.class_id = s.class_id and p.active and x.cell -> 'closed' is null)`;

/** Granted, and over or past use: to be closed. */
export async function requestsOver(work: Work): Promise<{ id: number; unitId: number }[]> {
  const { rows } = await sql<{ id: number; unitId: number }>`
    select q.id, q.unit_id as "unitId" from assessment.unlock_request q join teaching.class_subject s on s.id = q.class_subject_id
    where ${over(work.now)} or (q.state = 'granted' and ${pastUse}) order by q.id`.execute(work.handle);
  return rows;
}

/** Asked, and past use before anybody has decided. */
export async function requestsPastUse(work: Work): Promise<{ id: number; unitId: number }[]> {
  const { rows } = await sql<{ id: number; unitId: number }>`
    select q.id, q.unit_id as "unitId" from assessment.unlock_request q join teaching.class_subject s on s.id = q.class_subject_id
    where q.state = 'asked' and ${pastUse} order by q.id`.execute(work.handle);
  return rows;
}

/** Open, and written through: what came of it is not kept yet. */
export async function requestsUnderWay(
  work: Work,
  path: string,
  schoolYear: string,
  semester: number | null,
): Promise<UnlockRequest[]> {
  const { rows } =
    await sql<UnlockRequest>`select ${columns(work.now)} from ${tables} join organizations.unit u on u.id = q.unit_id
    where q.state = 'granted' and u.path <@ ${path}::ltree and s.school_year = ${schoolYear} and (${semester}::int is null or q.semester = ${semester}::int)
      and exists (select from assessment.mark_change m where m.request_id = q.id) order by q.id`.execute(work.handle);
  return rows;
}

/** What waits for whoever decides, the oldest first. */
export const requestsWaiting = (work: Work, unitId: number, limit = 5) =>
  listRequests(work, unitId, { state: 'asked', sort: 'asked', limit, offset: 0 });

/** What is open to a person at a school now, what closes first at the head. */
export async function requestsOpenTo(work: Work, unitId: number, userId: string): Promise<UnlockRequest[]> {
  const { rows } = await sql<UnlockRequest>`select ${columns(work.now)} from ${tables}
    where q.unit_id = ${unitId} and q.asked_by = ${userId} and ${open(work.now)}
    order by q.open_until, q.id`.execute(work.handle);
  return rows;
}

/** Open now, of what the approval of a class closes, or of some of its pupils; the year closes its semesters too. */
export async function requestsOpenIn(
  work: Work,
  classId: number,
  period: Period,
  pupils?: readonly string[],
): Promise<UnlockRequest[]> {
  const { rows } = await sql<UnlockRequest>`select ${columns(work.now)} from ${tables}
    where s.class_id = ${classId} and (q.semester = ${period} or ${period === 3}) and ${open(work.now)}
    order by q.open_until, q.id`.execute(work.handle);
  return pupils ? rows.filter(({ cells }) => cells.some((cell) => !cell.closed && pupils.includes(cell.pupil))) : rows;
}

/** Decided, closed or still open, and one of the two has not looked since. */
export async function requestNews(work: Work, unitId: number, userId: string): Promise<UnlockRequest[]> {
  const { rows } = await sql<UnlockRequest>`select ${columns(work.now)} from ${tables}
    where q.unit_id = ${unitId} and ((q.asked_by = ${userId} and q.state in ('granted', 'refused', 'closed') and q.seen_by_asker_at is null)
      or (q.decided_by = ${userId} and q.state = 'closed' and q.seen_by_decider_at is null))
    order by coalesce(q.closed_at, q.decided_at) desc limit 20`.execute(work.handle);
  return rows;
}

/** The cells of a sheet that the actor has asked for and that nobody has decided upon. */
export async function askedCells(
  work: Work,
  classSubjectId: number,
  period: Period,
): Promise<{ id: number; cells: readonly AskedCell[] }[]> {
  if (work.actor.kind !== 'person') return [];
  const { rows } = await sql<{ id: number; cells: readonly AskedCell[] }>`
    select id, cells from assessment.unlock_request
    where class_subject_id = ${classSubjectId} and semester = ${period} and state = 'asked' and asked_by = ${work.actor.userId} order by id`.execute(
    work.handle,
  );
  return rows;
}

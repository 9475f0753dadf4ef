// The questions at a unit as those who answer see them: state, clock, whose turn it is; never who asked.
import { sql } from 'kysely';
import { type LocalDate, toLocal } from '#kernel/calendar.ts';
import { isUuid } from '#kernel/ids.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import { clockWords, type Pace, paceOf } from '../rules/clock.ts';
import type { Audience, QuestionKind } from '../rules/fields.ts';
import type { QuestionState, StepAct } from '../rules/question-way.ts';
import { calendarBetween } from './deadline.ts';

export type QuestionFilter = {
  text?: string;
  state?: string;
  /** open: its clock runs; overdue: it has run out. */
  clock?: string;
  field?: string;
  kind?: string;
  sort?: string;
  limit: number;
  offset: number;
};
export type QuestionRow = {
  id: string;
  code: string;
  kind: QuestionKind;
  audience: Audience;
  field: string;
  title: string;
  state: QuestionState;
  public: boolean;
  wantsPublic: boolean;
  askedAt: Date;
  dueOn: LocalDate;
  closedAt: Date | null;
  assignee: string;
  fromUnit: string | null;
  toUnit: string | null;
  pace: Pace;
  clock: string;
};

const orders = {
  due: sql`q.due_on`,
  asked: sql`q.asked_at`,
  title: sql`m.search_fold`,
  updated: sql`q.updated_at`,
};
function conditions(work: Work, unitId: number, filter: Omit<QuestionFilter, 'limit' | 'offset'>) {
  const where = [sql`q.unit_id = ${unitId}`];
  for (const like of likePatterns(filter.text)) where.push(sql`m.search_fold like ${like}`);
  if (filter.state) where.push(sql`q.state = ${filter.state}`);
  if (filter.field) where.push(sql`q.field = ${filter.field}`);
  if (filter.kind) where.push(sql`q.kind = ${filter.kind}`);
  if (filter.clock === 'open') where.push(sql`q.closed_at is null`);
  if (filter.clock === 'overdue') where.push(sql`q.closed_at is null and q.due_on < ${work.today}::date`);
  return sql.join(where, sql` and `);
}

export async function listQuestions(
  work: Work,
  unitId: number,
  filter: QuestionFilter,
): Promise<{ rows: QuestionRow[]; total: number }> {
  const from = sql`from engagement.question q join engagement.message m on m.question_id = q.id where ${conditions(work, unitId, filter)}`;
  const { rows: counted } = await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(work.handle);
  const sort = filter.sort ?? '-asked';
  const order = orders[sort.replace(/^-/, '') as keyof typeof orders] ?? orders.asked;
  type Row = Omit<QuestionRow, 'pace' | 'clock' | 'fromUnit'> & { forwarded: boolean };
  const { rows } = await sql<Row>`
    select q.id, q.code, q.kind, q.audience, q.field, m.title, q.state, q.public_at is not null as public, q.wants_public as "wantsPublic",
      q.asked_at as "askedAt", q.due_on as "dueOn", q.closed_at as "closedAt", q.assignee,
      (select u.short_name from organizations.unit u where u.id = q.forwarded_to) as "toUnit", q.origin_id is not null as forwarded ${from}
    order by ${order} ${sql.raw(sort.startsWith('-') ? 'desc' : 'asc')}, q.id limit ${filter.limit} offset ${filter.offset}`.execute(
    work.handle,
  );
  const names = await fromUnits(
    work,
    rows.filter((row) => row.forwarded).map((row) => row.id),
  );
  return {
    total: counted[0]?.total ?? 0,
    rows: (await clocks(work, rows)).map(({ forwarded: _, ...row }) => ({ ...row, fromUnit: names.get(row.id) ?? null })),
  };
}

/** Which unit forwarded these here; it may lie outside the scope, its name is public. */
async function fromUnits(work: Work, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  return work.elevated('names of units that forwarded a question here', async () => {
    const { rows } = await sql<{ id: string; name: string }>`select q.id, u.short_name as name from engagement.question q
      join engagement.question o on o.id = q.origin_id join organizations.unit u on u.id = o.unit_id where q.id = any(${ids}::uuid[])`.execute(
      work.handle,
    );
    return new Map(rows.map((row) => [row.id, row.name]));
  });
}

async function clocks<R extends { dueOn: LocalDate; closedAt: Date | null }>(
  work: Work,
  rows: R[],
): Promise<(R & { pace: Pace; clock: string })[]> {
  const days = [
    ...rows.map((row) => row.dueOn),
    ...rows.flatMap((row) => (row.closedAt ? [toLocal(row.closedAt).date] : [])),
    work.today,
  ].sort();
  const calendar = await calendarBetween(work, days[0] ?? work.today, days.at(-1) ?? work.today);
  return rows.map((row) => {
    const until = row.closedAt ? toLocal(row.closedAt).date : null;
    return {
      ...row,
      pace: paceOf(row.dueOn, until, work.today, calendar),
      clock: clockWords(row.dueOn, until, work.today, calendar),
    };
  });
}

export type QuestionCounts = { new: number; open: number; overdue: number; awaiting: number };
/** What waits at the desk. `notBy`: without answers that this person has written. */
export async function countQuestions(work: Work, unitId: number, notBy = ''): Promise<QuestionCounts> {
  const { rows } = await sql<QuestionCounts>`
    select count(*) filter (where state = 'new')::int as new, count(*)::int as open, count(*) filter (where due_on < ${work.today}::date)::int as overdue,
      count(*) filter (where state = 'awaiting' and not (${notBy} = any(written_by)))::int as awaiting
    from engagement.question where unit_id = ${unitId} and closed_at is null`.execute(work.handle);
  return rows[0] ?? { new: 0, open: 0, overdue: 0, awaiting: 0 };
}

export type QuestionStepRow = { id: number; act: StepAct; by: string; at: Date; note: string; toUnit: string | null };
export type QuestionRecord = QuestionRow & {
  version: number;
  updatedBy: string;
  updatedAt: Date;
  content: string;
  fileName: string | null;
  fileBytes: number | null;
  /** As it may be shown without asking: never a whole name or number. */
  asker: { name: string; email: string; phone: string };
  draft: { answer: string; title: string; question: string; public: boolean };
  writtenBy: string[];
  sentBy: string | null;
  sentAt: Date | null;
  returnReason: string | null;
  answer: string | null;
  publicAt: Date | null;
  refuseReason: string | null;
  duplicateOf: string | null;
  hasOrigin: boolean;
  /** The clock of the unit it was forwarded to, or of the one it came from. */
  otherClock: { unit: string; state: QuestionState; clock: string; pace: Pace } | null;
  steps: QuestionStepRow[];
};

const cover = (text: string, keep: number) => (text === '' ? '' : `${text.slice(0, keep)}${'•'.repeat(6)}`);
const coverName = (name: string) =>
  name
    .split(' ')
    .map((word) => `${word[0] ?? ''}•••`)
    .join(' ');

export async function questionById(work: Work, unitId: number, id: string): Promise<QuestionRecord | undefined> {
  if (!isUuid(id)) return undefined;
  const q = await read(work)
    .selectFrom('engagement.question')
    .selectAll()
    .where('id', '=', id)
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
  if (!q) return undefined;
  const [message, asker] = await Promise.all([
    read(work).selectFrom('engagement.message').selectAll().where('question_id', '=', id).executeTakeFirstOrThrow(),
    read(work).selectFrom('engagement.asker').selectAll().where('question_id', '=', id).executeTakeFirstOrThrow(),
  ]);
  const { rows: steps } = await sql<QuestionStepRow>`
    select s.id, s.act, s.by_name as by, s.at, s.note, u.short_name as "toUnit" from engagement.question_step s
    left join organizations.unit u on u.id = s.to_unit_id where s.question_id = ${id}::uuid order by s.id`.execute(work.handle);
  const other = await otherClock(work, q.id, q.origin_id);
  const [clocked] = await clocks(work, [{ dueOn: q.due_on, closedAt: q.closed_at }]);
  return {
    ...{ id, code: q.code, kind: q.kind, audience: q.audience, field: q.field, title: message.title, state: q.state },
    ...{ public: q.public_at !== null, wantsPublic: q.wants_public, askedAt: q.asked_at, dueOn: q.due_on, closedAt: q.closed_at },
    ...{ assignee: q.assignee, toUnit: q.forwarded_to === null ? null : (other?.unit ?? null) },
    ...{
      fromUnit: q.origin_id === null ? null : (other?.unit ?? null),
      pace: clocked?.pace ?? 'fine',
      clock: clocked?.clock ?? '',
    },
    ...{ version: q.version, updatedBy: q.updated_by, updatedAt: q.updated_at, content: message.content },
    ...{ fileName: message.file_name, fileBytes: message.file_bytes },
    asker: { name: coverName(asker.name), email: cover(asker.email, 2), phone: cover(asker.phone, 3) },
    draft: { answer: q.draft_answer, title: q.draft_title, question: q.draft_question, public: q.draft_public },
    ...{ writtenBy: q.written_by, sentBy: q.sent_by, sentAt: q.sent_at, returnReason: q.return_reason },
    ...{ answer: q.answer, publicAt: q.public_at, refuseReason: q.refuse_reason, duplicateOf: q.duplicate_of },
    ...{ hasOrigin: q.origin_id !== null, otherClock: other, steps },
  };
}

/** Both clocks are kept: the other unit's is told by its name, its state and its day, nothing more. */
async function otherClock(work: Work, id: string, originId: string | null): Promise<QuestionRecord['otherClock']> {
  const rows = await work.elevated('the other clock of a forwarded question', async () => {
    const found = await sql<{ unit: string; state: QuestionState; dueOn: LocalDate; closedAt: Date | null }>`
      select u.short_name as unit, q.state, q.due_on as "dueOn", q.closed_at as "closedAt" from engagement.question q
      join organizations.unit u on u.id = q.unit_id
      where ${originId === null ? sql`q.origin_id = ${id}::uuid` : sql`q.id = ${originId}::uuid`} order by q.closed_at desc nulls first, q.asked_at desc limit 1`.execute(
      work.handle,
    );
    return found.rows;
  });
  const [clocked] = await clocks(work, rows);
  return clocked ? { unit: clocked.unit, state: clocked.state, clock: clocked.clock, pace: clocked.pace } : null;
}

/** The file that came with a question, for those who answer it. */
export async function questionFile(work: Work, unitId: number, id: string) {
  if (!isUuid(id)) return undefined;
  const row = await read(work)
    .selectFrom('engagement.message')
    .select(['file_sha256 as sha256', 'file_name as name', 'file_mime as mime'])
    .where('unit_id', '=', unitId)
    .where('question_id', '=', id)
    .executeTakeFirst();
  return row?.sha256 && row.name && row.mime ? { sha256: row.sha256, name: row.name, mime: row.mime } : undefined;
}

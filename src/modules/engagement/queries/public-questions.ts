// Questions as citizens read them: what was answered for all, and one's own by its code and secret. Runs as the portal's role.
import { sql } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import { type Question, question } from '#platform/db/question.ts';
import { spelled, text } from '#platform/db/statement.ts';
import type { Work } from '#platform/db/work.ts';
import { plainCode } from '../rules/code.ts';
import type { Audience } from '../rules/fields.ts';
import { secretHash } from '../rules/new-code.ts';
import type { QuestionState, StepAct } from '../rules/question-way.ts';

export type PublicQuestion = {
  id: string;
  code: string;
  field: string;
  audience: Audience;
  title: string;
  question: string;
  answer: string;
  askedAt: Date;
  answeredAt: Date;
  answeredBy: string | null;
};
const publicColumns = text`q.id, q.code, q.field, q.audience, q.public_title as title, q.public_question as question, q.answer, q.asked_at as "askedAt",
  q.answered_at as "answeredAt", (select u.name from organizations.unit u where u.id = q.answered_by_unit) as "answeredBy"`;
const columns = spelled(publicColumns);

export async function publicQuestions(
  work: Work,
  unitId: number,
  filter: { text?: string; field?: string; limit: number; offset?: number },
): Promise<{ rows: PublicQuestion[]; total: number }> {
  const where = [sql`q.unit_id = ${unitId}`, sql`q.public_at is not null`];
  for (const like of likePatterns(filter.text)) where.push(sql`q.public_fold like ${like}`);
  if (filter.field) where.push(sql`q.field = ${filter.field}`);
  const from = sql`from engagement.question q where ${sql.join(where, sql` and `)}`;
  const { rows: counted } = await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(work.handle);
  const { rows } = await sql<PublicQuestion>`select ${columns} ${from} order by q.public_at desc, q.id limit ${filter.limit}
    offset ${filter.offset ?? 0}`.execute(work.handle);
  return { total: counted[0]?.total ?? 0, rows };
}

const answered = question<{ unit: number; limit: number }>`
  select ${publicColumns} from engagement.question q where q.unit_id = ${'unit'} and q.public_at is not null
  order by q.public_at desc, q.id limit ${'limit'}`;
/** The newest answered questions of a site, for its first page. */
export const askAnswered = (unitId: number, limit: number): Question<PublicQuestion[]> => ({
  asked: answered({ unit: unitId, limit }),
  read: (rows: PublicQuestion[]) =>
    rows.map((row) => ({ ...row, askedAt: new Date(row.askedAt), answeredAt: new Date(row.answeredAt) })),
});

export async function publicFields(work: Work, unitId: number): Promise<string[]> {
  const { rows } = await sql<{ field: string }>`
    select distinct field from engagement.question where unit_id = ${unitId} and public_at is not null order by 1`.execute(
    work.handle,
  );
  return rows.map((row) => row.field);
}

export async function publicQuestion(work: Work, unitId: number, code: string): Promise<PublicQuestion | undefined> {
  const { rows } = await sql<PublicQuestion>`select ${columns} from engagement.question q
    where q.unit_id = ${unitId} and q.code = ${plainCode(code)} and q.public_at is not null`.execute(work.handle);
  return rows[0];
}

export type OwnQuestion = {
  id: string;
  code: string;
  kind: string;
  field: string;
  title: string;
  content: string;
  fileName: string | null;
  state: QuestionState;
  askedAt: Date;
  dueOn: LocalDate;
  toUnit: string | null;
  answer: string | null;
  answeredAt: Date | null;
  answeredBy: string | null;
  public: boolean;
  refuseReason: string | null;
  duplicateOf: string | null;
  steps: { act: StepAct; at: Date; toUnit: string | null }[];
};

/** One's own question: the database itself shows it only for the hash of its secret, and never who asked. */
export async function ownQuestion(work: Work, unitId: number, code: string, secret: string): Promise<OwnQuestion | undefined> {
  await sql`select set_config('app.look_up', ${secretHash(code, secret)}, true)`.execute(work.handle);
  const { rows } = await sql<Omit<OwnQuestion, 'steps'>>`
    select q.id, q.code, q.kind, q.field, m.title, m.content, m.file_name as "fileName", q.state, q.asked_at as "askedAt", q.due_on as "dueOn",
      (select u.name from organizations.unit u where u.id = q.forwarded_to) as "toUnit", q.answer, q.answered_at as "answeredAt",
      (select u.name from organizations.unit u where u.id = q.answered_by_unit) as "answeredBy", q.public_at is not null as public,
      q.refuse_reason as "refuseReason", q.duplicate_of as "duplicateOf"
    from engagement.question q join engagement.message m on m.question_id = q.id
    where q.unit_id = ${unitId} and q.code = ${plainCode(code)} and m.secret_hash = ${secretHash(code, secret)}`.execute(
    work.handle,
  );
  const [found] = rows;
  if (!found) return undefined;
  const { rows: steps } = await sql<OwnQuestion['steps'][number]>`
    select s.act, s.at, (select u.short_name from organizations.unit u where u.id = s.to_unit_id) as "toUnit"
    from engagement.question_step s where s.question_id = ${found.id}::uuid and s.act in ('receive', 'forward', 'come_back', 'approve', 'refuse', 'duplicate', 'reopen')
    order by s.id`.execute(work.handle);
  return { ...found, steps };
}

// Several questions in one statement: a page made of many blocks asks the database once, and each block reads its own answer.
import { type Expression, type RawBuilder, sql } from 'kysely';
import type { Work } from './work.ts';

/** Rows asked for, not yet asked. They come back through JSON: `read` makes instants of their texts again. */
export type Question<T> = { asked: Expression<unknown>; read(rows: never[]): T };

const jsonOf = (asked: Expression<unknown>): RawBuilder<unknown> =>
  sql`(select coalesce(json_agg(asked), '[]') from (${asked}) asked)`;

type Answers<Q> = { -readonly [K in keyof Q]: Q[K] extends Question<infer T> ? T : never };

/** The answers in the order of the questions. None, no statement. */
export async function askTogether<const Q extends readonly Question<unknown>[]>(work: Work, questions: Q): Promise<Answers<Q>> {
  if (questions.length === 0) return [] as Answers<Q>;
  const columns = questions.map(({ asked }, i) => sql`${jsonOf(asked)} as ${sql.ref(`a${i}`)}`);
  const { rows } = await sql<Record<string, never[]>>`select ${sql.join(columns)}`.execute(work.handle);
  return questions.map((question, i) => question.read(rows[0]?.[`a${i}`] ?? [])) as Answers<Q>;
}

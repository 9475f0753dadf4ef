// Several questions in one statement: a page made of many blocks asks the database once, and each block reads its own answer.
//   const newest = question<{ unit: number }>`select id, title from … where unit_id = ${'unit'}`;
//   const askNewest = (unit: number): Question<Row[]> => ({ asked: newest({ unit }), read: (rows: Row[]) => rows });
import { planned } from './database.ts';
import { Text, text } from './statement.ts';
import type { Work } from './work.ts';

/** A text that is the same whenever it is asked, with its values. */
export type Asked = { text: Known; values: object };
/** Rows asked for, not yet asked. They come back through JSON: `read` makes instants of their texts again. */
export type Question<T> = { asked: Asked; read(rows: never[]): T };
type Answers<Q> = { -readonly [K in keyof Q]: Q[K] extends Question<infer T> ? T : never };

let known = 0;
class Known extends Text {
  readonly number = known++;
}

export function question<Values extends object>(
  template: TemplateStringsArray,
  ...inside: ((keyof Values & string) | Text)[]
): (values: Values) => Asked {
  const { parts, names } = text(template, ...inside);
  const whole = new Known(parts, names);
  return (values) => ({ text: whole, values });
}

type Whole = { sql: string; orders: string[][] };
/**
 * As they were put together, by the numbers of their texts; each is planned, and its plan held, on every connection. Of sites that arranged
 * their first page, and of parts of it that are asked anew, there are as many as they like: beyond these each question is asked by itself.
 */
const wholes = new Map<string, Whole>();
export const wholesAtMost = 64;
/** undefined: there are enough of them. */
function wholeOf(texts: readonly Known[]): Whole | undefined {
  const key = texts.map((one) => one.number).join();
  const made = wholes.get(key);
  if (made) return made;
  if (texts.length > 1 && wholes.size >= wholesAtMost) return undefined;
  let before = 0;
  const orders: string[][] = [];
  const columns = texts.map((one, i) => {
    const { sql, order } = one.numbered(before);
    before += order.length;
    orders.push(order);
    return `(select coalesce(json_agg(asked), '[]') from (${sql}) asked) as a${i}`;
  });
  const whole = { sql: `${planned} select ${columns.join(', ')}`, orders };
  wholes.set(key, whole);
  return whole;
}

/** The answers in the order of the questions. None, no statement; several statements leave in one write. */
export async function askTogether<const Q extends readonly Question<unknown>[]>(work: Work, questions: Q): Promise<Answers<Q>> {
  if (questions.length === 0) return [] as Answers<Q>;
  // In an order of their own: the same blocks in another order are the same statement, planned once.
  const sorted = questions.map(({ asked }, i) => ({ ...asked, i })).sort((a, b) => a.text.number - b.text.number);
  const whole = wholeOf(sorted.map((one) => one.text));
  if (!whole) return (await Promise.all(questions.map((one) => askTogether(work, [one])))).flat() as Answers<Q>;
  const { sql, orders } = whole;
  const values = sorted.flatMap((one, n) => (orders[n] ?? []).map((name) => one.values[name as never]));
  const [row] = await work.ask<Record<string, never[]>>(sql, values);
  const answers: unknown[] = [];
  sorted.forEach(({ i }, n) => {
    answers[i] = questions[i]?.read(row?.[`a${n}`] ?? []);
  });
  return answers as Answers<Q>;
}

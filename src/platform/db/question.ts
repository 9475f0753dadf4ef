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
/** As they were put together, by the numbers of their texts; of sites that arranged their first page there are as many as they like. */
const wholes = new Map<string, Whole>();
const wholesAtMost = 500;
function wholeOf(texts: readonly Known[]): Whole {
  const key = texts.map((one) => one.number).join();
  const made = wholes.get(key);
  if (made) return made;
  let before = 0;
  const orders: string[][] = [];
  const columns = texts.map((one, i) => {
    const { sql, order } = one.numbered(before);
    before += order.length;
    orders.push(order);
    return `(select coalesce(json_agg(asked), '[]') from (${sql}) asked) as a${i}`;
  });
  const whole = { sql: `${planned} select ${columns.join(', ')}`, orders };
  if (wholes.size < wholesAtMost) wholes.set(key, whole);
  return whole;
}

/** The answers in the order of the questions. None, no statement. */
export async function askTogether<const Q extends readonly Question<unknown>[]>(work: Work, questions: Q): Promise<Answers<Q>> {
  if (questions.length === 0) return [] as Answers<Q>;
  // In an order of their own: the same blocks in another order are the same statement, planned once.
  const sorted = questions.map(({ asked }, i) => ({ ...asked, i })).sort((a, b) => a.text.number - b.text.number);
  const { sql, orders } = wholeOf(sorted.map((one) => one.text));
  const values = sorted.flatMap((one, n) => (orders[n] ?? []).map((name) => one.values[name as never]));
  const [row] = await work.ask<Record<string, never[]>>(sql, values);
  const answers: unknown[] = [];
  sorted.forEach(({ i }, n) => {
    answers[i] = questions[i]?.read(row?.[`a${n}`] ?? []);
  });
  return answers as Answers<Q>;
}

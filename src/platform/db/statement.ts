// A statement that is the same text whenever it is asked, for what is done many times a second: put together when the module is loaded, planned
// once on each connection. Values are named in it:
//   const marksOf = statement<Row, { pupils: readonly string[] }>`select … where pupil_id = any(${'pupils'}::uuid[])`;
//   const rows = await marksOf(work, { pupils });
import { planned } from './database.ts';
import type { Work } from './work.ts';

export function statement<Row, Values extends object>(text: TemplateStringsArray, ...names: (keyof Values & string)[]) {
  const order = [...new Set(names)];
  const whole = text.reduce((sum, part, i) => `${sum}$${order.indexOf(names[i - 1] as (typeof order)[number]) + 1}${part}`);
  const prepared = `${planned} ${whole}`;
  return (work: Work, values: Values): Promise<Row[]> =>
    work.ask<Row>(
      prepared,
      order.map((name) => values[name]),
    );
}

// A statement that is the same text whenever it is asked, for what is done many times a second: put together when the module is loaded, planned
// once on each connection. Values are named in it:
//   const marksOf = statement<Row, { pupils: readonly string[] }>`select … where pupil_id = any(${'pupils'}::uuid[])`;
//   const rows = await marksOf(work, { pupils });
// What several statements have in common is a `text`, with values of its own or without:
//   const columns = text`p.id, p.full_name as name`;
import { sql } from 'kysely';
import { planned } from './database.ts';
import type { Work } from './work.ts';

/** A part of statements. Only code is made into one, never what came from outside: it is not escaped. */
export class Text {
  /** One more than there are names. */
  readonly parts: readonly string[];
  readonly names: readonly string[];
  constructor(parts: readonly string[], names: readonly string[]) {
    this.parts = parts;
    this.names = names;
  }

  /** With its values numbered from the one after `before`, each name once. */
  numbered(before = 0): { sql: string; order: string[] } {
    const order = [...new Set(this.names)];
    return {
      sql: this.parts.reduce((sum, part, i) => `${sum}$${before + order.indexOf(this.names[i - 1] ?? '') + 1}${part}`),
      order,
    };
  }
}

/** A constant of the code in a text. */
export const constant = (value: string | number): Text =>
  new Text([typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`], []);

export function text(template: TemplateStringsArray, ...inside: (string | Text)[]): Text {
  const parts = [template[0] ?? ''];
  const names: string[] = [];
  const join = (part: string) => parts.push((parts.pop() ?? '') + part);
  inside.forEach((one, i) => {
    if (one instanceof Text) {
      join(one.parts[0] ?? '');
      parts.push(...one.parts.slice(1));
      names.push(...one.names);
    } else {
      names.push(one);
      parts.push('');
    }
    join(template[i + 1] ?? '');
  });
  return new Text(parts, names);
}

/** A text without values where a question is put together anew. */
export const spelled = (one: Text) => sql.raw(one.numbered().sql);

export function statement<Row, Values extends object>(
  template: TemplateStringsArray,
  ...inside: ((keyof Values & string) | Text)[]
) {
  const { sql: whole, order } = text(template, ...inside).numbered();
  const prepared = `${planned} ${whole}`;
  return (work: Work, values: Values): Promise<Row[]> =>
    work.ask<Row>(
      prepared,
      order.map((name) => values[name as keyof Values]),
    );
}

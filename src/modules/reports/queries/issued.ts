// The register of a school's cards: every issue of a year, in force or replaced.
import { sql } from 'kysely';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import type { Period } from '#modules/assessment/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type CardKind, series } from '../rules/books.ts';
import type { SinceIssue } from '../rules/card-state.ts';
import { since } from './cards.ts';

export type IssuedFilter = {
  schoolYear: string;
  kind?: string;
  period?: number;
  classId?: number;
  state?: string;
  /** Name of the pupil, class or number. */
  text?: string;
  sort: string;
  limit: number;
  offset: number;
};
export type IssuedRow = {
  id: string;
  pupilId: string;
  pupil: string;
  className: string;
  kind: CardKind;
  period: Period;
  number: number;
  issuedOn: string;
  by: string;
  replacedOn: string | null;
  since: SinceIssue;
};

const orders = {
  issued: ['c.issued_at', 'c.number'],
  name: ['p.sort_key collate "C"'],
  class: ['k.grade', 'k.sort_key collate "C"', 'p.sort_key collate "C"'],
  number: ['c.kind', 'c.number'],
} as const;
export const issuedOrders = Object.keys(orders);

export async function issuedList(
  work: Work,
  unitId: number,
  { schoolYear, kind, period, classId, state, text = '', sort, limit, offset }: IssuedFilter,
): Promise<{ rows: IssuedRow[]; total: number }> {
  const number = sql`case c.kind when 'hoc-ba' then ${series['hoc-ba']}::text else ${series['phieu-lien-lac']}::text end
    || '-' || lpad(c.number::text, greatest(4, length(c.number::text)), '0') || '/' || c.school_year`;
  const where = sql.join(
    [
      sql`c.unit_id = ${unitId} and c.school_year = ${schoolYear}`,
      ...likePatterns(text).map((like) => sql`platform.fold(concat_ws(' ', p.full_name, k.name, ${number})) like ${like}`),
      ...(kind ? [sql`c.kind = ${kind}`] : []),
      ...(period ? [sql`c.period = ${period}`] : []),
      ...(classId ? [sql`c.class_id = ${classId}`] : []),
      ...(state === 'replaced' ? [sql`c.replaced_on is not null`] : state ? [sql`c.replaced_on is null`] : []),
      ...(state === 'holds' ? [sql`${since} is null`] : state === 'doubted' ? [sql`${since} is not null`] : []),
    ],
    sql` and `,
  );
  const down = sort.startsWith('-') ? ' desc' : '';
  const by = orders[sort.replace('-', '') as keyof typeof orders] ?? orders.issued;
  const order = sql.raw([...by, 'c.id'].map((column) => `${column}${down}`).join(', '));
  const from = sql`reports.card c join people.pupil p on p.id = c.pupil_id join classes.class k on k.id = c.class_id where ${where}`;
  const { rows } = await sql<IssuedRow>`
    select c.id, c.pupil_id as "pupilId", p.full_name as pupil, k.name as "className", c.kind, c.period, c.number, c.issued_on::text as "issuedOn",
      c.issued_by_name as by, c.replaced_on::text as "replacedOn", ${since} as since
    from ${from} order by ${order} limit ${limit} offset ${offset}`.execute(work.handle);
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from ${from}`.execute(work.handle);
  return { rows, total: counted[0]?.n ?? 0 };
}

// What narrows a list of records, of pupils and of staff alike: how complete they are, what is missing, what was found.
import { type RawBuilder, sql } from 'kysely';

export type RecordFilter = {
  complete?: boolean;
  found?: 'error' | 'warning' | 'explained';
  missing?: string;
  rule?: number;
};

/** `row` is the alias of the record in the query, `owner` the column of a finding that points to it. */
export function recordConditions(
  unitId: number,
  filter: RecordFilter,
  row: 'p' | 's',
  owner: 'pupil_id' | 'staff_id',
): RawBuilder<boolean>[] {
  const column = (name: string) => sql.ref(`${row}.${name}`);
  // Joined on the unit: its findings are some dozens, the province's hundreds of thousands.
  const found = (which: RawBuilder<unknown>) =>
    sql<boolean>`${column('id')} in (select ${sql.ref(`f.${owner}`)} from people.finding f where f.unit_id = ${unitId} and ${which})`;
  return [
    filter.complete !== undefined && sql<boolean>`${column('complete')} = ${filter.complete}`,
    filter.found === 'error' && sql<boolean>`${column('open_errors')} > 0`,
    filter.found === 'warning' && found(sql`f.state = 'open' and f.level = 'W'`),
    filter.found === 'explained' && found(sql`f.state = 'explained'`),
    filter.missing && sql<boolean>`${filter.missing} = any(${column('missing')})`,
    filter.rule && found(sql`f.rule = ${filter.rule} and f.state = 'open'`),
  ].filter((condition): condition is RawBuilder<boolean> => typeof condition === 'object');
}

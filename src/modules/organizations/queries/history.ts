// Under which names, types, codes and superiors has the unit been known, and from when to when?
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';

export type Period = {
  what: 'name' | 'type' | 'code' | 'professional' | 'administrative';
  value: string;
  from: string;
  to: string | null;
};

export async function historyOf(work: Work, unitId: number): Promise<Period[]> {
  const { rows } = await sql<Period>`
    select 'name' as what, name as value, valid_from as "from", valid_to as "to" from organizations.unit_name where unit_id = ${unitId}
    union all select 'type', type, valid_from, valid_to from organizations.unit_type where unit_id = ${unitId}
    union all select 'code', scheme || ' ' || code, valid_from, valid_to from organizations.unit_code where unit_id = ${unitId}
    union all select p.relation, u.name, p.valid_from, p.valid_to from organizations.unit_parent p join organizations.unit u on u.id = p.parent_id where p.unit_id = ${unitId}
    order by 1, 3 desc`.execute(work.handle);
  return rows;
}

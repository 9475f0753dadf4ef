// What stands around a form on paper: who is above, where it is signed, by whom.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';

export type PaperFacts = { unit: string; above: string; place: string; headTitle: string; headName: string };

export async function paperFacts(work: Work, unitId: number): Promise<PaperFacts> {
  const { rows } = await sql<PaperFacts>`
    select u.name as unit, coalesce(a.name, '') as above, coalesce(c.name, c2.district, '') as place,
      coalesce(p.head_title, 'Hiệu trưởng') as "headTitle", coalesce(p.head_name, '') as "headName"
    from organizations.unit u
    left join organizations.unit a on a.id = u.parent_id
    left join organizations.profile p on p.unit_id = u.id
    left join organizations.commune c on c.code = p.commune_code
    left join lateral (select district from organizations.commune where district_code = u.district_code limit 1) c2 on true
    where u.id = ${unitId}`.execute(work.handle);
  return rows[0] ?? { unit: '', above: '', place: '', headTitle: '', headName: '' };
}

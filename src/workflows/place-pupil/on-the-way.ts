// Which pupils have other schools let go to this one, that it has not taken in yet?
import { sql } from 'kysely';
import type { Unit } from '#modules/organizations/index.ts';
import { demand, mayWriteRecords } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';

/** As much of the record as the form of the receiving school begins with; families and numbers of the register stay where they are. */
export type OnTheWay = {
  id: string;
  school: string;
  leftOn: string | null;
  full_name: string;
  birth_date: string | null;
  sex: string | null;
  ethnicity: string | null;
  ministry_id: string | null;
};

export async function pupilsOnTheWay(work: Work, unit: Unit): Promise<OnTheWay[]> {
  demand(mayWriteRecords(work.actor, unit));
  return work.elevated('học sinh mà trường khác ghi chuyển đến trường này (R6.5)', async () => {
    const { rows } = await sql<OnTheWay>`
      select p.id, u.short_name as school, p.status_date::text as "leftOn", p.full_name, p.birth_date::text, p.sex, p.ethnicity, p.ministry_id
      from people.pupil p join organizations.unit u on u.id = p.unit_id
      where p.moved_to_unit_id = ${unit.id} and p.status = 'moved_away'
        and not exists (select from people.pupil q where q.unit_id = ${unit.id} and q.birth_date = p.birth_date
          and (q.name_fold = p.name_fold or q.ministry_id = p.ministry_id or q.personal_id = p.personal_id))
      order by p.status_date desc nulls last, p.sort_key limit 100`.execute(work.handle);
    return rows;
  });
}

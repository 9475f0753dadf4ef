// How did the register come to where it is: all units month by month, and one unit.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import type { RegularUseFacts } from '../rules/regular-use.ts';

export type TrendPoint = { day: string; source: 'survey' | 'month'; units: number; withPortal: number; regular: number };

/** Surveys and ends of months, in the order of their days. */
export async function trendOf(work: Work, path: string): Promise<TrendPoint[]> {
  const { rows } = await sql<TrendPoint>`
    select s.day, 'survey' as source, count(*)::int as units, (count(*) filter (where v.has_portal))::int as "withPortal",
      (count(*) filter (where v.regular_use))::int as regular
    from adoption.survey s join adoption.survey_unit v on v.survey_id = s.id join organizations.unit u on u.id = v.unit_id
    where s.day <= ${work.today} and u.path <@ ${path}::ltree group by s.id
    union all
    select max(n.taken_on), 'month', count(*)::int, (count(*) filter (where n.has_portal))::int, (count(*) filter (where n.regular))::int
    from adoption.standing n join organizations.unit u on u.id = n.unit_id
    where n.taken_on <= ${work.today} and u.path <@ ${path}::ltree group by n.month
    order by 1, 2 desc`.execute(work.handle);
  return rows;
}

export type KeptMonth = {
  month: string;
  day: string;
  rule: string;
  hasPortal: boolean;
  computed: boolean;
  regular: boolean;
  reason: string;
  articles: number;
  documents: number;
  visits: number;
  inputs: RegularUseFacts;
};
/** Newest first. */
export async function monthsOf(work: Work, unitId: number): Promise<KeptMonth[]> {
  const { rows } = await sql<KeptMonth>`
    select month, taken_on as day, rule, has_portal as "hasPortal", computed, regular, reason, articles, documents, visits, inputs
    from adoption.standing where unit_id = ${unitId} order by month desc limit 24`.execute(work.handle);
  return rows;
}

export type KeptDecision = {
  regular: boolean;
  reason: string;
  fromDay: string;
  by: string;
  endedOn: string | null;
  endedBy: string | null;
};
export async function decisionsOf(work: Work, unitId: number): Promise<KeptDecision[]> {
  const { rows } = await sql<KeptDecision>`
    select regular, reason, from_day as "fromDay", decided_by as by, ended_on as "endedOn", ended_by as "endedBy"
    from adoption.override where unit_id = ${unitId} and ended_on is not null order by decided_at desc limit 10`.execute(
    work.handle,
  );
  return rows;
}

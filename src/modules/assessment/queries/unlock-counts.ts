// How often do the schools below open what was closed, and what changed? Counted from the requests, for whoever looks after the schools.
import { sql } from 'kysely';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import type { Work } from '#platform/db/work.ts';
import { type CardsOf, effectsOfAll } from './unlock-effects.ts';
import { requestsUnderWay } from './unlock-requests.ts';

export type UnlockCount = {
  unitId: number;
  name: string;
  slug: string;
  level: UnitLevel;
  officeId: number | null;
  officeName: string;
  asked: number;
  waiting: number;
  granted: number;
  refused: number;
  /** Cells that had become another in the end. */
  cells: number;
  /** Levels, conduct, titles, decisions that changed with them. */
  standings: number;
  /** Cells that were changed while results that follow from them stood approved. */
  approved: number;
  /** In force when the marks that they tell of changed. */
  cards: number;
  lastAsked: Date | null;
};

/** Every school of the subtree that gives marks, also those that never asked. @param semester null: all */
export async function unlockCounts(
  work: Work,
  path: string,
  schoolYear: string,
  semester: number | null,
  cardsOf: CardsOf,
): Promise<UnlockCount[]> {
  const { rows } = await sql<UnlockCount>`
    select u.id as "unitId", u.short_name as name, u.slug, u.level, o.id as "officeId", coalesce(o.short_name, '') as "officeName",
      coalesce(n.asked, 0) as asked, coalesce(n.waiting, 0) as waiting, coalesce(n.granted, 0) as granted, coalesce(n.refused, 0) as refused,
      coalesce(n.cells, 0) as cells, coalesce(n.standings, 0) as standings, coalesce(n.approved, 0) as approved, coalesce(n.cards, 0) as cards, n.last as "lastAsked"
    from organizations.unit u
    left join organizations.unit o on o.id = u.parent_id and o.level = 'district'
    left join (
      select q.unit_id, count(*) filter (where q.state <> 'withdrawn')::int as asked, count(*) filter (where q.state = 'asked')::int as waiting,
        count(*) filter (where q.state in ('granted', 'closed'))::int as granted, count(*) filter (where q.state = 'refused')::int as refused,
        sum(coalesce((q.effects->>'cells')::int, 0))::int as cells, sum(jsonb_array_length(coalesce(q.effects->'standings', '[]')))::int as standings,
        sum(coalesce((q.effects->>'approvedCells')::int, 0))::int as approved,
        sum(jsonb_array_length(coalesce(q.effects->'cards', '[]')))::int as cards, max(q.asked_at) as last
      from assessment.unlock_request q join teaching.class_subject s on s.id = q.class_subject_id
      where s.school_year = ${schoolYear} and (${semester}::int is null or q.semester = ${semester}::int)
      group by q.unit_id
    ) as n on n.unit_id = u.id
    where u.path <@ ${path}::ltree and u.level not in ('department', 'district', 'mn') and (u.closed_on is null or n.unit_id is not null)
    order by u.sort_key, u.id`.execute(work.handle);
  // What is open still is told as it stands: all that were written through.
  const open = await requestsUnderWay(work, path, schoolYear, semester);
  const effects = await effectsOfAll(work, schoolYear, open, cardsOf);
  for (const [i, { cells, approvedCells, standings, cards }] of effects.entries()) {
    const row = rows.find(({ unitId }) => unitId === open[i]?.unitId);
    if (!row) continue;
    row.cells += cells;
    row.approved += approvedCells;
    row.standings += standings.length;
    row.cards += cards.length;
  }
  return rows;
}

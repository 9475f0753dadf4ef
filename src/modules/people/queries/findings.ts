// What did the checks find at a school, by rule and person by person?
import { sql } from 'kysely';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';

/** Open findings by rule: the first things to mend. */
export async function findingsAt(
  work: Work,
  unitId: number,
  state: 'open' | 'explained' = 'open',
): Promise<{ rule: number; level: 'E' | 'W'; kind: 'pupil' | 'staff'; count: number }[]> {
  return read(work)
    .selectFrom('people.finding')
    .select([
      'rule',
      'level',
      sql<'pupil' | 'staff'>`case when pupil_id is not null then 'pupil' else 'staff' end`.as('kind'),
      sql<number>`count(*)::int`.as('count'),
    ])
    .where('unit_id', '=', unitId)
    .where('state', '=', state)
    .groupBy(['rule', 'level', sql`3`])
    .orderBy('level')
    .orderBy(sql`count(*)`, 'desc')
    .execute();
}

export type FoundRow = {
  id: number;
  rule: number;
  level: 'E' | 'W';
  field: string;
  detail: string;
  reason: string | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  firstSeen: Date;
  kind: 'pupil' | 'staff';
  personId: string;
  name: string;
  className: string | null;
};
export type FoundFilter = {
  state?: 'open' | 'explained';
  rule?: number;
  level?: 'E' | 'W';
  kind?: 'pupil' | 'staff';
  text?: string;
  sort?: string;
  limit?: number;
  offset?: number;
};

export async function listFindings(
  work: Work,
  unitId: number,
  filter: FoundFilter,
): Promise<{ rows: FoundRow[]; total: number }> {
  let query = read(work)
    .selectFrom('people.finding as f')
    // The unit once more on each side: the planner then knows that a school is joined, not a province.
    .leftJoin('people.pupil as p', (join) => join.onRef('p.id', '=', 'f.pupil_id').on('p.unit_id', '=', unitId))
    .leftJoin('people.staff as s', (join) => join.onRef('s.id', '=', 'f.staff_id').on('s.unit_id', '=', unitId))
    .where('f.unit_id', '=', unitId)
    .where('f.state', '=', filter.state ?? 'open');
  if (filter.rule) query = query.where('f.rule', '=', filter.rule);
  if (filter.level) query = query.where('f.level', '=', filter.level);
  if (filter.kind) query = query.where(filter.kind === 'pupil' ? 'f.pupil_id' : 'f.staff_id', 'is not', null);
  for (const like of likePatterns(filter.text))
    query = query.where(sql<boolean>`coalesce(p.name_fold, s.name_fold) like ${like}`);
  const { total } = await query.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const down = filter.sort?.startsWith('-') ? 'desc' : 'asc';
  const by = {
    rule: sql`f.level, f.rule`,
    name: sql`coalesce(p.sort_key, s.sort_key)`,
    seen: sql`f.first_seen`,
  }[(filter.sort ?? 'rule').replace('-', '')];
  const rows = await query
    .select([
      ...(['f.id', 'f.rule', 'f.level', 'f.field', 'f.detail', 'f.reason', 'f.decided_by as decidedBy'] as const),
      ...(['f.decided_at as decidedAt', 'f.first_seen as firstSeen'] as const),
      sql<'pupil' | 'staff'>`case when f.pupil_id is not null then 'pupil' else 'staff' end`.as('kind'),
      sql<string>`coalesce(f.pupil_id, f.staff_id)`.as('personId'),
      sql<string>`coalesce(p.full_name, s.full_name)`.as('name'),
      sql<string | null>`(select c.name from classes.class c where c.id = p.class_id)`.as('className'),
    ])
    .orderBy(sql`${by ?? sql`f.level, f.rule`} ${sql.raw(down)}`)
    .orderBy(sql`coalesce(p.sort_key, s.sort_key)`)
    .orderBy('f.id')
    .limit(Math.min(filter.limit ?? 50, 20_000))
    .offset(filter.offset ?? 0)
    .execute();
  return { rows, total };
}

// Under which names, types, codes and superiors has the unit been known, from when to when, by which decision?
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';

export type Period = {
  what:
    | 'name'
    | 'type'
    | 'sector'
    | 'agency'
    | 'budget'
    | 'tax'
    | 'professional'
    | 'administrative'
    | 'hidden'
    | 'shown'
    | 'closed';
  value: string;
  from: string;
  to: string | null;
  decision: string;
};

/** Newest first within each kind; those that begin later are among them. */
export async function historyOf(work: Work, unitId: number): Promise<Period[]> {
  const { rows } = await sql<Period>`
    select 'name' as what, name as value, valid_from as "from", valid_to as "to", decision from organizations.unit_name where unit_id = ${unitId}
    union all select 'type', type, valid_from, valid_to, decision from organizations.unit_type where unit_id = ${unitId}
    union all select scheme, code, valid_from, valid_to, decision from organizations.unit_code where unit_id = ${unitId}
    union all select p.relation, u.name, p.valid_from, p.valid_to, p.decision
      from organizations.unit_parent p join organizations.unit u on u.id = p.parent_id where p.unit_id = ${unitId}
    union all select 'closed', '', closed_on, null, '' from organizations.unit where id = ${unitId} and closed_on is not null
    union all select case when hidden then 'hidden' else 'shown' end, '', on_day, null, decision
      from organizations.unit_visibility where unit_id = ${unitId}
    order by 1, 3 desc`.execute(work.handle);
  return rows;
}

/** Of these units, the ones that take another name on a later day: the first such day. */
export async function renamedLater(work: Work, unitIds: number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ unit_id: number; day: string }>`
    select unit_id, min(valid_from) as day from organizations.unit_name
    where unit_id = any(${unitIds}::int[]) and valid_from > ${work.today} group by unit_id`.execute(work.handle);
  return new Map(rows.map((row) => [row.unit_id, row.day]));
}

export type UnitFacts = {
  hidden: boolean;
  version: number;
  openedOn: string | null;
  closedOn: string | null;
  /** When somebody said so. */
  closedAt: Date | null;
  ownership: 'public' | 'people_founded' | 'private';
  professional: { id: number; slug: string; name: string } | null;
  administrative: { id: number; slug: string; name: string } | null;
  /** Of a dissolved unit: who took over its work. */
  successor: { id: number; slug: string; name: string } | null;
};

export async function unitFacts(work: Work, unitId: number): Promise<UnitFacts> {
  const row = await read(work)
    .selectFrom('organizations.unit as u')
    .leftJoin('organizations.unit as p', 'p.id', 'u.parent_id')
    .leftJoin('organizations.unit as a', 'a.id', 'u.administrative_parent_id')
    .leftJoin('organizations.unit as s', 's.id', 'u.successor_id')
    .select([
      ...(['s.id as sId', 's.slug as sSlug', 's.short_name as sName'] as const),
      ...(['u.version', 'u.opened_on as openedOn', 'u.closed_on as closedOn', 'u.closed_at as closedAt', 'u.ownership'] as const),
      sql<boolean>`u.hidden_at is not null`.as('hidden'),
      ...([
        'p.id as pId',
        'p.slug as pSlug',
        'p.short_name as pName',
        'a.id as aId',
        'a.slug as aSlug',
        'a.short_name as aName',
      ] as const),
    ])
    .where('u.id', '=', unitId)
    .executeTakeFirstOrThrow();
  const one = (id: number | null, slug: string | null, name: string | null) =>
    id !== null && slug !== null && name !== null ? { id, slug, name } : null;
  return {
    ...{
      version: row.version,
      openedOn: row.openedOn,
      closedOn: row.closedOn,
      closedAt: row.closedAt,
      ownership: row.ownership,
      hidden: row.hidden,
    },
    professional: one(row.pId, row.pSlug, row.pName),
    administrative: one(row.aId, row.aSlug, row.aName),
    successor: one(row.sId, row.sSlug, row.sName),
  };
}

export type UnitFinding = {
  id: number;
  rule: number;
  level: 'E' | 'W';
  field: string;
  detail: string;
  state: 'open' | 'explained' | 'fixed';
  reason: string | null;
  decidedBy: string | null;
};

/** What the checks say of the unit's own record now. */
export async function unitFindings(work: Work, unitId: number): Promise<UnitFinding[]> {
  return read(work)
    .selectFrom('organizations.finding')
    .select(['id', 'rule', 'level', 'field', 'detail', 'state', 'reason', 'decided_by as decidedBy'])
    .where('unit_id', '=', unitId)
    .where('state', '<>', 'fixed')
    .orderBy('level')
    .orderBy('rule')
    .orderBy('id')
    .execute();
}

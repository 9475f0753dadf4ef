// Who may do what at a unit and below it?
import { sql } from 'kysely';
import type { Role } from '#kernel/actor.ts';
import { addDays } from '#kernel/calendar.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';

export type GrantRow = {
  grantId: string;
  userId: string;
  name: string;
  username: string | null;
  role: Role;
  unitId: number;
  unitName: string;
  unitSlug: string;
  validFrom: string;
  validTo: string | null;
  lastLoginAt: Date | null;
  disabled: boolean;
};
export const unusedAfterDays = 90;

export type GrantFilter = {
  below?: boolean;
  text?: string;
  role?: Role | '';
  /** unused: nobody came for 90 days, or ever; ending: the last day is within 30 days; past: revoked or run out. */
  state?: 'unused' | 'never' | 'ending' | 'coming' | 'disabled' | 'past' | '';
  sort?: 'name' | '-name' | 'last' | '-last' | '';
  limit?: number;
  offset?: number;
};

export async function grantsAt(work: Work, path: string, filter: GrantFilter = {}): Promise<{ rows: GrantRow[]; total: number }> {
  let query = read(work)
    .selectFrom('access.role_grant as g')
    .innerJoin('access.user as p', 'p.id', 'g.user_id')
    .innerJoin('organizations.unit as u', 'u.id', 'g.unit_id')
    .where(filter.below ? sql<boolean>`u.path <@ ${path}::ltree` : sql<boolean>`u.path = ${path}::ltree`);
  const live = sql<boolean>`g.revoked_at is null and (g.valid_to is null or g.valid_to > ${work.today})`;
  query = query.where(filter.state === 'past' ? sql<boolean>`not (${live})` : live);
  const since = new Date(work.now.getTime() - unusedAfterDays * 86_400_000);
  if (filter.state === 'unused')
    query = query.where(sql<boolean>`coalesce(p."lastLoginAt", '-infinity') < ${since} and p."disabledAt" is null`);
  if (filter.state === 'never') query = query.where(sql<boolean>`p."lastLoginAt" is null and p."disabledAt" is null`);
  if (filter.state === 'ending') query = query.where('g.valid_to', '<=', addDays(work.today, 31));
  if (filter.state === 'coming') query = query.where('g.valid_from', '>', work.today);
  if (filter.state === 'disabled') query = query.where('p.disabledAt', 'is not', null);
  if (filter.role) query = query.where('g.role', '=', filter.role);
  for (const like of likePatterns(filter.text))
    query = query.where(sql<boolean>`platform.fold(p.name || ' ' || coalesce(p.username, '') || ' ' || u.short_name)
      like ${like}`);
  const { total } = await query.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const down = filter.sort?.startsWith('-') ? sql`desc` : sql`asc`;
  const by = filter.sort?.replace('-', '');
  let ordered = query.select([
    ...(['g.id as grantId', 'p.id as userId', 'p.name', 'p.username', 'g.role', 'u.id as unitId'] as const),
    ...(['u.short_name as unitName', 'u.slug as unitSlug', 'g.valid_from as validFrom', 'g.valid_to as validTo'] as const),
    ...(['p.lastLoginAt', sql<boolean>`p."disabledAt" is not null`.as('disabled')] as const),
  ]);
  if (by === 'last') ordered = ordered.orderBy(sql`p."lastLoginAt" ${down} nulls first`);
  else if (by === 'name') ordered = ordered.orderBy(sql`platform.fold(p.name) ${down}`);
  else ordered = ordered.orderBy(sql`nlevel(u.path)`).orderBy('u.sort_key');
  const rows = await ordered
    .orderBy('p.name')
    .orderBy('g.id')
    .limit(filter.limit ?? 50)
    .offset(filter.offset ?? 0)
    .execute();
  return { rows, total };
}

/** Accounts at and below a unit that wait to be looked at: never used, unused for long, roles that end soon. */
export async function reviewAt(work: Work, path: string): Promise<{ unused: number; never: number; ending: number }> {
  const since = new Date(work.now.getTime() - unusedAfterDays * 86_400_000);
  const { rows } = await sql<{ unused: number; never: number; ending: number }>`
    select count(distinct p.id) filter (where p."lastLoginAt" < ${since})::int as unused,
      count(distinct p.id) filter (where p."lastLoginAt" is null)::int as never,
      count(*) filter (where g.valid_to <= ${addDays(work.today, 8)})::int as ending
    from access.role_grant g join access."user" p on p.id = g.user_id join organizations.unit u on u.id = g.unit_id
    where u.path <@ ${path}::ltree and g.revoked_at is null and (g.valid_to is null or g.valid_to > ${work.today})
      and p."disabledAt" is null`.execute(work.handle);
  return rows[0] ?? { unused: 0, never: 0, ending: 0 };
}

/** Roles given to a person since an instant: what the bell tells. */
export async function rolesGivenTo(
  work: Work,
  userId: string,
  since: Date | null,
): Promise<{ role: Role; unitName: string; unitSlug: string; at: Date; validFrom: string }[]> {
  return read(work)
    .selectFrom('access.role_grant as g')
    .innerJoin('organizations.unit as u', 'u.id', 'g.unit_id')
    .select(['g.role', 'u.short_name as unitName', 'u.slug as unitSlug', 'g.granted_at as at', 'g.valid_from as validFrom'])
    .where('g.user_id', '=', userId)
    .where('g.revoked_at', 'is', null)
    .where('g.granted_by', 'is not', null)
    .where('g.granted_by', '<>', 'demo')
    .where('g.granted_at', '>', since ?? new Date(0))
    .orderBy('g.granted_at', 'desc')
    .limit(10)
    .execute();
}

/** Who at or above a unit, as far as the actor may see, runs it: the people to turn to. */
export async function helpersAt(
  work: Work,
  path: string,
): Promise<{ userId: string; name: string; role: Role; unitName: string }[]> {
  return read(work)
    .selectFrom('access.role_grant as g')
    .innerJoin('access.user as p', 'p.id', 'g.user_id')
    .innerJoin('organizations.unit as u', 'u.id', 'g.unit_id')
    .select(['p.id as userId', 'p.name', 'g.role', 'u.short_name as unitName'])
    .where(sql<boolean>`u.path @> ${path}::ltree`)
    .where('g.role', 'in', ['principal', 'district_admin', 'province_admin'])
    .where('g.revoked_at', 'is', null)
    .where('g.valid_from', '<=', work.today)
    .where((q) => q.or([q('g.valid_to', 'is', null), q('g.valid_to', '>', work.today)]))
    .where('p.disabledAt', 'is', null)
    .orderBy(sql`nlevel(u.path) desc`)
    .orderBy('p.name')
    .limit(12)
    .execute();
}

/** Who at the unit itself holds one of these roles today. */
export async function holdersAt(work: Work, unitId: number, roles: readonly Role[]): Promise<{ name: string; role: Role }[]> {
  return read(work)
    .selectFrom('access.role_grant as g')
    .innerJoin('access.user as p', 'p.id', 'g.user_id')
    .select(['p.name', 'g.role'])
    .where('g.unit_id', '=', unitId)
    .where('g.role', 'in', [...roles])
    .where('g.revoked_at', 'is', null)
    .where('g.valid_from', '<=', work.today)
    .where((q) => q.or([q('g.valid_to', 'is', null), q('g.valid_to', '>', work.today)]))
    .where('p.disabledAt', 'is', null)
    .orderBy('p.name')
    .limit(6)
    .execute();
}

/** Of these units, those where somebody with an account that is open may act today. */
export async function unitsWithPeople(work: Work, unitIds: number[]): Promise<Set<number>> {
  const { rows } = await sql<{ unit_id: number }>`
    select distinct g.unit_id from access.role_grant g join access."user" p on p.id = g.user_id
    where g.unit_id = any(${unitIds}::int[]) and g.revoked_at is null and g.valid_from <= ${work.today}
      and (g.valid_to is null or g.valid_to > ${work.today}) and p."disabledAt" is null`.execute(work.handle);
  return new Set(rows.map((row) => row.unit_id));
}

/** What a school needs to work: somebody in each of these. */
export const rolesOfASchool = ['principal', 'clerk'] as const satisfies readonly Role[];

/** Schools at and below a unit where nobody holds a role that a school needs to work. */
export async function rolesMissingBelow(
  work: Work,
  path: string,
): Promise<{ role: Role; count: number; names: string[]; unitIds: number[] }[]> {
  const { rows } = await sql<{ role: Role; count: number; names: string[]; unitIds: number[] }>`
    select r.role, count(*)::int as count, (array_agg(u.short_name order by u.sort_key))[1:4] as names,
      array_agg(u.id) as "unitIds"
    from organizations.unit u cross join unnest(${[...rolesOfASchool]}::text[]) as r(role)
    where u.path <@ ${path}::ltree and u.level not in ('department', 'district') and u.hidden_at is null and u.closed_on is null
      and not exists (select from access.role_grant g where g.unit_id = u.id and g.role = r.role and g.revoked_at is null
        and (g.valid_to is null or g.valid_to > ${work.today}))
    group by r.role order by r.role desc`.execute(work.handle);
  return rows;
}

// Who may do what at a unit and below it?
import { sql } from 'kysely';
import type { Role } from '#kernel/actor.ts';
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
  validFrom: string;
  validTo: string | null;
  lastLoginAt: Date | null;
};

/** Roles in force at the unit itself; with `below` at its whole subtree. `unusedDays`: only accounts without a login since. */
export async function grantsAt(
  work: Work,
  path: string,
  options: { below?: boolean; unusedDays?: number; limit?: number } = {},
): Promise<GrantRow[]> {
  let query = read(work)
    .selectFrom('access.role_grant as g')
    .innerJoin('access.user as p', 'p.id', 'g.user_id')
    .innerJoin('organizations.unit as u', 'u.id', 'g.unit_id')
    .select([
      ...([
        'g.id as grantId',
        'p.id as userId',
        'p.name',
        'p.username',
        'g.role',
        'u.id as unitId',
        'u.short_name as unitName',
      ] as const),
      ...(['g.valid_from as validFrom', 'g.valid_to as validTo', 'p.lastLoginAt'] as const),
    ])
    .where('g.revoked_at', 'is', null)
    .where((q) => q.or([q('g.valid_to', 'is', null), q('g.valid_to', '>', work.today)]))
    .orderBy(sql`nlevel(u.path)`)
    .orderBy('u.sort_key')
    .orderBy('p.name')
    .limit(options.limit ?? 500);
  query = query.where(options.below ? sql<boolean>`u.path <@ ${path}::ltree` : sql<boolean>`u.path = ${path}::ltree`);
  if (options.unusedDays !== undefined)
    query = query.where(
      sql<boolean>`coalesce(p."lastLoginAt", '-infinity') < now() - make_interval(days => ${options.unusedDays})`,
    );
  return query.execute();
}

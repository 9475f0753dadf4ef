// The account an act is aimed at: locked, with every role it holds anywhere, and only if the actor may administer it.
import { sql } from 'kysely';
import type { Role } from '#kernel/actor.ts';
import { notFound, type Reason, refuse } from '#kernel/refusal.ts';
import type { Work } from '#platform/db/work.ts';
import { read, write } from './handles.ts';
import { type HeldRole, mayAdminister } from './policy.ts';

export type Target = {
  userId: string;
  name: string;
  username: string;
  disabled: boolean;
  roles: HeldRole[];
  /** Under which unit an act on the account is recorded. */
  unitId: number | null;
};

/** Roles in force or to come; of somebody who has none any more, those he or she had. */
async function rolesOf(work: Work, userId: string): Promise<(HeldRole & { unitId: number })[]> {
  // Not handed to the actor: a role out of sight is exactly what must stop an act.
  const rows = await work.elevated('a role held elsewhere puts an account out of reach', () =>
    read(work)
      .selectFrom('access.role_grant as g')
      .innerJoin('organizations.unit as u', 'u.id', 'g.unit_id')
      .select(['g.role', 'u.path', 'u.short_name as unitName', 'u.id as unitId', 'g.revoked_at', 'g.valid_to'])
      .where('g.user_id', '=', userId)
      .orderBy(sql`nlevel(u.path)`)
      .execute(),
  );
  const live = rows.filter((row) => !row.revoked_at && (!row.valid_to || row.valid_to > work.today));
  return (live.length > 0 ? live : rows).map(({ role, path, unitName, unitId }) => ({
    role: role as Role,
    path,
    unitName,
    unitId,
  }));
}

export async function findTarget(work: Work, userId: string, lock = false): Promise<Target> {
  const query = write(work)
    .selectFrom('access.user')
    .select(['id', 'name', 'username', 'email', 'disabledAt'])
    .where('id', '=', userId);
  const user = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!user) throw notFound('Không tìm thấy người này, hoặc người này không thuộc phạm vi của bạn.');
  const roles = await rolesOf(work, userId);
  return {
    userId: user.id,
    name: user.name,
    username: user.username ?? user.email,
    disabled: user.disabledAt !== null,
    roles,
    unitId: roles[0]?.unitId ?? null,
  };
}

/** @throws Refused not_found, not_allowed, self */
export async function targetOf(work: Work, userId: string): Promise<Target> {
  const target = await findTarget(work, userId, true);
  const decision: true | Reason = mayAdminister(work.actor, target);
  if (decision !== true) throw refuse(decision.code, decision.message);
  return target;
}

/**
 * Somebody who has been here and has no end date stays province administrator when this one goes. Two who remove each other take
 * turns on the lock.
 */
export async function keepOneAdministrator(work: Work, leavingUserId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('access.province_admin'))`.execute(work.handle);
  const other = await read(work)
    .selectFrom('access.role_grant as g')
    .innerJoin('access.user as p', 'p.id', 'g.user_id')
    .select('g.id')
    .where('g.role', '=', 'province_admin')
    .where('g.revoked_at', 'is', null)
    .where('g.valid_to', 'is', null)
    .where('g.valid_from', '<=', work.today)
    .where('g.user_id', '<>', leavingUserId)
    .where('p.disabledAt', 'is', null)
    .where('p.lastLoginAt', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  if (!other)
    throw refuse(
      'last_administrator',
      'Đây là quản trị tỉnh cuối cùng còn vào được. Trao vai trò cho một người nữa và đợi người đó đăng nhập rồi mới thu hồi.',
    );
}

export const actorId = (work: Work): string | null => (work.actor.kind === 'person' ? work.actor.userId : null);

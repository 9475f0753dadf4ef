// Who acts, and where may he or she act? A value handed down from the edge; never looked up again below.
import type { UnitLevel } from './code-lists/units-and-grades.ts';

export const roleNames = {
  province_admin: 'Quản trị tỉnh',
  department_officer: 'Chuyên viên Sở',
  district_admin: 'Quản trị Phòng',
  district_officer: 'Chuyên viên Phòng',
  principal: 'Hiệu trưởng',
  clerk: 'Văn thư',
  teacher: 'Giáo viên',
  editor: 'Biên tập viên',
  approver: 'Người duyệt bài',
} as const;
export type Role = keyof typeof roleNames;
export const roles = Object.keys(roleNames) as Role[];

/** Under what name an act is remembered. */
export const actorName = (actor: Actor): string => (actor.kind === 'person' ? actor.name : 'Hệ thống');

/** Who runs a unit of that level, in the words of a sentence: an office has no principal. */
export const runnersOf = (level: UnitLevel): string =>
  level === 'department'
    ? 'quản trị tỉnh'
    : level === 'district'
      ? 'quản trị Phòng hoặc quản trị tỉnh'
      : 'hiệu trưởng hoặc quản trị cấp trên';
/** Their roles. */
export const runningRoles: readonly Role[] = ['principal', 'district_admin', 'province_admin'];

/** A role at a unit holds for its whole subtree. `path` is the unit's, e.g. 'u1.u12.u120'. */
export type Grant = { role: Role; unitId: number; path: string };

export type Person = { kind: 'person'; userId: string; name: string; username: string; grants: Grant[] };
export type Actor = Person | { kind: 'system'; label: string } | { kind: 'public' };

export const inSubtree = (path: string, root: string): boolean => path === root || path.startsWith(`${root}.`);

/** True when the actor holds one of the roles over the unit of that path. The system may everything, the public nothing. */
export function holds(actor: Actor, wanted: readonly Role[], unitPath: string): boolean {
  if (actor.kind === 'system') return true;
  return actor.kind === 'person' && actor.grants.some((grant) => wanted.includes(grant.role) && inSubtree(unitPath, grant.path));
}

/** The fewest subtrees that cover all grants: the scope of row-level security. */
export function scopeOf(actor: Actor): string[] {
  if (actor.kind !== 'person') return [];
  const paths = [...new Set(actor.grants.map((grant) => grant.path))];
  return paths.filter((path) => !paths.some((other) => other !== path && inSubtree(path, other)));
}

/** Does row-level security show this actor what is of that unit? */
export const inScope = (actor: Actor, path: string): boolean =>
  actor.kind === 'system' || scopeOf(actor).some((root) => inSubtree(path, root));

/**
 * May one hand on a role at a unit? Only what one holds over it, or what lies below one's own role: administrators give the
 * roles of their level and of the units beneath; a principal gives those of the school.
 */
const grantable: Record<Role, readonly Role[]> = {
  province_admin: roles,
  department_officer: [],
  district_admin: ['district_admin', 'district_officer', 'principal', 'clerk', 'teacher', 'editor', 'approver'],
  district_officer: [],
  principal: ['principal', 'clerk', 'teacher', 'editor', 'approver'],
  clerk: [],
  teacher: [],
  editor: [],
  approver: [],
};
export function mayGrant(actor: Actor, role: Role, unitPath: string): boolean {
  if (actor.kind === 'system') return true;
  return (
    actor.kind === 'person' &&
    actor.grants.some((grant) => inSubtree(unitPath, grant.path) && grantable[grant.role].includes(role))
  );
}

// Who may do what with somebody else's account and roles? Pure: true, or why not and who can.
import { type Actor, mayGrant, type Role, roleNames, roles } from '#kernel/actor.ts';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import type { Reason } from '#kernel/refusal.ts';

export type HeldRole = { role: Role; path: string; unitName: string };

const placesOf: Partial<Record<Role, 'department' | 'district' | 'school'>> = {
  province_admin: 'department',
  department_officer: 'department',
  district_admin: 'district',
  district_officer: 'district',
  principal: 'school',
  clerk: 'school',
  teacher: 'school',
};
const placeNames = { department: 'Sở', district: 'Phòng', school: 'trường' };

/** Does such a role exist at a unit of that level? Editors and approvers exist wherever there is a site. */
export function fits(role: Role, level: UnitLevel): boolean {
  const place = placesOf[role];
  return place === undefined || place === (level === 'department' || level === 'district' ? level : 'school');
}

/** The roles that can stand in the list of a unit of that level: at the unit itself, or at one below it. */
export function rolesWithin(level: UnitLevel): Role[] {
  if (level === 'department') return roles;
  return roles.filter((role) => fits(role, level) || (level === 'district' && placesOf[role] === 'school'));
}

/** One gives only what one holds oneself or what lies below it, within one's own subtree, where the role exists. */
export function mayGive(actor: Actor, role: Role, unit: { path: string; shortName: string; level: UnitLevel }): true | Reason {
  if (!mayGrant(actor, role, unit.path))
    return {
      code: 'not_allowed',
      message: `Bạn không giữ quyền nào để trao hay thu hồi vai trò ${roleNames[role]} tại ${unit.shortName}. Quản trị cấp trên làm được.`,
      field: 'role',
    };
  if (!fits(role, unit.level))
    return {
      code: 'place',
      message: `Vai trò ${roleNames[role]} chỉ có ở ${placeNames[placesOf[role] ?? 'school']}, không trao tại ${unit.shortName}.`,
      field: 'role',
    };
  return true;
}

/** An account belongs to whoever could give every role it holds: a role elsewhere, or above, puts it out of reach. */
export function mayAdminister(actor: Actor, target: { userId: string; name: string; roles: HeldRole[] }): true | Reason {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'person' && actor.userId === target.userId)
    return {
      code: 'self',
      message: 'Đây là tài khoản của chính bạn: mật khẩu và xác thực hai bước đổi ở trang Tài khoản, vai trò do người khác đổi.',
    };
  const beyond = target.roles.find(({ role, path }) => !mayGrant(actor, role, path));
  if (beyond)
    return {
      code: 'not_allowed',
      message: `${target.name} giữ vai trò ${roleNames[beyond.role]} tại ${beyond.unitName}, ngoài quyền của bạn. Người quản lý được vai trò đó làm được việc này.`,
    };
  return target.roles.length > 0
    ? true
    : { code: 'not_allowed', message: `${target.name} chưa từng giữ vai trò nào trong phạm vi của bạn.` };
}

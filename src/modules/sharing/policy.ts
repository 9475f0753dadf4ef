// Who sends to the units below, who answers for a unit, who proposes and who decides? Pure.
import { type Actor, holds, type Role } from '#kernel/actor.ts';
import type { Reason } from '#kernel/refusal.ts';
import type { Unit } from '#modules/organizations/index.ts';

export const senders: readonly Role[] = [
  ...(['editor', 'approver', 'province_admin', 'department_officer', 'district_admin', 'district_officer'] as const),
];
const answerers: readonly Role[] = [
  ...(['principal', 'clerk', 'editor', 'approver', 'district_admin', 'district_officer'] as const),
];
export const editors: readonly Role[] = ['editor', 'approver', 'principal', 'province_admin', 'district_admin'];

export const isOffice = (unit: Pick<Unit, 'level'>): boolean => unit.level === 'department' || unit.level === 'district';
const no = (message: string): Reason => ({ code: 'not_allowed', message });

export function maySend(actor: Actor, unit: Unit): true | Reason {
  if (!isOffice(unit))
    return { code: 'not_office', message: 'Sở và Phòng gửi xuống các đơn vị trực thuộc; trường không gửi cho nhau.' };
  return (
    holds(actor, senders, unit.path) ||
    no(`Biên tập viên, người duyệt bài, chuyên viên và quản trị của ${unit.shortName} gửi bài xuống các đơn vị.`)
  );
}

/** One of the unit's own people: a superior who looks in leaves no trace. */
export const isAddressee = (actor: Actor, unit: Pick<Unit, 'id'>): boolean =>
  actor.kind === 'person' && actor.grants.some((grant) => grant.unitId === unit.id);

/** Confirms, pins and hides for the unit. */
export const mayAnswer = (actor: Actor, unit: Unit): true | Reason =>
  actor.kind === 'system' ||
  (actor.kind === 'person' && actor.grants.some((grant) => grant.unitId === unit.id && answerers.includes(grant.role))) ||
  no(
    `Người của ${unit.shortName} trả lời cấp trên: hiệu trưởng, văn thư, biên tập viên, người duyệt bài hoặc chuyên viên của đơn vị.`,
  );

export const mayPropose = (actor: Actor, unit: Unit): true | Reason =>
  holds(actor, editors, unit.path) ||
  no(`Biên tập viên, người duyệt bài và hiệu trưởng của ${unit.shortName} đề nghị đăng cấp trên.`);

export const mayDecide = (actor: Actor, superior: Unit): true | Reason =>
  holds(actor, editors, superior.path) || no(`Biên tập viên và người duyệt bài của ${superior.shortName} trả lời đề nghị.`);

/** News from a site elsewhere: the unit's own people, and the officers above it who keep the register. */
const feedKeepers: readonly Role[] = [...editors, 'department_officer', 'district_officer'];
export const mayKeepFeeds = (actor: Actor, unit: Unit): true | Reason =>
  holds(actor, feedKeepers, unit.path) ||
  no(`Nguồn tin ngoài của ${unit.shortName} do biên tập viên, người duyệt bài, hiệu trưởng hoặc chuyên viên cấp trên đặt.`);

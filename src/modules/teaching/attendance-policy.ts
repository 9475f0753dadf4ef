// Who calls the roll of a class? Its homeroom teacher, and the school's principal and clerk (R5.5).
import { type Actor, holds } from '#kernel/actor.ts';
import { type Reason, reservedFor } from '#kernel/refusal.ts';
import type { Unit } from '#modules/organizations/index.ts';

const keepers = ['principal', 'clerk'] as const;
const seers = [...keepers, 'teacher'] as const;
type UnitRef = Pick<Unit, 'path' | 'shortName'>;

/** Whoever works with the pupils of the school; superiors read the sums. */
export function demandAttendance(actor: Actor, unit: UnitRef): void {
  if (!holds(actor, seers, unit.path))
    throw reservedFor(seers, `Sổ điểm danh của ${unit.shortName} dành cho giáo viên, văn thư và hiệu trưởng của trường.`);
}
export const keepsAttendance = (actor: Actor, unit: UnitRef): boolean => holds(actor, keepers, unit.path);
export const headsSchool = (actor: Actor, unit: UnitRef): boolean => holds(actor, ['principal'], unit.path);

/** @param staffId the record of staff of whoever asks */
export function mayCall(
  actor: Actor,
  unit: UnitRef,
  place: { name: string; homeroomStaffId: string | null; homeroomName: string | null },
  staffId: string | null,
): true | Reason {
  if (keepsAttendance(actor, unit)) return true;
  if (staffId !== null && place.homeroomStaffId === staffId) return true;
  return {
    ...{ code: 'not_allowed', by: [...keepers] },
    message: place.homeroomName
      ? `Lớp ${place.name} do ${place.homeroomName} chủ nhiệm điểm danh. Bạn xem được nhưng không sửa.`
      : `Lớp ${place.name} chưa có chủ nhiệm; văn thư hoặc hiệu trưởng điểm danh thay.`,
  };
}

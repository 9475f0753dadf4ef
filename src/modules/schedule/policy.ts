// Who keeps the calendar of a unit? The clerk, whose office it is, and those who write its site.
import { type Actor, holds } from '#kernel/actor.ts';
import { type Reason, refuse } from '#kernel/refusal.ts';
import { siteWriters } from '#modules/media/index.ts';
import type { Unit } from '#modules/organizations/index.ts';

export const scheduleKeepers = [...siteWriters, 'clerk'] as const;

export const mayKeepSchedule = (actor: Actor, unit: Unit): true | Reason =>
  holds(actor, scheduleKeepers, unit.path)
    ? true
    : {
        code: 'not_allowed',
        message: `Lịch của ${unit.shortName} do văn thư, biên tập viên, người duyệt bài và thủ trưởng của đơn vị lập. Bạn xem được nhưng không sửa.`,
      };

export function demandSchedule(actor: Actor, unit: Unit): void {
  const may = mayKeepSchedule(actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
}

// Who writes the menus of a school? The clerk (who keeps the kitchen's papers) and those who write its site.
import { type Actor, holds } from '#kernel/actor.ts';
import { type Reason, refuse } from '#kernel/refusal.ts';
import { siteWriters } from '#modules/media/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { groupsOf } from './rules/meals.ts';

export const menuKeepers = [...siteWriters, 'clerk'] as const;

export const mayKeepMenus = (actor: Actor, unit: Unit): true | Reason => {
  if (groupsOf(unit.level).length === 0)
    return { code: 'no_kitchen', message: `${unit.shortName} không phải trường mầm non hay tiểu học nên không lập thực đơn.` };
  return holds(actor, menuKeepers, unit.path)
    ? true
    : {
        code: 'not_allowed',
        message: `Thực đơn của ${unit.shortName} do văn thư, biên tập viên và ban giám hiệu của trường lập. Bạn xem được nhưng không sửa.`,
      };
};

export function demandMenus(actor: Actor, unit: Unit): void {
  const may = mayKeepMenus(actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
}

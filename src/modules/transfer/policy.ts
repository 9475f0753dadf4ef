// Who brings an old site in, and who takes a whole site away? Pure.
import { type Actor, holds, runnersOf, runningRoles } from '#kernel/actor.ts';
import { refuse, reservedFor } from '#kernel/refusal.ts';
import { mayKeepPictures } from '#modules/media/index.ts';
import type { Unit } from '#modules/organizations/index.ts';

/** Whoever writes the site; what comes of it follows the site's rule of approval. */
export function demandImports(actor: Actor, unit: Unit): void {
  const may = mayKeepPictures(actor, unit);
  if (may !== true)
    throw refuse(
      may.code,
      `Bài từ trang cũ của ${unit.shortName} do biên tập viên, người duyệt bài và hiệu trưởng nhập. Nhờ quản trị đơn vị cấp quyền.`,
    );
}

/** The names of all accounts leave with it. */
export const mayTakeAway = (actor: Actor, unit: Unit): boolean => holds(actor, runningRoles, unit.path);
export function demandTakeAway(actor: Actor, unit: Unit): void {
  if (!mayTakeAway(actor, unit))
    throw reservedFor(runningRoles, `Toàn bộ trang của ${unit.shortName} do ${runnersOf(unit.level)} tải về.`);
}

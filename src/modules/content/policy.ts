// Who writes the articles of a unit, and who answers for them? Pure.
import { type Actor, holds } from '#kernel/actor.ts';
import type { Reason } from '#kernel/refusal.ts';
import { siteWriters } from '#modules/media/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { mayApproveTexts } from '#modules/sites/index.ts';
import type { Hand } from './rules/workflow.ts';

/** Only schools have a head teacher here. */
const headOf = ({ level }: Unit) => (level === 'department' || level === 'district' ? 'quản trị' : 'hiệu trưởng');

export const mayWrite = (actor: Actor, unit: Unit): true | Reason =>
  holds(actor, siteWriters, unit.path)
    ? true
    : {
        code: 'not_allowed',
        message: `Bài của ${unit.shortName} do biên tập viên, người duyệt bài và ${headOf(unit)} của đơn vị đăng. Nhờ quản trị đơn vị cấp quyền.`,
      };

export const mayApprove = mayApproveTexts;

/** Takes what is published off the site. */
export const mayWithdraw = mayWrite;

/** The id under which an actor's writing is remembered; the system's own is nobody's. */
export const idOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.userId : null);

export const handOf = (actor: Actor, unit: Unit, writtenBy: readonly string[]): Hand => ({
  writes: mayWrite(actor, unit) === true,
  approves: mayApprove(actor, unit),
  wrote: actor.kind === 'person' && writtenBy.includes(actor.userId),
});

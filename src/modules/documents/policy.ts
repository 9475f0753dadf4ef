// Who keeps the documents of a unit? The clerk, whose office it is, and those who write its site.
import { type Actor, holds } from '#kernel/actor.ts';
import type { Reason } from '#kernel/refusal.ts';
import { siteWriters } from '#modules/media/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Hand } from './rules/review.ts';

export const documentKeepers = [...siteWriters, 'clerk'] as const;

export const mayKeepDocuments = (actor: Actor, unit: Unit): true | Reason =>
  holds(actor, documentKeepers, unit.path)
    ? true
    : {
        code: 'not_allowed',
        message: `Văn bản của ${unit.shortName} do văn thư, biên tập viên, người duyệt bài và thủ trưởng của đơn vị đăng. Nhờ quản trị đơn vị cấp quyền.`,
      };

const approvers = ['approver', 'principal', 'province_admin', 'district_admin'] as const;
export const mayApproveDocuments = (actor: Actor, unit: Unit): boolean => holds(actor, approvers, unit.path);

export const handOf = (actor: Actor, unit: Unit, writtenBy: readonly string[]): Hand => ({
  approves: mayApproveDocuments(actor, unit),
  wrote: actor.kind === 'person' && writtenBy.includes(actor.userId),
});

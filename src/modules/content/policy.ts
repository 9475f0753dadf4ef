// Who writes and publishes the articles of a unit? Its editors and approvers, its head, and the administrators above.
import { type Actor, holds } from '#kernel/actor.ts';
import type { Reason } from '#kernel/refusal.ts';
import { siteWriters } from '#modules/media/index.ts';
import type { Unit } from '#modules/organizations/index.ts';

export const mayPublish = (actor: Actor, unit: Unit): true | Reason =>
  holds(actor, siteWriters, unit.path)
    ? true
    : {
        code: 'not_allowed',
        message: `Bài của ${unit.shortName} do biên tập viên, người duyệt bài và hiệu trưởng của đơn vị đăng. Nhờ quản trị đơn vị cấp quyền.`,
      };

// The rule of a site by which nobody approves what he or she has written. What was approved before stays approved.
import { holds, runnersOf } from '#kernel/actor.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import { type Work, writerOf } from '#platform/db/work.ts';
import { boardKeepers } from '../board.ts';
import type { SitesTables } from '../tables.ts';

const write = writerOf<SitesTables>();

export async function separateApproval(work: Work, unitId: number, on: boolean): Promise<void> {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  if (!holds(work.actor, boardKeepers, unit.path))
    throw refuse('not_allowed', `Cách duyệt bài của ${unit.shortName} do ${runnersOf(unit.level)} quyết định.`);
  const before = await write(work)
    .selectFrom('sites.site')
    .select('separate_approval')
    .where('unit_id', '=', unitId)
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw notFound('Đơn vị chưa có trang.');
  if (before.separate_approval === on) return;
  await write(work).updateTable('sites.site').set({ separate_approval: on }).where('unit_id', '=', unitId).execute();
  await record(work, {
    action: 'sites.separate-approval',
    object: { kind: 'site', id: unitId },
    unitId,
    summary: on
      ? `Đặt người viết không tự duyệt bài của mình ở trang ${unit.shortName}`
      : `Cho người viết tự đăng bài của mình ở trang ${unit.shortName}`,
    before,
    after: { separate_approval: on },
  });
}

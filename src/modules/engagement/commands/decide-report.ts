// What became of a report: mended, or nothing to mend.
import { actorName } from '#kernel/actor.ts';
import { isUuid } from '#kernel/ids.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { write } from '../handles.ts';
import { keepersUnit } from './keepers-unit.ts';

export async function decideReport(
  work: Work,
  unitId: number,
  id: string,
  input: { state: string; note?: string },
): Promise<void> {
  await keepersUnit(work, unitId);
  const { state } = input;
  if (state !== 'new' && state !== 'fixed' && state !== 'ignored') throw refuse('state', 'Không rõ việc cần làm.');
  const note = nfc(input.note ?? '').slice(0, 300);
  const before = isUuid(id)
    ? await write(work)
        .selectFrom('engagement.error_report')
        .selectAll()
        .where('id', '=', id)
        .where('unit_id', '=', unitId)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (!before) throw notFound('Không tìm thấy báo lỗi này.');
  await write(work)
    .updateTable('engagement.error_report')
    .set({ state, note, decided_by: actorName(work.actor), decided_at: work.now, version: before.version + 1 })
    .where('id', '=', id)
    .execute();
  await announceMoved(work, unitId);
  await record(work, {
    action: 'engagement.decide-report',
    object: { kind: 'error_report', id },
    unitId,
    summary: `Báo lỗi ở "${before.object_title.slice(0, 120)}": ${{ new: 'mở lại', fixed: 'đã sửa', ignored: 'bỏ qua' }[state]}`,
    before: { state: before.state },
    after: { state },
  });
}

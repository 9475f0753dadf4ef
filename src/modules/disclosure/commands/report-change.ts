// What was published is no longer so: from this day ten working days run until a new version (TT 09/2024, article 15; TT 36: whenever data change).
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { parseForm, typedDay } from '#kernel/form.ts';
import { notFound, refuse, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { mayKeepDisclosure } from '../policy.ts';
import { type ItemKey, itemRecord } from '../queries/record.ts';
import { lockUnit, purgeDisclosure } from './purge-disclosure.ts';

const form = z.object({
  changedOn: typedDay,
  note: z
    .string()
    .transform(nfc)
    .pipe(z.string().min(5, 'Ghi thay đổi gì, ví dụ: thêm hai giáo viên').max(500))
    .describe('Thay đổi'),
});
export type ReportChange = z.input<typeof form>;

export async function reportChange(work: Work, key: ItemKey, input: ReportChange): Promise<void> {
  const { changedOn = '', note } = parseForm(form, input);
  const unit = await unitById(work, key.unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  const may = mayKeepDisclosure(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  await lockUnit(work, key.unitId);
  const found = await itemRecord(work, key);
  if (!found?.item.first_published_on) throw notFound('Mục này chưa công khai nên chưa có gì để thay đổi.');
  throwIfAny([
    changedOn === '' && { code: 'day', message: 'Ghi ngày có thay đổi.', field: 'changedOn' },
    changedOn > work.today && { code: 'future', message: 'Ngày thay đổi chưa tới.', field: 'changedOn' },
    changedOn !== '' &&
      changedOn < found.item.first_published_on && {
        ...{ code: 'before', field: 'changedOn' },
        message: 'Ngày thay đổi ở trước lần công khai đầu: bản công khai đã phải có thay đổi ấy.',
      },
  ]);
  const by = actorName(work.actor);
  await write(work)
    .updateTable('disclosure.item')
    .set({ changed_on: changedOn, change_note: note, answered_on: null, updated_by: by, updated_at: work.now })
    .where('id', '=', found.item.id)
    .execute();
  await purgeDisclosure(work, unit.path);
  await record(work, {
    action: 'disclosure.report-change',
    object: { kind: 'disclosure', id: found.item.id },
    unitId: unit.id,
    summary: `Có thay đổi phải công khai lại: ${note.slice(0, 200)}`,
    after: { changedOn },
  });
}

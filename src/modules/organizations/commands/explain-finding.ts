// A warning is right as it stands: whoever keeps the record says why, and it stays quiet until the record changes.
import { z } from 'zod';
import { holds } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { actorLabel, record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { mayEditProfile } from '../policy.ts';
import { unitById } from '../queries/units.ts';

export const explainForm = z.object({
  findingId: z.coerce.number().int().positive(),
  reason: z.string().transform(nfc).pipe(z.string().min(10, 'Ghi lý do đủ để người khác hiểu, ít nhất 10 ký tự').max(500)),
});

export async function explainUnitFinding(work: Work, unitId: number, input: z.input<typeof explainForm>): Promise<void> {
  const form = parseForm(explainForm, input);
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  if (!holds(work.actor, mayEditProfile, unit.path))
    throw refuse('not_allowed', `Giải trình của ${unit.shortName} do hiệu trưởng và văn thư của đơn vị ghi.`);
  const finding = await write(work)
    .selectFrom('organizations.finding')
    .selectAll()
    .where('id', '=', form.findingId)
    .where('unit_id', '=', unitId)
    .where('state', '<>', 'fixed')
    .forUpdate()
    .executeTakeFirst();
  if (!finding) throw notFound('Không tìm thấy phát hiện này, hoặc hồ sơ đã được sửa.');
  if (finding.level === 'E')
    throw refuse('error', `${finding.detail}: mục bắt buộc cần bổ sung, không giải trình thay được.`, 'reason');
  await write(work)
    .updateTable('organizations.finding')
    .set({ state: 'explained', reason: form.reason, decided_by: actorLabel(work.actor), decided_at: work.now })
    .where('id', '=', finding.id)
    .execute();
  await record(work, {
    action: 'organizations.explain-finding',
    object: { kind: 'unit', id: unitId },
    unitId,
    summary: `Giải trình: ${finding.detail}`,
    after: { reason: form.reason },
  });
}

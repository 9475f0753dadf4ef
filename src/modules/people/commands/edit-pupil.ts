// A pupil's record is changed by hand. The second of two writers sees both versions and chooses.
import { parseForm } from '#kernel/form.ts';
import { notFound, Refused, refuse } from '#kernel/refusal.ts';
import { difference, record } from '#modules/audit/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { pupilForm } from '../forms.ts';
import { read, write } from '../handles.ts';
import { demand, mayReveal, mayWriteRecords } from '../policy.ts';
import type { PupilRecord } from '../tables.ts';
import { loadPupils, savePupils } from './save-pupils.ts';

/** Values that the audit record names but does not repeat. */
const sensitive = new Set(['personal_id', 'religion', 'phone', 'current_address', 'hamlet']);

export async function editPupil(work: Work, pupilId: string, input: unknown): Promise<{ version: number }> {
  const { version, ...fields } = parseForm(pupilForm, input);
  const stored = await write(work)
    .selectFrom('people.pupil')
    .selectAll()
    .where('id', '=', pupilId)
    .forUpdate()
    .executeTakeFirst();
  const unit = stored ? await unitById(work, stored.unit_id) : undefined;
  if (!stored || !unit) throw notFound('Không tìm thấy học sinh này.');
  demand(mayWriteRecords(work.actor, unit));
  if (stored.version !== version)
    throw new Refused('conflict', [{ code: 'stale', message: 'Người khác vừa lưu hồ sơ này. Xem hai bản rồi chọn.' }], stored);
  if ((fields.status === 'studying' || fields.status === 'arrived') !== stored.active)
    throw refuse('status', 'Ghi chuyển đi, thôi học hoặc học lại bằng nút riêng, có ngày và lý do.', 'status');
  if (fields.code && fields.code !== stored.code) {
    const other = await read(work)
      .selectFrom('people.pupil')
      .select('full_name')
      .where('unit_id', '=', stored.unit_id)
      .where('code', '=', fields.code)
      .executeTakeFirst();
    if (other) throw refuse('code', `Mã ${fields.code} đã cấp cho ${other.full_name}.`, 'code');
  }
  const changed = difference(stored, fields);
  if (changed.changed.length === 0) return { version };
  const [current] = await loadPupils(work, [pupilId]);
  if (!current) throw notFound('Không tìm thấy học sinh này.');
  await savePupils(work, stored.unit_id, [
    { pupil: { ...current.pupil, ...fields } as PupilRecord, guardians: current.guardians },
  ]);
  const shown = (values: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, sensitive.has(key) && value !== null ? '•••' : value]));
  await record(work, {
    action: 'people.edit-pupil',
    object: { kind: 'pupil', id: pupilId },
    unitId: stored.unit_id,
    summary: `Sửa hồ sơ ${stored.full_name}: ${changed.changed.length} mục`,
    before: shown(changed.before),
    after: shown(changed.after),
  });
  return { version: version + 1 };
}

/** Shows a masked value and logs that it was read. */
export async function revealPupilField(work: Work, pupilId: string, field: string): Promise<string> {
  if (!sensitive.has(field)) throw notFound('Không có mục này.');
  const row = await read(work).selectFrom('people.pupil').selectAll().where('id', '=', pupilId).executeTakeFirst();
  const unit = row ? await unitById(work, row.unit_id) : undefined;
  if (!row || !unit) throw notFound('Không tìm thấy học sinh này.');
  demand(mayReveal(work.actor, unit));
  await record(work, {
    action: 'people.reveal',
    object: { kind: 'pupil', id: pupilId },
    unitId: row.unit_id,
    summary: `Xem ${field} của ${row.full_name}`,
  });
  return String((row as unknown as Record<string, unknown>)[field] ?? '');
}

// A staff record is changed or added by hand; status changes (left, retired, moved, back) have their date and reason.

import { randomUUID } from 'node:crypto';
import { parseDate } from '#kernel/calendar.ts';
import { staffStatuses } from '#kernel/code-lists/people-codes.ts';
import { isUuid } from '#kernel/ids.ts';
import { notFound, type Reason, Refused, throwIfAny } from '#kernel/refusal.ts';
import { fold, nfc } from '#kernel/vietnamese-text.ts';
import { difference, record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { readFields } from '#platform/http/parse-fields.ts';
import { read, write } from '../handles.ts';
import { demand, mayWriteStaff } from '../policy.ts';
import { staffView } from '../queries/staff.ts';
import { coveredFields, staffSections } from '../rules/sections.ts';
import { typedFaults } from '../rules/written.ts';
import { emptyStaff, type Staff, type StaffRecord } from '../tables.ts';
import { loadStaff, saveStaff } from './save-staff.ts';

const covered = coveredFields(staffSections);
const withoutCovered = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, covered.has(key) && value !== null ? '•••' : value]));

async function locked(work: Work, unit: Unit, id: string): Promise<{ stored: Staff; current: StaffRecord }> {
  const stored = isUuid(id)
    ? await write(work)
        .selectFrom('people.staff')
        .selectAll()
        .where('id', '=', id)
        .where('unit_id', '=', unit.id)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  const [current] = stored ? await loadStaff(work, [id]) : [];
  if (!stored || !current) throw notFound('Không tìm thấy cán bộ này.');
  demand(mayWriteStaff(work.actor, unit));
  return { stored, current };
}

async function codeReason(work: Work, unit: Unit, code: unknown, except: string): Promise<Reason | null> {
  if (!code) return null;
  const other = await read(work)
    .selectFrom('people.staff')
    .select('full_name')
    .where('unit_id', '=', unit.id)
    .where('code', '=', String(code))
    .where('id', '<>', except)
    .executeTakeFirst();
  return other ? { code: 'code', message: `Mã ${code} đã cấp cho ${other.full_name}.`, field: 'code' } : null;
}

export async function editStaff(
  work: Work,
  unit: Unit,
  id: string,
  input: Record<string, unknown>,
): Promise<{ version: number }> {
  const { stored, current } = await locked(work, unit, id);
  if (stored.version !== Number(input.version))
    throw new Refused(
      'conflict',
      [{ code: 'stale', message: 'Người khác vừa lưu hồ sơ này. Xem hai bản rồi chọn.' }],
      staffView(stored),
    );
  const { values: fields, reasons } = readFields<StaffRecord>(staffSections, input);
  throwIfAny([...reasons, ...typedFaults(fields, stored, work.today), await codeReason(work, unit, fields.code, id)]);
  const changed = difference(stored, fields);
  if (changed.changed.length === 0) return { version: stored.version };
  await saveStaff(work, unit.id, [{ ...current, ...fields }]);
  await record(work, {
    action: 'people.edit-staff',
    object: { kind: 'staff', id },
    unitId: unit.id,
    summary: `Sửa hồ sơ ${stored.full_name}: ${changed.changed.length} mục`,
    before: withoutCovered(changed.before),
    after: withoutCovered(changed.after),
  });
  return { version: stored.version + 1 };
}

/** @throws Refused 'same' when somebody here has the number, or the name and birth date, unless `anyway` */
export async function addStaff(work: Work, unit: Unit, input: Record<string, unknown>): Promise<{ id: string }> {
  demand(mayWriteStaff(work.actor, unit));
  const { values: fields, reasons } = readFields<StaffRecord>(staffSections, { full_name: '', ...input });
  const name = fold(fields.full_name ?? '');
  const same = (
    await read(work)
      .selectFrom('people.staff')
      .select(['id', 'full_name', 'birth_date', 'ministry_id', 'personal_id', 'name_fold'])
      .where('unit_id', '=', unit.id)
      .execute()
  ).find(
    (row) =>
      (fields.ministry_id && row.ministry_id === fields.ministry_id) ||
      (fields.personal_id && row.personal_id === fields.personal_id) ||
      (fields.birth_date && row.name_fold === name && row.birth_date === fields.birth_date),
  );
  throwIfAny([
    ...reasons,
    ...typedFaults(fields, {}, work.today),
    await codeReason(work, unit, fields.code, randomUUID()),
    same &&
      input.anyway !== 'yes' && {
        code: `same:${same.id}`,
        message: `${same.full_name} đã có hồ sơ ở ${unit.shortName}. Mở hồ sơ đó, hoặc xác nhận đây là người khác.`,
        field: 'full_name',
      },
  ]);
  const id = randomUUID();
  await saveStaff(work, unit.id, [
    { ...emptyStaff, nationality: 'VN', status_date: work.today, ...fields, id, unit_id: unit.id },
  ]);
  await record(work, {
    action: 'people.add-staff',
    object: { kind: 'staff', id },
    unitId: unit.id,
    summary: `Thêm cán bộ ${fields.full_name}`,
  });
  return { id };
}

/** The caller rechecks the classes that this person leads. */
export async function setStaffStatus(
  work: Work,
  unit: Unit,
  id: string,
  input: { status?: unknown; date?: unknown; reason?: unknown },
): Promise<void> {
  const { stored, current } = await locked(work, unit, id);
  const status = String(input.status ?? '');
  const day = parseDate(String(input.date ?? ''));
  const reason = nfc(String(input.reason ?? '')).slice(0, 200);
  throwIfAny([
    !staffStatuses.has(status) && { code: 'status', message: 'Chọn trạng thái mới.', field: 'status' },
    status === stored.status && {
      code: 'same',
      message: `Hồ sơ đang ghi ${staffStatuses.nameOf(status).toLowerCase()} rồi.`,
      field: 'status',
    },
    !day.ok && { code: 'date', message: day.reason, field: 'date' },
    day.ok && day.date > work.today && { code: 'future', message: 'Ngày ở tương lai.', field: 'date' },
    day.ok &&
      stored.status_date !== null &&
      day.date < stored.status_date && {
        code: 'before',
        message: 'Ngày này trước ngày của trạng thái đang ghi.',
        field: 'date',
      },
    status !== 'working' && !reason && { code: 'reason', message: 'Ghi lý do.', field: 'reason' },
  ]);
  const next: StaffRecord = {
    ...current,
    status: status as Staff['status'],
    status_date: day.ok ? day.date : work.today,
    status_reason: reason || null,
  };
  await saveStaff(work, unit.id, [next]);
  const changed = difference(stored, {
    status: next.status,
    status_date: next.status_date,
    status_reason: next.status_reason,
  });
  await record(work, {
    action: 'people.staff-status',
    object: { kind: 'staff', id },
    unitId: unit.id,
    summary: `${staffStatuses.nameOf(status)}: ${stored.full_name}`,
    before: changed.before,
    after: changed.after,
  });
}

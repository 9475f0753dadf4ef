// A professional group of teachers is made, changed or closed: its head, a deputy, its members. A teacher belongs to one.
import { z } from 'zod';
import { parseForm } from '#kernel/form.ts';
import { isUuid } from '#kernel/ids.ts';
import { notFound, Refused, throwIfAny } from '#kernel/refusal.ts';
import { fold, nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read, write } from '../handles.ts';
import { demandPlanning } from '../policy.ts';

const somebody = z.preprocess((value) => (value === '' || value === undefined ? null : value), z.string().max(40).nullable());
export const groupForm = z.object({
  id: z.coerce.number().int().nullable().default(null),
  version: z.coerce.number().int().default(0),
  name: z.preprocess(
    (value) => nfc(String(value ?? '')).trim(),
    z.string().min(1, 'Ghi tên tổ, ví dụ Tổ Khoa học tự nhiên.').max(120, 'Tên tổ dài quá 120 ký tự.'),
  ),
  headId: somebody,
  deputyId: somebody,
  memberIds: z.array(z.string().max(40)).max(300).default([]),
});

async function lockGroup(work: Work, unit: Unit, id: number) {
  const stored = await write(work)
    .selectFrom('teaching.professional_group')
    .selectAll()
    .where('id', '=', id)
    .where('unit_id', '=', unit.id)
    .where('closed_on', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!stored) throw notFound('Không tìm thấy tổ này.');
  return stored;
}

export async function saveGroup(work: Work, unit: Unit, input: unknown): Promise<{ id: number; moved: string[] }> {
  demandPlanning(work.actor, unit);
  const form = parseForm(groupForm, input);
  const stored = form.id === null ? null : await lockGroup(work, unit, form.id);
  if (stored && stored.version !== form.version)
    throw new Refused('conflict', [{ code: 'stale', message: `Người khác vừa sửa ${stored.name}. Tải lại để xem.` }]);
  const wanted = [...new Set([form.headId, form.deputyId, ...form.memberIds].filter((id): id is string => id !== null))];
  const people = wanted.every(isUuid)
    ? await read(work)
        .selectFrom('people.staff')
        .select(['id', 'full_name', 'active'])
        .where('unit_id', '=', unit.id)
        .where('id', 'in', wanted.length > 0 ? wanted : ['00000000-0000-0000-0000-000000000000'])
        .execute()
    : [];
  const same = await read(work)
    .selectFrom('teaching.professional_group')
    .select('id')
    .where('unit_id', '=', unit.id)
    .where('name_fold', '=', fold(form.name))
    .where('closed_on', 'is', null)
    .executeTakeFirst();
  const gone = people.filter((one) => !one.active);
  throwIfAny([
    same !== undefined && same.id !== form.id && { code: 'name', message: `Trường đã có ${form.name}.`, field: 'name' },
    people.length < wanted.length && { code: 'staff', message: `Chọn người của ${unit.shortName}.`, field: 'memberIds' },
    gone.length > 0 && {
      ...{ code: 'gone', field: 'memberIds' },
      message: `${gone.map((one) => one.full_name).join(', ')} không còn làm việc ở trường.`,
    },
    form.headId !== null &&
      form.headId === form.deputyId && { code: 'both', message: 'Tổ trưởng và tổ phó là hai người.', field: 'deputyId' },
  ]);
  const fields = { name: form.name, name_fold: fold(form.name), head_staff_id: form.headId, deputy_staff_id: form.deputyId };
  const id = stored
    ? stored.id
    : (
        await write(work)
          .insertInto('teaching.professional_group')
          .values({ unit_id: unit.id, ...fields })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id;
  if (stored)
    await write(work)
      .updateTable('teaching.professional_group')
      .set({ ...fields, version: stored.version + 1 })
      .where('id', '=', id)
      .execute();
  const elsewhere = wanted.length
    ? await write(work)
        .selectFrom('teaching.group_member')
        .select(['staff_id'])
        .where('staff_id', 'in', wanted)
        .where('group_id', '<>', id)
        .execute()
    : [];
  const moving = elsewhere.map((row) => row.staff_id);
  if (moving.length > 0) {
    // Who leaves a group leads it no longer.
    await write(work)
      .updateTable('teaching.professional_group')
      .set({ head_staff_id: null })
      .where('head_staff_id', 'in', moving)
      .where('id', '<>', id)
      .execute();
    await write(work)
      .updateTable('teaching.professional_group')
      .set({ deputy_staff_id: null })
      .where('deputy_staff_id', 'in', moving)
      .where('id', '<>', id)
      .execute();
  }
  await write(work).deleteFrom('teaching.group_member').where('group_id', '=', id).execute();
  if (wanted.length > 0)
    await write(work)
      .insertInto('teaching.group_member')
      .values(wanted.map((staff_id) => ({ staff_id, unit_id: unit.id, group_id: id })))
      .onConflict((on) => on.column('staff_id').doUpdateSet({ group_id: id }))
      .execute();
  const nameOf = (staffId: string | null) => people.find((one) => one.id === staffId)?.full_name ?? null;
  await record(work, {
    action: stored ? 'teaching.edit-group' : 'teaching.add-group',
    object: { kind: 'professional_group', id },
    unitId: unit.id,
    summary: `${stored ? 'Sửa' : 'Lập'} ${form.name}: ${wanted.length} người${form.headId ? `, tổ trưởng ${nameOf(form.headId)}` : ''}`,
    after: {
      name: form.name,
      head: nameOf(form.headId),
      deputy: nameOf(form.deputyId),
      members: people.map((one) => one.full_name),
    },
  });
  return { id, moved: moving.map((staffId) => nameOf(staffId) ?? '') };
}

/** Its members belong to none until they are taken into another. */
export async function closeGroup(work: Work, unit: Unit, id: number): Promise<void> {
  demandPlanning(work.actor, unit);
  const stored = await lockGroup(work, unit, Number.isSafeInteger(id) ? id : 0);
  await write(work).deleteFrom('teaching.group_member').where('group_id', '=', stored.id).execute();
  await write(work)
    .updateTable('teaching.professional_group')
    .set({ closed_on: work.today, version: stored.version + 1 })
    .where('id', '=', stored.id)
    .execute();
  await record(work, {
    action: 'teaching.close-group',
    object: { kind: 'professional_group', id: stored.id },
    unitId: unit.id,
    summary: `Giải thể ${stored.name}`,
  });
}

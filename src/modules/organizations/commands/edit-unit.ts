// A unit gets another name or type from a day on, or is hidden: what was true before stays on record.
import { sql } from 'kysely';
import { z } from 'zod';
import { holds } from '#kernel/actor.ts';
import { unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, Refused, refuse } from '#kernel/refusal.ts';
import { fold, nfc, titleSortKey } from '#kernel/vietnamese-text.ts';
import { difference, record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { pagesNaming } from '../rules/page-tags.ts';

export const editUnitForm = z.object({
  name: z.string().transform(nfc).pipe(z.string().min(3, 'Ghi tên đầy đủ của đơn vị').max(200)),
  shortName: z.string().transform(nfc).pipe(z.string().min(2, 'Ghi tên gọi tắt').max(80)),
  type: z.string().refine((type) => unitTypeOf(type) !== undefined, 'Chọn loại đơn vị'),
  version: z.coerce.number().int(),
});

const admins = ['province_admin', 'district_admin'] as const;

async function forUpdate(work: Work, unitId: number, version: number | null) {
  const unit = await write(work)
    .selectFrom('organizations.unit')
    .selectAll()
    .where('id', '=', unitId)
    .forUpdate()
    .executeTakeFirst();
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  if (!holds(work.actor, admins, unit.path))
    throw refuse('not_allowed', `Tên và loại của ${unit.short_name} do quản trị của Sở hoặc của Phòng sửa.`);
  if (version !== null && unit.version !== version)
    throw new Refused(
      'conflict',
      [{ code: 'stale', message: 'Người khác vừa sửa đơn vị này: tải lại trang để xem bản mới.' }],
      unit,
    );
  return unit;
}

/** The new name and type hold from the business day; the former ones end that day. */
export async function editUnit(work: Work, unitId: number, input: z.input<typeof editUnitForm>): Promise<void> {
  const form = parseForm(editUnitForm, input);
  const unit = await forUpdate(work, unitId, form.version);
  const level = unitTypeOf(form.type)?.level;
  if (level !== unit.level)
    throw refuse('type', 'Loại mới thuộc cấp khác: đổi cấp là việc tách, nhập trường, cần quyết định riêng.', 'type');
  const changed = difference(
    { name: unit.name, short_name: unit.short_name, type: unit.type },
    { name: form.name, short_name: form.shortName, type: form.type },
  );
  if (changed.changed.length === 0) return;
  if (form.name !== unit.name || form.shortName !== unit.short_name) {
    // Twice on one day: the later name of the day replaces the earlier, a day has one.
    await sql`delete from organizations.unit_name where unit_id = ${unitId} and valid_from = ${work.today}`.execute(work.handle);
    await sql`update organizations.unit_name set valid_to = ${work.today} where unit_id = ${unitId} and (valid_to is null or valid_to > ${work.today})`.execute(
      work.handle,
    );
    await write(work)
      .insertInto('organizations.unit_name')
      .values({ unit_id: unitId, name: form.name, short_name: form.shortName, valid_from: work.today, valid_to: null })
      .execute();
  }
  if (form.type !== unit.type) {
    await sql`delete from organizations.unit_type where unit_id = ${unitId} and valid_from = ${work.today}`.execute(work.handle);
    await sql`update organizations.unit_type set valid_to = ${work.today} where unit_id = ${unitId} and (valid_to is null or valid_to > ${work.today})`.execute(
      work.handle,
    );
    await write(work)
      .insertInto('organizations.unit_type')
      .values({ unit_id: unitId, type: form.type, valid_from: work.today, valid_to: null })
      .execute();
  }
  await write(work)
    .updateTable('organizations.unit')
    .set({
      ...{
        name: form.name,
        short_name: form.shortName,
        type: form.type,
        name_fold: fold(`${form.name} ${unit.code ?? ''}`),
        sort_key: titleSortKey(form.shortName),
      },
      ...{ version: unit.version + 1, updated_at: new Date() },
    })
    .where('id', '=', unitId)
    .execute();
  await purgePages(work, pagesNaming(unitId, unit.path));
  await record(work, {
    action: 'organizations.edit-unit',
    object: { kind: 'unit', id: unitId },
    unitId,
    summary: `Sửa đơn vị ${unit.short_name}: ${changed.changed.length} mục`,
    before: changed.before,
    after: changed.after,
  });
}

/** A hidden unit leaves the directory, the wall and its public site; nothing is deleted and it can be shown again. */
export async function hideUnit(work: Work, unitId: number, hidden: boolean): Promise<void> {
  const unit = await forUpdate(work, unitId, null);
  if (unit.parent_id === null) throw refuse('root', 'Không ẩn được Sở.');
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from organizations.unit where path <@ ${unit.path}::ltree and id <> ${unitId} and hidden_at is null`.execute(
    work.handle,
  );
  if (hidden && (rows[0]?.n ?? 0) > 0)
    throw refuse('children', `Còn ${rows[0]?.n} đơn vị trực thuộc đang hiện: ẩn hoặc chuyển chúng trước.`);
  await write(work)
    .updateTable('organizations.unit')
    .set({ hidden_at: hidden ? new Date() : null, version: unit.version + 1, updated_at: new Date() })
    .where('id', '=', unitId)
    .execute();
  await purgePages(work, pagesNaming(unitId, unit.path));
  await record(work, {
    action: hidden ? 'organizations.hide-unit' : 'organizations.show-unit',
    object: { kind: 'unit', id: unitId },
    unitId,
    summary: `${hidden ? 'Ẩn' : 'Hiện lại'} đơn vị ${unit.short_name}`,
  });
}

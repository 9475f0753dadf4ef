// A unit comes into being: with its dated name, type, code and parents, and an empty record to be filled.
import { sql } from 'kysely';
import { z } from 'zod';
import { holds } from '#kernel/actor.ts';
import { type UnitLevel, unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import { parseForm } from '#kernel/form.ts';
import { type Reason, refuse, throwIfAny } from '#kernel/refusal.ts';
import { fold, nfc, titleSortKey } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { read, write } from '../handles.ts';
import { provinceCode, unitById } from '../queries/units.ts';
import { codeFault, codePlaceFault } from '../rules/codes.ts';
import { pagesNaming } from '../rules/page-tags.ts';
import { reassessProfile } from './assess-profile.ts';
import { datedForm } from './dated.ts';
import { nameClash } from './edit-unit.ts';

export const createUnitForm = z.object({
  name: z.string().transform(nfc).pipe(z.string().min(3, 'Ghi tên đầy đủ của đơn vị').max(200)).describe('Tên đầy đủ'),
  shortName: z.string().transform(nfc).pipe(z.string().min(2, 'Ghi tên gọi tắt').max(80)).describe('Tên gọi tắt'),
  type: z.string().refine((type) => unitTypeOf(type) !== undefined, 'Chọn loại đơn vị'),
  slug: z
    .string()
    .trim()
    .toLowerCase()
    .max(62, 'Tên địa chỉ nhiều nhất 62 ký tự')
    .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, 'Tên địa chỉ chỉ gồm chữ thường không dấu, số và gạch nối'),
  code: z
    .string()
    .trim()
    .toUpperCase()
    .transform((code) => code || undefined)
    .optional(),
  parentId: z.coerce.number().int().positive().nullable(),
  administrativeParentId: z.coerce.number().int().positive().nullable().default(null),
  countedInSurvey: z.coerce.boolean().default(true),
  decision: datedForm.decision,
  communeCode: z.string().nullable().default(null),
});
export type CreateUnit = z.input<typeof createUnitForm>;

/** Words that are addresses of the product itself. */
export const reservedSlugs = new Set([
  'quanly',
  'www',
  'api',
  'admin',
  'mail',
  'static',
  'media',
  'so',
  'login',
  'healthz',
  'metrics',
]);

export async function createUnit(work: Work, input: CreateUnit): Promise<{ id: number; path: string }> {
  const form = parseForm(createUnitForm, input);
  const parent = form.parentId === null ? null : await unitById(work, form.parentId);
  if (form.parentId !== null && !parent) throw refuse('parent', 'Không có đơn vị cấp trên này.', 'parentId');
  if (!holds(work.actor, ['province_admin', 'district_admin'], parent?.path ?? 'u1'))
    throw refuse('not_allowed', 'Chỉ quản trị của Sở hoặc của Phòng được thêm đơn vị. Nhờ quản trị tỉnh cấp quyền.');
  const reasons: (Reason | false)[] = [];
  const taken = await read(work)
    .selectFrom('organizations.unit')
    .select(['slug', 'code', 'name'])
    .where((q) => q.or([q('slug', '=', form.slug), ...(form.code ? [q('code', '=', form.code)] : [])]))
    .execute();
  for (const other of taken) {
    if (other.slug === form.slug)
      reasons.push({ code: 'slug_taken', message: `Địa chỉ "${form.slug}" đã dùng cho ${other.name}.`, field: 'slug' });
    if (form.code && other.code === form.code)
      reasons.push({ code: 'code_taken', message: `Mã ${form.code} đã cấp cho ${other.name}.`, field: 'code' });
  }
  reasons.push(
    reservedSlugs.has(form.slug) && {
      code: 'slug_reserved',
      message: `"${form.slug}" là địa chỉ riêng của hệ thống.`,
      field: 'slug',
    },
  );
  const level = unitTypeOf(form.type)?.level as UnitLevel;
  reasons.push(
    level === 'department' &&
      parent !== null && { code: 'type', message: 'Sở không có đơn vị cấp trên trong hệ thống.', field: 'type' },
  );
  const fault = form.code
    ? (codeFault('sector', form.code, work.today) ??
      codePlaceFault(form.code, work.today, {
        province: await provinceCode(work),
        district: parent?.districtCode ?? null,
      }))
    : null;
  const above = !parent
    ? undefined
    : await read(work)
        .selectFrom('organizations.unit')
        .select(['closed_on', 'hidden_at', 'level'])
        .where('id', '=', parent.id)
        .executeTakeFirst();
  reasons.push(
    fault !== null && { code: 'code', message: `${fault}.`, field: 'code' },
    above?.closed_on != null && { code: 'parent_closed', message: `${parent?.shortName} đã giải thể.`, field: 'parentId' },
    above?.hidden_at != null && { code: 'parent_hidden', message: `${parent?.shortName} đang ẩn.`, field: 'parentId' },
    above !== undefined &&
      above.level !== 'department' &&
      above.level !== 'district' && {
        code: 'parent_kind',
        message: `${parent?.shortName} là cơ sở giáo dục: cấp trên là Sở, Phòng hoặc Ủy ban nhân dân xã.`,
        field: 'parentId',
      },
    (await nameClash(work, form.name, parent?.id ?? null, 0)) ?? false,
  );
  throwIfAny(reasons);

  // The path names the unit's own number, so the number is drawn first: a row is in its place from the start.
  const { rows } = await sql<{ id: number }>`select nextval(pg_get_serial_sequence('organizations.unit', 'id')) as id`.execute(
    work.handle,
  );
  const id = rows[0]?.id ?? 0;
  const path = parent ? `${parent.path}.u${id}` : `u${id}`;
  await write(work)
    .insertInto('organizations.unit')
    .values({
      id,
      path,
      type: form.type,
      level,
      slug: form.slug,
      code: form.code ?? null,
      name: form.name,
      short_name: form.shortName,
      name_fold: fold(`${form.name} ${form.code ?? ''}`),
      sort_key: titleSortKey(form.shortName),
      parent_id: parent?.id ?? null,
      administrative_parent_id: form.administrativeParentId ?? parent?.id ?? null,
      district_code: parent?.districtCode ?? null,
      counted_in_survey: form.countedInSurvey,
      opened_on: work.today,
      closed_on: null,
      hidden_at: null,
    })
    .execute();
  const dated = { unit_id: id, valid_from: work.today, valid_to: null, decision: form.decision };
  await write(work)
    .insertInto('organizations.unit_name')
    .values({ ...dated, name: form.name, short_name: form.shortName })
    .execute();
  await write(work)
    .insertInto('organizations.unit_type')
    .values({ ...dated, type: form.type })
    .execute();
  if (form.code)
    await write(work)
      .insertInto('organizations.unit_code')
      .values({ ...dated, scheme: 'sector', code: form.code })
      .execute();
  if (parent)
    await write(work)
      .insertInto('organizations.unit_parent')
      .values([
        { ...dated, relation: 'professional', parent_id: parent.id },
        { ...dated, relation: 'administrative', parent_id: form.administrativeParentId ?? parent.id },
      ])
      .execute();
  await write(work).insertInto('organizations.profile').values({ unit_id: id, commune_code: form.communeCode }).execute();
  await reassessProfile(work, id);
  await purgePages(work, pagesNaming(id, path));
  await record(work, {
    action: 'organizations.create-unit',
    object: { kind: 'unit', id },
    unitId: id,
    summary: `Thêm đơn vị ${form.name}`,
    after: { name: form.name, type: form.type, slug: form.slug, code: form.code ?? null, decision: form.decision },
  });
  return { id, path };
}

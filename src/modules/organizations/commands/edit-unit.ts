// What a unit is changes from a day on: its name, type, codes and superiors; it is hidden, shown, dissolved. What was stays on record.
import { sql } from 'kysely';
import { z } from 'zod';
import { holds, type Role } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, type Reason, Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { fold, nfc } from '#kernel/vietnamese-text.ts';
import { difference, record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { read, write } from '../handles.ts';
import { mayAdminister, mayMove } from '../policy.ts';
import { provinceCode, unitById } from '../queries/units.ts';
import { isClosed } from '../rules/closed.ts';
import { type CodeScheme, codeFault, codePlaceFault, codeSchemes } from '../rules/codes.ts';
import { pagesNaming } from '../rules/page-tags.ts';
import { applyDatedFacts, datedClash, datedForm, followWith } from './dated.ts';

const version = z.coerce.number().int();
export const editUnitForm = z.object({
  name: z.string().transform(nfc).pipe(z.string().min(3, 'Ghi tên đầy đủ của đơn vị').max(200)).describe('Tên đầy đủ'),
  shortName: z.string().transform(nfc).pipe(z.string().min(2, 'Ghi tên gọi tắt').max(80)).describe('Tên gọi tắt'),
  type: z.string().refine((type) => unitTypeOf(type) !== undefined, 'Chọn loại đơn vị'),
  ...datedForm,
  version,
});
export const unitCodeForm = z.object({
  scheme: z.string().refine((scheme): scheme is CodeScheme => scheme in codeSchemes, 'Chọn loại mã'),
  /** Empty: the code of the scheme ends. */
  code: z.string().trim().toUpperCase(),
  ...datedForm,
  version,
});
export const unitParentForm = z.object({
  relation: z.enum(['professional', 'administrative'], 'Chọn quan hệ quản lý'),
  parentId: z.coerce.number('Chọn đơn vị cấp trên').int().positive('Chọn đơn vị cấp trên'),
  ...datedForm,
  version,
});
export const visibilityForm = z.object({ hidden: z.boolean(), decision: datedForm.decision });
export const closeUnitForm = z.object({
  ...datedForm,
  /** Empty: dissolved, its work ends with it. */
  successorId: z.preprocess(
    (value) => (value === '' || value === null ? undefined : value),
    z.coerce.number('Chọn đơn vị tiếp nhận trong danh sách').int().positive().optional(),
  ),
  version,
});

export async function forUpdate(work: Work, unitId: number, expected: number | null, roles: Role[] = mayAdminister) {
  const unit = await write(work)
    .selectFrom('organizations.unit')
    .selectAll()
    .where('id', '=', unitId)
    .forUpdate()
    .executeTakeFirst();
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  if (!holds(work.actor, roles, unit.path))
    throw refuse(
      'not_allowed',
      roles === mayMove
        ? 'Cấp trên quản lý chuyên môn do quản trị của Sở đổi.'
        : `Tên, loại, mã của ${unit.short_name} do quản trị của Sở hoặc của Phòng sửa.`,
    );
  if (expected !== null && unit.version !== expected)
    throw new Refused(
      'conflict',
      [{ code: 'stale', message: 'Người khác vừa sửa đơn vị này: tải lại trang để xem bản mới.' }],
      unit,
    );
  return unit;
}
type UnitRow = Awaited<ReturnType<typeof forUpdate>>;

const closed = (unit: UnitRow): Reason | null =>
  unit.closed_on === null
    ? null
    : { code: 'closed', message: `${unit.short_name} đã giải thể từ ${formatDate(unit.closed_on)}, không đổi được nữa.` };

/** Two units of one superior do not bear one name. */
export async function nameClash(work: Work, name: string, parentId: number | null, unitId: number): Promise<Reason | null> {
  const { rows } = await sql<{ name: string }>`
    select name from organizations.unit
    where id <> ${unitId} and parent_id is not distinct from ${parentId}::int and closed_on is null and lower(name) = lower(${name}) limit 1`.execute(
    work.handle,
  );
  return rows[0] ? { code: 'name_taken', message: `Cùng cấp trên đã có ${rows[0].name}.`, field: 'name' } : null;
}

async function finish(
  work: Work,
  unit: UnitRow,
  from: string,
  act: { action: string; summary: string; before?: Record<string, unknown>; after: Record<string, unknown> },
) {
  await write(work)
    .updateTable('organizations.unit')
    .set({ version: unit.version + 1, updated_at: new Date() })
    .where('id', '=', unit.id)
    .execute();
  if (from <= work.today) await applyDatedFacts(work, unit.id);
  await record(work, {
    ...{ action: act.action, object: { kind: 'unit', id: unit.id }, unitId: unit.id },
    summary: from > work.today ? `${act.summary}, từ ngày ${formatDate(from)}` : act.summary,
    ...(act.before ? { before: act.before } : {}),
    after: act.after,
  });
}

export async function editUnit(work: Work, unitId: number, input: z.input<typeof editUnitForm>): Promise<void> {
  const form = parseForm(editUnitForm, input);
  const unit = await forUpdate(work, unitId, form.version);
  const from = form.from ?? work.today;
  const named = form.name !== unit.name || form.shortName !== unit.short_name;
  const retyped = form.type !== unit.type;
  if (!named && !retyped) return;
  throwIfAny([
    closed(unit),
    unitTypeOf(form.type)?.level !== unit.level && {
      code: 'type',
      message: 'Loại mới thuộc cấp khác: đổi cấp là việc tách, nhập trường, cần quyết định riêng.',
      field: 'type',
    },
    fold(form.name) === fold(unit.name) ? null : await nameClash(work, form.name, unit.parent_id, unitId),
    named ? await datedClash(work, 'name', unitId, {}, from) : null,
    retyped ? await datedClash(work, 'type', unitId, {}, from) : null,
  ]);
  const { decision } = form;
  if (named) await followWith(work, 'name', unitId, {}, from, { name: form.name, short_name: form.shortName, decision });
  if (retyped) await followWith(work, 'type', unitId, {}, from, { type: form.type, decision });
  const changed = difference(
    { name: unit.name, short_name: unit.short_name, type: unit.type },
    { name: form.name, short_name: form.shortName, type: form.type },
  );
  await finish(work, unit, from, {
    action: 'organizations.edit-unit',
    summary: `Sửa đơn vị ${unit.short_name}: ${changed.changed.length} mục`,
    before: changed.before,
    after: { ...changed.after, from, decision },
  });
}

export async function setUnitCode(work: Work, unitId: number, input: z.input<typeof unitCodeForm>): Promise<void> {
  const form = parseForm(unitCodeForm, input);
  const scheme = form.scheme as CodeScheme;
  const unit = await forUpdate(work, unitId, form.version);
  const from = form.from ?? work.today;
  const placed = scheme === 'sector' && form.code !== '' && unit.parent_id !== null;
  const fault =
    form.code === ''
      ? null
      : (codeFault(scheme, form.code, from) ??
        (placed ? codePlaceFault(form.code, from, { province: await provinceCode(work), district: unit.district_code }) : null));
  const taken =
    form.code === ''
      ? undefined
      : await read(work)
          .selectFrom('organizations.unit_code as c')
          .innerJoin('organizations.unit as u', 'u.id', 'c.unit_id')
          .select(['u.name'])
          .where('c.scheme', '=', scheme)
          .where('c.code', '=', form.code)
          .where('c.unit_id', '<>', unitId)
          .where((q) => q.or([q('c.valid_to', 'is', null), q('c.valid_to', '>', from)]))
          .executeTakeFirst();
  throwIfAny([
    closed(unit),
    fault !== null && { code: 'code', message: `${fault}.`, field: 'code' },
    taken && { code: 'code_taken', message: `Mã ${form.code} đã cấp cho ${taken.name}.`, field: 'code' },
    await datedClash(work, 'code', unitId, { scheme }, from),
  ]);
  await followWith(
    work,
    'code',
    unitId,
    { scheme },
    from,
    form.code === '' ? null : { code: form.code, decision: form.decision },
  );
  await finish(work, unit, from, {
    action: 'organizations.set-code',
    summary:
      form.code === ''
        ? `${codeSchemes[scheme]} của ${unit.short_name} hết hiệu lực`
        : `${codeSchemes[scheme]} của ${unit.short_name}: ${form.code}`,
    after: { scheme, code: form.code, from, decision: form.decision },
  });
}

export async function setUnitParent(work: Work, unitId: number, input: z.input<typeof unitParentForm>): Promise<void> {
  const form = parseForm(unitParentForm, input);
  const { relation } = form;
  const unit = await forUpdate(work, unitId, form.version, relation === 'professional' ? mayMove : mayAdminister);
  const from = form.from ?? work.today;
  const parent = await read(work).selectFrom('organizations.unit').selectAll().where('id', '=', form.parentId).executeTakeFirst();
  if (!parent) throw refuse('parent', 'Không có đơn vị cấp trên này.', 'parentId');
  if ((relation === 'professional' ? unit.parent_id : unit.administrative_parent_id) === parent.id && from <= work.today) return;
  throwIfAny([
    closed(unit),
    unit.parent_id === null && { code: 'root', message: 'Sở không có đơn vị cấp trên trong hệ thống.', field: 'parentId' },
    parent.closed_on !== null && {
      code: 'parent_closed',
      message: `${parent.short_name} đã giải thể từ ${formatDate(parent.closed_on)}.`,
      field: 'parentId',
    },
    parent.hidden_at !== null && { code: 'parent_hidden', message: `${parent.short_name} đang ẩn.`, field: 'parentId' },
    (parent.path === unit.path || parent.path.startsWith(`${unit.path}.`)) && {
      code: 'cycle',
      message: `${parent.short_name} đang thuộc ${unit.short_name}, không thể vừa là cấp trên.`,
      field: 'parentId',
    },
    parent.level !== 'department' &&
      parent.level !== 'district' && {
        code: 'parent_kind',
        message: `${parent.short_name} là cơ sở giáo dục: cấp trên là Sở, Phòng hoặc Ủy ban nhân dân xã.`,
        field: 'parentId',
      },
    relation === 'professional' ? await nameClash(work, unit.name, parent.id, unitId) : null,
    await datedClash(work, 'parent', unitId, { relation }, from),
  ]);
  await followWith(work, 'parent', unitId, { relation }, from, { parent_id: parent.id, decision: form.decision });
  await finish(work, unit, from, {
    action: 'organizations.set-parent',
    summary: `${unit.short_name} thuộc ${parent.short_name} (${relation === 'professional' ? 'chuyên môn' : 'hành chính'})`,
    after: { relation, parent: parent.short_name, from, decision: form.decision },
  });
}

async function subUnits(work: Work, unit: UnitRow): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from organizations.unit
    where path <@ ${unit.path}::ltree and id <> ${unit.id} and hidden_at is null and closed_on is null`.execute(work.handle);
  return rows[0]?.n ?? 0;
}

/** A hidden unit leaves the directory, the wall and its public site; nothing is deleted and it can be shown again. */
export async function hideUnit(work: Work, unitId: number, hidden: boolean, decision = ''): Promise<void> {
  const form = parseForm(visibilityForm, { hidden, decision });
  const unit = await forUpdate(work, unitId, null);
  const below = hidden ? await subUnits(work, unit) : 0;
  throwIfAny([
    unit.parent_id === null && { code: 'root', message: 'Không ẩn được Sở.' },
    below > 0 && { code: 'children', message: `Còn ${below} đơn vị trực thuộc đang hiện: ẩn hoặc chuyển chúng trước.` },
  ]);
  if ((unit.hidden_at !== null) === hidden) return;
  await write(work)
    .updateTable('organizations.unit')
    .set({ hidden_at: hidden ? new Date() : null, version: unit.version + 1, updated_at: new Date() })
    .where('id', '=', unitId)
    .execute();
  await write(work)
    .insertInto('organizations.unit_visibility')
    .values({ unit_id: unitId, hidden, on_day: work.today, decision: form.decision })
    .execute();
  await purgePages(work, pagesNaming(unitId, unit.path));
  await record(work, {
    action: hidden ? 'organizations.hide-unit' : 'organizations.show-unit',
    object: { kind: 'unit', id: unitId },
    unitId,
    summary: `${hidden ? 'Ẩn' : 'Hiện lại'} đơn vị ${unit.short_name}`,
    after: { decision: form.decision },
  });
}

/** Dissolved from a day on: it stays on record and in the past, and takes part in nothing any more. */
export async function closeUnit(work: Work, unitId: number, input: z.input<typeof closeUnitForm>): Promise<void> {
  const form = parseForm(closeUnitForm, input);
  const unit = await forUpdate(work, unitId, form.version);
  const on = form.from ?? work.today;
  const below = await subUnits(work, unit);
  const successor = form.successorId === undefined ? null : await unitById(work, form.successorId);
  throwIfAny([
    successor === undefined && { code: 'successor', message: 'Không có đơn vị tiếp nhận này.', field: 'successorId' },
    successor?.id === unitId && {
      ...{ code: 'successor', field: 'successorId' },
      message: 'Đơn vị tiếp nhận là đơn vị khác.',
    },
    successor != null &&
      isClosed(successor, work.today) && {
        ...{ code: 'successor', field: 'successorId' },
        message: `${successor.shortName} cũng đã giải thể.`,
      },
    closed(unit),
    unit.parent_id === null && { code: 'root', message: 'Không giải thể được Sở ở đây.' },
    below > 0 && { code: 'children', message: `Còn ${below} đơn vị trực thuộc: chuyển hoặc giải thể chúng trước.` },
    form.decision === '' && {
      code: 'decision',
      message: 'Ghi quyết định giải thể, sáp nhập: số, ngày, cơ quan.',
      field: 'decision',
    },
    on > work.today && { code: 'future', message: 'Ngày giải thể là hôm nay hoặc đã qua.', field: 'from' },
    unit.opened_on !== null &&
      on <= unit.opened_on && { code: 'before', message: 'Ngày giải thể phải sau ngày thành lập.', field: 'from' },
  ]);
  await write(work)
    .updateTable('organizations.unit')
    .set({
      closed_on: on,
      closed_at: work.now,
      successor_id: successor?.id ?? null,
      version: unit.version + 1,
      updated_at: new Date(),
    })
    .where('id', '=', unitId)
    .execute();
  await purgePages(work, pagesNaming(unitId, unit.path));
  await record(work, {
    action: 'organizations.close-unit',
    object: { kind: 'unit', id: unitId },
    unitId,
    summary: successor
      ? `Sáp nhập ${unit.short_name} vào ${successor.shortName} từ ${formatDate(on)}`
      : `Giải thể ${unit.short_name} từ ${formatDate(on)}`,
    after: { on, decision: form.decision, ...(successor ? { successor: successor.shortName } : {}) },
  });
}

// Who leads a unit, as citizens read it (P-1.9): written down, changed, ended on a day.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { actorName, holds, runnersOf } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { parseForm, typedDay } from '#kernel/form.ts';
import { isUuid } from '#kernel/ids.ts';
import { notFound, Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { isDescribed, picturesById } from '#modules/media/index.ts';
import { type Unit, unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { leaderKeepers } from '../policy.ts';
import { isVietnamese } from '../rules/english.ts';
import { noteContent } from './note-content.ts';

const line = (max: number, what: string) =>
  z.preprocess((v) => nfc(String(v ?? '')), z.string().max(max, `${what} dài quá ${max} ký tự`));
const leaderForm = z.object({
  name: line(80, 'Họ tên').refine((v) => v.length >= 2, 'Ghi họ tên'),
  title: line(120, 'Chức vụ').refine((v) => v !== '', 'Ghi chức vụ'),
  phone: line(30, 'Điện thoại').refine((v) => v === '' || /^[+\d][\d\s.()-]{5,}$/.test(v), 'Điện thoại chỉ gồm chữ số'),
  email: line(120, 'E-mail').refine((v) => v === '' || z.email().safeParse(v).success, 'E-mail chưa đúng dạng ten@don-vi.edu.vn'),
  duty: z
    .string()
    .default('')
    .transform((v) => v.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(1000, 'Nhiệm vụ phụ trách dài quá 1.000 ký tự')),
  /** Of the English page; not given, they stay. */
  titleEn: line(120, 'Chức vụ bằng tiếng Anh')
    .refine((v) => !isVietnamese(v), 'Chức vụ này đang là tiếng Việt. Ví dụ: Deputy Head')
    .optional(),
  dutyEn: z
    .string()
    .transform((v) => v.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(1000, 'Nhiệm vụ bằng tiếng Anh dài quá 1.000 ký tự'))
    .refine((v) => !isVietnamese(v), 'Nhiệm vụ này đang là tiếng Việt. Chưa dịch thì bỏ trống')
    .optional(),
  photo: z
    .string()
    .default('')
    .refine((v) => v === '' || isUuid(v), 'Chọn lại ảnh'),
  position: z.coerce.number('Thứ tự là một số').int('Thứ tự là số nguyên').min(1, 'Thứ tự từ 1').max(99, 'Thứ tự nhiều nhất 99'),
  validFrom: typedDay,
  validTo: typedDay,
  version: z.coerce.number().int().optional(),
});
export type LeaderForm = z.input<typeof leaderForm>;

export async function keepLeader(
  work: Work,
  unitId: number,
  leaderId: string | null,
  input: LeaderForm,
): Promise<{ id: string }> {
  const form = parseForm(leaderForm, input);
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  if (!holds(work.actor, leaderKeepers, unit.path))
    throw refuse(
      'not_allowed',
      `Danh sách lãnh đạo của ${unit.shortName} do văn thư, biên tập viên, ${runnersOf(unit.level)} ghi.`,
    );
  const site = await write(work)
    .selectFrom('sites.site')
    .select('unit_id')
    .where('unit_id', '=', unitId)
    .forUpdate()
    .executeTakeFirst();
  if (!site) throw notFound('Đơn vị chưa có trang.');
  const before =
    leaderId === null || !isUuid(leaderId)
      ? undefined
      : await write(work)
          .selectFrom('sites.leader')
          .selectAll()
          .where('id', '=', leaderId)
          .where('unit_id', '=', unitId)
          .forUpdate()
          .executeTakeFirst();
  if (leaderId !== null && !before) throw notFound('Không tìm thấy người này.');
  if (before && form.version !== undefined && before.version !== form.version)
    throw new Refused('conflict', [{ code: 'stale', message: `${before.updated_by} vừa sửa người này. Tải lại trang rồi sửa.` }]);
  const validFrom = form.validFrom || before?.valid_from || work.today;
  const validTo = form.validTo || null;
  const photo = form.photo ? (await picturesById(work, [form.photo])).get(form.photo) : undefined;
  throwIfAny([
    validTo !== null &&
      validTo < validFrom && {
        code: 'validTo',
        message: `Ngày thôi giữ chức vụ không trước ${formatDate(validFrom)}.`,
        field: 'validTo',
      },
    form.photo !== '' && !photo && { code: 'photo', message: 'Ảnh đã bị ẩn hoặc không có trong thư viện.', field: 'photo' },
    photo && !isDescribed(photo) && { code: 'alt', message: 'Ảnh thiếu lời mô tả.', field: 'photo' },
  ]);
  const row = {
    ...{
      name: form.name,
      title: form.title,
      phone: form.phone,
      email: form.email,
      duty: form.duty,
      ...(form.titleEn === undefined ? {} : { title_en: form.titleEn }),
      ...(form.dutyEn === undefined ? {} : { duty_en: form.dutyEn }),
      photo_id: form.photo || null,
    },
    ...{
      position: form.position,
      valid_from: validFrom,
      valid_to: validTo,
      updated_by: actorName(work.actor),
      updated_at: work.now,
    },
  };
  const id = before?.id ?? randomUUID();
  if (before)
    await write(work)
      .updateTable('sites.leader')
      .set({ ...row, version: before.version + 1 })
      .where('id', '=', id)
      .execute();
  else
    await write(work)
      .insertInto('sites.leader')
      .values({ ...row, id, unit_id: unitId })
      .execute();
  await noteLeaders(work, unit);
  await record(work, {
    action: 'sites.keep-leader',
    object: { kind: 'leader', id },
    unitId,
    summary: `${before ? 'Sửa' : 'Ghi'} ${form.title} ${form.name} trong danh sách lãnh đạo ${unit.shortName}`,
    ...(before ? { before: { name: before.name, title: before.title, duty: before.duty, validTo: before.valid_to } } : {}),
    after: { name: form.name, title: form.title, duty: form.duty, validTo },
  });
  return { id };
}

async function noteLeaders(work: Work, unit: Unit): Promise<void> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(updated_at) as at from sites.leader
    where unit_id = ${unit.id} and valid_from <= ${work.today}::date and (valid_to is null or valid_to >= ${work.today}::date)`.execute(
    work.handle,
  );
  await noteContent(work, unit.id, [{ slug: 'lanh-dao', at: rows[0]?.at ?? null }]);
  await purgePages(work, [`site:${unit.id}`]);
}

/** Leaders begin and end on their days: what the sections say follows. Idempotent. @returns how many sites changed */
export async function turnLeaders(work: Work): Promise<number> {
  const { rows } = await sql<{ unit_id: number }>`
    with now as (
      select s.unit_id, s.slug, (select max(l.updated_at) from sites.leader l where l.unit_id = s.unit_id
        and l.valid_from <= ${work.today}::date and (l.valid_to is null or l.valid_to >= ${work.today}::date)) as at
      from sites.section s where s.slug = 'lanh-dao' and exists (select from sites.leader l where l.unit_id = s.unit_id))
    update sites.section s set content_at = now.at from now
    where s.unit_id = now.unit_id and s.slug = now.slug and s.content_at is distinct from now.at returning s.unit_id`.execute(
    work.handle,
  );
  for (let i = 0; i < rows.length; i += 200)
    await purgePages(
      work,
      rows.slice(i, i + 200).map((row) => `site:${row.unit_id}`),
    );
  return rows.length;
}

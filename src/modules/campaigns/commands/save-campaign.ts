// A deadline is set or changed: by those over its audience; once its picture is frozen, its day stays what it was.
import { sql } from 'kysely';
import { z } from 'zod';
import { addDays, formatDate, parseDate } from '#kernel/calendar.ts';
import { unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import { readForm, together } from '#kernel/form.ts';
import { notFound, type Reason, Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { difference, record } from '#modules/audit/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read, write } from '../handles.ts';
import { maySetCampaign } from '../policy.ts';
import { graceDaysMost, measureNames } from '../rules/standing.ts';

const day = z.string().transform((text, context) => {
  const parsed = parseDate(text);
  if (parsed.ok) return parsed.date;
  context.addIssue(parsed.reason);
  return z.NEVER;
});
const optionalDay = z.union([z.literal('').transform(() => null), z.null(), day]);

export const campaignForm = z.object({
  name: z
    .string()
    .transform(nfc)
    .pipe(z.string().min(5, 'Đặt tên đợt để người nhận hiểu, ít nhất 5 ký tự').max(120))
    .describe('Tên đợt'),
  code: z
    .string()
    .trim()
    .toLowerCase()
    .max(40, 'Mã đợt nhiều nhất 40 ký tự')
    .regex(/^[a-z0-9]([a-z0-9-]+[a-z0-9])$/, 'Mã đợt gồm chữ thường không dấu, số, gạch nối, ví dụ ho-so-2018'),
  schoolYear: z.string().regex(/^\d{4}-\d{4}$/, 'Năm học viết như 2018-2019'),
  opensOn: day.describe('Mở từ ngày'),
  beforeDay: day.describe('Trước ngày'),
  graceDays: z.coerce
    .number('Số ngày gia hạn là một số')
    .int('Gia hạn tính bằng ngày tròn')
    .min(0, 'Gia hạn từ 0 ngày')
    .max(graceDaysMost, `Gia hạn nhiều nhất ${graceDaysMost} ngày`),
  milestoneOn: optionalDay.default(null).describe('Mốc giữa đợt'),
  milestonePercent: z.coerce
    .number('Mức của mốc là phần trăm')
    .min(0, 'Mức của mốc từ 0 đến 100 %')
    .max(100, 'Mức của mốc từ 0 đến 100 %')
    .default(50),
  audienceTypes: z.array(z.string().refine((type) => unitTypeOf(type) !== undefined, 'Không có loại đơn vị này')).default([]),
  audienceUnitId: z.coerce.number().int().positive(),
  measures: z.array(z.string().refine((code) => code in measureNames, 'Không có mục đo này')).min(1, 'Chọn ít nhất một mục đo'),
  instruction: z.string().transform(nfc).pipe(z.string().max(2000, 'Nhiều nhất 2000 ký tự')).default('').describe('Hướng dẫn'),
  version: z.coerce.number().int().default(0),
});
export type CampaignForm = z.input<typeof campaignForm>;

/** Creates when `id` is null. `ownerId`: whose campaign it is. */
export async function saveCampaign(
  work: Work,
  ownerId: number,
  id: number | null,
  input: CampaignForm,
): Promise<{ id: number; code: string }> {
  const { form, faults } = readForm(campaignForm, input, {
    ...{
      name: 'không đọc được',
      code: 'khong-doc-duoc',
      schoolYear: '0000-0000',
      opensOn: '01/01/2000',
      beforeDay: '31/12/2099',
    },
    ...{
      graceDays: 0,
      milestoneOn: null,
      milestonePercent: 50,
      audienceTypes: [],
      measures: [Object.keys(measureNames)[0] ?? ''],
    },
    ...{ audienceUnitId: ownerId, instruction: '' },
  });
  const owner = await unitById(work, ownerId);
  const audience = await unitById(work, form.audienceUnitId);
  if (!owner) throw notFound('Không tìm thấy đơn vị.');
  if (!maySetCampaign(work.actor, owner.path))
    throw refuse('not_allowed', 'Đợt hoàn thành do Sở đặt cho cả tỉnh, do Phòng đặt cho các đơn vị của Phòng.');
  const before =
    id === null
      ? null
      : ((await write(work).selectFrom('campaigns.campaign').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ??
        null);
  if (id !== null && (!before || before.unit_id !== ownerId)) throw notFound('Không tìm thấy đợt này.');
  if (before && before.version !== form.version)
    throw new Refused(
      'conflict',
      [{ code: 'stale', message: 'Người khác vừa sửa đợt này: tải lại trang để xem bản mới.' }],
      before,
    );

  const reasons: (Reason | false)[] = [];
  const clash = await read(work)
    .selectFrom('campaigns.campaign')
    .select(['id', 'name'])
    .where('code', '=', form.code)
    .where('id', '<>', id ?? 0)
    .executeTakeFirst();
  const year = await sql`select 1 from classes.school_year where code = ${form.schoolYear}`.execute(work.handle);
  const [from, to] = [form.opensOn, form.beforeDay];
  reasons.push(
    clash !== undefined && { code: 'code_taken', message: `Mã ${form.code} đã dùng cho đợt ${clash.name}.`, field: 'code' },
    year.rows.length === 0 && {
      code: 'school_year',
      message: `Chưa có năm học ${form.schoolYear} trong hệ thống.`,
      field: 'schoolYear',
    },
    to <= from && { code: 'before_day', message: `Hạn phải sau ngày mở ${formatDate(from)}.`, field: 'beforeDay' },
    form.milestoneOn !== null &&
      (form.milestoneOn < from || form.milestoneOn >= to) && {
        code: 'milestone',
        message: `Mốc nằm từ ngày mở đến trước hạn: ${formatDate(from)} đến ${formatDate(addDays(to, -1))}.`,
        field: 'milestoneOn',
      },
    (!audience || (audience.path !== owner.path && !audience.path.startsWith(`${owner.path}.`))) && {
      code: 'audience',
      message: `Phạm vi là ${owner.shortName} hoặc đơn vị bên dưới.`,
      field: 'audienceUnitId',
    },
    !before && to <= work.today && { code: 'past', message: 'Hạn của một đợt mới nằm ở ngày sau hôm nay.', field: 'beforeDay' },
    before?.frozen_at != null &&
      before.before_day !== to && {
        code: 'frozen',
        message: `Số liệu của hạn trước ngày ${formatDate(before.before_day)} đã chốt: ngày ấy không dời được. Mở một đợt mới cho hạn mới.`,
        field: 'beforeDay',
      },
    before?.frozen_at != null &&
      (before.audience_unit_id ?? before.unit_id) !== form.audienceUnitId && {
        code: 'frozen',
        message: 'Số liệu của hạn đã chốt cho phạm vi cũ: phạm vi không đổi được nữa.',
        field: 'audienceUnitId',
      },
  );
  throwIfAny(together(faults, reasons));

  const row = {
    ...{ code: form.code, name: form.name, school_year: form.schoolYear, opens_on: from, before_day: to },
    ...{ grace_days: form.graceDays, milestone_on: form.milestoneOn, milestone_tenths: Math.round(form.milestonePercent * 10) },
    ...{ audience_types: form.audienceTypes, measures: form.measures, instruction: form.instruction },
    audience_unit_id: form.audienceUnitId === ownerId ? null : form.audienceUnitId,
  };
  if (before && id !== null) {
    const changed = difference(before, row);
    if (changed.changed.length === 0) return { id, code: form.code };
    await write(work)
      .updateTable('campaigns.campaign')
      .set({ ...row, version: before.version + 1, updated_at: new Date() })
      .where('id', '=', id)
      .execute();
    await record(work, {
      action: 'campaigns.edit-campaign',
      object: { kind: 'campaign', id },
      unitId: ownerId,
      summary: `Sửa đợt ${form.name}: ${changed.changed.length} mục`,
      before: changed.before,
      after: changed.after,
    });
    return { id, code: form.code };
  }
  const made = await write(work)
    .insertInto('campaigns.campaign')
    .values({ ...row, unit_id: ownerId, frozen_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  await record(work, {
    action: 'campaigns.create-campaign',
    object: { kind: 'campaign', id: made.id },
    unitId: ownerId,
    summary: `Mở đợt ${form.name}, trước ngày ${formatDate(to)}`,
    after: row,
  });
  return { id: made.id, code: form.code };
}

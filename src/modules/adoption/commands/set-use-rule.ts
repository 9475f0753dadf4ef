// The department changes the rule of regular use: a new version from a day on. What was judged before keeps the rule it was judged by.
import { sql } from 'kysely';
import { z } from 'zod';
import { formatDate } from '#kernel/calendar.ts';
import { parseForm, typedDay } from '#kernel/form.ts';
import { notFound, Refused, reservedFor, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { actorLabel, difference, record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { maySurvey, surveyors } from '../policy.ts';
import { rulesOfUse } from '../queries/use-rules.ts';
import { monthsCounted, type RegularUseRule, ruleWords } from '../rules/regular-use.ts';

const count = (label: string, least: number, most: number) =>
  z.coerce
    .number(`${label} là một số từ ${least} đến ${most}`)
    .int(`${label} là số nguyên`)
    .min(least, `${label} ít nhất ${least}`)
    .max(most, `${label} nhiều nhất ${most}`);
const words = (label: string, least: number) =>
  z
    .string()
    .transform(nfc)
    .pipe(z.string().min(least, `${label} ít nhất ${least} ký tự`).max(300, `${label} dài nhất 300 ký tự`));
export const useRuleForm = z.object({
  validFrom: typedDay.describe('Có hiệu lực từ'),
  articlesPerYear: count('Số bài một năm học', 0, 1000),
  months: count('Số tháng xét', 0, monthsCounted),
  itemsPerMonth: count('Số tin mỗi tháng', 1, 100),
  schoolHolidays: z.array(z.string().regex(/^(0[1-9]|1[0-2])$/)).max(11, 'Chừa lại ít nhất một tháng để xét'),
  sections: count('Tỉ lệ mục bắt buộc', 0, 100),
  basis: words('Căn cứ', 5),
  reason: words('Lý do', 10),
  /** The newest version when it was looked at. */
  seen: z.coerce.number().int(),
});
export type UseRuleForm = z.input<typeof useRuleForm>;

function demandOffice(work: Work): void {
  if (!maySurvey(work.actor)) throw reservedFor(surveyors, 'Quy tắc dùng thường xuyên do Sở đặt.');
}
const lock = (work: Work) => sql`select pg_advisory_xact_lock(hashtext('adoption.use_rule'))`.execute(work.handle);

const flat = (rule: RegularUseRule) => ({
  'Bài một năm học': rule.articlesPerYear,
  'Số tháng xét': rule.months,
  'Tin mỗi tháng': rule.itemsPerMonth,
  'Tháng trường nghỉ': rule.schoolHolidays.map(Number).join(', '),
  'Mục bắt buộc (%)': rule.sectionTenths / 10,
  'Căn cứ': rule.basis,
});

/** @returns the number of the version */
export async function setUseRule(work: Work, departmentId: number, input: UseRuleForm): Promise<number> {
  const { validFrom = '', seen, reason, sections, ...form } = parseForm(useRuleForm, input);
  demandOffice(work);
  await lock(work);
  const rules = await rulesOfUse(work);
  const last = rules.at(-1);
  const newest = Math.max(...rules.map((rule) => rule.number));
  if (!last || newest !== seen)
    throw new Refused('conflict', [
      { code: 'stale', message: `${last?.by || 'Người khác'} vừa đặt bản ${newest} của quy tắc. Tải lại trang để xem.` },
    ]);
  const rule: RegularUseRule = {
    ...{ ...form, version: '', validFrom, yearDays: last.yearDays, sectionTenths: sections * 10 },
    schoolHolidays: [...new Set(form.schoolHolidays)].sort(),
  };
  const changed = difference(flat(last), flat(rule));
  throwIfAny([
    validFrom === '' && { code: 'day', message: 'Ghi ngày có hiệu lực.', field: 'validFrom' },
    validFrom !== '' &&
      validFrom <= work.today && {
        ...{ code: 'past', field: 'validFrom' },
        message: 'Quy tắc mới bắt đầu sớm nhất từ ngày mai: kết luận đã ghi giữ quy tắc của ngày ấy.',
      },
    validFrom > work.today &&
      validFrom <= last.validFrom && {
        ...{ code: 'order', field: 'validFrom' },
        message: `Bản ${last.number} bắt đầu từ ${formatDate(last.validFrom)}: bản mới phải bắt đầu sau ngày ấy, hoặc bỏ bản ấy trước.`,
      },
    changed.changed.length === 0 && { code: 'same', message: 'Quy tắc không đổi gì so với bản trước.' },
    form.articlesPerYear === 0 &&
      form.months === 0 &&
      sections === 0 && { code: 'nothing', message: 'Quy tắc phải hỏi ít nhất một điều.', field: 'articlesPerYear' },
  ]);
  const version = newest + 1;
  await write(work)
    .insertInto('adoption.use_rule')
    .values({
      ...{ version, valid_from: validFrom, articles_per_year: form.articlesPerYear, months: form.months },
      ...{ items_per_month: form.itemsPerMonth, school_holidays: [...rule.schoolHolidays], section_tenths: rule.sectionTenths },
      ...{ basis: form.basis, reason, decided_by: actorLabel(work.actor), decided_at: work.now },
    })
    .execute();
  await record(work, {
    action: 'adoption.set-use-rule',
    object: { kind: 'use-rule', id: version },
    unitId: departmentId,
    summary: `Đặt bản ${version} của quy tắc dùng thường xuyên, từ ${formatDate(validFrom)}: ${ruleWords(rule)}. ${reason}`,
    before: changed.before,
    after: changed.after,
  });
  return version;
}

/** Before its day it can be taken back; then the one before goes on. */
export async function takeBackUseRule(work: Work, departmentId: number, version: number): Promise<void> {
  demandOffice(work);
  await lock(work);
  const rule = (await rulesOfUse(work)).find((one) => one.number === version);
  if (!rule) throw notFound('Không có bản quy tắc này.');
  throwIfAny([
    (version === 1 || rule.validFrom <= work.today) && {
      ...{
        code: 'begun',
        message: `Bản ${version} đã có hiệu lực từ ${formatDate(rule.validFrom)}, không bỏ được. Đặt bản mới.`,
      },
    },
  ]);
  await write(work).deleteFrom('adoption.use_rule').where('version', '=', version).execute();
  await record(work, {
    action: 'adoption.take-back-use-rule',
    object: { kind: 'use-rule', id: version },
    unitId: departmentId,
    summary: `Bỏ bản ${version} của quy tắc dùng thường xuyên trước ngày có hiệu lực (${formatDate(rule.validFrom)})`,
    before: flat(rule),
  });
}

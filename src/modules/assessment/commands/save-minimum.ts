// The Sở orders other least numbers of marks for a semester, or goes back to the circular's (R1.33). Every school's completeness follows.
import { sql } from 'kysely';
import { z } from 'zod';
import { parseForm } from '#kernel/form.ts';
import { Refused, refuse, reservedFor, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { mayOrderMinimums, minimumKeepers } from '../policy.ts';
import { minimumSettings } from '../queries/minimum-settings.ts';
import { secondaryRulesIn } from '../rules/minimum-form.ts';

export const recountSchool = 'recount-school';
const count = z.coerce
  .number('Ghi số từ 0 đến 9')
  .int('Ghi số từ 0 đến 9')
  .min(0, 'Ghi số từ 0 đến 9')
  .max(9, 'Ghi số từ 0 đến 9');
const optional = z.preprocess((value) => (String(value ?? '').trim() === '' ? null : value), count.nullable());
const form = z.object({
  ruleSet: z.string(),
  semester: z.coerce.number().pipe(z.union([z.literal(1), z.literal(2)], 'Chọn học kỳ')),
  regular: z.array(count),
  periodic: optional,
  comment: optional,
  basis: z
    .string()
    .transform(nfc)
    .pipe(z.string().min(5, 'Ghi căn cứ: số, ngày của văn bản').max(500, 'Căn cứ dài nhất 500 ký tự')),
  version: z.coerce.number().int().min(0),
});
const stale = () =>
  new Refused('conflict', [{ code: 'stale', message: 'Người khác vừa đổi mức này. Tải lại trang để xem rồi đặt lại.' }]);

function demandOrder(work: Work, unit: Unit): void {
  if (!mayOrderMinimums(work.actor, unit))
    throw reservedFor(minimumKeepers, 'Số lần kiểm tra tối thiểu do Sở đặt chung cho cả tỉnh.');
}

/** `regular` in the order of the circular's bands; `periodic`: at most so many one-period tests are asked for; null leaves it as it is. */
export async function saveMinimum(work: Work, unit: Unit, schoolYear: string, input: unknown): Promise<void> {
  demandOrder(work, unit);
  const given = parseForm(form, input);
  const rules = secondaryRulesIn(schoolYear).find(({ id }) => id === given.ruleSet);
  if (!rules) throw refuse('rules', `Chọn một thông tư đang áp dụng trong năm học ${schoolYear}.`, 'ruleSet');
  const { bands } = rules.minimums;
  throwIfAny([
    given.regular.length !== bands.length && { code: 'bands', message: 'Ghi đủ số lần cho mọi mức tiết.', field: 'regular' },
    given.regular.some((n, i) => i > 0 && n < (given.regular[i - 1] ?? 0)) && {
      code: 'order',
      message: 'Môn nhiều tiết hơn không thể cần ít lần kiểm tra hơn.',
      field: 'regular',
    },
  ]);
  const before = (await minimumSettings(work, schoolYear)).find(
    (one) => one.ruleSet === rules.id && one.semester === given.semester,
  );
  const regular = bands.map((band, i) => ({ ...band, atLeast: given.regular[i] ?? band.atLeast }));
  const periodic = given.periodic === null ? null : [{ atLeast: given.periodic }];
  const { rows } = await sql<{
    version: number;
  }>`insert into assessment.minimum_setting (rule_set, school_year, semester, unit_id, regular, periodic, comment, basis)
    values (${rules.id}, ${schoolYear}, ${given.semester}, ${unit.id}, ${JSON.stringify(regular)}::jsonb, ${periodic && JSON.stringify(periodic)}::jsonb, ${given.comment}, ${given.basis})
    on conflict (rule_set, school_year, semester) do update set regular = excluded.regular, periodic = excluded.periodic, comment = excluded.comment,
      basis = excluded.basis, version = assessment.minimum_setting.version + 1 where assessment.minimum_setting.version = ${given.version}
    returning version`.execute(work.handle);
  if (rows[0]?.version !== given.version + 1) throw stale();
  await record(work, {
    ...{ action: 'assessment.save-minimum', object: { kind: 'setting', id: `minimum ${rules.id}` }, unitId: unit.id },
    summary: `Đặt số lần kiểm tra tối thiểu ${rules.name}, học kỳ ${given.semester === 1 ? 'I' : 'II'} năm học ${schoolYear}: ${given.basis}`,
    before: before && { regular: before.regular, periodic: before.periodic, comment: before.comment },
    after: { regular, periodic, comment: given.comment },
  });
  await recountAll(work, schoolYear);
}

export async function dropMinimum(
  work: Work,
  unit: Unit,
  schoolYear: string,
  at: { ruleSet: string; semester: number; version: number },
): Promise<void> {
  demandOrder(work, unit);
  const { numAffectedRows } =
    await sql`delete from assessment.minimum_setting where rule_set = ${at.ruleSet} and school_year = ${schoolYear}
    and semester = ${at.semester === 2 ? 2 : 1} and version = ${at.version}`.execute(work.handle);
  if (!numAffectedRows) throw stale();
  await record(work, {
    ...{ action: 'assessment.drop-minimum', object: { kind: 'setting', id: `minimum ${at.ruleSet}` }, unitId: unit.id },
    summary: `Trở lại số lần kiểm tra của ${at.ruleSet}, học kỳ ${at.semester === 1 ? 'I' : 'II'} năm học ${schoolYear}`,
  });
  await recountAll(work, schoolYear);
}

/** School after school, in one queue: what is asked for has changed everywhere that has marks. */
async function recountAll(work: Work, schoolYear: string): Promise<void> {
  await sql`select platform.enqueue(${recountSchool}, json_build_object('unitId', unit_id, 'schoolYear', ${schoolYear}::text),
      concat_ws(':', ${recountSchool}::text, unit_id, ${schoolYear}::text), null, ${recountSchool})
    from (select distinct unit_id from classes.class where school_year = ${schoolYear} and grade between '06' and '12') as schools`.execute(
    work.handle,
  );
}

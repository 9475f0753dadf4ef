// The principal decides whether a pupil goes up, where the rules leave it to the principal: an individual plan (R1.27), a primary pupil who did
// not complete the grade and was helped on (R2.4). The decision is kept whatever is computed later, until it is taken back.
import { sql } from 'kysely';
import { z } from 'zod';
import { parseForm } from '#kernel/form.ts';
import { notFound, refuse, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { mayLockMarks } from '../policy.ts';
import { classResults, type PupilResult } from '../queries/class-results.ts';
import { decisionName, type RuleSet } from '../rules/rule-sets/shape.ts';
import { refreshResults } from './refresh-results.ts';

export const decisionForm = z.object({
  classId: z.coerce.number().int().positive(),
  pupil: z.uuid(),
  /** null: the rules decide again. */
  decision: z.union([z.enum(['LEN_LOP', 'O_LAI']), z.null()], 'Chọn lên lớp hoặc ở lại lớp'),
  reason: z
    .string()
    .transform(nfc)
    .pipe(z.string().trim().min(5, 'Ghi căn cứ của quyết định, ít nhất 5 ký tự').max(300, 'Nhiều nhất 300 ký tự')),
});

/** Is there nothing that decides by itself? */
export const principalDecides = (rules: RuleSet, { pupil, extra, decidedBy }: PupilResult): boolean =>
  decidedBy !== null || pupil.individualPlan || (rules.kind === 'primary' && extra.completed === false);

export async function decidePupil(work: Work, unit: Unit, input: unknown): Promise<void> {
  const form = parseForm(decisionForm, input);
  if (mayLockMarks(work.actor, unit) !== true)
    throw refuse('not_allowed', `Quyết định lên lớp của học sinh do hiệu trưởng ${unit.shortName} ký.`);
  await sql`select from assessment.result where pupil_id = ${form.pupil} and period = 3 for update`.execute(work.handle);
  const results = await classResults(work, form.classId, 3);
  const { facts } = results;
  const row = facts.unitId === unit.id ? results.rows.find(({ pupil }) => pupil.id === form.pupil) : undefined;
  if (!row) throw notFound('Không tìm thấy học sinh này trong lớp.');
  throwIfAny([
    results.approval !== null && {
      code: 'approved',
      message: `Kết quả cả năm của lớp ${facts.className} đã duyệt. Mở lại rồi mới đổi quyết định.`,
    },
    !principalDecides(facts.rules, row) && {
      code: 'computed',
      message: `${row.pupil.name}: quyết định theo kết quả${row.decision ? ` là ${decisionName(row.decision, facts.grade).toLowerCase()}` : ''} (${row.decisionClause ?? 'chưa đủ kết quả'}). Hiệu trưởng quyết định cho em học theo kế hoạch cá nhân, và học sinh tiểu học chưa hoàn thành lớp học.`,
    },
    row.version === 0 &&
      form.decision !== null && { code: 'no_result', message: `${row.pupil.name} chưa có kết quả nào trong năm.` },
  ]);
  const who = work.actor.kind === 'person' ? work.actor.userId : 'system';
  await sql`update assessment.result set decision = ${form.decision}, decision_clause = ${form.decision === null ? null : `Hiệu trưởng: ${form.reason}`},
      decided_by = ${form.decision === null ? null : who}, decided_at = ${form.decision === null ? null : work.now}, version = version + 1, updated_at = ${work.now},
      inputs_hash = case when ${form.decision === null} then null else inputs_hash end
    where pupil_id = ${form.pupil} and school_year = ${facts.schoolYear} and period = 3`.execute(work.handle);
  if (form.decision === null) await refreshResults(work, facts, [form.pupil]);
  await record(work, {
    ...{ action: 'assessment.decide-pupil', object: { kind: 'pupil', id: form.pupil }, unitId: unit.id },
    summary:
      form.decision === null
        ? `Bỏ quyết định riêng cuối năm của ${row.pupil.name}, lớp ${facts.className}: ${form.reason}`
        : `${decisionName(form.decision, facts.grade)}: ${row.pupil.name}, lớp ${facts.className}, theo quyết định của hiệu trưởng: ${form.reason}`,
  });
}

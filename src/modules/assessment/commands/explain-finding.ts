// A finding about results is right as it stands: why, by whom; it stays quiet until its facts change or the reason is taken back (R7.4).
import { sql } from 'kysely';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { mayExplainResults } from '../policy.ts';
import { resultFindings } from '../queries/result-findings.ts';

const form = z.object({
  finding: z.string().min(1).max(120),
  /** Of the finding as it was seen. */
  facts: z.string().regex(/^[0-9a-f]{64}$/, 'Tải lại trang rồi giải trình.'),
  /** null takes the reason back. */
  reason: z
    .string()
    .max(2000)
    .transform((text) => nfc(text).trim())
    .nullable(),
});

/** @throws Refused 'conflict' when the finding is another one by now */
export async function explainResult(work: Work, unit: Unit, schoolYear: string, input: unknown): Promise<void> {
  const may = mayExplainResults(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  const { finding: key, facts, reason } = parseForm(form, input);
  const finding = (await resultFindings(work, unit, schoolYear)).find((one) => one.key === key);
  if (!finding) throw notFound('Phát hiện này không còn: điểm hoặc kết quả đã được sửa.');
  if (finding.facts !== facts)
    throw new Refused('conflict', [
      { code: 'stale', message: 'Số liệu vừa đổi, phát hiện này đã khác. Xem lại rồi giải trình.' },
    ]);
  throwIfAny([
    reason !== null &&
      !finding.mayExplain && {
        code: 'mend',
        message: 'Điều này thì sửa hoặc ghi cho đủ, không giải trình được.',
        field: 'reason',
      },
    reason !== null &&
      reason.length < 5 && { code: 'reason', message: 'Ghi lý do để người sau hiểu được, ít nhất vài chữ.', field: 'reason' },
    reason !== null && reason.length > 300 && { code: 'reason', message: 'Lý do dài nhất 300 ký tự.', field: 'reason' },
    reason === null && finding.explained === null && { code: 'open', message: 'Phát hiện này chưa được giải trình.' },
  ]);
  const userId = work.actor.kind === 'person' ? work.actor.userId : 'system';
  if (reason === null)
    await sql`delete from assessment.explanation where unit_id = ${unit.id} and school_year = ${schoolYear} and finding = ${key}`.execute(
      work.handle,
    );
  else
    await sql`insert into assessment.explanation (unit_id, school_year, finding, facts, words, reason, explained_by, explained_by_name, explained_at)
      values (${unit.id}, ${schoolYear}, ${key}, decode(${facts}, 'hex'), ${finding.text}, ${reason}, ${userId}, ${actorName(work.actor)}, ${work.now})
      on conflict (unit_id, school_year, finding) do update set facts = excluded.facts, words = excluded.words, reason = excluded.reason,
        explained_by = excluded.explained_by, explained_by_name = excluded.explained_by_name, explained_at = excluded.explained_at`.execute(
      work.handle,
    );
  await record(work, {
    action: reason === null ? 'assessment.unexplain-finding' : 'assessment.explain-finding',
    object: { kind: 'unit', id: unit.id },
    unitId: unit.id,
    summary: reason === null ? `Bỏ giải trình: ${finding.text}` : `Giải trình: ${finding.text}. Lý do: ${reason}`,
  });
}

// Who asked, and how to reach him or her: shown on request to those who answer here, and every look is remembered.
import { reservedFor } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import { keepers, mayReveal } from '../policy.ts';
import { shownCode } from '../rules/code.ts';
import { heldQuestion } from './held-question.ts';

export async function revealAsker(
  work: Work,
  unitId: number,
  id: string,
): Promise<{ name: string; email: string; phone: string }> {
  const { unit, question } = await heldQuestion(work, unitId, id);
  if (!mayReveal(work.actor, unit))
    throw reservedFor(keepers, `Họ tên và liên hệ của người hỏi chỉ người trả lời của ${unit.shortName} xem.`);
  const asker = await read(work)
    .selectFrom('engagement.asker')
    .select(['name', 'email', 'phone'])
    .where('question_id', '=', question.id)
    .executeTakeFirstOrThrow();
  await record(work, {
    action: 'engagement.reveal-asker',
    object: { kind: 'question', id: question.id },
    unitId,
    summary: `Xem họ tên, liên hệ của người hỏi ${shownCode(question.code)}`,
  });
  return asker;
}

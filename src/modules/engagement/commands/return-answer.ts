// Who answers for the answers gives a draft back, with a reason.
import { refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { heldQuestion, takeStep } from './held-question.ts';

export async function returnAnswer(
  work: Work,
  unitId: number,
  id: string,
  input: { reason: string; version?: number },
): Promise<void> {
  const reason = nfc(input.reason).slice(0, 500);
  if (reason.length < 3) throw refuse('reason', 'Ghi cần sửa gì, để người soạn biết.', 'reason');
  const held = await heldQuestion(work, unitId, id, input.version);
  await takeStep(work, held, 'return', { return_reason: reason, sent_at: null, sent_by: null }, { note: reason });
}

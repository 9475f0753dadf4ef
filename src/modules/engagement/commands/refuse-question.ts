// The unit does not answer this, and says why; what was forwarded here goes back to where it came from.
import { refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { comeBack, heldQuestion, takeStep } from './held-question.ts';

export async function refuseQuestion(
  work: Work,
  unitId: number,
  id: string,
  input: { reason: string; version?: number },
): Promise<void> {
  const reason = nfc(input.reason).slice(0, 500);
  if (reason.length < 10) throw refuse('reason', 'Ghi lý do từ chối, ít nhất 10 ký tự: người hỏi đọc được câu này.', 'reason');
  const held = await heldQuestion(work, unitId, id, input.version);
  await takeStep(work, held, 'refuse', { refuse_reason: reason }, { note: reason });
  await comeBack(work, held, reason);
}

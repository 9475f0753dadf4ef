// An answer turned out wrong: it leaves the site and is written anew.
import { refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { heldQuestion, takeStep } from './held-question.ts';

export async function reopenQuestion(
  work: Work,
  unitId: number,
  id: string,
  input: { reason: string; version?: number },
): Promise<void> {
  const reason = nfc(input.reason).slice(0, 500);
  if (reason.length < 3) throw refuse('reason', 'Ghi vì sao mở lại.', 'reason');
  const held = await heldQuestion(work, unitId, id, input.version);
  if (held.question.origin_id !== null)
    throw refuse('forwarded', 'Câu trả lời đã về đơn vị được hỏi; đơn vị ấy mở lại và chuyển lần nữa nếu cần.');
  await takeStep(
    work,
    held,
    'reopen',
    {
      ...{ public_at: null, public_title: null, public_question: null, public_fold: '', forwarded_to: null },
      ...{ refuse_reason: null, duplicate_of: null, answer: null, answered_at: null, answered_by_unit: null },
    },
    { note: reason },
  );
}

// Somebody of the unit is to answer.
import { refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { heldQuestion, takeStep } from './held-question.ts';

export async function assignQuestion(
  work: Work,
  unitId: number,
  id: string,
  input: { assignee: string; version?: number },
): Promise<void> {
  const assignee = nfc(input.assignee);
  if (assignee.length < 2 || assignee.length > 80)
    throw refuse('assignee', 'Ghi tên người hoặc bộ phận trả lời, từ 2 đến 80 ký tự.', 'assignee');
  const held = await heldQuestion(work, unitId, id, input.version);
  await takeStep(work, held, 'assign', { assignee }, { note: assignee });
}

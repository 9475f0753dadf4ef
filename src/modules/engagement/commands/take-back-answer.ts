// Who sent an answer for approval takes it back to go on writing.
import type { Work } from '#platform/db/work.ts';
import { heldQuestion, takeStep } from './held-question.ts';

export async function takeBackAnswer(work: Work, unitId: number, id: string, version?: number): Promise<void> {
  await takeStep(work, await heldQuestion(work, unitId, id, version), 'take_back', { sent_at: null, sent_by: null });
}

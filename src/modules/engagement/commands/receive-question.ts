// The unit says: we have it, somebody will see to it.
import type { Work } from '#platform/db/work.ts';
import { heldQuestion, takeStep } from './held-question.ts';

export async function receiveQuestion(work: Work, unitId: number, id: string, version?: number): Promise<void> {
  await takeStep(work, await heldQuestion(work, unitId, id, version), 'receive');
}

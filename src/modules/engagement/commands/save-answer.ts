// An answer is written down, and perhaps sent to whoever answers for it.
import { actorName } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { throwIfAny } from '#kernel/refusal.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { idOf } from '../policy.ts';
import { type AnswerForm, answerForm, reasonsAgainst } from './answer-form.ts';
import { demandStep, type Held, heldQuestion, putQuestion, takeStep } from './held-question.ts';

/** What was typed becomes the draft of the held question. */
export function drafted(held: Held, input: ReturnType<typeof answerForm.parse>, writer: string) {
  const { question } = held;
  return {
    ...{ draft_answer: input.answer, draft_title: input.title, draft_question: input.question, draft_public: input.public },
    written_by: writer && !question.written_by.includes(writer) ? [...question.written_by, writer] : question.written_by,
    return_reason: null,
  };
}
export const askerNameOf = async (work: Work, questionId: string): Promise<string> =>
  (await write(work).selectFrom('engagement.asker').select('name').where('question_id', '=', questionId).executeTakeFirst())
    ?.name ?? '';

export async function saveAnswer(work: Work, unitId: number, id: string, input: AnswerForm, send: boolean): Promise<void> {
  const form = parseForm(answerForm, input);
  const held = await heldQuestion(work, unitId, id, form.version);
  const changes = drafted(held, form, idOf(work.actor));
  if (!send) {
    // Saving again while it is in work is no step of its own: only the first takes the question into work.
    if (held.question.state !== 'processing') return takeStep(work, held, 'save', changes);
    return putQuestion(work, held.question, await demandStep(work, held, 'save'), changes);
  }
  throwIfAny(reasonsAgainst(form, held.question.wants_public, await askerNameOf(work, id)));
  await takeStep(work, held, 'send', { ...changes, sent_at: work.now, sent_by: actorName(work.actor) });
}

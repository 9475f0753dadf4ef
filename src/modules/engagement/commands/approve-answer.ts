// Somebody answers for an answer: the asker reads it, and everybody where that was agreed. Units that had forwarded the question have
// their answer with it.
import { actorName } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { askAbout, privateNumbers } from '#kernel/private-numbers.ts';
import { throwIfAny } from '#kernel/refusal.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { ownPhones } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { idOf } from '../policy.ts';
import { type Answer, type AnswerForm, answerForm, reasonsAgainst } from './answer-form.ts';
import { type Held, heldQuestion, originOf, putQuestion, type Question, remember, takeStep } from './held-question.ts';
import { askerNameOf, drafted } from './save-answer.ts';

const answered = (work: Work, question: Question, answer: Answer, byUnit: number) => {
  const open = answer.public && question.wants_public && question.origin_id === null;
  return {
    ...{ answer: answer.answer, answered_at: work.now, answered_by_unit: byUnit, sent_at: null, return_reason: null },
    ...(open
      ? {
          ...{ public_title: answer.title, public_question: answer.question, public_at: work.now },
          public_fold: fold(`${answer.title} ${answer.question} ${answer.answer}`),
        }
      : { public_title: null, public_question: null, public_at: null, public_fold: '' }),
  };
};

/** `input`: the answer as the approver has it before the eyes; from `awaiting` it is the draft that was sent. */
export async function approveAnswer(
  work: Work,
  unitId: number,
  id: string,
  input: Partial<AnswerForm> & { version?: number },
): Promise<void> {
  const held = await heldQuestion(work, unitId, id, input.version);
  const { question, unit } = held;
  const answer: Answer =
    question.state === 'awaiting'
      ? {
          ...{ answer: question.draft_answer, title: question.draft_title, question: question.draft_question },
          ...{ public: question.draft_public, agreed: [...(input.agreed ?? [])] },
        }
      : parseForm(answerForm, { ...input, public: input.public ?? false });
  const numbers = answer.public ? privateNumbers(answer.answer, await ownPhones(work, unit.id)) : [];
  throwIfAny([
    ...reasonsAgainst(answer, question.wants_public, await askerNameOf(work, id)),
    ...askAbout(numbers, answer.agreed, 'answer'),
  ]);
  const draft = question.state === 'awaiting' ? {} : drafted(held, answer, idOf(work.actor));
  await takeStep(work, held, 'approve', { ...draft, ...answered(work, question, answer, unit.id) });
  await handUp(work, held, answer);
}

async function handUp(work: Work, { unit, question }: Held, answer: Answer): Promise<void> {
  let below = question;
  for (;;) {
    const origin = await originOf(work, below);
    if (!origin) return;
    await work.elevated('the answer goes to the unit that was asked', async () => {
      await putQuestion(work, origin, 'answered', {
        ...{
          draft_answer: answer.answer,
          draft_title: answer.title,
          draft_question: answer.question,
          draft_public: answer.public,
        },
        ...answered(work, origin, answer, unit.id),
      });
      await remember(work, origin, 'approve', { note: `${unit.shortName}, ${actorName(work.actor)}`, toUnitId: unit.id });
    });
    below = origin;
  }
}

// A question held by a transaction, and the step that every act on it takes: may it, write, remember, tell those who watch.
import type { Selectable, Updateable } from 'kysely';
import { actorName } from '#kernel/actor.ts';
import { isUuid } from '#kernel/ids.ts';
import { notFound, Refused, refuse } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import { type Unit, unitById } from '#modules/organizations/index.ts';
import { separateApprovalAt } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { read, write } from '../handles.ts';
import { handOf, idOf, mayRead } from '../policy.ts';
import { shownCode } from '../rules/code.ts';
import { type Act, actNames, closedStates, isReason, type QuestionState, type StepAct, step } from '../rules/question-way.ts';
import type { EngagementTables } from '../tables.ts';
import { publishQuestion } from './index-engagement.ts';

export type Question = Selectable<EngagementTables['engagement.question']>;
export type Held = { unit: Unit; question: Question };
type Changes = Updateable<EngagementTables['engagement.question']>;

/** @throws Refused when it is another's, or the person has looked at an older state */
export async function heldQuestion(work: Work, unitId: number, id: string, version?: number): Promise<Held> {
  const unit = await unitById(work, unitId);
  const question =
    unit && isUuid(id)
      ? await write(work)
          .selectFrom('engagement.question')
          .selectAll()
          .where('id', '=', id)
          .where('unit_id', '=', unitId)
          .forUpdate()
          .executeTakeFirst()
      : undefined;
  if (!unit || !question) throw notFound('Không tìm thấy câu hỏi này.');
  const may = mayRead(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  if (version !== undefined && version !== question.version)
    throw new Refused('conflict', [
      { code: 'stale', message: `${question.updated_by} vừa làm một bước với câu hỏi này. Xem lại rồi làm tiếp.` },
    ]);
  return { unit, question };
}

/** The state to which the act leads. @throws Refused with the reason why this person may not */
export async function demandStep(work: Work, { unit, question }: Held, act: Act): Promise<QuestionState> {
  const separate = work.actor.kind === 'person' && (await separateApprovalAt(work, unit.id));
  const next = step(act, question.state, handOf(work.actor, unit, question.written_by), separate);
  if (isReason(next)) throw refuse(next.code, next.message);
  return next;
}

export async function remember(
  work: Work,
  question: { id: string; unit_id: number },
  act: StepAct,
  more: { note?: string; toUnitId?: number | null } = {},
): Promise<void> {
  await write(work)
    .insertInto('engagement.question_step')
    .values({
      ...{ question_id: question.id, unit_id: question.unit_id, act, at: work.now },
      ...{
        by_id: idOf(work.actor) || null,
        by_name: actorName(work.actor),
        note: more.note ?? '',
        to_unit_id: more.toUnitId ?? null,
      },
    })
    .execute();
}

/** Writes a question in a new state; its version tells everybody who has it open. */
export async function putQuestion(work: Work, question: Question, state: QuestionState, changes: Changes): Promise<void> {
  await write(work)
    .updateTable('engagement.question')
    .set({
      ...changes,
      state,
      closed_at: closedStates.includes(state) ? (question.closed_at ?? work.now) : null,
      version: question.version + 1,
      ...{ updated_by: actorName(work.actor), updated_at: work.now },
    })
    .where('id', '=', question.id)
    .execute();
  await announceMoved(work, question.unit_id);
  if (question.public_at !== null || changes.public_at) {
    await publishQuestion(work, question.unit_id, question.id);
    await purgePages(work, [`questions:${question.unit_id}`, `question:${question.id}`]);
  }
}

/** One act, from the check to the audit. */
export async function takeStep(
  work: Work,
  held: Held,
  act: Act,
  changes: Changes = {},
  more: { note?: string; toUnitId?: number } = {},
): Promise<void> {
  const next = await demandStep(work, held, act);
  await putQuestion(work, held.question, next, changes);
  await remember(work, held.question, act, more);
  await record(work, {
    action: `engagement.${act.replace('_', '-')}-question`,
    object: { kind: 'question', id: held.question.id },
    unitId: held.unit.id,
    summary: `${actNames[act]}: câu hỏi ${shownCode(held.question.code)}`,
    before: { state: held.question.state },
    after: { state: next, ...(more.note ? { reason: more.note.slice(0, 300) } : {}) },
  });
}

/** The question it was forwarded from, held; it lies outside the scope of who acts below. */
export const originOf = (work: Work, question: Question): Promise<Question | undefined> =>
  work.elevated('the question that waits for this answer', async () =>
    question.origin_id === null
      ? undefined
      : write(work)
          .selectFrom('engagement.question')
          .selectAll()
          .where('id', '=', question.origin_id)
          .where('state', '=', 'forwarded')
          .forUpdate()
          .executeTakeFirst(),
  );

/** Refused or found a duplicate where it was forwarded to: it lies with the unit it came from again, whose clock never stopped. */
export async function comeBack(work: Work, { unit, question }: Held, why: string): Promise<void> {
  const origin = await originOf(work, question);
  if (!origin) return;
  await work.elevated('the unit that forwarded it takes it back', async () => {
    await putQuestion(work, origin, 'received', { forwarded_to: null });
    await remember(work, origin, 'come_back', { note: `${unit.shortName}: ${why}`, toUnitId: unit.id });
  });
}

export const messageOf = (work: Work, questionId: string) =>
  read(work).selectFrom('engagement.message').selectAll().where('question_id', '=', questionId).executeTakeFirstOrThrow();

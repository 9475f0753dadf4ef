// Another unit of the tree is to answer: it gets the question with a clock of its own; the clock here runs on.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { inSubtree } from '#kernel/actor.ts';
import { throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { isClosed, type Unit, unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { write } from '../handles.ts';
import { deadlineFrom } from '../queries/deadline.ts';
import { heldQuestion, messageOf, remember, takeStep } from './held-question.ts';

/** Up to those above, down to those below: never sideways. */
export const isWithinReach = (from: Pick<Unit, 'id' | 'path'>, to: Pick<Unit, 'id' | 'path'>): boolean =>
  from.id !== to.id && (inSubtree(from.path, to.path) || inSubtree(to.path, from.path));

export async function forwardQuestion(
  work: Work,
  unitId: number,
  id: string,
  input: { toUnitId: number; note: string; version?: number },
): Promise<void> {
  const held = await heldQuestion(work, unitId, id, input.version);
  const { unit, question } = held;
  const note = nfc(input.note).slice(0, 500);
  const target = Number.isInteger(input.toUnitId) ? await unitById(work, input.toUnitId) : undefined;
  const chain = await work.elevated('units that have held this question', async () => {
    const { rows } = await sql<{ unit_id: number }>`
      with recursive up as (select id, origin_id, unit_id from engagement.question where id = ${id}::uuid
        union all select q.id, q.origin_id, q.unit_id from engagement.question q join up on q.id = up.origin_id)
      select unit_id from up`.execute(work.handle);
    return rows.map((row) => row.unit_id);
  });
  throwIfAny([
    (!target || !isWithinReach(unit, target)) && {
      ...{ code: 'unit', field: 'toUnit' },
      message: 'Chọn đơn vị nhận trong danh sách: cấp trên, hoặc đơn vị thuộc cấp.',
    },
    target !== undefined &&
      isClosed(target, work.today) && {
        ...{ code: 'closed', field: 'toUnit' },
        message: `${target.shortName} đã giải thể, không còn ai trả lời ở đó.`,
      },
    target !== undefined &&
      chain.includes(target.id) &&
      target.id !== unit.id && {
        ...{ code: 'circle', field: 'toUnit' },
        message: `${target.shortName} đã chuyển câu hỏi này đến đây. Muốn trả lại, bấm Từ chối và ghi lý do.`,
      },
    note.length < 3 && { code: 'note', field: 'note', message: 'Ghi vì sao chuyển, để đơn vị nhận biết cần trả lời phần nào.' },
  ]);
  if (!target) return;
  await takeStep(work, held, 'forward', { forwarded_to: target.id }, { note, toUnitId: target.id });
  const message = await messageOf(work, question.id);
  const asker = await write(work)
    .selectFrom('engagement.asker')
    .selectAll()
    .where('question_id', '=', question.id)
    .executeTakeFirstOrThrow();
  await work.elevated('the question comes to another unit', async () => {
    const own = { question_id: randomUUID(), unit_id: target.id };
    await write(work)
      .insertInto('engagement.question')
      .values({
        ...{ id: own.question_id, unit_id: target.id, code: question.code, origin_id: question.id, kind: question.kind },
        ...{ audience: question.audience, field: question.field, wants_public: question.wants_public },
        ...{ asked_at: work.now, due_on: await deadlineFrom(work, work.today), updated_at: work.now, updated_by: unit.shortName },
      })
      .execute();
    await write(work)
      .insertInto('engagement.message')
      .values({ ...message, ...own, secret_hash: null })
      .execute();
    await write(work)
      .insertInto('engagement.asker')
      .values({ ...asker, ...own })
      .execute();
    await remember(work, { id: own.question_id, unit_id: target.id }, 'forward', {
      note: `${unit.shortName}: ${note}`,
      toUnitId: target.id,
    });
    await announceMoved(work, target.id);
  });
}

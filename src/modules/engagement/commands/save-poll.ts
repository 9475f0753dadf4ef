// A poll: one question, two to ten answers, from a day to a day (P-2.8). Once there are votes its words stand.

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { isUuid } from '#kernel/ids.ts';
import { notFound, Refused, throwIfAny } from '#kernel/refusal.ts';
import { fold, nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { demandOpen } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { read, write } from '../handles.ts';
import type { PollState } from '../tables.ts';
import { day, line, lines, wrongOrder } from './dated-form.ts';
import { freeSlug } from './free-slug.ts';
import { keepersUnit } from './keepers-unit.ts';

const pollForm = z.object({
  question: line(8, 300, 'Câu hỏi'),
  note: lines(600, 'Lời dẫn'),
  options: z.preprocess(
    (v) =>
      [v ?? []]
        .flat()
        .map((o) => nfc(String(o)))
        .filter(Boolean),
    z
      .array(z.string().max(150, 'Phương án dài quá 150 ký tự'))
      .min(2, 'Ghi ít nhất hai phương án')
      .max(10, 'Nhiều nhất mười phương án'),
  ),
  opensOn: day,
  closesOn: day,
  version: z.coerce.number().int().optional(),
});
export type PollForm = z.input<typeof pollForm>;
export const pollTags = (unitId: number): string[] => [`polls:${unitId}`];

export async function savePoll(
  work: Work,
  unitId: number,
  id: string | null,
  input: PollForm,
  act: 'draft' | 'publish' | 'close',
): Promise<{ id: string; version: number }> {
  const form = parseForm(pollForm, input);
  const unit = await keepersUnit(work, unitId);
  const before =
    id === null
      ? null
      : isUuid(id)
        ? await write(work)
            .selectFrom('engagement.poll')
            .selectAll()
            .where('id', '=', id)
            .where('unit_id', '=', unitId)
            .forUpdate()
            .executeTakeFirst()
        : undefined;
  if (before === undefined) throw notFound('Không tìm thấy cuộc thăm dò này.');
  const state: PollState = act === 'publish' ? 'published' : act === 'close' ? 'closed' : (before?.state ?? 'draft');
  if (state === 'published') demandOpen(unit, work.today);
  if (before && form.version !== undefined && form.version !== before.version)
    throw new Refused('conflict', [
      { code: 'stale', message: `${before.updated_by} vừa lưu cuộc thăm dò này. Mở lại để xem, rồi sửa tiếp.` },
    ]);
  const was = before
    ? await read(work)
        .selectFrom('engagement.poll_option')
        .selectAll()
        .where('poll_id', '=', before.id)
        .orderBy('position')
        .execute()
    : [];
  const voted =
    before !== null &&
    (await read(work)
      .selectFrom('engagement.vote')
      .select('position')
      .where('poll_id', '=', before.id)
      .limit(1)
      .executeTakeFirst()) !== undefined;
  const sameWords =
    before !== null && before.question === form.question && was.map((o) => o.label).join('\n') === form.options.join('\n');
  throwIfAny([
    wrongOrder(form.opensOn, form.closesOn),
    new Set(form.options.map(fold)).size < form.options.length && {
      code: 'twice',
      message: 'Hai phương án giống nhau.',
      field: 'options',
    },
    voted &&
      !sameWords && {
        ...{ code: 'voted', field: 'question' },
        message: 'Đã có người bỏ phiếu, nên câu hỏi và phương án giữ nguyên. Đóng cuộc này rồi mở cuộc mới.',
      },
    act === 'publish' && form.closesOn < work.today && { code: 'past', message: 'Ngày kết thúc đã qua.', field: 'closesOn' },
  ]);
  const own = before?.id ?? randomUUID();
  const version = (before?.version ?? 0) + 1;
  const row = {
    ...{ state, question: form.question, note: form.note, opens_on: form.opensOn, closes_on: form.closesOn },
    ...{ version, updated_by: actorName(work.actor), updated_at: work.now },
  };
  if (before) await write(work).updateTable('engagement.poll').set(row).where('id', '=', own).execute();
  else
    await write(work)
      .insertInto('engagement.poll')
      .values({ id: own, unit_id: unitId, slug: await freeSlug(work, 'poll', unitId, form.question), ...row })
      .execute();
  if (!sameWords) {
    await write(work).deleteFrom('engagement.poll_option').where('poll_id', '=', own).execute();
    await write(work)
      .insertInto('engagement.poll_option')
      .values(form.options.map((label, i) => ({ poll_id: own, unit_id: unitId, position: i + 1, label })))
      .execute();
  }
  await purgePages(work, pollTags(unitId));
  await record(work, {
    action: `engagement.${act === 'draft' ? 'save' : act}-poll`,
    object: { kind: 'poll', id: own },
    unitId,
    summary: `${{ draft: 'Lưu', publish: 'Mở', close: 'Đóng' }[act]} thăm dò "${form.question}"`,
    after: { version, state, opens_on: form.opensOn, closes_on: form.closesOn, options: form.options.length },
  });
  return { id: own, version };
}

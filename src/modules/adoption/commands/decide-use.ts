// The department decides otherwise than the rule whether a unit uses its portal regularly: with a reason that everybody reads, until it
// is ended.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { parseForm } from '#kernel/form.ts';
import { Refused, reservedFor, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { actorLabel, record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read, write } from '../handles.ts';
import { maySurvey, surveyors } from '../policy.ts';
import { registerNow } from '../queries/register.ts';
import { storeStandings } from './keep-standings.ts';

export const decideUseForm = z.object({
  regular: z.enum(['yes', 'no'], 'Chọn kết luận').describe('Kết luận'),
  reason: z
    .string()
    .transform(nfc)
    .pipe(z.string().trim().min(10, 'Ghi lý do, ít nhất 10 ký tự').max(300, 'Lý do dài nhất 300 ký tự'))
    .describe('Lý do'),
});

async function demandOffice(work: Work): Promise<void> {
  if (!maySurvey(work.actor)) throw reservedFor(surveyors, 'Kết luận khác quy tắc do Sở ghi.');
}
const keep = async (work: Work, unit: Unit) =>
  storeStandings(work, await registerNow(work, unit.path).then((all) => all.filter((u) => u.unitId === unit.id)));

export async function decideUse(work: Work, unit: Unit, input: z.input<typeof decideUseForm>): Promise<void> {
  const form = parseForm(decideUseForm, input);
  await demandOffice(work);
  const live = await read(work)
    .selectFrom('adoption.override')
    .select(['decided_by', 'reason'])
    .where('unit_id', '=', unit.id)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  const use = (await registerNow(work, unit.path)).find((one) => one.unitId === unit.id);
  throwIfAny([
    live !== undefined && {
      code: 'decided',
      message: `${live.decided_by} đã kết luận cho ${unit.shortName}: “${live.reason}”. Bỏ kết luận ấy trước khi ghi kết luận khác.`,
    },
    use === undefined && { code: 'unit', message: `${unit.shortName} không nằm trong sổ cổng thông tin.` },
    use !== undefined &&
      !use.hasPortal &&
      form.regular === 'yes' && {
        code: 'no_portal',
        message: `${unit.shortName} chưa có bài nào trên trang nên không thể là dùng thường xuyên.`,
        field: 'regular',
      },
    use?.hasPortal === true &&
      use.computed === (form.regular === 'yes') && {
        code: 'same',
        message: 'Quy tắc đã kết luận như vậy, không cần sửa tay.',
        field: 'regular',
      },
  ]);
  const id = randomUUID();
  await write(work)
    .insertInto('adoption.override')
    .values({
      ...{ id, unit_id: unit.id, regular: form.regular === 'yes', reason: form.reason, from_day: work.today },
      ...{ decided_by: actorLabel(work.actor), decided_at: work.now, ended_on: null, ended_by: null },
    })
    .execute();
  await record(work, {
    action: 'adoption.decide-use',
    object: { kind: 'unit', id: unit.id },
    unitId: unit.id,
    summary: `Kết luận bằng tay: ${unit.shortName} ${form.regular === 'yes' ? 'dùng' : 'chưa dùng'} cổng thường xuyên. ${form.reason}`,
    after: { regular: form.regular, reason: form.reason },
  });
  await keep(work, unit);
}

/** From now on the rule decides again. */
export async function endDecision(work: Work, unit: Unit, id: string): Promise<void> {
  await demandOffice(work);
  const ended = await write(work)
    .updateTable('adoption.override')
    .set({ ended_on: work.today, ended_by: actorLabel(work.actor) })
    .where('id', '=', id)
    .where('unit_id', '=', unit.id)
    .where('ended_on', 'is', null)
    .returning('reason')
    .executeTakeFirst();
  if (!ended) throw new Refused('conflict', [{ code: 'ended', message: 'Kết luận này đã được bỏ. Tải lại trang để xem.' }]);
  await record(work, {
    action: 'adoption.end-decision',
    object: { kind: 'unit', id: unit.id },
    unitId: unit.id,
    summary: `Bỏ kết luận bằng tay của ${unit.shortName}: quy tắc tính lại`,
    before: { reason: ended.reason },
  });
  await keep(work, unit);
}

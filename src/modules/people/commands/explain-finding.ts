// A finding is right as it stands (over age with permission): it is explained with a reason and stays quiet, until somebody takes
// the explanation back or the facts change (R7.4).
import { sql } from 'kysely';
import { notFound, type Reason, refuse, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { actorLabel, record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { demand, mayWriteRecords, mayWriteStaff } from '../policy.ts';
import { recountPupils, recountStaff } from './counters.ts';

/** What is mandatory is filled in, not explained. */
const notExplained = new Set([4, 10, 26]);

export function reasonAgainst(rule: number, reason: string): (Reason | false)[] {
  return [
    notExplained.has(rule) && {
      code: 'mandatory',
      message: 'Mục bắt buộc thì điền vào, không giải trình được.',
      field: 'reason',
    },
    reason.length < 5 && { code: 'reason', message: 'Ghi lý do để người sau hiểu được, ít nhất vài chữ.', field: 'reason' },
    reason.length > 300 && { code: 'reason', message: 'Lý do dài nhất 300 ký tự.', field: 'reason' },
  ];
}

/** @param reason null takes the explanation back */
export async function explainFinding(work: Work, unit: Unit, id: number, reason: string | null): Promise<void> {
  const owner = await write(work)
    .selectFrom('people.finding')
    .select(['pupil_id', 'staff_id'])
    .where('id', '=', Number.isSafeInteger(id) ? id : 0)
    .where('unit_id', '=', unit.id)
    .executeTakeFirst();
  if (!owner) throw notFound('Không tìm thấy phát hiện này.');
  demand(owner.pupil_id ? mayWriteRecords(work.actor, unit) : mayWriteStaff(work.actor, unit));
  const table = sql.raw(owner.pupil_id ? 'people.pupil' : 'people.staff');
  const ownerId = owner.pupil_id ?? owner.staff_id ?? '';
  // The record first, then its findings: the order in which saving locks them.
  const { rows } = await sql<{ full_name: string; class_id: number | null }>`
    select full_name, ${owner.pupil_id ? sql.raw('class_id') : sql.raw('null::int as class_id')} from ${table}
    where id = ${ownerId} for update`.execute(work.handle);
  const finding = await write(work)
    .selectFrom('people.finding')
    .selectAll()
    .where('id', '=', id)
    .where('state', '<>', 'fixed')
    .executeTakeFirst();
  const person = rows[0];
  if (!finding || !person) throw notFound('Phát hiện này không còn: hồ sơ đã được sửa.');
  const text = reason === null ? null : nfc(reason);
  if (text !== null) throwIfAny(reasonAgainst(finding.rule, text));
  if (text === null && finding.state !== 'explained') throw refuse('open', 'Phát hiện này chưa được giải trình.');
  await write(work)
    .updateTable('people.finding')
    .set(
      text === null
        ? { state: 'open', reason: null, decided_by: null, decided_at: null }
        : { state: 'explained', reason: text, decided_by: actorLabel(work.actor), decided_at: work.now },
    )
    .where('id', '=', id)
    .execute();
  await sql`update ${table} set open_errors = (select count(*) from people.finding f
      where f.${sql.raw(owner.pupil_id ? 'pupil_id' : 'staff_id')} = ${ownerId} and f.level = 'E' and f.state = 'open')
    where id = ${ownerId}`.execute(work.handle);
  if (owner.pupil_id) await recountPupils(work, unit.id, [person.class_id]);
  else await recountStaff(work, unit.id);
  await record(work, {
    action: text === null ? 'people.unexplain-finding' : 'people.explain-finding',
    object: { kind: owner.pupil_id ? 'pupil' : 'staff', id: ownerId },
    unitId: unit.id,
    summary:
      text === null
        ? `Bỏ giải trình cho ${person.full_name}: ${finding.detail}`
        : `Giải trình cho ${person.full_name}: ${finding.detail}. Lý do: ${text}`,
  });
}

// A finding of a class is right as it stands (a class over the norm): explained with a reason, it stays quiet (R7.4).
import { notFound, refuse, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { actorLabel, record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { reasonAgainst } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { lockClass } from './edit-class.ts';
import { recheckClasses } from './recheck-classes.ts';

/** @param reason null takes the explanation back */
export async function explainClassFinding(
  work: Work,
  unit: Unit,
  classId: number,
  findingId: number,
  reason: string | null,
): Promise<void> {
  const stored = await lockClass(work, unit, classId);
  const finding = await write(work)
    .selectFrom('classes.finding')
    .selectAll()
    .where('id', '=', Number.isSafeInteger(findingId) ? findingId : 0)
    .where('class_id', '=', classId)
    .where('state', '<>', 'fixed')
    .executeTakeFirst();
  if (!finding) throw notFound('Phát hiện này không còn.');
  const text = reason === null ? null : nfc(reason);
  if (text !== null) throwIfAny(reasonAgainst(finding.rule, text));
  if (text === null && finding.state !== 'explained') throw refuse('open', 'Phát hiện này chưa được giải trình.');
  await write(work)
    .updateTable('classes.finding')
    .set(
      text === null
        ? { state: 'open', reason: null, decided_by: null, decided_at: null }
        : { state: 'explained', reason: text, decided_by: actorLabel(work.actor), decided_at: work.now },
    )
    .where('id', '=', finding.id)
    .execute();
  await recheckClasses(work, unit.id, stored.school_year, [classId]);
  await record(work, {
    action: text === null ? 'classes.unexplain-finding' : 'classes.explain-finding',
    object: { kind: 'class', id: classId },
    unitId: unit.id,
    summary:
      text === null
        ? `Bỏ giải trình cho lớp ${stored.name}: ${finding.detail}`
        : `Giải trình cho lớp ${stored.name}: ${finding.detail}. Lý do: ${text}`,
  });
}

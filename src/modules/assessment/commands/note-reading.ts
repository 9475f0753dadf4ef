// Marks and results name children: when somebody above the school looks at those of a class, the school can see it (R7.5).
import { sql } from 'kysely';
import type { Unit } from '#modules/organizations/index.ts';
import { logOnceAnHour, looksFromAbove } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import { mayReadMarks } from '../policy.ts';

/** By the class, or by one of its subjects. What is not there, or not to be read, is left to whoever refuses it. */
export async function noteReading(work: Work, unit: Unit, of: { classId?: number; classSubject?: number }): Promise<void> {
  if (!looksFromAbove(work, unit) || mayReadMarks(work.actor, unit) !== true) return;
  const [classId, classSubject] = [of.classId, of.classSubject].map((id) => (Number.isSafeInteger(id) ? id : null));
  const { rows } = await sql<{ id: number; name: string }>`select id, name from classes.class where unit_id = ${unit.id}
    and id = coalesce(${classId}::bigint, (select class_id from teaching.class_subject where id = ${classSubject}::bigint))`.execute(
    work.handle,
  );
  for (const { id, name } of rows)
    await logOnceAnHour(work, unit, {
      ...{ action: 'assessment.open-marks', object: { kind: 'class', id: String(id) } },
      summary: `Cấp trên mở điểm, kết quả của lớp ${name}`,
    });
}

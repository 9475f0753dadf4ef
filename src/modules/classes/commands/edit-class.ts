// A class's record is changed by hand, or the class is closed once nobody sits in it.
import { sql } from 'kysely';
import { unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import { notFound, type Reason, Refused, throwIfAny } from '#kernel/refusal.ts';
import { fold, titleSortKey } from '#kernel/vietnamese-text.ts';
import { difference, record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { demand, mayWriteRecords } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import { parseFields } from '#platform/http/parse-fields.ts';
import { read, write } from '../handles.ts';
import { classView } from '../queries/class-record.ts';
import { classSections } from '../rules/sections.ts';
import type { SchoolClass } from '../tables.ts';
import { recheckClasses } from './recheck-classes.ts';

/** The class, locked, of this unit and not closed. @throws Refused */
export async function lockClass(work: Work, unit: Unit, id: number): Promise<SchoolClass> {
  const stored = await write(work)
    .selectFrom('classes.class')
    .selectAll()
    .where('id', '=', Number.isSafeInteger(id) ? id : 0)
    .where('unit_id', '=', unit.id)
    .forUpdate()
    .executeTakeFirst();
  if (!stored) throw notFound('Không tìm thấy lớp này.');
  demand(mayWriteRecords(work.actor, unit));
  if (stored.closed_on) throw new Refused('refused', [{ code: 'closed', message: `Lớp ${stored.name} đã đóng, chỉ để xem.` }]);
  return stored;
}

export const staleClass = (stored: SchoolClass): Refused =>
  new Refused('conflict', [{ code: 'stale', message: 'Người khác vừa lưu lớp này. Xem hai bản rồi chọn.' }], classView(stored));

export async function editClass(
  work: Work,
  unit: Unit,
  id: number,
  input: Record<string, unknown>,
): Promise<{ version: number }> {
  const stored = await lockClass(work, unit, id);
  if (stored.version !== Number(input.version)) throw staleClass(stored);
  const fields = parseFields(classSections, input) as Partial<Omit<SchoolClass, 'active' | 'complete'>>;
  const changed = difference(stored, fields);
  if (changed.changed.length === 0) return { version: stored.version };
  const reasons: (Reason | false)[] = [];
  if (fields.name && fold(fields.name) !== stored.name_fold) {
    const other = await read(work)
      .selectFrom('classes.class')
      .select('id')
      .where('unit_id', '=', unit.id)
      .where('school_year', '=', stored.school_year)
      .where('active', '=', true)
      .where('name_fold', '=', fold(fields.name))
      .executeTakeFirst();
    reasons.push(
      other !== undefined && {
        code: 'name',
        message: `Đã có lớp ${fields.name} trong năm học ${stored.school_year}.`,
        field: 'name',
      },
    );
  }
  if ('grade' in fields && fields.grade !== stored.grade) {
    const pupils = await pupilsIn(work, id);
    reasons.push(
      !fields.grade && { code: 'grade', message: 'Chọn khối của lớp.', field: 'grade' },
      Boolean(fields.grade) &&
        !unitTypeOf(unit.type)?.grades.includes(fields.grade ?? '') && {
          code: 'grade',
          message: `${unit.shortName} không dạy khối này.`,
          field: 'grade',
        },
      pupils > 0 && {
        code: 'grade',
        message: `Lớp đang có ${pupils} học sinh nên không đổi khối. Mở lớp mới và chuyển các em sang.`,
        field: 'grade',
      },
    );
  }
  throwIfAny(reasons);
  await write(work)
    .updateTable('classes.class')
    .set({
      ...fields,
      ...(fields.name ? { name_fold: fold(fields.name), sort_key: titleSortKey(fields.name) } : {}),
      version: stored.version + 1,
      updated_at: new Date(),
    })
    .where('id', '=', id)
    .execute();
  // A changed name may end or begin a clash with another class of the year: all are looked at.
  await recheckClasses(work, unit.id, stored.school_year, fields.name ? undefined : [id]);
  await record(work, {
    action: 'classes.edit-class',
    object: { kind: 'class', id },
    unitId: unit.id,
    summary: `Sửa lớp ${stored.name}: ${changed.changed.length} mục`,
    before: changed.before,
    after: changed.after,
  });
  return { version: stored.version + 1 };
}

export async function pupilsIn(work: Work, classId: number): Promise<number> {
  const { n } = await read(work)
    .selectFrom('people.pupil')
    .select((q) => q.fn.countAll<number>().as('n'))
    .where('class_id', '=', classId)
    .executeTakeFirstOrThrow();
  return n;
}

/** Nothing is deleted: the class stays readable in its year. */
export async function closeClass(work: Work, unit: Unit, id: number, version: unknown): Promise<void> {
  const stored = await lockClass(work, unit, id);
  if (stored.version !== Number(version)) throw staleClass(stored);
  const pupils = await pupilsIn(work, id);
  throwIfAny([pupils > 0 && { code: 'pupils', message: `Lớp còn ${pupils} học sinh: chuyển các em sang lớp khác rồi đóng.` }]);
  await write(work)
    .updateTable('classes.homeroom')
    .set({ valid_to: sql<string>`greatest(valid_from, ${work.today}::date)` })
    .where('class_id', '=', id)
    .where('valid_to', 'is', null)
    .execute();
  await write(work)
    .updateTable('classes.finding')
    .set({ state: 'fixed', fixed_at: work.now })
    .where('class_id', '=', id)
    .where('state', '<>', 'fixed')
    .execute();
  await write(work)
    .updateTable('classes.class')
    .set({ closed_on: work.today, homeroom_staff_id: null, version: stored.version + 1, updated_at: new Date() })
    .where('id', '=', id)
    .execute();
  await recheckClasses(work, unit.id, stored.school_year);
  await record(work, {
    action: 'classes.close-class',
    object: { kind: 'class', id },
    unitId: unit.id,
    summary: `Đóng lớp ${stored.name}, năm học ${stored.school_year}`,
  });
}

// Covered values are shown to who may see them, and that they were seen is kept (R7.5); so is the opening of a pupil's record from above.

import { inSubtree } from '#kernel/actor.ts';
import { isUuid } from '#kernel/ids.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { lastDone, record } from '#modules/audit/index.ts';
import { type Unit, unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type Field, type FormValues, formValue } from '#platform/http/fields.ts';
import { read } from '../handles.ts';
import { demand, mayReadRecords, mayReveal, mayRevealStaff } from '../policy.ts';
import { pupilRecord } from '../queries/pupil-record.ts';
import { coveredFields, guardianSection, pupilSections, relations, staffSections } from '../rules/sections.ts';

const fieldsByName = (fields: Field[]) => new Map(fields.map((field) => [field.name, field]));
const pupilFields = fieldsByName(pupilSections.flatMap((section) => section.fields));
const guardianFields = fieldsByName(guardianSection.fields);
const staffFields = fieldsByName(staffSections.flatMap((section) => section.fields));
const covered = {
  pupil: coveredFields(pupilSections),
  guardian: coveredFields([guardianSection]),
  staff: coveredFields(staffSections),
};

export async function revealPupil(work: Work, unit: Unit, pupilId: string, names: string[]): Promise<FormValues> {
  const { pupil, guardians } = await pupilRecord(work, unit.id, pupilId);
  demand(mayReveal(work.actor, unit));
  const values: FormValues = {};
  const words: string[] = [];
  for (const name of names) {
    const [, guardianId, guardianField] = /^guardians\.([\w-]+)\.(\w+)$/.exec(name) ?? [];
    const guardian = guardians.find((g) => g.id === guardianId);
    const field = guardianField ? guardianFields.get(guardianField) : pupilFields.get(name);
    if (!field || !(guardianField ? covered.guardian.has(guardianField) && guardian : covered.pupil.has(name)))
      throw notFound('Không có mục này.');
    values[name] = formValue(field, ((guardian ?? pupil) as unknown as Record<string, unknown>)[field.name]);
    words.push(guardian ? `${field.label.toLowerCase()} của ${relations.nameOf(guardian.relation).toLowerCase()}` : field.label);
  }
  if (words.length === 0) throw refuse('nothing', 'Chọn mục muốn xem.');
  await record(work, {
    action: 'people.reveal',
    object: { kind: 'pupil', id: pupilId },
    unitId: unit.id,
    summary: `Xem ${words.slice(0, 3).join(', ').toLowerCase()}${words.length > 3 ? ` và ${words.length - 3} mục khác` : ''} của ${pupil.full_name}`,
  });
  return values;
}

export async function revealStaff(work: Work, unit: Unit, staffId: string, names: string[]): Promise<FormValues> {
  const row = isUuid(staffId)
    ? await read(work)
        .selectFrom('people.staff')
        .selectAll()
        .where('id', '=', staffId)
        .where('unit_id', '=', unit.id)
        .executeTakeFirst()
    : undefined;
  if (!row) throw notFound('Không tìm thấy cán bộ này.');
  demand(mayRevealStaff(work.actor, unit));
  const values: FormValues = {};
  for (const name of names) {
    const field = staffFields.get(name);
    if (!field || !covered.staff.has(name)) throw notFound('Không có mục này.');
    values[name] = formValue(field, (row as unknown as Record<string, unknown>)[name]);
  }
  await record(work, {
    action: 'people.reveal',
    object: { kind: 'staff', id: staffId },
    unitId: unit.id,
    summary: `Xem ${names.map((name) => staffFields.get(name)?.label.toLowerCase()).join(', ')} của ${row.full_name}`,
  });
  return values;
}

const hour = 3_600_000;

/** Somebody of the office above opens a pupil's record: once an hour that is kept, so that a live screen does not fill the record. */
export async function logOpening(work: Work, pupilId: string): Promise<void> {
  const row = await read(work)
    .selectFrom('people.pupil')
    .select(['unit_id', 'full_name'])
    .where('id', '=', isUuid(pupilId) ? pupilId : null)
    .executeTakeFirst();
  const unit = row ? await unitById(work, row.unit_id) : undefined;
  if (!row || !unit) throw notFound('Không tìm thấy học sinh này.');
  demand(mayReadRecords(work.actor, unit));
  await logOnceAnHour(work, unit, {
    action: 'people.open-pupil',
    object: { kind: 'pupil', id: pupilId },
    summary: `Cấp trên mở hồ sơ ${row.full_name}`,
  });
}

/** The list of findings names children with what is wrong in their records (R7.5): its reading from above is kept too. */
export async function logOpeningFindings(work: Work, unit: Unit): Promise<void> {
  demand(mayReadRecords(work.actor, unit));
  await logOnceAnHour(work, unit, {
    action: 'people.open-findings',
    object: { kind: 'unit', id: String(unit.id) },
    summary: `Cấp trên mở danh sách lỗi, cảnh báo của ${unit.shortName}`,
  });
}

/** For what names children and is read from above, here or in modules above. */
export async function logOnceAnHour(
  work: Work,
  unit: Unit,
  entry: { action: string; object: { kind: string; id: string }; summary: string },
): Promise<void> {
  const last = await lastDone(work, entry.action, entry.object);
  if (last && Date.now() - last.getTime() < hour) return;
  await record(work, { ...entry, unitId: unit.id });
}

/** Does this person see the school only from above? */
export const looksFromAbove = (work: Work, unit: Unit): boolean =>
  work.actor.kind === 'person' &&
  !work.actor.grants.some((grant) => grant.path === unit.path) &&
  work.actor.grants.some((grant) => inSubtree(unit.path, grant.path));

// A pupil's record and guardians are changed by hand. Only what was typed is sent; the second of two writers sees both versions.

import { randomUUID } from 'node:crypto';
import { parseDate } from '#kernel/calendar.ts';
import { isUuid } from '#kernel/ids.ts';
import { notFound, type Reason, Refused, throwIfAny } from '#kernel/refusal.ts';
import { difference, record } from '#modules/audit/index.ts';
import { type Unit, unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { readFields } from '#platform/http/parse-fields.ts';
import { read, write } from '../handles.ts';
import { demand, mayWriteRecords } from '../policy.ts';
import { pupilRecord, pupilView } from '../queries/pupil-record.ts';
import { coveredFields, guardianSection, pupilSections, relations } from '../rules/sections.ts';
import { guardianFaults, typedFaults } from '../rules/written.ts';
import type { GuardianRecord, Pupil, PupilRecord } from '../tables.ts';
import { loadPupils } from './assess-pupils.ts';
import { savePupils } from './save-pupils.ts';

/** Values that the audit record names but does not repeat. */
const covered = new Set([...coveredFields(pupilSections), ...coveredFields([guardianSection])]);
export const withoutCovered = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      covered.has(key.split('.').at(-1) ?? '') && value !== null && value !== false ? '•••' : value,
    ]),
  );

type GuardianEdit = { id: string; sent: Record<string, unknown> };
/** `guardians.<id>.<field>` as one edit a guardian; the ids of new ones begin with "new". */
export function guardianEdits(input: Record<string, unknown>): GuardianEdit[] {
  const edits = new Map<string, Record<string, unknown>>();
  for (const [key, value] of Object.entries(input)) {
    const [, id, field] = /^guardians\.([\w-]+)\.(\w+)$/.exec(key) ?? [];
    if (id && field) edits.set(id, { ...edits.get(id), [field]: value });
  }
  return [...edits].map(([id, sent]) => ({ id, sent }));
}

type Guardians = { now: GuardianRecord[]; ended: { id: string; on: string }[]; reasons: Reason[] };

/** The guardians after the edits, with every reason against. One father, one mother, one guardian at a time. */
export function editGuardians(pupilId: string, stored: GuardianRecord[], edits: GuardianEdit[], today: string): Guardians {
  const now = stored.map((guardian) => ({ ...guardian }));
  const ended: Guardians['ended'] = [];
  const reasons: Reason[] = [];
  for (const { id, sent } of edits) {
    const at = (field: string) => `guardians.${id}.${field}`;
    const { ended_on: endedOn, relation, ...fields } = sent;
    const isNew = id.startsWith('new');
    if (isNew && Object.values(fields).every((value) => !value)) continue;
    const typed = readFields<GuardianRecord>([guardianSection], isNew ? { full_name: '', ...fields } : fields);
    const known = now.find((guardian) => guardian.id === id);
    for (const fault of [...typed.reasons, ...guardianFaults(typed.values, known ?? {}, today)])
      reasons.push({ ...fault, field: at(fault.field ?? '') });
    if (isNew) {
      if (!relations.has(String(relation ?? '')))
        reasons.push({ code: 'relation', message: 'Chọn quan hệ với em', field: at('relation') });
      else
        now.push({
          ...{ birth_year: null, occupation: null, workplace: null, phone: null, personal_id: null, full_name: '' },
          ...typed.values,
          ...{ id: randomUUID(), pupil_id: pupilId, relation: relation as GuardianRecord['relation'] },
        });
      continue;
    }
    const index = now.findIndex((guardian) => guardian.id === id);
    const was = now[index];
    if (!was) {
      reasons.push({ code: 'guardian', message: 'Người này không còn trong hồ sơ của em. Tải lại trang.' });
      continue;
    }
    now[index] = { ...was, ...typed.values };
    if (!endedOn) continue;
    const day = parseDate(String(endedOn));
    if (!day.ok) reasons.push({ code: 'date', message: day.reason, field: at('ended_on') });
    else if (day.date > today) reasons.push({ code: 'future', message: 'Ngày kết thúc ở tương lai', field: at('ended_on') });
    else {
      now.splice(index, 1);
      ended.push({ id, on: day.date });
    }
  }
  for (const { code, name } of relations.entries)
    if (now.filter((guardian) => guardian.relation === code).length > 1)
      reasons.push({
        code: 'two',
        message: `Em đã có ${name.toLowerCase()} trong hồ sơ: ghi ngày kết thúc của người trước`,
        field: 'guardians',
      });
  return { now, ended, reasons };
}

/** What changed about the guardians, as the audit record keeps it. */
function guardianChanges(before: GuardianRecord[], after: GuardianRecord[]) {
  const was: Record<string, unknown> = {};
  const is: Record<string, unknown> = {};
  for (const guardian of [...before, ...after.filter((g) => !before.some((old) => old.id === g.id))]) {
    const next = after.find((g) => g.id === guardian.id);
    const old = before.find((g) => g.id === guardian.id);
    const key = `guardians.${guardian.relation}`;
    if (!next || !old) {
      if (old) was[key] = old.full_name;
      if (next) is[key] = next.full_name;
      was[key] ??= null;
      is[key] ??= null;
      continue;
    }
    const changed = difference(old, next);
    for (const field of changed.changed) {
      was[`${key}.${field}`] = changed.before[field];
      is[`${key}.${field}`] = changed.after[field];
    }
  }
  return { before: was, after: is };
}

export async function codeReason(work: Work, unitId: number, code: unknown, except: string): Promise<Reason | null> {
  if (!code) return null;
  const other = await read(work)
    .selectFrom('people.pupil')
    .select('full_name')
    .where('unit_id', '=', unitId)
    .where('code', '=', String(code))
    .where('id', '<>', except)
    .executeTakeFirst();
  return other ? { code: 'code', message: `Mã ${code} đã cấp cho ${other.full_name}.`, field: 'code' } : null;
}

async function stale(work: Work, stored: Pupil): Promise<Refused> {
  return new Refused(
    'conflict',
    [{ code: 'stale', message: 'Người khác vừa lưu hồ sơ này. Xem hai bản rồi chọn.' }],
    pupilView(await pupilRecord(work, stored.unit_id, stored.id)),
  );
}

export async function editPupil(work: Work, pupilId: string, input: Record<string, unknown>): Promise<{ version: number }> {
  const stored = await write(work)
    .selectFrom('people.pupil')
    .selectAll()
    .where('id', '=', isUuid(pupilId) ? pupilId : null)
    .forUpdate()
    .executeTakeFirst();
  const unit: Unit | undefined = stored ? await unitById(work, stored.unit_id) : undefined;
  const [current] = stored ? await loadPupils(work, [pupilId]) : [];
  if (!stored || !unit || !current) throw notFound('Không tìm thấy học sinh này.');
  demand(mayWriteRecords(work.actor, unit));
  if (stored.version !== Number(input.version)) throw await stale(work, stored);
  const typed = readFields<PupilRecord>(pupilSections, input);
  const guardians = editGuardians(pupilId, current.guardians, guardianEdits(input), work.today);
  throwIfAny([
    ...typed.reasons,
    ...typedFaults(typed.values, stored, work.today),
    ...guardians.reasons,
    await codeReason(work, stored.unit_id, typed.values.code, pupilId),
  ]);
  const changed = difference(stored, typed.values);
  const family = guardianChanges(current.guardians, guardians.now);
  const count = changed.changed.length + Object.keys(family.after).length;
  if (count === 0) return { version: stored.version };
  for (const { id, on } of guardians.ended)
    await write(work)
      .updateTable('people.guardian')
      .set((q) => ({ valid_to: q.fn('greatest', [q.val(on), q.fn.coalesce('valid_from', q.val(on))]) }))
      .where('id', '=', id)
      .execute();
  await savePupils(work, stored.unit_id, [
    { pupil: { ...current.pupil, ...typed.values } as PupilRecord, guardians: guardians.now },
  ]);
  await record(work, {
    action: 'people.edit-pupil',
    object: { kind: 'pupil', id: pupilId },
    unitId: stored.unit_id,
    summary: `Sửa hồ sơ ${stored.full_name}: ${count} mục`,
    before: withoutCovered({ ...changed.before, ...family.before }),
    after: withoutCovered({ ...changed.after, ...family.after }),
  });
  return { version: stored.version + 1 };
}

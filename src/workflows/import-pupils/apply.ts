// A plan becomes true: classes are opened, pupils written, enrolments dated, counters moved, each change kept so that all can be undone.
import { refuse } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { forgetEnrolments, openClasses, recheckClasses, recordEnrolments } from '#modules/classes/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import {
  deletePupils,
  demand,
  importChanges,
  keepImportChanges,
  loadPupils,
  mayWriteRecords,
  type PupilToSave,
  savePupils,
} from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import { countsOf, type Plan } from './plan.ts';

export type ApplyOptions = { createClasses: boolean; allOrNothing: boolean; importId: string | null };

/** One file is one transaction: the caller's. @throws Refused when nothing may be written */
export async function applyPlan(work: Work, unit: Unit, plan: Plan, options: ApplyOptions): Promise<ReturnType<typeof countsOf>> {
  demand(mayWriteRecords(work.actor, unit));
  const counts = countsOf(plan);
  if (options.allOrNothing && counts.refused > 0)
    throw refuse('all_or_nothing', `Còn ${counts.refused} dòng lỗi, theo lựa chọn “tất cả hoặc không” nên chưa ghi dòng nào.`);
  const rows = plan.rows.filter((row) => row.verdict === 'new' || row.verdict === 'changed');
  if (rows.length === 0) return counts;
  const schoolYear = schoolYearOf(work.today);
  const wanted = options.createClasses
    ? plan.missingClasses.filter((c) => rows.some((row) => fold(row.raw.class_name ?? '') === fold(c.name)))
    : [];
  const made =
    wanted.length > 0
      ? await openClasses(
          work,
          unit.id,
          schoolYear,
          wanted.map((c) => ({ name: c.name, grade: c.grade ?? '' })),
        )
      : [];
  const madeByName = new Map(made.map((c) => [fold(c.name), c.id]));
  const toSave: PupilToSave[] = rows.map((row) => {
    const after = row.after as PupilToSave;
    const opened = madeByName.get(fold(row.raw.class_name ?? ''));
    return opened ? { ...after, pupil: { ...after.pupil, class_id: opened } } : after;
  });
  await savePupils(work, unit.id, toSave);
  const touched = await recordEnrolments(
    work,
    unit.id,
    schoolYear,
    toSave.map(({ pupil }) => ({ pupilId: pupil.id, classId: pupil.class_id })),
  );
  await recheckClasses(work, unit.id, schoolYear, [
    ...new Set([...touched, ...toSave.flatMap(({ pupil }) => pupil.class_id ?? [])]),
  ]);
  if (options.importId)
    await keepImportChanges(
      work,
      options.importId,
      unit.id,
      rows.map((row, i) => ({ pupilId: toSave[i]?.pupil.id ?? '', before: row.before, after: toSave[i] as PupilToSave })),
    );
  await record(work, {
    action: 'people.import-pupils',
    object: { kind: 'import', id: options.importId ?? 'cli' },
    unitId: unit.id,
    summary: `Nhập học sinh từ Excel: ${counts.new} mới, ${counts.changed} thay đổi, ${counts.unchanged} không đổi, ${counts.refused} lỗi`,
    after: { ...counts, classes: made.map((c) => c.name) },
  });
  return counts;
}

/** Takes an import back: changed pupils get their old values, new ones go. Refused when a record was changed since. */
export async function undoPlan(work: Work, unit: Unit, importId: string): Promise<number> {
  demand(mayWriteRecords(work.actor, unit));
  const changes = await importChanges(work, importId);
  const schoolYear = schoolYearOf(work.today);
  const now = new Map(
    (
      await loadPupils(
        work,
        changes.map((change) => change.pupilId),
      )
    ).map((row) => [row.pupil.id, row]),
  );
  const same = (a: PupilToSave | undefined, b: PupilToSave) =>
    a !== undefined && JSON.stringify(normal(a)) === JSON.stringify(normal(b));
  const later = changes.filter((change) => !same(now.get(change.pupilId), change.after));
  if (later.length > 0) {
    const names = later.slice(0, 3).map((change) => change.after.pupil.full_name);
    throw refuse(
      'changed_since',
      `${later.length} học sinh đã được sửa sau lần nhập này (${names.join(', ')}${later.length > 3 ? ' …' : ''}), nên không hoàn tác cả tệp được.`,
    );
  }
  const restore = changes.flatMap((change) => (change.before ? [change.before] : []));
  const fresh = changes.filter((change) => !change.before);
  await savePupils(work, unit.id, restore);
  const touched = await recordEnrolments(
    work,
    unit.id,
    schoolYear,
    [
      ...restore.map(({ pupil }) => ({ pupilId: pupil.id, classId: pupil.class_id })),
      ...fresh.map((change) => ({ pupilId: change.pupilId, classId: null })),
    ],
    { kind: 'undone' },
  );
  if (fresh.length > 0) {
    await forgetEnrolments(
      work,
      fresh.map((change) => change.pupilId),
    );
    await deletePupils(
      work,
      unit.id,
      fresh.map((change) => change.pupilId),
    );
  }
  await recheckClasses(work, unit.id, schoolYear, [
    ...new Set([...touched, ...changes.flatMap((change) => change.after.pupil.class_id ?? [])]),
  ]);
  await record(work, {
    action: 'people.undo-import',
    object: { kind: 'import', id: importId },
    unitId: unit.id,
    summary: `Hoàn tác lần nhập Excel: ${changes.length} học sinh trở lại như trước`,
  });
  return changes.length;
}

/** Guardians in a fixed order and without the columns that only the database fills. */
function normal({ pupil, guardians }: PupilToSave) {
  const sorted = (object: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    pupil: sorted(pupil),
    guardians: guardians.map((g) => sorted(g)).sort((a, b) => (String(a.relation) < String(b.relation) ? -1 : 1)),
  };
}

// What do the checks say of some pupils of one unit? Gathers what a single record cannot know: who else holds its numbers, whether
// its place exists, how the rest of the class is written.
import { sql } from 'kysely';
import { unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { read, write } from '../handles.ts';
import {
  type Assessment,
  assessPupil,
  type Finding,
  isNewYear,
  januaryIsDoubtful,
  type PupilFacts,
  studies,
} from '../rules/pupil.ts';
import { type GuardianRecord, type PupilRecord, pupilFields } from '../tables.ts';
import { recountPupils } from './counters.ts';
import { syncFindings } from './findings.ts';

export type PupilToSave = { pupil: PupilRecord; guardians: GuardianRecord[] };
/** What stands in the database before the write, as far as other records depend on it. */
export type PupilBefore = {
  id: string;
  class_id: number | null;
  ministry_id: string | null;
  personal_id: string | null;
  birth_date: string | null;
  active: boolean;
  disability_exempt: boolean;
};
export type Holder = {
  id: string;
  unit_id: number;
  unit_name: string;
  ministry_id: string | null;
  personal_id: string | null;
  name_fold: string;
  birth_date: string | null;
};
type Assessed = Assessment & { pupil: PupilRecord };

export const countErrors = (findings: Finding[]) => findings.filter((finding) => finding.level === 'E').length;

/** Everybody in the province who holds one of these numbers and is active. Seen for the check only, never shown. */
async function holders(work: Work, numbers: string[]): Promise<Holder[]> {
  if (numbers.length === 0) return [];
  return work.elevated('is this identifier used elsewhere in the province (R7.3, 16 and 17)', () =>
    read(work)
      .selectFrom('people.pupil as p')
      .innerJoin('organizations.unit as u', 'u.id', 'p.unit_id')
      .select(['p.id', 'p.unit_id', 'u.short_name as unit_name', 'p.ministry_id', 'p.personal_id', 'p.name_fold', 'p.birth_date'])
      .where('p.active', '=', true)
      .where((q) =>
        q.or([q('p.ministry_id', '=', sql<string>`any(${numbers})`), q('p.personal_id', '=', sql<string>`any(${numbers})`)]),
      )
      .execute(),
  );
}

function clashesOf(pupil: PupilRecord, others: Holder[]): PupilFacts['clashes'] {
  const name = fold(pupil.full_name);
  return others
    .filter((other) => other.id !== pupil.id)
    .flatMap((other) =>
      (['ministry_id', 'personal_id'] as const)
        .filter((field) => pupil[field] && other[field] === pupil[field])
        .map((field) => ({
          field,
          samePerson: other.name_fold === name && other.birth_date === pupil.birth_date,
          unitName: other.unit_name,
        })),
    );
}

/** Check 18: the commune in the district, the district in the province. */
function placeChecker(communes: Map<string, { district_code: string; province_code: string }>) {
  // The dictionary holds this province; places of others cannot be checked here.
  const provinces = new Set([...communes.values()].map((commune) => commune.province_code));
  return (pupil: PupilRecord): string | null => {
    if (!pupil.commune_code) return null;
    const commune = communes.get(pupil.commune_code);
    if (!commune)
      return pupil.province_code && !provinces.has(pupil.province_code) ? null : 'Mã xã, phường không có trong danh mục';
    if (pupil.district_code && pupil.district_code !== commune.district_code) return 'Xã, phường không thuộc huyện đã ghi';
    return pupil.province_code && pupil.province_code !== commune.province_code ? 'Huyện không thuộc tỉnh đã ghi' : null;
  };
}

/** Check 12: in which classes do the pupils' birthdays gather on 1 January, before and after the rows are written? */
async function januaryClasses(work: Work, rows: PupilRecord[], before: PupilBefore[]) {
  const classes = [...new Set([...before, ...rows].flatMap((row) => row.class_id ?? []))];
  const { rows: others } = await sql<{ class_id: number; active: number; january: string[] }>`
    select class_id, count(*)::int as active,
      coalesce(array_agg(id) filter (where extract(month from birth_date) = 1 and extract(day from birth_date) = 1), '{}') as january
    from people.pupil where class_id = any(${classes}::int[]) and active and not id = any(${rows.map((row) => row.id)}::uuid[])
    group by class_id`.execute(work.handle);
  const rest = new Map(others.map((row) => [row.class_id, row]));
  const doubtful = (classId: number, own: { active: boolean; birth_date: string | null; class_id: number | null }[]) => {
    const here = own.filter((row) => row.class_id === classId && row.active);
    const other = rest.get(classId);
    return januaryIsDoubtful(
      (other?.january.length ?? 0) + here.filter((row) => isNewYear(row.birth_date)).length,
      (other?.active ?? 0) + here.length,
    );
  };
  const after = rows.map((row) => ({ ...row, active: studies(row) }));
  const now = new Set(classes.filter((id) => doubtful(id, after)));
  const turned = classes.filter((id) => now.has(id) !== doubtful(id, before));
  return { now, classmates: turned.flatMap((id) => rest.get(id)?.january ?? []) };
}

/**
 * Nothing is written. `neighbours` are active holders of a number of these rows, before or after, elsewhere or here; `classmates`
 * those whose class became doubtful, or stopped being so: both have to be assessed again once the rows are written.
 */
export async function assessRows(
  work: Work,
  unitId: number,
  rows: PupilToSave[],
  before: PupilBefore[],
): Promise<{ assessed: Assessed[]; neighbours: Holder[]; classmates: string[] }> {
  const unit = await read(work)
    .selectFrom('organizations.unit')
    .select(['type', 'short_name'])
    .where('id', '=', unitId)
    .executeTakeFirstOrThrow();
  const communes = await read(work)
    .selectFrom('organizations.commune')
    .select(['code', 'district_code', 'province_code'])
    .execute();
  const placeError = placeChecker(new Map(communes.map((c) => [c.code, c])));
  const pupils = rows.map((row) => row.pupil);
  const numbers = new Set([...before, ...pupils].flatMap((row) => [row.ministry_id ?? [], row.personal_id ?? []].flat()));
  const own = new Set(pupils.map((pupil) => pupil.id));
  const neighbours = (await holders(work, [...numbers])).filter((other) => !own.has(other.id));
  const here: Holder[] = pupils
    .filter((pupil) => (pupil.ministry_id || pupil.personal_id) && studies(pupil))
    .map((pupil) => ({ ...pupil, name_fold: fold(pupil.full_name), unit_name: unit.short_name }));
  const byNumber = new Map<string, Holder[]>();
  for (const holder of [...neighbours, ...here])
    for (const number of [holder.ministry_id, holder.personal_id])
      if (number) byNumber.set(number, [...(byNumber.get(number) ?? []), holder]);
  const january = await januaryClasses(work, pupils, before);

  const schoolYear = schoolYearOf(work.today);
  const general = unitTypeOf(unit.type)?.level !== 'gdtx';
  const assessed = rows.map(({ pupil, guardians }) => ({
    pupil,
    ...assessPupil({
      pupil,
      guardians,
      schoolYear,
      today: work.today,
      general,
      clashes: clashesOf(pupil, [
        ...(byNumber.get(pupil.ministry_id ?? '') ?? []),
        ...(byNumber.get(pupil.personal_id ?? '') ?? []),
      ]),
      placeError: placeError(pupil),
      manyInJanuary: pupil.class_id !== null && january.now.has(pupil.class_id),
    }),
  }));
  return { assessed, neighbours, classmates: january.classmates };
}

/** Records as `savePupils` takes them: with the guardians of today. */
export async function loadPupils(work: Work, ids: string[]): Promise<PupilToSave[]> {
  const pupils = await read(work)
    .selectFrom('people.pupil')
    .select(['id', 'unit_id', 'class_id', 'grade', ...pupilFields])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  const guardians = await read(work)
    .selectFrom('people.guardian')
    .select(['id', 'pupil_id', 'relation', 'full_name', 'birth_year', 'occupation', 'workplace', 'phone', 'personal_id'])
    .where('pupil_id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('valid_to', 'is', null)
    .execute();
  const byPupil = Map.groupBy(guardians, (guardian) => guardian.pupil_id);
  return pupils.map((pupil) => ({ pupil, guardians: byPupil.get(pupil.id) ?? [] }));
}

/**
 * Assesses records again that nobody typed into, because something around them changed: another holder of a number, the class,
 * the calendar. Writes only what answers differently, and never the version: who edits such a record has no conflict.
 * @returns how many records answer differently
 */
export async function reassessPupils(work: Work, unitId: number, ids: string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const { rows: stored } = await sql<PupilBefore & { missing: string[]; filled: number; open_errors: number }>`
    select id, class_id, ministry_id, personal_id, birth_date, active, disability_exempt, missing, filled, open_errors
    from people.pupil where id = any(${ids}::uuid[]) and unit_id = ${unitId} order by id for update`.execute(work.handle);
  const rows = await loadPupils(
    work,
    stored.map((row) => row.id),
  );
  const { assessed } = await assessRows(work, unitId, rows, stored);
  const errors = await syncFindings(
    work,
    'pupil',
    assessed.map(({ pupil, findings }) => ({ kind: 'pupil', id: pupil.id, unitId, findings })),
  );
  const was = new Map(stored.map((row) => [row.id, row]));
  const changed = assessed.filter(({ pupil, missing, filled }) => {
    const old = was.get(pupil.id);
    return old?.filled !== filled || old.open_errors !== errors.get(pupil.id) || old.missing.join() !== missing.join();
  });
  for (const { pupil, missing, filled } of changed)
    await write(work)
      .updateTable('people.pupil')
      .set({ missing, filled, open_errors: errors.get(pupil.id) ?? 0 })
      .where('id', '=', pupil.id)
      .execute();
  await recountPupils(
    work,
    unitId,
    changed.map(({ pupil }) => pupil.class_id),
  );
  return changed.length;
}

// The one way a pupil's record is written: set-based, assessed, counted. Forms bring one row, imports a school.
import { sql } from 'kysely';
import { unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { fold, sortKey } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import { assessPupil, type Finding, type PupilFacts } from '../rules/pupil.ts';
import { type GuardianRecord, type PupilRecord, pupilFields } from '../tables.ts';
import { recountPupils } from './counters.ts';
import { syncFindings } from './findings.ts';

export type PupilToSave = { pupil: PupilRecord; guardians: GuardianRecord[] };

const columns = [
  'id',
  'unit_id',
  ...pupilFields,
  'class_id',
  'grade',
  'name_fold',
  'sort_key',
  'missing',
  'filled',
  'open_errors',
];
const quoted = sql.raw(columns.join(', '));
const updates = sql.raw(
  columns
    .filter((c) => c !== 'id')
    .map((c) => `${c} = excluded.${c}`)
    .join(', '),
);

type Holder = {
  id: string;
  unit_id: number;
  unit_name: string;
  ministry_id: string | null;
  personal_id: string | null;
  name_fold: string;
  birth_date: string | null;
};

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

/**
 * Writes pupils of one unit as a whole. The caller has authorised and validated; `pupil.class_id` is trusted to be a class of the
 * unit. Records elsewhere that share an identifier, before or after, are assessed again too, so that both sides show the clash.
 */
export async function savePupils(
  work: Work,
  unitId: number,
  rows: PupilToSave[],
  options: { neighbours?: boolean } = {},
): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.pupil.id);
  const { rows: before } = await sql<{
    id: string;
    class_id: number | null;
    ministry_id: string | null;
    personal_id: string | null;
  }>`
    select id, class_id, ministry_id, personal_id from people.pupil where id = any(${ids}::uuid[]) for update`.execute(
    work.handle,
  );
  const unit = await read(work)
    .selectFrom('organizations.unit')
    .select('type')
    .where('id', '=', unitId)
    .executeTakeFirstOrThrow();
  const communeRows = await read(work)
    .selectFrom('organizations.commune')
    .select(['code', 'district_code', 'province_code'])
    .execute();
  const placeError = placeChecker(new Map(communeRows.map((c) => [c.code, c])));
  const numbers = new Set<string>();
  for (const { ministry_id, personal_id } of [...before, ...rows.map((row) => row.pupil)]) {
    if (ministry_id) numbers.add(ministry_id);
    if (personal_id) numbers.add(personal_id);
  }
  const elsewhere = await holders(work, [...numbers]);
  const inFile = new Map(rows.map((row) => [row.pupil.id, row.pupil]));
  const unitName = elsewhere.find((other) => other.unit_id === unitId)?.unit_name ?? 'trường này';
  const stored = elsewhere.filter((other) => !inFile.has(other.id));
  const here: Holder[] = rows
    .map((row) => row.pupil)
    .filter((pupil) => (pupil.ministry_id || pupil.personal_id) && (pupil.status === 'studying' || pupil.status === 'arrived'))
    .map((pupil) => ({ ...pupil, name_fold: fold(pupil.full_name), unit_name: unitName }));
  const byNumber = new Map<string, Holder[]>();
  for (const holder of [...stored, ...here])
    for (const number of [holder.ministry_id, holder.personal_id])
      if (number) byNumber.set(number, [...(byNumber.get(number) ?? []), holder]);

  const schoolYear = schoolYearOf(work.today);
  const general = unitTypeOf(unit.type)?.level !== 'gdtx';
  const assessed = rows.map(({ pupil, guardians }) => {
    const others = [...(byNumber.get(pupil.ministry_id ?? '') ?? []), ...(byNumber.get(pupil.personal_id ?? '') ?? [])];
    return {
      pupil,
      ...assessPupil({
        pupil,
        guardians,
        schoolYear,
        today: work.today,
        general,
        clashes: clashesOf(pupil, others),
        placeError: placeError(pupil),
      }),
    };
  });
  const write = (errors: Map<string, number>) => {
    const json = assessed.map(({ pupil, missing, filled }) => ({
      ...pupil,
      unit_id: unitId,
      name_fold: fold(pupil.full_name),
      sort_key: sortKey(pupil.full_name),
      missing,
      filled,
      // Check 10 repeats what `missing` says; counting it twice would hide an explained error behind it.
      open_errors: errors.get(pupil.id) ?? 0,
    }));
    return sql`insert into people.pupil (${quoted})
      select ${quoted} from jsonb_populate_recordset(null::people.pupil, ${JSON.stringify(json)}::jsonb)
      on conflict (id) do update set ${updates}, version = people.pupil.version + 1, updated_at = now()`.execute(work.handle);
  };
  // Rows first (findings point to them), with the errors that are certain; then the findings, whose explanations may quieten some.
  await write(new Map(assessed.map(({ pupil, findings }) => [pupil.id, countErrors(findings)])));
  const errors = await syncFindings(
    work,
    'pupil',
    assessed.map(({ pupil, findings }) => ({ kind: 'pupil', id: pupil.id, unitId, findings })),
  );
  const quiet = assessed
    .filter(({ pupil, findings }) => errors.get(pupil.id) !== countErrors(findings))
    .map(({ pupil }) => pupil.id);
  for (const id of quiet)
    await sql`update people.pupil set open_errors = ${errors.get(id) ?? 0} where id = ${id}`.execute(work.handle);
  await saveGuardians(work, unitId, rows);
  await recountPupils(work, unitId, [...before.map((row) => row.class_id), ...rows.map((row) => row.pupil.class_id)]);
  if (options.neighbours !== false) await reassessNeighbours(work, stored);
}

const countErrors = (findings: Finding[]) => findings.filter((finding) => finding.level === 'E').length;

async function saveGuardians(work: Work, unitId: number, rows: PupilToSave[]): Promise<void> {
  const guardians = rows.flatMap((row) => row.guardians.map((guardian) => ({ ...guardian, unit_id: unitId })));
  const keep = guardians.map((guardian) => `${guardian.pupil_id}${guardian.relation}`);
  await sql`delete from people.guardian where pupil_id = any(${rows.map((row) => row.pupil.id)}::uuid[])
    and not (pupil_id::text || relation = any(${keep}::text[]))`.execute(work.handle);
  if (guardians.length > 0)
    await sql`insert into people.guardian (id, pupil_id, unit_id, relation, full_name, birth_year, occupation, workplace, phone, personal_id)
      select id, pupil_id, unit_id, relation, full_name, birth_year, occupation, workplace, phone, personal_id
      from jsonb_populate_recordset(null::people.guardian, ${JSON.stringify(guardians)}::jsonb)
      on conflict (pupil_id, relation) do update set full_name = excluded.full_name, birth_year = excluded.birth_year, unit_id = excluded.unit_id,
        occupation = excluded.occupation, workplace = excluded.workplace, phone = excluded.phone, personal_id = excluded.personal_id, updated_at = now()`.execute(
      work.handle,
    );
}

/** The other holders' records say the same from their side; their own people see it, this actor does not. */
async function reassessNeighbours(work: Work, others: Holder[]): Promise<void> {
  const byUnit = Map.groupBy(others, (other) => other.unit_id);
  for (const [unitId, holdersThere] of byUnit)
    await work.elevated('an identifier they share was written elsewhere', async () => {
      const rows = await loadPupils(
        work,
        holdersThere.map((holder) => holder.id),
      );
      await savePupils(work, unitId, rows, { neighbours: false });
    });
}

/** Records as `savePupils` takes them. */
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
    .execute();
  const byPupil = Map.groupBy(guardians, (guardian) => guardian.pupil_id);
  return pupils.map((pupil) => ({ pupil, guardians: byPupil.get(pupil.id) ?? [] }));
}

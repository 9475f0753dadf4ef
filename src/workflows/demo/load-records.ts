// Writes the records of some dozens of schools with what the checks say about them: the same rows that the commands would leave.
import type pg from 'pg';
import { fold, sortKey, titleSortKey } from '#kernel/vietnamese-text.ts';
import { assessClass } from '#modules/classes/index.ts';
import { assessProfile } from '#modules/organizations/index.ts';
import { assessPupil, assessStaff, type Finding, pupilFields } from '#modules/people/index.ts';
import { type CopyValue, copyInto } from '#platform/db/copy.ts';
import { mobilePhone, personName } from './names.ts';
import { random } from './random.ts';
import type { DemoSchool, DemoStaff } from './records.ts';
import type { Commune, DemoUnit } from './units.ts';

export const schoolYear = '2018-2019';
const today = '2018-12-10';

export type UnitTotals = {
  unit: DemoUnit;
  required: number;
  complete: number;
  items: { code: string; complete: number; required: number }[];
  stage: string;
};
export async function copyAll(
  client: pg.PoolClient,
  table: string,
  columns: readonly string[],
  rows: Iterable<CopyValue[]>,
): Promise<void> {
  const copier = copyInto(client, table, columns);
  for (const row of rows) await copier.row(row);
  await copier.end();
}

function profileOf(unit: DemoUnit, stage: string, head: DemoStaff | undefined) {
  const rng = random(`profile-${unit.slug}`);
  const profile: Record<string, CopyValue> = {
    address: `${unit.commune.kind === 'xa' ? `Xóm ${rng.int(1, 15)}, xã` : 'Đường Trần Hưng Đạo,'} ${unit.commune.name}, ${unit.commune.district}`,
    commune_code: unit.commune.code,
    phone: `02283${rng.int(100_000, 999_999)}`,
    email: `${unit.slug}@namdinh.example`,
    website: `http://${unit.slug}.namdinh.localhost`,
    head_name: head?.full_name ?? personName(rng, rng.chance(0.5) ? 'female' : 'male'),
    head_phone: head?.phone ?? mobilePhone(rng),
    head_email: `hieutruong.${unit.slug}@namdinh.example`,
    head_title:
      unit.level === 'department'
        ? 'Giám đốc Sở'
        : unit.level === 'district'
          ? 'Trưởng phòng'
          : unit.type.includes('GD')
            ? 'Giám đốc'
            : 'Hiệu trưởng',
    founded_on: `${rng.int(1955, 2005)}-09-05`,
    land_area_m2: rng.int(4000, 16000),
    campuses: rng.int(1, 2),
    national_standard: rng.chance(0.7),
    quality_level: rng.int(1, 3),
    two_sessions: unit.level === 'th' || unit.level === 'mn',
    party_cell: true,
    computers: true,
    internet: rng.chance(0.97),
    electricity: true,
    clean_water: true,
    separate_toilets: true,
    hand_washing: rng.chance(0.9),
    has_disabled_pupils: rng.chance(0.4),
  };
  if (stage === 'not_started') for (const field of ['head_phone', 'email', 'address']) profile[field] = null;
  else if (stage === 'behind' && rng.chance(0.3)) profile.head_phone = null;
  return profile;
}

const findingColumns = ['unit_id', 'rule', 'level', 'field', 'detail', 'first_seen'];
const count = <T>(list: T[], test: (item: T) => boolean) => list.reduce((n, item) => n + (test(item) ? 1 : 0), 0);
const errorsIn = (findings: readonly { level: string }[]) => count([...findings], (f) => f.level === 'E');
const seen = '2018-12-01T07:00:00+07:00';
const studies = (pupil: { status: string }) => pupil.status === 'studying' || pupil.status === 'arrived';
const works = (person: { status: string }) => person.status === 'working' || person.status === 'on_leave';

/** Check 18, in the words of the command that saves pupils. */
function placeErrorOf(code: string | null, district: string | null, communes: Map<string, Commune>): string | null {
  const commune = communes.get(code ?? '');
  if (code && !commune) return 'Mã xã, phường không có trong danh mục';
  return commune && district !== commune.district_code ? 'Xã, phường không thuộc huyện đã ghi' : null;
}

export async function writeBatch(
  client: pg.PoolClient,
  batch: { school: DemoSchool; unit: DemoUnit }[],
  communes: Map<string, Commune>,
  totals: UnitTotals[],
) {
  const rows = {
    profile: [] as CopyValue[][],
    staff: [] as CopyValue[][],
    classes: [] as CopyValue[][],
    pupil: [] as CopyValue[][],
    guardian: [] as CopyValue[][],
    classCounter: [] as CopyValue[][],
    counter: [] as CopyValue[][],
    classTotals: [] as CopyValue[][],
    pupilFinding: [] as CopyValue[][],
    staffFinding: [] as CopyValue[][],
    classFinding: [] as CopyValue[][],
    profileFinding: [] as CopyValue[][],
  };
  let profileColumns: string[] = [];
  const findings = (list: CopyValue[][], unit: DemoUnit, owner: string | number, found: readonly Finding[]) => {
    for (const f of found) list.push([unit.id, f.rule, f.level, f.field, f.detail, seen, owner]);
  };
  for (const { unit, school } of batch) {
    const profile = profileOf(unit, school.stage, school.staff[0]);
    const assessedProfile = assessProfile(profile);
    profileColumns = ['unit_id', ...Object.keys(profile), 'missing', 'open_errors', 'filled'];
    const profileErrors = errorsIn(assessedProfile.findings);
    rows.profile.push([unit.id, ...Object.values(profile), assessedProfile.missing, profileErrors, assessedProfile.filled]);
    for (const f of assessedProfile.findings) rows.profileFinding.push([unit.id, f.rule, f.level, f.field, f.detail, seen]);

    const staff = school.staff.map((person) => ({
      person,
      ...assessStaff({ staff: person, today, clashes: school.clashes.get(person.id) ?? [] }),
    }));
    for (const { person, missing, findings: found, filled } of staff) {
      rows.staff.push([
        ...Object.values(person),
        fold(person.full_name),
        sortKey(person.full_name),
        missing,
        errorsIn(found),
        filled,
      ]);
      findings(rows.staffFinding, unit, person.id, found);
    }
    const pupils = school.pupils.map(({ pupil, guardians }) => {
      const clashes = school.clashes.get(pupil.id) ?? [];
      const placeError = placeErrorOf(pupil.commune_code, pupil.district_code, communes);
      return {
        pupil,
        guardians,
        ...assessPupil({ pupil, guardians, schoolYear, today, general: unit.level !== 'gdtx', clashes, placeError }),
      };
    });
    const byClass = new Map<number, { active: number; complete: number; filled: number }>();
    for (const { pupil, guardians, missing, findings: found, filled } of pupils) {
      const errors = errorsIn(found);
      rows.pupil.push([
        pupil.id,
        unit.id,
        ...pupilFields.map((f) => pupil[f] as CopyValue),
        pupil.class_id,
        pupil.grade,
        fold(pupil.full_name),
        sortKey(pupil.full_name),
        missing,
        errors,
        filled,
      ]);
      for (const g of guardians)
        rows.guardian.push([
          g.id,
          g.pupil_id,
          unit.id,
          g.relation,
          g.full_name,
          g.birth_year,
          g.occupation,
          g.workplace,
          g.phone,
        ]);
      findings(rows.pupilFinding, unit, pupil.id, found);
      if (!studies(pupil)) continue;
      const c = byClass.get(pupil.class_id ?? 0) ?? { active: 0, complete: 0, filled: 0 };
      c.active += 1;
      c.filled += filled;
      if (errors === 0 && missing.length === 0) c.complete += 1;
      byClass.set(pupil.class_id ?? 0, c);
    }
    for (const [id, c] of byClass) rows.classCounter.push([unit.id, id, c.active, c.complete, c.filled]);
    const active = new Set(school.staff.filter((s) => works(s)).map((s) => s.id));
    const classes = school.classes.map((c) => {
      const homeroom = c.homeroom_staff_id ? { active: active.has(c.homeroom_staff_id), sameUnit: true } : null;
      const facts = { ...c, session: c.session as 'morning' };
      return {
        c,
        ...assessClass({
          class: facts,
          unitType: unit.type,
          homeroom,
          activePupils: byClass.get(c.id)?.active ?? 0,
          sameNameInYear: school.classes.some((other) => other !== c && other.name === c.name),
        }),
      };
    });
    for (const { c, missing, findings: found, filled } of classes) {
      rows.classes.push([
        ...[
          c.id,
          unit.id,
          schoolYear,
          c.code,
          c.name,
          fold(c.name),
          titleSortKey(c.name),
          c.grade,
          c.homeroom_staff_id,
          c.declared_size,
          c.session,
        ],
        ...[c.sessions_per_week, c.foreign_language_1, missing, errorsIn(found), filled],
      ]);
      findings(rows.classFinding, unit, c.id, found);
    }
    const done = (list: { missing: string[]; findings: readonly { level: string }[] }[]) =>
      count(list, (x) => x.missing.length === 0 && errorsIn(x.findings) === 0);
    const activePupils = pupils.filter((p) => studies(p.pupil));
    const activeStaff = staff.filter((s) => works(s.person));
    const items = [
      { code: 'profile', required: 1, complete: assessedProfile.missing.length === 0 ? 1 : 0 },
      { code: 'classes', required: classes.length, complete: done(classes) },
      { code: 'staff', required: activeStaff.length, complete: done(activeStaff) },
      { code: 'pupils', required: activePupils.length, complete: done(activePupils) },
    ];
    const filledOf = (list: { filled: number }[]) => list.reduce((n, x) => n + x.filled, 0);
    rows.counter.push([
      unit.id,
      activePupils.length,
      done(activePupils),
      filledOf(activePupils),
      activeStaff.length,
      done(activeStaff),
      filledOf(activeStaff),
      new Date(seen),
    ]);
    if (classes.length > 0) rows.classTotals.push([unit.id, schoolYear, classes.length, done(classes), filledOf(classes)]);
    const sum = (key: 'required' | 'complete') => items.reduce((n, item) => n + item[key], 0);
    if (unit.counted) totals.push({ unit, required: sum('required'), complete: sum('complete'), items, stage: school.stage });
  }
  await copyAll(client, 'organizations.profile', profileColumns, rows.profile);
  const staffColumns = Object.keys(batch.find((b) => b.school.staff.length > 0)?.school.staff[0] ?? {});
  if (rows.staff.length > 0)
    await copyAll(
      client,
      'people.staff',
      [...staffColumns, 'name_fold', 'sort_key', 'missing', 'open_errors', 'filled'],
      rows.staff,
    );
  await copyAll(
    client,
    'classes.class',
    [
      ...[
        'id',
        'unit_id',
        'school_year',
        'code',
        'name',
        'name_fold',
        'sort_key',
        'grade',
        'homeroom_staff_id',
        'declared_size',
        'session',
      ],
      ...['sessions_per_week', 'foreign_language_1', 'missing', 'open_errors', 'filled'],
    ],
    rows.classes,
  );
  await copyAll(
    client,
    'people.pupil',
    ['id', 'unit_id', ...pupilFields, 'class_id', 'grade', 'name_fold', 'sort_key', 'missing', 'open_errors', 'filled'],
    rows.pupil,
  );
  await copyAll(
    client,
    'people.guardian',
    ['id', 'pupil_id', 'unit_id', 'relation', 'full_name', 'birth_year', 'occupation', 'workplace', 'phone'],
    rows.guardian,
  );
  await copyAll(client, 'people.class_counter', ['unit_id', 'class_id', 'active', 'complete', 'filled'], rows.classCounter);
  await copyAll(
    client,
    'people.counter',
    [
      'unit_id',
      'pupils_active',
      'pupils_complete',
      'pupils_filled',
      'staff_active',
      'staff_complete',
      'staff_filled',
      'changed_at',
    ],
    rows.counter,
  );
  await copyAll(client, 'classes.counter', ['unit_id', 'school_year', 'active', 'complete', 'filled'], rows.classTotals);
  await copyAll(client, 'people.finding', [...findingColumns, 'pupil_id'], rows.pupilFinding);
  await copyAll(client, 'people.finding', [...findingColumns, 'staff_id'], rows.staffFinding);
  await copyAll(client, 'classes.finding', [...findingColumns, 'class_id'], rows.classFinding);
  await copyAll(client, 'organizations.finding', findingColumns, rows.profileFinding);
}

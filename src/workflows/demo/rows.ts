// The rows of a school's records with what the checks say about them: the same that the commands would leave.
import { fold, sortKey, titleSortKey } from '#kernel/vietnamese-text.ts';
import { assessClass, assessClassCounts } from '#modules/classes/index.ts';
import { assessProfile } from '#modules/organizations/index.ts';
import {
  assessPupil,
  assessStaff,
  type Finding,
  isNewYear,
  januaryIsDoubtful,
  pupilFields,
  studies,
} from '#modules/people/index.ts';
import { type CopyValue, copyLine } from '#platform/db/copy.ts';
import { mailOf, mobilePhone, personName } from './names.ts';
import { random } from './random.ts';
import { Ids } from './records.ts';
import type { DemoSchool, DemoStaff } from './school.ts';
import type { Commune, DemoUnit } from './units.ts';

export const schoolYear = '2018-2019';
export const yearBefore = '2017-2018';
const today = '2018-12-10';

export type UnitTotals = {
  unit: DemoUnit;
  required: number;
  complete: number;
  items: { code: string; complete: number; required: number }[];
  stage: string;
};
function profileOf(unit: DemoUnit, stage: string, head: DemoStaff | undefined) {
  const rng = random(`profile-${unit.slug}`);
  const profile: Record<string, CopyValue> = {
    address: `${unit.commune.kind === 'xa' ? `Xóm ${rng.int(1, 15)}, xã` : 'Đường Trần Hưng Đạo,'} ${unit.commune.name}, ${unit.commune.district}`,
    commune_code: unit.commune.code,
    phone: `02283${rng.int(100_000, 999_999)}`,
    email: `${unit.slug}@namdinh.example`,
    website: unit.level === 'department' ? 'http://namdinh.localhost' : `http://${unit.slug}.namdinh.localhost`,
    head_name: head?.full_name ?? personName(rng, rng.chance(0.5) ? 'female' : 'male'),
    head_phone: head?.phone ?? mobilePhone(rng),
    head_email: null,
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
  profile.head_email = mailOf(unit, String(profile.head_name));
  if (stage === 'not_started') for (const field of ['head_phone', 'email', 'address']) profile[field] = null;
  else if (stage === 'behind' && rng.chance(0.3)) profile.head_phone = null;
  return profile;
}

const errorsIn = (findings: readonly { level: string }[]) => findings.filter((f) => f.level === 'E').length;
const seen = '2018-12-01T07:00:00+07:00';
const works = (person: { status: string }) => person.status === 'working' || person.status === 'on_leave';

/** Check 18, in the words of the command that saves pupils. */
function placeErrorOf(code: string | null, district: string | null, communes: Map<string, Commune>): string | null {
  const commune = communes.get(code ?? '');
  if (code && !commune) return 'Mã xã, phường không có trong danh mục';
  return commune && district !== commune.district_code ? 'Xã, phường không thuộc huyện đã ghi' : null;
}

/** Rows on their way into a table, as the text of COPY. */
export type Sheet = { table: string; columns: readonly string[]; text: string };

const columns = {
  'people.pupil': [
    ...['id', 'unit_id', ...pupilFields, 'class_id', 'grade', 'name_fold', 'sort_key'],
    ...['missing', 'open_errors', 'filled'],
  ],
  'people.guardian': ['id', 'pupil_id', 'unit_id', 'relation', 'full_name', 'birth_year', 'occupation', 'workplace', 'phone'],
  'people.finding': ['unit_id', 'rule', 'level', 'field', 'detail', 'first_seen', 'pupil_id', 'staff_id'],
  'people.class_counter': ['unit_id', 'class_id', 'active', 'complete', 'filled'],
  'people.counter': [
    ...['unit_id', 'pupils_active', 'pupils_complete', 'pupils_filled', 'staff_active', 'staff_complete', 'staff_filled'],
    'changed_at',
  ],
  'classes.class': [
    ...['id', 'unit_id', 'school_year', 'code', 'name', 'name_fold', 'sort_key', 'grade', 'homeroom_staff_id', 'declared_size'],
    ...['session', 'sessions_per_week', 'foreign_language_1', 'missing', 'open_errors', 'filled'],
  ],
  'classes.homeroom': ['id', 'unit_id', 'class_id', 'staff_id', 'valid_from'],
  'classes.enrolment': ['id', 'unit_id', 'pupil_id', 'class_id', 'school_year', 'valid_from', 'valid_to', 'end_kind'],
  'organizations.finding': ['unit_id', 'rule', 'level', 'field', 'detail', 'first_seen'],
  'classes.finding': ['unit_id', 'rule', 'level', 'field', 'detail', 'first_seen', 'class_id'],
  'classes.counter': ['unit_id', 'school_year', 'active', 'complete', 'filled'],
} satisfies Record<string, readonly string[]>;

/** The tables of the records; nothing else holds as many rows. */
export const recordTables = [...Object.keys(columns), 'people.staff', 'organizations.profile'];

const enrolledOn = '2018-08-20';

/** Collects the rows of schools, table by table, until they are taken. */
export class Rows {
  private sheets = new Map<string, Sheet>();
  private enrolments = new Ids(5);
  private homerooms = new Ids(6);
  private communes: Map<string, Commune>;
  size = 0;

  constructor(communes: Map<string, Commune>) {
    this.communes = communes;
  }

  take(): Sheet[] {
    const taken = [...this.sheets.values()];
    this.sheets = new Map();
    this.size = 0;
    return taken;
  }

  private put(table: string, names: readonly string[], values: CopyValue[]): void {
    let sheet = this.sheets.get(table);
    if (!sheet) {
      sheet = { table, columns: names, text: '' };
      this.sheets.set(table, sheet);
    }
    const line = copyLine(values);
    sheet.text += line;
    this.size += line.length;
  }

  private add(table: keyof typeof columns, values: CopyValue[]): void {
    this.put(table, columns[table], values);
  }

  /** @returns what the school's campaign is told */
  school(unit: DemoUnit, school: DemoSchool): UnitTotals {
    const profile = profileOf(unit, school.stage, school.staff[0]);
    const assessed = assessProfile(profile);
    const errors = errorsIn(assessed.findings);
    this.put(
      'organizations.profile',
      ['unit_id', ...Object.keys(profile), 'missing', 'open_errors', 'filled'],
      [unit.id, ...Object.values(profile), assessed.missing, errors, assessed.filled],
    );
    for (const f of assessed.findings) this.add('organizations.finding', said(unit, f));
    const staff = this.staff(unit, school);
    const { pupils, byClass } = this.pupils(unit, school);
    const classes = this.classes(unit, school, byClass);
    if (unit.id % 89 === 7) this.lastYear(unit, school);
    const items = [
      { code: 'profile', required: 1, complete: assessed.missing.length === 0 ? 1 : 0 },
      { code: 'classes', required: classes.active, complete: classes.complete },
      { code: 'staff', required: staff.active, complete: staff.complete },
      { code: 'pupils', required: pupils.active, complete: pupils.complete },
    ];
    const of = (c: Count): CopyValue[] => [c.active, c.complete, c.filled];
    this.add('people.counter', [unit.id, ...of(pupils), ...of(staff), new Date(seen)]);
    if (classes.active > 0) this.add('classes.counter', [unit.id, schoolYear, ...of(classes)]);
    const sum = (key: 'required' | 'complete') => items.reduce((n, item) => n + item[key], 0);
    return { unit, required: sum('required'), complete: sum('complete'), items, stage: school.stage };
  }

  private staff(unit: DemoUnit, school: DemoSchool): Count {
    const counted = nothing();
    for (const person of school.staff) {
      const { missing, findings, filled } = assessStaff({
        staff: person,
        today,
        clashes: school.clashes.get(person.id) ?? [],
      });
      const errors = errorsIn(findings);
      this.put(
        'people.staff',
        [...Object.keys(person), 'name_fold', 'sort_key', 'missing', 'open_errors', 'filled'],
        [...Object.values(person), fold(person.full_name), sortKey(person.full_name), missing, errors, filled],
      );
      for (const f of findings) this.add('people.finding', [...said(unit, f), null, person.id]);
      if (works(person)) tally(counted, missing, errors, filled);
    }
    return counted;
  }

  private pupils(unit: DemoUnit, school: DemoSchool): { pupils: Count; byClass: Map<number, Count> } {
    const counted = nothing();
    const byClass = new Map<number, Count>();
    const classmates = Map.groupBy(
      school.pupils.map((p) => p.pupil).filter((p) => p.class_id !== null && studies(p)),
      (pupil) => pupil.class_id,
    );
    const inJanuary = new Set(
      [...classmates].flatMap(([classId, list]) =>
        januaryIsDoubtful(list.filter((p) => isNewYear(p.birth_date)).length, list.length) ? [classId] : [],
      ),
    );
    for (const { pupil, guardians } of school.pupils) {
      const { missing, findings, filled } = assessPupil({
        ...{ pupil, guardians, schoolYear, today, general: unit.level !== 'gdtx' },
        clashes: school.clashes.get(pupil.id) ?? [],
        placeError: placeErrorOf(pupil.commune_code, pupil.district_code, this.communes),
        manyInJanuary: inJanuary.has(pupil.class_id),
      });
      const errors = errorsIn(findings);
      this.add('people.pupil', [
        ...[pupil.id, unit.id, ...pupilFields.map((f) => pupil[f] as CopyValue), pupil.class_id, pupil.grade],
        ...[fold(pupil.full_name), sortKey(pupil.full_name), missing, errors, filled],
      ]);
      for (const g of guardians)
        this.add('people.guardian', [
          ...[g.id, g.pupil_id, unit.id, g.relation, g.full_name, g.birth_year, g.occupation, g.workplace, g.phone],
        ]);
      for (const f of findings) this.add('people.finding', [...said(unit, f), pupil.id, null]);
      const active = studies(pupil);
      if (pupil.class_id !== null)
        this.add('classes.enrolment', [
          ...[this.enrolments.next(), unit.id, pupil.id, pupil.class_id, schoolYear, enrolledOn],
          ...(active ? [null, null] : [pupil.status_date, 'left_school']),
        ]);
      if (!active) continue;
      tally(counted, missing, errors, filled);
      const ofClass = byClass.get(pupil.class_id ?? 0) ?? nothing();
      tally(ofClass, missing, errors, filled);
      byClass.set(pupil.class_id ?? 0, ofClass);
    }
    for (const [id, c] of byClass) this.add('people.class_counter', [unit.id, id, c.active, c.complete, c.filled]);
    return { pupils: counted, byClass };
  }

  private classes(unit: DemoUnit, school: DemoSchool, byClass: Map<number, Count>): Count {
    const counted = nothing();
    const working = new Set(school.staff.filter(works).map((person) => person.id));
    for (const c of school.classes) {
      const { missing, findings, filled } = assessClass({
        class: { ...c, session: c.session as 'morning' },
        unitType: unit.type,
        homeroom: c.homeroom_staff_id ? { active: working.has(c.homeroom_staff_id), sameUnit: true } : null,
        activePupils: byClass.get(c.id)?.active ?? 0,
        sameNameInYear: school.classes.some((other) => other !== c && other.name === c.name),
      });
      const errors = errorsIn(findings);
      this.add('classes.class', [
        ...[c.id, unit.id, schoolYear, c.code, c.name, fold(c.name), titleSortKey(c.name), c.grade, c.homeroom_staff_id],
        ...[c.declared_size, c.session, c.sessions_per_week, c.foreign_language_1, missing, errors, filled],
      ]);
      if (c.homeroom_staff_id)
        this.add('classes.homeroom', [this.homerooms.next(), unit.id, c.id, c.homeroom_staff_id, enrolledOn]);
      for (const f of findings) this.add('classes.finding', [...said(unit, f), c.id]);
      tally(counted, missing, errors, filled);
    }
    return counted;
  }

  /** Half as many classes again in the year before, so that check 2 asks why. Their numbers lie beyond those of this year's classes. */
  private lastYear(unit: DemoUnit, school: DemoSchool): void {
    const perGrade = (grades: string[]) =>
      Object.fromEntries([...Map.groupBy(grades, (g) => g)].map(([g, all]) => [g, all.length]));
    const grades = school.classes.map((c) => c.grade);
    const more = school.classes.filter((_, i) => i % 2 === 0);
    for (const [again, c] of [...school.classes.map((c) => [0, c] as const), ...more.map((c) => [1, c] as const)]) {
      const name = again ? `${c.name}*` : c.name;
      this.add('classes.class', [
        ...[c.id + (again + 1) * 1_000_000, unit.id, yearBefore, null, name, fold(name), titleSortKey(name), c.grade],
        ...[c.homeroom_staff_id, c.declared_size, c.session, c.sessions_per_week, c.foreign_language_1, [], 0, 0],
      ]);
    }
    for (const f of assessClassCounts(perGrade(grades), perGrade([...grades, ...more.map((c) => c.grade)])))
      this.add('classes.finding', [...said(unit, f), null]);
  }
}

type Count = { active: number; complete: number; filled: number };
const nothing = (): Count => ({ active: 0, complete: 0, filled: 0 });
function tally(count: Count, missing: readonly string[], errors: number, filled: number): void {
  count.active += 1;
  count.filled += filled;
  if (missing.length === 0 && errors === 0) count.complete += 1;
}
const said = (unit: DemoUnit, f: Finding): CopyValue[] => [unit.id, f.rule, f.level, f.field, f.detail, seen];

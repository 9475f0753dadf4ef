// The records of one demo school: classes, staff, pupils with their guardians, in every state of completeness.
import { gradeOf, unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import { emptyPupil, type GuardianRecord, type PupilRecord } from '#modules/people/index.ts';
import { enrich, type Pair, troubles } from './everyday.ts';
import { doubtful, faults } from './faults.ts';
import { familyOf, mailOf, mobilePhone, occupations, personName, type Sex } from './names.ts';
import { apportion, type Random, random } from './random.ts';
import type { DemoClass, DemoSchool, DemoStaff } from './school.ts';
import { faultyShareOf, isTroubled, type Stage, stageOf } from './stage.ts';
import type { Commune, DemoUnit } from './units.ts';

/** Identifiers in rising order, so that indexes grow at their end. `kind` keeps the families apart. */
export class Ids {
  private n = 0;
  private readonly lead: string;
  constructor(kind: number) {
    this.lead = `0167a0c0-${kind.toString(16).padStart(4, '0')}-7000-8000-`;
  }
  next(): string {
    this.n += 1;
    return this.lead + this.n.toString(16).padStart(12, '0');
  }
}
export type DemoIds = { pupil: Ids; staff: Ids; guardian: Ids; class: { n: number } };

/** The faithful by district (R8.7). */
const catholic: Record<string, number> = {
  '364': 0.42,
  '365': 0.38,
  '366': 0.36,
  '361': 0.34,
  '363': 0.22,
  '362': 0.14,
  '360': 0.12,
  '359': 0.1,
  '358': 0.06,
  '356': 0.08,
};

const day = (rng: Random, year: number) =>
  `${year}-${String(rng.int(1, 12)).padStart(2, '0')}-${String(rng.int(1, 28)).padStart(2, '0')}`;

function personalId(rng: Random, birth: string, sex: Sex): string {
  const year = Number(birth.slice(0, 4));
  return `036${(year >= 2000 ? 2 : 0) + (sex === 'female' ? 1 : 0)}${String(year % 100).padStart(2, '0')}${String(rng.int(0, 999_999)).padStart(6, '0')}`;
}

/** Nobody shares a number by accident: its last six digits are the unit's and the person's. */
const numbered = (id: string, unit: DemoUnit, n: number) =>
  `${id.slice(0, 6)}${String(unit.id * 1000 + (n % 1000)).padStart(6, '0')}`;

/** In what order teachers are hired: small schools have the first of them, big ones go round again. */
const subjectsOf: Record<string, string[]> = {
  mn: ['MN'],
  th: ['NN', 'AN', 'TD', 'MT', 'NN', 'TIN', 'TH', 'TD'],
  thcs: [
    ...['TOAN', 'VAN', 'NN', 'SINH', 'TOAN', 'VAN', 'TD', 'LY', 'SU', 'TIN', 'DIA', 'NN', 'CN', 'HOA', 'TOAN', 'VAN'],
    ...['GDCD', 'AN', 'MT', 'TOAN', 'VAN', 'NN', 'SINH', 'TD', 'LY', 'TIN', 'CN'],
  ],
  thpt: [
    ...['TOAN', 'VAN', 'NN', 'LY', 'HOA', 'TOAN', 'VAN', 'NN', 'SINH', 'SU', 'DIA', 'TIN', 'TD', 'CN', 'GDCD', 'GDQP'],
    ...['TOAN', 'VAN', 'NN', 'LY', 'HOA', 'TD', 'TIN', 'TOAN', 'VAN'],
  ],
  gdtx: ['TOAN', 'VAN', 'LY', 'HOA', 'SINH', 'SU', 'DIA'],
};
/** `n`: the how-manieth teacher of the school. A primary school has one for each class first. */
function subjectOf(unit: DemoUnit, n: number): string {
  if (unit.level === 'th' && n < unit.classes) return 'TH';
  const list = subjectsOf[unit.level] ?? ['TH'];
  return list[(unit.level === 'th' ? n - unit.classes : n) % list.length] ?? 'TH';
}
const titleCode: Record<string, string[]> = {
  mn: ['V.07.02.04', 'V.07.02.05', 'V.07.02.06'],
  th: ['V.07.03.07', 'V.07.03.08', 'V.07.03.09'],
  thcs: ['V.07.04.10', 'V.07.04.11', 'V.07.04.12'],
  thpt: ['V.07.05.13', 'V.07.05.14', 'V.07.05.15'],
  gdtx: ['V.07.05.14', 'V.07.05.15'],
};

function staffOf(unit: DemoUnit, stage: Stage, rng: Random, ids: DemoIds): DemoStaff[] {
  const office = unit.level === 'district';
  const faulty = faultyShareOf(unit, stage);
  return Array.from({ length: unit.staff }, (_, i) => {
    const sex: Sex = rng.chance(unit.level === 'mn' ? 0.99 : unit.level === 'th' ? 0.8 : 0.62) ? 'female' : 'male';
    const birth = day(rng, rng.int(sex === 'female' ? 1965 : 1960, 1995));
    const managers = office
      ? ['head_office', 'vice_head_office', 'vice_head_office']
      : ['principal', 'vice_principal', ...(unit.staff > 30 ? ['vice_principal'] : [])];
    const helpers = office ? [] : ['clerk', 'accountant', ...(unit.staff > 25 ? ['librarian', 'nurse'] : [])];
    const fromEnd = unit.staff - 1 - i;
    const position = managers[i] ?? (unit.staff > 6 ? helpers[fromEnd] : undefined) ?? (office ? 'officer' : 'teacher');
    const kind = i < managers.length ? 'manager' : position === 'teacher' ? 'teacher' : office ? 'manager' : 'employee';
    const name = personName(rng, sex);
    const staff: DemoStaff = {
      ...{ id: ids.staff.next(), unit_id: unit.id, code: `${unit.code}-CB${String(i + 1).padStart(3, '0')}` },
      ...{
        ministry_id: rng.chance(0.9) ? `36${90_000_000 + unit.id * 10_000 + rng.int(0, 9) * 1000 + i}` : null,
        personal_id: rng.chance(0.85) ? numbered(personalId(rng, birth, sex), unit, i) : null,
      },
      ...{
        full_name: name,
        birth_date: birth,
        sex,
        ethnicity: '01',
        religion: rng.chance((catholic[unit.district ?? ''] ?? 0.1) / 2) ? 'catholic' : 'none',
        nationality: 'VN',
      },
      ...{
        phone: mobilePhone(rng),
        email: i < managers.length ? mailOf(unit, name) : `${unit.slug}.${i + 1}@giaovien.namdinh.example`,
      },
      ...{
        party_member: rng.chance(0.55),
        union_member: true,
        status: 'working',
        status_date: '2018-08-01',
        status_reason: null,
      },
      ...{
        kind,
        position,
        contract: rng.weighted([
          ['permanent', 82],
          ['fixed_term', 8],
          ['labour_over_1y', 7],
          ['decree_68', 3],
        ] as const),
      },
      ...{ hired_on: day(rng, Math.min(2017, Number(birth.slice(0, 4)) + rng.int(22, 27))) },
      title_code: kind === 'employee' || office ? null : rng.pick(titleCode[unit.level] ?? [null as unknown as string]),
      // Now and then somebody was hired out of turn.
      main_subject: kind === 'teacher' ? subjectOf(unit, i - managers.length + (rng.chance(0.06) ? 1 : 0)) : null,
      degree: rng.weighted([
        ['bachelor', unit.level === 'mn' ? 40 : 70],
        ['college', 22],
        ['master', unit.level === 'thpt' ? 20 : 2],
        ['vocational', unit.level === 'mn' ? 25 : 3],
      ] as const),
      specialization: rng.chance(0.8) ? 'Sư phạm' : null,
    };
    if (rng.chance(faulty)) {
      const field = rng.pick([
        'degree',
        'contract',
        'degree',
        kind === 'teacher' ? 'main_subject' : 'contract',
        'birth_date',
        'degree',
      ] as const);
      staff[field] = null;
    } else if (rng.chance(0.004)) staff.birth_date = `${sex === 'female' ? 1962 : 1957}${birth.slice(4)}`;
    return staff;
  });
}

const foreignGrades = new Set(['06', '07', '08', '09', '10', '11', '12', '03', '04', '05']);

function classesOf(unit: DemoUnit, stage: Stage, staff: DemoStaff[], rng: Random, ids: DemoIds): DemoClass[] {
  const grades = (unitTypeOf(unit.type)?.grades ?? []).filter((code) => code !== 'NT1' && (code !== 'NT2' || unit.classes > 9));
  if (grades.length === 0 || unit.classes === 0) return [];
  const perGrade = apportion(
    unit.classes,
    grades.map((code) => (code.startsWith('NT') ? 0.6 : 1)),
  );
  const sizes = apportion(
    unit.pupils,
    Array.from({ length: unit.classes }, () => 0.9 + 0.2 * rng.next()),
  );
  const teachers = staff.filter((s) => s.kind === 'teacher');
  const faulty = faultyShareOf(unit, stage);
  const classes: DemoClass[] = [];
  for (const [g, grade] of grades.entries())
    for (let k = 0; k < (perGrade[g] ?? 0); k++) {
      const letter = String.fromCharCode(65 + k);
      const name = /^\d/.test(grade)
        ? `${Number(grade)}${unit.level === 'thpt' ? `A${k + 1}` : letter}`
        : `${{ NT2: '13-24 tháng', NT3: '25-36 tháng', MG3: '3 tuổi', MG4: '4 tuổi', MG5: '5 tuổi' }[grade] ?? grade} ${letter}`;
      const pupils = sizes[classes.length] ?? 0;
      const homeroom = teachers[classes.length % Math.max(1, teachers.length)];
      ids.class.n += 1;
      const made: DemoClass = {
        ...{
          id: ids.class.n,
          unit_id: unit.id,
          code: `${unit.code}-${name.replace(/\s/g, '')}`,
          name,
          grade,
          homeroom_staff_id: homeroom?.id ?? null,
          declared_size: pupils,
        },
        ...{
          session: unit.level === 'mn' || unit.level === 'th' ? 'full_day' : 'morning',
          sessions_per_week: unit.level === 'mn' ? 10 : unit.level === 'th' ? 9 : 6,
        },
        ...{ foreign_language_1: foreignGrades.has(grade) ? 'EN' : null, pupils },
      };
      if (rng.chance(faulty)) {
        if (rng.chance(0.75)) made.homeroom_staff_id = null;
        else made.declared_size = pupils + rng.int(1, 3);
      }
      classes.push(made);
    }
  return classes;
}

function pupilOf(
  unit: DemoUnit,
  place: DemoClass,
  number: number,
  faulty: number,
  communes: Commune[],
  rng: Random,
  ids: DemoIds,
) {
  const sex: Sex = rng.chance(0.518) ? 'male' : 'female';
  const age = gradeOf(place.grade)?.age ?? 10;
  const birth = day(rng, 2018 - age - (rng.chance(0.015) ? 1 : 0));
  const commune = rng.chance(0.9) ? unit.commune : rng.pick(communes);
  const name = personName(rng, sex);
  const faithful = rng.chance(catholic[unit.district ?? ''] ?? 0.1);
  const hamlet = `Xóm ${rng.int(1, 18)}`;
  const pupil: PupilRecord = {
    ...emptyPupil,
    ...{
      id: ids.pupil.next(),
      unit_id: unit.id,
      code: `${unit.code}${String(number).padStart(5, '0')}`,
      full_name: name,
      birth_date: birth,
      sex,
    },
    ministry_id: rng.chance(0.93)
      ? `36${String(10_000_000 + unit.id * 90_000 + number)
          .padStart(8, '0')
          .slice(-8)}`
      : null,
    personal_id: rng.chance(0.62) ? numbered(personalId(rng, birth, sex), unit, number) : null,
    ethnicity: rng.weighted([
      ['01', 9962],
      ['06', 14],
      ['02', 12],
      ['03', 7],
      ['07', 3],
      ['04', 2],
    ] as const),
    ...{
      religion: faithful ? 'catholic' : 'none',
      nationality: 'VN',
      birth_place: `${commune.name}, ${commune.district}, Nam Định`,
    },
    ...{
      hometown_province: 'Nam Định',
      hometown_commune: commune.name,
      province_code: '36',
      district_code: commune.district_code,
      commune_code: commune.code,
    },
    ...{
      hamlet,
      current_address: `${hamlet}, ${commune.name}`,
      status: 'studying',
      status_date: '2018-08-20',
      admitted_on: '2018-08-20',
    },
    ...{
      two_sessions: place.session === 'full_day',
      pioneer: age >= 9 && age <= 14,
      youth_union: age >= 16 && rng.chance(0.7),
      swims: rng.chance(0.3),
    },
    ...{
      repeated: rng.chance(0.002),
      class_id: place.id,
      grade: place.grade,
      boarding_kinds: unit.level === 'mn' ? ['day_boarding'] : [],
    },
  };
  const guardians: GuardianRecord[] = [];
  const parent = (relation: 'father' | 'mother') => {
    const family = relation === 'father' ? familyOf(name) : undefined;
    guardians.push({
      ...{
        id: ids.guardian.next(),
        pupil_id: pupil.id,
        relation,
        full_name: personName(rng, relation === 'father' ? 'male' : 'female', family),
      },
      ...{
        birth_year: 2018 - age - rng.int(21, 38),
        occupation: rng.weighted(occupations),
        workplace: null,
        phone: rng.chance(0.55) ? mobilePhone(rng) : null,
        personal_id: null,
      },
    });
  };
  if (!rng.chance(0.015)) parent('father');
  if (!rng.chance(0.01)) parent('mother');
  if (!guardians.some((g) => g.phone)) pupil.phone = mobilePhone(rng);

  if (rng.chance(faulty)) rng.weighted(faults)(pupil, rng);
  else if (rng.chance(0.012)) doubtful(pupil, guardians, rng);
  return { pupil, guardians };
}

export function demoSchool(unit: DemoUnit, communes: Commune[], ids: DemoIds, pair?: Pair): DemoSchool {
  const rng = random(`${unit.code}-${unit.slug}`);
  const stage = stageOf(unit, rng);
  const faulty = faultyShareOf(unit, stage);
  const near = communes.filter((c) => c.district_code === unit.district);
  const staff = staffOf(unit, stage, rng, ids);
  const classes = classesOf(unit, stage, staff, rng, ids);
  const pupils: DemoSchool['pupils'] = [];
  for (const place of classes)
    for (let k = 0; k < place.pupils; k++) pupils.push(pupilOf(unit, place, pupils.length + 1, faulty, near, rng, ids));
  const school: DemoSchool = { stage, staff, classes, pupils, clashes: new Map() };
  enrich(unit, school);
  if (isTroubled(unit, stage)) troubles(unit, school, pair);
  return school;
}

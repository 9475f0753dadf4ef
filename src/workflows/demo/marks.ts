// What stands in the cells of a demo class on 10/12/2018? A pupil is able or less so, subjects lie better or worse; a school, a class and a
// teacher have come so far with the semester.

import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import {
  growthOf,
  type Period,
  type PreschoolRuleSet,
  type PupilRow,
  type RuleSet,
  type Sheet,
  type SheetColumn,
  type SheetInput,
  sheetInputOf,
  sheetOf,
} from '#modules/assessment/index.ts';
import { homeroomRemarks, primaryRemarks, subjectRemarks } from './marks-words.ts';
import { type Random, random } from './random.ts';
import { schoolYear } from './rows.ts';

/** `here`: sits in the class today. Who left, or is beyond the district, is here for nothing but an individual plan. */
export type MarksPupil = Pick<PupilRow, 'id' | 'plan' | 'excused' | 'absent'> & {
  here: boolean;
  sex: 'male' | 'female' | null;
  birth: string | null;
};
export type MarksSubject = {
  id: number;
  subject: string;
  kind: 'subject' | 'homeroom';
  periods1: number | null;
  periods2: number | null;
  periodic1: number;
  periodic2: number;
  specialised: boolean;
};
export type MarksClass = {
  id: number;
  unitId: number;
  slug: string;
  level: UnitLevel;
  grade: string;
  name: string;
  /** In the order of its school. */
  place: number;
  /** Its marks are made; elsewhere only how many are asked for. */
  marked: boolean;
  subjects: readonly MarksSubject[];
  pupils: readonly MarksPupil[];
  /** How many sit in the class. */
  here: number;
  /** For each of them who takes no part in a subject. */
  aside: readonly { s: string; p: 1 | 2 }[];
};

/** How far the first semester is entered: 0 nothing, 1 every cell, conduct and remarks. */
export type Pace = { school: number; remarks: boolean };
export function paceOf(slug: string): Pace {
  const rng = random(`marks-${slug}`);
  const school = rng.weighted([
    [0.86, 34],
    [0.55, 42],
    [0.24, 14],
    [0, 10],
  ] as const);
  return { school, remarks: rng.chance(0.4) };
}

/** The demo school by class, in its order: something of everything; the second class of grade 6 has finished. */
const ofDemoSchool = [0.88, 1, 0.62, 0.4, 0.86, 0.55, 0.3, 0.84, 0.7, 0.12, 0.85, 0.5, 0.66, 0.35, 0.87, 0.6, 0.2];
export const demoSchoolPace = (place: number): number => ofDemoSchool[place % ofDemoSchool.length] ?? 0.5;

export type MadeRow = { pupil: MarksPupil; ability: number; cells: Record<string, number | string> };
export type MadeSheet = { of: MarksSubject; input: SheetInput; sheet: Sheet; rows: MadeRow[] };

type Group = {
  pupils: readonly MarksPupil[];
  /** In deviations from the middle, of each pupil. */
  abilities: readonly number[];
  leanings: readonly number[];
  pace: number;
  remarks: boolean;
};

/** Roughly normal, mean 0, deviation 1. */
const bell = (rng: Random): number => (rng.next() + rng.next() + rng.next() + rng.next() - 2) * 1.732;
const clamp = (n: number, from: number, to: number): number => Math.min(to, Math.max(from, n));

/** How hard a subject marks, in tenths, and whether it lies with the sciences (1) or the humanities (-1). */
const subjects: Readonly<Record<string, readonly [number, number]>> = {
  ...{ TOAN: [-3, 1], VAN: [-3, -1], NN: [-4, -0.4], LY: [-1, 1], HOA: [-3, 1], SINH: [1, 0.3], SU: [0, -1], DIA: [2, -0.6] },
  ...{ GDCD: [5, -0.6], CN: [4, 0.5], TIN: [4, 0.7], GDQP: [7, 0], KHTN: [0, 1] },
};
const central = 75;
const spread = 12.8;

function mark(rng: Random, level: number, code: string): number {
  const got = clamp(level + bell(rng) * (code === 'KTtx' ? 9 : 6.5), 12, 100);
  if (code === 'KTtx' || code === 'DDGtx') return rng.chance(0.95) ? Math.round(got / 10) * 10 : Math.round(got / 5) * 5;
  // Papers are counted in quarters, a quarter is rounded up to a tenth.
  if (code === 'KTdk') return rng.chance(0.7) ? Math.round(got / 5) * 5 : Math.round(got);
  return Math.round(Math.round(got / 2.5) * 2.5 + 0.001);
}
const remarkFor = (rng: Random, bank: readonly { from: number; words: readonly string[] }[], level: number): string =>
  rng.pick(bank.find(({ from }) => level >= from)?.words ?? ['']);

/** Columns in the order of the semester: tests lie between the small marks, the last one at the end. */
function inTime(columns: readonly SheetColumn[]): SheetColumn[] {
  const at = ({ code, key }: SheetColumn, i: number): number =>
    code === 'KTtx' ? Number(key.slice(4)) : code === 'KTdk' ? 2.5 + Number(key.slice(4)) * 0.9 : 50 + i;
  return columns
    .filter(({ scale }) => scale.as !== 'text')
    .map((column, i) => [at(column, i), column] as const)
    .sort(([a], [b]) => a - b)
    .map(([, column]) => column);
}

function secondaryCells(rng: Random, made: MadeSheet, group: Group) {
  const { pupils, abilities, leanings, pace } = group;
  const remarks = group.remarks && pace > 0.7;
  const { subject } = made.of;
  const columns = inTime(made.sheet.columns);
  const [shift, side] = subjects[subject] ?? [2, 0];
  const done = pace >= 1;
  // Of a test that is being entered, the upper part of the list is there.
  const reached = done ? columns.length : clamp(columns.length * pace + bell(rng) * 0.5, 0, columns.length - 0.001);
  const whole = Math.floor(reached);
  const partly = rng.chance(0.25) ? Math.floor(pupils.length * (reached - whole)) : 0;
  for (const [i, pupil] of pupils.entries()) {
    if (pupil.excused.some(({ s, p }) => s === subject && p === 1)) continue;
    const level = central + shift + (abilities[i] ?? 0) * spread + side * (leanings[i] ?? 0) + bell(rng) * 3;
    const cells: Record<string, number | string> = {};
    for (const [at, { key, code, scale }] of columns.entries()) {
      if (at > whole || (at === whole && i >= partly)) break;
      // Absent that day, not yet made up for.
      if (!done && rng.chance(0.012)) continue;
      cells[key] = scale.as === 'comment' ? (rng.chance(level < 50 ? 0.9 : 0.997) ? 'Đ' : 'CĐ') : mark(rng, level, code);
    }
    if (remarks && whole > 0 && (done || rng.chance(0.6))) cells.NX = remarkFor(rng, subjectRemarks, level);
    if (Object.keys(cells).length > 0) made.rows.push({ pupil, ability: abilities[i] ?? 0, cells });
  }
}

function conductCells(rng: Random, made: MadeSheet, { pupils, abilities, pace, remarks }: Group) {
  if (pace < 0.8) return;
  const done = pace >= 1;
  const until = done ? pupils.length : rng.chance(0.3) ? rng.int(0, pupils.length) : 0;
  for (const [i, pupil] of pupils.slice(0, until).entries()) {
    const ability = abilities[i] ?? 0;
    const behaves = ability * 0.6 + bell(rng) * 0.8;
    const cells: Record<string, string> = { HK: behaves > -1.15 ? 'T' : behaves > -2.3 ? 'K' : 'Tb' };
    if (done || remarks) cells.NX = remarkFor(rng, homeroomRemarks, central + ability * spread);
    made.rows.push({ pupil, ability, cells });
  }
}

function primaryCells(rng: Random, made: MadeSheet, { pupils, abilities, pace, remarks }: Group) {
  // By then the middle of the semester is behind them, its end is not.
  const columns = made.sheet.columns.filter(({ key }) => key.startsWith('GK1'));
  const { kind } = made.of;
  if (!rng.chance(kind === 'homeroom' ? pace * 0.8 : pace * 1.15)) return;
  for (const [i, pupil] of pupils.entries()) {
    const ability = abilities[i] ?? 0;
    const level = ability + bell(rng) * 0.45;
    const cells: Record<string, number | string> = {};
    for (const { key, scale } of columns) {
      if (scale.as === 'whole') cells[key] = clamp(Math.round(8 + level * 1.3), 2, 10) * 10;
      else if (kind === 'homeroom') cells[key] = level + bell(rng) * 0.4 > 0 ? 'T' : level > -2.4 ? 'Đ' : 'C';
      else cells[key] = level > 0.1 ? 'HTT' : level > -2.5 ? 'HT' : 'CHT';
    }
    if (remarks && kind === 'subject') cells.NX = rng.pick(primaryRemarks[String(cells.GK1)] ?? ['']);
    if (Object.keys(cells).length > 0) made.rows.push({ pupil, ability, cells });
  }
}

/** Medians of boys by age in years, rounded from the WHO tables; girls are a little lighter. */
const medians: readonly (readonly [number, number])[] = [
  [33, 500],
  [96, 757],
  [122, 878],
  [143, 961],
  [163, 1033],
  [183, 1100],
  [205, 1160],
  [229, 1217],
];
function preschoolCells(rng: Random, made: MadeSheet, { pupils, pace }: Group, rules: PreschoolRuleSet) {
  if (!rng.chance(pace * 1.15)) return;
  for (const pupil of pupils) {
    if (rng.chance(0.02)) continue;
    const [tall, wide] = [bell(rng), bell(rng)];
    const z = { heightForAge: tall - 0.3, weightForAge: 0.6 * tall + 0.7 * wide - 0.2, weightForHeight: wide };
    const growth = growthOf(rules, {
      heightForAge: { deviation: Math.round(z.heightForAge * 100) },
      weightForAge: { deviation: Math.round(z.weightForAge * 100) },
      weightForHeight: { deviation: Math.round(z.weightForHeight * 100) },
    }).value;
    if (!growth) continue;
    const age = clamp((Date.parse('2018-09-20') - Date.parse(pupil.birth ?? '2014-09-01')) / 31_557_600_000, 0, 6.9);
    const [year, part] = [Math.floor(age), age % 1];
    const [weight, height] = [0, 1].map((k) => {
      const from = medians[year]?.[k] ?? 0;
      return from + ((medians[year + 1]?.[k] ?? from) - from) * part;
    }) as [number, number];
    const less = pupil.sex === 'female' ? 0.97 : 1;
    made.rows.push({
      pupil,
      ability: 0,
      cells: {
        'D1.CAN': Math.round(weight * less * (1 + 0.11 * z.weightForAge)),
        'D1.CAO': Math.round(height * (less + 0.02) * (1 + 0.042 * z.heightForAge)),
        ...Object.fromEntries(Object.entries(growth).map(([indicator, band]) => [`D1.${indicator}`, band])),
      },
    });
  }
}

export const inputOf = (place: MarksClass, of: MarksSubject, period: Period): SheetInput =>
  sheetInputOf(
    {
      ...{
        level: place.level,
        grade: place.grade,
        school_year: schoolYear,
        subject: of.subject,
        rule_set: null,
        rule_version: null,
      },
      ...{ periods1: of.periods1, periods2: of.periods2, periodic1: of.periodic1, periodic2: of.periodic2 },
      ...{ gradebook1: null, gradebook2: null, columns: null, settings: [] },
    },
    period,
  );

/** The sheets of the first semester that have anything in them. */
export function marksOf(place: MarksClass, rules: RuleSet, own?: number): MadeSheet[] {
  const { school, remarks } = paceOf(place.slug);
  const rng = random(`marks-of-${place.id}`);
  const pace = own ?? (school === 0 ? 0 : clamp(school + bell(rng) * 0.07, 0, 0.99));
  if (!place.marked || pace === 0) return [];
  const remarked = own !== undefined || remarks;
  const classLevel = bell(rng) * 0.2;
  const pupils = place.pupils.filter(({ here }) => here);
  const abilities = pupils.map(({ sex }) => bell(rng) * 0.95 + classLevel + (sex === 'female' ? 0.12 : -0.1));
  const leanings = pupils.map(({ sex }) => bell(rng) * 3 + (sex === 'female' ? -1 : 0.8));
  const group: Group = { pupils, abilities, leanings, pace, remarks: remarked };
  return place.subjects.map((of): MadeSheet => {
    const input = inputOf(place, of, 1);
    const made: MadeSheet = { of, input, sheet: sheetOf(input), rows: [] };
    if (rules.kind === 'preschool') preschoolCells(rng, made, group, rules);
    else if (rules.kind === 'primary') primaryCells(rng, made, group);
    else if (of.kind === 'homeroom') conductCells(rng, made, group);
    else if (of.periods1 !== null) secondaryCells(rng, made, group);
    return made;
  });
}

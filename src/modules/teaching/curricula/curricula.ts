// Which subjects does a class have in its year? By the level of its school, its grade and the school year; never by the calendar date.
import { foreignLanguages } from '#kernel/code-lists/people-codes.ts';
import { subjectList } from '#kernel/code-lists/subjects.ts';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { startYear } from '#kernel/school-year.ts';
import { continuing2006, curriculum2006 } from './curriculum-2006.ts';
import { continuing2018, gdpt2018 } from './gdpt-2018.ts';
import type { Curriculum, PlanLine } from './shape.ts';

/** The first school year of GDPT 2018 by grade (TT32/2018 Điều 2). */
const since2018: Readonly<Record<string, number>> = {
  ...{ '01': 2020, '02': 2021, '06': 2021, '03': 2022, '07': 2022, '10': 2022 },
  ...{ '04': 2023, '08': 2023, '11': 2023, '05': 2024, '09': 2024, '12': 2024 },
};

/** null: preschool has no subjects. */
export function curriculumOf(grade: string, schoolYear: string): Curriculum | null {
  const since = since2018[grade];
  if (since === undefined) return null;
  return startYear(schoolYear) >= since ? gdpt2018 : curriculum2006;
}

export function planOf(level: UnitLevel, grade: string, schoolYear: string): readonly PlanLine[] {
  const curriculum = curriculumOf(grade, schoolYear);
  if (!curriculum) return [];
  if (level !== 'gdtx') return curriculum.plans[grade] ?? [];
  return curriculum.id === '2018' ? continuing2018(grade) : continuing2006(grade);
}

/** What the homeroom teacher rates: growth, competences and qualities, or conduct. */
export type HomeroomSheet = 'SK' | 'NLPC' | 'HK';
export const homeroomSheetOf = (grade: string): HomeroomSheet => (!/^\d\d$/.test(grade) ? 'SK' : grade <= '05' ? 'NLPC' : 'HK');
const homeroomNames: Record<HomeroomSheet, string> = {
  SK: 'Sức khỏe và phát triển',
  NLPC: 'Năng lực và phẩm chất',
  HK: 'Hạnh kiểm và nhận xét',
};

/** `language`: the class's foreign language, which names the subject. */
export function subjectName(code: string, language?: string | null): string {
  if (code in homeroomNames) return homeroomNames[code as HomeroomSheet];
  if (language && (code === 'NN' || code === 'NN1')) return foreignLanguages.nameOf(language);
  return subjectList.nameOf(code);
}

/** Over a narrow column. */
const shortNames: Readonly<Record<string, string>> = {
  ...{
    GDCD: 'GDCD',
    NN: 'Ng. ngữ',
    NN1: 'Ng. ngữ 1',
    NN2: 'Ng. ngữ 2',
    GDQP: 'GDQP-AN',
    TNXH: 'TN-XH',
    LSDL: 'LS-ĐL',
    TDT: 'Tiếng DT',
  },
  ...{
    THCN: 'TH-CN',
    KHTN: 'KHTN',
    GDTC: 'GDTC',
    HDTN: 'HĐTN',
    GDDP: 'GDĐP',
    GDKTPL: 'KT-PL',
    HK: 'Hạnh kiểm',
    NLPC: 'NL, PC',
    SK: 'Sức khỏe',
  },
};
export const subjectShort = (code: string): string => shortNames[code] ?? subjectList.nameOf(code);

/** Strands with teachers of their own under one column of marks. */
const strands: Readonly<Record<string, readonly string[]>> = {
  KHTN: ['Vật lí', 'Hóa học', 'Sinh học'],
  LSDL: ['Lịch sử', 'Địa lí'],
  NT: ['Âm nhạc', 'Mĩ thuật'],
};
/** In primary one teacher has the whole of LSDL. */
export const strandsOf = (subject: string, grade: string): readonly string[] =>
  subject === 'LSDL' && grade <= '05' ? [] : (strands[subject] ?? []);

export const mayBeExcused = (subject: string, grade: string, schoolYear: string): boolean =>
  grade >= '06' && (curriculumOf(grade, schoolYear)?.exemptible.includes(subject) ?? false);

/**
 * One-period tests in a semester until the school says otherwise. The circular leaves them to the distribution of the curriculum (R1.4); the
 * only ladder that the ministry ever wrote is that of spring 2020 (R1.33): one up to two periods a week, two above. Primary knows none, GDPT
 * 2018 exactly one test in the middle of the semester.
 */
export function periodicTestsOf(grade: string, schoolYear: string, periods: number | null): number {
  if (periods === null || !(grade >= '06' && grade <= '12')) return 0;
  if (curriculumOf(grade, schoolYear)?.id === '2018') return 1;
  return periods <= 20 ? 1 : 2;
}

export type PlannedSubject = {
  subject: string;
  kind: 'subject' | 'homeroom';
  periods1: number | null;
  periods2: number | null;
  periodic1: number;
  periodic2: number;
  elective: boolean;
  position: number;
};
/** All that a class is opened with: its subjects with the electives asked for, and the homeroom teacher's sheet at the end. */
export function subjectsToOpen(
  level: UnitLevel,
  grade: string,
  schoolYear: string,
  electives: readonly string[],
): PlannedSubject[] {
  const lines = planOf(level, grade, schoolYear).filter((line) => !line.elective || electives.includes(line.subject));
  const tests = (periods: number | null) => periodicTestsOf(grade, schoolYear, periods);
  return [
    ...lines.map(({ subject, periods: [first, second], elective }, position) => ({
      ...{ subject, kind: 'subject' as const, elective, position: position + 1 },
      ...{ periods1: first, periods2: second, periodic1: tests(first), periodic2: tests(second) },
    })),
    {
      ...{ subject: homeroomSheetOf(grade), kind: 'homeroom' as const, elective: false, position: 99 },
      ...{ periods1: null, periods2: null, periodic1: 0, periodic2: 0 },
    },
  ];
}

// The curriculum of TT32/2018/TT-BGDĐT, periods a year by grade (school-records 5.2). A year has 35 weeks.
import type { Curriculum, PlanLine } from './shape.ts';

const weeks = 35;
const taught = (subject: string, year: number): PlanLine => {
  const tenths = Math.round((year * 10) / weeks);
  return { subject, periods: [tenths, tenths], elective: false };
};
const rows = (years: Record<string, number>): PlanLine[] => Object.entries(years).map(([subject, year]) => taught(subject, year));
const chosen = (years: Record<string, number>): PlanLine[] => rows(years).map((line) => ({ ...line, elective: true }));

export const primaryYears: Readonly<Record<string, Record<string, number>>> = {
  '01': { TV: 420, TOAN: 105, DD: 35, TNXH: 70, GDTC: 70, NT: 70, HDTN: 105 },
  '02': { TV: 350, TOAN: 175, DD: 35, TNXH: 70, GDTC: 70, NT: 70, HDTN: 105 },
  '03': { TV: 245, TOAN: 175, NN1: 140, DD: 35, TNXH: 70, THCN: 70, GDTC: 70, NT: 70, HDTN: 105 },
  '04': { TV: 245, TOAN: 175, NN1: 140, DD: 35, LSDL: 70, KH: 70, THCN: 70, GDTC: 70, NT: 70, HDTN: 105 },
  '05': { TV: 245, TOAN: 175, NN1: 140, DD: 35, LSDL: 70, KH: 70, THCN: 70, GDTC: 70, NT: 70, HDTN: 105 },
};
/** Technology: 35 in grades 6 and 7, 52 in 8 and 9. */
const lowerYear = (technology: number) => ({
  ...{ TOAN: 140, KHTN: 140, VAN: 140, LSDL: 105, NN1: 105, GDCD: 35, CN: technology, TIN: 35 },
  ...{ GDTC: 70, NT: 70, HDTN: 105, GDDP: 35 },
});
export const lowerYears: Readonly<Record<string, Record<string, number>>> = {
  '06': lowerYear(35),
  '07': lowerYear(35),
  '08': lowerYear(52),
  '09': lowerYear(52),
};
export const upperYear = { TOAN: 105, VAN: 105, NN1: 105, SU: 52, GDTC: 70, GDQP: 35, HDTN: 105, GDDP: 35 };
/** Four of them are chosen. */
export const upperChoice = { DIA: 70, GDKTPL: 70, LY: 70, HOA: 70, SINH: 70, CN: 70, TIN: 70, AN: 70, MT: 70 };
const upper = [...rows(upperYear), ...chosen(upperChoice), ...chosen({ NN2: 105 })];

const planned = (years: Readonly<Record<string, Record<string, number>>>) =>
  Object.fromEntries(Object.entries(years).map(([grade, year]) => [grade, rows(year)]));
const primary = planned(primaryYears);

export const gdpt2018: Curriculum = {
  id: '2018',
  name: 'Chương trình GDPT 2018',
  basis: 'TT32/2018/TT-BGDĐT',
  plans: {
    ...primary,
    // Grades 1 and 2 may get to know a foreign language.
    '01': [...(primary['01'] ?? []), ...chosen({ NN1: 70 })],
    '02': [...(primary['02'] ?? []), ...chosen({ NN1: 70 })],
    ...planned(lowerYears),
    ...{ '10': upper, '11': upper, '12': upper },
  },
  // Flag and class meetings are part of the experiential activities (HDTN).
  activities: {},
  // TT22/2021 Đ8 (the practice of physical education).
  exemptible: ['GDTC'],
};

/** TT12/2022/TT-BGDĐT: three subjects for everybody, four chosen. */
export const continuing2018 = (grade: string): readonly PlanLine[] =>
  (gdpt2018.plans[grade] ?? []).flatMap((line) => {
    if (['TOAN', 'VAN', 'SU'].includes(line.subject)) return [line];
    return ['DIA', 'GDKTPL', 'LY', 'HOA', 'SINH', 'CN', 'TIN', 'NN1'].includes(line.subject) ? [{ ...line, elective: true }] : [];
  });

// The curriculum of QĐ 16/2006/QĐ-BGDĐT, periods a week by grade (school-records 5.1).
import type { Curriculum, PlanLine } from './shape.ts';

/** `week`: as the table has it, 1.5 for one and a half. */
const taught = (subject: string, week: number): PlanLine => {
  const tenths = Math.round(week * 10);
  return { subject, periods: [tenths, tenths], elective: false };
};
const chosen = (subject: string, week: number): PlanLine => ({ ...taught(subject, week), elective: true });
/** Half a period a week over the year is one period a week in one semester (R1.12). */
const inFirst = (subject: string): PlanLine => ({ subject, periods: [10, null], elective: false });
const inSecond = (subject: string): PlanLine => ({ subject, periods: [null, 10], elective: false });

const rows = (weeks: Record<string, number>): PlanLine[] => Object.entries(weeks).map(([subject, week]) => taught(subject, week));

/** Two to four periods are allowed; four is what schools with two sessions a day teach. */
const primaryElectives = [chosen('NN', 4), chosen('TIN', 2)];

const primary = {
  '01': rows({ TV: 10, TOAN: 4, DD: 1, TNXH: 1, AN: 1, MT: 1, TC: 1, TD: 1 }),
  '02': rows({ TV: 9, TOAN: 5, DD: 1, TNXH: 1, AN: 1, MT: 1, TC: 1, TD: 2 }),
  '03': [...rows({ TV: 8, TOAN: 5, DD: 1, TNXH: 2, AN: 1, MT: 1, TC: 1, TD: 2 }), ...primaryElectives],
  '04': [...rows({ TV: 8, TOAN: 5, DD: 1, KH: 2, LSDL: 2, AN: 1, MT: 1, KT: 1, TD: 2 }), ...primaryElectives],
  '05': [...rows({ TV: 8, TOAN: 5, DD: 1, KH: 2, LSDL: 2, AN: 1, MT: 1, KT: 1, TD: 2 }), ...primaryElectives],
};

const lower = {
  '06': [
    ...rows({ TOAN: 4, LY: 1, SINH: 2, VAN: 4, SU: 1, DIA: 1, NN: 3, GDCD: 1, CN: 2, TD: 2, AN: 1, MT: 1 }),
    chosen('TIN', 2),
  ],
  '07': [
    ...rows({ TOAN: 4, LY: 1, SINH: 2, VAN: 4, SU: 2, DIA: 2, NN: 3, GDCD: 1, CN: 1.5, TD: 2, AN: 1, MT: 1 }),
    chosen('TIN', 2),
  ],
  '08': [
    ...rows({ TOAN: 4, LY: 1, HOA: 2, SINH: 2, VAN: 4, SU: 1.5, DIA: 1.5, NN: 3, GDCD: 1, CN: 1.5, TD: 2, AN: 1, MT: 1 }),
    chosen('TIN', 2),
  ],
  '09': [
    ...rows({ TOAN: 4, LY: 2, HOA: 2, SINH: 2, VAN: 5, SU: 1.5, DIA: 1.5, NN: 2, GDCD: 1, CN: 1, TD: 2 }),
    inFirst('AN'),
    inSecond('MT'),
    chosen('TIN', 2),
  ],
};

const upper = {
  '10': rows({
    ...{ TOAN: 3, LY: 2, HOA: 2, SINH: 1, TIN: 2, VAN: 3, SU: 1.5, DIA: 1.5, NN: 3, GDCD: 1, CN: 1.5, TD: 2, GDQP: 1 },
  }),
  '11': rows({
    ...{ TOAN: 3.5, LY: 2, HOA: 2, SINH: 1.5, TIN: 1.5, VAN: 3.5, SU: 1, DIA: 1, NN: 3, GDCD: 1, CN: 1.5, TD: 2, GDQP: 1 },
  }),
  '12': rows({
    ...{ TOAN: 3.5, LY: 2, HOA: 2, SINH: 1.5, TIN: 1.5, VAN: 3, SU: 1.5, DIA: 1.5, NN: 3, GDCD: 1, CN: 1, TD: 2, GDQP: 1 },
  }),
};

export const curriculum2006: Curriculum = {
  id: '2006',
  name: 'Chương trình 2006',
  basis: 'QĐ 16/2006/QĐ-BGDĐT',
  plans: { ...primary, ...lower, ...upper },
  activities: {
    ...Object.fromEntries(Object.keys(primary).map((grade) => [grade, 20])),
    ...Object.fromEntries([...Object.keys(lower), ...Object.keys(upper)].map((grade) => [grade, 20])),
  },
  // TT58/2011 Đ12 (R1.14). In primary nothing is excused by law: a pupil with a disability is assessed by his or her own plan.
  exemptible: ['TD', 'AN', 'MT'],
};

/** Continuing education teaches seven of the subjects (QĐ 50/2006/QĐ-BGDĐT), here with the periods of the general schools; the rest by choice. */
const continuing = ['TOAN', 'LY', 'HOA', 'SINH', 'VAN', 'SU', 'DIA'];
export const continuing2006 = (grade: string): readonly PlanLine[] =>
  (curriculum2006.plans[grade] ?? []).flatMap((line) =>
    continuing.includes(line.subject)
      ? [line]
      : ['NN', 'GDCD', 'TIN'].includes(line.subject)
        ? [{ ...line, elective: true }]
        : [],
  );

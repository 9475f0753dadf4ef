// Conduct of the year, titles, promotion, the summer, completion: the tables of the circulars, cell by cell.
import { expect, test } from 'vitest';
import type { SubjectResults } from './classification.ts';
import { type CompletionInput, completionOf, completionRulesFor } from './completion.ts';
import { yearConduct } from './conduct.ts';
import { promotionOf } from './promotion.ts';
import { notRated } from './ratings.ts';
import { tt26of2014, tt43 } from './rule-sets/gdtx.ts';
import { tt22 } from './rule-sets/tt22.ts';
import { tt58 } from './rule-sets/tt58.ts';
import { retest, summerTraining } from './second-chance.ts';
import { titleOf } from './title.ts';

test.each([
  ['T', ['T', 'T', 'K', 'K']],
  ['K', ['K', 'K', 'K', 'Đ']],
  ['Đ', ['K', 'Đ', 'Đ', 'Đ']],
  ['CĐ', ['CĐ', 'CĐ', 'CĐ', 'CĐ']],
])('TT22: semester II %s with semester I T, K, Đ, CĐ gives %j', (second, years) =>
  expect(['T', 'K', 'Đ', 'CĐ'].map((first) => yearConduct(tt22, { first, second }).value)).toEqual(years),
);

test('TT58 only proposes semester II; TT22 needs both', () => {
  expect(yearConduct(tt58, { first: 'T', second: 'K' })).toMatchObject({ value: 'K', binding: false });
  expect(yearConduct(tt58, { first: null, second: 'K' })).toMatchObject({ value: 'K', missing: [] });
  expect(yearConduct(tt22, { first: 'T', second: 'K' }).binding).toBe(true);
  expect(yearConduct(tt22, { first: null, second: 'K' })).toMatchObject({
    value: null,
    missing: [{ what: 'semester', semester: 1 }],
  });
});

const titleUnder = (learning: string | null, conduct: string | null, period: 'semester' | 'year' = 'year') =>
  titleOf(tt58, { period, learning, conduct, marks: {} });
test.each([
  ['G', 'T', 'HSG'],
  ['G', 'K', 'HSTT'],
  ['K', 'T', 'HSTT'],
  ['K', 'K', 'HSTT'],
  ['G', 'Tb', null],
  ['K', 'Tb', null],
  ['Tb', 'T', null],
])('TT58: học lực %s and hạnh kiểm %s make %s, of a semester and of the year', (learning, conduct, title) => {
  expect(titleUnder(learning, conduct)).toMatchObject({ value: title, missing: [] });
  expect(titleUnder(learning, conduct, 'semester').value).toBe(title);
});
test('a subject that has no mark yet is not one below 9,0', () => {
  const asked = { period: 'year', learning: 'T', conduct: 'T', marks: { TOAN: 95, VAN: null, NN1: 'MIEN' } } as const;
  expect(titleOf(tt22, asked)).toMatchObject({ value: null, missing: [{ what: 'subject', subject: 'VAN' }] });
  expect(titleOf(tt22, { ...asked, conduct: 'K' })).toMatchObject({ value: null, missing: [] });
  expect(titleOf(tt58, { ...asked, learning: 'G' }).value).toBe('HSG');
});
test('no title is not the same as not known', () => expect(titleUnder('G', null).missing).toEqual([{ what: 'conduct' }]));

test.each([
  [[90, 91, 95, 90, 92, 90, 70, 80], 'T', 'T', 'HSXS'],
  [[90, 91, 95, 90, 92, 89, 70, 80], 'T', 'T', 'HSG'],
  [[90, 91, 95, 90, 92, 90, 90, 64], 'K', 'T', null],
  [[90, 91, 95, 90, 92, 90, 90, 90], 'T', 'K', null],
])('TT22: %j, %s, %s → %s; no title of a semester', (values, learning, conduct, title) => {
  const marks = Object.fromEntries(values.map((value, i) => [`M${i}`, value]));
  expect(titleOf(tt22, { period: 'year', learning, conduct, marks }).value).toBe(title);
  expect(titleOf(tt22, { period: 'semester', learning, conduct, marks })).toMatchObject({
    value: null,
    clause: null,
    missing: [],
  });
});

test.each([
  ['Tb', 'Tb', 45, 'LEN_LOP', 'TT58 Đ15.1'],
  ['G', 'T', 46, 'O_LAI', 'TT58 Đ15.2a'],
  ['Y', 'Tb', 3, 'KIEM_TRA_LAI', 'TT58 Đ16'],
  ['Y', 'Y', 0, 'O_LAI', 'TT58 Đ15.2b'],
  ['Kém', 'T', 0, 'O_LAI', 'TT58 Đ15.2b'],
  ['Kém', 'Y', 50, 'O_LAI', 'TT58 Đ15.2a'],
  ['G', 'Y', 0, 'REN_LUYEN_HE', 'TT58 Đ17'],
])('TT58: %s, %s, %i sessions → %s (%s)', (learning, conduct, absentSessions, value, clause) =>
  expect(promotionOf(tt58, { learning, conduct, absentSessions })).toMatchObject({ value, clause }),
);

test.each([
  ['Đ', 'Đ', 45, 'LEN_LOP'],
  ['T', 'T', 46, 'O_LAI'],
  ['CĐ', 'Đ', 0, 'KIEM_TRA_LAI'],
  ['K', 'CĐ', 0, 'REN_LUYEN_HE'],
  ['CĐ', 'CĐ', 0, 'O_LAI'],
])('TT22: %s, %s, %i sessions → %s', (learning, conduct, absentSessions, value) =>
  expect(promotionOf(tt22, { learning, conduct, absentSessions }).value).toBe(value),
);

test('what lacks is named; a pupil on a plan of his or her own is the principal’s to decide', () => {
  expect(promotionOf(tt58, { learning: null, conduct: null, absentSessions: null }).missing).toEqual([
    { what: 'learning' },
    { what: 'conduct' },
    { what: 'absences' },
  ]);
  expect(promotionOf(tt58, { learning: null, conduct: null, absentSessions: 60, individualPlan: true })).toMatchObject({
    ...{ value: null, clause: 'TT58 Đ14.3', missing: [], steps: [{ step: 'principal' }] },
  });
});

test('adults of continuing education go up without a rating of conduct; elsewhere it lacks', () => {
  const unrated = { learning: 'Tb', conduct: notRated, absentSessions: 0 };
  expect(promotionOf(tt26of2014, unrated).value).toBe('LEN_LOP');
  expect(promotionOf(tt58, unrated)).toMatchObject({ value: null, missing: [{ what: 'conduct' }] });
  expect(titleOf(tt26of2014, { period: 'year', learning: 'G', conduct: notRated, marks: {} })).toMatchObject({
    value: null,
    missing: [],
  });
  expect(titleOf(tt58, { period: 'year', learning: 'G', conduct: notRated, marks: {} }).missing).toEqual([{ what: 'conduct' }]);
  expect(promotionOf(tt26of2014, { ...unrated, learning: 'Y' }).clause).toBe('QĐ 02/2007 sửa bởi TT26/2014 (như TT58) Đ16');
});

test.each([
  [tt22, 'Y', 'T'],
  [tt22, 'T', 'Y'],
  [tt58, 'Đ', 'T'],
  [tt58, 'G', 'CĐ'],
  [tt58, '', 'T'],
])('a level of another circular decides nothing: $0.id has no %s, %s', (rules, learning, conduct) => {
  const foreign = new RegExp(`^${rules.id} không có mức`);
  expect(() => promotionOf(rules, { learning, conduct, absentSessions: 0 })).toThrow(foreign);
  expect(() => titleOf(rules, { period: 'year', learning, conduct, marks: {} })).toThrow(foreign);
});

test('absence decides first, also while a rating lacks', () => {
  const decided = { value: 'O_LAI', clause: 'TT58 Đ15.2a', missing: [] };
  expect(promotionOf(tt58, { learning: null, conduct: null, absentSessions: 46 })).toMatchObject(decided);
  expect(promotionOf(tt58, { learning: 'G', conduct: notRated, absentSessions: 46 })).toMatchObject(decided);
  expect(promotionOf(tt58, { learning: null, conduct: null, absentSessions: 45 })).toMatchObject({
    ...{ value: null, missing: [{ what: 'learning' }, { what: 'conduct' }] },
  });
});

test('whoever is not rated in semester II is not rated for the year, where that may be; elsewhere the rating lacks', () => {
  const unrated = { first: notRated, second: notRated };
  for (const rules of [tt26of2014, tt43]) {
    expect(yearConduct(rules, unrated)).toMatchObject({ value: notRated, missing: [] });
    expect(yearConduct(rules, { first: 'T', second: notRated })).toMatchObject({ value: notRated, missing: [] });
  }
  const semester = (...numbers: number[]) => numbers.map((number) => ({ what: 'semester', semester: number }));
  expect(yearConduct(tt43, { first: notRated, second: 'T' })).toMatchObject({ value: null, missing: semester(1) });
  expect(yearConduct(tt58, unrated)).toMatchObject({ value: null, missing: semester(2) });
  expect(yearConduct(tt22, unrated)).toMatchObject({ value: null, missing: semester(1, 2) });
  expect(() => yearConduct(tt22, { first: 'T', second: 'Y' })).toThrow('TT22/2021 không có mức kết quả rèn luyện Y.');
});

const weak: SubjectResults = {
  marks: { TOAN: 55, VAN: 52, LY: 58, HOA: 56, SINH: 60, SU: 32, DIA: 48, NN: 54, GDCD: 65, CN: 60 },
  comments: { TD: 'Đ', AN: 'Đ', MT: 'Đ' },
};
const again = (retaken: Record<string, number | 'Đ' | 'CĐ'>, results = weak, conduct = 'K', absentSessions = 0) =>
  retest(tt58, { results, conduct, absentSessions, retaken });

test('a re-test replaces the year’s result; mean and level are computed anew', () => {
  const done = again({ SU: 55 });
  expect(done.before).toMatchObject({ learning: { value: 'Y' }, promotion: { value: 'KIEM_TRA_LAI' }, eligible: ['SU', 'DIA'] });
  expect(done).toMatchObject({ value: 'LEN_LOP', clause: 'TT58 Đ16', after: { mean: 56, value: 'Tb' }, notEligible: [] });
  // Worse than before counts as well: the result is replaced, not the better one kept.
  expect(again({ SU: 20 })).toMatchObject({ value: 'O_LAI', clause: 'TT58 Đ15.2c', after: { value: 'Y' } });
  expect(again({ SU: 34 })).toMatchObject({ value: 'O_LAI' });
});

test('only what may be tested again is, and only where there is a re-test', () => {
  expect(again({ TOAN: 90 })).toMatchObject({ value: null, after: null, notEligible: ['TOAN'] });
  expect(again({ SU: 'Đ' })).toMatchObject({ value: null, after: null, notEligible: ['SU'] });
  expect(again({})).toMatchObject({ value: null, after: null, notEligible: [], missing: [{ what: 'results' }] });
  expect(again({ SU: 55 }, weak, 'K', 46)).toMatchObject({ value: 'O_LAI', after: null, before: { eligible: [] } });
  expect(again({ SU: 55 }, weak, 'Y')).toMatchObject({ value: 'O_LAI', after: null });
  const failed: SubjectResults = { marks: { ...weak.marks, SU: 52, DIA: 50 }, comments: { ...weak.comments, TD: 'CĐ' } };
  const plan = { results: weak, conduct: null, absentSessions: null, retaken: { SU: 55 }, individualPlan: true };
  expect(retest(tt58, plan)).toMatchObject({ value: null, clause: 'TT58 Đ14.3', missing: [], steps: [{ step: 'principal' }] });
  expect(again({ TD: 'Đ' }, failed)).toMatchObject({ value: 'LEN_LOP', before: { eligible: ['TD'] }, after: { value: 'Tb' } });
});

test.each([
  ['Tb', 'Y', 0, true, 'Tb', 'LEN_LOP'],
  ['Tb', 'Y', 0, false, 'Y', 'O_LAI'],
  ['Y', 'Y', 0, true, 'Y', 'O_LAI'],
  ['Tb', 'Y', 46, true, 'Y', 'O_LAI'],
  ['Tb', 'K', 0, true, 'K', 'LEN_LOP'],
  ['Tb', 'Y', 0, null, 'Y', null],
])('TT58: %s, %s, %i sessions, training done: %s → %s, %s', (learning, conduct, absentSessions, done, after, value) =>
  expect(summerTraining(tt58, { learning, conduct, absentSessions, done })).toMatchObject({ conduct: after, value }),
);
test('TT22 rates again to Đạt', () =>
  expect(summerTraining(tt22, { learning: 'K', conduct: 'CĐ', absentSessions: 0, done: true })).toMatchObject({
    ...{ conduct: 'Đ', value: 'LEN_LOP', clause: 'TT22 Đ13' },
  }));

const pupil: CompletionInput = {
  ...{ learning: 'G', conduct: 'T', absentSessions: 0, age: 15, fileComplete: true, favoured: false },
  ...{ lowestMark: null, coreMarks: {} },
};
test.each<[Partial<CompletionInput>, boolean, string | null]>([
  [{}, true, 'Giỏi'],
  [{ conduct: 'K' }, true, 'Khá'],
  [{ conduct: 'Tb' }, true, 'Trung bình'],
  [{ learning: 'K' }, true, 'Khá'],
  [{ learning: 'K', conduct: 'K' }, true, 'Khá'],
  [{ learning: 'K', conduct: 'Tb' }, true, 'Trung bình'],
  [{ learning: 'Tb' }, true, 'Trung bình'],
  [{ conduct: 'Y' }, false, null],
  [{ learning: 'Y' }, false, null],
  [{ absentSessions: 45 }, true, 'Giỏi'],
  [{ absentSessions: 46 }, false, null],
  [{ age: 21 }, true, 'Giỏi'],
  [{ age: 22 }, false, null],
  [{ age: null }, true, 'Giỏi'],
  [{ fileComplete: false }, false, null],
  [{ conduct: notRated, learning: 'Tb' }, true, null],
  [{ conduct: notRated, learning: 'Y' }, false, null],
  [{ learning: 'Y', favoured: true, lowestMark: 35, coreMarks: { TOAN: 50, VAN: 40 } }, true, 'Trung bình'],
  [{ learning: 'Y', favoured: true, lowestMark: 38, coreMarks: { TOAN: 49, VAN: 49 } }, false, null],
  [{ learning: 'Y', favoured: true, lowestMark: 34, coreMarks: { TOAN: 50 } }, false, null],
  [{ learning: 'Kém', favoured: true, lowestMark: 35, coreMarks: { TOAN: 50 } }, false, null],
])('QĐ 11/2006 with %j: %s, %s', (other, recognised, grade) =>
  expect(completionOf(completionRulesFor('2018-2019')!, { ...pupil, ...other }).value).toEqual({ recognised, grade }),
);
test('from 2024-2025 on there is no grade; what lacks is named', () => {
  const rules = completionRulesFor('2024-2025')!;
  expect(rules.id).toBe('TT31/2023');
  expect(completionOf(rules, { ...pupil, learning: 'Đ', conduct: 'Đ' }).value).toEqual({ recognised: true, grade: null });
  expect(completionOf(rules, { ...pupil, learning: 'CĐ', conduct: 'Đ' }).value).toEqual({ recognised: false, grade: null });
  expect(completionOf(completionRulesFor('2023-2024')!, { ...pupil, learning: 'Y', favoured: true }).missing).toEqual([
    { what: 'lowestMark' },
    { what: 'coreMarks' },
  ]);
});

import { expect, test } from 'vitest';
import { classify, houseReadings, type Readings, type SubjectResults } from './classification.ts';
import { tt22 } from './rule-sets/tt22.ts';
import { tt26 } from './rule-sets/tt26.ts';
import { tt58 } from './rule-sets/tt58.ts';

const subjects58 = ['TOAN', 'VAN', 'LY', 'HOA', 'SINH', 'SU', 'DIA', 'NN', 'GDCD', 'CN'];
const subjects22 = ['VAN', 'TOAN', 'NN1', 'GDCD', 'LSDL', 'KHTN', 'CN', 'TIN'];
const results = (
  codes: readonly string[],
  marks: readonly number[],
  failed: readonly string[] = [],
  more = {},
): SubjectResults => ({
  marks: Object.fromEntries(codes.map((code, i) => [code, marks[i] ?? null])),
  comments: Object.fromEntries(['TD', 'AN', 'MT'].map((code) => [code, failed.includes(code) ? 'CĐ' : 'Đ'])),
  ...more,
});
/** Ten marks of TT58: all `most`, but for those named. */
const mostly = (most: number, others: Readonly<Record<string, number>> = {}, failed: readonly string[] = [], more = {}) =>
  results(
    subjects58,
    subjects58.map((code) => others[code] ?? most),
    failed,
    more,
  );
const strict: Readings = { ...houseReadings, fallToLast: 'strict' };

test.each<[string, SubjectResults, number, string, string, string]>([
  ['all high', mostly(85), 85, 'G', 'G', 'TT58 Đ13.1'],
  ['the mean just below', mostly(79), 79, 'K', 'K', 'TT58 Đ13.2'],
  ['neither Toán nor Ngữ văn', mostly(85, { TOAN: 79, VAN: 79 }), 84, 'K', 'K', 'TT58 Đ13.2'],
  ['one subject below 6,5: one level, no adjustment', mostly(88, { NN: 64 }), 86, 'K', 'K', 'TT58 Đ13.2'],
  ['one subject below 5,0', mostly(88, { NN: 49 }), 84, 'Tb', 'K', 'TT58 Đ13.6a'],
  ['one subject below 3,5', mostly(88, { NN: 34 }), 83, 'Y', 'Tb', 'TT58 Đ13.6b'],
  ['one comment subject', mostly(85, {}, ['TD']), 85, 'Y', 'Tb', 'TT58 Đ13.6b'],
  ['a Khá mean, one subject below 3,5', mostly(75, { NN: 34 }), 71, 'Y', 'Tb', 'TT58 Đ13.6c'],
  ['a Khá mean, one comment subject', mostly(75, {}, ['AN']), 75, 'Y', 'Tb', 'TT58 Đ13.6c'],
  ['a Khá mean, one subject below 2,0', mostly(75, { NN: 19 }), 69, 'Kém', 'Y', 'TT58 Đ13.6d'],
  ['a Khá mean, one subject below 5,0: one level', mostly(75, { NN: 49 }), 72, 'Tb', 'Tb', 'TT58 Đ13.3'],
  ['a Trung bình mean is never adjusted', mostly(60, { NN: 19 }), 56, 'Kém', 'Kém', 'TT58 Đ13.5'],
  ['two subjects at fault', mostly(90, { DIA: 48, NN: 49 }), 82, 'Tb', 'Tb', 'TT58 Đ13.3'],
  ['a subject and a comment subject', mostly(90, { NN: 49 }, ['TD']), 86, 'Y', 'Y', 'TT58 Đ13.4'],
  ['two comment subjects', mostly(90, {}, ['TD', 'MT']), 90, 'Y', 'Y', 'TT58 Đ13.4'],
  ['Ngữ văn itself is the one at fault', mostly(89, { TOAN: 85, VAN: 48 }), 85, 'Tb', 'K', 'TT58 Đ13.6a'],
  [
    'Toán, Ngữ văn between 6,5 and 7,9 and another low: two faults',
    mostly(95, { TOAN: 70, VAN: 70, NN: 49 }),
    85,
    'Tb',
    'Tb',
    'TT58 Đ13.3',
  ],
  ['Toán and Ngữ văn below 5,0', mostly(60, { TOAN: 49, VAN: 48 }), 58, 'Y', 'Y', 'TT58 Đ13.4'],
  ['môn chuyên below 8,0', mostly(85, { HOA: 79 }, [], { specialised: 'HOA' }), 84, 'K', 'K', 'TT58 Đ13.2'],
  ['môn chuyên is the one at fault', mostly(88, { HOA: 49 }, [], { specialised: 'HOA' }), 84, 'Y', 'Tb', 'TT58 Đ13.6b'],
  ['a mean of exactly 8,0', mostly(80), 80, 'G', 'G', 'TT58 Đ13.1'],
  ['a mean of exactly 6,5', mostly(65), 65, 'K', 'K', 'TT58 Đ13.2'],
  ['a mean of 6,4', mostly(64), 64, 'Tb', 'Tb', 'TT58 Đ13.3'],
  ['a mean of exactly 5,0', mostly(50), 50, 'Tb', 'Tb', 'TT58 Đ13.3'],
  ['a mean of 4,9', mostly(49), 49, 'Y', 'Y', 'TT58 Đ13.4'],
  ['Toán exactly 8,0', mostly(85, { TOAN: 80, VAN: 65 }), 83, 'G', 'G', 'TT58 Đ13.1'],
  ['Toán exactly 6,5', mostly(75, { TOAN: 65, VAN: 60 }), 73, 'K', 'K', 'TT58 Đ13.2'],
  ['Toán 6,4', mostly(75, { TOAN: 64, VAN: 60 }), 72, 'Tb', 'Tb', 'TT58 Đ13.3'],
  ['Toán exactly 5,0', mostly(60, { TOAN: 50, VAN: 49 }), 58, 'Tb', 'Tb', 'TT58 Đ13.3'],
  ['the lowest exactly 6,5', mostly(88, { NN: 65 }), 86, 'G', 'G', 'TT58 Đ13.1'],
  ['the lowest exactly 5,0', mostly(75, { NN: 50 }), 73, 'K', 'K', 'TT58 Đ13.2'],
  ['the lowest exactly 3,5', mostly(60, { NN: 35 }), 58, 'Tb', 'Tb', 'TT58 Đ13.3'],
  ['the lowest 3,4', mostly(60, { NN: 34 }), 57, 'Y', 'Y', 'TT58 Đ13.4'],
  ['the lowest exactly 2,0', mostly(60, { NN: 20 }), 56, 'Y', 'Y', 'TT58 Đ13.4'],
  ['the least of Yếu', mostly(35), 35, 'Y', 'Y', 'TT58 Đ13.4'],
  ['below Yếu', mostly(34), 34, 'Kém', 'Kém', 'TT58 Đ13.5'],
])('TT58, %s', (_, given, mean, raw, value, clause) => expect(classify(tt58, given)).toMatchObject({ mean, raw, value, clause }));

test('Q01: a Giỏi mean with one subject below 2,0 is Yếu, in the strict reading Kém', () => {
  const given = mostly(90, { NN: 15 });
  expect(classify(tt58, given)).toMatchObject({ mean: 83, raw: 'Kém', value: 'Y', clause: 'TT58 Đ13.6d' });
  expect(classify(tt58, given, strict)).toMatchObject({ mean: 83, raw: 'Kém', value: 'Kém', clause: 'TT58 Đ13.5' });
  // Two faults for Giỏi, one for Khá: the strict reading goes on to Khá as well.
  const two = mostly(92, { NN: 34, SU: 60 });
  for (const readings of [houseReadings, strict]) expect(classify(tt58, two, readings).value).toBe('Tb');
});

test('a foreign language counts among the core subjects from TT26/2020 on', () => {
  const given = mostly(85, { TOAN: 75, VAN: 76 });
  expect(classify(tt58, given).value).toBe('K');
  expect(classify(tt26, given).value).toBe('G');
  expect(classify(tt26, given).ruleSet).toEqual({ id: 'TT58/2011+TT26/2020', version: 1 });
});

test('exempt subjects take no part; one without a result leaves no level', () => {
  const given = mostly(85);
  expect(classify(tt58, { ...given, comments: { ...given.comments, TD: 'MIEN' } }).value).toBe('G');
  expect(classify(tt58, { ...given, comments: { TD: 'MIEN', AN: 'MIEN', MT: 'MIEN' } }).value).toBe('G');
  expect(classify(tt58, { marks: { ...given.marks, SU: null }, comments: { ...given.comments, AN: null } })).toMatchObject({
    value: null,
    raw: null,
    mean: null,
    missing: [
      { what: 'subject', subject: 'SU' },
      { what: 'subject', subject: 'AN' },
    ],
  });
});

test('the steps tell what each level asked for', () => {
  const { steps } = classify(tt58, mostly(88, { NN: 49 }));
  expect(steps.map((step) => step.step)).toEqual(['mean', 'rung', 'rung', 'rung', 'adjusted']);
  expect(steps[1]).toMatchObject({ level: 'G', shortfalls: [{ asks: 'each', limit: 65, subject: 'NN', value: 49 }] });
  expect(steps.at(-1)).toMatchObject({ reached: 'G', raw: 'Tb', to: 'K', subject: 'NN' });
});

const six = (marks: readonly number[], failed: readonly string[] = []) => results(subjects22, marks, failed);
const high = [80, 82, 85, 80, 81, 84];
test.each<[string, SubjectResults, string, string, string]>([
  ['six from 8,0, the others from 6,5', six([...high, 65, 65]), 'T', 'T', 'TT22 Đ9.2a'],
  ['five from 8,0', six([79, 82, 85, 80, 81, 84, 65, 65]), 'K', 'K', 'TT22 Đ9.2b'],
  ['one subject below 6,5: one level', six([...high, 86, 64]), 'K', 'K', 'TT22 Đ9.2b'],
  ['one subject below 5,0', six([...high, 86, 49]), 'Đ', 'K', 'TT22 Đ9.3'],
  ['one subject below 3,5', six([...high, 86, 34]), 'CĐ', 'Đ', 'TT22 Đ9.3'],
  ['one comment subject: Đạt, adjusted', six([...high, 86, 80], ['TD']), 'Đ', 'K', 'TT22 Đ9.3'],
  ['two comment subjects', six([...high, 86, 80], ['TD', 'AN']), 'CĐ', 'CĐ', 'TT22 Đ9.2d'],
  ['two subjects below 5,0', six([...high, 49, 49]), 'Đ', 'Đ', 'TT22 Đ9.2c'],
  ['Khá marks and one comment subject: one level', six([70, 72, 70, 68, 65, 66, 55, 50], ['AN']), 'Đ', 'Đ', 'TT22 Đ9.2c'],
  ['a Khá and one subject below 3,5', six([70, 72, 70, 68, 65, 66, 55, 34]), 'CĐ', 'Đ', 'TT22 Đ9.3'],
  ['six from 5,0, the lowest 3,5', six([50, 52, 60, 55, 51, 54, 35, 49]), 'Đ', 'Đ', 'TT22 Đ9.2c'],
  ['five from 5,0', six([50, 52, 60, 55, 51, 49, 49, 49]), 'CĐ', 'CĐ', 'TT22 Đ9.2d'],
])('TT22, %s', (_, given, raw, value, clause) => {
  expect(classify(tt22, given)).toMatchObject({ raw, value, clause, mean: null });
});

test('Q02: is the sixth subject to be one of the others, or may it be the faulty one made good?', () => {
  // Five from 8,0, two from 6,5, one at 4,9: the others have no six.
  const given = six([80, 82, 85, 80, 81, 70, 70, 49]);
  expect(classify(tt22, given).value).toBe('Đ');
  expect(classify(tt22, given, { ...houseReadings, sixth: 'made_good' }).value).toBe('K');
});

// Is the pupil of grade 9 recognised as having completed lower secondary school, and with which grade? QĐ 11/2006 until 2023-2024, TT31/2023 from
// 2024-2025 on (R6.8). Its article numbers, and its rule for the grade, have not been read.
import { startYear } from '#kernel/school-year.ts';
import { type CompletionFault, type CompletionRuleId, decided, type Missing, type Outcome, undecided } from './outcome.ts';
import { notRated } from './ratings.ts';
import type { Tenths } from './rule-sets/shape.ts';
import { tt22 } from './rule-sets/tt22.ts';
import { tt58 } from './rule-sets/tt58.ts';

export type CompletionRules = {
  id: CompletionRuleId;
  version: number;
  name: string;
  firstYear: string;
  lastYear: string | null;
  /** What the two ratings are called. */
  words: { learning: string; conduct: string };
  learning: readonly string[];
  conduct: readonly string[];
  absentOver: number;
  /** By calendar year; null: no limit known. */
  maxAge: number | null;
  /** Those whom the state favours: also with this learning, if no mark is lower and one of two core subjects is enough. */
  favoured: { learning: readonly string[]; each: Tenths; core: readonly string[]; coreMark: Tenths } | null;
  /** The first that fits; no rows: no grade. */
  grades: readonly { grade: string; learning: readonly string[]; conduct: readonly string[] }[];
  article: string;
  unverified: string | null;
};

export const completionRules: readonly CompletionRules[] = [
  {
    ...{ id: 'QĐ11/2006', version: 1, name: 'Quyết định 11/2006/QĐ-BGDĐT', firstYear: '2005-2006', lastYear: '2023-2024' },
    words: tt58.words,
    learning: ['G', 'K', 'Tb'],
    conduct: ['T', 'K', 'Tb'],
    absentOver: 45,
    maxAge: 21,
    favoured: { learning: ['Y'], each: 35, core: ['TOAN', 'VAN'], coreMark: 50 },
    grades: [
      { grade: 'Giỏi', learning: ['G'], conduct: ['T'] },
      { grade: 'Khá', learning: ['K'], conduct: ['T', 'K'] },
      { grade: 'Khá', learning: ['G'], conduct: ['K'] },
      { grade: 'Trung bình', learning: ['G', 'K', 'Tb', 'Y'], conduct: ['T', 'K', 'Tb'] },
    ],
    article: 'QĐ 11/2006',
    unverified: 'Học viên không xếp loại hạnh kiểm: chưa đọc được cách xếp loại; công nhận không xét hạnh kiểm, không có loại.',
  },
  {
    ...{ id: 'TT31/2023', version: 1, name: 'Thông tư 31/2023/TT-BGDĐT', firstYear: '2024-2025', lastYear: null },
    words: tt22.words,
    learning: ['T', 'K', 'Đ'],
    conduct: ['T', 'K', 'Đ'],
    absentOver: 45,
    maxAge: null,
    favoured: null,
    grades: [],
    article: 'TT31/2023',
    unverified: 'Học viên không xếp loại rèn luyện: chưa đọc được; công nhận không xét rèn luyện.',
  },
];

/** Before any decision that is known, as the oldest one has them. */
export const completionWords = (schoolYear: string): CompletionRules['words'] =>
  (completionRulesFor(schoolYear) ?? (completionRules[0] as CompletionRules)).words;
export const completionRulesFor = (schoolYear: string): CompletionRules | undefined =>
  completionRules.find(
    (rules) =>
      startYear(rules.firstYear) <= startYear(schoolYear) &&
      (rules.lastYear === null || startYear(schoolYear) <= startYear(rules.lastYear)),
  );

export type CompletionInput = {
  learning: string | null;
  /** `notRated` only of learners of continuing education, as the year's conduct says. */
  conduct: string | null;
  absentSessions: number | null;
  /** null: not checked, as for learners of continuing education. */
  age: number | null;
  fileComplete: boolean;
  favoured: boolean;
  /** The lowest year mark of the scored subjects, and those of the core subjects: looked at for favoured pupils of weak learning. */
  lowestMark: Tenths | null;
  coreMarks: Readonly<Record<string, Tenths | null>>;
};
export type Completion = { recognised: boolean; grade: string | null };

export function completionOf(rules: CompletionRules, input: CompletionInput): Outcome<Completion, CompletionInput> {
  const { learning, conduct, absentSessions, age } = input;
  const missing: Missing[] = [];
  if (learning === null) missing.push({ what: 'learning' });
  if (conduct === null) missing.push({ what: 'conduct' });
  if (absentSessions === null) missing.push({ what: 'absences' });
  const asFavoured = learning !== null && input.favoured && rules.favoured?.learning.includes(learning) ? rules.favoured : null;
  if (asFavoured && input.lowestMark === null) missing.push({ what: 'lowestMark' });
  if (asFavoured?.core.every((subject) => (input.coreMarks[subject] ?? null) === null)) missing.push({ what: 'coreMarks' });
  if (missing.length > 0 || learning === null || conduct === null || absentSessions === null)
    return undecided('completion', rules, input, missing);
  const failed: CompletionFault[] = [];
  if (asFavoured) {
    if ((input.lowestMark ?? 0) < asFavoured.each) failed.push('lowestMark');
    if (!asFavoured.core.some((subject) => (input.coreMarks[subject] ?? 0) >= asFavoured.coreMark)) failed.push('coreMarks');
  } else if (!rules.learning.includes(learning)) failed.push('learning');
  if (conduct !== notRated && !rules.conduct.includes(conduct)) failed.push('conduct');
  if (absentSessions > rules.absentOver) failed.push('absences');
  if (age !== null && rules.maxAge !== null && age > rules.maxAge) failed.push('age');
  if (!input.fileComplete) failed.push('file');
  const recognised = failed.length === 0;
  const grade = recognised
    ? (rules.grades.find((row) => row.learning.includes(learning) && row.conduct.includes(conduct))?.grade ?? null)
    : null;
  const { article } = rules;
  return decided('completion', rules, input, { recognised, grade }, article, [
    { step: 'recognised', recognised, grade, failed, article },
  ]);
}

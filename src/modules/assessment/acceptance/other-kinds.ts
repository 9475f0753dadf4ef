// The kinds of cases that are not about a secondary rule set: primary pupils, which circular applies, completion of lower secondary school.
import { completionOf, completionRules } from '../rules/completion.ts';
import { parseLevel, yearFromLists } from '../rules/primary.ts';
import { programmeOf, ruleSetFor } from '../rules/rule-sets/catalogue.ts';
import type { Level, PrimaryRuleSet } from '../rules/rule-sets/shape.ts';
import { tt22 } from '../rules/rule-sets/tt22.ts';
import { tt58 } from '../rules/rule-sets/tt58.ts';
import type { Answers } from './answer.ts';
import { type CaseInput, conductIn, learningIn } from './case-input.ts';
import { booleanOf, codeAmong, countOf, listOf, orNull, recordOf, tenthsOf, Unreadable } from './values.ts';

/** A list, or a table by subject. */
const results = <T>(value: unknown, read: (item: unknown) => T): Record<string, T> =>
  Array.isArray(value) ? Object.fromEntries(listOf(value, read).map((item, i) => [String(i + 1), item])) : recordOf(value, read);
const levelAmong =
  (levels: readonly Level[], exempt: boolean) =>
  (value: unknown): string => {
    if (exempt && value === 'MIEN') return 'MIEN';
    const level = parseLevel(levels, String(value));
    if (level === null) throw new Unreadable(`${JSON.stringify(value)} không thuộc ${levels.map(({ code }) => code).join(', ')}`);
    return level;
  };
/** '06' of 6. */
const gradeOf = (value: unknown): string => (/^\d{1,2}$/.test(String(value)) ? String(value).padStart(2, '0') : String(value));

export function primaryCase(rules: PrimaryRuleSet, input: CaseInput): Answers {
  const year = yearFromLists(rules, {
    grade: input.optional('grade', gradeOf, ''),
    subjects: input.get('subjects', (value) => results(value, orNull(levelAmong(rules.subjectLevels, true)))),
    ratings: input.get('competences_qualities', (value) => results(value, orNull(levelAmong(rules.ratings, false)))),
    tests: input.get('year_tests', (value) => results(value, orNull(tenthsOf))),
  }).value;
  return {
    completed_grade: year?.completed ?? null,
    excellent: year ? year.praise === rules.praise.code : null,
    level: year?.level ?? null,
  };
}

export function whichRegulation(input: CaseInput): Answers {
  const grade = input.get('grade', gradeOf);
  const level = input.optional(
    'level',
    (value) => codeAmong(['mn', 'th', 'thcs', 'thpt', 'gdtx'])(String(value).toLowerCase()),
    'thcs',
  );
  const year = input.get('school_year', (value) => {
    if (/^\d{4}-\d{4}$/.test(String(value))) return String(value);
    throw new Unreadable(`${JSON.stringify(value)} không phải năm học`);
  });
  return { regulation: ruleSetFor(programmeOf(level === 'gdtx' ? 'gdtx' : 'thcs', grade), grade, year)?.id ?? null };
}

export const isCompletion = (regulation: string): boolean => completionRules.some((rules) => rules.id === regulation);

export function completionCase(regulation: string, input: CaseInput): Answers {
  const rules = completionRules.find((one) => one.id === regulation);
  if (!rules) throw new Unreadable(`không có quy định ${regulation}`);
  const levels = rules.id === 'QĐ11/2006' ? tt58 : tt22;
  const mark = (key: string) => input.optional(key, orNull(tenthsOf), null);
  const outcome = completionOf(rules, {
    learning: learningIn(input, levels),
    conduct: conductIn(input, levels),
    absentSessions: input.get('absent_sessions', orNull(countOf)),
    age: input.optional('age', orNull(countOf), null),
    fileComplete: input.optional('file_complete', booleanOf, true),
    favoured: input.optional('priority', booleanOf, false),
    lowestMark: mark('min_mark'),
    coreMarks: { TOAN: mark('TOAN'), VAN: mark('VAN') },
  });
  return { recognised: outcome.value?.recognised ?? null, grade: outcome.value?.grade ?? null };
}

// Did the pupil pass a subject that is assessed by comment? Two thirds and the final one under TT58, every one under TT22; the year follows
// semester II (R1.13, R1.36).
import { bothSemesters, filled, gradebookOf, orFormer, type SemesterInput, type YearInput } from './average.ts';
import { missingColumns } from './minimum.ts';
import { decided, type Outcome } from './outcome.ts';
import type { Comment, Exempt, SecondaryRuleSet } from './rule-sets/shape.ts';

/** Whoever has not sat the tests required has no result yet: a CĐ for a test not made up is entered as such (TT58 Đ8.5). */
export function commentSemester(
  rules: SecondaryRuleSet,
  input: SemesterInput<Comment>,
): Outcome<Comment, SemesterInput<Comment>> {
  const { columns } = gradebookOf(rules, input.gradebook);
  const missing = missingColumns(columns, input.cells, input.minimum);
  if (missing.length > 0) return orFormer('comment_semester', rules, input, missing);
  const results = columns.flatMap(({ code }) => filled(input.cells[code]));
  const final = filled(input.cells[columns.at(-1)?.code ?? '']).at(-1) ?? 'CĐ';
  const [passed, total] = [results.filter((result) => result === 'Đ').length, results.length];
  const rule = rules.commentPass;
  const enough = rule === 'all' ? passed === total : 3 * passed >= 2 * total && final === 'Đ';
  const value: Comment = enough ? 'Đ' : 'CĐ';
  const article = rules.articles.commentSemester;
  return decided('comment_semester', rules, input, value, article, [
    { step: 'passed', passed, total, final, rule, value, article },
  ]);
}

export function commentYear(rules: SecondaryRuleSet, input: YearInput<Comment>): Outcome<Comment | Exempt, YearInput<Comment>> {
  const semesters = bothSemesters('comment_year', rules, input);
  if ('year' in semesters) return semesters.year;
  const [first, second] = semesters.both;
  const article = rules.articles.commentYear;
  return decided<Comment | Exempt, YearInput<Comment>>('comment_year', rules, input, second, article, [
    { step: 'second_semester', first, second, value: second, article },
  ]);
}

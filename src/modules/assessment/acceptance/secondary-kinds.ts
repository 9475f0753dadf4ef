// The kinds of cases about secondary pupils: what a case gives becomes the input of a rule, what the rule says becomes the answer.
import { gradebookOf, meanOfSubjects, type SemesterValue, semesterMean, yearMean } from '../rules/average.ts';
import { classify, type Learning, type SubjectResults } from '../rules/classification.ts';
import { commentSemester, commentYear } from '../rules/comment.ts';
import { yearConduct } from '../rules/conduct.ts';
import { knownSettings, regularMinimum, settingFor } from '../rules/minimum.ts';
import { promotionOf } from '../rules/promotion.ts';
import type { Comment, Exempt, RuleSetId, SecondaryRuleSet, Tenths } from '../rules/rule-sets/shape.ts';
import { retest, summerTraining } from '../rules/second-chance.ts';
import { titleOf } from '../rules/title.ts';
import type { Answer, Answers } from './answer.ts';
import { type CaseInput, conductIn, conductKey, learningIn, learningKey } from './case-input.ts';
import {
  booleanOf,
  codeAmong,
  commentOf,
  countOf,
  listOf,
  markOrExempt,
  numberOf,
  orNull,
  passOf,
  recordOf,
  tenthsOf,
  Unreadable,
} from './values.ts';

type Kind = (rules: SecondaryRuleSet, input: CaseInput) => Answers;

const asMark = (value: Tenths | Exempt | null): Answer => (value === 'MIEN' ? value : { tenths: value });
/** A semester that the case leaves out is one in which the subject is not taught. */
const semesterValue =
  <V>(read: (value: unknown) => V | Exempt) =>
  (value: unknown): SemesterValue<V> =>
    value === null ? 'KHONG_HOC' : read(value);

/** The gradebook whose columns the case names; without a minimum of its own the case has as many marks as it needs. */
function semester(rules: SecondaryRuleSet, input: CaseInput): Answers {
  const gradebook = rules.gradebooks.find(({ columns }) => columns.some(({ code }) => input.has(code)));
  if (!gradebook) throw new Unreadable(`không có cột điểm nào của ${rules.id}`);
  const cells = Object.fromEntries(
    gradebook.columns.map(({ code }) => [
      code,
      input.optional(code, (value) => (Array.isArray(value) ? listOf(value, orNull(tenthsOf)) : [orNull(tenthsOf)(value)]), []),
    ]),
  );
  const minimum = { [gradebook.columns[0]?.code ?? '']: 1 };
  return { DTBmhk: { tenths: semesterMean(rules, { gradebook: gradebook.code, cells, minimum }).value } };
}

const numbered = <T>(values: readonly T[]): Record<string, T> =>
  Object.fromEntries(values.map((value, i) => [String(i + 1), value]));

function yearFromSemesters(rules: SecondaryRuleSet, input: CaseInput): Answers {
  const read = (key: string) => input.get(key, (value) => listOf(value, semesterValue(markOrExempt)));
  const [first, second] = [read('DTBmhk1'), read('DTBmhk2')];
  if (first.length !== second.length) throw new Unreadable('hai học kỳ không cùng số môn');
  const years = first.map((value, i) => yearMean(rules, { first: value, second: second[i] ?? null }).value);
  const over = (values: readonly SemesterValue[]): Answer => ({
    tenths: meanOfSubjects(rules, numbered(values.map((value) => (value === 'KHONG_HOC' ? 'MIEN' : value)))).value,
  });
  return { DTBmcn: { list: years.map(asMark) }, DTBhk1: over(first), DTBhk2: over(second), DTBcn: over(years) };
}

function resultsIn(input: CaseInput): SubjectResults {
  const specialised = input.optional('specialised_subject', (value) => (value === null ? undefined : String(value)), undefined);
  return {
    marks: input.get('marks', (value) => recordOf(value, orNull(markOrExempt))),
    comments: input.optional('comment', (value) => recordOf(value, orNull(commentOf)), {}),
    ...(specialised === undefined ? {} : { specialised }),
  };
}
const learningAnswers = (rules: SecondaryRuleSet, learning: Learning): Answers => ({
  [learningKey(rules)]: learning.value,
  before_adjustment: learning.raw,
  ...(rules.learning.by === 'mean' ? { mean: { tenths: learning.mean } } : {}),
});

/** The last column holds the final test; a gradebook with a mid-term takes the last of the others for it. All count alike. */
function passedSemester(rules: SecondaryRuleSet, input: CaseInput): Answers {
  const tests = input.get('tests', (value) => listOf(value, orNull(passOf)));
  const final = input.get('final', orNull(passOf));
  const { code, columns } = gradebookOf(rules, rules.gradebooks[0].code);
  const [regular = '', middle = '', last = ''] = columns.map((column) => column.code);
  const midTerm = columns[1]?.single ?? false;
  const cells: Record<string, (Comment | null)[]> = {
    [regular]: midTerm ? tests.slice(0, -1) : tests,
    [middle]: midTerm ? tests.slice(-1) : [],
    [last]: [final],
  };
  return { result: commentSemester(rules, { gradebook: code, cells, minimum: {} }).value };
}

function minimum(rules: SecondaryRuleSet, input: CaseInput): Answers {
  const comment = input.optional('comment_subject', booleanOf, false);
  const periods = (key: string) => input.optional(key, numberOf, null);
  const [week, year] = [periods('periods_per_week'), periods('periods_per_year')];
  const own = rules.minimums.by === 'periodsPerWeek' ? week : year;
  const apart = comment && rules.minimums.comment !== null;
  if (own === null && !apart)
    throw new Unreadable(`${rules.id} cần ${rules.minimums.by === 'periodsPerWeek' ? 'periods_per_week' : 'periods_per_year'}`);
  const schoolYear = input.optional('school_year', String, '');
  const semesterNumber = input.optional('semester', countOf, 0) === 2 ? 2 : 1;
  const plan = {
    subject: comment ? (rules.commentSubjects[0] ?? '') : 'TOAN',
    periodsPerWeek: week ?? 0,
    periodsPerYear: year ?? 0,
  };
  return {
    min_regular: regularMinimum(rules, plan, settingFor(knownSettings, rules.id as RuleSetId, schoolYear, semesterNumber)),
  };
}

function retested(rules: SecondaryRuleSet, input: CaseInput): Answers {
  const done = retest(rules, {
    results: resultsIn(input),
    conduct: conductIn(input, rules),
    absentSessions: input.get('absent_sessions', orNull(countOf)),
    retaken: input.get('retest', (value) =>
      recordOf(value, (item) => (typeof item === 'string' && /^C?Đ$/.test(item) ? passOf(item) : tenthsOf(item))),
    ),
  });
  const { learning, promotion, eligible } = done.before;
  if (promotion.value === 'KIEM_TRA_LAI' && done.notEligible.length > 0)
    throw new Unreadable(`không được kiểm tra lại môn ${done.notEligible.join(', ')}`);
  return {
    before: { parts: { ...learningAnswers(rules, learning), decision: promotion.value, eligible: { inAnyOrder: eligible } } },
    after: { parts: { ...learningAnswers(rules, done.after ?? learning), decision: done.value } },
  };
}

function summer(rules: SecondaryRuleSet, input: CaseInput): Answers {
  const done = summerTraining(rules, {
    learning: learningIn(input, rules),
    conduct: conductIn(input, rules),
    absentSessions: input.get('absent_sessions', orNull(countOf)),
    done: input.get('summer_done', orNull(booleanOf)),
  });
  return { [`${conductKey(rules)}_after`]: done.conduct, decision: done.value };
}

export const secondaryKinds: Readonly<Record<string, Kind>> = {
  subject_semester_average: semester,
  subject_year_average: (rules, input) => ({
    DTBmcn: asMark(
      yearMean(rules, {
        first: input.get('DTBmhk1', semesterValue(markOrExempt)),
        second: input.get('DTBmhk2', semesterValue(markOrExempt)),
      }).value,
    ),
  }),
  mean_of_subjects: (rules, input) => ({
    mean: { tenths: meanOfSubjects(rules, numbered(input.get('values', (value) => listOf(value, orNull(markOrExempt))))).value },
  }),
  year_mean_from_semesters: yearFromSemesters,
  hoc_luc: (rules, input) => learningAnswers(rules, classify(rules, resultsIn(input))),
  hoc_tap: (rules, input) => learningAnswers(rules, classify(rules, resultsIn(input))),
  comment_subject_semester: passedSemester,
  comment_subject_year: (rules, input) => ({
    result: commentYear(rules, {
      first: input.get('hk1', semesterValue(commentOf)),
      second: input.get('hk2', semesterValue(commentOf)),
    }).value,
  }),
  min_regular_marks: minimum,
  title: (rules, input) => ({
    title: titleOf(rules, {
      period: input.optional('period', codeAmong(['semester', 'year']), 'year') === 'semester' ? 'semester' : 'year',
      learning: learningIn(input, rules),
      conduct: conductIn(input, rules),
      marks: input.optional('marks', (value) => recordOf(value, orNull(markOrExempt)), {}),
    }).value,
  }),
  promotion: (rules, input) => ({
    decision: promotionOf(rules, {
      learning: learningIn(input, rules),
      conduct: conductIn(input, rules),
      absentSessions: input.get('absent_sessions', orNull(countOf)),
    }).value,
  }),
  retest: retested,
  summer_conduct: summer,
  ren_luyen_year: (rules, input) => {
    const code = codeAmong(rules.conduct.levels.map((level) => level.code));
    return {
      [conductKey(rules)]: yearConduct(rules, { first: input.get('hk1', orNull(code)), second: input.get('hk2', orNull(code)) })
        .value,
    };
  },
};

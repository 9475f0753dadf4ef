// What became of pupils between the opening of cells and their closing? Only levels, conduct, titles and decisions: marks are told cell by cell.
import { decisionNames, type RuleSet } from './rule-sets/shape.ts';

type Period = 1 | 2 | 3;
export const standingFields = ['level', 'conduct', 'title', 'decision'] as const;
export type StandingField = (typeof standingFields)[number];
/** What a pupil has in a period, as far as it can hang on marks. */
export type Standing = { pupil: string; period: Period; approved: boolean } & Record<StandingField, string | null>;
export type StandingChange = {
  pupil: string;
  period: Period;
  field: StandingField;
  old: string | null;
  new: string | null;
  /** The result stood approved when the marks behind it changed. */
  approved: boolean;
};

/** `to` null: it stands. */
export type ApprovalTime = { period: Period; from: Date; to: Date | null };
/**
 * Did the result stand approved at that moment? The class was; and so was the pupil, who may have been let through incomplete: known of the
 * moment when the cells were opened. Approved after that, it was the whole class.
 */
export const approvedThen = (
  { times, before, opened }: { times: readonly ApprovalTime[]; before: readonly Standing[]; opened: Date },
  pupil: string,
  period: Period,
  at: Date,
): boolean =>
  times.some(
    (one) =>
      one.period === period &&
      one.from <= at &&
      (one.to === null || one.to > at) &&
      (one.from > opened || before.some((was) => was.pupil === pupil && was.period === period && was.approved)),
  );

/** In the order of `after`; a pupil or period that had no result before had nothing. */
export function standingChanges(before: readonly Standing[], after: readonly Standing[]): StandingChange[] {
  const was = new Map(before.map((one) => [`${one.pupil} ${one.period}`, one]));
  return after.flatMap((now) => {
    const then = was.get(`${now.pupil} ${now.period}`);
    return standingFields
      .filter((field) => (then?.[field] ?? null) !== now[field])
      .map((field) => ({
        ...{ pupil: now.pupil, period: now.period, field, old: then?.[field] ?? null, new: now[field] },
        approved: then?.approved ?? false,
      }));
  });
}

/** As the rule set calls it: 'học lực', 'danh hiệu'. */
export function fieldName(rules: RuleSet, field: StandingField): string {
  if (field === 'level') return (rules.kind === 'secondary' ? rules.words.learning : 'Mức').toLowerCase();
  if (field === 'conduct') return (rules.kind === 'secondary' ? rules.words.conduct : 'Rèn luyện').toLowerCase();
  return field === 'title' ? 'danh hiệu' : 'kết luận cuối năm';
}

/** 'Giỏi' for G; what the rule set does not name stays as it is; nothing is 'chưa có'. */
export function standingWord(rules: RuleSet, field: StandingField, code: string | null): string {
  if (code === null) return 'chưa có';
  if (field === 'decision') return decisionNames[code as keyof typeof decisionNames] ?? code;
  const named =
    rules.kind === 'secondary'
      ? { level: rules.learning.rungs, conduct: rules.conduct.levels, title: rules.titles }[field]
      : rules.kind === 'primary'
        ? {
            level: [...rules.levels, rules.completion],
            conduct: [],
            title: [rules.praise, ...(rules.praiseByVote ? [rules.praiseByVote] : [])],
          }[field]
        : [];
  return [...named].find((one) => one.code === code)?.name ?? code;
}

// Parts that several books say in the same words.
import { ethnicGroups, policyKinds } from '#kernel/code-lists/people-codes.ts';
import type { Period, RuleSet, StoredCells } from '#modules/assessment/index.ts';
import type { RecordPupil, RecordResult, RecordRow } from '../queries/class-record.ts';
import { dateText, ratingName, sexText } from '../rules/words.ts';

export type Person = { name: string; code: string; birth: string; sex: string };
export const personOf = (pupil: RecordPupil): Person => ({
  name: pupil.name,
  code: pupil.code ?? pupil.ministryId ?? '',
  birth: dateText(pupil.birthDate),
  sex: sexText(pupil.sex),
});
export const ethnicityOf = (pupil: RecordPupil): string => ethnicGroups.nameOf(pupil.ethnicity);
export const policyOf = (pupil: RecordPupil): string => pupil.policyKinds.map((kind) => policyKinds.nameOf(kind)).join(', ');

export const remarkOf = (cells: StoredCells | undefined): string => {
  const value = cells?.NX?.[0] ?? '';
  return typeof value === 'string' ? value : '';
};
/** Nothing recorded is blank, none is 0. */
export function absences(result: RecordResult | undefined, which: 'with' | 'without' | 'all'): string {
  const { absent_with_leave: leave = null, absent_without_leave: none = null } = result ?? {};
  if (which === 'with') return leave === null ? '' : String(leave);
  if (which === 'without') return none === null ? '' : String(none);
  return leave === null && none === null ? '' : String((leave ?? 0) + (none ?? 0));
}

export type RatingLine = { group: string; name: string; value: string; remark: string };
/** Competences and qualities of a primary pupil at the end of the semester; the remark stands once, at the first of its group. */
export function ratingsOf(
  rules: RuleSet,
  result: RecordResult | undefined,
  rows: ReadonlyMap<string, RecordRow> | undefined,
  period: Period,
): RatingLine[] {
  if (rules.kind !== 'primary') return [];
  const remark = remarkOf(rows?.get(`NLPC ${period}`)?.cells);
  const of = (group: string, some: readonly { code: string; name: string }[]) =>
    some.map(({ code, name }, at) => ({
      ...{ group, name, value: ratingName(rules, result?.extra.ratings?.[code]) },
      remark: at === 0 && group === 'Năng lực' ? remark : '',
    }));
  return [...of('Năng lực', rules.competences), ...of('Phẩm chất', rules.qualities)];
}

// Which rule set does a class live under? Chosen by programme, grade and school year, never by the calendar date (R0.1); kept on the class
// and year, with its version, so that a record of 2018 can be computed anew in 2025.
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { startYear } from '#kernel/school-year.ts';
import { tt26of2014, tt43 } from './gdtx.ts';
import type { Programme, RuleSet, RuleSetId } from './shape.ts';
import { tt22 } from './tt22.ts';
import { tt26 } from './tt26.ts';
import { tt27 } from './tt27.ts';
import { tt30 } from './tt30.ts';
import { tt58 } from './tt58.ts';
import { who } from './who.ts';

/** A rule set under which a record was made is never changed: a correction is another entry of the same id with the next version. */
export const ruleSets: readonly RuleSet[] = [tt58, tt26, tt22, tt30, tt27, tt26of2014, tt43, who];

const isGeneral = (grade: string): boolean => /^\d\d$/.test(grade);
export const programmeOf = (level: UnitLevel, grade: string): Programme => {
  if (!isGeneral(grade)) return 'preschool';
  return level === 'gdtx' ? 'continuing' : 'general';
};

const holdsIn = (first: string, last: string | null, year: string): boolean =>
  startYear(first) <= startYear(year) && (last === null || startYear(year) <= startYear(last));

/** `grade` as in the code list: '06', 'MG5'. Undefined for years before the circulars that the house knows. */
export function ruleSetFor(programme: Programme, grade: string, schoolYear: string): RuleSet | undefined {
  const fitting = ruleSets.filter((rules) =>
    rules.validity.some(
      (one) => one.programme === programme && one.grades.includes(grade) && holdsIn(one.firstYear, one.lastYear, schoolYear),
    ),
  );
  return fitting.reduce<RuleSet | undefined>((best, rules) => (best && best.version > rules.version ? best : rules), undefined);
}

/** Under exactly the rules that a record names. @throws Error when the house no longer has them: nothing may stand in for them */
export function ruleSetAt(id: RuleSetId, version: number): RuleSet {
  const found = ruleSets.find((rules) => rules.id === id && rules.version === version);
  if (!found) throw new Error(`Không có bộ quy định ${id} bản ${version}.`);
  return found;
}

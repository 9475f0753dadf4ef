// What must a unit disclose in a school year, under which rule, by when? The catalogue of both circulars, as data (P-0.1, P-4.1).
import type { LocalDate } from '#kernel/calendar.ts';
import { startYear } from '#kernel/school-year.ts';
import { type FormSet, formSetNames, formSetsOf, gradesOfSet } from './forms.ts';
import type { ItemDefinition, RuleSet, Subject } from './rule-set.ts';
import { tt09 } from './sets/tt09.ts';
import { tt36 } from './sets/tt36.ts';

/** An item as one unit has it. */
export type Item = ItemDefinition & { set: FormSet | null; slug: string; ruleSet: RuleSet['code'] };

/** A form that has been published with is never changed: a change of the law is a new rule set, or a new code in it. */
export const ruleSets: readonly RuleSet[] = [tt36, tt09];

export const ruleSetOf = (schoolYear: string): RuleSet | undefined =>
  ruleSets.find(
    (set) =>
      startYear(schoolYear) >= startYear(set.firstYear) && (!set.lastYear || startYear(schoolYear) <= startYear(set.lastYear)),
  );

/** When there is teaching, for what comes every week and month: from the opening day to the end of the year (khung kế hoạch thời gian năm học). */
export const teachingOf = (schoolYear: string): { from: LocalDate; to: LocalDate } => ({
  from: `${startYear(schoolYear)}-09-05`,
  to: `${startYear(schoolYear) + 1}-05-31`,
});

export type UnitKind = { type: string; boarding: boolean };

const known = new Map<string, readonly Item[]>();
/** What a unit of this kind discloses in that school year; nothing for offices. Asked for every unit of the province at once. */
export function itemsOf(unit: UnitKind, schoolYear: string): readonly Item[] {
  const rules = ruleSetOf(schoolYear);
  const key = `${rules?.code} ${unit.type} ${unit.boarding}`;
  const items = known.get(key) ?? itemsUnder(rules, unit);
  // Types come from a list of twenty; whatever else is asked is not kept.
  if (known.size < 200) known.set(key, items);
  return items;
}

function itemsUnder(rules: RuleSet | undefined, unit: UnitKind): Item[] {
  const own = formSetsOf(unit.type);
  if (!rules || own.length === 0) return [];
  return rules.items.flatMap((item): Item[] => {
    if (item.boarding && !unit.boarding) return [];
    const sets = own.filter((set) => item.sets.includes(set));
    if (sets.length === 0) return [];
    if (item.perUnit) return [{ ...item, set: null, slug: item.code, ruleSet: rules.code }];
    return sets.map((set) => ({
      ...{ ...item, set, slug: `${item.code}-${set}`, ruleSet: rules.code },
      parts: item.parts.map((part) =>
        part.kind === 'table' ? { ...part, rows: part.rows.filter((row) => !row.sets || row.sets.includes(set)) } : part,
      ),
    }));
  });
}

export const itemTitle = (item: Item, several: boolean): string =>
  several && item.set ? `${item.title} (${formSetNames[item.set]})` : item.title;
export const gradesOf = (type: string, item: Item): string[] => gradesOfSet(type, item.set);
export const subjectOf = (ruleSet: RuleSet, code: string): Subject =>
  ruleSet.subjects.find((subject) => subject.code === code) ?? { code, title: code, short: code };

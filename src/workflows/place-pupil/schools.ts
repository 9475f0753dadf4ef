// To which schools of the province may a pupil of this one go? Those of its own level first.
import { levelNames, type UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { listUnits, type Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';

export type SchoolChoices = { group: string; items: { value: string; label: string }[] }[];

export async function otherSchools(work: Work, unit: Unit): Promise<SchoolChoices> {
  const units = await listUnits(work);
  const levels = [unit.level, ...(Object.keys(levelNames) as UnitLevel[]).filter((level) => level !== unit.level)];
  return levels
    .filter((level) => level !== 'department' && level !== 'district')
    .map((level) => ({
      group: levelNames[level],
      items: units
        .filter((one) => one.level === level && one.id !== unit.id)
        .map((one) => ({ value: String(one.id), label: `${one.shortName}, ${one.parentName ?? ''}` })),
    }))
    .filter(({ items }) => items.length > 0);
}

// Which units stand below a Sở or a Phòng, in groups: by office at the Sở, by level otherwise.
import { sql } from 'kysely';
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { fold, slugify } from '#kernel/vietnamese-text.ts';
import type { Site } from '#modules/sites/index.ts';
import type { Question } from '#platform/db/question.ts';
import type { Work } from '#platform/db/work.ts';
import type { UnitGroup } from './view/directory.tsx';

type Row = { id: number; parent_id: number; level: keyof typeof levelNames; short_name: string; host_label: string };

/** Has units below: a Sở or a Phòng. */
export const overOthers = (site: Site): boolean => site.level === 'department' || site.level === 'district';

const unitsBelow = (site: Site) => sql<Row>`
  select u.id, u.parent_id, u.level, u.short_name, s.host_label from organizations.unit u join sites.site s on s.unit_id = u.id
  where u.path <@ ${site.path}::ltree and u.id <> ${site.unitId} and u.hidden_at is null and u.closed_on is null
  order by u.sort_key`;

function grouped(site: Site, rows: Row[]): UnitGroup[] {
  const units = (list: Row[]) => list.map((row) => ({ name: row.short_name, hostLabel: row.host_label, level: row.level }));
  const offices = rows.filter((row) => row.level === 'district');
  const own = rows.filter((row) => row.level !== 'district' && row.parent_id === site.unitId);
  const levels = (Object.keys(levelNames) as Row['level'][]).filter((level) => own.some((row) => row.level === level));
  return [
    ...offices.map((office) => ({
      ...{ anchor: slugify(office.short_name), name: office.short_name, hostLabel: office.host_label },
      units: units(rows.filter((row) => row.parent_id === office.id)),
    })),
    ...levels.map((level) => ({
      ...{ anchor: level, name: levelNames[level], hostLabel: null },
      units: units(own.filter((row) => row.level === level)),
    })),
  ];
}

export async function directoryOf(work: Work, site: Site): Promise<UnitGroup[]> {
  return grouped(site, (await unitsBelow(site).execute(work.handle)).rows);
}
/** The same, to be asked together with other questions. */
export const askDirectory = (site: Site): Question<UnitGroup[]> => ({
  asked: unitsBelow(site),
  read: (rows: Row[]) => grouped(site, rows),
});

/** Every word occurs in the unit's name, with or without tones. */
export function narrowed(groups: UnitGroup[], text: string): UnitGroup[] {
  const words = fold(text).split(' ').filter(Boolean);
  return groups
    .map((group) => ({
      ...group,
      units: group.units.filter((unit) => words.every((word) => fold(unit.name).includes(word))),
    }))
    .filter((group) => group.units.length > 0);
}

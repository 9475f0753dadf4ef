// Which units stand below a Sở or a Phòng, in groups: by office at the Sở, by level otherwise.
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import type { Site } from '#modules/sites/index.ts';
import { type Question, question } from '#platform/db/question.ts';
import { statement, text } from '#platform/db/statement.ts';
import type { Work } from '#platform/db/work.ts';
import { byLevel, type UnitGroup } from './view/units.tsx';

type Row = { id: number; parent_id: number; level: UnitLevel; slug: string; short_name: string; host_label: string };

/** Has units below: a Sở or a Phòng. */
export const overOthers = (site: Site): boolean => site.level === 'department' || site.level === 'district';

type Asked = { path: string; unit: number };
const below = text`
  select u.id, u.parent_id, u.level, u.slug, u.short_name, s.host_label from organizations.unit u join sites.site s on s.unit_id = u.id
  where u.path <@ ${'path'}::ltree and u.id <> ${'unit'} and u.hidden_at is null and u.closed_on is null
  order by u.sort_key`;
const unitsBelow = statement<Row, Asked>`${below}`;
const askedBelow = question<Asked>`${below}`;
const askedOf = (site: Site): Asked => ({ path: site.path, unit: site.unitId });

function grouped(site: Site, rows: Row[]): UnitGroup[] {
  const units = (list: Row[]) => list.map((row) => ({ name: row.short_name, hostLabel: row.host_label, level: row.level }));
  const offices = rows.filter((row) => row.level === 'district');
  const own = rows.filter((row) => row.level !== 'district' && row.parent_id === site.unitId);
  return [
    ...offices.map((office) => ({
      ...{ slug: office.slug, name: office.short_name, hostLabel: office.host_label },
      units: units(rows.filter((row) => row.parent_id === office.id)),
    })),
    ...byLevel(units(own)),
  ];
}

export async function directoryOf(work: Work, site: Site): Promise<UnitGroup[]> {
  return grouped(site, await unitsBelow(work, askedOf(site)));
}
/** The same, to be asked together with other questions. */
export const askDirectory = (site: Site): Question<UnitGroup[]> => ({
  asked: askedBelow(askedOf(site)),
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

// Lists of units below an office: few stand on one page, many are led to group by group, each at an address of its own.
/** @jsxImportSource hono/jsx */
import { levelNames, type UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber } from '#kernel/numbers.ts';

export type Unit = { name: string; hostLabel: string; level: UnitLevel };
export type UnitGroup<U extends Unit = Unit> = {
  /** The last word of its address. */
  slug: string;
  name: string;
  /** The group's own site; null when the group is a level. */
  hostLabel: string | null;
  units: U[];
};

/** As many as one page shows: with their links they stay a part of what a page may weigh. */
export const unitsAtOnce = 150;

export const countUnits = (groups: readonly UnitGroup[]): number => groups.reduce((n, group) => n + group.units.length, 0);

/** By level, in the order of the ministry. */
export function byLevel<U extends Unit>(units: readonly U[]): UnitGroup<U>[] {
  return (Object.keys(levelNames) as UnitLevel[])
    .map((level) => ({
      ...{ slug: level, name: levelNames[level], hostLabel: null },
      units: units.filter((unit) => unit.level === level),
    }))
    .filter((group) => group.units.length > 0);
}

/** Of all these units, one group after the other, those of one page. */
export function pageOfUnits<U extends Unit>(groups: readonly UnitGroup<U>[], page: number): UnitGroup<U>[] {
  const from = (page - 1) * unitsAtOnce;
  let before = 0;
  return groups
    .map((group) => {
      const units = group.units.slice(Math.max(0, from - before), Math.max(0, from + unitsAtOnce - before));
      before += group.units.length;
      return { ...group, units };
    })
    .filter((group) => group.units.length > 0);
}

/** 'Mầm non 32, Tiểu học 38' */
export const levelCounts = (units: readonly Unit[]): string =>
  byLevel(units)
    .map(({ name, units: own }) => `${name} ${formatNumber(own.length)}`)
    .join(', ');

type Index<U extends Unit> = {
  groups: readonly UnitGroup<U>[];
  at(group: UnitGroup<U>): string;
  heading: 'h2' | 'h3';
  /** What is to be said of a group beside how many it has. */
  note?(group: UnitGroup<U>): string;
};

/** The groups alone, each with how many it has and the way to them. */
export function GroupIndex<U extends Unit>({ groups, at, heading: Heading, note }: Index<U>) {
  return (
    <ul className="dir">
      {groups.map((group) => (
        <li key={group.slug}>
          <Heading>
            <a href={at(group)}>
              {group.name} <span>{formatNumber(group.units.length)}</span>
            </a>
          </Heading>
          {group.hostLabel !== null && <p>{levelCounts(group.units)}</p>}
          {note?.(group) && <p>{note(group)}</p>}
        </li>
      ))}
    </ul>
  );
}

type Lists<U extends Unit> = {
  groups: readonly UnitGroup<U>[];
  at(unit: U): string;
  own?(hostLabel: string): string;
  /** What is to be said of a unit behind its name. */
  note?(unit: U): string;
};

/** The units of each group, open. `own`: where the group's own site is. */
export function UnitLists<U extends Unit>({ groups, at, own, note }: Lists<U>) {
  return groups.map((group) => (
    <details className="units" key={group.slug} id={group.slug} open>
      <summary>
        {group.name} <span>{formatNumber(group.units.length)}</span>
      </summary>
      <ul>
        {own && group.hostLabel !== null && (
          <li>
            <a href={own(group.hostLabel)}>
              <b>Trang của {group.name}</b>
            </a>
          </li>
        )}
        {group.units.map((unit) => (
          <li key={unit.hostLabel}>
            <a href={at(unit)}>{unit.name}</a>
            {note?.(unit) && <small> {note(unit)}</small>}
          </li>
        ))}
      </ul>
    </details>
  ));
}

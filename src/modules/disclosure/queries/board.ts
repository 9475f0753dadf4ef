// The units of an office and where each stands with each subject of the school year: one question to the database, the rest counted here.
import { sql } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import type { Work } from '#platform/db/work.ts';
import { ruleSetOf } from '../rules/catalogue.ts';
import { type DueState, mondayOf, type Standing, worst } from '../rules/due.ts';
import { standingsOf } from '../rules/standings.ts';
import { holidaysAround } from './items.ts';

export type BoardCell = Standing & { items: number };
export type BoardRow = {
  unitId: number;
  slug: string;
  name: string;
  hostLabel: string;
  level: UnitLevel;
  officeId: number | null;
  officeSlug: string;
  officeName: string;
  cells: Record<string, BoardCell>;
  /** Items that are missing, that came late. */
  missing: number;
  late: number;
  inTime: number;
  /** Items that had to be there by today. */
  due: number;
  items: number;
  remindedAt: Date | null;
  reminderSeen: boolean;
};
type Published = [
  item: string,
  period: string,
  firstOn: LocalDate | null,
  changedOn: LocalDate | null,
  answeredOn: LocalDate | null,
];

/** @param withReminders not for citizens, who do not read them */
export async function boardOf(work: Work, path: string, schoolYear: string, withReminders: boolean): Promise<BoardRow[]> {
  const rules = ruleSetOf(schoolYear);
  if (!rules) return [];
  const { today } = work;
  // Of what comes again, only what can still count: the running month and week, and the next ones.
  const [since = ''] = [today.slice(0, 7), mondayOf(today)].sort();
  type Row = Omit<BoardRow, 'cells' | 'missing' | 'late' | 'inTime' | 'due' | 'items'> & {
    type: string;
    boarding: boolean;
    published: Published[] | null;
  };
  const reminders = withReminders
    ? sql`left join (select distinct on (unit_id) unit_id, sent_at, seen_at from disclosure.reminder where school_year = ${schoolYear}
        order by unit_id, sent_at desc) m on m.unit_id = u.id`
    : sql`left join (select null::timestamptz as sent_at, null::timestamptz as seen_at) m on true`;
  const { rows } = await sql<Row>`
    select u.id as "unitId", u.slug, u.short_name as name, s.host_label as "hostLabel", u.level, u.type, coalesce(p.boarding, false) as boarding,
      o.id as "officeId", coalesce(o.slug, '') as "officeSlug",
      coalesce(o.short_name, '') as "officeName", i.published,
      m.sent_at as "remindedAt", m.seen_at is not null as "reminderSeen"
    from organizations.unit u
    join sites.site s on s.unit_id = u.id
    left join organizations.profile p on p.unit_id = u.id
    left join organizations.unit o on o.id = u.parent_id and o.level = 'district'
    left join (
      select unit_id, json_agg(json_build_array(item, period, first_published_on, changed_on, answered_on)) as published from disclosure.item
      where school_year = ${schoolYear} and first_published_on is not null and (period = '' or period >= ${since})
      group by unit_id
    ) i on i.unit_id = u.id
    ${reminders}
    where u.path <@ ${path}::ltree and u.level not in ('department', 'district') and u.hidden_at is null and u.closed_on is null
    order by u.sort_key`.execute(work.handle);
  const holidays = await holidaysAround(work, schoolYear);
  return rows.flatMap(({ published, type, boarding, ...row }) => {
    const found = (published ?? []).map(([item, period, firstOn, changedOn, answeredOn]) => ({
      ...{ item, period, firstOn, changedOn, answeredOn },
    }));
    const standings = standingsOf({ type, boarding }, schoolYear, found, today, holidays);
    if (standings.length === 0) return [];
    const cells: Record<string, BoardCell> = {};
    for (const subject of new Set(standings.map((one) => one.item.subject))) {
      const own = standings.flatMap((one) => (one.item.subject === subject && one.standing ? [one.standing] : []));
      const state = worst(own);
      if (state) cells[subject] = { ...state, items: own.length };
    }
    const count = (...states: DueState[]) =>
      standings.filter((one) => one.standing && states.includes(one.standing.state)).length;
    return [
      {
        ...{ ...row, cells, missing: count('missing'), late: count('late'), inTime: count('in_time') },
        ...{ due: count('missing', 'late', 'in_time'), items: standings.length },
      },
    ];
  });
}

/** Names of the units that lack something, those that lack most first. */
export async function lackingUnits(work: Work, path: string, schoolYear: string): Promise<string[]> {
  const rows = (await boardOf(work, path, schoolYear, false)).filter((row) => row.missing > 0);
  return rows.sort((a, b) => b.missing - a.missing).map((row) => row.name);
}

/** How many units stand where with each subject. */
export function sumsOf(rows: readonly BoardRow[], subjects: readonly string[]): Record<string, Record<DueState, number>> {
  const none = (): Record<DueState, number> => ({ missing: 0, late: 0, soon: 0, not_due: 0, in_time: 0 });
  const sums: Record<string, Record<DueState, number>> = Object.fromEntries(subjects.map((code) => [code, none()]));
  for (const row of rows)
    for (const [code, cell] of Object.entries(row.cells)) {
      const sum = sums[code];
      if (sum) sum[cell.state] += 1;
    }
  return sums;
}

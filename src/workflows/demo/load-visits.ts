// How the demo's sites were read in the hundred days before it begins: more on working days, more at large schools, more from week to
// week since a site has something to read. Set-based: 874 units for a hundred days are 87,000 rows.
import type pg from 'pg';
import { type Rhythm, rhythmOf } from './activity.ts';
import type { DemoUnit } from './units.ts';

const firstDay = '2018-09-02';
const lastDay = '2018-12-09';
/** Pages are told apart at a few sites only; the others have their days. */
const pagesFrom = '2018-11-10';

/** Nobody comes back to a site on which nothing happens. */
const faithful: Record<Rhythm, number> = { steady: 1, bare: 0.75, uneven: 0.5, silent: 0.18, opening: 0.1 };
const readersOf = (unit: DemoUnit): number =>
  unit.level === 'department' ? 9000 : Math.round((unit.level === 'district' ? 1400 : unit.pupils) * faithful[rhythmOf(unit)]);

export async function loadVisits(client: pg.PoolClient, units: DemoUnit[]): Promise<void> {
  const size = new Map(units.map((unit) => [unit.id, readersOf(unit)]));
  await client.query(
    // What hangs on the day alone is computed once a day: powers of exact numbers are slow.
    `with days as materialized (
       select d::date as day, extract(doy from d)::int as doy, (array[0.35, 1.15, 1.0, 0.95, 1.0, 0.9, 0.45])[extract(dow from d)::int + 1] as weekday,
         0.25 + 0.75 * power((d::date - $3::date) / 98.0, 1.5) as grown
       from generate_series($3::date, $4::date, interval '1 day') d
     )
     insert into statistics.unit_day (unit_id, day, visits, visitors)
     select u.id, d.day, v.visits, ceil(v.visits * (0.42 + 0.16 * n.b))::int
     from unnest($1::int[], $2::int[]) as u(id, size)
     join sites.site s on s.unit_id = u.id
     cross join days d
     -- Chance that is the same every time, from the unit and the day.
     cross join lateral (select (hashint4(u.id * 7919 + d.doy) & 65535) / 65535.0 as a,
       (hashint4(u.id * 104729 + d.doy) & 65535) / 65535.0 as b, (hashint4(u.id) & 65535) / 65535.0 as own) n
     cross join lateral (select round((4 + u.size * (0.03 + 0.11 * n.own)) * d.weekday * d.grown * (0.7 + 0.6 * n.a))::int as visits) v
     where v.visits > 0`,
    [[...size.keys()], [...size.values()], firstDay, lastDay],
  );
  // A page's share falls with its place: the first page, then what the menu and the newest texts lead to.
  await client.query(
    `with page as (
       select unit_id, path, row_number() over (partition by unit_id order by weight, path) as place from (
         select unit_id, '/' as path, 0 as weight from sites.site
         union all select unit_id, '/' || slug, 10 + position from sites.section where body is not null or kind <> 'page' or slug = 'van-ban'
         union all select unit_id, '/tin/' || slug, 3 + (row_number() over (partition by unit_id order by published_at desc))::int * 2
           from content.article where state = 'published' and published_at < $2::date + 1 and published_at >= $1::date - 5
       ) p where unit_id in (select id from organizations.unit where level in ('department', 'district') or slug like 'thcs-con-%')
     ), part as (
       select unit_id, path, (1.0 / place) / sum(1.0 / place) over (partition by unit_id) as share from page
     )
     insert into statistics.page_day (unit_id, day, path, visits)
     select p.unit_id, d.day, p.path, round(d.visits * p.share)::int
     from part p join statistics.unit_day d on d.unit_id = p.unit_id and d.day between $1 and $2
     where round(d.visits * p.share) > 0`,
    [pagesFrom, lastDay],
  );
}

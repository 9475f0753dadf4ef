// How often was a site read: today, this week, by day, by page, with all that lies below?
import { sql } from 'kysely';
import { addDays, weekday } from '#kernel/calendar.ts';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';

/** In TypeScript: `rules/visitors.ts`, `visitorsOf`. */
export const estimate = sql`round(-8192 * ln(greatest(8192 - bit_count(seen), 1) / 8192.0))::int`;
const visitors = sql`coalesce(visitors, ${estimate}, 0)`;

export type VisitTotals = { today: number; week: number; month: number; total: number };

/** For citizens too: numbers of visits and nothing else. The week begins on Monday. */
export async function visitTotals(work: Work, unitId: number): Promise<VisitTotals> {
  const monday = addDays(work.today, 1 - weekday(work.today));
  const { rows } = await sql<VisitTotals>`
    select coalesce(sum(visits) filter (where day = ${work.today}::date), 0)::int as today,
      coalesce(sum(visits) filter (where day >= ${monday}::date), 0)::int as week,
      coalesce(sum(visits) filter (where day >= date_trunc('month', ${work.today}::date)), 0)::int as month,
      coalesce(sum(visits), 0)::bigint as total
    from statistics.unit_day where unit_id = ${unitId} and day <= ${work.today}::date`.execute(work.handle);
  return rows[0] ?? { today: 0, week: 0, month: 0, total: 0 };
}

export type VisitDay = { day: string; visits: number };
/** Every day from the first to the last, also those without a visit. */
export async function visitDays(work: Work, unitId: number, from: string, to: string): Promise<VisitDay[]> {
  const { rows } = await sql<VisitDay>`
    select d::date as day, coalesce(v.visits, 0) as visits
    from generate_series(${from}::date, ${to}::date, interval '1 day') d
    left join statistics.unit_day v on v.unit_id = ${unitId} and v.day = d::date order by d`.execute(work.handle);
  return rows;
}

export type UnitVisitDay = VisitDay & { visitors: number };
/** `path`: a unit alone or with everything below it, as far as the actor may see. A visitor of two sites is two. */
export async function visitDaysAt(
  work: Work,
  unit: { id: number; path: string },
  options: { below: boolean; from: string; to: string },
): Promise<UnitVisitDay[]> {
  const { rows } = await sql<UnitVisitDay>`
    select d::date as day, coalesce(v.visits, 0)::int as visits, coalesce(v.visitors, 0)::int as visitors
    from generate_series(${options.from}::date, ${options.to}::date, interval '1 day') d
    left join (
      select day, sum(visits) as visits, sum(${visitors}) as visitors from statistics.unit_day
      where day between ${options.from}::date and ${options.to}::date
        and ${options.below ? sql`unit_id in (select id from organizations.unit where path <@ ${unit.path}::ltree and path <@ platform.scope())` : sql`unit_id = ${unit.id}`}
      group by day
    ) v on v.day = d::date order by d`.execute(work.handle);
  return rows;
}

export type PageVisits = { path: string; title: string | null; visits: number; share: number };
export const pageOrders = ['visits', 'path'] as const;
/** `share`: tenths of a percent of the unit's visits in these days. */
export async function pageVisits(
  work: Work,
  unitId: number,
  options: { from: string; to: string; q: string; sort: string; limit: number; offset: number },
): Promise<{ rows: PageVisits[]; total: number }> {
  const text = fold(options.q);
  const order = options.sort.includes('path')
    ? sql`p.path ${sql.raw(options.sort.startsWith('-') ? 'desc' : '')}`
    : sql`p.visits ${sql.raw(options.sort.startsWith('-') ? 'desc' : '')}, p.path`;
  const { rows } = await sql<PageVisits & { total: number }>`
    with p as (
      select path, sum(visits)::int as visits from statistics.page_day
      where unit_id = ${unitId} and day between ${options.from}::date and ${options.to}::date group by path
    ), named as (
      select p.path, p.visits, case p.path when '/' then 'Trang chủ' when '/tim-kiem' then 'Tìm kiếm' when '/luot-xem' then 'Thống kê truy cập'
        else coalesce(a.title, s.title, r.title) end as title,
        (1000 * p.visits / greatest(sum(p.visits) over (), 1))::int as share
      from p
      left join content.article a on a.unit_id = ${unitId} and p.path = '/tin/' || a.slug
      left join sites.section s on s.unit_id = ${unitId} and p.path = '/' || s.slug
      left join documents.document d on d.unit_id = ${unitId} and p.path = '/van-ban/' || d.slug
      left join documents.revision r on r.document_id = d.id and r.version = d.published_version
    )
    select p.*, (count(*) over ())::int as total from named p
    where ${text} = '' or platform.fold(coalesce(p.title, '') || ' ' || p.path) like ${`%${text.replaceAll(/[\\%_]/g, '\\$&')}%`}
    order by ${order} limit ${options.limit} offset ${options.offset}`.execute(work.handle);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

export type UnitVisits = {
  unitId: number;
  slug: string;
  name: string;
  level: UnitLevel;
  officeId: number | null;
  officeName: string;
  visits: number;
  visitors: number;
  /** With everything below. */
  below: number;
  before: number;
};
/** Every unit at or below, with its own visits, those of its subtree, and its own in as many days before. */
export async function unitVisits(work: Work, path: string, from: string, to: string, before: string): Promise<UnitVisits[]> {
  const { rows } = await sql<UnitVisits>`
    with v as (
      select unit_id, sum(visits) filter (where day >= ${from}::date) as visits, sum(${visitors}) filter (where day >= ${from}::date) as visitors,
        sum(visits) filter (where day < ${from}::date) as before
      from statistics.unit_day where day between ${before}::date and ${to}::date group by unit_id
    ), below as (
      select a.id, sum(v.visits) as visits from v join organizations.unit u on u.id = v.unit_id
      join organizations.unit a on a.path @> u.path where u.hidden_at is null group by a.id
    )
    select u.id as "unitId", u.slug, u.short_name as name, u.level,
      case when u.level = 'district' then u.id else p.id end as "officeId",
      coalesce(case when u.level = 'district' then u.short_name else p.short_name end, 'Trực thuộc Sở') as "officeName",
      coalesce(v.visits, 0)::int as visits, coalesce(v.visitors, 0)::int as visitors, coalesce(b.visits, 0)::int as below,
      coalesce(v.before, 0)::int as before
    from organizations.unit u
    left join organizations.unit p on p.id = u.parent_id and p.level = 'district'
    left join v on v.unit_id = u.id left join below b on b.id = u.id
    where u.path <@ ${path}::ltree and u.path <@ platform.scope() and u.hidden_at is null and u.closed_on is null
    order by u.sort_key, u.id`.execute(work.handle);
  return rows.map((row) => ({ ...row, officeName: row.officeName.replace('Phòng ', '') }));
}

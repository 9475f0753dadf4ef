// Who has a portal and uses it, now, from the sites themselves: few statements for all units, the verdict by the rule of the day, and
// what somebody decided otherwise.
import { sql } from 'kysely';
import { addDays, daysBetween } from '#kernel/calendar.ts';
import { teaches } from '#kernel/code-lists/units-and-grades.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { type Completeness, completenessOf } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type Condition, monthsCounted, type RegularUseFacts, type RegularUseRule, regularUse } from '../rules/regular-use.ts';
import { type PortalUse, type UnitColumns, unitColumns, unitOf } from './units.ts';
import { ruleToday } from './use-rules.ts';

/** Sent for review and not answered for so many days is overdue. */
const patienceDays = 3;
/** Visits are of so many days. */
export const visitDaysCounted = 30;

export type Override = { id: string; regular: boolean; reason: string; fromDay: string; by: string };
export type Standing = PortalUse & {
  school: boolean;
  openedOn: string | null;
  documents: number;
  /** In the last thirty days. */
  visits: number;
  /** Texts that wait too long for their review. */
  overdue: number;
  /** What is published in its section of disclosure; null: it has none. Item by item: `disclosed.ts`. */
  disclosure: 'filled' | 'empty' | null;
  inputs: RegularUseFacts;
  conditions: Condition[];
  rule: string;
  /** What the rule alone says. */
  computed: boolean;
  override: Override | null;
};

type Row = UnitColumns & {
  host: string | null;
  opened_on: string | null;
  total: number;
  articles: number;
  documents: number;
  last: string | null;
  months: number[] | null;
  visits: number;
  overdue: number;
  disclosure: boolean | null;
  override: Override | null;
};

/** Of the counted units at or below `path` that the actor may see. */
export async function registerNow(work: Work, path = 'u1'): Promise<Standing[]> {
  const day = work.today;
  const starts = `${schoolYearOf(day).slice(0, 4)}-08-01`;
  const months = sql.join(
    Array.from(
      { length: monthsCounted },
      (_, i) =>
        sql`(count(*) filter (where i.day > ${addDays(day, -30 * (i + 1))}::date and i.day <= ${addDays(day, -30 * i)}::date))::int`,
    ),
  );
  // Each part once for all units: read into the last statement, wrong statistics let it be counted anew for every unit.
  const { rows } = await sql<Row>`
    with u as materialized (
      select u.* from organizations.unit u
      where u.counted_in_survey and u.hidden_at is null and u.closed_on is null and u.path <@ ${path}::ltree and u.path <@ platform.scope()
    ), item as (
      select unit_id, true as article, coalesce(first_published_at, published_at)::date as day from content.article
      where state = 'published' and published_at <= ${work.now} and unit_id in (select id from u)
      union all
      select unit_id, false, first_published_at::date from documents.document
      where state = 'published' and first_published_at <= ${work.now} and unit_id in (select id from u)
    ), published as materialized (
      select i.unit_id, (count(*) filter (where i.article))::int as total, (count(*) filter (where not i.article))::int as documents,
        (count(*) filter (where i.article and i.day >= ${starts}::date))::int as articles, max(i.day) filter (where i.article) as last,
        array[${months}] as months
      from item i group by i.unit_id
    ), visited as materialized (
      select unit_id, sum(visits)::int as visits from statistics.unit_day
      where day > ${addDays(day, -visitDaysCounted)}::date and day <= ${day}::date and unit_id in (select id from u) group by unit_id
    ), waiting as materialized (
      select unit_id, count(*)::int as n from content.article
      where review = 'waiting' and sent_at < ${work.now}::timestamptz - ${`${patienceDays} days`}::interval and unit_id in (select id from u) group by unit_id
    ), section as materialized (
      select unit_id, content_at is not null as disclosure from sites.section where slug = 'cong-khai' and unit_id in (select id from u)
    )
    select ${unitColumns}, s.host_label as host, s.opened_on, coalesce(a.total, 0) as total, coalesce(a.articles, 0) as articles,
      coalesce(a.documents, 0) as documents, a.last, a.months, coalesce(v.visits, 0) as visits, coalesce(w.n, 0) as overdue,
      k.disclosure,
      case when o.id is null then null
        else json_build_object('id', o.id, 'regular', o.regular, 'reason', o.reason, 'fromDay', o.from_day, 'by', o.decided_by) end as override
    from u
    left join organizations.unit p on p.id = u.parent_id and p.level = 'district'
    left join sites.site s on s.unit_id = u.id
    left join published a on a.unit_id = u.id
    left join visited v on v.unit_id = u.id
    left join waiting w on w.unit_id = u.id
    left join section k on k.unit_id = u.id
    left join adoption.override o on o.unit_id = u.id and o.ended_on is null and o.from_day <= ${day}::date
    order by u.sort_key, u.id`.execute(work.handle);
  const complete = await completenessOf(work, path);
  const rule = await ruleToday(work);
  return rows.map((row) => standingOf(row, complete.get(row.id), rule, day, starts));
}

function standingOf(row: Row, complete: Completeness | undefined, rule: RegularUseRule, day: string, starts: string): Standing {
  const school = teaches(row.type);
  const counts = row.months ?? Array.from({ length: monthsCounted }, () => 0);
  const inputs: RegularUseFacts = {
    ...{ articles: row.articles, yearDaysPassed: daysBetween(starts, day) },
    lastMonths: counts.map((n, i) => (school && rule.schoolHolidays.includes(addDays(day, -30 * i).slice(5, 7)) ? null : n)),
    ...{ sectionsFilled: complete?.filled ?? 0, sectionsMandatory: complete?.mandatory ?? 0 },
  };
  const verdict = regularUse(rule, inputs);
  const hasPortal = row.host !== null && row.total > 0;
  const computed = hasPortal && verdict.regular;
  const regular = hasPortal && (row.override ? row.override.regular : computed);
  return {
    ...unitOf(row),
    ...{ school, hasPortal, computed, regularUse: regular, onPlatform: row.host !== null, address: row.host },
    ...{ openedOn: row.opened_on, lastArticleOn: row.last, articles: row.articles, documents: row.documents },
    ...{ visits: row.visits, overdue: row.overdue, inputs, conditions: verdict.conditions, rule: rule.version },
    disclosure: row.disclosure === null ? null : row.disclosure ? 'filled' : 'empty',
    override: row.override,
    note: row.override ? `Sửa tay: ${row.override.reason}` : verdict.reasons.join('; '),
  };
}

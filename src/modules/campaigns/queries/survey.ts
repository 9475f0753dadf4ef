// How many units had a portal, and how many used it, on the day of a survey, and now? (portal P-1.18 to P-1.20)
import { sql } from 'kysely';
import { addDays, daysBetween } from '#kernel/calendar.ts';
import { teaches, type UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { percentTenths } from '#kernel/numbers.ts';
import { notFound } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { completenessOf } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type RegularUseFacts, regularUse } from '../rules/regular-use.ts';

export type Survey = {
  id: number;
  date: string;
  title: string;
  basis: string;
  recordedBy: string;
  ruleVersion: string;
  units: number;
  withPortal: number;
  regular: number;
  portalTenths: number | null;
  regularTenths: number | null;
};

/** Newest first; those of days to come do not exist yet. */
export async function surveysOf(work: Work): Promise<Survey[]> {
  const { rows } = await sql<{
    id: number;
    day: string;
    title: string;
    basis: string;
    recorded_by: string;
    rule_version: string;
    units: number;
    with_portal: number;
    regular: number;
  }>`
    select s.id, s.day, s.title, s.basis, s.recorded_by, s.rule_version, count(*)::int as units,
      (count(*) filter (where has_portal))::int as with_portal, (count(*) filter (where regular_use))::int as regular
    from campaigns.survey s join campaigns.survey_unit u on u.survey_id = s.id
    where s.day <= ${work.today} group by s.id order by s.day desc`.execute(work.handle);
  return rows.map((row) => ({
    ...{
      id: row.id,
      date: row.day,
      title: row.title,
      basis: row.basis,
      recordedBy: row.recorded_by,
      ruleVersion: row.rule_version,
    },
    ...{ units: row.units, withPortal: row.with_portal, regular: row.regular },
    portalTenths: percentTenths(row.with_portal, row.units),
    regularTenths: percentTenths(row.regular, row.with_portal),
  }));
}

export async function lastSurvey(work: Work): Promise<Survey> {
  const [last] = await surveysOf(work);
  if (!last) throw notFound('Chưa có cuộc khảo sát nào.');
  return last;
}

/** The same numbers now, from the sites themselves: a site of ours that has published something is a portal. */
export async function portalsNow(work: Work): Promise<{ units: number; withPortal: number }> {
  const { rows } = await sql<{ units: number; with_portal: number }>`
    select count(*)::int as units, (count(*) filter (where exists (select from content.article a where a.unit_id = u.id and a.state = 'published' and a.published_at <= ${work.now})))::int as with_portal
    from organizations.unit u where u.counted_in_survey and u.hidden_at is null and u.closed_on is null and u.path <@ platform.scope()`.execute(
    work.handle,
  );
  return { units: rows[0]?.units ?? 0, withPortal: rows[0]?.with_portal ?? 0 };
}

export type PortalUse = {
  unitId: number;
  slug: string;
  name: string;
  level: UnitLevel;
  officeId: number | null;
  officeName: string;
  hasPortal: boolean;
  regularUse: boolean;
  address: string | null;
  onPlatform: boolean;
  lastArticleOn: string | null;
  articles: number;
  /** Why the rule says no; or why somebody decided otherwise. */
  note: string;
  inputs: RegularUseFacts | null;
};

type UnitColumns = {
  id: number;
  slug: string;
  short_name: string;
  type: string;
  level: UnitLevel;
  parent_id: number | null;
  office: string | null;
};
const unitColumns = sql`u.id, u.slug, u.short_name, u.type, u.level,
  case when u.level = 'district' then u.id else p.id end as parent_id, case when u.level = 'district' then u.short_name else p.short_name end as office`;
const unitOf = (row: UnitColumns) => ({
  ...{ unitId: row.id, slug: row.slug, name: row.short_name, level: row.level, officeId: row.parent_id },
  officeName: (row.office ?? 'Trực thuộc Sở').replace('Phòng ', ''),
});

/** From the sites, as the rule says today. */
export async function usesNow(work: Work): Promise<PortalUse[]> {
  const year = schoolYearOf(work.today);
  const starts = `${year.slice(0, 4)}-08-01`;
  const [month, two] = [addDays(work.today, -30), addDays(work.today, -60)];
  const { rows } = await sql<
    UnitColumns & {
      host: string | null;
      articles: number;
      last: string | null;
      m1: number;
      m2: number;
      total: number;
    }
  >`
    select ${unitColumns}, s.host_label as host, coalesce(a.articles, 0) as articles, a.last, coalesce(a.m1, 0) as m1, coalesce(a.m2, 0) as m2,
      coalesce(a.total, 0) as total
    from organizations.unit u
    left join organizations.unit p on p.id = u.parent_id and p.level = 'district'
    left join sites.site s on s.unit_id = u.id
    left join (
      select unit_id, count(*)::int as total, max(coalesce(first_published_at, published_at))::date::text as last,
        (count(*) filter (where coalesce(first_published_at, published_at)::date >= ${starts}::date))::int as articles,
        (count(*) filter (where coalesce(first_published_at, published_at)::date > ${month}::date))::int as m1,
        (count(*) filter (where coalesce(first_published_at, published_at)::date > ${two}::date and coalesce(first_published_at, published_at)::date <= ${month}::date))::int as m2
      from content.article where state = 'published' and published_at <= ${work.now} group by unit_id
    ) a on a.unit_id = u.id
    where u.counted_in_survey and u.hidden_at is null and u.closed_on is null and u.path <@ platform.scope()
    order by u.sort_key, u.id`.execute(work.handle);
  const sections = await completenessOf(work, 'u1');
  const summer = (day: string) => day.slice(5, 7) === '06' || day.slice(5, 7) === '07';
  return rows.map((row) => {
    const school = teaches(row.type);
    const inputs: RegularUseFacts = {
      ...{ articles: row.articles, yearDaysPassed: daysBetween(starts, work.today) },
      lastMonths: [school && summer(work.today) ? null : row.m1, school && summer(month) ? null : row.m2],
      ...{ sectionsFilled: sections.get(row.id)?.filled ?? 0, sectionsMandatory: sections.get(row.id)?.mandatory ?? 0 },
    };
    const verdict = regularUse(inputs);
    const hasPortal = row.host !== null && row.total > 0;
    return {
      ...unitOf(row),
      ...{ hasPortal, regularUse: hasPortal && verdict.regular, onPlatform: row.host !== null },
      address: row.host,
      ...{ lastArticleOn: row.last, articles: row.articles, note: verdict.reasons.join('; '), inputs },
    };
  });
}

/** As it was found that day, whatever the sites say now. */
export async function usesThen(work: Work, surveyId: number): Promise<PortalUse[]> {
  const { rows } = await sql<
    UnitColumns & {
      has_portal: boolean;
      regular_use: boolean;
      address: string | null;
      note: string;
      on_platform: boolean;
      last_article_on: string | null;
      articles: number;
      reason: string;
    }
  >`
    select ${unitColumns}, v.has_portal, v.regular_use, v.address, v.note, v.on_platform, v.last_article_on, v.articles, v.reason
    from campaigns.survey_unit v join organizations.unit u on u.id = v.unit_id
    left join organizations.unit p on p.id = u.parent_id and p.level = 'district'
    where v.survey_id = ${surveyId} order by u.sort_key, u.id`.execute(work.handle);
  return rows.map((row) => ({
    ...unitOf(row),
    ...{ hasPortal: row.has_portal, regularUse: row.regular_use, address: row.address, onPlatform: row.on_platform },
    ...{ lastArticleOn: row.last_article_on, articles: row.articles, inputs: null },
    note: row.reason ? `Sửa tay: ${row.reason}` : row.note,
  }));
}

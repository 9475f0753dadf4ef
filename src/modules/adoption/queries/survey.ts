// How many units had a portal, and how many used it, on the day of a survey? (portal P-1.18, P-1.19)
import { sql } from 'kysely';
import { percentTenths } from '#kernel/numbers.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Work } from '#platform/db/work.ts';
import { type PortalUse, type UnitColumns, unitColumns, unitOf } from './units.ts';

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
    from adoption.survey s join adoption.survey_unit u on u.survey_id = s.id
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
    from adoption.survey_unit v join organizations.unit u on u.id = v.unit_id
    left join organizations.unit p on p.id = u.parent_id and p.level = 'district'
    where v.survey_id = ${surveyId} order by u.sort_key, u.id`.execute(work.handle);
  return rows.map((row) => ({
    ...unitOf(row),
    ...{ hasPortal: row.has_portal, regularUse: row.regular_use, address: row.address, onPlatform: row.on_platform },
    ...{ lastArticleOn: row.last_article_on, articles: row.articles },
    note: row.reason ? `Sửa tay: ${row.reason}` : row.note,
  }));
}

// How many units had a portal, and how many used it, on the day of a survey? (portal P-1.18, P-1.19)
import { sql } from 'kysely';
import { percentTenths } from '#kernel/numbers.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Work } from '#platform/db/work.ts';

export type Survey = {
  date: string;
  title: string;
  units: number;
  withPortal: number;
  regular: number;
  portalTenths: number | null;
  regularTenths: number | null;
};

export async function lastSurvey(work: Work): Promise<Survey> {
  const { rows } = await sql<{ day: string; title: string; units: number; with_portal: number; regular: number }>`
    select s.day, s.title, count(*)::int as units, (count(*) filter (where has_portal))::int as with_portal, (count(*) filter (where regular_use))::int as regular
    from campaigns.survey s join campaigns.survey_unit u on u.survey_id = s.id
    where s.day <= ${work.today} group by s.id order by s.day desc limit 1`.execute(work.handle);
  const row = rows[0];
  if (!row) throw notFound('Chưa có cuộc khảo sát nào.');
  return {
    ...{ date: row.day, title: row.title, units: row.units, withPortal: row.with_portal, regular: row.regular },
    portalTenths: percentTenths(row.with_portal, row.units),
    regularTenths: percentTenths(row.regular, row.with_portal),
  };
}

/** The same numbers now, from the sites themselves: a site of ours that has published something is a portal. */
export async function portalsNow(work: Work): Promise<{ units: number; withPortal: number }> {
  const { rows } = await sql<{ units: number; with_portal: number }>`
    select count(*)::int as units, (count(*) filter (where exists (select from content.article a where a.unit_id = u.id and a.state = 'published')))::int as with_portal
    from organizations.unit u where u.counted_in_survey and u.hidden_at is null and u.path <@ platform.scope()`.execute(
    work.handle,
  );
  return { units: rows[0]?.units ?? 0, withPortal: rows[0]?.with_portal ?? 0 };
}

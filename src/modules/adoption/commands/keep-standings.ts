// Where every unit stands in the register is kept once a business day, in the row of its month: the month's last day stays, so that the
// register has a history that no later deed changes.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { registerNow, type Standing } from '../queries/register.ts';

/** Run every minute: the first run of a business day does it, the others find it done. @returns how many units were kept */
export async function keepStandings(work: Work): Promise<number> {
  // A single unit may have its row already: by a verdict of this morning.
  const { rows: open } = await sql`
    select 1 from organizations.unit u where u.counted_in_survey and u.hidden_at is null and u.closed_on is null
      and not exists (select from adoption.standing s where s.unit_id = u.id and s.taken_on >= ${work.today}) limit 1`.execute(
    work.handle,
  );
  if (open.length === 0) return 0;
  const uses = await registerNow(work);
  await storeStandings(work, uses);
  return uses.length;
}

/** One statement, whatever the size of the province. */
export async function storeStandings(work: Work, uses: Standing[]): Promise<void> {
  const json = JSON.stringify(
    uses.map((use) => ({
      ...{ unit_id: use.unitId, rule: use.rule, has_portal: use.hasPortal, on_platform: use.onPlatform, computed: use.computed },
      ...{ regular: use.regularUse, reason: use.override?.reason ?? '', address: use.address, opened_on: use.openedOn },
      ...{ last_article_on: use.lastArticleOn, articles: use.articles, documents: use.documents, visits: use.visits },
      ...{ overdue: use.overdue, sections_filled: use.inputs.sectionsFilled, sections_mandatory: use.inputs.sectionsMandatory },
      ...{ disclosure: use.disclosure, inputs: use.inputs },
    })),
  );
  const columns = sql.raw(
    'rule, has_portal, on_platform, computed, regular, reason, address, opened_on, last_article_on, articles, documents, visits, overdue, sections_filled, sections_mandatory, disclosure, inputs',
  );
  await sql`
    insert into adoption.standing (unit_id, month, taken_on, ${columns})
    select r.unit_id, date_trunc('month', ${work.today}::date)::date, ${work.today}::date, ${columns}
    from jsonb_to_recordset(${json}::jsonb) as r(unit_id int, rule text, has_portal boolean, on_platform boolean, computed boolean, regular boolean,
      reason text, address text, opened_on date, last_article_on date, articles int, documents int, visits int, overdue int,
      sections_filled smallint, sections_mandatory smallint, disclosure text, inputs jsonb)
    order by r.unit_id
    on conflict (unit_id, month) do update set taken_on = excluded.taken_on, rule = excluded.rule, has_portal = excluded.has_portal,
      on_platform = excluded.on_platform, computed = excluded.computed, regular = excluded.regular, reason = excluded.reason,
      address = excluded.address, opened_on = excluded.opened_on, last_article_on = excluded.last_article_on, articles = excluded.articles,
      documents = excluded.documents, visits = excluded.visits, overdue = excluded.overdue, sections_filled = excluded.sections_filled,
      sections_mandatory = excluded.sections_mandatory, disclosure = excluded.disclosure, inputs = excluded.inputs
      where standing.taken_on <= excluded.taken_on`.execute(work.handle);
}

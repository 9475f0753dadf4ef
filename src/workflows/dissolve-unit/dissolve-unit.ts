// What does a unit still have when it is to be dissolved; and, taken back within a day, everything is as before.
import { sql } from 'kysely';
import { campaignsOf, statusOf } from '#modules/campaigns/index.ts';
import { bringBackWithUnit } from '#modules/content/index.ts';
import { reopenUnit, type Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';

export type Remains = {
  classes: number;
  pupils: number;
  staff: number;
  accounts: number;
  /** Of its site: what citizens read now. */
  articles: number;
  documents: number;
  albums: number;
  /** Waiting for their hour: these do not appear. */
  scheduled: number;
  /** Of citizens, not answered yet. */
  questions: number;
  /** Names of the campaigns that are open and wait for it. */
  campaigns: string[];
};

export async function remainsOf(work: Work, unit: Unit): Promise<Remains> {
  const { rows } = await sql<Omit<Remains, 'campaigns'>>`
    select
      (select count(*)::int from classes.class c join classes.school_year y on y.code = c.school_year
        where c.unit_id = ${unit.id} and c.closed_on is null and y.ends_on >= ${work.today}::date) as classes,
      (select count(*)::int from people.pupil where unit_id = ${unit.id} and active) as pupils,
      (select count(*)::int from people.staff where unit_id = ${unit.id} and active) as staff,
      (select count(distinct g.user_id)::int from access.role_grant g join access."user" a on a.id = g.user_id
        where g.unit_id = ${unit.id} and g.revoked_at is null and g.valid_from <= ${work.today}::date
          and (g.valid_to is null or g.valid_to >= ${work.today}::date) and a."disabledAt" is null) as accounts,
      (select count(*)::int from content.article where unit_id = ${unit.id} and state = 'published' and published_at <= ${work.now}
        and (expires_at is null or expires_at > ${work.now})) as articles,
      (select count(*)::int from content.article where unit_id = ${unit.id} and state = 'published' and published_at > ${work.now}) as scheduled,
      (select count(*)::int from documents.document where unit_id = ${unit.id} and state = 'published') as documents,
      (select count(*)::int from gallery.album where unit_id = ${unit.id} and state = 'published') as albums,
      (select count(*)::int from engagement.question where unit_id = ${unit.id} and state not in ('answered', 'refused', 'duplicate')) as questions`.execute(
    work.handle,
  );
  const campaigns: string[] = [];
  for (const campaign of await campaignsOf(work, unit.path)) {
    if (campaign.frozenAt || campaign.opensOn > work.today) continue;
    const own = (await statusOf(work, campaign, unit.path)).find((one) => one.unitId === unit.id);
    if (own && own.standing !== 'done') campaigns.push(campaign.name);
  }
  const counted = rows[0];
  if (!counted) throw new Error('a select without from has one row');
  return { ...counted, campaigns };
}

/** One transaction. @throws Refused with all reasons */
export async function takeDissolutionBack(
  work: Work,
  unitId: number,
  input: Parameters<typeof reopenUnit>[2],
): Promise<{ articles: number }> {
  const { closedAt } = await reopenUnit(work, unitId, input);
  return { articles: await bringBackWithUnit(work, unitId, closedAt) };
}

// The picture at the end of a day, kept as it was; the one of the deadline is final.
import { sql } from 'kysely';
import { addDays } from '#kernel/calendar.ts';
import type { Work } from '#platform/db/work.ts';
import { campaignsOf } from '../queries/campaigns.ts';
import { statusOf } from '../queries/status.ts';

/**
 * Keeps the business day that has just ended, for every campaign that is or was running on it. Run every minute: the first run after
 * midnight takes the picture, the others find it taken. A day without a running product has no picture; none is made up later.
 * @returns how many units were kept
 */
export async function takeSnapshots(work: Work): Promise<number> {
  const day = addDays(work.today, -1);
  let kept = 0;
  for (const campaign of await campaignsOf(work)) {
    if (day < campaign.opensOn || day > addDays(campaign.beforeDay, campaign.graceDays)) continue;
    const { rows: taken } =
      await sql`select 1 from campaigns.daily where campaign_id = ${campaign.id} and day = ${day} limit 1`.execute(work.handle);
    if (taken.length > 0) continue;
    const units = await statusOf(work, campaign, 'u1');
    const json = JSON.stringify(
      units.map((u) => ({ unit_id: u.unitId, required: u.required, complete: u.complete, items: u.items })),
    );
    await sql`insert into campaigns.daily (campaign_id, unit_id, day, required, complete, items)
      select ${campaign.id}, unit_id, ${day}, required, complete, items
      from jsonb_to_recordset(${json}::jsonb) as u(unit_id int, required int, complete int, items jsonb) on conflict do nothing`.execute(
      work.handle,
    );
    if (day === addDays(campaign.beforeDay, -1))
      await sql`update campaigns.campaign set frozen_at = ${work.now} where id = ${campaign.id} and frozen_at is null`.execute(
        work.handle,
      );
    kept += units.length;
  }
  return kept;
}

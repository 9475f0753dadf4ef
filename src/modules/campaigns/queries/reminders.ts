// Who was reminded of what, when, and has it been opened?

import { sql } from 'kysely';
import { isUuid } from '#kernel/ids.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import type { MissingLine } from './missing.ts';

export type Reminder = {
  id: string;
  campaignId: number;
  campaignName: string;
  unitId: number;
  text: string;
  items: MissingLine[];
  sentByName: string;
  sentAt: Date;
  seenAt: Date | null;
  seenByName: string;
};

const columns = [
  ...(['r.id', 'r.campaign_id as campaignId', 'c.name as campaignName', 'r.unit_id as unitId', 'r.text'] as const),
  ...(['r.sent_by_name as sentByName', 'r.sent_at as sentAt', 'r.seen_at as seenAt', 'r.seen_by_name as seenByName'] as const),
  sql<MissingLine[]>`r.items`.as('items'),
] as const;

/** Newest first; `unread`: only those that nobody at the unit has opened. */
export async function remindersAt(
  work: Work,
  unitId: number,
  options: { campaignId?: number; unread?: boolean; limit?: number } = {},
): Promise<Reminder[]> {
  let query = read(work)
    .selectFrom('campaigns.reminder as r')
    .innerJoin('campaigns.campaign as c', 'c.id', 'r.campaign_id')
    .select([...columns])
    .where('r.unit_id', '=', unitId)
    .orderBy('r.sent_at', 'desc')
    .limit(options.limit ?? 20);
  if (options.campaignId) query = query.where('r.campaign_id', '=', options.campaignId);
  if (options.unread) query = query.where('r.seen_at', 'is', null);
  return query.execute();
}

export async function reminderById(work: Work, unitId: number, id: string): Promise<Reminder> {
  const found = isUuid(id)
    ? await read(work)
        .selectFrom('campaigns.reminder as r')
        .innerJoin('campaigns.campaign as c', 'c.id', 'r.campaign_id')
        .select([...columns])
        .where('r.unit_id', '=', unitId)
        .where('r.id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!found) throw notFound('Không tìm thấy lời nhắc này.');
  return found;
}

/** The last reminder of each unit of a campaign. */
export async function lastReminders(
  work: Work,
  campaignId: number,
  path: string,
): Promise<Map<number, { at: Date; seen: boolean; by: string; byId: string }>> {
  const { rows } = await sql<{ unit_id: number; sent_at: Date; seen: boolean; sent_by_name: string; sent_by: string }>`
    select distinct on (r.unit_id) r.unit_id, r.sent_at, r.seen_at is not null as seen, r.sent_by_name, r.sent_by
    from campaigns.reminder r join organizations.unit u on u.id = r.unit_id
    where r.campaign_id = ${campaignId} and u.path <@ ${path}::ltree order by r.unit_id, r.sent_at desc`.execute(work.handle);
  return new Map(rows.map((r) => [r.unit_id, { at: r.sent_at, seen: r.seen, by: r.sent_by_name, byId: r.sent_by }]));
}

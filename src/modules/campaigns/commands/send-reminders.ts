// Units are reminded of exactly what they lack at this moment; the reminder is a record, and a school's people see it at their work.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { formatInstant, instantOf } from '#kernel/calendar.ts';
import { parseForm } from '#kernel/form.ts';
import { type Reason, throwIfAny } from '#kernel/refusal.ts';
import { unitsWithPeople } from '#modules/access/index.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { read, write } from '../handles.ts';
import { mayRemind } from '../policy.ts';
import type { Campaign } from '../queries/campaigns.ts';
import { type MissingLine, missingOf } from '../queries/missing.ts';
import { statusOf } from '../queries/status.ts';

export const sendRemindersForm = z.object({
  unitIds: z.array(z.coerce.number().int().positive()).min(1, 'Chọn ít nhất một đơn vị').max(2000),
  /** Said by the sender after being told that these were reminded today already. */
  again: z.boolean().default(false),
});

const senderOf = (work: Work) =>
  work.actor.kind === 'person'
    ? { id: work.actor.userId, name: work.actor.name }
    : { id: 'system', name: work.actor.kind === 'system' ? work.actor.label : '' };

export function reminderText(campaign: Pick<Campaign, 'name' | 'deadline'>, lines: Pick<MissingLine, 'text'>[]): string {
  return `${campaign.name}, hạn cuối ${formatInstant(campaign.deadline)}. Còn ${lines.length} mục: ${lines.map((line) => line.text).join('; ')}.`;
}

/** Of these units, the ones this sender has reminded on the business day. */
export async function remindedToday(work: Work, campaignId: number, unitIds: number[]): Promise<Set<number>> {
  const rows = await read(work)
    .selectFrom('campaigns.reminder')
    .select('unit_id')
    .distinct()
    .where('campaign_id', '=', campaignId)
    .where('sent_by', '=', senderOf(work).id)
    .where('sent_at', '>=', instantOf(work.today))
    .where('unit_id', '=', sql<number>`any(${unitIds}::int[])`)
    .execute();
  return new Set(rows.map((row) => row.unit_id));
}

/** `unread`: units where nobody has an account, so that nobody reads the reminder yet. */
export type Sent = { sent: number; unread: string[] };

export async function sendReminders(work: Work, campaign: Campaign, input: z.input<typeof sendRemindersForm>): Promise<Sent> {
  const form = parseForm(sendRemindersForm, input);
  const wanted = new Set(form.unitIds);
  // Two clicks at once: the second waits and then finds the first one's reminders.
  await sql`select pg_advisory_xact_lock(hashtext(${`reminder:${campaign.id}:${senderOf(work).id}`}))`.execute(work.handle);
  const { rows: paths } = await sql<{ id: number; path: string }>`
    select id, path::text from organizations.unit where id = any(${form.unitIds}::int[])`.execute(work.handle);
  const pathOf = new Map(paths.map((row) => [row.id, row.path]));
  const units = (await statusOf(work, campaign, campaign.audiencePath)).filter((unit) => wanted.has(unit.unitId));
  const reasons: Reason[] = [];
  const strangers = form.unitIds.filter((id) => !units.some((unit) => unit.unitId === id));
  if (strangers.length > 0)
    reasons.push({ code: 'audience', message: `${strangers.length} đơn vị đã chọn không thuộc đợt này.`, field: 'unitIds' });
  if (units.some((unit) => !mayRemind(work.actor, pathOf.get(unit.unitId) ?? '')))
    reasons.push({ code: 'not_allowed', message: 'Sở nhắc mọi đơn vị, Phòng nhắc các đơn vị của Phòng.' });
  const done = units.filter((unit) => unit.standing === 'done');
  if (done.length > 0)
    reasons.push({
      code: 'done',
      message: `${done.map((u) => u.name).join(', ')} đã đủ, không còn gì để nhắc.`,
      field: 'unitIds',
    });
  const today = form.again ? new Set<number>() : await remindedToday(work, campaign.id, form.unitIds);
  const twice = units.filter((unit) => today.has(unit.unitId));
  if (twice.length > 0)
    reasons.push({
      code: 'reminded_today',
      message: `Hôm nay bạn đã nhắc ${twice
        .slice(0, 5)
        .map((u) => u.name)
        .join(
          ', ',
        )}${twice.length > 5 ? ` và ${twice.length - 5} đơn vị khác` : ''}. Muốn nhắc thêm lần nữa, đánh dấu “Nhắc lại trong ngày”.`,
      field: 'again',
    });
  throwIfAny(reasons);

  const missing = await missingOf(
    work,
    campaign,
    units.map((unit) => unit.unitId),
  );
  const sender = senderOf(work);
  for (const unit of units) {
    const lines = missing.get(unit.unitId) ?? [];
    // No record at all (a school without pupils or classes): there is no field to name.
    const items = lines.length > 0 ? lines : [{ measure: 'profile', text: 'chưa có hồ sơ nào', count: 1, to: '' } as const];
    await write(work)
      .insertInto('campaigns.reminder')
      .values({
        ...{ id: randomUUID(), campaign_id: campaign.id, unit_id: unit.unitId, items: JSON.stringify(items) },
        ...{
          text: reminderText(campaign, items),
          sent_by: sender.id,
          sent_by_name: sender.name,
          sent_at: work.now,
          seen_at: null,
        },
      })
      .execute();
    await record(work, {
      action: 'campaigns.remind',
      object: { kind: 'unit', id: unit.unitId },
      unitId: unit.unitId,
      summary: `Nhắc ${unit.name}: còn ${items.length} mục của ${campaign.name}`,
      after: { items: items.map((line) => line.text) },
    });
    await announceMoved(work, unit.unitId);
  }
  const readers = await unitsWithPeople(work, form.unitIds);
  return { sent: units.length, unread: units.filter((unit) => !readers.has(unit.unitId)).map((unit) => unit.name) };
}

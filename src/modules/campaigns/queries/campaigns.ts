// Which deadlines are there, and which one concerns a unit now?
import { sql } from 'kysely';
import { addDays, daysBetween, endOfDayBefore } from '#kernel/calendar.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Work } from '#platform/db/work.ts';
import type { MeasureCode } from '../rules/standing.ts';

export type Campaign = {
  id: number;
  code: string;
  name: string;
  /** Whose campaign it is; without an audience of its own it concerns this unit's subtree. */
  unitId: number;
  unitName: string;
  schoolYear: string;
  opensOn: string;
  beforeDay: string;
  /** The last moment in time: 23:59:59 of the day before. The record of the deadline is taken here, whatever the grace. */
  deadline: Date;
  /** Until here nobody is called late. */
  lateAfter: Date;
  graceDays: number;
  milestoneOn: string | null;
  milestoneTenths: number;
  measures: MeasureCode[];
  audienceTypes: string[];
  audienceUnitId: number | null;
  audienceName: string;
  audiencePath: string;
  instruction: string;
  frozenAt: Date | null;
  version: number;
};

type Row = {
  id: number;
  code: string;
  name: string;
  unit_id: number;
  unit_name: string;
  school_year: string;
  opens_on: string;
  before_day: string;
  grace_days: number;
  milestone_on: string | null;
  milestone_tenths: number;
  measures: MeasureCode[];
  audience_types: string[];
  audience_unit_id: number | null;
  audience_name: string;
  audience_path: string;
  instruction: string;
  frozen_at: Date | null;
  version: number;
};

/** Of those the actor may see: the ones whose audience lies at, above or below the unit of that path. Earliest deadline first. */
export async function campaignsOf(work: Work, path = 'u1'): Promise<Campaign[]> {
  const { rows } = await sql<Row>`
    select c.*, o.short_name as unit_name, a.short_name as audience_name, a.path::text as audience_path
    from campaigns.campaign c
    join organizations.unit o on o.id = c.unit_id
    join organizations.unit a on a.id = coalesce(c.audience_unit_id, c.unit_id)
    where a.path @> ${path}::ltree or a.path <@ ${path}::ltree
    order by c.before_day, c.id`.execute(work.handle);
  return rows.map((row) => ({
    ...{ id: row.id, code: row.code, name: row.name, unitId: row.unit_id, unitName: row.unit_name, schoolYear: row.school_year },
    ...{ opensOn: row.opens_on, beforeDay: row.before_day, graceDays: row.grace_days },
    deadline: endOfDayBefore(row.before_day),
    lateAfter: endOfDayBefore(addDays(row.before_day, row.grace_days)),
    ...{ milestoneOn: row.milestone_on, milestoneTenths: row.milestone_tenths, measures: row.measures },
    ...{ audienceTypes: row.audience_types, audienceUnitId: row.audience_unit_id, audienceName: row.audience_name },
    ...{ audiencePath: row.audience_path, instruction: row.instruction, frozenAt: row.frozen_at, version: row.version },
  }));
}

/** The one of that code, else the one that is open, else the next, else the last; those of the whole province before the local ones; of those that count the measure, if any does. */
export async function campaignNow(work: Work, path = 'u1', code?: string | null, measure?: MeasureCode | ''): Promise<Campaign> {
  const known = await campaignsOf(work, path);
  const measuring = known.filter((c) => measure && c.measures.includes(measure));
  const all = !code && measuring.length > 0 ? measuring : known;
  if (code) {
    const named = all.find((c) => c.code === code);
    if (!named) throw notFound('Không có đợt này ở đơn vị của bạn.');
    return named;
  }
  const widest = [...all].sort((a, b) => a.audiencePath.length - b.audiencePath.length || (a.beforeDay < b.beforeDay ? -1 : 1));
  const found =
    widest.find((c) => c.opensOn <= work.today && work.today < addDays(c.beforeDay, c.graceDays)) ??
    all.find((c) => c.opensOn > work.today) ??
    widest.filter((c) => c.beforeDay === all.at(-1)?.beforeDay)[0];
  if (!found) throw notFound('Chưa có đợt hoàn thành nào.');
  return found;
}

export const daysLeftOf = (work: Work, campaign: Campaign): number =>
  Math.max(0, daysBetween(work.today, addDays(campaign.beforeDay, campaign.graceDays)));

// How complete are the units of an audience, now, from their records? Counters of the owning modules are read and summed; nothing
// above the school is stored.
import { sql } from 'kysely';
import { addDays, daysBetween, endOfDayBefore } from '#kernel/calendar.ts';
import { teaches, type UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { notFound } from '#kernel/refusal.ts';
import { readerOf, type Work } from '#platform/db/work.ts';
import { completenessTenths, type Item, type MeasureCode, type Standing, standingOf } from '../rules/standing.ts';
import type { CampaignsTables } from '../tables.ts';

const read = readerOf<CampaignsTables>();

export type Campaign = {
  id: number;
  code: string;
  name: string;
  schoolYear: string;
  opensOn: string;
  beforeDay: string;
  /** The last moment in time: 23:59:59 of the day before. */
  deadline: Date;
  graceDays: number;
  milestoneOn: string | null;
  milestoneTenths: number;
  measures: MeasureCode[];
  audienceTypes: string[];
};

export async function campaignsOf(work: Work): Promise<Campaign[]> {
  const rows = await read(work).selectFrom('campaigns.campaign').selectAll().orderBy('before_day').execute();
  return rows.map((row) => ({
    ...{
      id: row.id,
      code: row.code,
      name: row.name,
      schoolYear: row.school_year,
      opensOn: row.opens_on,
      beforeDay: row.before_day,
    },
    ...{
      deadline: endOfDayBefore(row.before_day),
      graceDays: row.grace_days,
      milestoneOn: row.milestone_on,
      milestoneTenths: row.milestone_tenths,
    },
    ...{ measures: row.measures as MeasureCode[], audienceTypes: row.audience_types },
  }));
}

/** The one that is open, else the next, else the last. */
export async function campaignNow(work: Work): Promise<Campaign> {
  const all = await campaignsOf(work);
  const found =
    all.find((c) => c.opensOn <= work.today && work.today <= c.beforeDay) ??
    all.find((c) => c.opensOn > work.today) ??
    all.at(-1);
  if (!found) throw notFound('Chưa có đợt hoàn thành nào.');
  return found;
}

export type UnitStatus = {
  unitId: number;
  parentId: number | null;
  slug: string;
  code: string | null;
  name: string;
  level: UnitLevel;
  items: Item[];
  complete: number;
  required: number;
  tenths: number;
  standing: Standing;
};

type Row = {
  id: number;
  parent_id: number | null;
  slug: string;
  code: string | null;
  short_name: string;
  type: string;
  level: UnitLevel;
  profile_complete: boolean | null;
  pupils_active: number | null;
  pupils_complete: number | null;
  staff_active: number | null;
  staff_complete: number | null;
  classes_active: number | null;
  classes_complete: number | null;
  week_ago: number | null;
};

/** Every counted unit at or below `path` that the actor may see; one query, 874 rows. */
export async function statusOf(work: Work, campaign: Campaign, path: string): Promise<UnitStatus[]> {
  const { rows } = await sql<Row>`
    select u.id, u.parent_id, u.slug, u.code, u.short_name, u.type, u.level, p.complete as profile_complete,
      k.pupils_active, k.pupils_complete, k.staff_active, k.staff_complete, c.active as classes_active, c.complete as classes_complete,
      d.complete as week_ago
    from organizations.unit u
    left join organizations.profile p on p.unit_id = u.id
    left join people.counter k on k.unit_id = u.id
    left join classes.counter c on c.unit_id = u.id and c.school_year = ${campaign.schoolYear}
    left join campaigns.daily d on d.unit_id = u.id and d.campaign_id = ${campaign.id} and d.day = ${addDays(work.today, -7)}
    where u.counted_in_survey and u.hidden_at is null and u.closed_on is null and u.path <@ ${path}::ltree
      and (cardinality(${campaign.audienceTypes}::text[]) = 0 or u.type = any(${campaign.audienceTypes}::text[]))
      and u.path <@ platform.scope()
    order by u.sort_key, u.id`.execute(work.handle);
  const daysLeft = Math.max(0, daysBetween(work.today, campaign.beforeDay));
  const deadlinePassed = work.now > campaign.deadline;
  const milestonePassed = campaign.milestoneOn !== null && work.today > campaign.milestoneOn;
  return rows.map((row) => {
    const all: Item[] = [
      { code: 'profile', required: 1, complete: row.profile_complete ? 1 : 0 },
      ...(teaches(row.type)
        ? [{ code: 'classes' as const, required: row.classes_active ?? 0, complete: row.classes_complete ?? 0 }]
        : []),
      { code: 'staff', required: row.staff_active ?? 0, complete: row.staff_complete ?? 0 },
      ...(teaches(row.type)
        ? [{ code: 'pupils' as const, required: row.pupils_active ?? 0, complete: row.pupils_complete ?? 0 }]
        : []),
    ];
    const items = all.filter((item) => campaign.measures.includes(item.code));
    const complete = items.reduce((n, item) => n + item.complete, 0);
    const required = items.reduce((n, item) => n + item.required, 0);
    return {
      ...{
        unitId: row.id,
        parentId: row.parent_id,
        slug: row.slug,
        code: row.code,
        name: row.short_name,
        level: row.level,
        items,
        complete,
        required,
      },
      tenths: completenessTenths(complete, required),
      standing: standingOf({
        complete,
        required,
        weekAgo: row.week_ago,
        daysLeft,
        milestonePassed,
        milestoneTenths: campaign.milestoneTenths,
        deadlinePassed,
      }),
    };
  });
}

/** How many units were complete at the end of each day. */
export async function curveOf(work: Work, campaign: Campaign, path: string): Promise<{ day: string; done: number }[]> {
  const { rows } = await sql<{ day: string; done: number }>`
    select d.day, (count(*) filter (where d.complete >= d.required and d.required > 0))::int as done
    from campaigns.daily d join organizations.unit u on u.id = d.unit_id
    where d.campaign_id = ${campaign.id} and u.path <@ ${path}::ltree group by d.day order by d.day`.execute(work.handle);
  return rows;
}

// How complete are the units of an audience, now, from their records? Counters of the owning modules are read and summed; nothing
// above the school is stored.
import { sql } from 'kysely';
import { addDays } from '#kernel/calendar.ts';
import { teaches, type UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { registerNow, stepsAsked, stepsOf } from '#modules/adoption/index.ts';
import type { Work } from '#platform/db/work.ts';
import {
  cellsOf,
  completenessTenths,
  daysToFinish,
  type Item,
  isOfResults,
  type MeasureCode,
  mayBeLate,
  type Standing,
  standingOf,
} from '../rules/standing.ts';
import { isAsked } from './audience.ts';
import { type Campaign, daysLeftOf } from './campaigns.ts';

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
  /** By the pace of the last seven days. */
  mayBeLate: boolean;
  daysToFinish: number | null;
  /** What the picture of the deadline says, once it has been taken; nobody rewrites it. */
  frozenTenths: number | null;
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
  semester1: number | null;
  semester2: number | null;
  present1: number | null;
  present2: number | null;
  needed1: number | null;
  needed2: number | null;
  plan: number | null;
  plan1: number | null;
  plan2: number | null;
  week_ago: number | null;
  week_items: Item[] | null;
  frozen_required: number | null;
  frozen_complete: number | null;
};

/** Every counted unit of the audience at or below `path` that the actor may see; one query, 874 rows. `measure`: as if it were the only one. */
export async function statusOf(work: Work, campaign: Campaign, path: string, measure?: MeasureCode): Promise<UnitStatus[]> {
  const frozenDay = campaign.frozenAt && !measure ? addDays(campaign.beforeDay, -1) : null;
  // Nothing is summed where no results are counted.
  const ofResults = campaign.measures.some(isOfResults);
  const { rows } = await sql<Row>`
    select u.id, u.parent_id, u.slug, u.code, u.short_name, u.type, u.level, p.complete as profile_complete,
      k.pupils_active, k.pupils_complete, k.staff_active, k.staff_complete, c.active as classes_active, c.complete as classes_complete,
      g.semester1, g.semester2, g.present1, g.present2, g.needed1, g.needed2, x.plan, x.plan1, x.plan2,
      d.complete as week_ago, ${measure ? sql`nullif(d.items, '[]')` : sql`null`} as week_items,
      f.required as frozen_required, f.complete as frozen_complete
    from organizations.unit u
    left join organizations.profile p on p.unit_id = u.id
    left join people.counter k on k.unit_id = u.id
    left join classes.counter c on c.unit_id = u.id and c.school_year = ${campaign.schoolYear}
    left join (select unit_id, (sum(complete) filter (where semester = 1))::int as semester1, (sum(complete) filter (where semester = 2))::int as semester2,
          (sum(cells_present) filter (where semester = 1))::int as present1, (sum(cells_present) filter (where semester = 2))::int as present2,
          (sum(cells_needed) filter (where semester = 1))::int as needed1, (sum(cells_needed) filter (where semester = 2))::int as needed2
        from assessment.counter where school_year = ${campaign.schoolYear} and ${ofResults} group by unit_id) g on g.unit_id = u.id
    left join (select p.unit_id, count(distinct p.id)::int as plan, (count(*) filter (where r.period = 1))::int as plan1, (count(*) filter (where r.period = 2))::int as plan2
        from people.pupil p left join assessment.result r on r.pupil_id = p.id and r.school_year = ${campaign.schoolYear} and r.complete
        where p.active and p.disability_exempt and ${ofResults} group by p.unit_id) x on x.unit_id = u.id and u.level <> 'mn'
    left join campaigns.daily d on d.unit_id = u.id and d.campaign_id = ${campaign.id} and d.day = ${addDays(work.today, -7)}
    left join campaigns.daily f on f.unit_id = u.id and f.campaign_id = ${campaign.id} and f.day = ${frozenDay}::date
    where u.path <@ ${path}::ltree and ${isAsked(campaign)}
    order by u.sort_key, u.id`.execute(work.handle);
  const portals = new Map(
    (measure ? measure === 'portal' : campaign.measures.includes('portal'))
      ? (await registerNow(work, path)).map((use) => [use.unitId, use])
      : [],
  );
  const daysLeft = daysLeftOf(work, campaign);
  const facts = {
    opened: work.today >= campaign.opensOn,
    deadlinePassed: work.now > campaign.lateAfter,
    milestonePassed: campaign.milestoneOn !== null && work.today > campaign.milestoneOn,
    milestoneTenths: campaign.milestoneTenths,
  };
  return rows.map((row) => {
    const schools = teaches(row.type);
    const all: Item[] = [
      { code: 'profile', required: 1, complete: row.profile_complete ? 1 : 0 },
      ...(schools ? [{ code: 'classes' as const, required: row.classes_active ?? 0, complete: row.classes_complete ?? 0 }] : []),
      { code: 'staff', required: row.staff_active ?? 0, complete: row.staff_complete ?? 0 },
      ...(schools ? [{ code: 'pupils' as const, required: row.pupils_active ?? 0, complete: row.pupils_complete ?? 0 }] : []),
    ];
    // R1.49: pupils with every result, of all who study and are rated (R1.27: an individual plan asks for no results, so it is on neither
    // side); of small children those who are measured.
    const pupils = Math.max(0, (row.pupils_active ?? 0) - (row.plan ?? 0));
    const rated = { semester1: (row.semester1 ?? 0) - (row.plan1 ?? 0), semester2: (row.semester2 ?? 0) - (row.plan2 ?? 0) };
    const cells = {
      semester1: { present: row.present1 ?? 0, needed: row.needed1 ?? 0 },
      semester2: { present: row.present2 ?? 0, needed: row.needed2 ?? 0 },
    };
    if (schools)
      for (const code of ['semester1', 'semester2'] as const)
        all.push({ code, required: pupils, complete: Math.max(0, Math.min(rated[code], pupils)), cells: cells[code] });
    const use = portals.get(row.id);
    if (use) all.push({ code: 'portal', required: stepsAsked(use), complete: stepsAsked(use) - stepsOf(use).length });
    const items = all.filter((item) => (measure ? item.code === measure : campaign.measures.includes(item.code)));
    const complete = items.reduce((n, item) => n + item.complete, 0);
    const required = items.reduce((n, item) => n + item.required, 0);
    const weekAgo = measure ? (row.week_items?.find((item) => item.code === measure)?.complete ?? null) : row.week_ago;
    return {
      ...{ unitId: row.id, parentId: row.parent_id, slug: row.slug, code: row.code, name: row.short_name, level: row.level },
      ...{ items, complete, required },
      tenths: completenessTenths(complete, required),
      standing: standingOf({ complete, required, begun: (cellsOf(items)?.present ?? 0) > 0, ...facts }),
      mayBeLate: facts.opened && !facts.deadlinePassed && mayBeLate({ complete, required, weekAgo }, daysLeft),
      daysToFinish: daysToFinish({ complete, required, weekAgo }),
      frozenTenths:
        row.frozen_required === null || row.frozen_complete === null
          ? null
          : completenessTenths(row.frozen_complete, row.frozen_required),
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

export type FrozenPicture = { day: string; units: number; done: number; tenths: number };

/** The picture of the deadline, taken once the day was over. */
export async function frozenOf(work: Work, campaign: Campaign, path: string): Promise<FrozenPicture | null> {
  if (!campaign.frozenAt) return null;
  const day = addDays(campaign.beforeDay, -1);
  const { rows } = await sql<{ units: number; done: number; complete: number; required: number }>`
    select count(*)::int as units, (count(*) filter (where d.complete >= d.required and d.required > 0))::int as done,
      coalesce(sum(d.complete), 0)::int as complete, coalesce(sum(d.required), 0)::int as required
    from campaigns.daily d join organizations.unit u on u.id = d.unit_id
    where d.campaign_id = ${campaign.id} and d.day = ${day} and u.path <@ ${path}::ltree`.execute(work.handle);
  const row = rows[0];
  return row && row.units > 0
    ? { day, units: row.units, done: row.done, tenths: completenessTenths(row.complete, row.required) }
    : null;
}

// The ranking of a school year: its scheme, every unit's points, and once it is closed the result as it was.
import { sql } from 'kysely';
import { schoolYearOf } from '#kernel/school-year.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import {
  type Band,
  bandOf,
  type Counts,
  type Criterion,
  countedTenths,
  countedWords,
  firstBands,
  firstCriteria,
  type Part,
  partOf,
  placed,
  type Scored,
  totalOf,
} from '../rules/ranking.ts';
import { disclosedBy } from './disclosed.ts';
import { registerNow, type Standing } from './register.ts';

export type Scheme = {
  schoolYear: string;
  criteria: Criterion[];
  bands: Band[];
  /** 0: nobody has saved one for this year; it is the year's before, or the first. */
  version: number;
  closedAt: Date | null;
  updatedBy: string;
};

export async function schemeOf(work: Work, schoolYear: string): Promise<Scheme> {
  const row = await read(work)
    .selectFrom('adoption.scheme')
    .selectAll()
    .where('school_year', '<=', schoolYear)
    .orderBy('school_year', 'desc')
    .limit(1)
    .executeTakeFirst();
  const own = row?.school_year === schoolYear;
  return {
    schoolYear,
    criteria: (row?.criteria as Criterion[] | undefined) ?? [...firstCriteria],
    bands: (row?.bands as Band[] | undefined) ?? [...firstBands],
    ...{ version: own ? row.version : 0, closedAt: own ? row.closed_at : null, updatedBy: own ? row.updated_by : '' },
  };
}

/** This year and those that have a scheme, newest first. */
export async function rankedYears(work: Work): Promise<string[]> {
  const rows = await read(work).selectFrom('adoption.scheme').select('school_year').execute();
  return [...new Set([schoolYearOf(work.today), ...rows.map((row) => row.school_year)])].sort().reverse();
}

export type Ranked = Pick<Standing, 'unitId' | 'slug' | 'name' | 'level' | 'officeId' | 'officeName'> & {
  parts: Part[];
  tenths: number;
  band: string;
  place: number;
  selfScored: number;
  officeScored: number;
};

type ScoreRow = {
  unit_id: number;
  criterion: string;
  by_office: boolean;
  tenths: number;
  note: string;
  link: string;
  scored_by: string;
  scored_at: Date;
};

async function scoresOf(work: Work, schoolYear: string, unitId?: number): Promise<Map<string, Scored>> {
  const { rows } = await sql<ScoreRow>`
    select unit_id, criterion, by_office, tenths, note, link, scored_by, scored_at from adoption.score
    where school_year = ${schoolYear} ${unitId === undefined ? sql`` : sql`and unit_id = ${unitId}`}`.execute(work.handle);
  return new Map(
    rows.map((row) => [
      `${row.unit_id}/${row.criterion}/${row.by_office}`,
      { tenths: row.tenths, note: row.note, link: row.link, by: row.scored_by, at: row.scored_at },
    ]),
  );
}

function rankedOf(use: Standing & Counts, scheme: Scheme, scores: Map<string, Scored>): Omit<Ranked, 'place'> {
  const parts = scheme.criteria.map((criterion) => {
    const said = (byOffice: boolean) => scores.get(`${use.unitId}/${criterion.code}/${byOffice}`) ?? null;
    const part = partOf(criterion, countedTenths(criterion, use), said(false), said(true));
    return { ...part, from: countedWords(criterion, use) };
  });
  const tenths = totalOf(parts);
  return {
    ...{
      unitId: use.unitId,
      slug: use.slug,
      name: use.name,
      level: use.level,
      officeId: use.officeId,
      officeName: use.officeName,
    },
    ...{ parts, tenths, band: bandOf(scheme.bands, tenths) },
    selfScored: parts.filter((part) => part.self).length,
    officeScored: parts.filter((part) => part.office).length,
  };
}

async function countedNow(work: Work, path: string): Promise<(Standing & Counts)[]> {
  const [uses, disclosed] = [await registerNow(work, path), await disclosedBy(work, path)];
  return uses.map((use) => ({ ...use, disclosed: disclosed.get(use.unitId) ?? null }));
}

/** A year that is over and was not closed has no counts any more: it is ranked only while it is the present one, or by its result. */
export async function rankingOf(work: Work, scheme: Scheme, path: string): Promise<Ranked[]> {
  if (scheme.closedAt) return closedRanking(work, scheme.schoolYear, path);
  if (scheme.schoolYear !== schoolYearOf(work.today)) return [];
  const [uses, scores] = [await countedNow(work, path), await scoresOf(work, scheme.schoolYear)];
  return placed(uses.map((use) => rankedOf(use, scheme, scores)));
}

async function closedRanking(work: Work, schoolYear: string, path: string): Promise<Ranked[]> {
  const { rows } = await sql<Ranked>`
    select u.id as "unitId", u.slug, u.short_name as name, u.level, case when u.level = 'district' then u.id else p.id end as "officeId",
      replace(coalesce(case when u.level = 'district' then u.short_name else p.short_name end, 'Trực thuộc Sở'), 'Phòng ', '') as "officeName",
      r.parts, r.tenths, r.band, r.place,
      (select count(*)::int from jsonb_array_elements(r.parts) x where x -> 'self' <> 'null') as "selfScored",
      (select count(*)::int from jsonb_array_elements(r.parts) x where x -> 'office' <> 'null') as "officeScored"
    from adoption.result r join organizations.unit u on u.id = r.unit_id
    left join organizations.unit p on p.id = u.parent_id and p.level = 'district'
    where r.school_year = ${schoolYear} and u.path <@ ${path}::ltree order by r.place, u.sort_key`.execute(work.handle);
  return rows;
}

export type PastResult = { schoolYear: string; place: number; tenths: number; band: string };

/** One unit's points, and how it did in closed years. null: the unit is not in the register. */
export async function scoreSheet(
  work: Work,
  scheme: Scheme,
  unit: { id: number; path: string },
): Promise<{ ranked: Omit<Ranked, 'place'> | null; past: PastResult[] }> {
  const use = (await countedNow(work, unit.path)).find((one) => one.unitId === unit.id);
  const closed = scheme.closedAt
    ? (await closedRanking(work, scheme.schoolYear, unit.path)).find((one) => one.unitId === unit.id)
    : undefined;
  const past = await read(work)
    .selectFrom('adoption.result')
    .select(['school_year as schoolYear', 'place', 'tenths', 'band'])
    .where('unit_id', '=', unit.id)
    .orderBy('school_year', 'desc')
    .execute();
  const now = use ? rankedOf(use, scheme, await scoresOf(work, scheme.schoolYear, unit.id)) : null;
  return { ranked: closed ?? now, past };
}

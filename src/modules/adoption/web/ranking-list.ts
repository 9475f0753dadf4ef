// The ranking as the address describes it: for the screen and for its export.
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { reservedFor } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { type Unit, unitOfAddress } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import { mayOversee, overseers } from '../policy.ts';
import { type Ranked, rankedYears, rankingOf, type Scheme, schemeOf } from '../queries/ranking.ts';

export type RankingList = {
  unit: Unit;
  scheme: Scheme;
  years: string[];
  query: ListQuery;
  rows: Ranked[];
  total: number;
  counts: { band: string; units: number }[];
  units: number;
  offices: { id: number; name: string }[];
};

const progress: Record<string, (row: Ranked, criteria: number) => boolean> = {
  no_self: (row) => row.selfScored === 0,
  self: (row) => row.selfScored > 0,
  no_office: (row) => row.selfScored > 0 && row.officeScored === 0,
};

export async function rankingList(
  work: Work,
  slug: string | undefined,
  search: URLSearchParams,
  all = false,
): Promise<RankingList> {
  const unit = await unitOfAddress(work, slug);
  if (!mayOversee(work.actor, unit.path))
    throw reservedFor(overseers, 'Bảng xếp hạng do Sở lập cho cả tỉnh, Phòng xem các đơn vị của Phòng.');
  const years = await rankedYears(work);
  const year = search.get('year') ?? '';
  const scheme = await schemeOf(work, years.includes(year) ? year : schoolYearOf(work.today));
  const query = listQuery(search, {
    filters: {
      level: Object.keys(levelNames),
      phong: 'number',
      band: scheme.bands.map((band) => band.name),
      progress: Object.keys(progress),
    },
    sorts: ['place', 'name', 'self', 'office'],
  });
  const rows = await rankingOf(work, scheme, unit.path);
  const { level, phong, band, progress: wanted } = query.filters;
  const text = fold(query.q);
  const found = rows.filter(
    (r) =>
      (!level || r.level === level) &&
      (!phong || (r.officeId ?? 0) === Number(phong)) &&
      (!band || r.band === band) &&
      (!wanted || progress[wanted]?.(r, scheme.criteria.length)) &&
      (!text || fold(r.name).includes(text)),
  );
  if (query.sort.includes('name')) found.sort((a, b) => a.name.localeCompare(b.name, 'vi'));
  if (query.sort.includes('self')) found.sort((a, b) => a.selfScored - b.selfScored);
  if (query.sort.includes('office')) found.sort((a, b) => a.officeScored - b.officeScored);
  if (query.sort.startsWith('-')) found.reverse();
  const offices = [...new Map(rows.map((r) => [r.officeId ?? 0, r.officeName])).entries()];
  return {
    ...{ unit, scheme, years, query, total: found.length, units: rows.length },
    rows: all ? found : found.slice(query.offset, query.offset + query.limit),
    counts: [...scheme.bands]
      .sort((a, b) => b.fromTenths - a.fromTenths)
      .map((one) => ({ band: one.name, units: rows.filter((r) => r.band === one.name).length })),
    offices: offices.map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'vi')),
  };
}

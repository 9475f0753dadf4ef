// The units of a subtree by their visits, as the address describes it: for the screen and for its export.
import { addDays } from '#kernel/calendar.ts';
import { levelNames, teaches } from '#kernel/code-lists/units-and-grades.ts';
import { refuse } from '#kernel/refusal.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { type Unit, unitOfAddress } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import { type UnitVisits, unitVisits } from '../queries/visits.ts';
import { type Period, periodOf, periods } from './period.ts';

const orders: Record<string, (a: UnitVisits, b: UnitVisits) => number> = {
  below: (a, b) => a.below - b.below,
  visits: (a, b) => a.visits - b.visits,
  visitors: (a, b) => a.visitors - b.visitors,
  change: (a, b) => a.visits - a.before - (b.visits - b.before),
  name: () => 0,
};

export type UnitVisitList = {
  unit: Unit;
  period: Period;
  query: ListQuery;
  rows: UnitVisits[];
  total: number;
  offices: { id: number; name: string }[];
};

export async function unitVisitList(
  work: Work,
  slug: string | undefined,
  search: URLSearchParams,
  all = false,
): Promise<UnitVisitList> {
  const unit = await unitOfAddress(work, slug);
  if (teaches(unit.type)) throw refuse('school', 'Trường không có đơn vị bên dưới: xem lượt xem của trường ở màn hình Lượt xem.');
  const period = periodOf(search, work.today);
  const asked = search.has('sort') ? search : new URLSearchParams([...search, ['sort', '-below']]);
  const query = listQuery(asked, {
    filters: { level: Object.keys(levelNames), phong: 'number', days: Object.keys(periods), silent: ['yes'] },
    sorts: Object.keys(orders),
  });
  const rows = await unitVisits(work, unit.path, period.from, period.to, addDays(period.from, -period.days));
  const { level, phong, silent } = query.filters;
  const text = fold(query.q);
  const found = rows.filter(
    (r) =>
      (!level || r.level === level) &&
      (!phong || (r.officeId ?? 0) === Number(phong)) &&
      (!silent || r.visits === 0) &&
      (!text || fold(r.name).includes(text)),
  );
  const order = orders[query.sort.replace('-', '')];
  if (order) found.sort(order);
  if (query.sort.startsWith('-')) found.reverse();
  const offices = [
    ...new Map(rows.filter((r) => r.level !== 'department').map((r) => [r.officeId ?? 0, r.officeName])).entries(),
  ];
  return {
    ...{ unit, period, query, total: found.length },
    rows: all ? found : found.slice(query.offset, query.offset + query.limit),
    offices: offices.map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'vi')),
  };
}

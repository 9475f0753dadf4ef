// The register of portals as the address describes it: then and now side by side, for the screen and for its export.
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { reservedFor } from '#kernel/refusal.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { type Unit, unitOfAddress } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import { mayOversee, overseers } from '../policy.ts';
import { registerNow, type Standing } from '../queries/register.ts';
import { type Survey, surveysOf, usesThen } from '../queries/survey.ts';
import type { PortalUse } from '../queries/units.ts';
import { type Lack, lackNames, lacksOf, type Sums } from './register-words.ts';

export type RegisterRow = Standing & { past: PortalUse | null };
export type RegisterList = {
  unit: Unit;
  query: ListQuery;
  surveys: Survey[];
  survey: Survey | null;
  rows: RegisterRow[];
  total: number;
  whole: Sums;
  /** How many with a portal fall short of what. */
  lacks: Record<Lack, number>;
  byOffice: Sums[];
  byLevel: Sums[];
  offices: { id: number; name: string }[];
};

const sumsOf = (name: string, rows: RegisterRow[]): Sums => ({
  name,
  units: rows.length,
  withPortal: rows.filter((r) => r.past?.hasPortal).length,
  regular: rows.filter((r) => r.past?.regularUse).length,
  nowWith: rows.filter((r) => r.hasPortal).length,
  nowRegular: rows.filter((r) => r.regularUse).length,
});
function grouped(rows: RegisterRow[], nameOf: (row: RegisterRow) => string): Sums[] {
  const groups = Map.groupBy(rows, nameOf);
  return [...groups].map(([name, of]) => sumsOf(name, of));
}

const orders: Record<string, ((a: RegisterRow, b: RegisterRow) => number) | null> = {
  // The rows come in the order of their names.
  name: null,
  articles: (a, b) => a.articles - b.articles,
  last: (a, b) => ((a.lastArticleOn ?? '') < (b.lastArticleOn ?? '') ? -1 : 1),
  visits: (a, b) => a.visits - b.visits,
  sections: (a, b) => a.inputs.sectionsFilled * b.inputs.sectionsMandatory - b.inputs.sectionsFilled * a.inputs.sectionsMandatory,
  documents: (a, b) => a.documents - b.documents,
};

export async function registerList(
  work: Work,
  slug: string | undefined,
  search: URLSearchParams,
  all = false,
): Promise<RegisterList> {
  const unit = await unitOfAddress(work, slug);
  if (!mayOversee(work.actor, unit.path))
    throw reservedFor(overseers, 'Sổ theo dõi cổng thông tin do Sở giữ cho cả tỉnh, do Phòng xem cho các đơn vị của Phòng.');
  const query = listQuery(search, {
    filters: {
      ...{ level: Object.keys(levelNames), phong: 'number', had: ['yes', 'no'], has: ['yes', 'no'], use: ['yes', 'no'] },
      ...{ lack: Object.keys(lackNames), hand: ['yes'] },
    },
    sorts: Object.keys(orders),
    // What a hand pushes through on a phone.
    pageSize: 25,
  });
  const surveys = await surveysOf(work);
  const day = search.get('day') ?? '';
  const survey = surveys.find((s) => s.date === day) ?? surveys[0] ?? null;
  const then = new Map((survey ? await usesThen(work, survey.id) : []).map((use) => [use.unitId, use]));
  const rows = (await registerNow(work, unit.path)).map((use): RegisterRow => ({ ...use, past: then.get(use.unitId) ?? null }));
  const { level, phong, had, has, use, lack, hand } = query.filters;
  const text = fold(query.q);
  const is = (value: boolean, wanted: string | undefined) => !wanted || value === (wanted === 'yes');
  const found = rows.filter(
    (r) =>
      (!level || r.level === level) &&
      (!phong || (r.officeId ?? 0) === Number(phong)) &&
      is(r.past?.hasPortal ?? false, had) &&
      is(r.hasPortal, has) &&
      is(r.regularUse, use) &&
      (!lack || lacksOf(r).includes(lack as Lack)) &&
      (!hand || r.override !== null) &&
      (!text || fold(r.name).includes(text)),
  );
  const order = orders[query.sort.replace('-', '')];
  if (order) found.sort(order);
  if (query.sort.startsWith('-')) found.reverse();
  const offices = [...new Map(rows.map((r) => [r.officeId ?? 0, r.officeName])).entries()];
  const count = (code: Lack) => rows.filter((r) => lacksOf(r).includes(code)).length;
  return {
    ...{ unit, query, surveys, survey, total: found.length },
    rows: all ? found : found.slice(query.offset, query.offset + query.limit),
    whole: sumsOf(unit.shortName, rows),
    lacks: { portal: count('portal'), articles: count('articles'), months: count('months'), sections: count('sections') },
    byOffice: grouped(rows, (r) => r.officeName).sort((a, b) => a.name.localeCompare(b.name, 'vi')),
    byLevel: grouped(rows, (r) => levelNames[r.level]),
    offices: offices.map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'vi')),
  };
}

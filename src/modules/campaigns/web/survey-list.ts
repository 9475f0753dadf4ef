// The register of portals as the address describes it: then and now side by side, for the screen and for its export.
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { reservedFor } from '#kernel/refusal.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { type Unit, unitOfAddress } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import { maySurvey, surveyors } from '../policy.ts';
import { type PortalUse, type Survey, surveysOf, usesNow, usesThen } from '../queries/survey.ts';
import type { Sums } from './survey-sums.ts';

export type SurveyRow = PortalUse & { past: PortalUse | null };
export type SurveyList = {
  unit: Unit;
  query: ListQuery;
  surveys: Survey[];
  survey: Survey | null;
  rows: SurveyRow[];
  total: number;
  whole: Sums;
  byOffice: Sums[];
  byLevel: Sums[];
  offices: { id: number; name: string }[];
};

const sumsOf = (name: string, rows: SurveyRow[]): Sums => ({
  name,
  units: rows.length,
  withPortal: rows.filter((r) => r.past?.hasPortal).length,
  regular: rows.filter((r) => r.past?.regularUse).length,
  nowWith: rows.filter((r) => r.hasPortal).length,
  nowRegular: rows.filter((r) => r.regularUse).length,
});
function grouped(rows: SurveyRow[], nameOf: (row: SurveyRow) => string): Sums[] {
  const names = [...new Set(rows.map(nameOf))];
  return names.map((name) =>
    sumsOf(
      name,
      rows.filter((row) => nameOf(row) === name),
    ),
  );
}

export async function surveyList(
  work: Work,
  slug: string | undefined,
  search: URLSearchParams,
  all = false,
): Promise<SurveyList> {
  const unit = await unitOfAddress(work, slug);
  if (!maySurvey(work.actor)) throw reservedFor(surveyors, 'Sổ theo dõi cổng thông tin của cả tỉnh do Sở giữ.');
  const query = listQuery(search, {
    filters: { level: Object.keys(levelNames), phong: 'number', had: ['yes', 'no'], has: ['yes', 'no'], use: ['yes', 'no'] },
    sorts: ['name', 'articles', 'last'],
  });
  const surveys = await surveysOf(work);
  const day = search.get('day') ?? '';
  const survey = surveys.find((s) => s.date === day) ?? surveys[0] ?? null;
  const then = new Map((survey ? await usesThen(work, survey.id) : []).map((use) => [use.unitId, use]));
  const rows = (await usesNow(work)).map((use): SurveyRow => ({ ...use, past: then.get(use.unitId) ?? null }));
  const { level, phong, had, has, use } = query.filters;
  const text = fold(query.q);
  const is = (value: boolean, wanted: string | undefined) => !wanted || value === (wanted === 'yes');
  const found = rows.filter(
    (r) =>
      (!level || r.level === level) &&
      (!phong || (r.officeId ?? 0) === Number(phong)) &&
      is(r.past?.hasPortal ?? false, had) &&
      is(r.hasPortal, has) &&
      is(r.regularUse, use) &&
      (!text || fold(r.name).includes(text)),
  );
  if (query.sort.includes('articles')) found.sort((a, b) => a.articles - b.articles);
  if (query.sort.includes('last')) found.sort((a, b) => ((a.lastArticleOn ?? '') < (b.lastArticleOn ?? '') ? -1 : 1));
  if (query.sort.startsWith('-')) found.reverse();
  const offices = [...new Map(rows.map((r) => [r.officeId ?? 0, r.officeName])).entries()];
  return {
    ...{ unit, query, surveys, survey, total: found.length },
    rows: all ? found : found.slice(query.offset, query.offset + query.limit),
    whole: sumsOf('Cả tỉnh', rows),
    byOffice: grouped(rows, (r) => r.officeName).sort((a, b) => a.name.localeCompare(b.name, 'vi')),
    byLevel: Object.entries(levelNames)
      .map(([code, name]) =>
        sumsOf(
          name,
          rows.filter((r) => r.level === code),
        ),
      )
      .filter((s) => s.units > 0),
    offices: offices.map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'vi')),
  };
}

// How often this site is read (P-2.12): the one page with these numbers, for a number in every footer would make every page of every site
// anew at every visit. And the branch or the school in figures.
import { addDays } from '#kernel/calendar.ts';
import { educationFigures, visitDays, visitTotals } from '#modules/statistics/index.ts';
import type { Work } from '#platform/db/work.ts';
import { pageOf } from './cache.ts';
import type { Made } from './made.ts';
import type { Around } from './view/around.ts';
import { type EducationView, renderEducation } from './view/education.tsx';
import { renderStatistics } from './view/statistics.tsx';

export const statisticsPath = '/luot-xem';
/** What it says is a minute old at most. */
const freshMs = 60_000;
const days = 30;

export async function statisticsPage(work: Work, around: Around, online: number): Promise<Made> {
  const { site } = around;
  const totals = await visitTotals(work, site.unitId);
  const shown = await visitDays(work, site.unitId, addDays(work.today, 1 - days), work.today);
  const view = { totals, days: shown, online, now: work.now, today: work.today };
  const page = pageOf(renderStatistics(around, view), 'text/html; charset=utf-8');
  return { page: { ...page, until: performance.now() + freshMs }, tags: [] };
}

/** Sums that any school may change at any moment: a few minutes old at most, so that no write has to unmake pages above it. */
const figuresFreshMs = 5 * 60_000;

export async function educationPage(
  work: Work,
  around: Around,
  view: Omit<EducationView, 'figures'>,
  tags: readonly string[],
): Promise<Made> {
  const figures = await educationFigures(work, around.site);
  const page = pageOf(renderEducation(around, { ...view, figures }), 'text/html; charset=utf-8');
  return { page: { ...page, until: performance.now() + figuresFreshMs }, tags: [...tags] };
}

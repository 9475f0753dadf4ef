// The timetable of a school for parents: the one in force, or the one decided next; a class at a time.
import { publicClasses, publicLessons, publicTimetables } from '#modules/teaching/index.ts';
import type { Work } from '#platform/db/work.ts';
import { pageOf } from './cache.ts';
import type { LivingPages } from './living.ts';
import type { Made } from './made.ts';
import type { Around } from './view/around.ts';
import { renderTimetable } from './view/timetable.tsx';

async function page(work: Work, around: Around, path: string, search: URLSearchParams): Promise<Made | null> {
  if (path !== '/thoi-khoa-bieu') return null;
  const { site } = around;
  const all = await publicTimetables(work, site.unitId);
  const asked = search.get('tu');
  const timetable = asked === null ? all[0] : all.find((one) => one.validFrom === asked);
  if (!timetable) return null;
  const classes = await publicClasses(work, timetable.id);
  const slug = search.get('lop');
  const chosen = slug === null ? null : (classes.find((one) => one.slug === slug) ?? null);
  // A guessed class is no page.
  if (slug !== null && !chosen) return null;
  const lessons = chosen ? await publicLessons(work, timetable.id, chosen.slug) : [];
  return {
    page: pageOf(
      renderTimetable(around, {
        timetable,
        others: all.filter((one) => one !== timetable),
        classes,
        chosen,
        lessons,
        today: work.today,
        asked,
      }),
      'text/html; charset=utf-8',
    ),
    tags: [`site:${site.unitId}`, `timetable:${site.unitId}`, ...site.superiors.map((unit) => `name:${unit.id}`)],
  };
}

export const timetablePages: LivingPages = { slugs: ['thoi-khoa-bieu'], names: ['lop', 'tu'], page, written: true };

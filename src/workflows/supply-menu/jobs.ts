// A published menu is what the circular asks for each week: disclosure learns of it as soon as it is there, again when it is changed.
import type { Actor } from '#kernel/actor.ts';
import { addDays, type LocalDate } from '#kernel/calendar.ts';
import { weekKey, weekRange } from '#kernel/week.ts';
import { supplyPublication } from '#modules/disclosure/index.ts';
import { groupNames, publishedMenus } from '#modules/kitchen/index.ts';
import { siteOf } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { JobTable } from '#platform/jobs/jobs.ts';

/**
 * Counts once every group that had a menu the week before has one: half a menu is none. Again for the same menus it changes nothing.
 * @returns false while it does not count, or nothing is asked for
 */
export async function supplyMenu(
  work: Work,
  unitId: number,
  monday: LocalDate,
  urlOf: (label: string, path: string) => string,
): Promise<boolean> {
  const menus = await publishedMenus(work, unitId, monday);
  const before = await publishedMenus(work, unitId, addDays(monday, -7));
  const site = await siteOf(work, unitId);
  if (!site || menus.length === 0 || before.some((menu) => !menus.some((one) => one.group === menu.group))) return false;
  const groups = menus.map((menu) => groupNames[menu.group].toLowerCase()).join(', ');
  const days = new Set(menus.flatMap((menu) => menu.meals.map((meal) => meal.day))).size;
  const at = menus.reduce((last, menu) => (menu.savedAt && menu.savedAt > last ? menu.savedAt : last), new Date(0));
  return supplyPublication(work, {
    ...{ by: 'kitchen', unitId, week: monday, at },
    link: urlOf(site.hostLabel, `/thuc-don?tuan=${weekKey(monday)}`),
    summary: `Thực đơn ${groups} tuần ${weekRange(monday, 6)}, ${days} ngày.`,
  });
}

export const supplyJobs: JobTable = {
  async 'menu-published'(payload, { db, system, urlOf }) {
    const { unitId, monday, actor } = payload as { unitId: number; monday: LocalDate; actor?: Actor };
    await db.as(actor ?? system, (work) => supplyMenu(work, unitId, monday, urlOf ?? ((_label, path) => path)));
  },
};

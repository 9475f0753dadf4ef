// The staff of a unit for citizens, when the unit shows them.
import { publicStaff } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import { pageOf } from './cache.ts';
import type { LivingPages } from './living.ts';
import type { Made } from './made.ts';
import type { Around } from './view/around.ts';
import { renderStaff } from './view/staff.tsx';

async function page(work: Work, around: Around, path: string): Promise<Made | null> {
  if (path !== '/doi-ngu') return null;
  const { site } = around;
  const staff = await publicStaff(work, site.unitId);
  if (staff.length === 0) return null;
  return {
    page: pageOf(renderStaff(around, staff), 'text/html; charset=utf-8'),
    tags: [`staff:${site.unitId}`],
  };
}

export const staffPages: LivingPages = { slugs: ['doi-ngu'], names: [], page };

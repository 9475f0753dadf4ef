// Sections whose pages a module makes by itself, in one list: which addresses are whose, what of an address is part of the page.
import { galleryPages } from './gallery-pages.ts';
import { menuPages } from './kitchen-pages.ts';
import type { LivingPages } from './living.ts';
import { resourcePages } from './resources-pages.ts';
import { eventPages, weekPages } from './schedule-pages.ts';
import { staffPages } from './staff-pages.ts';
import { timetablePages } from './timetable-pages.ts';

const living: readonly LivingPages[] = [
  weekPages,
  eventPages,
  menuPages,
  galleryPages,
  resourcePages,
  staffPages,
  timetablePages,
];

export const livingAt = (path: string): LivingPages | undefined => {
  const first = path.split('/')[1]?.replace(/\.ics$/, '') ?? '';
  return living.find((pages) => pages.slugs.includes(first));
};

// Sections whose pages a module makes by itself, in one list: which addresses are whose, what of an address is part of the page.
import type { Work } from '#platform/db/work.ts';
import { galleryPages } from './gallery-pages.ts';
import { menuPages } from './kitchen-pages.ts';
import type { Made } from './make.ts';
import { resourcePages } from './resources-pages.ts';
import { eventPages, weekPages } from './schedule-pages.ts';
import { staffPages } from './staff-pages.ts';
import { timetablePages } from './timetable-pages.ts';
import type { Around } from './view/page.tsx';

export type LivingPages = {
  /** The first word of the address; what follows it is the module's own. */
  slugs: readonly string[];
  /** Names in the query that make a page of its own. Whatever else a visitor adds is typed, and never kept. */
  names: readonly string[];
  /** Where the module has nothing, what people wrote into the section is shown instead. */
  written?: true;
  /** null: there is no such page. */
  page(work: Work, around: Around, path: string, search: URLSearchParams): Promise<Made | null>;
};

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

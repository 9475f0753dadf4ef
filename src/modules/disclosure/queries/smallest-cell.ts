// Which numbers are small enough to point at a child? A setting of the province (P-4.7).
import { setting } from '#platform/db/settings.ts';
import type { Work } from '#platform/db/work.ts';
import { defaultSmallest } from '../rules/suppress.ts';

export const smallestCellKey = 'disclosure_smallest_cell';
export const smallestCell = async (work: Work): Promise<number> =>
  (await setting<number>(work, smallestCellKey)) ?? defaultSmallest;

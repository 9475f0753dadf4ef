// A unit gets its portal as it comes into being.
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { openSites } from './open-sites.ts';

export async function openSite(work: Work, unitId: number, level: UnitLevel, slug: string): Promise<void> {
  const path = (await unitById(work, unitId))?.path ?? '';
  await openSites(work, [{ unitId, path, template: level, host: level === 'department' ? '' : slug }]);
}

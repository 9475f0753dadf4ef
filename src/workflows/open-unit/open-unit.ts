// A unit comes into being together with its public site from its type's template; the site's address goes into its record (R4.6).
import { teaches, unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { recheckClasses } from '#modules/classes/index.ts';
import { type CreateUnit, createUnit, fillWebsite } from '#modules/organizations/index.ts';
import { openSite } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';

/** @param urlOf the public address of a site by its label */
export async function openUnit(
  work: Work,
  input: CreateUnit,
  urlOf: (label: string) => string,
): Promise<{ id: number; slug: string }> {
  const { id } = await createUnit(work, input);
  const type = String(input.type);
  const level = unitTypeOf(type)?.level ?? 'th';
  const slug = String(input.slug).trim().toLowerCase();
  await openSite(work, id, level, slug);
  await fillWebsite(work, id, urlOf(level === 'department' ? '' : slug));
  // A school without a class in the year is told so from its first day (check 2).
  if (teaches(type)) await recheckClasses(work, id, schoolYearOf(work.today));
  return { id, slug };
}

// A unit comes into being together with its public site from its type's template.
import { unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import { type CreateUnit, createUnit } from '#modules/organizations/index.ts';
import { openSite } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';

export async function openUnit(work: Work, input: CreateUnit): Promise<{ id: number; slug: string }> {
  const { id } = await createUnit(work, input);
  const level = unitTypeOf(String(input.type))?.level ?? 'th';
  const slug = String(input.slug).trim().toLowerCase();
  await openSite(work, id, level, slug);
  return { id, slug };
}

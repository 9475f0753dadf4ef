// The categories of a unit's site that articles may stand in.
import { type Site, siteOf } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';

export type SectionChoice = { value: string; label: string };
export const choicesOf = (site: Site | undefined): SectionChoice[] =>
  (site?.sections ?? []).filter((s) => s.kind === 'category').map((s) => ({ value: s.slug, label: s.title }));
export const sectionsOf = async (work: Work, unit: { id: number }): Promise<SectionChoice[]> =>
  choicesOf(await siteOf(work, unit.id));

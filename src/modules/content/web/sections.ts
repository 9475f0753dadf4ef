// The categories of a unit's site that articles may stand in.
import { hostLabelOf, type Site, siteAt } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';

export type SectionChoice = { value: string; label: string };
export const choicesOf = (site: Site | undefined): SectionChoice[] =>
  (site?.sections ?? []).filter((s) => s.kind === 'category').map((s) => ({ value: s.slug, label: s.title }));
export const sectionsOf = async (work: Work, unit: { level: string; slug: string }): Promise<SectionChoice[]> =>
  choicesOf(await siteAt(work, hostLabelOf(unit)));

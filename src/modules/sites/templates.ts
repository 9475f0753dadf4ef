// Which sections does the law ask of a site, and what does a new one start with? (TT 37/2020 articles 8-9, portal P-1.8, P-8.4)
import type { LocalDate } from '#kernel/calendar.ts';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import type { Palette } from './palettes.ts';
import { basisOn } from './registry/legal-bases.ts';
import { departmentSections, districtSections } from './registry/offices.ts';
import * as schools from './registry/schools.ts';
import type { RegisteredSection } from './registry/section.ts';

export type { RegisteredSection as SectionTemplate, SectionKind } from './registry/section.ts';

/** Sections whose page a module makes by itself: there is something to read at their address, whatever was written into them. */
const living: ReadonlySet<string> = new Set([
  ...['van-ban', 'hoi-dap', 'gop-y', 'lanh-dao', 'du-lieu-dac-ta', 'thong-ke', 'cong-khai'],
  ...['lich-cong-tac', 'su-kien', 'thuc-don', 'thu-vien', 'tai-nguyen', 'doi-ngu'],
]);
export const isLiving = (slug: string): boolean => living.has(slug);

/**
 * Of these, the ones whose module says with `noteContent` what there is to read, and the staff, who are asked for. They count as filled
 * when there is something; the other living ones always.
 */
const reporting: ReadonlySet<string> = new Set([
  ...['van-ban', 'hoi-dap', 'gop-y', 'lanh-dao', 'cong-khai'],
  ...['lich-cong-tac', 'su-kien', 'thuc-don', 'thu-vien', 'tai-nguyen', 'doi-ngu'],
]);
export const isReporting = (slug: string): boolean => reporting.has(slug);
export const alwaysFilled: readonly string[] = [...living].filter((slug) => !reporting.has(slug));
/**
 * Not in the menu until there is something to read, although a module makes them. The others have something even when nothing was
 * published: the form for questions, what is owed to the public and by when, what superiors have issued.
 */
const shownWhenFilled: ReadonlySet<string> = new Set([
  ...['gop-y', 'lanh-dao', 'lich-cong-tac', 'su-kien', 'thuc-don', 'thu-vien', 'tai-nguyen', 'doi-ngu'],
]);

/** May citizens be led there? An empty page is never met from the menu. */
export const isShown = (section: { slug: string; kind: string; hasContent: boolean }): boolean =>
  section.hasContent ||
  section.kind === 'directory' ||
  section.kind === 'contact' ||
  (isLiving(section.slug) && !shownWhenFilled.has(section.slug));

/** Grows when a site of an earlier version is to be brought the sections that were added since. */
export const registryVersion = 1;

export const siteTemplates: Record<UnitLevel, { palette: Palette; sections: RegisteredSection[] }> = {
  department: { palette: 'lam', sections: departmentSections },
  district: { palette: 'cham', sections: districtSections },
  mn: { palette: 'gao', sections: schools.preschoolSections },
  th: { palette: 'ngoc', sections: schools.primarySections },
  thcs: { palette: 'luc', sections: schools.lowerSecondarySections },
  thpt: { palette: 'cham', sections: schools.upperSecondarySections },
  gdtx: { palette: 'gom', sections: schools.continuingSections },
};

/** The rows of a template as the database takes them, with the rule in force on that day. */
export const sectionRows = (level: UnitLevel, today: LocalDate) =>
  siteTemplates[level].sections.map((section, position) => {
    const basis = basisOn(section.bases, today);
    return {
      ...{ level, slug: section.slug, title: section.title, kind: section.kind, position, source: section.source },
      // What no rule asks for on that day is a good idea and no duty.
      ...{ mandatory: section.mandatory && basis !== '', legal_basis: basis, in_menu: section.inMenu },
      ...{ parent_slug: section.parent ?? null, max_age_days: section.maxAgeDays ?? null },
    };
  });

export const registered = (level: UnitLevel, slug: string): RegisteredSection | undefined =>
  siteTemplates[level].sections.find((section) => section.slug === slug);

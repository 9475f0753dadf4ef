// What of a site can be read in English, what must be and is not, and is a text English at all? Pure (P-2.4).
import type { LocalDate } from '#kernel/calendar.ts';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { englishDuty, englishTitle } from '../registry/english.ts';
import { isLiving, isShown, type SectionKind } from '../templates.ts';

/** What the unit has put into English, beside the site. */
export type SiteEnglish = {
  name: string | null;
  address: string | null;
  /** The Vietnamese name or address was changed since. */
  behind: boolean;
  pages: { slug: string; title: string }[];
  /** Of who answers for the unit, as the list of leaders has it. */
  headTitle: string | null;
  /** Somebody in office has a title in English. */
  leaders: boolean;
};
type Section = { slug: string; title: string; kind: SectionKind; hasContent: boolean };
type Spoken = { level: UnitLevel; sections: readonly Section[]; english: SiteEnglish };

/** May its text be put into English by hand? The others are lists, or made from records that have English fields of their own. */
export const isTranslated = (section: Pick<Section, 'slug' | 'kind'>): boolean =>
  section.kind === 'page' && !isLiving(section.slug);

/** Is there an English side of this section? */
export function inEnglish({ english }: Spoken, section: Section): boolean {
  if (!isShown(section)) return false;
  if (section.slug === 'lanh-dao') return english.leaders;
  if (section.kind === 'contact') return english.address !== null;
  return isTranslated(section) && section.hasContent && english.pages.some((page) => page.slug === section.slug);
}

/** Does the site have an English side? Only then it has a switch: a choice that leads to nothing is none. */
export const speaksEnglish = (site: Spoken): boolean =>
  site.english.name !== null || site.sections.some((section) => inEnglish(site, section));

/** What the section is called there; for one of the unit's own that nobody translated, what it is called at all. */
export function englishName(
  { english }: Spoken,
  { slug, title }: Pick<Section, 'slug' | 'title'>,
): { title: string; lang?: 'vi' } {
  const named = english.pages.find((page) => page.slug === slug)?.title ?? englishTitle(slug);
  return named === undefined ? { title, lang: 'vi' } : { title: named };
}

export type EnglishPart = { slug: string; title: string; lang?: 'vi'; there: boolean };
/**
 * The menu in English: what is there, and what a rule asks for but is in Vietnamese only. Nothing that is empty in Vietnamese as well.
 */
export function englishParts(site: Spoken, today: LocalDate): EnglishPart[] {
  const { slugs } = englishDuty(site.level, today);
  return site.sections.flatMap((section) => {
    const there = inEnglish(site, section);
    return there || (slugs.includes(section.slug) && isShown(section))
      ? [{ slug: section.slug, ...englishName(site, section), there }]
      : [];
  });
}

const vietnamese = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/;
/**
 * Is this Vietnamese put where English belongs? By the share of words with letters that English has not. English about Nam Định is full of
 * names, so that it takes most words to say yes, and nearly all of them where a name is what was asked for.
 */
export function isVietnamese(text: string, over = 0.5): boolean {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  return words.length > 0 && words.filter((word) => vietnamese.test(word)).length / words.length > over;
}

// Where is a page in the other language? The addresses in English are those in Vietnamese behind /en. Pure.
import { inEnglish, type Site, speaksEnglish } from '#modules/sites/index.ts';

export const englishHome = '/en';
export const isEnglishPath = (path: string): boolean => path === englishHome || path.startsWith('/en/');
/** The page in Vietnamese of which this is the English side. */
export const vietnameseOf = (path: string): string => path.slice(englishHome.length) || '/';

/** Single things of a site, each at an address of its own that anybody may know: no forms, nothing secret. */
const single = /^\/(tin|van-ban|su-kien|thu-vien|tai-nguyen|cong-khai|danh-ba)\/[^.]+$/;
export const isSingle = (path: string): boolean => single.test(path);

/** Is there something to read in English? */
export function hasEnglish(site: Site, path: string): boolean {
  if (path === '/') return speaksEnglish(site);
  const section = site.sections.find(({ slug }) => `/${slug}` === path);
  return section !== undefined && inEnglish(site, section);
}

/**
 * The English side of a page of the site, or where it is said that there is none (P-2.4: the switch keeps the page, what is missing is shown
 * as such). What is of one visitor only, and what belongs to no section, leads to the section or to the first page. null: there is no way on
 * that would not lose what the page has just said, whether a paper is genuine.
 */
export function englishOf(
  { sections }: Pick<Site, 'sections'>,
  { path, noindex }: { path: string; noindex?: boolean },
): string | null {
  const bare = path.split('?')[0] ?? path;
  const first = bare.split('/')[1] ?? '';
  if (first === 'xac-minh') return null;
  if (!noindex && isSingle(bare)) return `${englishHome}${bare}`;
  return sections.some(({ slug }) => slug === first) ? `${englishHome}/${first}` : englishHome;
}

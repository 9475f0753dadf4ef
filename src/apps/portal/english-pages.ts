// The English side of a site: which page answers behind /en, and the tags of what it was made from. (P-2.4)
import { picturesIn } from '#modules/content/index.ts';
import {
  englishBodies,
  englishBody,
  englishName,
  englishParts,
  inEnglish,
  isShown,
  leadersNow,
  speaksEnglish,
} from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { dayTag, pageOf } from './cache.ts';
import { isSingle, vietnameseOf } from './language.ts';
import { englishTags, type Made, withPictures } from './made.ts';
import type { Around } from './view/around.ts';
import {
  renderEnglishContact,
  renderEnglishHome,
  renderEnglishLeaders,
  renderEnglishMissing,
  renderEnglishSection,
  renderVietnameseOnly,
} from './view/english.tsx';
import type { EnglishAround } from './view/english-frame.tsx';

const html = (text: string, status = 200) => pageOf(text, 'text/html; charset=utf-8', status);

/**
 * null: the site has no English side, or nothing answers there in Vietnamese either. `original`: the page behind an address that is no
 * section's, made as its Vietnamese readers get it, so that only what exists is said to be in Vietnamese.
 */
export async function englishPage(
  work: Work,
  bare: Around,
  path: string,
  original: (path: string) => Promise<Made>,
): Promise<Made | null> {
  const { site } = bare;
  if (!speaksEnglish(site)) return null;
  const around: EnglishAround = { ...bare, today: work.today };
  // What is owed, and who is in office, is asked of the day.
  const tags = [dayTag, ...englishTags(site)];
  const at = vietnameseOf(path);
  if (at === '/') {
    const bodies = new Map((await englishBodies(work, site.unitId)).map((row) => [row.slug, row.body]));
    const there = englishParts(site, work.today).some((part) => part.slug === 'lanh-dao' && part.there);
    const leaders = there ? await leadersNow(work, site.unitId) : [];
    const shown = await withPictures(
      work,
      around,
      [...bodies.values()].flatMap((body) => picturesIn(body)),
    );
    return { page: html(renderEnglishHome({ ...around, ...shown.around }, bodies, leaders)), tags: [...tags, ...shown.tags] };
  }
  if (isSingle(at)) {
    const made = await original(at);
    if (made.page.location?.startsWith('/'))
      return { ...made, page: { ...made.page, location: `/en${made.page.location}` }, kept: false };
    if (made.page.status !== 200 || !made.page.type.startsWith('text/html')) return null;
    return { page: html(renderVietnameseOnly(around, { path: at })), tags: [...tags, ...made.tags] };
  }
  const section = site.sections.find(({ slug }) => `/${slug}` === at);
  if (!section || !isShown(section)) return null;
  const named = { slug: section.slug, ...englishName(site, section) };
  if (!inEnglish(site, section)) return { page: html(renderVietnameseOnly(around, { path: at, ...named })), tags };
  if (section.slug === 'lanh-dao') {
    const leaders = await leadersNow(work, site.unitId);
    const shown = await withPictures(
      work,
      around,
      leaders.map((leader) => leader.photo),
    );
    return { page: html(renderEnglishLeaders({ ...around, ...shown.around }, named, leaders)), tags: [...tags, ...shown.tags] };
  }
  if (section.kind === 'contact') return { page: html(renderEnglishContact(around, named)), tags };
  const text = await englishBody(work, site.unitId, section.slug);
  if (!text) return null;
  const shown = await withPictures(work, around, picturesIn(text.body));
  return {
    page: html(renderEnglishSection({ ...around, ...shown.around }, { ...named, ...text })),
    tags: [...tags, ...shown.tags],
  };
}

/** Behind /en of a site that has English, nothing at this address. */
export const englishMissing = (work: Work, bare: Around) => html(renderEnglishMissing({ ...bare, today: work.today }), 404);

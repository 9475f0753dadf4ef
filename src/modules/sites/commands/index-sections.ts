// What the written pages of a site are found by. Called by whoever changes one of them.
import { plainText } from '#kernel/document-text.ts';
import { type Item, putAll } from '#modules/search/index.ts';
import { type Work, writerOf } from '#platform/db/work.ts';
import type { SitesTables } from '../tables.ts';
import { isLiving, type SectionKind } from '../templates.ts';

const write = writerOf<SitesTables>();

type Written = {
  unit_id: number;
  slug: string;
  title: string;
  kind: SectionKind;
  body: unknown;
  hidden: boolean;
  updated_at: Date;
};

/** null: the page has no text of its own, or is hidden. */
export function itemOfSection({ unit_id, slug, title, kind, body, hidden, updated_at }: Written): Item | null {
  if (kind !== 'page' || body === null || hidden || isLiving(slug)) return null;
  return {
    ...{ ref: `page/${unit_id}/${slug}`, unitId: unit_id, type: 'page', path: `/${slug}`, title, body: plainText(body) },
    ...{ at: updated_at, visibleFrom: new Date(0), visibleUntil: null },
  };
}

type Translated = { unit_id: number; slug: string; title: string; body: unknown; updated_at: Date };
/** The English side of such a page, found by its own words. */
export const itemOfEnglish = ({ unit_id, slug, title, body, updated_at }: Translated): Item => ({
  ...{ ref: `page/${unit_id}/en/${slug}`, unitId: unit_id, type: 'page', path: `/en/${slug}`, label: 'English', title },
  ...{ body: plainText(body), at: updated_at, visibleFrom: new Date(0), visibleUntil: null },
});

/** @returns how much of the index changed */
export async function indexSections(work: Work, unitId: number): Promise<number> {
  const rows = await write(work)
    .selectFrom('sites.section')
    .select(['unit_id', 'slug', 'title', 'kind', 'body', 'hidden', 'updated_at'])
    .where('unit_id', '=', unitId)
    .forShare()
    .execute();
  const items = rows.flatMap((row) => itemOfSection(row) ?? []);
  const found = new Set(items.map((item) => item.path));
  const translated = await write(work)
    .selectFrom('sites.english')
    .select(['unit_id', 'slug', 'title', 'body', 'updated_at'])
    .where('unit_id', '=', unitId)
    .where('body', 'is not', null)
    .execute();
  const english = translated.filter((row) => found.has(`/${row.slug}`)).map(itemOfEnglish);
  return putAll(work, unitId, 'page/', [...items, ...english]);
}

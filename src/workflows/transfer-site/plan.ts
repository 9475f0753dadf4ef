// What becomes of every item of an old site here: the same as before, an article of which section, a page where? Nothing is written.
import { randomUUID } from 'node:crypto';
import { nfc, slugify } from '#kernel/vietnamese-text.ts';
import { addressesOf, summaryMax, titleMax } from '#modules/content/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { type SectionRow, sectionsOf, siteFactsOf } from '#modules/sites/index.ts';
import { arrivedItems } from '#modules/transfer/index.ts';
import type { Work } from '#platform/db/work.ts';
import { convertHtml, plainSummary, sameName, shortened } from './read/html.ts';
import { digestOf, hostOf, type Source, type SourceItem } from './read/source.ts';

export const noCategory = '(không có chuyên mục)';

export type PlannedItem = {
  item: SourceItem;
  digest: string;
  /** The article's id, or the page's slug. */
  ref: string;
  /** Where it will stand. */
  path: string;
  title: string;
  summary: string;
  section: string;
  /** Of a page: an empty one of the site that it fills, else it is one of its own. */
  fills: boolean;
  /** Of the old site. */
  paths: string[];
};
export type Plan = {
  fresh: PlannedItem[];
  /** Here already, and as it came: written on at the old site since, it comes again. */
  updates: (PlannedItem & { version: number })[];
  /** Here already; `edited`: written on at the old site since, but here as well, so that it stays. */
  known: { key: string; title: string; edited: boolean }[];
  passed: { title: string; reason: string }[];
  /** Old category → section; `sure`: by its name, not for want of a better one. */
  categories: { title: string; section: string; sectionTitle: string; articles: number; sure: boolean }[];
  /** Where old addresses lead: of what is here already as well. */
  leads: Map<string, string>;
  /** Of those, where nobody could read: no text of ours leads there, and no address tells its title. */
  closed: Set<string>;
  site: string;
};

/** An address as a path of its site, without the slash at its end; '' for the first page. */
export function oldPath(address: string): string {
  try {
    const { pathname, search } = new URL(address);
    let path = pathname;
    try {
      path = decodeURIComponent(pathname);
    } catch {
      // As it is written.
    }
    const plain = path
      .normalize('NFC')
      .replace(/[/\\]+/g, '/')
      .replace(/(?<=.)\/$/, '');
    return plain === '/' && search === '' ? '' : `${plain}${search}`;
  } catch {
    return '';
  }
}

const pathsOf = (item: SourceItem): string[] =>
  [...new Set([oldPath(item.link), ...item.paths])].filter((path) => path !== '' && path.length <= 500);

/** A title as ours may be: never empty, not longer than a line. */
function titleOf(item: SourceItem): string {
  const title = nfc(plainSummary(item.title, 10_000));
  if (title.length >= 5) return shortened(title, titleMax);
  const words = plainSummary(item.html.slice(0, 4000), 80);
  return shortened([title, words].filter(Boolean).join(': '), titleMax);
}
function summaryOf(item: SourceItem): string {
  const own = plainSummary(item.summary, summaryMax);
  if (own !== '') return own;
  const first = convertHtml(item.html.slice(0, 20_000), { base: '', lines: true }).doc.content?.find(
    (node) => node.type === 'paragraph',
  );
  return shortened(nfc((first?.content ?? []).map((node) => node.text ?? ' ').join('')), 300);
}

/** The section that means the same, by its address or its name. */
function sectionFor(category: { slug: string; title: string }, sections: readonly SectionRow[]): SectionRow | undefined {
  return (
    sections.find((one) => one.slug === category.slug || one.slug === slugify(category.title)) ??
    sections.find((one) => sameName(one.title, category.title))
  );
}

/** As `freeName`, for thousands of names. */
function freeIn(names: ReadonlySet<string>, base: string): string {
  let name = base;
  for (let n = 2; names.has(name); n++) name = `${base}-${n}`;
  return name;
}
/** Numbers of posts are the old site's own. */
const keyOf = (item: SourceItem, site: string): string => `${site}|${item.key}`.slice(0, 1000);

/** `own`: the import itself, which may have been cut off: what it has brought counts as its own. */
export async function planOf(work: Work, unit: Unit, source: Source, own?: string): Promise<Plan> {
  const facts = await siteFactsOf(work, unit.id);
  const sections = facts ? await sectionsOf(work, unit.id, facts.template) : [];
  const categories = sections.filter((one) => one.kind === 'category');
  const fallback = categories.find((one) => one.slug === 'tin-tuc') ?? categories[0];
  const arrived = await arrivedItems(work, unit.id);
  const site = hostOf(source.site) || hostOf(source.items.find((item) => item.link)?.link ?? '');
  const { taken: slugs, byId: live, versions } = await addressesOf(work, unit.id);
  const pages = new Set(sections.map((one) => one.slug));
  const plan: Plan = { fresh: [], updates: [], known: [], passed: [], categories: [], leads: new Map(), closed: new Set(), site };
  const counted = new Map<string, Plan['categories'][number]>();
  const filled = new Set<string>();
  const seen = new Set<string>();
  /** The section of an article, counted with its old category. */
  const count = (item: SourceItem, kind: SourceItem['kind']): SectionRow | undefined => {
    if (kind === 'page') return undefined;
    const matched = item.categories.map((one) => ({ one, section: sectionFor(one, categories) }));
    const best = matched.find(({ section }) => section) ?? matched[0];
    const section = best?.section ?? fallback;
    if (!section) return undefined;
    const name = best?.one.title || noCategory;
    const row = counted.get(name) ?? {
      ...{ title: name, section: section.slug, sectionTitle: section.title, articles: 0, sure: best?.section !== undefined },
    };
    row.articles++;
    counted.set(name, row);
    return section;
  };
  for (const item of source.items) {
    const key = keyOf(item, site);
    if (seen.has(key)) continue;
    seen.add(key);
    if (item.state !== 'published') for (const path of pathsOf(item)) plan.closed.add(path);
    const digest = digestOf(item);
    const before = arrived.get(key);
    if (before) {
      const slug = before.kind === 'page' ? before.ref : live.get(before.ref);
      const to = before.kind === 'page' ? `/${slug}` : `/tin/${slug}`;
      if (slug) for (const path of before.paths) plan.leads.set(path, to);
      const here = before.kind === 'page' ? sections.find((one) => one.slug === before.ref)?.version : versions.get(before.ref);
      if (before.digest !== digest && here === before.version && !(item.kind === 'page' && item.state !== 'published'))
        plan.updates.push({
          ...{
            item: { ...item, key },
            digest,
            ref: before.ref,
            path: to,
            title: titleOf(item) || before.title,
            paths: before.paths,
          },
          ...{ summary: item.kind === 'page' ? '' : summaryOf(item), section: slug ?? '', fills: false, version: before.version },
        });
      else if (before.import_id === own) count(item, before.kind);
      else plan.known.push({ key, title: before.title, edited: before.digest !== digest });
      continue;
    }
    const title = titleOf(item);
    const pass = (reason: string) => plan.passed.push({ title: title || key, reason });
    if (item.kind === 'page' && item.state !== 'published') {
      pass('Trang chưa công khai ở trang cũ');
      continue;
    }
    if (title === '') {
      pass('Không có tiêu đề, không có nội dung');
      continue;
    }
    const common = { item: { ...item, key }, digest, title, paths: pathsOf(item) };
    if (item.kind === 'page') {
      const same = sections.find((one) => one.kind === 'page' && (one.slug === item.slug || sameName(one.title, title)));
      const fills = same !== undefined && same.contentAt === null && !filled.has(same.slug);
      const slug = fills && same ? same.slug : freeIn(pages, slugify(item.slug || title, 70) || 'trang-cu');
      pages.add(slug);
      filled.add(slug);
      plan.fresh.push({ ...common, ref: slug, path: `/${slug}`, summary: '', section: slug, fills });
    } else {
      const section = count(item, item.kind);
      if (!section) {
        pass('Trang chưa có chuyên mục tin nào');
        continue;
      }
      const slug = freeIn(slugs, slugify(title, 100) || 'bai-viet');
      slugs.add(slug);
      plan.fresh.push({
        ...{ ...common, ref: randomUUID(), path: `/tin/${slug}`, summary: summaryOf(item), section: section.slug, fills: false },
      });
    }
    const planned = plan.fresh.at(-1);
    for (const path of planned?.paths ?? []) plan.leads.set(path, planned?.path ?? '/');
  }
  plan.categories = [...counted.values()].sort((a, b) => b.articles - a.articles);
  return plan;
}

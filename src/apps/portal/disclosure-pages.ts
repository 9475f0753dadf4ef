// What a unit discloses, for citizens: school years, the items of a year, one item as a table or on paper; an office shows its schools.
import { schoolYearOf } from '#kernel/school-year.ts';
import { picturesIn, richTextHtml } from '#modules/content/index.ts';
import {
  type BoardRow,
  boardOf,
  disclosedYears,
  disclosingUnit,
  type ItemKey,
  itemAt,
  itemTitle,
  paperFacts,
  paperOf,
  periodWords,
  publishedItem,
  ruleSetOf,
  severalSets,
  sheetOf,
  sourceWords,
  sumsOf,
  yearItems,
} from '#modules/disclosure/index.ts';
import { type Site, sectionBody } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { dayTag, pageOf } from './cache.ts';
import { overOthers } from './directory-view.ts';
import { type Made, withPictures } from './made.ts';
import type { Around } from './view/around.ts';
import { renderYear } from './view/disclosure.tsx';
import { renderItem } from './view/disclosure-item.tsx';
import { renderOfficeDisclosure } from './view/disclosure-office.tsx';
import { byLevel, pageOfUnits, type UnitGroup } from './view/units.tsx';

const root = '/cong-khai';
export const isDisclosurePath = (path: string): boolean => path === root || path.startsWith(`${root}/`);
const html = (text: string) => pageOf(text, 'text/html; charset=utf-8');

/** '/cong-khai/2018-2019/bieu-mau-10-thcs/2018-09-03/ban-2': year, item, period, an older version. */
function placeOf(path: string): { year?: string; slug?: string; period: string; version?: number } | null {
  const found = /^\/cong-khai(?:\/(\d{4}-\d{4})(?:\/([a-z0-9-]+)(?:\/(\d{4}-\d{2}(?:-\d{2})?))?(?:\/ban-(\d{1,4}))?)?)?$/.exec(
    path,
  );
  if (!found) return null;
  const [, year, slug, period = '', version] = found;
  return { ...(year ? { year } : {}), ...(slug ? { slug } : {}), period, ...(version ? { version: Number(version) } : {}) };
}

/** What the unit itself wrote into the section; it stands on the section's own page, not on those of the years. */
async function ownWords(work: Work, around: Around) {
  const body = await sectionBody(work, around.site.unitId, 'cong-khai');
  if (!body) return null;
  const pictured = await withPictures(work, around, picturesIn(body));
  return { ...pictured, html: richTextHtml(body, pictured.around.pictures) };
}

const ofDepartment = 'truc-thuoc';
/** The schools of an office: by Phòng at the Sở, those that have none last, by level otherwise. */
function schoolGroups(site: Site, rows: BoardRow[]): UnitGroup<BoardRow>[] {
  if (site.level !== 'department') return byLevel(rows);
  const groups = new Map<string, UnitGroup<BoardRow>>();
  for (const row of rows) {
    const slug = row.officeSlug || ofDepartment;
    const group = groups.get(slug) ?? { slug, name: row.officeName || 'Trực thuộc Sở', hostLabel: null, units: [] };
    groups.set(slug, group);
    group.units.push(row);
  }
  const last = (group: UnitGroup) => Number(group.slug === ofDepartment);
  return [...groups.values()].sort((a, b) => last(a) - last(b) || a.name.localeCompare(b.name, 'vi'));
}

/** null: there is no such page. */
export async function disclosurePage(work: Work, around: Around, path: string, page = 1): Promise<Made | null> {
  const { site } = around;
  const place = placeOf(path);
  if (!place) return null;
  const tags = [`disclosure:${site.unitId}`, dayTag];
  const present = schoolYearOf(work.today);
  if (overOthers(site)) {
    if (place.period || place.version) return null;
    const year = place.year ?? present;
    const rules = ruleSetOf(year);
    if (!rules || year > present) return null;
    const board = await boardOf(work, site.path, year, false);
    const all = schoolGroups(site, board);
    const group = place.slug ? all.find((one) => one.slug === place.slug) : undefined;
    if (place.slug && !group) return null;
    const rows = group?.units ?? board;
    const subjects = rules.subjects.filter((subject) => rows.some((row) => row.cells[subject.code]));
    const sums = sumsOf(
      rows,
      subjects.map((subject) => subject.code),
    );
    const own = place.year ? null : await ownWords(work, around);
    const groups = group ? pageOfUnits(site.level === 'department' ? byLevel(rows) : [group], page) : all;
    // A page beyond the last is no page.
    if (page > 1 && (!group || groups.length === 0)) return null;
    const made = html(
      renderOfficeDisclosure(own?.around ?? around, {
        ...{ year, present, rule: rules.name, subjects, sums, more: own?.html ?? '', group: group ?? null },
        ...{ total: rows.length, groups, page },
      }),
    );
    return { page: made, tags: [...tags, `disclosure-below:${site.unitId}`, `units:${site.unitId}`, ...(own?.tags ?? [])] };
  }
  // A school's own are never that many.
  if (page > 1) return null;
  const unit = await disclosingUnit(work, site.unitId);
  if (!unit) return null;
  const years = await disclosedYears(work, unit.id, present);
  const year = place.year ?? present;
  const rules = ruleSetOf(year);
  if (!rules || !years.includes(year)) return null;
  const archive = year < present;
  if (!place.slug) {
    const items = await yearItems(work, unit, year);
    const own = place.year ? null : await ownWords(work, around);
    const made = html(
      renderYear(own?.around ?? around, {
        year,
        years,
        archive,
        first: !place.year,
        rule: rules,
        items,
        more: own?.html ?? '',
        today: work.today,
      }),
    );
    return { page: made, tags: [...tags, ...(own?.tags ?? [])] };
  }
  const item = itemAt(unit, year, place.slug);
  if (!item) return null;
  const standing = (await yearItems(work, unit, year)).find((one) => one.item.slug === item.slug);
  // What comes again is read by its newest period where none is named.
  const period = place.period || (item.due.kind === 'yearly' ? '' : (standing?.periods.find((row) => row.firstOn)?.period ?? ''));
  const key: ItemKey = { unitId: unit.id, schoolYear: year, slug: item.slug, period };
  const found = await publishedItem(work, key, place.version);
  const title = itemTitle(item, severalSets(unit));
  if (!found && (place.version || place.period || !standing)) return null;
  const made = html(
    renderItem(around, {
      ...{ year, archive, title, item, period, rule: rules.name, retention: rules.retentionYears },
      standing: period === (standing?.period ?? '') ? (standing?.standing ?? null) : null,
      found: found ?? null,
      parts: found ? sheetOf(item, found.content) : [],
      source: found ? sourceWords(found.asOf) : '',
      periods: (standing?.periods ?? []).flatMap((row) =>
        row.firstOn ? [{ period: row.period, words: periodWords(row.period) }] : [],
      ),
      facts: await paperFacts(work, unit.id),
    }),
  );
  return { page: made, tags };
}

/** The same version on paper: its data, for the printer outside the transaction. */
export async function disclosurePaper(work: Work, site: Site | undefined, path: string) {
  const place = placeOf(path.replace(/\.pdf$/, ''));
  if (!site || !place?.year || !place.slug) return null;
  const unit = await disclosingUnit(work, site.unitId);
  const item = unit && itemAt(unit, place.year, place.slug);
  const key: ItemKey = { unitId: site.unitId, schoolYear: place.year, slug: place.slug, period: place.period };
  const found = item && (await publishedItem(work, key, place.version));
  if (!unit || !item || !found) return null;
  const title = itemTitle(item, severalSets(unit));
  return {
    paper: { ...paperOf(await paperFacts(work, unit.id), item, title, key, found), draft: false },
    name: `${item.slug}-${place.year}${place.period ? `-${place.period}` : ''}.pdf`,
    tags: [`site:${site.unitId}`, `disclosure:${site.unitId}`, ...site.superiors.map((superior) => `name:${superior.id}`)],
  };
}

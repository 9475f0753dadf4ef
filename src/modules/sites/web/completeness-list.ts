// How complete are the sites below a Sở or a Phòng, as the address describes the list: one reading for the screen and its export.
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { listUnits, type Unit, unitOfAddress } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import { type Completeness, completenessOf, tenthsOf } from '../queries/sections.ts';
import { siteTemplates } from '../templates.ts';

export const standings = {
  none: 'chưa có trang',
  low: 'dưới 80 %',
  most: 'từ 80 %',
  full: 'đủ 100 %',
  old: 'có mục đã cũ',
  english: 'thiếu tiếng Anh',
} as const;
export type CompletenessRow = {
  id: number;
  slug: string;
  name: string;
  level: keyof typeof levelNames;
  office: string;
  site: (Completeness & { tenths: number }) | null;
};

/** Every section that is mandatory somewhere, by its usual name. */
export const sectionTitles: ReadonlyMap<string, string> = new Map(
  Object.values(siteTemplates)
    .flatMap((template) => template.sections)
    .filter((section) => section.mandatory)
    .map((section) => [section.slug, section.title]),
);

export type CompletenessList = {
  unit: Unit;
  query: ListQuery;
  rows: CompletenessRow[];
  total: number;
  /** Of all sites below, whatever is filtered. */
  sum: { sites: number; full: number; tenths: number; without: number };
  offices: { value: string; label: string }[];
};

export async function completenessList(
  work: Work,
  slug: string | undefined,
  search: URLSearchParams,
  all = false,
): Promise<CompletenessList> {
  const unit = await unitOfAddress(work, slug);
  const units = await listUnits(work, { under: unit.path });
  const found = await completenessOf(work, unit.path);
  const offices = units.filter((row) => row.level === 'district' && row.id !== unit.id);
  const query = listQuery(search, {
    filters: {
      level: Object.keys(levelNames),
      standing: Object.keys(standings),
      missing: [...sectionTitles.keys()],
      office: offices.map((row) => row.slug),
    },
    sorts: ['share', 'name', 'missing', 'old', 'english'],
  });
  const officeNames = new Map(offices.map((row) => [row.id, row.shortName]));
  const office = offices.find((row) => row.slug === query.filters.office);
  const everything = units.map((row): CompletenessRow & { parentId: number | null; fold: string } => {
    const site = found.get(row.id);
    return {
      ...{ id: row.id, slug: row.slug, name: row.shortName, level: row.level, parentId: row.parentId },
      office: officeNames.get(row.parentId ?? 0) ?? (row.level === 'district' ? row.shortName : unit.shortName),
      site: site ? { ...site, tenths: tenthsOf(site) } : null,
      fold: fold(`${row.name} ${row.shortName} ${row.code ?? ''}`),
    };
  });
  const words = fold(query.q).split(' ').filter(Boolean);
  const { level, standing, missing } = query.filters;
  const fits = ({ site }: CompletenessRow) =>
    standing === undefined ||
    (standing === 'none'
      ? site === null
      : site !== null &&
        (standing === 'full'
          ? site.tenths === 1000
          : standing === 'most'
            ? site.tenths >= 800
            : standing === 'low'
              ? site.tenths < 800
              : standing === 'old'
                ? site.old > 0
                : (site.english?.missing.length ?? 0) > 0));
  const rows = everything.filter(
    (row) =>
      (!level || row.level === level) &&
      (!office || row.parentId === office.id || row.id === office.id) &&
      (!missing || row.site?.missing.includes(missing)) &&
      fits(row) &&
      words.every((word) => row.fold.includes(word)),
  );
  const by = query.sort.replace(/^-/, '');
  const order: Record<string, (row: CompletenessRow) => number> = {
    share: (row) => row.site?.tenths ?? -1,
    missing: (row) => -(row.site?.missing.length ?? 999),
    old: (row) => -(row.site?.old ?? 0),
    english: (row) => -(row.site?.english?.missing.length ?? -1),
  };
  const key = order[by];
  if (key) rows.sort((a, b) => key(a) - key(b));
  else rows.sort((a, b) => a.name.localeCompare(b.name, 'vi'));
  if (query.sort.startsWith('-')) rows.reverse();
  const sites = everything.flatMap((row) => row.site ?? []);
  const total = sites.reduce((n, site) => n + site.mandatory, 0);
  return {
    ...{ unit, query, total: rows.length },
    rows: (all ? rows : rows.slice(query.offset, query.offset + query.limit)).map(({ parentId: _p, fold: _f, ...row }) => row),
    sum: {
      ...{
        sites: sites.length,
        full: sites.filter((site) => site.tenths === 1000).length,
        without: everything.length - sites.length,
      },
      tenths: total === 0 ? 0 : Math.round((1000 * sites.reduce((n, site) => n + site.filled, 0)) / total),
    },
    offices: offices.map((row) => ({ value: row.slug, label: row.shortName })),
  };
}

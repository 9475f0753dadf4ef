// What a visitor looks for, on this site or over the province: from the words in the address to one page of results with its counts.
import { sql } from 'kysely';
import { addDays, instantOf, parseDate } from '#kernel/calendar.ts';
import { levelNames, type UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { type Count, type ItemType, itemTypes, standsIn, type Term, termsOf, type Where } from '#modules/search/index.ts';
import { copiesAt } from '#modules/sharing/index.ts';
import type { Site } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type CachedPage, pageOf } from './cache.ts';
import { copyRows } from './copies-pages.ts';
import { overOthers } from './directory-view.ts';
import { folded } from './folded.ts';
import type { Finding } from './found.ts';
import type { Around } from './view/around.ts';
import { type Choice, renderSearch, type SearchView, type Suggestion } from './view/search.tsx';

export const searchPath = '/tim-kiem';
const pageSize = 20;
const lastPage = 500;
const mostCopies = 200;

/** How kinds are written in an address. */
export const typeWords: Record<ItemType, string> = {
  ...{ news: 'tin', notice: 'thong-bao', document: 'van-ban', disclosure: 'cong-khai', event: 'su-kien', album: 'thu-vien' },
  ...{ resource: 'tai-nguyen', question: 'hoi-dap', consultation: 'gop-y', page: 'trang' },
};
const types = Object.keys(itemTypes) as ItemType[];

type ScopeName = 'rieng' | 'cap-duoi' | 'tinh';
type Scope = { name: ScopeName; label: string; where: Where };

/** Where one can look from this site; the first is meant when the address says nothing. An office stands for those below it. */
function scopesOf(site: Site): Scope[] {
  const own: Scope = { name: 'rieng', label: `Chỉ trang của ${site.shortName}`, where: { unitId: site.unitId } };
  const all: Scope = { name: 'tinh', label: 'Toàn tỉnh', where: { beneath: site.path.split('.')[0] ?? site.path } };
  if (site.level === 'department') return [all, own];
  if (!overOthers(site)) return [own, all];
  return [{ name: 'cap-duoi', label: `${site.shortName} và các trường`, where: { beneath: site.path } }, own, all];
}

type UnitRow = { id: number; level: UnitLevel; office: number; name: string; hostLabel: string };
/** The units of these results, and the district offices above them. The office of a unit directly below the department is 0. */
async function unitsOf(work: Work, ids: readonly number[]): Promise<Map<number, UnitRow>> {
  const { rows } = await sql<UnitRow & { path: string }>`
    select u.id, u.level, u.path::text as path, u.short_name as name, s.host_label as "hostLabel"
    from organizations.unit u join sites.site s on s.unit_id = u.id where u.id = any(${[...ids]}::int[]) or u.level = 'district'`.execute(
    work.handle,
  );
  const offices = new Set(rows.filter((row) => row.level === 'district').map((row) => row.id));
  return new Map(
    rows.map(({ path, ...row }) => {
      const second = Number(path.split('.')[1]?.slice(1) ?? 0);
      return [row.id, { ...row, office: offices.has(second) ? second : 0 }];
    }),
  );
}

const sum = (counts: readonly Count[]) => counts.reduce((all, count) => all + count.n, 0);

type Asked = {
  text: string;
  scope: Scope;
  type: ItemType | '';
  office: string;
  level: string;
  from: string;
  to: string;
  /** What was typed instead of a day. */
  unread: { from: string; to: string };
  newest: boolean;
};

function askedOf(site: Site, search: URLSearchParams): Asked {
  const scopes = scopesOf(site);
  const scope = scopes.find(({ name }) => name === search.get('pham-vi')) ?? (scopes[0] as Scope);
  const wide = 'beneath' in scope.where;
  const day = (name: string) => {
    const parsed = parseDate(search.get(name) ?? '');
    return parsed.ok ? parsed.date : '';
  };
  const unread = (name: string) => (day(name) === '' ? (search.get(name) ?? '').trim().slice(0, 20) : '');
  const level = search.get('cap') ?? '';
  return {
    ...{ text: (search.get('q') ?? '').trim().slice(0, 200).normalize('NFC'), scope },
    type: types.find((type) => typeWords[type] === search.get('loai')) ?? '',
    office: wide && /^\d{1,9}$/.test(search.get('phong') ?? '') ? (search.get('phong') ?? '') : '',
    level: wide && level in levelNames ? level : '',
    ...{
      from: day('tu'),
      to: day('den'),
      unread: { from: unread('tu'), to: unread('den') },
      newest: search.get('xep') === 'moi',
    },
  };
}

const betweenOf = ({ from, to }: Asked) => ({
  since: from ? instantOf(from) : undefined,
  until: to ? instantOf(addDays(to, 1)) : undefined,
});

export async function searchPage(work: Work, around: Around, finding: Finding, search: URLSearchParams): Promise<CachedPage> {
  const { site } = around;
  const asked = askedOf(site, search);
  const { text, scope, newest } = asked;
  const page = Math.min(lastPage, Math.max(1, Math.trunc(Number(search.get('trang'))) || 1));
  const terms = termsOf(text);
  const between = betweenOf(asked);
  const counts = await finding.count(work, terms, scope.where, between);
  const units = 'unitId' in scope.where ? null : await unitsOf(work, [...new Set(counts.map((count) => count.unitId))]);
  const fits = (count: Count, but?: 'type' | 'office' | 'level'): boolean => {
    const unit = units?.get(count.unitId);
    return (
      (but === 'type' || asked.type === '' || count.type === asked.type) &&
      (but === 'office' || asked.office === '' || String(unit?.office) === asked.office) &&
      (but === 'level' || asked.level === '' || unit?.level === asked.level)
    );
  };
  const found = counts.filter((count) => fits(count));
  const total = sum(found);
  const everywhere = units === null || (scope.name === 'tinh' && asked.office === '' && asked.level === '');
  const varied = units !== null && !newest;
  const items =
    total > (page - 1) * pageSize
      ? await finding.page(work, terms, scope.where, total, {
          ...between,
          units: everywhere ? undefined : found.map((count) => count.unitId),
          ...{ types: asked.type === '' ? undefined : [asked.type], newestFirst: newest, varied },
          ...{ limit: Math.min(pageSize, total - (page - 1) * pageSize), offset: (page - 1) * pageSize },
        })
      : [];
  // What superiors sent stands on this site too, under the sender's name in the index: its titles and summaries are looked through here.
  const copies =
    scope.name === 'rieng' && page === 1 && terms.length > 0 && asked.type === '' && asked.from === '' && asked.to === ''
      ? copyRows(await copiesAt(work, site.unitId, { limit: mostCopies })).filter((card) =>
          standsIn(`${card.title} ${card.summary}`, terms),
        )
      : [];
  const hostOf = (unitId: number) =>
    unitId === site.unitId ? site.hostLabel : (units?.get(unitId)?.hostLabel ?? site.hostLabel);
  if (search.get('format') === 'json') {
    const told = items.map((item) => ({
      title: item.label ? `${item.label}: ${item.title}` : item.title,
      url: around.url(hostOf(item.unitId), item.path),
      snippet: item.excerpt,
    }));
    return pageOf(JSON.stringify({ total, items: told }), 'application/json; charset=utf-8');
  }
  const choice = (
    but: 'type' | 'office' | 'level',
    of: (count: Count) => string,
    nameOf: (value: string) => string,
  ): Choice[] => {
    const numbers = new Map<string, number>();
    for (const count of counts) if (fits(count, but)) numbers.set(of(count), (numbers.get(of(count)) ?? 0) + count.n);
    return [...numbers].map(([value, n]) => ({ value, label: nameOf(value), n }));
  };
  const view: SearchView = {
    ...{ text, terms, page, pageSize, total, asked: { ...asked, scope: scope.name, type: asked.type && typeWords[asked.type] } },
    scopes: scopesOf(site).map(({ name, label }) => ({ value: name, label })),
    wide: units !== null,
    types: types.flatMap((type) => {
      const n = sum(counts.filter((count) => count.type === type && fits(count, 'type')));
      return n > 0 || asked.type === type ? [{ value: typeWords[type], label: itemTypes[type], n }] : [];
    }),
    offices: units
      ? choice(
          'office',
          (count) => String(units.get(count.unitId)?.office ?? 0),
          (value) => (value === '0' ? 'Sở và đơn vị trực thuộc Sở' : (units.get(Number(value))?.name ?? value)),
        ).sort((a, b) => Number(b.value === '0') - Number(a.value === '0') || a.label.localeCompare(b.label, 'vi'))
      : [],
    levels: units
      ? (Object.keys(levelNames) as UnitLevel[]).flatMap((level) => {
          const n = sum(counts.filter((count) => units.get(count.unitId)?.level === level && fits(count, 'level')));
          return n > 0 || asked.level === level ? [{ value: level, label: levelNames[level], n }] : [];
        })
      : [],
    results: (varied ? folded(items) : items.map((item) => ({ ...item, also: 0 }))).map((item) => ({
      ...{
        also: item.also,
        typeWord: typeWords[item.type],
        id: item.id,
        type: itemTypes[item.type],
        dated: item.type !== 'page',
        at: item.at,
      },
      ...{ label: item.label, title: item.title, excerpt: item.excerpt, file: item.file },
      base: item.unitId === site.unitId ? '' : around.url(hostOf(item.unitId), ''),
      path: item.path,
      unit: 'unitId' in scope.where ? '' : (units?.get(item.unitId)?.name ?? ''),
    })),
    copies: copies.map(({ title, href, from, publishedAt }) => ({ title, href, from: from.name, at: publishedAt })),
    suggestions:
      total === 0 && copies.length === 0 && terms.length > 0
        ? await suggestionsFor(work, finding, site, asked, terms, sum(counts))
        : [],
  };
  return pageOf(renderSearch(around, view), 'text/html; charset=utf-8');
}

/** Nothing was found: which nearby question has an answer, and how much of it? Only those that have one. */
async function suggestionsFor(
  work: Work,
  finding: Finding,
  site: Site,
  asked: Asked,
  terms: readonly Term[],
  unfiltered: number,
): Promise<Suggestion[]> {
  const told: Suggestion[] = [];
  const narrowed = asked.type !== '' || asked.office !== '' || asked.level !== '';
  if (narrowed && unfiltered > 0) told.push({ kind: 'filters', n: unfiltered });
  if (asked.from || asked.to) {
    const n = sum(await finding.count(work, terms, asked.scope.where));
    if (n > 0) told.push({ kind: 'days', n });
  }
  for (const scope of scopesOf(site)) {
    if (scope.name === asked.scope.name || scope.name === 'rieng') continue;
    const n = sum(await finding.count(work, terms, scope.where, betweenOf(asked)));
    if (n > 0) told.push({ kind: 'scope', value: scope.name, label: scope.label, n });
  }
  if (terms.some((term) => term.quoted)) {
    const loose = termsOf(asked.text.replace(/["“”„«»]/g, ' '));
    const n = sum(await finding.count(work, loose, asked.scope.where, betweenOf(asked)));
    if (n > 0)
      told.push({
        kind: 'words',
        text: asked.text
          .replace(/["“”„«»]/g, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
        n,
      });
  }
  const words = asked.text
    .replace(/["“”„«»]/g, ' ')
    .split(/\s+/)
    .filter(Boolean);
  if (told.length === 0 && words.length > 1 && words.length <= 8)
    for (const [i, dropped] of words.entries()) {
      const fewer = words.filter((_, j) => j !== i).join(' ');
      if (termsOf(dropped).length === 0) continue;
      const n = sum(await finding.count(work, termsOf(fewer), asked.scope.where, betweenOf(asked)));
      if (n > 0) told.push({ kind: 'words', text: fewer, n });
    }
  return told.sort((a, b) => (a.kind === 'words' && b.kind === 'words' ? b.n - a.n : 0)).slice(0, 4);
}

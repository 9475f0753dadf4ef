// What the first page of a site is made from: a handful of questions, whatever the size of the province.
import { sql } from 'kysely';
import type { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { latest, latestBelow, latestForMembers } from '#modules/content/index.ts';
import type { Site } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { directoryOf } from './directory-view.ts';
import type { HomeView } from './view/home.tsx';
import type { From } from './view/parts.tsx';

export const overOthers = (site: Site): boolean => site.level === 'department' || site.level === 'district';

export async function homeOf(work: Work, site: Site): Promise<HomeView> {
  const office = overOthers(site);
  const cards = await latest(work, site.unitId, { limit: 14 });
  const superiors = new Map<number, From>(site.superiors.map((u) => [u.id, { hostLabel: u.hostLabel, name: u.shortName }]));
  const above = await latestForMembers(work, [...superiors.keys()], 4);
  const below = office ? await fromBelow(work, site) : [];
  return {
    news: cards.filter((c) => c.kind === 'news').slice(0, site.level === 'department' ? 7 : 6),
    notices: cards.filter((c) => c.kind === 'notice').slice(0, site.level === 'district' || site.level === 'thpt' ? 6 : 5),
    above: above.flatMap((card) => {
      const from = superiors.get(card.unitId);
      return from ? [{ ...card, from }] : [];
    }),
    below,
    figures: site.level === 'department' ? await figuresOf(work, site) : [],
    directory: office ? await directoryOf(work, site) : [],
  };
}

async function fromBelow(work: Work, site: Site): Promise<HomeView['below']> {
  const newest = await latestBelow(work, site.path, 16);
  // One school that writes a lot must not fill the block.
  const cards = newest.filter((card, i) => newest.findIndex((other) => other.unitId === card.unitId) === i).slice(0, 4);
  if (cards.length === 0) return [];
  const { rows } = await sql<{ id: number; short_name: string; host_label: string }>`
    select u.id, u.short_name, s.host_label from organizations.unit u join sites.site s on s.unit_id = u.id
    where u.id = any(${cards.map((card) => card.unitId)})`.execute(work.handle);
  const units = new Map(rows.map((row) => [row.id, { hostLabel: row.host_label, name: row.short_name }]));
  return cards.flatMap((card) => {
    const from = units.get(card.unitId);
    return from ? [{ ...card, from }] : [];
  });
}

async function figuresOf(work: Work, site: Site): Promise<HomeView['figures']> {
  const { rows } = await sql<{ level: keyof typeof levelNames; n: number }>`
    select level, count(*)::int as n from organizations.unit where path <@ ${site.path}::ltree and counted_in_survey and hidden_at is null and closed_on is null
    group by level`.execute(work.handle);
  const of = (level: string) => rows.find((row) => row.level === level)?.n ?? 0;
  return [
    { label: 'đơn vị của ngành', value: rows.reduce((n, row) => n + row.n, 0) },
    { label: 'trường mầm non', value: of('mn') },
    { label: 'trường tiểu học', value: of('th') },
    { label: 'trường THCS và THPT', value: of('thcs') + of('thpt') },
  ].filter((figure) => figure.value > 0);
}

// What a site says in English: one text, what stands beside it for the editor, how all of it stands against what is asked. (P-2.4)
import { sql } from 'kysely';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import type { Work } from '#platform/db/work.ts';
import { englishDuty, englishGroupOf, englishLevels, englishTitle } from '../registry/english.ts';
import { isTranslated } from '../rules/english.ts';
import type { EnglishState } from '../section-state.ts';
import type { SectionKind } from '../templates.ts';

export type EnglishText = {
  title: string;
  body: unknown;
  version: number;
  updatedBy: string;
  updatedAt: Date;
  /** The Vietnamese was changed since. */
  behind: boolean;
};
/** The English of a section beside the fingerprint of its Vietnamese as it is now; undefined: no such section. */
export async function englishBeside(
  work: Work,
  unitId: number,
  slug: string,
): Promise<{ says: string; english: EnglishText | null } | undefined> {
  const { rows } = await sql<{ says: string; english: (Omit<EnglishText, 'updatedAt'> & { updatedAt: string }) | null }>`
    select f.says, case when e.slug is not null then jsonb_build_object('title', e.title, 'body', e.body, 'version', e.version,
      'updatedBy', e.updated_by, 'updatedAt', e.updated_at, 'behind', e.said <> f.says) end as english
    from sites.section c cross join lateral (select sites.fingerprint(c.title, c.body::text) as says) f
    left join sites.english e using (unit_id, slug) where c.unit_id = ${unitId} and c.slug = ${slug}`.execute(work.handle);
  const [row] = rows;
  return row && { says: row.says, english: row.english && { ...row.english, updatedAt: new Date(row.english.updatedAt) } };
}

/** What stands on the pages of a site in English, for the first page to tell of it. */
export async function englishBodies(work: Work, unitId: number): Promise<{ slug: string; body: unknown }[]> {
  const { rows } = await sql<{ slug: string; body: unknown }>`
    select slug, body from sites.english where unit_id = ${unitId} and body is not null`.execute(work.handle);
  return rows;
}

/** What citizens read at /en/SLUG; undefined: it is in Vietnamese only. */
export async function englishBody(
  work: Work,
  unitId: number,
  slug: string,
): Promise<{ title: string; body: unknown; behind: boolean } | undefined> {
  const { rows } = await sql<{ title: string; body: unknown; behind: boolean }>`
    select e.title, e.body, e.said <> sites.fingerprint(c.title, c.body::text) as behind
    from sites.english e join sites.section c using (unit_id, slug)
    where e.unit_id = ${unitId} and e.slug = ${slug} and e.body is not null and not c.hidden`.execute(work.handle);
  return rows[0];
}

export type EnglishRow = {
  slug: string;
  title: string;
  english: string;
  /** By which rule; '': it is welcome and nobody asks for it. */
  basis: string;
  group: string | null;
  state: EnglishState;
  /** Written at its own desk; the others come from the leaders, and from the unit's name and address. */
  written: boolean;
  /** Something to translate. */
  hasVietnamese: boolean;
  updatedAt: Date | null;
};

/** Leaders in office `l` of the site `s`. */
const inOffice = (work: Work) =>
  sql`select from sites.leader l where l.unit_id = s.unit_id and l.valid_from <= ${work.today}::date and (l.valid_to is null or l.valid_to >= ${work.today}::date)`;
/** Of a section `c` of the site `s`, with its English text `e` if there is one. Everybody in office has a title, or the list is not there. */
const stateOf = (work: Work) => sql<EnglishState>`case
  when c.hidden then 'missing'
  when c.slug = 'lanh-dao' then case when exists (${inOffice(work)}) and not exists (${inOffice(work)} and l.title_en = '') then 'filled' else 'missing' end
  when c.kind = 'contact' then case when s.name_en is null or s.address_en is null then 'missing'
    when s.english_said <> sites.fingerprint(coalesce(s.title, u.name), p.address) then 'behind' else 'filled' end
  when e.body is null or c.content_at is null then 'missing'
  when e.said <> sites.fingerprint(c.title, c.body::text) then 'behind' else 'filled' end`;
const ofSites = sql`sites.site s join organizations.unit u on u.id = s.unit_id left join organizations.profile p on p.unit_id = s.unit_id
  join sites.section c on c.unit_id = s.unit_id left join sites.english e on e.unit_id = c.unit_id and e.slug = c.slug`;

/** Every part of a site that is asked for in English or may be, in the order of the menu. */
export async function englishOf(work: Work, unitId: number, level: UnitLevel): Promise<EnglishRow[]> {
  const { slugs, basis } = englishDuty(level, work.today);
  const { rows } = await sql<{
    slug: string;
    title: string;
    kind: SectionKind;
    english: string | null;
    state: EnglishState;
    filled: boolean;
    updated_at: Date | null;
  }>`
    select c.slug, c.title, c.kind, e.title as english, ${stateOf(work)} as state, c.content_at is not null as filled, e.updated_at
    from ${ofSites} where s.unit_id = ${unitId} and (c.kind in ('page', 'contact')) order by c.position, c.slug`.execute(
    work.handle,
  );
  return rows
    .filter((row) => row.slug === 'lanh-dao' || row.kind === 'contact' || isTranslated(row))
    .map(({ kind, english, filled, updated_at, ...row }) => ({
      ...{ ...row, english: english ?? englishTitle(row.slug) ?? '', updatedAt: updated_at },
      ...{ basis: slugs.includes(row.slug) ? basis : '', group: englishGroupOf(row.slug) ?? null },
      ...{ written: isTranslated({ slug: row.slug, kind }), hasVietnamese: filled || kind === 'contact' },
    }));
}

/** How sites stand that owe English: asked for, there, older than the Vietnamese, which are missing. By unit, below `under`. */
export type EnglishMeasure = { owed: number; there: number; behind: number; missing: string[] };
export async function englishMeasures(work: Work, under: string): Promise<Map<number, EnglishMeasure>> {
  const levels = englishLevels(work.today);
  const [level] = levels;
  if (!level) return new Map();
  const { rows } = await sql<EnglishMeasure & { unit_id: number }>`
    select z.unit_id, count(*)::int as owed, (count(*) filter (where z.state <> 'missing'))::int as there,
      (count(*) filter (where z.state = 'behind'))::int as behind, coalesce(array_agg(z.slug order by z.position) filter (where z.state = 'missing'), '{}') as missing
    from (select c.unit_id, c.slug, c.position, ${stateOf(work)} as state from ${ofSites}
      where s.template = any(${levels}::text[]) and c.slug = any(${[...englishDuty(level, work.today).slugs]}::text[]) and u.path <@ ${under}::ltree) z
    group by z.unit_id`.execute(work.handle);
  return new Map(rows.map(({ unit_id, ...row }) => [unit_id, row]));
}

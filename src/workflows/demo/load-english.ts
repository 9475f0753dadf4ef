// English beside the Vietnamese: the department and all offices have what is asked of them, two schools write some of their own accord.
import type pg from 'pg';
import { copyInto } from '#platform/db/copy.ts';
import { dutiesInEnglish, englishAddressOf, englishNameOf, englishPagesOf, speaks, titlesInEnglish } from './english-words.ts';
import type { DemoUnit } from './units.ts';

/** One office still owes a page, so that it can be seen how a missing translation is told. */
const owes = { office: 'pgd-hai-hau', page: 'co-cau-to-chuc' };
const at = '2018-12-07T14:00:00+07:00';
const by = 'Ban biên tập';

export async function loadEnglish(client: pg.PoolClient, units: readonly DemoUnit[]): Promise<void> {
  const speaking = units.filter(speaks);
  const ids = speaking.map((unit) => unit.id);
  type Vietnamese = { unit_id: number; slug: string; said: string };
  const { rows } = await client.query<Vietnamese>(
    `select unit_id, slug, sites.fingerprint(title, body::text) as said from sites.section
     where unit_id = any($1::int[]) and body is not null and content_at is not null`,
    [ids],
  );
  const said = new Map(rows.map((row) => [`${row.unit_id}/${row.slug}`, row.said]));
  const english = copyInto(client, 'sites.english', [
    ...['unit_id', 'slug', 'title', 'body', 'said', 'updated_by', 'updated_at'],
  ]);
  for (const unit of speaking)
    for (const [slug, { title, body }] of englishPagesOf(unit)) {
      const of = said.get(`${unit.id}/${slug}`);
      if (of === undefined || (unit.slug === owes.office && slug === owes.page)) continue;
      await english.row([unit.id, slug, title, JSON.stringify(body), of, by, at]);
    }
  await english.end();
  await client.query(`
    insert into sites.section_version (unit_id, slug, lang, version, title, body, kept_by, kept_at)
    select unit_id, slug, 'en', version, title, body, updated_by, updated_at from sites.english`);
  await client.query(
    `update sites.leader l set title_en = coalesce($2::jsonb ->> l.title, ''), duty_en = coalesce($3::jsonb ->> l.duty, '')
     where l.unit_id = any($1::int[])`,
    [ids, JSON.stringify(titlesInEnglish), JSON.stringify(dutiesInEnglish)],
  );
  const profiles = await client.query<{ unit_id: number; address: string | null }>(
    'select unit_id, address from organizations.profile where unit_id = any($1::int[])',
    [ids],
  );
  const addresses = new Map(profiles.rows.map((row) => [row.unit_id, row.address]));
  const named = speaking.map((unit) => {
    const address = addresses.get(unit.id) ?? null;
    return { id: unit.id, name: englishNameOf(unit), address: address && englishAddressOf(unit, address) };
  });
  await client.query(
    `update sites.site s set name_en = n.name, address_en = n.address, english_said = sites.fingerprint(coalesce(s.title, u.name), p.address)
     from jsonb_to_recordset($1::jsonb) as n(id int, name text, address text) join organizations.unit u on u.id = n.id
       left join organizations.profile p on p.unit_id = n.id
     where s.unit_id = n.id`,
    [JSON.stringify(named)],
  );
}

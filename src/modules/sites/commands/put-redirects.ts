// The paths of a whole old site lead on, all at once; taken back the same way.
import { sql } from 'kysely';
import { actorName } from '#kernel/actor.ts';
import { notFound } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { demandPages } from '../policy.ts';
import { pathOf, redirected } from '../rules/redirects.ts';

/**
 * What a redirect or a page of the site already answers stays as it is: the site's own word goes before an old one.
 * @returns how many were made, and the paths that could not be
 */
export async function putRedirects(
  work: Work,
  unitId: number,
  pairs: readonly { from: string; to: string }[],
  note: string,
): Promise<{ made: number; passed: string[] }> {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  demandPages(work.actor, unit);
  await sql`select 1 from sites.site where unit_id = ${unitId} for update`.execute(work.handle);
  const { rows: known } = await sql<{ from_path: string; to_path: string }>`
    select from_path, to_path from sites.redirect where unit_id = ${unitId}`.execute(work.handle);
  const { rows: pages } = await sql<{ path: string }>`
    select '/' || slug as path from sites.section where unit_id = ${unitId}`.execute(work.handle);
  const leads = new Map(known.map((row) => [row.from_path, row.to_path]));
  const targets = new Set(leads.values());
  const stands = new Set(pages.map((row) => row.path));
  const fresh = new Map<string, string>();
  const passed: string[] = [];
  for (const { from: typed, to: typedTo } of pairs) {
    const [from, to] = [pathOf(typed), pathOf(typedTo)];
    if (from === to || leads.has(from)) continue;
    // Something leads here already: this path would be the middle of a chain.
    const change = redirected(leads, from, to);
    if ('fault' in change || stands.has(from) || targets.has(from) || from.length > 500 || to.length > 500) {
      passed.push(from);
      continue;
    }
    const end = change.put.get(from) ?? to;
    fresh.set(from, end);
    leads.set(from, end);
    targets.add(end);
  }
  if (fresh.size === 0) return { made: 0, passed };
  const list = JSON.stringify([...fresh].map(([from_path, to_path]) => ({ from_path, to_path })));
  await sql`
    insert into sites.redirect (unit_id, from_path, to_path, note, created_by, created_at)
    select ${unitId}, n.from_path, n.to_path, ${note}, ${actorName(work.actor)}, ${work.now}
    from jsonb_to_recordset(${list}::jsonb) as n(from_path text, to_path text)`.execute(work.handle);
  await purgePages(work, [`site:${unitId}`]);
  await record(work, {
    action: 'sites.add-redirect',
    object: { kind: 'site', id: unitId },
    unitId,
    summary: `Chuyển ${fresh.size} đường dẫn cũ sang trang ${unit.shortName}: ${note}`,
  });
  return { made: fresh.size, passed };
}

/** Those of the paths that still lead where they were sent. @returns how many are gone */
export async function dropRedirects(work: Work, unitId: number, paths: readonly string[], note: string): Promise<number> {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  demandPages(work.actor, unit);
  if (paths.length === 0) return 0;
  const gone = await write(work)
    .deleteFrom('sites.redirect')
    .where('unit_id', '=', unitId)
    .where('note', '=', note)
    .where(sql<boolean>`from_path = any(${[...paths, ...paths.map(pathOf)]}::text[])`)
    .executeTakeFirst();
  const count = Number(gone.numDeletedRows);
  await purgePages(work, [`site:${unitId}`]);
  await record(work, {
    action: 'sites.remove-redirect',
    object: { kind: 'site', id: unitId },
    unitId,
    summary: `Bỏ ${count} đường dẫn cũ ở trang ${unit.shortName}: ${note}`,
  });
  return count;
}

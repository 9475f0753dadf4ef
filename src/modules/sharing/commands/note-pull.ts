// What came of asking a feed: its items are kept, those that are gone there go here; or why it could not be had. Done twice it changes
// nothing; what was asked of an address that has been changed meanwhile is thrown away.
import { sql } from 'kysely';
import { unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { read, write } from '../handles.ts';
import { nextAsked, type PulledItem, takenDown } from '../rules/feed.ts';
import { purgeFeeds } from './keep-feed.ts';

/** Links are kept of so many newest items of a feed. */
const mostItems = 200;

/** What a question begins with; the answer counts while the feed still stands so. */
export type AskedFeed = {
  id: string;
  address: string;
  source: string | null;
  etag: string | null;
  modified: string | null;
  cursor: string | null;
};
export type Pulled =
  | { kind: 'failed'; why: string }
  | { kind: 'unchanged' }
  | {
      /** The newest items of a feed; or of our own kind, what has changed since the cursor, `all` when there was none. */
      kind: 'feed' | 'changes' | 'all';
      items: PulledItem[];
      gone: string[];
      source: string | null;
      etag: string | null;
      modified: string | null;
      cursor: string | null;
    };

/** Those that may be asked: a unit that is dissolved or hidden tells its superiors nothing new. */
const askable = (work: Work) =>
  read(work)
    .selectFrom('sharing.feed as f')
    .innerJoin('organizations.unit as u', 'u.id', 'f.unit_id')
    .where('f.paused_at', 'is', null)
    .where('u.hidden_at', 'is', null)
    .where((q) => q.or([q('u.closed_on', 'is', null), q('u.closed_on', '>', work.today)]));

/** Feeds whose hour has come. */
export async function dueFeeds(work: Work): Promise<string[]> {
  const rows = await askable(work).select('f.id').where('f.next_at', '<=', work.now).orderBy('f.next_at').limit(500).execute();
  return rows.map((row) => row.id);
}

/** @param due only while its hour is not over: it may have been asked since it was put in the queue */
export async function askedFeed(work: Work, id: string, due = false): Promise<AskedFeed | undefined> {
  let query = askable(work).select(['f.id', 'f.address', 'f.source', 'f.etag', 'f.modified', 'f.cursor']).where('f.id', '=', id);
  if (due) query = query.where('f.next_at', '<=', work.now);
  return query.executeTakeFirst();
}

export async function notePull(work: Work, asked: AskedFeed, pulled: Pulled): Promise<void> {
  const feed = await write(work).selectFrom('sharing.feed').selectAll().where('id', '=', asked.id).forUpdate().executeTakeFirst();
  if (!feed || feed.address !== asked.address || feed.cursor !== asked.cursor || feed.paused_at) return;
  const unit = await unitById(work, feed.unit_id);
  if (!unit) return;
  const failures = pulled.kind === 'failed' ? feed.failures + 1 : 0;
  const known =
    'items' in pulled ? { source: pulled.source, etag: pulled.etag, modified: pulled.modified, cursor: pulled.cursor } : {};
  await write(work)
    .updateTable('sharing.feed')
    .set({
      ...{ tried_at: work.now, failures, next_at: nextAsked(work.now, feed.every_minutes, failures), ...known },
      ...(pulled.kind === 'failed' ? { failure: pulled.why.slice(0, 500) } : { failure: null, ok_at: work.now }),
    })
    .where('id', '=', feed.id)
    .execute();
  const changed = 'items' in pulled ? await keepItems(work, feed.id, feed.unit_id, pulled) : 0;
  if (changed > 0) await purgeFeeds(work, unit.path);
  await announceMoved(work, unit.id);
}

async function keepItems(work: Work, feedId: string, unitId: number, pulled: Extract<Pulled, { items: PulledItem[] }>) {
  const rows = await write(work)
    .selectFrom('sharing.feed_item')
    .select(['key', 'published_at as at'])
    .where('feed_id', '=', feedId)
    .execute();
  const listed = new Set(pulled.items.map((item) => item.key));
  const gone =
    pulled.kind === 'feed'
      ? takenDown(rows, pulled.items)
      : [...pulled.gone, ...(pulled.kind === 'all' ? rows.map((row) => row.key).filter((key) => !listed.has(key)) : [])];
  const json = JSON.stringify(pulled.items.map(({ at, ...item }) => ({ ...item, published_at: at })));
  const kept = await sql`
    insert into sharing.feed_item as t (feed_id, unit_id, key, title, summary, link, origin, published_at)
    select ${feedId}::uuid, ${unitId}, key, title, summary, link, origin, published_at
    from jsonb_to_recordset(${json}::jsonb) as r(key text, title text, summary text, link text, origin text, published_at timestamptz)
    on conflict (feed_id, key) do update set title = excluded.title, summary = excluded.summary, link = excluded.link, origin = excluded.origin,
      published_at = excluded.published_at
    where (t.title, t.summary, t.link, t.origin, t.published_at)
      is distinct from (excluded.title, excluded.summary, excluded.link, excluded.origin, excluded.published_at)`.execute(
    work.handle,
  );
  const dropped = await sql`
    delete from sharing.feed_item where feed_id = ${feedId}::uuid and (key = any(${gone}::text[]) or key not in (
      select key from sharing.feed_item where feed_id = ${feedId}::uuid order by published_at desc, key limit ${mostItems}))`.execute(
    work.handle,
  );
  return Number(kept.numAffectedRows ?? 0) + Number(dropped.numAffectedRows ?? 0);
}

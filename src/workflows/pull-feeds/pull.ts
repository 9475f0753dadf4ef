// A site elsewhere is asked for its news: outside of any transaction, in measured bites, only for what is new; then what came of it is noted.
import { isRefused, refuse } from '#kernel/refusal.ts';
import { type AskedFeed, askedFeed, notePull, type Pulled, type PulledItem } from '#modules/sharing/index.ts';
import { type Fetched, fetchOutside } from '#platform/http/outside.ts';
import type { JobContext } from '#platform/jobs/jobs.ts';
import { changesIn, feedItems, isJson, isPage, namedFeed } from './told.ts';

const limits = { maxBytes: 5 * 1024 * 1024, maxMs: 15_000, purpose: 'doc nguon tin' };
/** Pages of another installation at one time; the rest comes the next time. */
const mostPages = 20;
const accept = 'application/rss+xml, application/atom+xml, application/json;q=0.9, application/xml;q=0.9, */*;q=0.5';

type Asking = { now: Date; inside: (host: string) => boolean };

async function pull(feed: AskedFeed, { now, inside }: Asking): Promise<Pulled> {
  const fetch = (address: string, since?: { etag: string | null; modified: string | null }): Promise<Fetched> =>
    fetchOutside(address, { ...limits, accept, inside, ...(since ? { since } : {}), statuses: [304, 410] });
  const address = feed.source ?? feed.address;
  if (feed.cursor !== null) return changes(feed, await fetch(withCursor(address, feed.cursor)), fetch, now);
  let fetched = await fetch(address, feed);
  if (fetched.status === 304) return { kind: 'unchanged' };
  let source = feed.source;
  if (fetched.status === 200 && isPage(fetched.bytes)) {
    const named = namedFeed(fetched.bytes, fetched.url);
    if (!named)
      throw refuse(
        'page',
        'Địa chỉ này là một trang web không nêu nguồn tin. Ghi địa chỉ RSS của trang, thường là /rss hoặc /feed.',
      );
    source = named;
    fetched = await fetch(named);
  }
  if (fetched.status === 410) throw refuse('status', `${new URL(fetched.url).hostname} nói nguồn tin này không còn nữa.`);
  if (isJson(fetched.type, fetched.bytes)) return changes({ ...feed, source }, fetched, fetch, now);
  const items = feedItems(fetched.bytes, fetched.url, now);
  if (items.length === 0) throw refuse('empty', 'Nguồn tin không có tin nào kèm tiêu đề và địa chỉ.');
  const { etag, modified } = fetched;
  return { kind: 'feed', items, gone: [], source, etag, modified, cursor: null };
}

function withCursor(address: string, cursor: string): string {
  const url = new URL(address);
  url.searchParams.set('cursor', cursor);
  return url.href;
}

/** All pages since the cursor. One that the other side no longer knows: everything anew. */
async function changes(
  feed: AskedFeed,
  first: Fetched,
  fetch: (address: string) => Promise<Fetched>,
  now: Date,
): Promise<Pulled> {
  const address = feed.source ?? feed.address;
  let { cursor } = feed;
  let fetched = first;
  if (fetched.status === 410) {
    cursor = null;
    fetched = await fetch(address);
  }
  const kind = cursor === null ? 'all' : 'changes';
  const items = new Map<string, PulledItem>();
  const gone = new Set<string>();
  for (let page = 0; page < mostPages; page++) {
    const told = changesIn(fetched.bytes, now);
    for (const item of told.items) {
      items.set(item.key, item);
      gone.delete(item.key);
    }
    for (const key of told.gone) {
      items.delete(key);
      gone.add(key);
    }
    const next = told.next ?? cursor;
    const on = told.more && next !== null && next !== cursor && page + 1 < mostPages;
    cursor = next;
    if (!on) break;
    fetched = await fetch(withCursor(address, next));
  }
  return { kind, items: [...items.values()], gone: [...gone], source: feed.source, etag: null, modified: null, cursor };
}

/** Asks one feed and notes what came of it; a feed that is paused or gone, or `due` and was asked meanwhile, is left alone. */
export async function pullFeed({ db, log, system, insideHosts = [] }: JobContext, id: string, due = false): Promise<void> {
  const feed = await db.read(system, (work) => askedFeed(work, id, due));
  if (!feed) return;
  const hosts = new Set(insideHosts);
  const pulled = await pull(feed, { now: db.clock.now(), inside: (host) => hosts.has(host.replace(/^\[|\]$/g, '')) }).catch(
    (error): Pulled => {
      if (!isRefused(error)) log.error({ err: error, feed: id }, 'feed not read');
      return {
        kind: 'failed',
        why: isRefused(error)
          ? error.reasons.map((reason) => reason.message).join(' ')
          : 'Hệ thống không đọc được nguồn tin này. Kiểm tra địa chỉ.',
      };
    },
  );
  await db
    .as(system, (work) => notePull(work, feed, pulled))
    .catch(async (error) => {
      // What cannot be kept must not be asked again at once and for ever: it fails as a server does.
      if (pulled.kind === 'failed') throw error;
      log.error({ err: error, feed: id }, 'feed not kept');
      const why = 'Hệ thống đọc được nguồn tin nhưng không lưu được tin của nguồn. Báo quản trị hệ thống xem nhật ký.';
      await db.as(system, (work) => notePull(work, feed, { kind: 'failed', why }));
    });
}

// A feed from elsewhere is named, changed, paused, asked at once, forgotten. Asking itself is a job (workflows/pull-feeds).
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { isUuid } from '#kernel/ids.ts';
import { notFound, Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { difference, record } from '#modules/audit/index.ts';
import { demandOpen, type Unit, unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { read, write } from '../handles.ts';
import { mayKeepFeeds } from '../policy.ts';
import { feedPaces } from '../rules/feed.ts';

const mostFeeds = 5;
const form = z.object({
  address: z
    .string()
    .trim()
    .max(2000, 'Địa chỉ dài nhất 2.000 ký tự')
    .refine(
      (text) => /^https?:\/\//i.test(text) && URL.canParse(text) && !new URL(text).username,
      'Ghi địa chỉ đầy đủ, ví dụ https://pgd-y-yen.edu.vn/rss.xml',
    )
    .transform((text) => new URL(text).href)
    // Words with tones grow when they become an address.
    .pipe(z.string().max(2000, 'Địa chỉ dài nhất 2.000 ký tự'))
    .describe('Địa chỉ'),
  everyMinutes: z.coerce
    .number()
    .refine((n) => n in feedPaces, 'Chọn bao lâu lấy một lần')
    .describe('Bao lâu lấy một lần'),
  shown: z.boolean().default(true),
  version: z.coerce.number().int().optional(),
});
export type SaveFeed = z.input<typeof form>;
export type Feed = Awaited<ReturnType<typeof heldFeed>>['feed'];

/** The homes and lists of all superiors show it. @param path of the unit, e.g. 'u1.u12.u120' */
export const purgeFeeds = (work: Work, path: string): Promise<void> =>
  purgePages(
    work,
    path
      .split('.')
      .slice(0, -1)
      .map((label) => `below:${label.slice(1)}`),
  );

/** Now, or as soon as the work under way is done. */
const ask = (work: Work, id: string) => enqueue(work, 'feed-pull', { id }, { key: `feed-pull:${id}`, queue: 'feed-pull' });

async function heldFeed(work: Work, id: string) {
  const feed = isUuid(id)
    ? await write(work).selectFrom('sharing.feed').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    : undefined;
  const unit = feed && (await unitById(work, feed.unit_id));
  if (!feed || !unit) throw notFound('Không có nguồn tin này. Có thể người khác vừa xóa.');
  const may = mayKeepFeeds(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  return { feed, unit };
}

/** `id` null: a new one. @returns its id */
export async function saveFeed(work: Work, unitId: number, id: string | null, input: SaveFeed): Promise<string> {
  const { address, everyMinutes, shown, version } = parseForm(form, input);
  const held = id === null ? null : await heldFeed(work, id);
  const unit: Unit | undefined = held?.unit ?? (await unitById(work, unitId));
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  const may = mayKeepFeeds(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  demandOpen(unit, work.today);
  if (held && held.feed.version !== version)
    throw new Refused('conflict', [
      { code: 'stale', message: `${held.feed.updated_by} vừa sửa nguồn tin này. Tải lại trang để xem bản mới.` },
    ]);
  const others = await read(work).selectFrom('sharing.feed').select(['id', 'address']).where('unit_id', '=', unit.id).execute();
  throwIfAny([
    unit.level === 'department' && {
      ...{ code: 'top', field: 'unit' },
      message: 'Sở không có cấp trên để hiện tin: chọn Phòng hoặc trường có trang riêng.',
    },
    others.some((one) => one.id !== id && one.address === address) && {
      ...{ code: 'twice', field: 'address' },
      message: `${unit.shortName} đã có nguồn tin với địa chỉ này.`,
    },
    id === null &&
      others.length >= mostFeeds && {
        ...{ code: 'many', field: 'address' },
        message: `${unit.shortName} đã có ${mostFeeds} nguồn tin, nhiều nhất là ${mostFeeds}. Xóa một nguồn không dùng nữa.`,
      },
  ]);
  const by = actorName(work.actor);
  const values = { address, every_minutes: everyMinutes, shown, updated_by: by, updated_at: work.now };
  const key = held?.feed.id ?? randomUUID();
  const moved = held === null || held.feed.address !== address;
  if (held) {
    // Another address is another feed: what was kept of the former goes.
    if (moved) await write(work).deleteFrom('sharing.feed_item').where('feed_id', '=', key).execute();
    const fresh = { source: null, etag: null, modified: null, cursor: null, ok_at: null, failure: null, failures: 0 };
    await write(work)
      .updateTable('sharing.feed')
      .set({ ...values, version: held.feed.version + 1, ...(moved ? { ...fresh, next_at: work.now } : {}) })
      .where('id', '=', key)
      .execute();
  } else
    await write(work)
      .insertInto('sharing.feed')
      .values({ id: key, unit_id: unit.id, ...values, source: null, next_at: work.now, created_by: by, created_at: work.now })
      .execute();
  if (moved && !held?.feed.paused_at) await ask(work, key);
  await purgeFeeds(work, unit.path);
  const plain = (of: { address: string; every_minutes: number; shown: boolean }) => ({
    ...{ 'Địa chỉ': of.address, 'Lấy sau mỗi': `${of.every_minutes} phút`, 'Hiện ở cấp trên': of.shown ? 'có' : 'không' },
  });
  const changed = difference(held ? plain(held.feed) : {}, plain(values));
  await record(work, {
    action: 'sharing.save-feed',
    object: { kind: 'feed', id: key },
    unitId: unit.id,
    summary: `${held ? 'Sửa' : 'Thêm'} nguồn tin ngoài của ${unit.shortName}: ${address.slice(0, 200)}`,
    ...{ before: changed.before, after: changed.after },
  });
  return key;
}

export async function pauseFeed(work: Work, id: string, paused: boolean): Promise<void> {
  const { feed, unit } = await heldFeed(work, id);
  if ((feed.paused_at !== null) === paused) return;
  if (!paused) demandOpen(unit, work.today);
  await write(work)
    .updateTable('sharing.feed')
    .set(
      paused
        ? { paused_at: work.now, paused_by: actorName(work.actor) }
        : { paused_at: null, paused_by: null, next_at: work.now },
    )
    .where('id', '=', id)
    .execute();
  if (!paused) await ask(work, id);
  await record(work, {
    action: paused ? 'sharing.pause-feed' : 'sharing.resume-feed',
    object: { kind: 'feed', id },
    unitId: unit.id,
    summary: `${paused ? 'Tạm dừng' : 'Lấy lại'} nguồn tin ngoài của ${unit.shortName}: ${feed.address.slice(0, 200)}`,
  });
}

export async function askFeedNow(work: Work, id: string): Promise<void> {
  const { feed, unit } = await heldFeed(work, id);
  demandOpen(unit, work.today);
  if (feed.paused_at) throw refuse('paused', 'Nguồn tin đang tạm dừng. Bỏ tạm dừng thì hệ thống lấy ngay.');
  await ask(work, id);
}

/** The feed and the links to its news go; the news stay where they are. */
export async function removeFeed(work: Work, id: string): Promise<void> {
  const { feed, unit } = await heldFeed(work, id);
  await write(work).deleteFrom('sharing.feed').where('id', '=', id).execute();
  await purgeFeeds(work, unit.path);
  await record(work, {
    action: 'sharing.remove-feed',
    object: { kind: 'feed', id },
    unitId: unit.id,
    summary: `Xóa nguồn tin ngoài của ${unit.shortName}: ${feed.address.slice(0, 200)}`,
  });
}

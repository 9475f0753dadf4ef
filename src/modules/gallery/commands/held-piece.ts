// An album or a video with what waits of it, held until the transaction ends; where what is saved goes; the address it gets.
import { actorName } from '#kernel/actor.ts';
import { isUuid } from '#kernel/ids.ts';
import { notFound, Refused, refuse } from '#kernel/refusal.ts';
import { freeName, slugify } from '#kernel/vietnamese-text.ts';
import { type Unit, unitById } from '#modules/organizations/index.ts';
import { separateApprovalAt } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { demandGallery, idOf } from '../policy.ts';
import type { Body } from '../rules/body.ts';
import { type Way, wayOf } from '../rules/review.ts';

export type Table = 'gallery.album' | 'gallery.video';
export const kindOf = (table: Table) => (table === 'gallery.album' ? 'album' : 'video');

type Seen = {
  /** Of what stands. */
  version?: number | undefined;
  /** Of what waits. */
  waiting?: number | undefined;
};

/** Whoever saves has seen what waits, or that nothing does. */
export const seenIn = ({ version, waiting = 0 }: Seen): Seen => ({ version, waiting });

export async function heldPiece(work: Work, table: Table, unitId: number, id: string | null, seen: Seen = {}) {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  demandGallery(work.actor, unit);
  if (id === null) return { unit, before: undefined, waiting: undefined };
  const before = isUuid(id)
    ? await write(work)
        .selectFrom(table)
        .select(['id', 'slug', 'state', 'title', 'version', 'first_published_at', 'written_by', 'updated_by'])
        .where('id', '=', id)
        .where('unit_id', '=', unitId)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (!before) throw notFound(`Không tìm thấy ${kindOf(table)} này.`);
  const waiting = await waitingFor(work, before.id);
  if (seen.version !== undefined && seen.version !== before.version) throw stale(table, before.updated_by, 'lưu');
  if (seen.waiting !== undefined && seen.waiting !== (waiting?.version ?? 0))
    throw stale(table, waiting?.sent_by ?? before.updated_by, waiting ? 'gửi một bản khác của' : 'bỏ bản chờ duyệt của');
  return { unit, before, waiting };
}
export type Before = Awaited<ReturnType<typeof heldPiece>>['before'];
export type Waiting = NonNullable<Awaited<ReturnType<typeof waitingFor>>>;

async function waitingFor(work: Work, id: string) {
  const row = await write(work).selectFrom('gallery.waiting').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && { ...row, body: row.body as Body };
}

const stale = (table: Table, who: string, did: string) =>
  new Refused('conflict', [
    {
      code: 'stale',
      message: `${who} vừa ${did} ${kindOf(table)} này. Tải lại trang để xem bản mới rồi sửa tiếp; bản bạn gõ còn trong trình duyệt.`,
    },
  ]);

/** The rule of the site is for persons: what the system brings in nobody here has written. */
export async function wayTo(
  work: Work,
  unit: Unit,
  publish: boolean,
  before: Before,
  waiting: Waiting | undefined,
): Promise<Way> {
  const separate = work.actor.kind === 'person' && (await separateApprovalAt(work, unit.id));
  const piece = { published: before?.state === 'published', review: waiting?.state ?? null };
  const way = wayOf(publish, piece, separate);
  if (typeof way !== 'string') throw refuse(way.code, way.message);
  return way;
}

/** What every save writes besides what the piece says. */
export function stampOf(work: Work, before: Before, way: 'draft' | 'page') {
  const me = idOf(work.actor);
  return {
    ...{ version: (before?.version ?? 0) + 1, updated_by: actorName(work.actor), updated_at: work.now },
    ...(way === 'page'
      ? { state: 'published' as const, first_published_at: before?.first_published_at ?? work.now, written_by: [] }
      : { written_by: [...new Set([...(before?.written_by ?? []), ...(me ? [me] : [])])] }),
  };
}

/** An address that was given out stays. */
export async function slugFor(
  work: Work,
  table: Table,
  unitId: number,
  id: string,
  before: Before,
  words: string,
): Promise<string> {
  if (before && before.first_published_at !== null) return before.slug;
  const base = slugify(words, 100) || kindOf(table);
  const taken = await write(work)
    .selectFrom(table)
    .select('slug')
    .where('unit_id', '=', unitId)
    .where('id', '<>', id)
    .where('slug', 'like', `${base}%`)
    .execute();
  return freeName(
    base,
    taken.map((row) => row.slug),
  );
}

// An album or a video, held until the transaction ends; the address it gets.
import { isUuid } from '#kernel/ids.ts';
import { notFound, Refused } from '#kernel/refusal.ts';
import { freeName, slugify } from '#kernel/vietnamese-text.ts';
import { unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { demandGallery } from '../policy.ts';

type Table = 'gallery.album' | 'gallery.video';
const nouns: Record<Table, string> = { 'gallery.album': 'album', 'gallery.video': 'video' };

export async function heldPiece(work: Work, table: Table, unitId: number, id: string | null, version: number | undefined) {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  demandGallery(work.actor, unit);
  if (id === null) return { unit, before: undefined };
  const before = isUuid(id)
    ? await write(work)
        .selectFrom(table)
        .select(['id', 'slug', 'state', 'title', 'version', 'first_published_at', 'updated_by'])
        .where('id', '=', id)
        .where('unit_id', '=', unitId)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (!before) throw notFound(`Không tìm thấy ${nouns[table]} này.`);
  if (version !== undefined && version !== before.version)
    throw new Refused('conflict', [
      {
        code: 'stale',
        message: `${before.updated_by} vừa lưu ${nouns[table]} này. Tải lại trang để xem bản mới rồi sửa tiếp; bản bạn gõ còn trong trình duyệt.`,
      },
    ]);
  return { unit, before };
}

export async function freeSlug(work: Work, table: Table, unitId: number, id: string, words: string): Promise<string> {
  const base = slugify(words, 100) || nouns[table];
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

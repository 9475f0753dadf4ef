// A site gets its face: motto and picture on top. Its texts are its sections'; contacts come from the unit's record.

import { z } from 'zod';
import { holds, runnersOf } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { isUuid } from '#kernel/ids.ts';
import { notFound, Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { difference, record } from '#modules/audit/index.ts';
import { isDescribed, picturesById, siteWriters } from '#modules/media/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import { type Work, writerOf } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { scenes } from '../palettes.ts';
import type { SitesTables } from '../tables.ts';

const write = writerOf<SitesTables>();

export const siteForm = z.object({
  tagline: z.preprocess((v) => nfc(String(v ?? '')), z.string().max(120, 'Câu giới thiệu dài quá 120 ký tự')),
  /** A picture of the library by its id, a drawing of the house as `scene:NAME`, or nothing. */
  hero: z
    .string()
    .refine((v) => v === '' || (v.startsWith('scene:') ? v.slice(6) in scenes : isUuid(v)), 'Chọn lại ảnh đầu trang'),
  version: z.coerce.number().int(),
});
export type SiteForm = z.input<typeof siteForm>;

export async function editSite(work: Work, unitId: number, input: SiteForm): Promise<{ version: number }> {
  const form = parseForm(siteForm, input);
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  if (!holds(work.actor, siteWriters, unit.path))
    throw refuse('not_allowed', `Trang của ${unit.shortName} do biên tập viên, ${runnersOf(unit.level)} sửa.`);
  const before = await write(work)
    .selectFrom('sites.site')
    .selectAll()
    .where('unit_id', '=', unitId)
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw notFound('Đơn vị chưa có trang.');
  if (before.version !== form.version)
    throw new Refused('conflict', [{ code: 'stale', message: 'Người khác vừa sửa trang này: xem bản của họ rồi chọn.' }], before);
  const file = isUuid(form.hero) ? form.hero : null;
  const picture = file ? (await picturesById(work, [file])).get(file) : undefined;
  throwIfAny([
    file !== null && !picture && { code: 'hero', message: 'Ảnh đầu trang đã bị ẩn hoặc không có trong thư viện.', field: 'hero' },
    picture && !isDescribed(picture) && { code: 'alt', message: 'Ảnh đầu trang thiếu lời mô tả.', field: 'hero' },
  ]);
  const next = {
    ...{ tagline: form.tagline || null, hero_media_id: file },
    hero_scene: form.hero.startsWith('scene:') ? form.hero.slice(6) : null,
  };
  await write(work)
    .updateTable('sites.site')
    .set({ ...next, version: before.version + 1, updated_at: work.now })
    .where('unit_id', '=', unitId)
    .execute();
  await purgePages(work, [`site:${unitId}`]);
  const changed = difference(before, next);
  await record(work, {
    action: 'sites.edit-site',
    object: { kind: 'site', id: unitId },
    unitId,
    summary: `Sửa trang công khai của ${unit.shortName}`,
    before: changed.before,
    after: changed.after,
  });
  return { version: before.version + 1 };
}

// A site gets its face: motto, picture on top, and the text that introduces the unit. Contacts come from the unit's record.

import { z } from 'zod';
import { holds } from '#kernel/actor.ts';
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
import { indexSections } from './index-sections.ts';

const write = writerOf<SitesTables>();

export const siteForm = z.object({
  tagline: z.preprocess((v) => nfc(String(v ?? '')), z.string().max(120, 'Câu giới thiệu dài quá 120 ký tự')),
  /** A picture of the library by its id, a drawing of the house as `scene:NAME`, or nothing. */
  hero: z
    .string()
    .refine((v) => v === '' || (v.startsWith('scene:') ? v.slice(6) in scenes : isUuid(v)), 'Chọn lại ảnh đầu trang'),
  introduction: z
    .string()
    .transform((v) => v.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(20_000, 'Bài giới thiệu dài quá 20.000 ký tự')),
  version: z.coerce.number().int(),
});
export type SiteForm = z.input<typeof siteForm>;

/** Blank lines divide paragraphs: the form of text that content's schema knows as well. */
const documentOf = (text: string) =>
  text === ''
    ? null
    : JSON.stringify({
        type: 'doc',
        content: text.split(/\n+/).map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line.trim() }] })),
      });

export async function editSite(work: Work, unitId: number, input: SiteForm): Promise<{ version: number }> {
  const form = parseForm(siteForm, input);
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  if (!holds(work.actor, siteWriters, unit.path))
    throw refuse('not_allowed', `Trang của ${unit.shortName} do biên tập viên và hiệu trưởng của đơn vị sửa.`);
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
  const body = documentOf(form.introduction);
  await write(work)
    .updateTable('sites.site')
    .set({ ...next, version: before.version + 1, updated_at: work.now })
    .where('unit_id', '=', unitId)
    .execute();
  await write(work)
    .updateTable('sites.section')
    .set((q) => ({ body, version: q('version', '+', 1), updated_at: work.now }))
    .where('unit_id', '=', unitId)
    .where('slug', '=', 'gioi-thieu')
    .execute();
  await indexSections(work, unitId);
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

// A resource comes in with its file, is published, offered to the repository of the units above, judged there, withdrawn.

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { isUuid } from '#kernel/ids.ts';
import { hasLegacyEncoding } from '#kernel/legacy-encoding.ts';
import { notFound, Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { fold, freeName, nfc, slugify } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { demandOpen, lineage, type Unit, unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { fileKind, fileName, mimeOf } from '#platform/files/file-kind.ts';
import type { FileStore } from '#platform/files/store.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { demand, mayJudgeResources, mayKeepResources, mayPublishResources } from '../policy.ts';
import { gradeChoices, licences, resourceKinds, resourceSubjects } from '../rules/kinds.ts';
import { tellResource } from './tell-public.ts';

const line = (max: number, what: string) =>
  z.preprocess((v) => nfc(String(v ?? '')), z.string().max(max, `${what} dài quá ${max} ký tự`)).default('');
const oneOf = (list: { has(code: string): boolean }, message: string) => z.string().refine((code) => list.has(code), message);

export const resourceForm = z.object({
  title: line(200, 'Tên tài nguyên').refine((v) => v.length >= 6, 'Ghi tên tài nguyên, ít nhất 6 ký tự'),
  summary: line(600, 'Giới thiệu'),
  kind: oneOf(resourceKinds, 'Chọn loại tài nguyên'),
  subject: z
    .string()
    .refine((code) => code === '' || resourceSubjects.has(code), 'Chọn môn học')
    .default(''),
  grades: z.preprocess(
    (v) => [v ?? []].flat(),
    z.array(oneOf(gradeChoices, 'Chọn khối trong danh mục')).min(1, 'Chọn ít nhất một khối'),
  ),
  author: line(120, 'Tác giả').refine((v) => v.length >= 2, 'Ghi tác giả'),
  series: line(120, 'Bộ sách'),
  licence: oneOf(licences, 'Chọn phép dùng'),
  version: z.coerce.number().int().optional(),
});
export type ResourceForm = z.input<typeof resourceForm>;
export type ResourceFile = { sha256: string; name: string; mime: string; size: number };

/** @throws Refused with the sentence why this file is not taken */
export async function storeResourceFile(files: FileStore, upload: { name: string; bytes: Uint8Array }): Promise<ResourceFile> {
  const found = fileKind(upload.bytes, upload.name);
  if ('why' in found) throw refuse('file', found.why, 'file');
  return {
    ...{ sha256: await files.put(upload.bytes), name: fileName(upload.name, found.kind) },
    ...{ mime: mimeOf[found.kind], size: upload.bytes.length },
  };
}

/** Asked before bytes are stored. @throws Refused */
export function demandKeeping(work: Work, unit: Unit): Unit {
  demand(mayKeepResources(work.actor, unit));
  return unit;
}

async function heldResource(work: Work, unitId: number, id: string | null, version: number | undefined) {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  if (id === null) return { unit, before: undefined };
  const before = isUuid(id)
    ? await write(work)
        .selectFrom('resources.resource')
        .selectAll()
        .where('id', '=', id)
        .where('unit_id', '=', unitId)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (!before) throw notFound('Không tìm thấy tài nguyên này.');
  if (version !== undefined && version !== before.version)
    throw new Refused('conflict', [
      { code: 'stale', message: `${before.updated_by} vừa lưu tài nguyên này. Tải lại trang để xem bản mới rồi sửa tiếp.` },
    ]);
  return { unit, before };
}

/** Its own unit's pages, and those of every unit above that show the repository. */
async function purge(work: Work, unit: Unit, above: boolean): Promise<void> {
  const units = above ? await lineage(work, unit.path) : [unit];
  await purgePages(
    work,
    units.map(({ id }) => `resources:${id}`),
  );
}

export async function saveResource(
  work: Work,
  unitId: number,
  id: string | null,
  input: ResourceForm,
  file: ResourceFile | null,
  publish: boolean,
): Promise<{ id: string; slug: string }> {
  const form = parseForm(resourceForm, input);
  const { unit, before } = await heldResource(work, unitId, id, form.version);
  demand(mayKeepResources(work.actor, unit));
  if (publish || before?.state === 'published') demand(mayPublishResources(work.actor, unit));
  throwIfAny([
    publish && !file && !before?.sha256 && { code: 'file', message: 'Chọn tệp của tài nguyên trước khi đăng.', field: 'file' },
    hasLegacyEncoding(`${form.title} ${form.summary} ${form.author}`) && {
      ...{ code: 'encoding', field: 'title' },
      message: 'Chữ dán vào còn ở bảng mã cũ (TCVN3 hoặc VNI). Chuyển sang Unicode rồi dán lại.',
    },
  ]);
  const resourceId = before?.id ?? randomUUID();
  const live = publish || before?.state === 'published';
  if (live) demandOpen(unit, work.today);
  const taken = await write(work)
    .selectFrom('resources.resource')
    .select('slug')
    .where('unit_id', '=', unitId)
    .where('id', '<>', resourceId)
    .where('slug', 'like', `${slugify(form.title, 100)}%`)
    .execute();
  const slug =
    before?.first_published_at != null
      ? before.slug
      : freeName(
          slugify(form.title, 100) || 'tai-nguyen',
          taken.map((row) => row.slug),
        );
  const now = {
    ...{ title: form.title, summary: form.summary, kind: form.kind, subject: form.subject, grades: form.grades },
    ...{ author: form.author, series: form.series, licence: form.licence, slug },
    ...(file ? { sha256: file.sha256, file_name: file.name, mime: file.mime, size_bytes: file.size } : {}),
    search_fold: fold(
      [
        ...[form.title, form.summary, form.author, form.series, resourceKinds.nameOf(form.kind)],
        ...[resourceSubjects.nameOf(form.subject), ...form.grades.map((grade) => gradeChoices.nameOf(grade)), unit.shortName],
      ].join(' '),
    ),
    ...{ version: (before?.version ?? 0) + 1, updated_by: actorName(work.actor), updated_at: work.now },
    ...(publish ? { state: 'published' as const } : {}),
    ...(live ? { first_published_at: before?.first_published_at ?? work.now } : {}),
    // Another file is another thing: it is judged anew.
    ...(before?.shared === 'approved' && file && file.sha256 !== before.sha256 ? { shared: 'asked' as const } : {}),
  };
  if (before) await write(work).updateTable('resources.resource').set(now).where('id', '=', resourceId).execute();
  else
    await write(work)
      .insertInto('resources.resource')
      .values({
        ...{ state: 'draft', first_published_at: null, sha256: null, file_name: null, mime: null, size_bytes: null },
        ...{ shared_at: null, shared_by: null, shared_reason: null },
        ...now,
        ...{ id: resourceId, unit_id: unitId },
      })
      .execute();
  if (live) {
    await tellResource(work, unit, resourceId, before?.shared === 'approved');
    await purge(work, unit, before?.shared === 'approved');
  }
  await record(work, {
    action: publish ? 'resources.publish' : 'resources.save',
    object: { kind: 'resource', id: resourceId },
    unitId,
    summary: `${publish ? 'Đăng' : 'Lưu'} tài nguyên “${form.title}”`,
    after: { version: now.version, file: file?.name ?? before?.file_name ?? null },
  });
  return { id: resourceId, slug };
}

export async function withdrawResource(
  work: Work,
  unitId: number,
  id: string,
  input: { reason: string; version?: number },
): Promise<void> {
  const { unit, before } = await heldResource(work, unitId, id, input.version);
  demand(mayPublishResources(work.actor, unit));
  if (before?.state !== 'published') throw notFound('Chưa đăng, không có gì để gỡ.');
  const reason = nfc(input.reason).slice(0, 300);
  if (reason.length < 3) throw refuse('reason', 'Ghi lý do gỡ.', 'reason');
  await write(work)
    .updateTable('resources.resource')
    .set({
      state: 'withdrawn',
      shared: 'no',
      version: before.version + 1,
      updated_by: actorName(work.actor),
      updated_at: work.now,
    })
    .where('id', '=', before.id)
    .execute();
  await tellResource(work, unit, before.id, before.shared === 'approved');
  await purge(work, unit, before.shared === 'approved');
  await record(work, {
    ...{ action: 'resources.withdraw', object: { kind: 'resource', id: before.id }, unitId, after: { reason } },
    summary: `Gỡ tài nguyên “${before.title}”: ${reason}`,
  });
}

/** The unit offers it to the units above. */
export async function offerResource(work: Work, unitId: number, id: string): Promise<void> {
  const { unit, before } = await heldResource(work, unitId, id, undefined);
  demand(mayPublishResources(work.actor, unit));
  if (before?.state !== 'published') throw refuse('state', 'Đăng tài nguyên trước khi gửi lên kho chung.');
  if (before.shared === 'asked' || before.shared === 'approved') throw refuse('shared', 'Tài nguyên này đã gửi lên kho chung.');
  await write(work)
    .updateTable('resources.resource')
    .set({ shared: 'asked', shared_at: work.now, shared_by: actorName(work.actor), shared_reason: null })
    .where('id', '=', before.id)
    .execute();
  await record(work, {
    ...{ action: 'resources.offer', object: { kind: 'resource', id: before.id }, unitId },
    summary: `Gửi tài nguyên “${before.title}” lên kho chung`,
  });
}

/** A unit above lets it into the repository, or returns it with the reason. */
export async function judgeResource(
  work: Work,
  unitId: number,
  id: string,
  input: { approve: boolean; reason: string },
): Promise<void> {
  const { unit, before } = await heldResource(work, unitId, id, undefined);
  demand(mayJudgeResources(work.actor, unit));
  if (before?.shared !== 'asked') throw refuse('shared', 'Tài nguyên này không chờ duyệt vào kho chung.');
  const reason = nfc(input.reason).slice(0, 300);
  if (!input.approve && reason.length < 3) throw refuse('reason', 'Ghi lý do trả lại: cần sửa gì.', 'reason');
  await write(work)
    .updateTable('resources.resource')
    .set({
      ...{ shared: input.approve ? 'approved' : 'returned', shared_at: work.now, shared_by: actorName(work.actor) },
      shared_reason: input.approve ? null : reason,
    })
    .where('id', '=', before.id)
    .execute();
  if (input.approve) {
    await tellResource(work, unit, before.id, true);
    await purge(work, unit, true);
  }
  await record(work, {
    action: input.approve ? 'resources.approve' : 'resources.return',
    ...{ object: { kind: 'resource', id: before.id }, unitId },
    summary: input.approve
      ? `Duyệt tài nguyên “${before.title}” vào kho chung`
      : `Trả lại tài nguyên “${before.title}”: ${reason}`,
  });
}

/** How often a file of a unit was taken (system only). */
export async function countDownloads(work: Work, unitId: number, sha256: string, times: number): Promise<void> {
  await write(work)
    .updateTable('resources.resource')
    .set((q) => ({ downloads: q('downloads', '+', times) }))
    .where('unit_id', '=', unitId)
    .where('sha256', '=', sha256)
    .where('state', '=', 'published')
    .execute();
}

// A draft is put before citizens: written down, published with its days and files; at the end its synthesis (P-2.7).

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { parseForm } from '#kernel/form.ts';
import { isUuid } from '#kernel/ids.ts';
import { hasLegacyEncoding, legacyEncodingWords } from '#kernel/legacy-encoding.ts';
import { notFound, Refused, throwIfAny } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import { demandOpen } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import type { ConsultationState } from '../tables.ts';
import { day, line, lines, wrongOrder } from './dated-form.ts';
import { freeSlug } from './free-slug.ts';
import { publishConsultation } from './index-engagement.ts';
import { keepersUnit } from './keepers-unit.ts';

const consultationForm = z.object({
  title: line(8, 300, 'Tên dự thảo'),
  dossier: lines(4000, 'Tờ trình, hồ sơ'),
  body: lines(60_000, 'Toàn văn'),
  opensOn: day,
  closesOn: day,
  synthesis: lines(20_000, 'Tổng hợp, giải trình'),
  keep: z.array(z.string().regex(/^[0-9a-f]{64}$/)).default([]),
  version: z.coerce.number().int().optional(),
});
export type ConsultationForm = z.input<typeof consultationForm>;
export type KeptFile = { sha256: string; name: string; mime: string; size: number };
export const maxConsultationFiles = 10;

export const consultationTags = (unitId: number): string[] => [`consultations:${unitId}`];

/** @param act what becomes of it; `publish` also puts up what was changed, synthesis included */
export async function saveConsultation(
  work: Work,
  unitId: number,
  id: string | null,
  input: ConsultationForm,
  added: { draft: readonly KeptFile[]; synthesis: readonly KeptFile[] },
  act: 'draft' | 'publish' | 'withdraw',
): Promise<{ id: string; version: number; slug: string }> {
  const form = parseForm(consultationForm, input);
  const unit = await keepersUnit(work, unitId);
  const before =
    id === null
      ? null
      : isUuid(id)
        ? await write(work)
            .selectFrom('engagement.consultation')
            .selectAll()
            .where('id', '=', id)
            .where('unit_id', '=', unitId)
            .forUpdate()
            .executeTakeFirst()
        : undefined;
  if (before === undefined) throw notFound('Không tìm thấy dự thảo này.');
  const state: ConsultationState =
    act === 'publish' ? 'published' : act === 'withdraw' ? 'withdrawn' : (before?.state ?? 'draft');
  if (state === 'published') demandOpen(unit, work.today);
  if (before && form.version !== undefined && form.version !== before.version)
    throw new Refused('conflict', [
      { code: 'stale', message: `${before.updated_by} vừa lưu dự thảo này. Mở lại để xem, rồi sửa tiếp.` },
    ]);
  const files = before
    ? await write(work)
        .selectFrom('engagement.consultation_file')
        .selectAll()
        .where('consultation_id', '=', before.id)
        .orderBy('position')
        .execute()
    : [];
  const kept = files.filter((file) => form.keep.includes(file.sha256));
  const all = (['draft', 'synthesis'] as const).flatMap((part) =>
    [
      ...kept
        .filter((file) => file.part === part)
        .map((f) => ({ sha256: f.sha256, name: f.name, mime: f.mime, size: f.size_bytes })),
      ...added[part],
    ].map((file, position) => ({ ...file, part, position })),
  );
  const synthesised = form.synthesis !== '' || all.some((file) => file.part === 'synthesis');
  throwIfAny([
    wrongOrder(form.opensOn, form.closesOn),
    all.length > maxConsultationFiles && { code: 'files', message: `Nhiều nhất ${maxConsultationFiles} tệp.`, field: 'files' },
    act === 'publish' &&
      form.body === '' &&
      !all.some((file) => file.part === 'draft') && {
        code: 'body',
        message: 'Ghi toàn văn hoặc đính kèm tệp dự thảo trước khi đăng.',
        field: 'body',
      },
    synthesised &&
      form.closesOn >= work.today && {
        ...{ code: 'early', field: 'synthesis' },
        message: `Còn nhận góp ý đến hết ngày ${formatDate(form.closesOn)}. Tổng hợp sau ngày ấy, hoặc đổi ngày kết thúc.`,
      },
    hasLegacyEncoding(`${form.title} ${form.body.slice(0, 4000)}`) && {
      ...{ code: 'encoding', field: 'body' },
      message: legacyEncodingWords(`${form.title} ${form.body.slice(0, 4000)}`),
    },
  ]);
  const own = before?.id ?? randomUUID();
  const version = (before?.version ?? 0) + 1;
  const row = {
    ...{ state, title: form.title, dossier: form.dossier, body: form.body, opens_on: form.opensOn, closes_on: form.closesOn },
    ...{ synthesis: synthesised ? form.synthesis : null, synthesis_at: synthesised ? (before?.synthesis_at ?? work.now) : null },
    ...{ version, updated_by: actorName(work.actor), updated_at: work.now },
  };
  const slug = before?.slug ?? (await freeSlug(work, 'consultation', unitId, form.title));
  if (before) await write(work).updateTable('engagement.consultation').set(row).where('id', '=', own).execute();
  else
    await write(work)
      .insertInto('engagement.consultation')
      .values({ id: own, unit_id: unitId, slug, ...row })
      .execute();
  await write(work).deleteFrom('engagement.consultation_file').where('consultation_id', '=', own).execute();
  if (all.length > 0)
    await write(work)
      .insertInto('engagement.consultation_file')
      .values(all.map(({ size, ...file }) => ({ ...file, consultation_id: own, unit_id: unitId, size_bytes: size })))
      .execute();
  await publishConsultation(work, unitId, own);
  await purgePages(work, consultationTags(unitId));
  const words = { draft: 'Lưu', publish: 'Đăng', withdraw: 'Gỡ' }[act];
  await record(work, {
    action: `engagement.${act === 'draft' ? 'save' : act}-consultation`,
    object: { kind: 'consultation', id: own },
    unitId,
    summary: `${words} dự thảo lấy ý kiến "${form.title}"`,
    after: { version, state, opens_on: form.opensOn, closes_on: form.closesOn, files: all.length },
  });
  return { id: own, version, slug };
}

// A unit asks a superior to bring out one of its published articles as well (P-1.22 b); and may take that back until it is answered.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { isUuid } from '#kernel/ids.ts';
import { notFound, refuse, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { reasonsToHold } from '#modules/consent/index.ts';
import { articleById, keptVersion, picturesIn, type RichNode } from '#modules/content/index.ts';
import { lineage, unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { read, write } from '../handles.ts';
import { isOffice, mayPropose } from '../policy.ts';
import { heldProposal } from './held-proposal.ts';

export const proposalForm = z.object({
  articleId: z.string().refine(isUuid, 'Chọn bài để đề nghị'),
  toUnitId: z.coerce.number('Chọn nơi nhận đề nghị').int().positive('Chọn nơi nhận đề nghị'),
  note: z.preprocess((v) => nfc(String(v ?? '')), z.string().max(500, 'Lời nhắn dài quá 500 ký tự')),
});

export async function proposeArticle(work: Work, unitId: number, input: z.input<typeof proposalForm>): Promise<{ id: string }> {
  const form = parseForm(proposalForm, input);
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  const may = mayPropose(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  const article = await articleById(work, unitId, form.articleId);
  if (!article) throw notFound('Không tìm thấy bài này.');
  const superiors = (await lineage(work, unit.path)).filter((one) => one.id !== unit.id && isOffice(one));
  const to = superiors.find((one) => one.id === form.toUnitId);
  const { published_version: version, published_at: publishedAt, expires_at: expiresAt } = article;
  const live = article.state === 'published' && publishedAt && publishedAt <= work.now && (!expiresAt || expiresAt > work.now);
  // Two clicks at once: the second finds the first one's proposal.
  await sql`select pg_advisory_xact_lock(hashtext(${`proposal:${article.id}`}))`.execute(work.handle);
  const earlier = await read(work)
    .selectFrom('sharing.proposal')
    .select(['state', 'version'])
    .where('article_id', '=', article.id)
    .where('to_unit_id', '=', form.toUnitId)
    .where('state', '<>', 'withdrawn')
    .execute();
  const text = version === null ? undefined : await keptVersion(work, article.id, version);
  const pictures = text ? [...picturesIn(text.body as RichNode), ...(text.cover_media_id ? [text.cover_media_id] : [])] : [];
  throwIfAny([
    !to && {
      ...{ code: 'superior', field: 'toUnitId' },
      message: `Đề nghị gửi lên cấp trên trực tiếp về chuyên môn: ${superiors.map((one) => one.shortName).join(', ') || 'đơn vị này không có cấp trên'}.`,
    },
    !live && { code: 'not_live', field: 'articleId', message: 'Chỉ đề nghị được bài đang đăng. Đăng bài trước, rồi đề nghị.' },
    earlier.some((one) => one.version === version) && {
      ...{ code: 'twice', field: 'articleId' },
      message: 'Bản này đã được đề nghị. Sửa bài và đăng bản mới thì đề nghị lại được.',
    },
    earlier.some((one) => one.state === 'waiting' && one.version !== version) && {
      ...{ code: 'waiting', field: 'articleId' },
      message: 'Bản trước của bài còn chờ trả lời. Rút đề nghị ấy lại, rồi đề nghị bản mới.',
    },
    ...(await reasonsToHold(work, unit, pictures, 'articleId')),
  ]);
  if (!to || version === null) throw notFound();
  const id = randomUUID();
  await write(work)
    .insertInto('sharing.proposal')
    .values({
      ...{ id, unit_id: unitId, to_unit_id: to.id, article_id: article.id, version, note: form.note },
      ...{ proposed_at: work.now, proposed_by: actorName(work.actor), origin_slug: article.slug, origin_version: version },
    })
    .execute();
  await announceMoved(work, to.id);
  await announceMoved(work, unitId);
  await record(work, {
    action: 'sharing.propose',
    object: { kind: 'proposal', id },
    unitId,
    summary: `Đề nghị ${to.shortName} đăng bài “${article.title}”`,
  });
  return { id };
}

export async function takeBackProposal(work: Work, unitId: number, id: string): Promise<void> {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  const may = mayPropose(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  const proposal = await heldProposal(work, 'unit_id', unitId, id);
  if (proposal.state !== 'waiting') throw refuse('answered', 'Đề nghị đã được trả lời hoặc đã rút, không rút lại được nữa.');
  await write(work)
    .updateTable('sharing.proposal')
    .set({
      ...{ state: 'withdrawn', decided_at: work.now, decided_by: actorName(work.actor) },
      row_version: proposal.row_version + 1,
    })
    .where('id', '=', id)
    .execute();
  await announceMoved(work, proposal.to_unit_id);
  await announceMoved(work, unitId);
  await record(work, {
    action: 'sharing.take-back-proposal',
    object: { kind: 'proposal', id },
    unitId,
    summary: 'Rút đề nghị đăng cấp trên',
  });
}

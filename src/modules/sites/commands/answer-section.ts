// Somebody other than the writer answers for the text of a page: it takes the place of what citizens read, or goes back with a reason.
import { actorName, runnersOf } from '#kernel/actor.ts';
import { notFound, Refused, refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { type Unit, unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { write } from '../handles.ts';
import { demandPages, mayApproveTexts } from '../policy.ts';
import { separateApprovalAt } from '../queries/site.ts';
import { keepSection } from './keep-section.ts';

async function held(work: Work, unitId: number, slug: string) {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  const draft = await write(work)
    .selectFrom('sites.section_draft as d')
    .innerJoin('sites.section as s', (join) => join.onRef('s.unit_id', '=', 'd.unit_id').onRef('s.slug', '=', 'd.slug'))
    .select(['d.body', 'd.version', 'd.written_by', 'd.sent_by', 'd.state', 's.title'])
    .where('d.unit_id', '=', unitId)
    .where('d.slug', '=', slug)
    .forUpdate()
    .executeTakeFirst();
  if (!draft) throw notFound('Mục này không có bản nào chờ duyệt.');
  return { unit, draft };
}

function demandApproval(work: Work, unit: Unit): void {
  if (!mayApproveTexts(work.actor, unit))
    throw refuse('not_allowed', `Người duyệt bài, ${runnersOf(unit.level)} duyệt và trả lại nội dung của mục.`);
}

function demandSeen(draft: { version: number; sent_by: string }, seen: number): void {
  if (draft.version !== seen)
    throw new Refused('conflict', [
      { code: 'draft_stale', message: `${draft.sent_by} vừa gửi bản mới của mục này. Đọc bản mới rồi duyệt.` },
    ]);
}

/** `seen` is the text the approver has read: another one is not approved with it. */
export async function approveSection(work: Work, unitId: number, slug: string, seen: number): Promise<{ version: number }> {
  const { unit, draft } = await held(work, unitId, slug);
  demandApproval(work, unit);
  demandSeen(draft, seen);
  if (draft.state !== 'waiting') throw refuse('not_waiting', 'Bản này đã trả lại người viết, chờ bản sửa.');
  if (work.actor.kind === 'person' && draft.written_by.includes(work.actor.userId) && (await separateApprovalAt(work, unitId)))
    throw refuse('own_text', 'Bạn đã viết trong bản này nên người khác duyệt: trang đặt người viết không tự duyệt bài của mình.');
  const { version } = await keepSection(work, unitId, slug, { title: draft.title, slug, body: draft.body });
  await gone(work, unitId, slug);
  await record(work, {
    action: 'sites.approve-section',
    object: { kind: 'section', id: `${unitId}/${slug}` },
    unitId,
    summary: `Duyệt nội dung mục “${draft.title}” do ${draft.sent_by} gửi`,
    after: { version },
  });
  return { version };
}

export async function returnSection(
  work: Work,
  unitId: number,
  slug: string,
  input: { reason: string; seen: number },
): Promise<void> {
  const { unit, draft } = await held(work, unitId, slug);
  demandApproval(work, unit);
  demandSeen(draft, input.seen);
  const reason = nfc(input.reason).trim().slice(0, 500);
  if (reason.length < 3) throw refuse('reason', 'Ghi lý do trả lại: người viết đọc câu này để sửa.', 'reason');
  await write(work)
    .updateTable('sites.section_draft')
    .set({ state: 'returned', return_reason: reason })
    .where('unit_id', '=', unitId)
    .where('slug', '=', slug)
    .execute();
  await announceMoved(work, unitId);
  await record(work, {
    action: 'sites.return-section',
    object: { kind: 'section', id: `${unitId}/${slug}` },
    unitId,
    summary: `${actorName(work.actor)} trả lại nội dung mục “${draft.title}”: ${reason}`,
  });
}

/** The writers give it up; what citizens read stays. */
export async function dropSectionDraft(work: Work, unitId: number, slug: string): Promise<void> {
  const { unit, draft } = await held(work, unitId, slug);
  demandPages(work.actor, unit);
  await gone(work, unitId, slug);
  await record(work, {
    action: 'sites.drop-section-draft',
    object: { kind: 'section', id: `${unitId}/${slug}` },
    unitId,
    summary: `Bỏ bản chờ duyệt của mục “${draft.title}”`,
  });
}

async function gone(work: Work, unitId: number, slug: string): Promise<void> {
  await write(work).deleteFrom('sites.section_draft').where('unit_id', '=', unitId).where('slug', '=', slug).execute();
  await announceMoved(work, unitId);
}

// A document that was sent is answered: approved as it was read, given back with the reason, or taken back by those who keep it.
import { notFound, Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { demandOpen, type Unit } from '#modules/organizations/index.ts';
import { separateApprovalAt } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read, write } from '../handles.ts';
import { handOf } from '../policy.ts';
import { mayStep, type Step } from '../rules/review.ts';
import { copyRevision } from './copy-revision.ts';
import { readFilesLater } from './read-files.ts';
import { appear, documentForUpdate, freeSlug } from './save-document.ts';

type Words = { number: string; title: string; for_members: boolean };
type Held = NonNullable<Awaited<ReturnType<typeof documentForUpdate>>['before']>;

async function held(
  work: Work,
  unitId: number,
  id: string,
  step: Step,
): Promise<{ unit: Unit; before: Held; title: string; words: Words }> {
  const { unit, before } = await documentForUpdate(work, unitId, id);
  if (!before) throw notFound('Không tìm thấy văn bản này.');
  const separate = work.actor.kind === 'person' && (await separateApprovalAt(work, unitId));
  const may = mayStep(step, before.review, handOf(work.actor, unit, before.written_by), separate);
  if (may !== true) throw refuse(may.code, may.message);
  const words = await read(work)
    .selectFrom('documents.revision')
    .select(['number', 'title', 'for_members'])
    .where('document_id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirstOrThrow();
  return { unit, before, title: `${words.number}: ${words.title.slice(0, 200)}`, words };
}

const note = (work: Work, unitId: number, id: string, action: string, summary: string) =>
  record(work, { action: `documents.${action}`, object: { kind: 'document', id }, unitId, summary });

/** `version` is what the approver has read: another one is not approved with it. */
export async function approveDocument(work: Work, unitId: number, id: string, input: { version: number }): Promise<void> {
  const { unit, before, title, words } = await held(work, unitId, id, 'approve');
  demandOpen(unit, work.today);
  if (before.version !== input.version)
    throw new Refused(
      'conflict',
      [{ code: 'stale', message: `${before.updated_by} vừa lưu văn bản này. Đọc bản mới rồi duyệt.` }],
      {
        version: before.version,
      },
    );
  // The database asks the document who has written on it: before that is forgotten.
  const version = await copyRevision(work, before, { published: true });
  const slug = await freeSlug(work, unitId, id, `${words.number} ${words.title}`);
  await write(work)
    .updateTable('documents.document')
    .set({
      ...{ state: 'published', version, published_version: version, slug, withdrawn_at: null, withdraw_reason: null },
      ...{ first_published_at: before.first_published_at ?? work.now, updated_at: work.now },
      ...{ review: null, return_reason: null, written_by: [] },
    })
    .where('id', '=', id)
    .execute();
  await readFilesLater(work, unitId, id);
  await appear(work, unitId, id, slug, words.for_members);
  await note(work, unitId, id, 'approve', `Duyệt và đăng văn bản ${title}`);
}

export async function returnDocument(work: Work, unitId: number, id: string, typed: string): Promise<void> {
  const { before, title } = await held(work, unitId, id, 'return');
  const reason = nfc(typed);
  throwIfAny([
    reason.length < 3 && { code: 'reason', message: 'Ghi lý do trả lại: người soạn cần sửa gì.', field: 'returnReason' },
    reason.length > 500 && { code: 'reason', message: 'Lý do dài quá 500 ký tự.', field: 'returnReason' },
  ]);
  await write(work)
    .updateTable('documents.document')
    .set({ review: 'returned', return_reason: reason })
    .where('id', '=', before.id)
    .execute();
  await note(work, unitId, id, 'return', `Trả lại văn bản ${title}: ${reason}`);
}

export async function takeBackDocument(work: Work, unitId: number, id: string): Promise<void> {
  const { before, title } = await held(work, unitId, id, 'take_back');
  await write(work)
    .updateTable('documents.document')
    .set({ review: null, sent_at: null, sent_by: null })
    .where('id', '=', before.id)
    .execute();
  await note(work, unitId, id, 'take-back', `Rút lại văn bản ${title} đang chờ duyệt`);
}

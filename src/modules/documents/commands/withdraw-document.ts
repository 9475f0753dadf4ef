// A document leaves the site; it stays in the archive with the reason (P-1.16).

import { actorName } from '#kernel/actor.ts';
import { notFound, Refused, refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { copyRevision } from './copy-revision.ts';
import { indexDocuments } from './index-documents.ts';
import { documentForUpdate, purgeDocument } from './save-document.ts';

export async function withdrawDocument(
  work: Work,
  unitId: number,
  id: string,
  input: { reason: string; version?: number },
): Promise<void> {
  const { before } = await documentForUpdate(work, unitId, id);
  if (before?.state !== 'published') throw notFound('Không có văn bản đang đăng này.');
  if (input.version !== undefined && before.version !== input.version)
    throw new Refused('conflict', [{ code: 'stale', message: `${before.updated_by} vừa lưu văn bản này. Xem lại rồi hãy gỡ.` }], {
      version: before.version,
    });
  const reason = nfc(input.reason);
  if (reason.length < 3) throw refuse('reason', 'Ghi lý do gỡ: vì sao văn bản không nên ở trên trang nữa.', 'reason');
  const by = actorName(work.actor);
  // A revision of its own, so that whoever has the document open learns that it moved on.
  const version = await copyRevision(work, before, { published: false });
  await write(work)
    .updateTable('documents.document')
    .set({
      ...{ state: 'withdrawn', withdrawn_at: work.now, withdraw_reason: reason.slice(0, 500), version },
      ...{ review: null, return_reason: null },
      ...{ updated_by: by, updated_at: work.now },
    })
    .where('id', '=', before.id)
    .execute();
  await indexDocuments(work, unitId, [before.id]);
  await purgeDocument(work, unitId, before.id, true);
  await record(work, {
    action: 'documents.withdraw',
    object: { kind: 'document', id: before.id },
    unitId,
    summary: `Gỡ văn bản khỏi trang: ${reason.slice(0, 200)}`,
    before: { version: before.published_version },
    after: { reason },
  });
}

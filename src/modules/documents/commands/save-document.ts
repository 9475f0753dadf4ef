// A document is written down and appears on its unit's site. Every saving is a revision; what was published stays as it was (P-1.16).

import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { actorName } from '#kernel/actor.ts';
import { readForm, together } from '#kernel/form.ts';
import { isUuid } from '#kernel/ids.ts';
import { notFound, type Reason, Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { fold, freeName, slugify } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { closedReason, unitById } from '#modules/organizations/index.ts';
import { noteContent, separateApprovalAt } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { maxFiles } from '#platform/files/file-kind.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { handOf, mayKeepDocuments } from '../policy.ts';
import { resolveRelations } from '../queries/targets.ts';
import { documentFields, documentKinds } from '../rules/kinds.ts';
import { identityOf } from '../rules/number.ts';
import { mayStep } from '../rules/review.ts';
import { contentOf, type DocumentForm, documentForm, questionsOn, reasonsAgainst, unread } from './document-form.ts';
import { indexDocuments } from './index-documents.ts';
import { readFilesLater } from './read-files.ts';
import type { StoredFile } from './store-files.ts';

/** The unit and its document, held until the transaction ends. @throws Refused when it is another's or the actor may not */
export async function documentForUpdate(work: Work, unitId: number, id: string | null) {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  const may = mayKeepDocuments(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  if (id === null) return { unit, before: undefined };
  const before = isUuid(id)
    ? await write(work)
        .selectFrom('documents.document')
        .selectAll()
        .where('id', '=', id)
        .where('unit_id', '=', unitId)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (!before) throw notFound('Không tìm thấy văn bản này.');
  return { unit, before };
}

/** The pages that show a document: its own, those of documents it speaks of, the lists of its unit and, when meant for them, of members. */
export async function purgeDocument(work: Work, unitId: number, id: string, forMembers: boolean): Promise<void> {
  const { rows } = await sql<{ target_id: string }>`
    select distinct target_id from documents.relation where document_id = ${id}::uuid`.execute(work.handle);
  await purgePages(work, [
    ...[`documents:${unitId}`, `document:${id}`, ...rows.map((row) => `document:${row.target_id}`)],
    ...(forMembers ? [`documents-for:${unitId}`] : []),
  ]);
  // Published or withdrawn: the site learns what its section of documents has.
  const newest = await sql<{ at: Date | null }>`
    select max(first_published_at) as at from documents.document where unit_id = ${unitId} and state = 'published'`.execute(
    work.handle,
  );
  await noteContent(work, unitId, [{ slug: 'van-ban', at: newest.rows[0]?.at ?? null }]);
}

async function sameDocument(work: Work, unitId: number, identity: string, id: string): Promise<Reason | null> {
  if (identity === '') return null;
  const { rows } = await sql<{ number: string; title: string; state: string }>`
    select r.number, r.title, d.state from documents.document d join documents.revision r on r.document_id = d.id and r.version = d.version
    where d.unit_id = ${unitId} and d.identity = ${identity} and d.id <> ${id}::uuid and d.state <> 'withdrawn'`.execute(
    work.handle,
  );
  const [other] = rows;
  if (!other) return null;
  const where = other.state === 'published' ? 'đang đăng' : 'đang soạn';
  return {
    code: 'twice',
    message: `Văn bản ${other.number} cùng cơ quan, cùng năm đã có, ${where}: “${other.title}”.`,
    field: 'number',
  };
}

export async function freeSlug(work: Work, unitId: number, id: string, words: string): Promise<string> {
  const base = slugify(words, 110) || 'van-ban';
  const { rows } = await sql<{ slug: string }>`
    select slug from documents.address where unit_id = ${unitId} and document_id <> ${id}::uuid and (slug = ${base} or slug like ${`${base}-%`})`.execute(
    work.handle,
  );
  return freeName(
    base,
    rows.map((row) => row.slug),
  );
}

async function keptFiles(work: Work, id: string, version: number, keep: readonly string[]): Promise<StoredFile[]> {
  if (keep.length === 0) return [];
  return write(work)
    .selectFrom('documents.attachment')
    .select(['sha256', 'name', 'mime', 'size_bytes as size'])
    .where('document_id', '=', id)
    .where('version', '=', version)
    .where('sha256', 'in', [...keep])
    .orderBy('position')
    .execute();
}

export type SavedDocument = { id: string; slug: string; version: number };

/** @param added files already stored; they stand behind those kept */
export async function saveDocument(
  work: Work,
  unitId: number,
  id: string | null,
  input: DocumentForm,
  added: readonly StoredFile[],
  act: 'draft' | 'send' | 'publish',
  /** Said of the files before they were stored. */
  alsoWrong: Reason[] = [],
): Promise<SavedDocument> {
  const publish = act === 'publish';
  const { form, faults } = readForm(documentForm, input, unread);
  const { unit, before } = await documentForUpdate(work, unitId, id);
  if (before && form.version !== undefined && before.version !== form.version)
    throw new Refused(
      'conflict',
      [{ code: 'stale', message: `${before.updated_by} vừa lưu văn bản này. Xem hai bản rồi chọn.` }],
      { version: before.version },
    );
  const separate = work.actor.kind === 'person' && (await separateApprovalAt(work, unitId));
  const may = mayStep(act === 'draft' ? 'save' : act, before?.review ?? null, handOf(work.actor, unit, []), separate);
  if (may !== true) throw refuse(may.code, may.message);
  // One writer a unit at a time: two new documents of one number must see each other.
  await sql`select pg_advisory_xact_lock(874000014, ${unitId})`.execute(work.handle);
  const documentId = before?.id ?? randomUUID();
  const { content, reasons } = contentOf(form, unit);
  const identity = identityOf(content);
  const related = await resolveRelations(work, unit, documentId, form.relations);
  const files = [...(before ? await keptFiles(work, documentId, before.version, form.keep) : []), ...added].filter(
    (file, i, all) => all.findIndex((other) => other.sha256 === file.sha256) === i,
  );
  const wrong = together(
    [...faults, ...reasons],
    [
      ...alsoWrong,
      ...reasonsAgainst(content, work.today, act !== 'draft'),
      ...related.reasons,
      await sameDocument(work, unitId, identity, documentId),
      files.length > maxFiles && { code: 'files', message: `Mỗi văn bản nhiều nhất ${maxFiles} tệp.`, field: 'files' },
      act !== 'draft' && closedReason(unit, work.today),
    ],
  );
  throwIfAny(wrong.length > 0 || form.sure || act === 'draft' ? wrong : questionsOn(related.relations, files.length));
  const version = (before?.version ?? 0) + 1;
  const by = actorName(work.actor);
  const slug = publish
    ? await freeSlug(work, unitId, documentId, `${content.number} ${content.title}`)
    : (before?.slug ?? 'nhap');
  const now = {
    ...{ slug, identity, version, updated_by: by, updated_at: work.now, return_reason: null },
    ...{ review: act === 'send' ? ('waiting' as const) : null },
    ...(act === 'send' ? { sent_at: work.now, sent_by: by } : {}),
    written_by: [...new Set([...(before?.written_by ?? []), ...(work.actor.kind === 'person' ? [work.actor.userId] : [])])],
    ...(publish
      ? {
          ...{ state: 'published' as const, published_version: version, withdrawn_at: null, withdraw_reason: null },
          first_published_at: before?.first_published_at ?? work.now,
        }
      : {}),
  };
  if (before) await write(work).updateTable('documents.document').set(now).where('id', '=', documentId).execute();
  else
    await write(work)
      .insertInto('documents.document')
      .values({
        ...{ state: 'draft', published_version: null, first_published_at: null, withdrawn_at: null, withdraw_reason: null },
        ...now,
        ...{ id: documentId, unit_id: unitId, created_by: by, created_at: work.now },
      })
      .execute();
  await write(work)
    .insertInto('documents.revision')
    .values({
      ...{ document_id: documentId, version, unit_id: unitId, published: publish, saved_by: by, saved_at: work.now },
      ...{
        number: content.number,
        kind: content.kind,
        title: content.title,
        issuer: content.issuer,
        own_issue: content.ownIssue,
      },
      ...{ signer: content.signer, signer_title: content.signerTitle, issued_on: content.issuedOn },
      ...{ effective_on: content.effectiveOn, expires_on: content.expiresOn, fields: content.fields },
      ...{ recipients: content.recipients, urgency: content.urgency, for_members: content.forMembers },
      search_fold: fold(
        [
          ...[content.number, documentKinds.nameOf(content.kind), content.title, content.issuer, content.signer],
          ...[...content.fields.map((field) => documentFields.nameOf(field)), ...files.map((file) => file.name)],
        ].join(' '),
      ),
    })
    .execute();
  if (related.relations.length > 0)
    await write(work)
      .insertInto('documents.relation')
      .values(
        related.relations.map(({ kind, target }) => ({
          ...{ document_id: documentId, version, unit_id: unitId, kind, target_id: target.id },
        })),
      )
      .execute();
  if (files.length > 0)
    await write(work)
      .insertInto('documents.attachment')
      .values(
        files.map((file, position) => ({
          ...{ document_id: documentId, version, position, unit_id: unitId },
          ...{ sha256: file.sha256, name: file.name, mime: file.mime, size_bytes: file.size },
        })),
      )
      .execute();
  if (files.length > 0) await readFilesLater(work, unitId, documentId);
  if (publish) {
    await write(work).updateTable('documents.document').set({ written_by: [] }).where('id', '=', documentId).execute();
    await appear(work, unitId, documentId, slug, content.forMembers);
  }
  await record(work, {
    action: { draft: 'documents.save-draft', send: 'documents.send', publish: 'documents.publish' }[act],
    object: { kind: 'document', id: documentId },
    unitId,
    summary: `${{ draft: 'Lưu nháp', send: 'Gửi duyệt', publish: 'Đăng' }[act]} văn bản ${content.number || 'chưa có số'}: ${content.title.slice(0, 200)}`,
    after: { version, number: content.number, files: files.length },
  });
  return { id: documentId, slug, version };
}

/** What stands on the page from now on: found, under its address, on fresh pages. */
export async function appear(work: Work, unitId: number, id: string, slug: string, forMembers: boolean): Promise<void> {
  await indexDocuments(work, unitId, [id]);
  await write(work)
    .insertInto('documents.address')
    .values({ unit_id: unitId, slug, document_id: id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await purgeDocument(work, unitId, id, forMembers || (await wasForMembers(work, id)));
}

async function wasForMembers(work: Work, id: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from documents.revision where document_id = ${id}::uuid and published and for_members limit 1`.execute(
      work.handle,
    );
  return rows.length > 0;
}

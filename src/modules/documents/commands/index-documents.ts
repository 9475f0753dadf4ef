// What a document is found by: what stands on its page, and the text of its files as soon as that has been read.
import { sql } from 'kysely';
import { type Item, putAll, putOrDrop } from '#modules/search/index.ts';
import type { Work } from '#platform/db/work.ts';
import { documentFields, documentKinds } from '../rules/kinds.ts';

export const documentRef = (id: string) => `document/${id}`;

type Published = {
  id: string;
  unitId: number;
  slug: string;
  number: string;
  kind: string;
  title: string;
  issuer: string;
  signer: string;
  recipients: string;
  fields: string[];
  issuedOn: string | null;
  publishedAt: Date;
  files: { sha256: string; name: string; text: string | null }[];
};

export const itemOfDocument = (document: Published): Item => ({
  ...{ ref: documentRef(document.id), unitId: document.unitId, type: 'document', path: `/van-ban/${document.slug}` },
  ...{ label: document.number, title: document.title },
  body: [
    `${documentKinds.nameOf(document.kind)} của ${document.issuer}`,
    document.signer && `Người ký: ${document.signer}`,
    document.fields.length > 0 && `Lĩnh vực: ${document.fields.map((field) => documentFields.nameOf(field)).join(', ')}`,
    document.recipients && `Nơi nhận: ${document.recipients}`,
  ]
    .filter(Boolean)
    .join('. '),
  // By the day it was issued: the day by which people look for it.
  at: document.issuedOn ? new Date(`${document.issuedOn}T00:00:00+07:00`) : document.publishedAt,
  ...{ visibleFrom: document.publishedAt, visibleUntil: null },
  files: document.files.map(({ sha256, name, text }) => ({
    ...{ name, text: text ?? '' },
    path: `/van-ban/tep/${sha256}/${encodeURIComponent(name)}`,
  })),
});

async function published(work: Work, unitId: number, ids: readonly string[] | null): Promise<Published[]> {
  const { rows } = await sql<Published>`
    select d.id, d.unit_id as "unitId", d.slug, r.number, r.kind, r.title, r.issuer, r.signer, r.recipients, r.fields,
      r.issued_on as "issuedOn", d.first_published_at as "publishedAt",
      (select coalesce(json_agg(json_build_object('sha256', a.sha256, 'name', a.name, 'text', t.text) order by a.position), '[]')
       from documents.attachment a left join documents.file_text t on t.unit_id = a.unit_id and t.sha256 = a.sha256
       where a.document_id = d.id and a.version = r.version) as files
    from documents.document d join documents.revision r on r.document_id = d.id and r.version = d.published_version
    where d.unit_id = ${unitId} and d.state = 'published' ${ids ? sql`and d.id = any(${[...ids]}::uuid[])` : sql``}
    for share of d`.execute(work.handle);
  return rows;
}

/** These documents as citizens now read them; what is not published leaves the index. */
export async function indexDocuments(work: Work, unitId: number, ids: readonly string[]): Promise<void> {
  const items = (await published(work, unitId, ids)).map(itemOfDocument);
  await putOrDrop(work, ids.map(documentRef), items);
}

/** Everything the unit has published, nothing else. @returns how much of the index changed */
export async function indexAllDocuments(work: Work, unitId: number): Promise<number> {
  return putAll(work, unitId, 'document/', (await published(work, unitId, null)).map(itemOfDocument));
}

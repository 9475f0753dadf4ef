// Writes the demo's documents, published as they would have been; files for some of them.
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { formatDate } from '#kernel/calendar.ts';
import { fold, slugify } from '#kernel/vietnamese-text.ts';
import { documentFields, documentKinds, identityOf } from '#modules/documents/index.ts';
import { copyInto } from '#platform/db/copy.ts';
import type { FileStore } from '#platform/files/store.ts';
import { type DemoDocument, demoDocuments, type Heads } from './documents.ts';
import { type PdfLine, writePdf } from './pdf.ts';
import { Ids } from './records.ts';
import type { DemoUnit } from './units.ts';

/** As NĐ 110/2004 and TT 01/2011 lay a document out: who issues it at the left, the country at the right, then what it says. */
function pdfOf(document: DemoDocument): { bytes: Buffer; text: string } {
  const { unit, number, title, issuedOn } = document;
  const kind = documentKinds.nameOf(document.kind);
  const [year, month, day] = issuedOn.split('-');
  const left = { at: 50, width: 215, align: 'center', size: 11 } as const;
  const right = { at: 275, width: 280, align: 'center', size: 11 } as const;
  const above =
    unit.level === 'department'
      ? 'UBND TỈNH NAM ĐỊNH'
      : unit.level === 'district'
        ? `UBND ${unit.districtName.toUpperCase()}`
        : 'NGÀNH GIÁO DỤC NAM ĐỊNH';
  const lines: PdfLine[] = [
    { text: above, ...left },
    { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', ...right, gap: 0 },
    { text: unit.shortName.toUpperCase(), ...left },
    { text: 'Độc lập - Tự do - Hạnh phúc', ...right, gap: 0 },
    { text: `Số: ${number}`, ...left, gap: 2 },
    { text: `Nam Định, ngày ${day} tháng ${month} năm ${year}`, ...right, gap: 0 },
    { text: document.kind === 'cong-van' ? 'Kính gửi' : kind.toUpperCase(), size: 15, align: 'center', gap: 3.4 },
    { text: document.kind === 'cong-van' ? document.recipients : title, align: 'center' },
    {
      text: `Căn cứ chức năng, nhiệm vụ được giao và tình hình thực tế của đơn vị, ${unit.shortName} ${document.kind === 'quyet-dinh' ? 'quyết định' : 'thông tin'} như sau:`,
      gap: 2.4,
    },
    { text: `1. Nội dung: ${title[0]?.toLowerCase()}${title.slice(1)}.` },
    {
      text: `2. Thời gian thực hiện: từ ngày ${formatDate(document.effectiveOn ?? issuedOn)}${document.expiresOn ? ` đến trước ngày ${formatDate(document.expiresOn)}` : ''}.`,
    },
    {
      text: '3. Các bộ phận, cá nhân liên quan phân công người phụ trách, báo cáo kết quả về văn phòng của đơn vị; vướng mắc được trả lời trong hai ngày làm việc.',
    },
    { text: 'Trong quá trình thực hiện nếu có vấn đề phát sinh, các đơn vị phản ánh kịp thời để được hướng dẫn.' },
    { text: document.signerTitle.toUpperCase(), ...right, size: 12, gap: 3 },
    { text: '(đã ký)', ...right, gap: 3 },
    { text: document.signer, ...right, size: 12, gap: 3 },
    { text: `Nơi nhận: ${document.recipients}; lưu văn thư.`, size: 10, gap: 3 },
  ];
  return { bytes: writePdf(`${kind} ${number}: ${title}`, lines), text: lines.map((line) => line.text).join('\n') };
}

/** @param files where bytes are kept; without it only their rows are written */
export async function loadDocuments(client: pg.PoolClient, units: DemoUnit[], files?: FileStore): Promise<void> {
  const { rows } = await client.query<{ unit_id: number; head_name: string; head_title: string }>(
    'select unit_id, head_name, head_title from organizations.profile where head_name is not null and head_title is not null',
  );
  const heads: Heads = new Map(rows.map((row) => [row.unit_id, { name: row.head_name, title: row.head_title }]));
  const ids = new Ids(8);
  const documents = demoDocuments(units, heads).map((document) => ({ document, id: ids.next() }));
  const idOf = new Map(documents.map(({ document, id }) => [document, id]));
  const slugs = new Set<string>();
  const placed = documents.map((one) => {
    const { document } = one;
    let slug = slugify(`${document.number} ${document.title}`, 110);
    while (slugs.has(`${document.unit.id}/${slug}`)) slug = `${slug}-2`;
    slugs.add(`${document.unit.id}/${slug}`);
    const at = `${document.publishedOn ?? document.issuedOn}T${document.publishedOn ? '15' : '09'}:${String(10 + (document.unit.id % 45))}:00+07:00`;
    const { bytes, text } = document.pdf ? pdfOf(document) : { bytes: null, text: '' };
    const name = `${document.number.replaceAll('/', '-')}.pdf`;
    return { ...one, slug, at, bytes, text, name };
  });
  await copy(
    client,
    'documents.document',
    [
      'id',
      'unit_id',
      'slug',
      'state',
      'identity',
      'version',
      'published_version',
      'first_published_at',
      'created_by',
      'created_at',
      'updated_by',
      'updated_at',
    ],
    placed.map(({ document, id, slug, at }) => [
      ...[
        id,
        document.unit.id,
        document.publishedOn ? slug : 'nhap',
        document.publishedOn ? 'published' : 'draft',
        identityOf(document),
        1,
      ],
      ...[document.publishedOn ? 1 : null, document.publishedOn ? at : null, 'Văn thư', at, 'Văn thư', at],
    ]),
  );
  await copy(
    client,
    'documents.revision',
    [
      ...[
        'document_id',
        'version',
        'unit_id',
        'number',
        'kind',
        'title',
        'issuer',
        'own_issue',
        'signer',
        'signer_title',
        'issued_on',
        'effective_on',
      ],
      ...['expires_on', 'fields', 'recipients', 'urgency', 'for_members', 'search_fold', 'published', 'saved_by', 'saved_at'],
    ],
    placed.map(({ document: d, id, at, bytes, name }) => [
      ...[id, 1, d.unit.id, d.number, d.kind, d.title, d.issuer, d.own, d.signer, d.signerTitle, d.issuedOn, d.effectiveOn],
      ...[d.expiresOn, d.fields, d.recipients, d.urgency, d.members],
      fold(
        [
          d.number,
          documentKinds.nameOf(d.kind),
          d.title,
          d.issuer,
          d.signer,
          ...d.fields.map((f) => documentFields.nameOf(f)),
          bytes ? name : '',
        ].join(' '),
      ),
      ...[d.publishedOn !== null, 'Văn thư', at],
    ]),
  );
  await copy(
    client,
    'documents.relation',
    ['document_id', 'version', 'unit_id', 'kind', 'target_id'],
    placed.flatMap(({ document, id }) => document.relations.map(({ kind, to }) => [id, 1, document.unit.id, kind, idOf.get(to)])),
  );
  const attached = placed.flatMap(({ document, id, bytes, text, name, at }) =>
    bytes ? [{ document, id, bytes, text, name, at, sha256: createHash('sha256').update(bytes).digest('hex') }] : [],
  );
  await copy(
    client,
    'documents.attachment',
    ['document_id', 'version', 'position', 'unit_id', 'sha256', 'name', 'mime', 'size_bytes'],
    attached.map(({ document, id, bytes, name, sha256 }) => [
      ...[id, 1, 0, document.unit.id, sha256, name, 'application/pdf', bytes.length],
    ]),
  );
  // What the reader of uploads would find in them; one of the demo's own need not be read to be known.
  await copy(
    client,
    'documents.file_text',
    ['unit_id', 'sha256', 'state', 'text', 'search_fold', 'read_at'],
    attached.map(({ document, sha256, text, at }) => [document.unit.id, sha256, 'text', text, fold(text), at]),
  );
  await copy(
    client,
    'documents.address',
    ['unit_id', 'slug', 'document_id'],
    placed.flatMap(({ document, id, slug }) => (document.publishedOn ? [[document.unit.id, slug, id]] : [])),
  );
  if (files)
    for (let i = 0; i < attached.length; i += 16)
      await Promise.all(attached.slice(i, i + 16).map(({ bytes }) => files.put(bytes)));
}

async function copy(
  client: pg.PoolClient,
  table: string,
  columns: string[],
  rows: Parameters<ReturnType<typeof copyInto>['row']>[0][],
): Promise<void> {
  const copier = copyInto(client, table, columns);
  for (const row of rows) await copier.row(row);
  await copier.end();
}

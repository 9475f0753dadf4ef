// The list of documents as it stands on the screen, as a workbook.
import { formatDate, toLocal } from '#kernel/calendar.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { unpaged } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { choicesOf, listDocuments } from '../queries/documents.ts';
import { documentFields, documentKinds } from '../rules/kinds.ts';
import { statusNames } from '../rules/status.ts';
import { documentListOf, filterOf, stateNames } from './document-list.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, rows } = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const query = documentListOf(new URL(request.url).searchParams, await choicesOf(work, unit.id));
    return { unit, ...(await listDocuments(work, unit.id, filterOf(unpaged(query)))) };
  });
  const bytes = await writeSheet(
    'Văn bản',
    [
      ...['STT', 'Số, ký hiệu', 'Loại', 'Trích yếu', 'Cơ quan ban hành', 'Người ký', 'Ngày ban hành', 'Hiệu lực', 'Lĩnh vực'],
      ...['Trạng thái', 'Ngày đăng', 'Ngày làm việc sau khi ký', 'Muộn'],
    ],
    rows.map((row, i) => [
      ...[String(i + 1), row.number, documentKinds.nameOf(row.kind), row.title, row.issuer, row.signer],
      ...[row.issuedOn ? formatDate(row.issuedOn) : '', statusNames[row.status]],
      row.fields.map((field) => documentFields.nameOf(field)).join(', '),
      ...[stateNames[row.state], row.publishedAt ? formatDate(toLocal(row.publishedAt).date) : ''],
      ...[row.delay === null ? '' : String(row.delay), row.late ? 'x' : ''],
    ]),
  );
  return workbookResponse(`van-ban-${unit.slug}.xlsx`, bytes);
});

// The albums and videos that the list filters, as a workbook.
import { formatDate } from '#kernel/calendar.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { unpaged } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { listGallery } from '../queries/gallery.ts';
import { galleryFilterOf, galleryListOf, galleryStates, kindNames } from './gallery-list.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, rows } = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const query = unpaged(galleryListOf(new URL(request.url).searchParams));
    return { unit, ...(await listGallery(work, unit.id, galleryFilterOf(query))) };
  });
  const bytes = await writeSheet(
    'Album, video',
    ['STT', 'Tên', 'Loại', 'Ngày', 'Số ảnh', 'Ảnh giữ lại', 'Trạng thái', 'Duyệt'],
    rows.map((row, i) => [
      ...[String(i + 1), row.title, kindNames[row.kind], formatDate(row.heldOn)],
      ...[String(row.pictures), String(row.held), galleryStates[row.state], row.review ? galleryStates[row.review] : ''],
    ]),
  );
  return workbookResponse(`album-${unit.slug}.xlsx`, bytes);
});

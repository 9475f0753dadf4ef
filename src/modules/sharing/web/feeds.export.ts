// Feeds from elsewhere as they stand on the screen, as a workbook.
import { formatInstant } from '#kernel/calendar.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { unpaged } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { listFeeds } from '../queries/feeds.ts';
import { feedWords } from '../rules/feed.ts';
import { feedFilter, feedList } from './lists.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, rows } = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    return { unit, ...(await listFeeds(work, unit.path, feedFilter(unpaged(feedList(new URL(request.url).searchParams))))) };
  });
  const instant = (at: Date | null) => (at ? formatInstant(at) : '');
  const bytes = await writeSheet(
    'Nguồn tin ngoài',
    [
      ...['STT', 'Đơn vị', 'Thuộc', 'Địa chỉ', 'Tình trạng', 'Hiện ở cấp trên', 'Lấy được lần cuối', 'Lỗi gần nhất'],
      ...['Tin mới nhất', 'Số tin'],
    ],
    rows.map((row, i) => [
      ...[String(i + 1), row.unitName, row.officeName, row.address, feedWords[row.state], row.shown ? 'có' : 'không'],
      ...[instant(row.okAt), row.failure ?? '', instant(row.newestAt), String(row.items)],
    ]),
  );
  return workbookResponse(`nguon-tin-ngoai-${unit.slug}.xlsx`, bytes);
});

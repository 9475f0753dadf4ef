// The register of portals as it stands on the screen, as a workbook.
import { formatDate } from '#kernel/calendar.ts';
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { surveyList } from './survey-list.ts';

const yes = (value: boolean | undefined) => (value === undefined ? '' : value ? 'có' : 'không');

export const loader = load(async ({ context, params, request }) => {
  const list = await reading(context, (work) => surveyList(work, params.unit, new URL(request.url).searchParams, true));
  const bytes = await writeSheet(
    'Cổng thông tin',
    [
      ...['Đơn vị', 'Phòng', 'Cấp', 'Có cổng lúc khảo sát', 'Địa chỉ khi ấy', 'Dùng thường xuyên khi ấy', 'Ghi chú khi ấy'],
      ...[
        'Trên hệ thống',
        'Nay có bài',
        'Nay dùng thường xuyên',
        'Bài mới nhất',
        'Bài trong năm học',
        'Vì sao chưa thường xuyên',
      ],
    ],
    list.rows.map((r) => [
      ...[r.name, r.officeName, levelNames[r.level], yes(r.past?.hasPortal), r.past?.address ?? '', yes(r.past?.regularUse)],
      ...[r.past?.note ?? '', yes(r.onPlatform), yes(r.hasPortal), yes(r.regularUse)],
      ...[r.lastArticleOn ? formatDate(r.lastArticleOn) : '', String(r.articles), r.note],
    ]),
    { title: list.survey ? [`${list.survey.title}, ngày ${formatDate(list.survey.date)}, bên cạnh hiện nay`] : [] },
  );
  return workbookResponse('cong-thong-tin.xlsx', bytes);
});

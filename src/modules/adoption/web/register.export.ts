// The register of portals as it stands on the screen, as a workbook.
import { formatDate } from '#kernel/calendar.ts';
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { registerList } from './register-list.ts';

const yes = (value: boolean | undefined) => (value === undefined ? '' : value ? 'có' : 'không');

export const loader = load(async ({ context, params, request }) => {
  const list = await reading(context, (work) => registerList(work, params.unit, new URL(request.url).searchParams, true));
  const bytes = await writeSheet(
    'Cổng thông tin',
    [
      ...['Đơn vị', 'Phòng', 'Cấp', 'Có cổng lúc khảo sát', 'Địa chỉ khi ấy', 'Dùng thường xuyên khi ấy', 'Ghi chú khi ấy'],
      ...['Trên hệ thống', 'Mở ngày', 'Nay có bài', 'Nay dùng thường xuyên', 'Theo quy tắc', 'Bài mới nhất', 'Bài trong năm học'],
      ...['Văn bản', 'Lượt xem 30 ngày', 'Mục bắt buộc có nội dung', 'Mục bắt buộc', 'Mục công khai', 'Bài chờ duyệt quá hạn'],
      ...['Vì sao chưa thường xuyên, hoặc lý do sửa tay', 'Quy tắc'],
    ],
    list.rows.map((r) => [
      ...[r.name, r.officeName, levelNames[r.level], yes(r.past?.hasPortal), r.past?.address ?? '', yes(r.past?.regularUse)],
      ...[r.past?.note ?? '', yes(r.onPlatform), r.openedOn ? formatDate(r.openedOn) : '', yes(r.hasPortal), yes(r.regularUse)],
      ...[yes(r.computed), r.lastArticleOn ? formatDate(r.lastArticleOn) : '', r.articles, r.documents, r.visits],
      ...[r.inputs.sectionsFilled, r.inputs.sectionsMandatory],
      ...[r.disclosure === null ? '' : r.disclosure === 'filled' ? 'có nội dung' : 'chưa có nội dung', r.overdue, r.note, r.rule],
    ]),
    { title: list.survey ? [`${list.survey.title}, ngày ${formatDate(list.survey.date)}, bên cạnh hiện nay`] : [] },
  );
  return workbookResponse(`cong-thong-tin-${list.unit.slug}.xlsx`, bytes);
});

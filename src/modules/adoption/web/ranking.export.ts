// The ranking as it stands on the screen, with every criterion, as a workbook.
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { formatPoints } from '../rules/ranking.ts';
import { rankingList } from './ranking-list.ts';

export const loader = load(async ({ context, params, request }) => {
  const list = await reading(context, (work) => rankingList(work, params.unit, new URL(request.url).searchParams, true));
  const { scheme } = list;
  const points = (tenths: number | null | undefined) => (tenths === null || tenths === undefined ? '' : tenths / 10);
  const bytes = await writeSheet(
    'Xếp hạng',
    [
      ...['Hạng', 'Đơn vị', 'Phòng', 'Cấp', 'Tổng điểm', 'Mức'],
      ...scheme.criteria.flatMap((c) => [
        { text: `${c.title} (${formatPoints(c.tenths)})`, reason: c.guide },
        'Máy đếm',
        'Đếm từ',
        'Tự chấm',
        'Minh chứng',
        'Sở chấm',
        'Lý do của Sở',
      ]),
    ],
    list.rows.map((r) => [
      ...[r.place, r.name, r.officeName, levelNames[r.level], r.tenths / 10, r.band],
      ...scheme.criteria.flatMap((c) => {
        const part = r.parts.find((one) => one.code === c.code);
        return [
          ...[points(part?.tenths), points(part?.counted), part?.from ?? '', points(part?.self?.tenths)],
          [part?.self?.note, part?.self?.link].filter(Boolean).join(' '),
          ...[points(part?.office?.tenths), part?.office?.note ?? ''],
        ];
      }),
    ]),
    { title: [`Xếp hạng cổng thông tin năm học ${scheme.schoolYear}${scheme.closedAt ? ', đã chốt' : ', chưa chốt'}`] },
  );
  return workbookResponse(`xep-hang-cong-${scheme.schoolYear}.xlsx`, bytes);
});

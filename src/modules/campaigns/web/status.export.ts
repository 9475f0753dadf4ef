// The table of the wall as it stands on the screen, as a workbook.
import { formatInstant } from '#kernel/calendar.ts';
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { formatTenths } from '#kernel/numbers.ts';
import { record } from '#modules/audit/index.ts';
import { writing } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { isOfResults, measureNames } from '../rules/standing.ts';
import { standingWord } from './parts/tile.ts';
import { statusList } from './status-list.ts';

export const loader = load(async ({ context, params, request }) => {
  const { list, now, today } = await writing(context, async (work) => {
    const list = await statusList(work, params.unit, new URL(request.url).searchParams, true);
    await record(work, {
      action: 'campaigns.export-status',
      object: { kind: 'campaign', id: list.campaign.id },
      unitId: list.unit.id,
      summary: `Tải tiến độ của ${list.total} đơn vị ra Excel`,
    });
    return { list, now: work.now, today: work.today };
  });
  const { campaign } = list;
  const bytes = await writeSheet(
    'Tiến độ',
    [
      ...['Đơn vị', 'Mã', 'Phòng', 'Cấp', 'Tình trạng', 'Có thể trễ', 'Đủ (%)'],
      ...campaign.measures.flatMap((code) => [
        ...[`${measureNames[code]}: đủ`, `${measureNames[code]}: tất cả`],
        ...(isOfResults(code) ? [`${measureNames[code]}: ô đã ghi`, `${measureNames[code]}: ô phải có`] : []),
      ]),
      ...['Hồ sơ thiếu', 'Lúc hết hạn (%)', 'Nhắc lần cuối'],
    ],
    list.rows.map((u) => [
      ...[
        u.name,
        u.code ?? '',
        u.officeName,
        levelNames[u.level],
        standingWord(u.standing, now > campaign.lateAfter, today < campaign.opensOn),
      ],
      ...[u.mayBeLate ? 'có' : '', formatTenths(u.tenths)],
      ...campaign.measures.flatMap((code) => {
        const item = u.items.find((i) => i.code === code);
        const cells = isOfResults(code) ? [String(item?.cells?.present ?? ''), String(item?.cells?.needed ?? '')] : [];
        return item ? [String(item.complete), String(item.required), ...cells] : ['', '', ...cells];
      }),
      ...[String(u.required - u.complete), u.frozenTenths === null ? '' : formatTenths(u.frozenTenths)],
      u.remindedAt ? formatInstant(u.remindedAt) : '',
    ]),
    { title: [`${campaign.name}, số liệu lúc ${formatInstant(now)}`] },
  );
  return workbookResponse(`tien-do-${list.unit.slug}.xlsx`, bytes);
});

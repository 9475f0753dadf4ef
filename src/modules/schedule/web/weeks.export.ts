// The weeks that the list filters, entry by entry, as a workbook.
import { formatDate, weekdayName } from '#kernel/calendar.ts';
import { weekNumber } from '#kernel/week.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { unpaged } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { entriesOfWeeks, listWeeks } from '../queries/weeks.ts';
import { entryWords, sessionNames, textFields } from '../rules/entry.ts';
import { weekFilterOf, weekListOf } from './lists.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, entries } = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const { rows } = await listWeeks(work, unit.id, weekFilterOf(unpaged(weekListOf(new URL(request.url).searchParams), 520)));
    return {
      unit,
      entries: await entriesOfWeeks(
        work,
        unit.id,
        rows.map((row) => row.monday),
      ),
    };
  });
  const bytes = await writeSheet(
    'Lịch công tác',
    ['Tuần', 'Thứ', 'Ngày', 'Buổi', ...textFields.map((field) => entryWords[field]), 'Nội bộ'],
    entries.map((entry) => [
      ...[String(weekNumber(entry.day).week), weekdayName(entry.day), formatDate(entry.day), sessionNames[entry.session]],
      ...textFields.map((field) => entry[field]),
      entry.internal ? 'x' : '',
    ]),
  );
  return workbookResponse(`lich-cong-tac-${unit.slug}.xlsx`, bytes);
});

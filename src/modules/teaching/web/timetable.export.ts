// A timetable as the workbook that can be read back: days and periods down, classes across.
import { notFound } from '#kernel/refusal.ts';
import { slugify } from '#kernel/vietnamese-text.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, mayReadRecords } from '#modules/people/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { lessonsOf, timetableById, timetableGround } from '../queries/timetable.ts';
import { timetableRows } from '../rules/timetable-rows.ts';

export const loader = load(async ({ context, params }) => {
  const { timetable, header, rows } = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const timetable = await timetableById(work, unit.id, Number(params.timetable));
    if (!timetable) throw notFound('Không tìm thấy thời khóa biểu này.');
    const ground = await timetableGround(work, unit, timetable);
    return { timetable, ...timetableRows(await lessonsOf(work, timetable.id), ground) };
  });
  return workbookResponse(`thoi-khoa-bieu-${slugify(timetable.name)}.xlsx`, await writeSheet('Thời khóa biểu', header, rows));
});

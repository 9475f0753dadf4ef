// All comments on a draft as a workbook, for writing the synthesis.
import { formatInstant } from '#kernel/calendar.ts';
import { notFound } from '#kernel/refusal.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { commentsOf, consultationById } from '../queries/consultations.ts';
import { commentStates } from './opinion-lists.ts';
import { readersUnit } from './readers-unit.ts';

export const loader = load(async ({ context, params }) => {
  const { slug, rows } = await reading(context, async (work) => {
    const { unit } = await readersUnit(work, params.unit);
    const found = await consultationById(work, unit.id, params.consultation ?? '');
    if (!found) throw notFound('Không tìm thấy dự thảo này.');
    return { slug: found.consultation.slug, rows: await commentsOf(work, found.consultation.id, 20_000) };
  });
  const bytes = await writeSheet(
    'Góp ý',
    ['STT', 'Lúc', 'Người góp ý', 'Nội dung', 'Trạng thái', 'Người duyệt'],
    rows.map((row, i) => [
      ...[String(i + 1), formatInstant(row.at), row.name, row.content, commentStates[row.state], row.decidedBy ?? ''],
    ]),
  );
  return workbookResponse(`gop-y-${slug.slice(0, 60)}.xlsx`, bytes);
});

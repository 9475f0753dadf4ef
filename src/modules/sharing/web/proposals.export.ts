// Proposals as they stand on the screen, as a workbook.
import { formatInstant } from '#kernel/calendar.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { unpaged } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { isOffice } from '../policy.ts';
import { listProposals } from '../queries/proposals.ts';
import { proposalWords } from '../rules/proposal-states.ts';
import { proposalFilter, proposalList } from './lists.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, rows } = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const query = unpaged(proposalList(new URL(request.url).searchParams));
    return { unit, ...(await listProposals(work, unit.id, proposalFilter(query, isOffice(unit)))) };
  });
  const bytes = await writeSheet(
    'Đề nghị đăng',
    [
      ...['STT', 'Bài', 'Đơn vị', 'Gửi tới', 'Trạng thái', 'Lời nhắn', 'Đề nghị lúc', 'Người đề nghị', 'Trả lời lúc'],
      ...['Người trả lời', 'Lý do', 'Đăng lúc', 'Bài gốc đã gỡ'],
    ],
    rows.map((row, i) => [
      ...[String(i + 1), row.title, row.from, row.to, proposalWords[row.state], row.note, formatInstant(row.at), row.by],
      ...[row.decidedAt ? formatInstant(row.decidedAt) : '', row.decidedBy ?? '', row.reason ?? ''],
      ...[row.copyPublishedAt ? formatInstant(row.copyPublishedAt) : '', row.originEndedAt ? (row.originReason ?? 'x') : ''],
    ]),
  );
  return workbookResponse(`de-nghi-dang-${unit.slug}.xlsx`, bytes);
});

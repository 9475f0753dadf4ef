// A campaign's deadline as a sentence.
import { addDays, formatDate, type LocalDate } from '#kernel/calendar.ts';

/** 'Trước ngày 15/12/2018, tức đến hết 23:59:59 ngày 14/12/2018. …': the deadline in words, with what grace means. */
export function deadlineWords({ beforeDay, graceDays }: { beforeDay: LocalDate; graceDays: number }): string {
  const last = formatDate(addDays(beforeDay, -1));
  const lead = `Trước ngày ${formatDate(beforeDay)}, tức đến hết 23:59:59 ngày ${last}`;
  if (graceDays === 0) return `${lead}. Sau thời điểm đó đơn vị chưa đủ là quá hạn.`;
  return `${lead}. Thêm ${graceDays} ngày gia hạn: đến hết ngày ${formatDate(addDays(beforeDay, graceDays - 1))} chưa tính là trễ, nhưng số liệu của hạn vẫn chốt ngày ${last}.`;
}

// From when to when does a role hold? In words, with a warning when it ends soon.
import { addDays, daysBetween, formatDate } from '#kernel/calendar.ts';

export function Term({ from, to, today }: { from: string; to: string | null; today: string }) {
  const last = to && addDays(to, -1);
  const left = last ? daysBetween(today, last) : null;
  return (
    <>
      {from > today && <span className="tag info">bắt đầu sau {daysBetween(today, from)} ngày</span>}
      {left !== null && left >= 0 && left <= 30 && from <= today && (
        <span className="tag warn">{left === 0 ? 'hết hạn hôm nay' : `hết hạn sau ${left} ngày`}</span>
      )}{' '}
      <span className="num">
        {formatDate(from)} đến {last ? formatDate(last) : 'khi thu hồi'}
      </span>
    </>
  );
}

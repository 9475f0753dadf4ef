// What those above have sent and what units propose, as lines of the first screen.
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { mayWithdraw } from '#modules/content/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import {
  countProposals,
  countReceived,
  isOffice,
  listPushes,
  listReceived,
  mayAnswer,
  mayDecide,
  mayPropose,
  originsLeft,
  type ReceivedCounts,
} from '#modules/sharing/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { Todo } from './todo.ts';

const titles = (rows: { title: string }[]) => rows.map((row) => `“${row.title}”`).join(', ');

/** For whoever answers for the unit: what is to be done by a day, and what nobody has read yet. */
export async function receivedToday(work: Work, unit: Unit): Promise<{ due: Todo[]; mine: Todo[]; counts?: ReceivedCounts }> {
  if (unit.level === 'department' || work.actor.kind !== 'person' || mayAnswer(work.actor, unit) !== true)
    return { due: [], mine: [] };
  const counts = await countReceived(work, unit.id);
  const { unread, todo } = counts;
  const base = `/${unit.slug}/sharing/received`;
  const due: Todo[] = [];
  const mine: Todo[] = [];
  if (todo > 0) {
    const { rows } = await listReceived(work, unit.id, { state: 'todo', sort: 'due', limit: 3, offset: 0 });
    for (const row of rows)
      due.push({
        ...{ id: `received-${row.id}`, text: row.title, detail: `${row.sender} giao, chờ đơn vị xác nhận đã triển khai` },
        ...{ to: `${base}/${row.id}`, act: 'Mở', tone: row.late ? 'bad' : 'warn' },
        ...(row.dueOn ? { when: `trước ${formatDate(row.dueOn).slice(0, 5)}` } : {}),
      });
    if (todo > rows.length)
      due.push({
        ...{ id: 'received-more', text: `${formatNumber(todo - rows.length)} việc cấp trên giao nữa` },
        ...{ to: `${base}?state=todo`, act: 'Xem', tone: 'warn' },
      });
  }
  if (unread > 0) {
    const { rows } = await listReceived(work, unit.id, { state: 'new', limit: 2, offset: 0 });
    mine.push({
      ...{ id: 'received-new', text: `${formatNumber(unread)} thông báo từ cấp trên chưa đọc`, detail: titles(rows) },
      ...{ to: unread === 1 && rows[0] ? `${base}/${rows[0].id}` : `${base}?state=new`, act: 'Đọc', tone: 'info' },
    });
  }
  return { due, mine, counts };
}

/** For editors: proposals that wait, copies whose origin is gone, own ones that came back. */
export async function proposalsToday(work: Work, unit: Unit): Promise<Todo[]> {
  if (mayDecide(work.actor, unit) !== true && mayPropose(work.actor, unit) !== true) return [];
  const { waiting, orphaned, returned } = await countProposals(work, unit.id);
  const base = `/${unit.slug}/sharing/proposals`;
  const rows: [number, string, string, string, Todo['tone']][] = [
    [waiting, 'bài đơn vị đề nghị đăng, chờ trả lời', '?side=in&state=waiting', 'Đọc và trả lời', 'warn'],
    [orphaned, 'bài đã đăng lại mà đơn vị đã gỡ bài gốc', '?side=in&state=origin', 'Xem lại', 'bad'],
    [returned, 'đề nghị đăng được cấp trên trả lại', '?side=out&state=returned', 'Xem lý do', 'bad'],
  ];
  return rows
    .filter(([count]) => count > 0)
    .map(([count, text, search, act, tone]) => ({
      ...{ id: `proposals-${search}`, text: `${formatNumber(count)} ${text}`, to: `${base}${search}`, act, tone },
    }));
}

/** For whoever may withdraw articles: what an officer recalled, still on the unit's own site. */
export async function originsToday(work: Work, unit: Unit): Promise<Todo[]> {
  if (!isOffice(unit) || mayWithdraw(work.actor, unit) !== true) return [];
  return (await originsLeft(work, unit.id)).map((row) => ({
    ...{ id: `origin-${row.id}`, text: `“${row.title}” đã thu hồi, bài gốc vẫn trên trang ${unit.shortName}` },
    detail: `${row.by} thu hồi, không có quyền gỡ bài`,
    ...{
      to: `/${unit.slug}/sharing/pushes/${row.id}`,
      act: 'Gỡ hoặc giữ',
      tone: 'bad',
      when: formatInstant(row.at).slice(0, 11),
    },
  }));
}

/** For an office: what was sent to its units, by itself or from above, and which of them are late with it. */
export async function lateBelow(work: Work, unit: Unit): Promise<Todo[]> {
  if (!isOffice(unit)) return [];
  const late = async (fromAbove: boolean) =>
    (await listPushes(work, unit, { state: 'late', fromAbove, sort: 'due', limit: 3, offset: 0 })).rows;
  const rows = [...(await late(false)), ...(unit.level === 'district' ? await late(true) : [])];
  return rows.map((row) => ({
    id: `late-${row.id}`,
    text: `${formatNumber(row.late)} đơn vị chậm ${row.mustConfirm ? 'triển khai' : 'xem'} “${row.title}”`,
    detail: `${row.sender} gửi${row.dueOn ? `, hạn ${formatDate(row.dueOn)}` : ''}`,
    ...{ to: `/${unit.slug}/sharing/pushes/${row.id}?late=1`, act: 'Xem đơn vị', tone: 'wait' },
  }));
}

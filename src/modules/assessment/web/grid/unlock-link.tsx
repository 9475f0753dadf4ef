// The way from a closed cell to its opening: a teacher asks, the principal opens.
import { Link } from 'react-router';
import { cellList, type NamedCell } from '../../rules/cell-list.ts';
import { periodWord } from '../period.ts';
import type { SheetView } from './view.ts';

type Props = {
  view: SheetView;
  cells: readonly NamedCell[];
  /** What was typed there and went nowhere: it need not be typed again. */
  wanted?: string | undefined;
  children: string;
};
export function UnlockLink({ view, cells, wanted, children }: Props) {
  const at = `/${view.unit}/assessment`;
  const sheet = `${at}/sheets/${view.classSubject}/${periodWord[view.period]}`;
  const named = cells.length > 0 ? `?${new URLSearchParams({ cells: cellList(cells), ...(wanted ? { wanted } : {}) })}` : '';
  const sent = view.asked?.find((one) =>
    cells.some(({ pupil, column }) => one.cells.some((asked) => asked.pupil === pupil && (asked.column ?? column) === column)),
  );
  if (sent) return <Link to={`${at}/requests/${sent.id}`}>Đã gửi đề nghị số {sent.id}, chờ quyết định</Link>;
  if (!view.principal) return <Link to={`${sheet}/unlock${named}`}>{children}</Link>;
  // What approval closed is opened where it was approved.
  return view.locks.some(({ kind }) => kind === 'approval') ? (
    <Link to={`${at}/results/${view.classId}/${periodWord[view.period]}`}>Mở lại ở Kết quả</Link>
  ) : (
    <Link to={`${at}/locks`}>Mở ở Khóa điểm</Link>
  );
}

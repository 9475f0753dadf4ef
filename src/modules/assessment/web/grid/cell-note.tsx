// What is the matter with the cell under the caret, and what can be done about it? Two that wrote it, a mark that is none, a lock, an absent pupil.
import '../parts/dialog.css';
import './cell-note.css';
import { IconAlertCircle, IconArrowsLeftRight, IconLock } from '@tabler/icons-react';
import { useLayoutEffect, useRef } from 'react';
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import type { SheetColumn } from '../../rules/sheet.ts';
import { takeSuggestion } from './grid-keys.ts';
import { whoWrote } from './queue.ts';
import { asSentence, type CellView, endWords, type Grid } from './store.ts';
import { UnlockLink } from './unlock-link.tsx';
import { useGridState } from './use-grid.ts';
import type { GridPupil } from './view.ts';

type Props = { grid: Grid; cell: CellView; column: SheetColumn; pupil: GridPupil; low: boolean };
/** The caret stays where it is. */
const keepCaret = (event: { preventDefault(): void; stopPropagation(): void }) => {
  event.preventDefault();
  event.stopPropagation();
};

/** TT58 Đ8.5. */
const notMadeUp = ({ scale }: SheetColumn) =>
  `Chưa kiểm tra bù thì để trống; không kiểm tra bù thì ghi ${scale.as === 'comment' ? 'CĐ' : '0'} kèm lý do.`;

export function CellNote(props: Props) {
  const { grid, low } = props;
  const { quiet } = useGridState(grid);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => putAside(box.current, low));
  // The box is none of the layout; what is in it is put beside the marks.
  return quiet ? null : (
    <div ref={box} className="mgnotes">
      <Note {...props} />
    </div>
  );
}

/** Over the comments of its own row, so that no mark is hidden; where they are out of sight, below the cell. */
function putAside(box: HTMLDivElement | null, low: boolean): void {
  const note = box?.firstElementChild;
  const cell = box?.closest('td');
  if (!(note instanceof HTMLElement) || !cell) return;
  const room = cell.closest('.mgscroll')?.getBoundingClientRect();
  const words = cell.parentElement?.querySelector('td.nt')?.getBoundingClientRect();
  const from = cell.getBoundingClientRect();
  const aside = words !== undefined && room !== undefined && words.left > from.left && words.left + note.offsetWidth < room.right;
  note.style.left = aside ? `${words.left - from.left + 6}px` : '';
  note.style.top = aside && !low ? '0' : '';
  note.style.bottom = aside && low ? '0' : '';
}

function Note({ grid, cell, column, pupil, low }: Props) {
  const { waiting } = cell;
  const state = useGridState(grid);
  const { open, knocks, tried, ended } = state;
  const where = low ? 'mgpop up' : 'mgpop';
  if (cell.state === 'conflict' && waiting?.answer?.theirs) return <Conflict {...{ grid, cell, column, pupil, where }} />;
  if (cell.state === 'refused' && waiting) {
    const absent = waiting.answer?.code === 'absent';
    return (
      <div className={where} role="alert" onMouseDown={keepCaret}>
        <p className="bad row">
          <IconAlertCircle size={16} aria-hidden />
          <b>{absent ? 'Em vắng hôm đó' : 'Không nhận'}</b>
        </p>
        <p>{waiting.answer?.reason}</p>
        {absent && <p>{notMadeUp(column)}</p>}
        <div className="row">
          {waiting.answer?.suggestion && (
            <button type="button" onClick={() => takeSuggestion(grid)}>
              Dùng {waiting.answer.suggestion} <kbd>Alt Enter</kbd>
            </button>
          )}
          {absent && (
            <button
              type="button"
              onClick={() =>
                grid.write([{ pupil: pupil.id, column: column.key, text: waiting.text }], waiting.via, {
                  confirm: true,
                  reason: waiting.reason,
                })
              }
            >
              Kiểm tra bù, vẫn ghi {waiting.text}
            </button>
          )}
          <button type="button" onClick={() => grid.giveUp(waiting)}>
            Bỏ, giữ {waiting.was || 'ô trống'}
          </button>
        </div>
      </div>
    );
  }
  if (cell.state === 'locked' && waiting)
    return (
      <div className={where} role="alert" onMouseDown={keepCaret}>
        <p className="bad row">
          <IconLock size={16} aria-hidden />
          <b>Chưa ghi: ô đã khóa</b>
        </p>
        <p>{waiting.answer?.reason}</p>
        <div className="row">
          <button type="button" onClick={() => grid.giveUp(waiting)}>
            Bỏ {waiting.text || 'việc xóa'}
          </button>
          <UnlockLink view={open.view} cells={[{ pupil: pupil.id, column: column.key }]} wanted={waiting.text}>
            Đề nghị mở khóa
          </UnlockLink>
          <kbd>Alt Enter</kbd>
        </div>
      </div>
    );
  if (ended)
    return (
      <div key={knocks} className={`${where} ${knocks > 0 ? 'knock' : 'hint'}`} role="alert" onMouseDown={keepCaret}>
        {knocks > 0 && (
          <p className="bad row">
            <IconAlertCircle size={16} aria-hidden />
            <b>{tried.trim() ? `Chưa ghi “${tried.trim()}”` : 'Chưa đổi gì'}</b>
          </p>
        )}
        <p>
          {asSentence(endWords(state))} {pupil.name} giữ {cell.text}.
        </p>
        <div className="row">
          <button type="button" onClick={() => grid.go(grid.snapshot().active)}>
            Sửa ô này
          </button>
          <kbd>mũi tên</kbd>
        </div>
      </div>
    );
  if (cell.closed !== null && knocks > 0)
    return (
      // Anew with every key, so that it moves and is heard again.
      <div key={knocks} className={`${where} knock`} role="alert" onMouseDown={keepCaret}>
        <p className="bad row">
          <IconLock size={16} aria-hidden />
          <b>
            {tried.trim() && `Chưa ghi “${tried.trim()}”. `}
            {cell.locked ? 'Ô đã khóa' : 'Ô này không ghi được'}
          </b>
        </p>
        <p>{cell.closed}</p>
        {cell.locked && open.view.readOnly !== null && open.view.readOnly !== cell.closed && <p>{open.view.readOnly}</p>}
        {cell.locked && open.view.readOnly === null && (
          <div className="row">
            <UnlockLink view={open.view} cells={[{ pupil: pupil.id, column: column.key }]} wanted={tried.trim()}>
              Đề nghị mở khóa ô này
            </UnlockLink>
            <kbd>Alt Enter</kbd>
          </div>
        )}
      </div>
    );
  if (cell.absent && column.on && cell.text === '')
    return (
      <div className={`${where} hint`}>
        <p>Vắng ngày {formatDate(column.on)}, là ngày của cột này.</p>
        <p>{notMadeUp(column)}</p>
      </div>
    );
  return null;
}

function Conflict({ grid, cell, column, pupil, where }: Omit<Props, 'low'> & { where: string }) {
  const waiting = cell.waiting;
  const theirs = waiting?.answer?.theirs;
  if (!waiting || !theirs) return null;
  const empty = <i className="muted">trống</i>;
  return (
    <div
      className={`${where} two`}
      role="alertdialog"
      aria-label={theirs.self ? 'Hai máy cùng sửa một ô' : 'Hai người cùng sửa một ô'}
      onMouseDown={keepCaret}
    >
      <p className="warn row">
        <IconArrowsLeftRight size={16} aria-hidden />
        <b>{whoWrote(theirs)} vừa sửa ô này</b>
      </p>
      <p className="muted">
        {pupil.name}, {column.long}. Chưa ghi đè gì.
      </p>
      <dl>
        <dt>Trước</dt>
        <dd>{waiting.was || empty}</dd>
        <dt>{theirs.self ? 'Trên máy khác' : theirs.by}</dt>
        <dd>
          <b>{theirs.shown || empty}</b>
          {theirs.at && <small>{formatInstant(new Date(theirs.at)).slice(0, 11)}</small>}
        </dd>
        <dt>{theirs.self ? 'Trên máy này' : 'Tôi'}</dt>
        <dd>
          <b>{waiting.text || empty}</b>
        </dd>
      </dl>
      <div className="row">
        <button type="button" onClick={() => grid.choose(waiting, 'theirs')}>
          Giữ {theirs.shown || 'ô trống'} <kbd>Alt 1</kbd>
        </button>
        <button type="button" onClick={() => grid.choose(waiting, 'mine')}>
          Dùng {waiting.text || 'ô trống'} <kbd>Alt 2</kbd>
        </button>
      </div>
    </div>
  );
}

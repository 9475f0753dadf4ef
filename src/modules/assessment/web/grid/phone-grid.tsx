// The sheet on a telephone: one column, the class below each other, large keys under the thumb. Digits never go on by themselves: the habit of
// "Tiếp" would skip a pupil then, and the marks behind would stand one line too low.
import './phone-grid.css';
import { IconArrowLeft, IconArrowRight, IconBackspace, IconLock, IconLockOpen } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { goneWords } from '../../rules/gone.ts';
import type { SheetColumn } from '../../rules/sheet.ts';
import { CellNote } from './cell-note.tsx';
import { type ColumnLock, lockOfColumn, lockWords } from './column-lock.ts';
import { type Asks, meanText, sizeOf, writable } from './grid-keys.ts';
import { afterEnter } from './places.ts';
import { type Waiting, whoWrote } from './queue.ts';
import { StateIcon } from './state-icon.tsx';
import type { CellView, Grid, RowView } from './store.ts';
import { UnlockLink } from './unlock-link.tsx';
import { useGridState } from './use-grid.ts';
import { fullName, untilWords } from './view.ts';

export function PhoneGrid({ grid, asks }: { grid: Grid; asks: Asks }) {
  const { open, rows, active, draft, ended, knocks } = useGridState(grid);
  const shown = open.columns[active.col];
  const column = shown?.as === 'cell' ? shown.column : undefined;
  const lock = column ? lockOfColumn(open, rows, column.key) : null;
  const cellColumns = open.columns.flatMap((one, col) => (one.as === 'cell' ? [{ col, column: one.column }] : []));
  const index = cellColumns.findIndex(({ col }) => col === active.col);
  const step = (by: 1 | -1) => {
    const next = cellColumns[index + by];
    if (next) grid.go({ row: active.row, col: next.col });
  };
  const list = useRef<HTMLUListElement>(null);
  // Here no field loses the focus: who leaves the screen, or puts the telephone away, has meant what stands there.
  useEffect(() => {
    const commit = () => {
      if (grid.snapshot().draft !== null) grid.commit();
    };
    document.addEventListener('visibilitychange', commit);
    return () => {
      document.removeEventListener('visibilitychange', commit);
      commit();
    };
  }, [grid]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: at the end of the list the row grows by what it has to say
  useEffect(() => {
    list.current?.querySelector(`[data-row="${active.row}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [active.row, ended, knocks]);
  return (
    <div className="pg">
      <div className="pgcol row">
        <button type="button" className="iconic" aria-label="Cột trước" disabled={index <= 0} onClick={() => step(-1)}>
          <IconArrowLeft size={20} aria-hidden />
        </button>
        <span className="which">
          <select
            aria-label="Cột đang ghi"
            value={active.col}
            onChange={(event) => grid.go({ row: active.row, col: Number(event.currentTarget.value) })}
          >
            {shown?.as === 'mean' && <option value={active.col}>Chọn cột</option>}
            {cellColumns.map(({ col, column: one }) => (
              <option key={one.key} value={col}>
                {fullName(open, one)}
                {/* Of the chosen one it stands below, where nothing cuts it. */}
                {col !== active.col && lockSign(lockOfColumn(open, rows, one.key))}
              </option>
            ))}
          </select>
          {lock !== null && (
            <small className={lock === 'locked' ? 'row' : 'row ok'}>
              {lock === 'locked' ? <IconLock size={13} aria-hidden /> : <IconLockOpen size={13} aria-hidden />}
              {lock === 'locked' ? 'cột đã khóa' : lock === 'opened' ? 'cột đang mở' : `mở ${lock} ô, các ô khác đã khóa`}
            </small>
          )}
        </span>
        <button
          type="button"
          className="iconic"
          aria-label="Cột sau"
          disabled={index < 0 || index >= cellColumns.length - 1}
          onClick={() => step(1)}
        >
          <IconArrowRight size={20} aria-hidden />
        </button>
      </div>
      <ul className="pglist" ref={list}>
        {rows.map((row, i) => (
          <PhoneRow
            key={row.pupil.id}
            {...{ grid, asks, row, column }}
            index={i}
            active={i === active.row}
            draft={i === active.row ? draft : null}
            meanAt={open.columns.findIndex(({ as }) => as === 'mean')}
            onChoose={() => grid.go({ row: i, col: active.col })}
          />
        ))}
      </ul>
      {column && (open.view.readOnly === null || grid.cellAt(active)?.locked) && (
        <Keys {...{ grid, asks, column, draft }} cell={grid.cellAt(active)} />
      )}
    </div>
  );
}

const lockSign = (lock: ColumnLock): string => (lock === null ? '' : ` (${lockWords(lock)})`);

type PhoneRowProps = {
  grid: Grid;
  asks: Asks;
  row: RowView;
  column: SheetColumn | undefined;
  index: number;
  active: boolean;
  draft: string | null;
  meanAt: number;
  onChoose(): void;
};
function PhoneRow({ grid, asks, row, column, index, active, draft, meanAt, onChoose }: PhoneRowProps) {
  const cell = column ? row.cells[column.key] : undefined;
  const mean = meanText(row.result);
  const text = column?.scale.as === 'text';
  const gone = goneWords(row.pupil);
  const amiss = cell?.waiting ? amissWords(cell.waiting) : null;
  return (
    <li
      data-row={index}
      className={[active && 'on', cell?.locked && 'lock'].filter(Boolean).join(' ') || undefined}
      data-state={cell?.state === 'still' ? undefined : cell?.state}
    >
      <button type="button" className="who" aria-pressed={active} onClick={onChoose}>
        <span className="num muted">{index + 1}</span>
        <span className="grow">
          {row.pupil.name}
          {gone && <small className="went">{gone}</small>}
          {amiss && !active && <small className="amiss">{amiss}</small>}
          {cell?.locked && <span className="vh">, đã khóa</span>}
          {cell?.opened != null && <small className="ok">đang mở đến {untilWords(cell.opened)}</small>}
        </span>
        {!text && (
          <b className="num value">
            {(active ? draft : null) ?? cell?.text ?? ''}
            {cell && <StateIcon state={cell.state} />}
          </b>
        )}
        {cell?.locked && <IconLock size={14} className="shut" aria-hidden />}
      </button>
      {meanAt >= 0 && (
        <button
          type="button"
          className="meanof"
          data-why={row.pupil.id}
          aria-label={`Vì sao ${mean || 'chưa có kết quả'}, ${row.pupil.name}`}
          onClick={() => asks.why({ row: index, col: meanAt })}
        >
          {mean || '–'}
        </button>
      )}
      {text && cell && <p className="said">{cell.text}</p>}
      {active && cell && column && <CellNote {...{ grid, cell, column }} pupil={row.pupil} low={false} />}
    </li>
  );
}

/** Why what was typed is not stored, in a row that is not under the thumb. */
function amissWords({ state, answer }: Waiting): string | null {
  if (state === 'queued') return null;
  if (state === 'conflict') return `${whoWrote(answer?.theirs)} vừa ghi ${answer?.theirs?.shown || 'ô trống'}`;
  return answer?.reason ?? (state === 'locked' ? 'Ô đã khóa, chưa ghi.' : 'Không nhận.');
}

/** What the column takes: digits with a comma, the levels of its scale, words. */
function Keys({
  grid,
  asks,
  column,
  draft,
  cell,
}: {
  grid: Grid;
  asks: Asks;
  column: SheetColumn;
  draft: string | null;
  cell: CellView | undefined;
}) {
  const { scale } = column;
  const next = () => {
    const { active } = grid.snapshot();
    grid.commit();
    const place = afterEnter(active, 1, sizeOf(grid), writable(grid));
    grid.go(place);
    if (place.row === active.row) grid.end();
  };
  if (cell?.closed) {
    const { active, rows, open } = grid.snapshot();
    const pupil = rows[active.row]?.pupil.id;
    return (
      <p className="pgkeys closed" role="status">
        {cell.closed}
        {cell.locked && pupil && open.view.readOnly === null && (
          <UnlockLink view={open.view} cells={[{ pupil, column: column.key }]}>
            Đề nghị mở khóa ô này
          </UnlockLink>
        )}
      </p>
    );
  }
  if (scale.as === 'text')
    return (
      <div className="pgkeys words">
        <textarea
          rows={3}
          aria-label={column.long}
          value={draft ?? cell?.text ?? ''}
          onChange={(event) => grid.type(event.currentTarget.value.replace(/\n/g, ' '), 'typing')}
        />
        <div className="pgacts">
          <button
            type="button"
            className="word"
            onClick={() => {
              grid.commit();
              asks.comments();
            }}
          >
            Chọn câu có sẵn
          </button>
          <button type="button" className="next" onClick={next}>
            Em tiếp theo
          </button>
        </div>
      </div>
    );
  const put = (text: string) => {
    grid.type(text, 'typing');
    next();
  };
  const words = scale.as === 'choice' && scale.words === true;
  const choices =
    scale.as === 'choice'
      ? scale.choices.map(({ code, name }) => ({ code, name }))
      : scale.as === 'comment'
        ? [
            { code: 'Đ', name: 'Đạt' },
            { code: 'CĐ', name: 'Chưa đạt' },
          ]
        : null;
  if (choices)
    return (
      <div className="pgkeys choices">
        {choices.map(({ code, name }) => (
          <button key={code} type="button" onClick={() => put(code)}>
            {words ? (
              <span>{name}</span>
            ) : (
              <>
                <b>{code}</b>
                {name !== code && <small>{name}</small>}
              </>
            )}
          </button>
        ))}
        <div className="pgacts">
          <button
            type="button"
            aria-label="Xóa"
            onClick={() => {
              grid.type('', 'typing');
              grid.commit();
            }}
          >
            <IconBackspace size={22} aria-hidden />
          </button>
          <button type="button" className="word" onClick={() => grid.turn('back')}>
            Hoàn tác
          </button>
          {/* A level goes on by itself: nothing here may be called "Tiếp". */}
          <button type="button" className="word" onClick={next}>
            Bỏ qua em này
          </button>
        </div>
      </div>
    );
  const press = (key: string) => grid.type(`${draft ?? ''}${key}`, 'typing');
  return (
    <div className="pgkeys digits">
      {['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', ','].map((key) => (
        <button key={key} type="button" disabled={key === ',' && scale.as === 'whole'} onClick={() => press(key)}>
          {key}
        </button>
      ))}
      <button
        type="button"
        aria-label="Xóa"
        onClick={() => (draft ? grid.type(draft.slice(0, -1), 'typing') : grid.type('', 'typing'))}
      >
        <IconBackspace size={22} aria-hidden />
      </button>
      <button type="button" className="word" onClick={() => grid.turn('back')}>
        Hoàn tác
      </button>
      <button type="button" className="next" onClick={next}>
        Tiếp
      </button>
    </div>
  );
}

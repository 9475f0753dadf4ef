// The table itself: a row a pupil, drawn again only when something of that pupil changes or the caret comes by.
import './grid-table.css';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { type MouseEvent, memo, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { formatDate } from '#kernel/calendar.ts';
import { groupWord } from '../../rules/column-words.ts';
import { goneWords } from '../../rules/gone.ts';
import { periodWords } from '../period.ts';
import { CellInput } from './cell-input.tsx';
import { CellNote } from './cell-note.tsx';
import { lockOfColumn, lockWords } from './column-lock.ts';
import { type Asks, meanText, onGridKey } from './grid-keys.ts';
import { blockOf } from './places.ts';
import { StateIcon } from './state-icon.tsx';
import type { CellView, Grid, Mode, RowView } from './store.ts';
import { useGridState } from './use-grid.ts';
import { type GridColumn, type OpenSheet, untilWords } from './view.ts';

type TableProps = { grid: Grid; asks: Asks; label: string; scroller: RefObject<HTMLDivElement | null> };

export function GridTable({ grid, asks, label, scroller }: TableProps) {
  const { open, rows, active, anchor, mode, draft } = useGridState(grid);
  const block = blockOf(anchor, active);
  const several = block.top !== block.bottom || block.left !== block.right;
  const onPointer = (event: MouseEvent<HTMLElement>, extend: boolean) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-col]');
    const row = Number(cell?.parentElement?.dataset.row);
    if (!cell || Number.isNaN(row)) return;
    const place = { row, col: Number(cell.dataset.col) };
    const now = grid.snapshot().active;
    if (place.row === now.row && place.col === now.col) return;
    if (!extend) event.preventDefault();
    grid.go(place, extend || event.shiftKey);
  };
  return (
    <div className="mgscroll" ref={scroller}>
      <table
        className="mgt"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a real table that is a grid; its cells become gridcells
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 2}
        aria-multiselectable
        aria-describedby="mg-keys"
        onMouseDown={(event) => event.button === 0 && onPointer(event, false)}
        onMouseMove={(event) => event.buttons === 1 && onPointer(event, true)}
      >
        <GridHead open={open} rows={rows} left={block.left} right={block.right} />
        <tbody>
          {rows.map((row, i) => {
            const here = i === active.row;
            const chosen = i >= block.top && i <= block.bottom;
            return (
              <GridRow
                key={row.pupil.id}
                {...{ grid, asks, row, index: i, columns: open.columns }}
                col={here ? active.col : -1}
                from={chosen && several ? block.left : -1}
                to={chosen && several ? block.right : -1}
                mode={here ? mode : 'ready'}
                draft={here ? draft : null}
                low={i >= rows.length - 6 && rows.length > 8}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function GridHead({ open, rows, left, right }: { open: OpenSheet; rows: readonly RowView[]; left: number; right: number }) {
  const groups: { name: string; span: number; first: number }[] = [];
  open.columns.forEach((column, i) => {
    const name =
      column.as === 'cell' && column.column.group && column.column.scale.as !== 'text'
        ? [groupWord(column.column), column.column.coefficient !== null && `hệ số ${column.column.coefficient}`]
            .filter(Boolean)
            .join(', ')
            .replace(/^./u, (first) => first.toUpperCase())
        : '';
    const last = groups.at(-1);
    if (name !== '' && last?.name === name) last.span++;
    else groups.push({ name, span: 1, first: i });
  });
  const there = (key: string) => rows.filter((row) => row.pupil.here && row.cells[key]?.value != null).length;
  const asked = rows.filter((row) => row.pupil.here && !row.pupil.excused).length;
  return (
    <thead>
      <tr>
        <th rowSpan={2} scope="col" className="s0">
          STT
        </th>
        <th rowSpan={2} scope="col" className="s1">
          Họ và tên
        </th>
        <th rowSpan={2} scope="col" className="day">
          Ngày sinh
        </th>
        {groups.map(({ name, span, first }) => {
          const column = open.columns[first] as GridColumn;
          if (name !== '')
            return (
              <th key={first} colSpan={span} scope="colgroup" className="g">
                {name}
              </th>
            );
          if (column.as === 'mean')
            return (
              <th key={first} rowSpan={2} scope="col" className="tb">
                {column.name}
                <small>{periodWords[open.view.period]}</small>
              </th>
            );
          return (
            <th key={first} rowSpan={2} scope="col" className={column.column.scale.as === 'text' ? 'nt' : 'g'}>
              {column.column.name}
              {column.column.scale.as !== 'text' && <small className="num">{`${there(column.key)}/${asked}`}</small>}
            </th>
          );
        })}
      </tr>
      <tr>
        {open.columns.map((column, i) => {
          if (column.as !== 'cell' || !column.column.group || column.column.scale.as === 'text') return null;
          const { on, name } = column.column;
          const { short: shown, full } = open.words.get(column.key) ?? { short: name, full: name };
          const lock = lockOfColumn(open, rows, column.key);
          const last =
            (open.columns[i + 1] as Extract<GridColumn, { as: 'cell' }> | undefined)?.column?.group !== column.column.group;
          return (
            <th
              key={column.key}
              scope="col"
              title={[full, on && `ngày ${formatDate(on)}`].filter(Boolean).join(', ')}
              className={`k${shown.length > 8 ? ' words' : ''}${lock === null || lock === 'locked' ? '' : ' opened'}${i >= left && i <= right ? ' on' : ''}${last ? ' sep' : ''}`}
            >
              <span>
                <span aria-hidden>{shown}</span>
                <span className="vh">{full}</span>
                {lock === 'locked' && <IconLock size={12} aria-label="khóa" />}
                {lock !== null && lock !== 'locked' && <IconLockOpen size={12} aria-hidden />}
              </span>
              <small className="num">{lock === null ? `${there(column.key)}/${asked}` : lockWords(lock)}</small>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

type RowProps = {
  grid: Grid;
  asks: Asks;
  row: RowView;
  index: number;
  columns: readonly GridColumn[];
  col: number;
  from: number;
  to: number;
  mode: Mode;
  draft: string | null;
  /** Near the lower edge what opens opens upward. */
  low: boolean;
};

const GridRow = memo(function GridRow({ grid, asks, row, index, columns, col, from, to, mode, draft, low }: RowProps) {
  const { pupil } = row;
  const chosen = col >= 0 || from >= 0;
  const gone = goneWords(pupil);
  return (
    <tr data-row={index} className={pupil.here && !pupil.excused ? undefined : 'away'} aria-rowindex={index + 3}>
      <td className="s0">{index + 1}</td>
      <th scope="row" className={chosen ? 's1 on' : 's1'} title={[pupil.name, gone].filter(Boolean).join(', ')}>
        <span>{pupil.name}</span>
        {gone && <small className="went">{gone}</small>}
      </th>
      <td className="day">{pupil.birthDate ? formatDate(pupil.birthDate) : ''}</td>
      {columns.map((column, i) => {
        const selected = i === col || (from >= 0 && i >= from && i <= to);
        if (column.as === 'mean')
          return (
            <td key={column.key} data-col={i} className="tb" {...selectedIf(selected)}>
              <MeanCell {...{ grid, asks, row, col: i, active: i === col }} />
            </td>
          );
        const cell = row.cells[column.key] as CellView;
        const next = columns[i + 1];
        const last = next?.as !== 'cell' || next.column.group !== column.column.group;
        return (
          <td
            key={column.key}
            data-col={i}
            data-state={cell.state === 'still' ? undefined : cell.state}
            {...selectedIf(selected)}
            {...(cell.closed === null ? {} : { 'aria-readonly': true })}
            className={classOf(column, cell, i === col, last)}
            title={titleOf(cell) ?? (column.column.scale.as === 'text' && cell.text !== '' ? cell.text : undefined)}
          >
            {i === col ? (
              <>
                <CellInput
                  {...{ grid, asks, cell, mode, draft, low, scale: column.column.scale }}
                  label={`${pupil.name}, ${column.column.long}${cell.opened === null ? '' : `, đang mở đến ${untilWords(cell.opened)}`}`}
                />
                {draft === null && <CellNote {...{ grid, cell, low, column: column.column, pupil }} />}
              </>
            ) : (
              <span className="v">{cell.text}</span>
            )}
            <StateIcon state={cell.state} />
          </td>
        );
      })}
    </tr>
  );
});

const titleOf = (cell: CellView): string | undefined => {
  if (cell.closed !== null) return cell.closed;
  const reason = cell.waiting?.answer?.reason;
  if (reason) return reason.startsWith('“') ? reason : `“${cell.text}”: ${reason}`;
  return cell.opened === null ? undefined : `Đang mở khóa cho thầy cô đến ${untilWords(cell.opened)}.`;
};

/** Within role=grid a td is a gridcell, which can be selected. */
const selectedIf = (selected: boolean) => (selected ? { 'aria-selected': true } : {});
const classOf = (column: Extract<GridColumn, { as: 'cell' }>, cell: CellView, active: boolean, last: boolean): string =>
  [
    column.column.scale.as === 'text' ? 'nt' : 'mk',
    column.column.scale.as === 'choice' && column.column.scale.words && 'words',
    active && 'act',
    last && 'sep',
    cell.locked && 'lock',
    cell.opened !== null && 'opened',
    cell.closed !== null && !cell.locked && 'ro',
    cell.absent && 'absent',
  ]
    .filter(Boolean)
    .join(' ');

/** What follows from the row; opens its sum. */
function MeanCell({ grid, asks, row, col, active }: { grid: Grid; asks: Asks; row: RowView; col: number; active: boolean }) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (active) button.current?.focus({ preventScroll: true });
    if (active) button.current?.closest('td')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);
  const text = meanText(row.result);
  const place = () => ({ row: Number(button.current?.closest('tr')?.dataset.row), col });
  return (
    <button
      ref={button}
      type="button"
      data-why={row.pupil.id}
      className={row.result.mean !== null && row.result.mean < 50 ? 'mean low' : 'mean'}
      tabIndex={active ? 0 : -1}
      aria-label={text === '' ? `${row.pupil.name}: chưa có kết quả, vì sao` : `Vì sao ${text}, ${row.pupil.name}`}
      onClick={() => {
        grid.go(place());
        asks.why(place());
      }}
      onKeyDown={(event) => onGridKey(event, grid, asks)}
    >
      {text}
    </button>
  );
}

/** The caret is where one works: from the first moment, and after a dialog. */
export function useFocusBack(opened: boolean): void {
  const before = useRef(opened);
  useEffect(() => {
    if (before.current && !opened) document.querySelector<HTMLElement>('.mgt .act input, .mgt .act textarea')?.focus();
    before.current = opened;
  }, [opened]);
}

// The grid with everything around it: what it is of, what can be done, the cell in words, the panel, the line.
import './sheet-screen.css';
import {
  IconAlertCircle,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowsLeftRight,
  IconCheck,
  IconClipboardText,
  IconCloudOff,
  IconColumns,
  IconHistory,
  IconLayoutSidebarRight,
  IconLoader2,
  IconLock,
  IconMessage2,
} from '@tabler/icons-react';
import { type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useRevalidator, useSearchParams } from 'react-router';
import { formatTenths } from '#kernel/numbers.ts';
import { Desk } from '#platform/ui/desk.ts';
import { askForKeys } from '#platform/ui/keyboard.ts';
import type { OwnComment } from '../../queries/comment-bank.ts';
import { halfUp } from '../../rules/average.ts';
import { CellPanel } from './cell-panel.tsx';
import { ColumnsDialog } from './columns-dialog.tsx';
import { CommentsDialog } from './comments-dialog.tsx';
import { type Asks, meanText, takesWords } from './grid-keys.ts';
import { GridTable, useFocusBack } from './grid-table.tsx';
import { Panel } from './panel.tsx';
import { LeftOut, PasteDialog } from './paste-dialog.tsx';
import { PhoneGrid } from './phone-grid.tsx';
import { blockOf } from './places.ts';
import { SheetTools, type Tool } from './sheet-tools.tsx';
import { StatusLine } from './status-line.tsx';
import type { Grid } from './store.ts';
import { useGrid, useGridState } from './use-grid.ts';
import { useLine } from './use-outbox.ts';
import { fullName, isLocked, type SheetView } from './view.ts';
import { Why } from './why.tsx';

const small = '(max-width: 600px)';
const watchSmall = (change: () => void) => {
  const media = matchMedia(small);
  media.addEventListener('change', change);
  return () => media.removeEventListener('change', change);
};
const usePhone = () =>
  useSyncExternalStore(
    watchSmall,
    () => matchMedia(small).matches,
    () => false,
  );

type Props = {
  view: SheetView;
  bank: readonly OwnComment[];
  mayAddToSchool: boolean;
  head: ReactNode;
  /** What leads elsewhere. */
  links: readonly Tool[];
};
type Opened =
  | { what: 'paste'; text: string | null }
  | { what: 'why'; row: number }
  | { what: 'columns' | 'comments' | 'leftOut' }
  | null;

export function SheetScreen({ view, bank, mayAddToSchool, head, links }: Props) {
  const { grid, outbox } = useGrid(view);
  const { open, rows, leftOut, active } = useGridState(grid);
  const { line } = useLine(outbox);
  const phone = usePhone();
  const [opened, setOpened] = useState<Opened>(null);
  const [beside, setBeside] = useState<'panel' | 'cell' | null>('panel');
  const scroller = useRef<HTMLDivElement>(null);
  const undo = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setOpened(null), []);
  const [search] = useSearchParams();
  const wanted = search.get('pupil');
  // Whoever was led here by what a pupil lacks is led on to the first of the cells.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for the address, whatever is typed afterwards
  useEffect(() => {
    const pupil = view.pupils.find(({ id }) => id === wanted);
    const empty = open.sheet.columns.find(({ key, needed }) => needed && (pupil?.cells[key]?.[0] ?? null) === null);
    if (pupil) grid.goTo(pupil.id, (empty ?? open.sheet.columns[0])?.key ?? '');
  }, [wanted, grid]);
  useFocusBack(opened !== null);
  useAskWhenClosed(view);
  const asks = useMemo<Asks>(
    () => ({
      paste: (text) => setOpened({ what: 'paste', text }),
      cell: () => setBeside('cell'),
      why: ({ row }) => setOpened({ what: 'why', row }),
      leave: () => undo.current?.focus(),
      keys: askForKeys,
      comments: () => setOpened({ what: 'comments' }),
    }),
    [],
  );
  const writes = view.readOnly === null;
  const locked = isLocked(view);
  const hasText = open.sheet.columns.some(({ scale }) => scale.as === 'text');
  const hasGroups = open.sheet.columns.some(({ repeated }) => repeated);
  const own: Tool[] = [
    {
      ...{ name: 'Dán từ Excel', icon: <IconClipboardText size={16} aria-hidden />, front: true },
      act: () => setOpened({ what: 'paste', text: null }),
    },
    ...(hasText ? [{ name: 'Ngân hàng nhận xét', icon: <IconMessage2 size={16} aria-hidden />, act: asks.comments }] : []),
    ...(hasGroups
      ? [{ name: 'Cột', icon: <IconColumns size={16} aria-hidden />, act: () => setOpened({ what: 'columns' }) }]
      : []),
  ];
  const tools = [...(writes ? own.map((one) => ({ ...one, off: locked })) : []), ...links];
  return (
    <div className="mg" data-line={line}>
      <div className="mghead">
        {head}
        <SheetTools tools={tools} phone={phone} />
      </div>
      {view.readOnly && (
        <p className="mgnote note" role="note">
          <IconLock size={16} aria-hidden /> <span>{view.readOnly}</span>
        </p>
      )}
      {phone ? (
        <PhoneGrid grid={grid} asks={asks} />
      ) : (
        <>
          <div className="mgbar row">
            <button
              ref={undo}
              type="button"
              className="iconic"
              aria-label="Hoàn tác"
              title="Hoàn tác (Ctrl Z)"
              onClick={() => grid.turn('back')}
            >
              <IconArrowBackUp size={18} aria-hidden />
            </button>
            <button
              type="button"
              className="iconic"
              aria-label="Làm lại"
              title="Làm lại (Ctrl Y)"
              onClick={() => grid.turn('again')}
            >
              <IconArrowForwardUp size={18} aria-hidden />
            </button>
            <Where grid={grid} />
            {writes && !locked && takesWords(grid, active.col) && (
              <button type="button" onClick={asks.comments}>
                Chọn câu có sẵn
              </button>
            )}
            <span className="grow" />
            <ul className="mglegend" aria-label="Dấu trong ô">
              <li>
                <IconCheck size={13} className="ok" aria-hidden /> đã lưu
              </li>
              <li>
                <IconLoader2 size={13} aria-hidden /> đang lưu
              </li>
              <li>
                <IconCloudOff size={13} aria-hidden /> chờ mạng
              </li>
              <li>
                <IconAlertCircle size={13} className="bad" aria-hidden /> không nhận
              </li>
              <li>
                <IconArrowsLeftRight size={13} className="warn" aria-hidden /> xung đột
              </li>
              <li>
                <IconLock size={13} aria-hidden /> khóa
              </li>
            </ul>
            <button
              type="button"
              className="iconic"
              aria-pressed={beside === 'cell'}
              title="Lịch sử ô (Ctrl Enter)"
              onClick={() => setBeside(beside === 'cell' ? 'panel' : 'cell')}
            >
              <IconHistory size={18} aria-hidden />
              <span className="vh">Lịch sử ô</span>
            </button>
            <button
              type="button"
              className="iconic"
              aria-pressed={beside !== null}
              title="Tình hình bảng điểm"
              onClick={() => setBeside(beside === null ? 'panel' : null)}
            >
              <IconLayoutSidebarRight size={18} aria-hidden />
              <span className="vh">Tình hình bảng điểm</span>
            </button>
          </div>
          <div className="mgbody">
            {rows.length === 0 ? (
              <p className="blank">Lớp {view.className} chưa có học sinh.</p>
            ) : (
              <GridTable {...{ grid, asks, scroller }} label={`${view.title}, lớp ${view.className}`} />
            )}
            {beside !== null && (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
              <aside className="mgpanel" aria-label="Tình hình bảng điểm" tabIndex={0}>
                {beside === 'cell' && <CellPanel grid={grid} onClose={() => setBeside('panel')} />}
                <Panel {...{ grid, outbox }} />
              </aside>
            )}
          </div>
        </>
      )}
      <StatusLine {...{ grid, outbox }} onLeftOut={() => setOpened({ what: 'leftOut' })} />
      {opened?.what === 'paste' && <PasteDialog grid={grid} text={opened.text} onClose={close} />}
      {opened?.what === 'leftOut' && (
        <LeftOut
          list={leftOut}
          onClose={() => {
            grid.leaveOut([]);
            close();
          }}
        />
      )}
      {opened?.what === 'why' && <Why open={open} row={rows[opened.row]} onClose={close} />}
      {opened?.what === 'columns' && <ColumnsDialog open={open} onClose={close} />}
      {opened?.what === 'comments' && <CommentsDialog {...{ grid, bank, mayAddToSchool }} onClose={close} />}
    </div>
  );
}

/** What was opened for a while closes by itself: asked again then, so that nobody types into what is closed. */
function useAskWhenClosed({ open }: SheetView): void {
  const { revalidate } = useRevalidator();
  const { ahead } = useContext(Desk);
  useEffect(() => {
    if (open.length === 0) return;
    const left = Math.min(...open.map(({ until }) => Date.parse(until))) - (Date.now() + ahead);
    const timer = setTimeout(revalidate, Math.min(Math.max(left, 0) + 5000, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  }, [open, ahead, revalidate]);
}

/** Which cell is it, what stands in it; of a block, how large and its mean. */
function Where({ grid }: { grid: Grid }) {
  const { open, rows, active, anchor, draft } = useGridState(grid);
  const row = rows[active.row];
  const column = open.columns[active.col];
  if (!row || !column) return null;
  const block = blockOf(anchor, active);
  const [high, wide] = [block.bottom - block.top + 1, block.right - block.left + 1];
  const values = rows.slice(block.top, block.bottom + 1).flatMap((line) =>
    open.columns.slice(block.left, block.right + 1).flatMap((one) => {
      const value = one.as === 'cell' ? line.cells[one.key]?.value : line.result.mean;
      return typeof value === 'number' ? [value] : [];
    }),
  );
  const sum = values.reduce((a, b) => a + b, 0);
  const name = column.as === 'mean' ? column.name : fullName(open, column.column);
  const text = column.as === 'mean' ? meanText(row.result) : (draft ?? row.cells[column.key]?.text ?? '');
  return (
    <>
      <p className="mgwhere">
        <span>
          {row.pupil.name}, {name}
        </span>
        <b className="num">{text}</b>
        {high * wide > 1 && (
          <span className="num muted">
            {high} × {wide} ô
          </span>
        )}
      </p>
      {values.length > 1 && <span className="small muted num">TB vùng chọn {formatTenths(halfUp(sum, values.length))}</span>}
    </>
  );
}

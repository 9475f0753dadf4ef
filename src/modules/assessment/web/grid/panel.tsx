// Beside the grid: what waits for the teacher, what is still missing, how the class stands, what is locked.
import './panel.css';
import { IconAlertCircle, IconArrowsLeftRight, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatTenths } from '#kernel/numbers.ts';
import { halfUp } from '../../rules/average.ts';
import type { NamedCell } from '../../rules/cell-list.ts';
import { lockReason } from '../../rules/lock.ts';
import { periodWord } from '../period.ts';
import { ConflictsDialog } from './conflicts-dialog.tsx';
import { toNextEmpty } from './grid-keys.ts';
import { OpenedCells } from './opened-cells.tsx';
import type { Outbox } from './outbox.ts';
import { blockOf } from './places.ts';
import type { Waiting } from './queue.ts';
import { useWaiting } from './status-line.tsx';
import type { Grid, GridState } from './store.ts';
import { UnlockLink } from './unlock-link.tsx';
import { useGridState } from './use-grid.ts';
import { fullName, shortName } from './view.ts';

export function Panel({ grid, outbox }: { grid: Grid; outbox: Outbox }) {
  const state = useGridState(grid);
  return (
    <>
      <Attention grid={grid} outbox={outbox} state={state} />
      <OpenedCells grid={grid} state={state} />
      <Lacking grid={grid} state={state} />
      <Standing state={state} />
      <Accepted state={state} />
      <Locks state={state} />
    </>
  );
}

function Attention({ grid, outbox, state }: { grid: Grid; outbox: Outbox; state: GridState }) {
  const { wrong, conflicts } = useWaiting(grid, outbox);
  const [choosing, setChoosing] = useState(false);
  const all = [...wrong, ...conflicts];
  if (all.length === 0 && !choosing) return null;
  const words = (one: Waiting) => {
    const name = state.rows.find((row) => row.pupil.id === one.pupil)?.pupil.name ?? '';
    const column = state.open.sheet.columns.find(({ key }) => key === one.column);
    const where = `${name}, ${column ? shortName(state.open, column) : one.column}`;
    if (one.state === 'conflict') return `${where}: ${one.answer?.theirs?.by} đã ghi ${one.answer?.theirs?.shown || 'ô trống'}`;
    const text = one.text.length > 60 ? `${one.text.slice(0, 60)}…` : one.text;
    return `${where}: ${text || 'xóa'}${one.state === 'locked' ? ', ô đã khóa' : ' không nhận'}`;
  };
  return (
    <section>
      <div className="row">
        <h2>Cần xử lý</h2>
        <span className="tag bad num">{all.length}</span>
      </div>
      <ul className="attention">
        {all.slice(0, 8).map((one) => (
          <li key={one.opId}>
            <button type="button" className="plain" title={one.answer?.reason} onClick={() => grid.goTo(one.pupil, one.column)}>
              {one.state === 'conflict' ? (
                <IconArrowsLeftRight size={15} className="warn" aria-hidden />
              ) : one.state === 'locked' ? (
                <IconLock size={15} className="bad" aria-hidden />
              ) : (
                <IconAlertCircle size={15} className="bad" aria-hidden />
              )}
              <span>
                {words(one)}
                {one.state !== 'conflict' && one.answer?.reason && <small className="muted">{one.answer.reason}</small>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {all.length > 8 && <p className="small muted">và {all.length - 8} ô nữa</p>}
      {conflicts.length > 1 && (
        <button type="button" onClick={() => setChoosing(true)}>
          Xem cả {conflicts.length} ô hai người cùng sửa
        </button>
      )}
      {choosing && <ConflictsDialog {...{ grid, conflicts }} onClose={() => setChoosing(false)} />}
    </section>
  );
}

function Lacking({ grid, state }: { grid: Grid; state: GridState }) {
  const { open, rows } = state;
  const present = rows.filter(({ pupil }) => pupil.here && !pupil.excused);
  const needed = present.reduce((n, { result }) => n + result.needed, 0);
  const lacking = needed - present.reduce((n, { result }) => n + result.present, 0);
  if (needed === 0) return null;
  const columns = open.sheet.columns
    .filter((column) => column.needed && column.scale.as !== 'text')
    .map((column) => ({ column, there: present.filter(({ cells }) => cells[column.key]?.value != null).length }));
  const behind = columns.filter(({ there }) => there < present.length);
  return (
    <section>
      <div className="row">
        <h2>{lacking === 0 ? 'Đã đủ điểm' : 'Còn thiếu'}</h2>
        <b className="num">{lacking === 0 ? `${needed}/${needed}` : lacking}</b>
      </div>
      <ul className="lacking">
        {behind.map(({ column, there }) => (
          <li key={column.key}>
            <span className="row">
              <span className="grow">{fullName(open, column)}</span>
              <span className="num">{`${there}/${present.length}`}</span>
            </span>
            <span className="bar">
              <i style={{ width: `${present.length === 0 ? 0 : (100 * there) / present.length}%` }} />
            </span>
          </li>
        ))}
      </ul>
      {behind.length > 0 && open.view.readOnly === null && (
        <p className="small">
          <button type="button" className="linkish" onClick={() => toNextEmpty(grid)}>
            Tới ô trống kế tiếp
          </button>{' '}
          <kbd>Ctrl ↓</kbd>
        </p>
      )}
    </section>
  );
}

function Standing({ state }: { state: GridState }) {
  const { open, rows } = state;
  const means = rows.flatMap(({ pupil, result }) => (pupil.here && result.mean !== null ? [result.mean] : []));
  if (open.bands.length === 0) return null;
  const counts = open.bands.map((band) => ({
    ...band,
    count: means.filter((mean) => mean >= band.from && mean <= band.to).length,
  }));
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const sum = means.reduce((a, b) => a + b, 0);
  const below = means.filter((mean) => mean < 50).length;
  return (
    <section>
      <div className="row">
        <h2>Phân bố TBm</h2>
        <span className="small muted num">{`${means.length} em`}</span>
      </div>
      <div className="bands" role="img" aria-label={counts.map(({ name, count }) => `${name}: ${count} em`).join('; ')}>
        {counts.map(({ name, count }) => (
          <div key={name}>
            <span>{count}</span>
            <i style={{ height: `${Math.round((34 * count) / most)}px` }} />
            <small>{name}</small>
          </div>
        ))}
      </div>
      <dl className="figures">
        <dt>Trung bình lớp</dt>
        <dd>{means.length === 0 ? '–' : formatTenths(halfUp(sum, means.length))}</dd>
        <dt>Dưới 5,0</dt>
        <dd className={below > 0 ? 'bad' : undefined}>{below} em</dd>
      </dl>
    </section>
  );
}

/** What may be typed where a cell takes one of a few levels. */
function Accepted({ state: { open, active } }: { state: GridState }) {
  const column = open.columns[active.col];
  if (column?.as !== 'cell' || column.column.scale.as !== 'choice' || open.view.readOnly !== null) return null;
  const { choices, words } = column.column.scale;
  return (
    <section>
      <h2>Ghi được ở cột này</h2>
      <ul className="small accepted">
        {choices.map(({ code, name, letter }) => (
          <li key={code}>
            {!words && <kbd>{letter ?? code}</kbd>} {name}
          </li>
        ))}
      </ul>
      <p className="small muted">
        {words ? 'Gõ cả tên, không dấu cũng được' : 'Gõ chữ tắt hoặc cả tên, chữ thường cũng được'}; F2 mở danh sách.
      </p>
    </section>
  );
}

const mostInAddress = 150;
/** The closed cells of the chosen block, so that nobody has to look for them again where they are asked for. */
function chosenClosed({ open, rows, active, anchor }: GridState): NamedCell[] {
  const { top, bottom, left, right } = blockOf(anchor, active);
  const columns = open.columns.slice(left, right + 1);
  if (rows.length > 1 && bottom - top + 1 === rows.length)
    return columns.flatMap(({ as, key }) => (as === 'cell' ? [{ pupil: '*', column: key }] : []));
  const cells = rows
    .slice(top, bottom + 1)
    .flatMap((row) => columns.flatMap(({ key }) => (row.cells[key]?.locked ? [{ pupil: row.pupil.id, column: key }] : [])));
  return cells.slice(0, mostInAddress);
}

function Locks({ state }: { state: GridState }) {
  const { open } = state;
  const { locks, unit, classSubject, period, readOnly } = open.view;
  const log = <Link to={`/${unit}/assessment/sheets/${classSubject}/${periodWord[period]}/log`}>Nhật ký sửa điểm</Link>;
  if (locks.length === 0)
    return (
      <section>
        <p className="small">{log}</p>
      </section>
    );
  const whole = locks.some(({ column }) => column === null);
  return (
    <section>
      <h2 className="row">
        <IconLock size={16} aria-hidden /> {whole ? 'Bảng điểm đã khóa' : 'Cột đã khóa'}
      </h2>
      <ul className="small stack tight">
        {locks.map((lock) => (
          <li key={`${lock.column}${lock.at}`}>
            {lock.column && <b>{open.sheet.columns.find(({ key }) => key === lock.column)?.long ?? lock.column}. </b>}
            {lockReason(lock, open.view.principal)}
          </li>
        ))}
      </ul>
      <p className="small row">
        {readOnly === null && (
          <UnlockLink view={open.view} cells={chosenClosed(state)}>
            Đề nghị mở khóa
          </UnlockLink>
        )}{' '}
        {log}
      </p>
    </section>
  );
}

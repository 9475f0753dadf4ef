// One cell, looked at closely: what it was, who changed it, when, how and why; where it is locked, the way to have it opened.
import { IconX } from '@tabler/icons-react';
import { Link } from 'react-router';
import { CellHistory } from '../parts/cell-history.tsx';
import { periodWord } from '../period.ts';
import { unlockAddress } from '../unlock-address.ts';
import type { Grid } from './store.ts';
import { useGridState } from './use-grid.ts';

export function CellPanel({ grid, onClose }: { grid: Grid; onClose(): void }) {
  const { open, rows, active } = useGridState(grid);
  const column = open.columns[active.col];
  const row = rows[active.row];
  if (!row || column?.as !== 'cell') return null;
  const { pupil } = row;
  const cell = row.cells[column.key];
  const { unit, classSubject, period } = open.view;
  const sheet = `/${unit}/assessment/sheets/${classSubject}/${periodWord[period]}`;
  return (
    <section aria-label="Lịch sử ô">
      <div className="row">
        <h2>{pupil.name}</h2>
        <button type="button" className="plain" aria-label="Đóng lịch sử ô" onClick={onClose}>
          <IconX size={16} aria-hidden />
        </button>
      </div>
      <p className="small muted">
        {column.column.long}: <b className="num">{cell?.text || 'trống'}</b>
      </p>
      {cell?.closed && <p className="small">{cell.closed}</p>}
      {cell?.locked && open.view.readOnly === null && (
        <p className="small">
          <Link to={unlockAddress(open.view, [{ pupil: pupil.id, column: column.key }])}>Đề nghị mở khóa ô này</Link>
        </p>
      )}
      <CellHistory sheet={sheet} pupil={pupil.id} column={column.key} version={grid.stored(pupil.id, column.key)?.version ?? 0} />
    </section>
  );
}

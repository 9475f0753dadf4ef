// One cell, looked at closely: what it was, who changed it, when, how and why. Asked for when it is opened.
import { IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { lockOn } from '../../rules/lock.ts';
import type { CellEntry, CellStory } from '../cell.ts';
import { CellHistory } from '../parts/cell-history.tsx';
import { periodWord } from '../period.ts';
import { unlockAddress } from '../unlock-address.ts';
import type { Grid } from './store.ts';
import { useGridState } from './use-grid.ts';

export function CellPanel({ grid, onClose }: { grid: Grid; onClose(): void }) {
  const { open, rows, active } = useGridState(grid);
  const column = open.columns[active.col];
  const row = rows[active.row];
  const pupil = row?.pupil;
  const key = column?.as === 'cell' ? column.key : null;
  const version = pupil && key ? (grid.stored(pupil.id, key)?.version ?? 0) : 0;
  const [told, setTold] = useState<{ of: string; changes: CellEntry[] } | null>(null);
  const [failed, setFailed] = useState(false);
  const of = pupil && key ? `${pupil.id} ${key}` : '';
  const { unit, classSubject, period } = open.view;
  useEffect(() => {
    if (of === '') return;
    const [of_pupil, of_column] = of.split(' ') as [string, string];
    const asking = new AbortController();
    const query = new URLSearchParams({ pupil: of_pupil, column: of_column, version: String(version) });
    setFailed(false);
    fetch(`/${unit}/assessment/sheets/${classSubject}/${periodWord[period]}/cell?${query}`, asking)
      .then((response) => (response.ok ? response.json() : Promise.reject(response)))
      .then((body: CellStory) => setTold({ of, changes: body.changes }))
      .catch(() => asking.signal.aborted || setFailed(true));
    return () => asking.abort();
  }, [of, version, unit, classSubject, period]);
  if (!pupil || column?.as !== 'cell' || key === null) return null;
  const cell = row.cells[key];
  const locked = lockOn(open.view.locks, open.view.open, { pupil: pupil.id, column: key }, open.view.userId).lock !== null;
  const changes = told?.of === of ? told.changes : null;
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
      {locked && open.view.readOnly === null && (
        <p className="small">
          <Link to={unlockAddress(open.view, [{ pupil: pupil.id, column: key }])}>Đề nghị mở khóa ô này</Link>
        </p>
      )}
      {failed ? (
        <p className="small muted">Chưa xem được lịch sử, có thể đang mất mạng.</p>
      ) : changes === null ? (
        <p className="small muted">Đang hỏi…</p>
      ) : (
        <CellHistory entries={changes} unit={`/${unit}`} />
      )}
    </section>
  );
}

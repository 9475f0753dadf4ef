// One cell, looked at closely: what it was, who changed it, when, how and why. Asked for when it is opened.
import { IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { CellEntry } from '../cell.ts';
import { CellHistory } from '../parts/cell-history.tsx';
import { periodWord } from '../period.ts';
import type { Grid } from './store.ts';
import { UnlockLink } from './unlock-link.tsx';
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
    const [who = '', where = ''] = of.split(' ');
    const asking = new AbortController();
    const query = new URLSearchParams({ pupil: who, column: where, version: String(version) });
    setFailed(false);
    fetch(`/${unit}/assessment/sheets/${classSubject}/${periodWord[period]}/cell?${query}`, asking)
      .then((response) => (response.ok ? response.json() : Promise.reject(response)))
      .then((changes: CellEntry[]) => setTold({ of, changes }))
      .catch(() => asking.signal.aborted || setFailed(true));
    return () => asking.abort();
  }, [of, version, unit, classSubject, period]);
  if (!pupil || column?.as !== 'cell' || key === null) return null;
  const cell = row.cells[key];
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
      {cell?.locked && open.view.readOnly === null && (
        <p className="small">
          <UnlockLink view={open.view} cells={[{ pupil: pupil.id, column: key }]}>
            Đề nghị mở khóa ô này
          </UnlockLink>
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

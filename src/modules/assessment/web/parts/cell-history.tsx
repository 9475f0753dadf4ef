// What stood in a cell before, who wrote it, when, how and why: newest first.
import '../locks.css';
import { Link } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import type { CellEntry } from '../cell.ts';
import { Change } from './change.tsx';

/** @param unit address of the unit */
export function CellHistory({ entries, unit }: { entries: readonly CellEntry[]; unit: string }) {
  if (entries.length === 0) return <p className="small muted">Ô này chưa ai ghi gì.</p>;
  return (
    <ol className="history small">
      {entries.map((entry) => (
        <li key={entry.id}>
          <Change old={entry.old === null ? null : entry.shownOld} next={entry.shown} />
          <br />
          {entry.by}, <span className="num">{formatInstant(new Date(entry.at))}</span>
          {entry.via !== 'grid' && <span className="muted">, {entry.how}</span>}
          {entry.reason && <p className="words">“{entry.reason}”</p>}
          {entry.request !== null && (
            <p>
              <Link to={`${unit}/assessment/requests/${entry.request}`}>Theo đề nghị mở khóa số {entry.request}</Link>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

// Who changed what in this record, newest first.
import { Link } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';

type Entry = {
  id: number;
  at: string | Date;
  actor: string;
  summary: string;
  changes: { label: string; was: string; is: string }[];
};

export function HistoryPanel({ entries, all }: { entries: Entry[]; all: string | null }) {
  return (
    <section className="card" aria-label="Lịch sử">
      <h2 className="row">
        <span className="grow">Lịch sử</span>
        {all && (
          <Link to={all} className="small">
            Tất cả
          </Link>
        )}
      </h2>
      {entries.length === 0 && <p className="pad muted small">Chưa có thay đổi nào được ghi ở đây.</p>}
      <ul className="timeline">
        {entries.map((entry) => (
          <li key={entry.id}>
            {entry.changes.length === 0
              ? entry.summary
              : entry.changes.map((change) => (
                  <p key={change.label}>
                    {change.label} {change.was && <del>{change.was}</del>} {change.is ? <ins>{change.is}</ins> : 'bỏ trống'}
                  </p>
                ))}
            <p className="muted">
              {entry.actor}, {formatInstant(new Date(entry.at))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

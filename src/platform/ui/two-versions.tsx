// Two people saved one thing: both versions side by side. Saving again keeps one's own; nothing is overwritten unseen.
import './two-versions.css';
import { IconAlertTriangle } from '@tabler/icons-react';
import { formatInstant } from '#kernel/calendar.ts';

export type TwoVersions = { by: string; at?: string; rows: { label: string; mine: string; theirs: string }[] };

export function VersionsSideBySide({
  theirs,
  what,
  part,
  again,
  to,
}: {
  theirs: TwoVersions;
  /** 'lịch tuần này'. */
  what: string;
  /** What a row is: 'Buổi'. */
  part: string;
  /** The buttons that keep mine: 'Lưu nháp hoặc Công bố'. */
  again: string;
  /** Where the other version is. */
  to: string;
}) {
  return (
    <section className="card" role="alert" aria-labelledby="h-hai-ban">
      <h2 id="h-hai-ban" className="pad">
        <IconAlertTriangle size={18} aria-hidden /> {theirs.by} vừa lưu {what}
        {theirs.at && ` lúc ${formatInstant(new Date(theirs.at))}`}
      </h2>
      <div className="scroll">
        <table className="list flow versions">
          <thead>
            <tr>
              <th>{part}</th>
              <th>Bản của bạn</th>
              <th>Bản vừa được lưu</th>
            </tr>
          </thead>
          <tbody>
            {theirs.rows.map((row) => (
              <tr key={row.label}>
                <td className="name" data-label={part}>
                  {row.label}
                </td>
                <td data-label="Bản của bạn">{row.mine || 'trống'}</td>
                <td data-label="Bản vừa được lưu">{row.theirs || 'trống'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="pad small">
        {theirs.rows.length === 0 ? 'Hai bản giống nhau ở mọi chỗ. ' : ''}Bấm {again} lần nữa để giữ bản của bạn, hoặc{' '}
        <a href={to}>lấy bản vừa được lưu</a>.
      </p>
    </section>
  );
}

// What really changed while the cells were open: marks, levels and titles that followed, cards that say otherwise now.
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'react-router';
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import { Change } from '#modules/assessment/ui.ts';
import type { RequestView } from '../request-view.ts';

type Given = { done: NonNullable<RequestView['done']>; open: boolean; results: string };
export function Difference({ done, open, results }: Given) {
  const { cells, means, standings, cards } = done;
  const stale = cards.filter(({ replacedOn }) => replacedOn === null);
  const anew = cards.filter(({ replacedOn }) => replacedOn !== null);
  return (
    <section className="card" aria-labelledby="h-khac">
      <h2 id="h-khac">{open ? 'Đã sửa đến lúc này' : 'Đã sửa những gì'}</h2>
      {cells.length === 0 ? (
        <p className="blank">{open ? 'Chưa ô nào được sửa.' : 'Không ô nào đổi khác.'}</p>
      ) : (
        <div className="scroll">
          <table className="list flow">
            <thead>
              <tr>
                <th>Học sinh</th>
                <th>Cột</th>
                <th>Trước, nay</th>
                <th>Người ghi</th>
                <th>Lúc</th>
              </tr>
            </thead>
            <tbody>
              {cells.map((cell) => (
                <tr key={cell.key}>
                  <td className="name" data-label="Học sinh">
                    {cell.pupil}
                  </td>
                  <td data-label="Cột">{cell.what}</td>
                  <td data-label="Trước, nay">
                    <Change old={cell.old} next={cell.next} />
                    {cell.approved && (
                      <>
                        {' '}
                        <span className="tag warn">sửa sau khi duyệt</span>
                      </>
                    )}
                  </td>
                  <td data-label="Người ghi">
                    {cell.by}
                    {cell.times > 1 && <span className="muted">, {cell.times} lần</span>}
                  </td>
                  <td data-label="Lúc" className="num">
                    {formatInstant(new Date(cell.at))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {means.length > 0 && (
        <div className="pad stack">
          <p className="small">Điểm trung bình môn theo các ô trên:</p>
          <ul className="locklist past">
            {means.map((line) => (
              <li key={line.key}>
                {line.pupil}: {line.old === line.next ? `${line.next}, không đổi` : <Change old={line.old} next={line.next} />}
              </li>
            ))}
          </ul>
        </div>
      )}
      {cells.length > 0 && standings.length === 0 && (
        <p className="pad small muted">Học lực, hạnh kiểm, danh hiệu và kết luận của các em không đổi.</p>
      )}
      {standings.length > 0 && (
        <div className="pad stack">
          <p className="note warn">
            <IconAlertTriangle size={18} aria-hidden />
            <span>Xếp loại hoặc kết luận đổi theo trong thời gian mở:</span>
          </p>
          <ul className="locklist past">
            {standings.map((line) => (
              <li key={line.key}>
                {line.pupil}, {line.what}: <Change old={line.old} next={line.next} />
                {line.approved && <span className="tag warn">đổi sau khi duyệt</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
      {cells.some((cell) => cell.approved) && (
        <p className="pad small">
          Em nào có kết quả khác với bản đã duyệt thì hiệu trưởng duyệt lại ở <Link to={results}>bảng tổng hợp của lớp</Link>.
        </p>
      )}
      {stale.length > 0 && (
        <div className="pad">
          <p className="note bad">
            <IconAlertTriangle size={18} aria-hidden />
            <span>
              Phiếu, học bạ phát trước khi sửa, không còn đúng, cần phát lại:{' '}
              {stale.map((card) => `${card.pupil} (${card.what}, ${formatDate(card.on)})`).join('; ')}.
            </span>
          </p>
        </div>
      )}
      {anew.length > 0 && (
        <p className="pad small">
          Phiếu, học bạ phát trước khi sửa, đã thay bằng bản mới:{' '}
          {anew
            .map(
              (card) =>
                `${card.pupil} (${card.what}, ${formatDate(card.on)}, thay ngày ${formatDate(card.replacedOn ?? card.on)})`,
            )
            .join('; ')}
          .
        </p>
      )}
    </section>
  );
}

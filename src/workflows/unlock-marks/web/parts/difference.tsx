// What really changed while the cells were open: marks, levels and titles that followed, cards that say otherwise now.
import { IconAlertTriangle } from '@tabler/icons-react';
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import { Change } from '#modules/assessment/ui.ts';
import type { RequestView } from '../request-view.ts';

export function Difference({ done, open }: { done: NonNullable<RequestView['done']>; open: boolean }) {
  const { cells, standings, cards } = done;
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
                {line.approved && <span className="tag bad">đã duyệt trước đó, cần duyệt lại</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
      {cards.length > 0 && (
        <div className="pad">
          <p className="note bad">
            <IconAlertTriangle size={18} aria-hidden />
            <span>
              Phiếu, học bạ đã phát không còn đúng, cần phát lại:{' '}
              {cards.map((card) => `${card.pupil} (${card.what}, ${formatDate(card.on)})`).join('; ')}.
            </span>
          </p>
        </div>
      )}
    </section>
  );
}

// The cells that were asked for, and what would follow from what the teacher means to write.
import { Change } from '#modules/assessment/ui.ts';
import type { RequestView } from '../request-view.ts';

export function AskedCells({ cells, forecast, pending }: Pick<RequestView, 'cells' | 'forecast'> & { pending: boolean }) {
  const some = cells.some(({ wanted }) => wanted !== '');
  return (
    <section className="card" aria-labelledby="h-cells">
      <h2 id="h-cells">Ô xin mở</h2>
      <div className="scroll">
        <table className="list flow">
          <thead>
            <tr>
              <th>Học sinh</th>
              <th>Cột</th>
              <th>{pending ? 'Đang là' : 'Hiện nay'}</th>
              {some && <th>Xin sửa thành</th>}
            </tr>
          </thead>
          <tbody>
            {cells.map((cell) => (
              <tr key={cell.key}>
                <td className="name" data-label="Học sinh">
                  {cell.pupil}
                  {cell.gone && <span className="tag">{cell.gone}</span>}
                  {cell.closed && <span className="tag">đã duyệt lại, không mở nữa</span>}
                </td>
                <td data-label="Cột">{cell.column}</td>
                <td data-label={pending ? 'Đang là' : 'Hiện nay'} className="num">
                  {cell.now || <i className="muted">trống</i>}
                </td>
                {some && (
                  <td data-label="Xin sửa thành" className="num">
                    {cell.wanted ? <b>{cell.wanted}</b> : <span className="muted">chưa nêu</span>}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pending && forecast && (
        <div className="pad">
          {forecast.means.length + forecast.standings.length === 0 ? (
            <p className="small">Sửa như vậy không làm đổi điểm trung bình môn, học lực hay danh hiệu.</p>
          ) : (
            <>
              <p className="small">Nếu sửa như vậy:</p>
              <ul className="locklist past small">
                {[...forecast.means, ...forecast.standings].map((line) => (
                  <li key={`${line.key} ${line.what}`}>
                    {line.pupil}, {line.what}: <Change old={line.old} next={line.next} />
                  </li>
                ))}
              </ul>
              {forecast.standings.length === 0 && <p className="small muted">Học lực, danh hiệu không đổi.</p>}
            </>
          )}
        </div>
      )}
    </section>
  );
}

// One line a class: where its pupils go, what is in the way, what was done.
import { Form, Link } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import type { RollingClass } from '../preview.ts';

export type Shown = Omit<RollingClass, 'done'> & { done: { pupils: number; by: string; at: string } | null };

function Goes({ row }: { row: Shown }) {
  const to = [...new Set(row.pupils.flatMap((one) => (one.going === 'up' && one.to ? one.to.name : [])))].join(', ');
  const { up, stay, wait, leave, open } = row.counts;
  const parts = [
    up > 0 && `${up} em lên ${to}`,
    stay > 0 && `${stay} em học lại`,
    wait > 0 && `${wait} em chờ`,
    leave > 0 && `${leave} em ra trường`,
    open > 0 && `${open} em chưa quyết định`,
  ].filter(Boolean);
  const named = row.pupils.filter(({ going }) => going === 'stay' || going === 'wait');
  return (
    <>
      {parts.join(', ')}
      {named.length > 0 && (
        <p className="small muted">
          {named.map(({ name, going }) => `${name} (${going === 'stay' ? 'học lại' : 'chờ'})`).join(', ')}
        </p>
      )}
    </>
  );
}

type Props = { classes: readonly Shown[]; principal: boolean; year: string; base: string };

export function RollingTable({ classes, principal, year, base }: Props) {
  if (classes.length === 0) return <p className="card blank">Không có lớp nào trong năm học {year}.</p>;
  // What stands in the way of every class is said once, above.
  const [first] = classes;
  const shared =
    classes.length > 1 ? (first?.reasons ?? []).filter((one) => classes.every(({ reasons }) => reasons.includes(one))) : [];
  return (
    <>
      {shared.length > 0 && (
        <div className="note warn">
          <div>
            <b>Mọi lớp đều chưa kết chuyển được:</b>
            <ul>
              {shared.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      <section className="card scroll" aria-label="Các lớp">
        <table className="list flow">
          <thead>
            <tr>
              <th>Lớp</th>
              <th className="n">Còn trong lớp</th>
              <th>Đi đâu</th>
              <th>Trạng thái</th>
              {principal && (
                <th>
                  <span className="vh">Việc</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {classes.map((row) => (
              <tr key={row.id}>
                <td className="name" data-label="Lớp">
                  <Link to={`${base}/assessment/results/${row.id}/cn`}>{row.name}</Link>
                </td>
                <td className="n" data-label="Còn trong lớp">
                  {row.pupils.length}
                </td>
                <td data-label="Đi đâu">
                  <Goes row={row} />
                </td>
                <td data-label="Trạng thái">
                  {row.done && (
                    <p>
                      <span className="tag ok">đã kết chuyển {row.done.pupils} em</span>{' '}
                      <span className="small muted">
                        {row.done.by}, {formatDate(row.done.at)}
                      </span>
                    </p>
                  )}
                  {row.reasons.length === 0 && <span className="tag info">sẵn sàng</span>}
                  {row.reasons.length > 0 && row.reasons.every((one) => shared.includes(one)) && (
                    <span className="small muted">như trên</span>
                  )}
                  {row.reasons
                    .filter((one) => !shared.includes(one))
                    .map((reason) => (
                      <p key={reason} className="small muted">
                        {reason}
                      </p>
                    ))}
                </td>
                {principal && (
                  <td>
                    {(row.reasons.length === 0 || row.done) && (
                      <Form method="post" className="row" preventScrollReset>
                        <input type="hidden" name="class" value={row.id} />
                        {row.reasons.length === 0 && (
                          <button type="submit" name="intent" value="close" aria-label={`Kết chuyển lớp ${row.name}`}>
                            Kết chuyển
                          </button>
                        )}
                        {row.done && (
                          <button type="submit" name="intent" value="reopen" aria-label={`Hoàn tác kết chuyển lớp ${row.name}`}>
                            Hoàn tác
                          </button>
                        )}
                      </Form>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

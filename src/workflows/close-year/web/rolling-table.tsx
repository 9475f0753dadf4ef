// One line a class: where its pupils go, what is in the way, what was done.
import { Form, Link } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import type { RollingClass } from '../preview.ts';

export type Shown = Omit<RollingClass, 'done'> & { done: { pupils: number; by: string; at: string } | null };

const named = { stay: 'học lại', wait: 'chờ', open: 'chưa quyết định' } as const;
/** A whole class that is not decided is a number, not forty names. */
const namedAtMost = 12;

/** Each pupil once: who goes on with the class is counted, who does not is named where he or she goes. */
function Goes({ row }: { row: Shown }) {
  const to = [...new Set(row.pupils.flatMap((one) => (one.going === 'up' && one.to ? one.to.name : [])))].join(', ');
  const { up, leave } = row.counts;
  const most = [up > 0 && `${up} em lên ${to}`, leave > 0 && `${leave} em ra trường`].filter(Boolean);
  return (
    <>
      {most.length > 0 && <p>{most.join(', ')}</p>}
      {(['stay', 'wait', 'open'] as const).map((going) => {
        const names = row.pupils.filter((one) => one.going === going).map(({ name }) => name);
        if (names.length === 0) return null;
        const more = names.length - namedAtMost;
        return (
          <p key={going}>
            {going === 'open' && more > 0 ? 'chưa quyết định' : `${names.length} em ${named[going]}`}
            {(going !== 'open' || more <= 0) && (
              <span className="small muted">
                : {names.slice(0, namedAtMost).join(', ')}
                {more > 0 && ` và ${more} em nữa`}
              </span>
            )}
          </p>
        );
      })}
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

// The load of every teacher beside the norm; a name leads to the cells.
import { loadStateOf, periodWords } from '../../rules/load.ts';
import type { AssignmentTable } from '../assignment-table.ts';

const words = { none: 'chưa có tiết', within: '', over: 'vượt định mức', far_over: 'vượt quá 6 tiết' } as const;
const tones = { none: 'tag warn', within: '', over: 'tag warn', far_over: 'tag bad' } as const;

export function LoadTable({
  table,
  only,
  lit,
  light,
}: {
  table: AssignmentTable;
  only: ReadonlySet<string> | null;
  lit: string;
  light(staffId: string): void;
}) {
  const rows = table.loads.filter((one) => (!one.manager || one.periods > 0) && (!only || only.has(one.id)));
  const groups = new Map(table.groups.map((one) => [one.id, one.name]));
  return (
    <section className="card" aria-label="Số tiết của giáo viên">
      <h2>Số tiết của giáo viên</h2>
      <div className="scroll">
        <table className="list loads">
          <thead>
            <tr>
              <th scope="col">Giáo viên</th>
              <th scope="col">Tổ</th>
              <th scope="col">Kiêm nhiệm</th>
              <th scope="col">Tiết một tuần và định mức</th>
              <th scope="col">
                <span className="vh">Nhận xét</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => {
              const state = one.manager || (one.periods === 0 && !table.begun) ? 'within' : loadStateOf(one.periods, one.norm);
              const share = one.norm ? Math.min(100, Math.round((one.periods * 100) / one.norm)) : 0;
              return (
                <tr key={one.id}>
                  <td className="name">
                    <button
                      type="button"
                      className="namebutton"
                      aria-pressed={lit === one.id}
                      onClick={() => light(lit === one.id ? '' : one.id)}
                    >
                      {one.name}
                    </button>
                  </td>
                  <td>{groups.get(one.groupId ?? 0) ?? ''}</td>
                  <td>
                    {[
                      one.leads && `chủ nhiệm ${one.leads}`,
                      one.duty === 'head' && 'tổ trưởng',
                      one.duty === 'deputy' && 'tổ phó',
                      one.manager && 'ban giám hiệu',
                    ]
                      .filter(Boolean)
                      .join(', ')}
                  </td>
                  <td>
                    <span className="loadbar">
                      <span className="bar" aria-hidden>
                        <i className={state} style={{ width: `${share}%` }} />
                      </span>
                      <span className="num">
                        {periodWords(one.periods) || '0'}
                        {one.norm !== null && ` / ${periodWords(one.norm)}`}
                      </span>
                    </span>
                  </td>
                  <td>{words[state] && <span className={tones[state]}>{words[state]}</span>}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="foot">
        <span>
          Định mức một tuần đã trừ giờ chủ nhiệm, tổ trưởng, tổ phó (Thông tư 28/2009). Bấm tên để thấy lớp dạy trong bảng.
        </span>
      </p>
    </section>
  );
}

// Every class with every subject: how full each sheet is, one click from its grid. The darker, the fuller; what lacks is written too.
import { Link, useSearchParams } from 'react-router';
import { gradeOf } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber, formatPercent, percentTenths } from '#kernel/numbers.ts';
import type { ListQuery } from '#platform/http/list-query.ts';
import type { SheetSummary } from '../../queries/sheets.ts';
import type { Period } from '../../rules/outcome.ts';
import { periodWord } from '../period.ts';

export type Row = Omit<SheetSummary, 'rules' | 'changedAt'> & { name: string; changedOn: string | null };
type Props = {
  rows: readonly Row[];
  query: ListQuery;
  period: Period;
  base: string;
  grades: readonly string[];
  fits(row: Row): boolean;
};

export function SheetMatrix({ rows, query, period, base, grades, fits }: Props) {
  const [search, setSearch] = useSearchParams();
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    setSearch(next, { replace: true, preventScrollReset: true });
  };
  const chosen = rows.filter(fits);
  const classes = [...new Map(chosen.map((row) => [row.classId, row])).values()];
  const subjects = [...new Map(rows.map((row) => [row.subject, row.name])).entries()].filter(([code]) =>
    chosen.some(({ subject }) => subject === code),
  );
  const sum = (list: readonly Row[]) => ({
    needed: list.reduce((n, row) => n + row.needed, 0),
    present: list.reduce((n, row) => n + row.present, 0),
  });
  const all = sum(chosen);
  return (
    <section className="card" aria-label="Các lớp">
      <form className="tools" role="search" onSubmit={(event) => event.preventDefault()}>
        <input
          className="search"
          type="search"
          aria-label="Tìm lớp, môn hoặc giáo viên"
          placeholder="Lớp, môn hoặc giáo viên"
          defaultValue={query.q}
          maxLength={100}
          onChange={(event) => set('q', event.currentTarget.value)}
        />
        {grades.length > 1 && (
          <select
            aria-label="Khối"
            value={query.filters.grade ?? ''}
            onChange={(event) => set('grade', event.currentTarget.value)}
          >
            <option value="">Mọi khối</option>
            {grades.map((code) => (
              <option key={code} value={code}>
                {gradeOf(code)?.name ?? code}
              </option>
            ))}
          </select>
        )}
        <select
          aria-label="Đủ và thiếu"
          value={query.filters.state ?? ''}
          onChange={(event) => set('state', event.currentTarget.value)}
        >
          <option value="">Đủ và thiếu</option>
          <option value="lacking">Còn thiếu</option>
          <option value="full">Đã đủ</option>
        </select>
        <span className="small muted num">{`${formatNumber(all.present)}/${formatNumber(all.needed)} ô`}</span>
      </form>
      {classes.length === 0 ? (
        <p className="blank">
          {rows.length === 0
            ? 'Chưa có môn học của lớp nào trong năm học này. Văn thư hoặc hiệu trưởng chọn môn của từng lớp ở Phân công giảng dạy.'
            : 'Không có bảng điểm nào khớp. Bớt điều kiện lọc.'}
        </p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <section className="scroll" tabIndex={0} aria-label="Lớp và môn">
          <table className="sheetmatrix">
            <thead>
              <tr>
                <th scope="col">Lớp</th>
                <th scope="col">Chung</th>
                {subjects.map(([code, name]) => (
                  <th key={code} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {classes.map(({ classId, className }) => {
                const own = chosen.filter((row) => row.classId === classId);
                const whole = sum(own);
                return (
                  <tr key={classId}>
                    <th scope="row">
                      <Link to={`${base}/results/${classId}/${periodWord[period]}`}>{className}</Link>
                    </th>
                    <td className="all num">{percent(whole)}</td>
                    {subjects.map(([code]) => {
                      const row = own.find(({ subject }) => subject === code);
                      return (
                        <td key={code}>
                          {row && (
                            <Link
                              to={`${base}/sheets/${row.id}/${periodWord[period]}`}
                              className={`fill f${shade(row)}`}
                              title={`${row.name} ${className}: ${row.present}/${row.needed} ô${row.teacher ? `, ${row.teacher}` : ', chưa phân công'}`}
                              aria-label={`${row.name} ${className}: có ${row.present} trên ${row.needed} ô`}
                            >
                              {percent(row)}
                            </Link>
                          )}
                        </td>
                      );
                    })}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

/** As the screen of results has it: one figure, one rounding. */
const percent = ({ needed, present }: { needed: number; present: number }) => formatPercent(percentTenths(present, needed));
/** 0 nothing … 4 all of it. */
const shade = ({ needed, present }: Row) =>
  needed === 0 || present === 0 ? 0 : present === needed ? 4 : 1 + Math.floor((3 * present) / needed);

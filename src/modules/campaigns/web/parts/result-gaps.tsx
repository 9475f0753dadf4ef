// Classes that lack results: from here to the table of the class, from there to the empty cell.
import { Link } from 'react-router';
import { formatNumber, formatPercent, percentTenths } from '#kernel/numbers.ts';
import type { ResultGapsOf } from '../../queries/result-gaps.ts';

const word = { 1: 'hk1', 2: 'hk2', 3: 'cn' } as const;

export function ResultGaps({ results, base, small }: { results: ResultGapsOf; base: string; small: boolean }) {
  const [complete, cells] = small ? ['Trẻ đã cân đo', 'Ô đã ghi'] : ['Em đủ kết quả', 'Ô điểm đã có'];
  return (
    <>
      {results.periods
        .filter(({ classes }) => classes.length > 0)
        .map(({ semester, classes }) => (
          <section className="card" key={semester}>
            <h2>
              {small ? 'Cân đo' : 'Kết quả'} học kỳ {semester === 1 ? 'I' : 'II'}
            </h2>
            <div className="scroll">
              <table className="list flow">
                <thead>
                  <tr>
                    <th>Lớp</th>
                    <th>Chủ nhiệm</th>
                    <th className="n">{complete}</th>
                    <th className="n">{cells}</th>
                    <th>Còn thiếu</th>
                  </tr>
                </thead>
                <tbody>
                  {classes.map((c) => (
                    <tr key={c.id}>
                      <td className="name" data-label="Lớp">
                        <Link to={`${base}/assessment/results/${c.id}/${word[semester]}?state=missing`}>{c.name}</Link>
                      </td>
                      <td data-label="Chủ nhiệm">{c.homeroom ?? <span className="empty">trống</span>}</td>
                      <td className="n" data-label={complete}>
                        {formatNumber(c.complete)}/{formatNumber(c.pupils)}
                      </td>
                      <td className="n" data-label={cells}>
                        {c.needed > 0 ? formatPercent(percentTenths(c.present, c.needed)) : '–'}
                      </td>
                      <td data-label="Còn thiếu">
                        <Link to={`${base}/assessment/results/${c.id}/${word[semester]}`}>
                          {c.needed > c.present
                            ? `${formatNumber(c.needed - c.present)} ô ${small ? 'của sổ theo dõi' : 'của sổ điểm'}`
                            : small
                              ? 'xem sổ của lớp'
                              : 'xem sổ điểm của lớp'}
                        </Link>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        ))}
      {(results.findings.length > 0 || results.explained > 0) && (
        <section className="card">
          <h2>Kết quả cần xem lại</h2>
          {results.findings.length > 0 && (
            <ul className="gaplist">
              {results.findings.slice(0, 100).map(({ text, error, to }) => (
                <li key={text}>
                  <span className={error ? 'tag bad' : 'tag warn'}>{error ? 'lỗi' : 'xem lại'}</span>{' '}
                  <Link to={`${base}/${to}`}>{text}</Link>
                </li>
              ))}
            </ul>
          )}
          <p className="pad small">
            {results.findings.length > 0 && <Link to={`${base}/assessment/results/findings`}>Giải trình điều đúng như vậy</Link>}
            {results.findings.length > 0 && results.explained > 0 && ' · '}
            {results.explained > 0 && (
              <Link to={`${base}/assessment/results/findings?state=explained`}>
                {formatNumber(results.explained)} điều đã giải trình
              </Link>
            )}
          </p>
        </section>
      )}
    </>
  );
}

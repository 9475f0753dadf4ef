// Then and now by Phòng or by level.
import { formatNumber, formatPercent } from '#kernel/numbers.ts';
import { type Sums, sharesOf } from '../register-words.ts';

const capital = (text: string) => `${text[0]?.toUpperCase()}${text.slice(1)}`;

export function SumTable({ title, sums }: { title: string; sums: Sums[] }) {
  return (
    <section className="card sums">
      <h2>{title}</h2>
      <div className="scroll">
        <table className="list flow">
          <thead>
            <tr>
              <th>{capital(title.replace('Theo ', ''))}</th>
              <th className="n">Đơn vị</th>
              <th className="n">Có cổng</th>
              <th className="n">Thường xuyên</th>
              <th className="n">Nay có</th>
              <th className="n">Nay thường xuyên</th>
            </tr>
          </thead>
          <tbody>
            {sums.map((s) => {
              const shares = sharesOf(s);
              const cell = (n: number, tenths: number | null, label: string) => (
                <td className="n" data-label={label}>
                  {formatNumber(n)}
                  {n > 0 && <span className="muted"> ({formatPercent(tenths)})</span>}
                </td>
              );
              return (
                <tr key={s.name}>
                  <td className="name" data-label="Tên">
                    {s.name}
                  </td>
                  <td className="n" data-label="Đơn vị">
                    {formatNumber(s.units)}
                  </td>
                  {cell(s.withPortal, shares.portal, 'Có cổng')}
                  {cell(s.regular, shares.regular, 'Thường xuyên')}
                  {cell(s.nowWith, shares.nowPortal, 'Nay có')}
                  {cell(s.nowRegular, shares.nowRegular, 'Nay thường xuyên')}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

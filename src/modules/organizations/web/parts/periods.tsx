// Through the years: each fact with the days it held and the decision behind it.
import { formatDate } from '#kernel/calendar.ts';
import { unitTypeList } from '#kernel/code-lists/units-and-grades.ts';
import type { Period } from '../../queries/history.ts';

const words: Record<Period['what'], string> = {
  name: 'Tên',
  type: 'Loại',
  sector: 'Mã ngành',
  agency: 'Mã định danh cơ quan',
  budget: 'Mã quan hệ ngân sách',
  tax: 'Mã số thuế',
  professional: 'Quản lý chuyên môn',
  administrative: 'Quản lý hành chính',
  hidden: 'Ẩn khỏi danh bạ',
  shown: 'Hiện lại',
  closed: 'Giải thể, sáp nhập',
};
const order = Object.keys(words);

export function Periods({ history, today }: { history: Period[]; today: string }) {
  const rows = [...history].sort((a, b) => order.indexOf(a.what) - order.indexOf(b.what));
  return (
    <section className="card">
      <h2>Qua các thời kỳ</h2>
      <div className="scroll">
        <table className="list flow">
          <thead>
            <tr>
              <th>Điều gì</th>
              <th>Là</th>
              <th>Từ ngày</th>
              <th>Đến trước ngày</th>
              <th>Quyết định</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((p) => (
              <tr key={p.what + p.from + p.value}>
                <td data-label="Điều gì">{words[p.what]}</td>
                <td className="name" data-label="Là">
                  {p.what === 'type' ? unitTypeList.nameOf(p.value) : p.value}{' '}
                  {p.from > today && <span className="tag info">sắp tới</span>}
                </td>
                <td className="num" data-label="Từ ngày">
                  {formatDate(p.from)}
                </td>
                <td className="num" data-label="Đến trước ngày">
                  {p.to ? formatDate(p.to) : ''}
                </td>
                <td data-label="Quyết định">{p.decision}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

// The branch, or one school, in figures: what was written about them, tables by level, office or grade, and where the figures come from.
/** @jsxImportSource hono/jsx */
import { formatDate, toLocal } from '#kernel/calendar.ts';
import { grades as gradeList, levelNames, type UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber } from '#kernel/numbers.ts';
import type { EducationFigures, OfficeFigures, SchoolFigures, SchoolSums } from '#modules/statistics/index.ts';
import type { Around } from './around.ts';
import { render } from './page.tsx';
import { Below, Plain, Prose } from './pages.tsx';
import { Head } from './parts.tsx';
import { Figures } from './statistics.tsx';

type Named = { slug: string; title: string };
export type EducationView = {
  section: Named & { body: unknown };
  near: { above: Named | undefined; children: Named[] };
  figures: EducationFigures;
};

/** Small children are no pupils. */
const learners = (level: UnitLevel) => (level === 'mn' ? 'Trẻ' : 'Học sinh');

export function renderEducation(around: Around, { section, near, figures }: EducationView): string {
  const { site } = around;
  const description = `${section.title} của ${site.name}, năm học ${figures.schoolYear}`;
  return render(
    around,
    { sheet: 'statistics', title: section.title, description, path: `/${section.slug}` },
    <Plain title={section.title} above={near.above}>
      <p className="meta">
        Năm học {figures.schoolYear}
        {figures.asOf && `, cập nhật ${formatDate(toLocal(figures.asOf).date)}`}
      </p>
      {section.body !== null && <Prose around={around} body={section.body} />}
      {figures.of === 'office' ? <Office {...figures} /> : <School {...figures} level={site.level} />}
      <p className="note">
        Đếm từ hồ sơ trong cơ sở dữ liệu của ngành: người đang học, đang làm việc và lớp đang mở; Sở và các phòng không tính vào
        số trường, cơ sở. Trang này có <a href="/luot-xem">thống kê truy cập</a> riêng.
      </p>
      <Below items={near.children} />
    </Plain>,
  );
}

type Column = { label: string; of: (row: SchoolSums) => number };
const columns: readonly Column[] = [
  { label: 'Trường, cơ sở', of: (row) => row.schools },
  { label: 'Lớp', of: (row) => row.classes },
  { label: 'Học sinh và trẻ', of: (row) => row.pupils },
  { label: 'Đội ngũ', of: (row) => row.staff },
];
const sum = <T,>(rows: readonly T[], of: (row: T) => number) => rows.reduce((n, row) => n + of(row), 0);

type Table<Row> = {
  id: string;
  title: string;
  /** Of the first column. */
  names: string;
  rows: readonly Row[];
  name: (row: Row) => string;
  columns: readonly { label: string; of: (row: Row) => number }[];
};
function Sums<Row>({ id, title, names, rows, name, columns: of }: Table<Row>) {
  return (
    <section className="etable" aria-labelledby={id}>
      <Head id={id} title={title} />
      <table>
        <thead>
          <tr>
            <th scope="col">{names}</th>
            {of.map((column) => (
              <th key={column.label} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={name(row)}>
              <th scope="row">{name(row)}</th>
              {of.map((column) => (
                <td key={column.label}>{formatNumber(column.of(row))}</td>
              ))}
            </tr>
          ))}
        </tbody>
        {rows.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">Cộng</th>
              {of.map((column) => (
                <td key={column.label}>{formatNumber(sum(rows, column.of))}</td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

const levelOrder = Object.keys(levelNames);
function Office({ levels, offices }: OfficeFigures) {
  if (levels.length === 0) return <p className="note">Chưa có đơn vị nào trong danh bạ.</p>;
  const rows = [...levels].sort((a, b) => levelOrder.indexOf(a.level) - levelOrder.indexOf(b.level));
  return (
    <>
      <Figures shown={columns.map(({ label, of }) => ({ label, value: sum(rows, of) }))} />
      <Sums
        {...{ id: 'h-cap', title: 'Theo cấp học', names: 'Cấp học', rows, columns }}
        name={({ level }) => levelNames[level]}
      />
      {offices.length > 0 && (
        <Sums
          {...{ id: 'h-phong', title: 'Theo nơi quản lý', names: 'Nơi quản lý', rows: offices, columns }}
          name={({ office }) => office ?? 'Sở quản lý trực tiếp'}
        />
      )}
    </>
  );
}

const gradeOrder = gradeList.map(({ code }) => code);
const gradeName = (code: string) => gradeList.find((grade) => grade.code === code)?.name ?? code;
function School({ grades, staff, level }: SchoolFigures & { level: UnitLevel }) {
  if (grades.length === 0) return <p className="note">Năm học này chưa có lớp nào trong hồ sơ.</p>;
  const rows = [...grades].sort((a, b) => gradeOrder.indexOf(a.grade) - gradeOrder.indexOf(b.grade));
  const [classes, pupils] = [sum(rows, (row) => row.classes), sum(rows, (row) => row.pupils)];
  return (
    <>
      <Figures
        shown={[
          { label: 'Lớp', value: classes },
          { label: learners(level), value: pupils },
          { label: 'Đội ngũ', value: staff },
        ]}
      />
      <Sums
        {...{ id: 'h-khoi', title: 'Theo khối', names: 'Khối', rows }}
        name={({ grade }) => gradeName(grade)}
        columns={[
          { label: 'Lớp', of: (row) => row.classes },
          { label: learners(level), of: (row) => row.pupils },
        ]}
      />
    </>
  );
}

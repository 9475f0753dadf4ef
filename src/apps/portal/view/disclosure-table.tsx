// The parts of the pages of disclosure: where an item stands, its day, and one table of a form: groups over columns, headings of rows, numbers at the right; scrolled by itself on a phone.
/** @jsxImportSource hono/jsx */
import { formatDate, type LocalDate } from '#kernel/calendar.ts';
import {
  type Column,
  columnGroups,
  type DueState,
  type SheetTable,
  type Standing,
  standingWords,
} from '#modules/disclosure/index.ts';

const tone: Record<DueState, string> = {
  missing: 'tag err',
  late: 'tag warn',
  soon: 'tag',
  not_due: 'tag mut',
  in_time: 'tag ok',
};
export const State = ({ standing }: { standing: Standing | null }) =>
  standing ? (
    <span className={tone[standing.state]}>{standingWords(standing)}</span>
  ) : (
    <span className="tag mut">Ngoài thời gian học</span>
  );
export const Day = ({ day }: { day: LocalDate }) => <time dateTime={day}>{formatDate(day)}</time>;

export const Archive = ({ year }: { year: string }) => (
  <p className="note" role="note">
    <b>Lưu trữ.</b> Bản công khai của năm học {year} được giữ nguyên để đối chiếu. <a href="/cong-khai">Xem năm học hiện nay</a>
  </p>
);

function ColumnHeads({ columns }: { columns: readonly Column[] }) {
  const groups = columnGroups(columns);
  const grouped = groups.filter((group) => group.title !== null).flatMap((group) => group.columns);
  const span = grouped.length > 0 ? 2 : 1;
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={span}>
          Nội dung
        </th>
        {groups.map(({ title, columns: own }) =>
          title === null ? (
            <th key={own[0]?.code} scope="col" rowSpan={span} className="c">
              {own[0]?.title}
            </th>
          ) : (
            <th key={own[0]?.code} scope="colgroup" colSpan={own.length} className="c">
              {title}
            </th>
          ),
        )}
      </tr>
      {grouped.length > 0 && (
        <tr>
          {grouped.map((column) => (
            <th key={column.code} scope="col" className="c">
              {column.title}
            </th>
          ))}
        </tr>
      )}
    </thead>
  );
}

export function ItemTable({ part }: { part: SheetTable }) {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard */}
      <div className="scroll" tabIndex={0} role="region" aria-label={part.title}>
        <table className="tb form">
          <caption className="vh">{part.title}</caption>
          <ColumnHeads columns={part.columns} />
          <tbody>
            {part.rows.map((row) =>
              row.heading ? (
                <tr key={row.title} className="over">
                  <th scope="rowgroup" colSpan={part.columns.length + 1}>
                    {row.title}
                  </th>
                </tr>
              ) : (
                <tr key={row.title}>
                  <th scope="row" className={row.indent ? 'in' : undefined}>
                    {row.title}
                  </th>
                  {row.cells.map((cell, i) => (
                    <td key={part.columns[i]?.code} className={cell.numeric ? 'n' : 'w'}>
                      {cell.text || (cell.numeric ? '–' : '')}
                    </td>
                  ))}
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
      {part.note && <p className="meta">{part.note}</p>}
    </>
  );
}

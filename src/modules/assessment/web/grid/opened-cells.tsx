// Which closed cells are open to this person, and until when? What a granted unlocking opened, with the way back to it.
import { IconLockOpen } from '@tabler/icons-react';
import { Link } from 'react-router';
import { lockOfColumn } from './column-lock.ts';
import type { Grid, GridState, RowView } from './store.ts';
import { untilWords } from './view.ts';

const mostShown = 8;

export function OpenedCells({ grid, state: { open, rows } }: { grid: Grid; state: GridState }) {
  const columns = open.sheet.columns.map((column) => ({
    ...{ column, whole: lockOfColumn(open, rows, column.key) === 'opened' },
    rows: rows.filter(({ cells }) => cells[column.key]?.opened != null),
  }));
  const count = columns.reduce((n, one) => n + one.rows.length, 0);
  if (count === 0) return null;
  const of = (row: RowView | undefined, key: string, words: string) => ({
    key: `${row?.pupil.id} ${key}`,
    row,
    column: key,
    words,
  });
  const cells = columns.flatMap(({ column, whole, rows: opened }) => {
    const name = column.title ?? column.long;
    return whole
      ? [of(opened[0], column.key, `Cả cột ${name}`)]
      : opened.map((row) => of(row, column.key, `${row.pupil.name}, ${name}`));
  });
  const ends = [
    ...new Set(columns.flatMap(({ column, rows: opened }) => opened.map(({ cells: now }) => now[column.key]?.opened))),
  ];
  const end = ends.length === 1 && ends[0] ? ` đến ${untilWords(ends[0])}` : '';
  return (
    <section aria-label="Ô đang mở khóa">
      <h2 className="row ok">
        <IconLockOpen size={16} aria-hidden /> Đang mở {count} ô{end}
      </h2>
      <ul className="attention">
        {cells.slice(0, mostShown).map(({ key, row, column, words }) => (
          <li key={key}>
            <button type="button" className="plain" onClick={() => row && grid.goTo(row.pupil.id, column)}>
              <span>
                {words}
                {end === '' && <small className="muted">đến {untilWords(row?.cells[column]?.opened ?? '')}</small>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {cells.length > mostShown && <p className="small muted">và {cells.length - mostShown} ô nữa</p>}
      <p className="small">
        {open.view.open.map(({ id }) => (
          <Link key={id} to={`/${open.view.unit}/assessment/requests/${id}`}>
            Đề nghị số {id}: sửa xong thì khóa lại
          </Link>
        ))}
      </p>
    </section>
  );
}

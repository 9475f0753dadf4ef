// Classes by semesters: what is open says nothing, what is closed says so; a cell leads to what can be done with it.
import { IconLock } from '@tabler/icons-react';
import { Link } from 'react-router';
import { formatNumber } from '#kernel/numbers.ts';
import { periodNames } from '../../rules/lock.ts';
import { type LockView, lockKindNames, whoOf } from './lock-words.ts';

type Cell = { semester: 1 | 2 | 3; whole: LockView[]; parts: number; excepted: LockView[] };
/** `classId` null: the whole school. */
export type MatrixLine = { classId: number | null; name: string; sheets: number; cells: Cell[] };
type Chosen = { classId: number | null; semester: number } | null;

export function LockMatrix({ lines, chosen }: { lines: MatrixLine[]; chosen: Chosen }) {
  return (
    <section className="card lockmatrix" aria-labelledby="h-lop">
      <h2 id="h-lop" className="vh">
        Lớp và học kỳ
      </h2>
      <div className="scroll">
        <table className="list">
          <thead>
            <tr>
              <th scope="col">Lớp</th>
              {([1, 2, 3] as const).map((semester) => (
                <th scope="col" key={semester}>
                  {periodNames[semester]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.classId ?? 0} className={line.classId === null ? 'all' : undefined}>
                <th scope="row">{line.name}</th>
                {line.cells.map((cell) => (
                  <td key={cell.semester} data-label={periodNames[cell.semester]}>
                    <CellLink
                      line={line}
                      cell={cell}
                      on={chosen?.classId === line.classId && chosen.semester === cell.semester}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {lines.length === 1 && <p className="blank">Năm học này trường chưa có lớp nào.</p>}
    </section>
  );
}

function CellLink({ line, cell, on }: { line: MatrixLine; cell: Cell; on: boolean }) {
  const [lock] = cell.whole;
  const to = `?semester=${cell.semester}${line.classId === null ? '' : `&class=${line.classId}`}`;
  const where = `${line.name}, ${periodNames[cell.semester]}`;
  return (
    <Link
      to={to}
      preventScrollReset
      aria-current={on ? 'true' : undefined}
      className={lock ? 'lockcell closed' : cell.parts > 0 ? 'lockcell part' : 'lockcell'}
      title={lock ? `${lockKindNames[lock.kind]}: ${lock.reason} (${whoOf(lock)})` : undefined}
    >
      {lock ? (
        <>
          <IconLock size={14} aria-hidden /> <span className="vh">{where}: khóa, </span>
          {line.classId !== null && lock.classId === null ? 'cả trường' : lockKindNames[lock.kind]}
          {line.classId === null && lock.exceptions.length > 0 && `, trừ ${formatNumber(lock.exceptions.length)} lớp`}
        </>
      ) : (
        <>
          <span className="vh">{where}: </span>
          {cell.excepted.length > 0 && cell.parts === 0
            ? 'mở, ngoài khóa cả trường'
            : cell.parts > 0
              ? `mở, trừ ${formatNumber(cell.parts)} khóa riêng`
              : 'mở'}
        </>
      )}
    </Link>
  );
}

// Classes down, subjects across, in each cell who teaches it. Arrows walk, Shift widens the choice, Enter goes to the choice of a teacher.
import { type KeyboardEvent, type MouseEvent, useRef } from 'react';
import { Link } from 'react-router';
import { periodWords } from '../../rules/load.ts';
import type { AssignmentTable, Cell } from '../assignment-table.ts';

type Place = { row: number; column: number };
export type Chosen = { from: Place; to: Place };

/** The cells between two corners. */
export function cellsIn(table: Pick<AssignmentTable, 'classes' | 'subjects' | 'cells'>, { from, to }: Chosen): Cell[] {
  const between = (n: number, a: number, b: number) => n >= Math.min(a, b) && n <= Math.max(a, b);
  const rows = new Set(table.classes.filter((_, i) => between(i, from.row, to.row)).map((one) => one.id));
  const columns = new Set(table.subjects.filter((_, i) => between(i, from.column, to.column)).map((one) => one.code));
  return table.cells.filter((cell) => rows.has(cell.classId) && columns.has(cell.subject));
}

const steps: Record<string, [number, number]> = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export function Matrix({
  table,
  names,
  lit,
  chosen,
  choose,
  onEnter,
}: {
  table: AssignmentTable;
  names: ReadonlyMap<string, string>;
  /** Whose cells stand out; null: nobody's. */
  lit: ReadonlySet<string> | null;
  chosen: Chosen | null;
  choose(chosen: Chosen): void;
  onEnter(): void;
}) {
  const body = useRef<HTMLTableSectionElement>(null);
  const at = new Map(table.cells.map((cell) => [`${cell.classId} ${cell.subject}`, cell]));
  const full = new Map(table.loads.map((one) => [one.id, one.name]));
  const inside = new Set(chosen ? cellsIn(table, chosen).map((cell) => cell.id) : []);
  const exists = ({ row, column }: Place) => at.has(`${table.classes[row]?.id} ${table.subjects[column]?.code}`);
  const focus = ({ row, column }: Place) => body.current?.querySelector<HTMLElement>(`[data-at="${row}-${column}"]`)?.focus();
  const placeOf = (element: EventTarget): Place | null => {
    const [row, column] = ((element as HTMLElement).closest<HTMLElement>('[data-at]')?.dataset.at ?? '').split('-').map(Number);
    return row === undefined || column === undefined || Number.isNaN(row) ? null : { row, column };
  };
  const onKey = (event: KeyboardEvent) => {
    const here = placeOf(event.target);
    if (!here || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      // Over the gaps of subjects that a class does not have.
      let next = { row: here.row + step[0], column: here.column + step[1] };
      while (table.classes[next.row] && table.subjects[next.column] && !exists(next))
        next = { row: next.row + step[0], column: next.column + step[1] };
      if (!exists(next)) return;
      choose({ from: event.shiftKey && chosen ? chosen.from : next, to: next });
      focus(next);
    } else if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      onEnter();
    } else if (event.key.length === 1 && /\p{L}/u.test(event.key)) {
      // The letter falls into the box that has the focus now; a letter of the frame (G and another) it must not be.
      event.nativeEvent.stopImmediatePropagation();
      onEnter();
    }
  };
  const onClick = (event: MouseEvent) => {
    const here = placeOf(event.target);
    if (here) choose({ from: event.shiftKey && chosen ? chosen.from : here, to: here });
  };
  const first = table.classes.flatMap((_, row) => table.subjects.map((_, column) => ({ row, column }))).find(exists);
  const entry = chosen?.to ?? first;
  return (
    <div className="scroll">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked over is a grid */}
      <table className="list plan matrix" aria-label="Người dạy từng môn của từng lớp" role="grid" aria-multiselectable="true">
        <thead>
          <tr>
            <th scope="col">Lớp</th>
            {table.subjects.map((one) => (
              <th scope="col" key={one.code} title={one.name}>
                {one.short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKey} onClick={onClick}>
          {table.classes.map((one, row) => (
            <tr key={one.id} className={row > 0 && table.classes[row - 1]?.grade !== one.grade ? 'grade' : undefined}>
              <th scope="row">
                <Link to={`../subjects/${one.id}`} relative="path" tabIndex={-1}>
                  {one.name}
                </Link>
              </th>
              {table.subjects.map(({ code, name }, column) => {
                const cell = at.get(`${one.id} ${code}`);
                if (!cell) return <td key={code} className="none" />;
                const mine = cell.teachers.some((teacher) => lit?.has(teacher.staffId));
                const words = cell.teachers
                  .map(({ staffId }) => names.get(staffId) ?? full.get(staffId) ?? 'người đã nghỉ')
                  .join(', ');
                const tone = cell.teachers.length === 0 ? (table.begun ? 'nobody' : 'dim') : lit ? (mine ? 'lit' : 'dim') : '';
                return (
                  // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a cell of a grid is a gridcell and can be selected
                  <td
                    key={code}
                    data-at={`${row}-${column}`}
                    aria-selected={inside.has(cell.id)}
                    tabIndex={entry?.row === row && entry.column === column ? 0 : -1}
                    className={`cell ${tone}`}
                    aria-label={`${name} ${one.name}: ${words || 'chưa có người dạy'}`}
                    title={`${name} ${one.name}, ${periodWords(cell.periods)} tiết: ${cell.teachers.map(({ staffId, part }) => `${full.get(staffId) ?? 'người đã nghỉ'}${part ? ` (${part})` : ''}`).join(', ') || 'chưa có người dạy'}`}
                  >
                    {words || '–'}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

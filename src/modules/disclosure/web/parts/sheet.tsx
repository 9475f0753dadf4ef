// A filled form as it will be read, in the office.
import { Fragment } from 'react';
import type { Column } from '../../rules/forms.ts';
import type { SheetPart, SheetTable } from '../../rules/sheet.ts';

type Group = { title: string | null; columns: Column[] };
export function groupsOf(columns: readonly Column[]): Group[] {
  const groups: Group[] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    if (last && column.group !== undefined && last.title === column.group) last.columns.push(column);
    else groups.push({ title: column.group ?? null, columns: [column] });
  }
  return groups;
}

export function ColumnHeads({ columns, first = 'Nội dung' }: { columns: readonly Column[]; first?: string }) {
  const groups = groupsOf(columns);
  const two = groups.some((group) => group.title !== null);
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={two ? 2 : 1}>
          {first}
        </th>
        {groups.map((group) =>
          group.title === null ? (
            <th key={group.columns[0]?.code} scope="col" rowSpan={two ? 2 : 1} className="c">
              {group.columns[0]?.title}
            </th>
          ) : (
            <th key={group.columns[0]?.code} scope="colgroup" colSpan={group.columns.length} className="c">
              {group.title}
            </th>
          ),
        )}
      </tr>
      {two && (
        <tr>
          {groups
            .filter((group) => group.title !== null)
            .flatMap((group) => group.columns)
            .map((column) => (
              <th key={column.code} scope="col" className="c">
                {column.title}
              </th>
            ))}
        </tr>
      )}
    </thead>
  );
}

function Table({ part }: { part: SheetTable }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard
    <div className="scroll" tabIndex={0} role="region" aria-label={part.title}>
      <table className="sheet">
        <ColumnHeads columns={part.columns} />
        <tbody>
          {part.rows.map((row) =>
            row.heading ? (
              <tr key={row.title} className="heading">
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
                  <td key={part.columns[i]?.code} className={cell.numeric ? 'n' : 'words'}>
                    {cell.text || (cell.numeric ? <span className="muted">–</span> : '')}
                  </td>
                ))}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

export function Sheet({ parts }: { parts: readonly SheetPart[] }) {
  return (
    <>
      {parts.map((part) => (
        <section key={part.title} className="card sheetpart">
          <h2>{part.title}</h2>
          {part.kind === 'table' ? (
            <>
              <Table part={part} />
              {part.note && <p className="pad small muted">{part.note}</p>}
            </>
          ) : (
            <div className="pad words">
              {part.text === '' && <span className="muted">chưa có nội dung</span>}
              {part.link ? (
                <a href={part.text} rel="noopener noreferrer" target="_blank">
                  {part.text}
                </a>
              ) : (
                part.text.split('\n').map((line, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
                  <Fragment key={i}>
                    {i > 0 && <br />}
                    {line}
                  </Fragment>
                ))
              )}
            </div>
          )}
        </section>
      ))}
    </>
  );
}

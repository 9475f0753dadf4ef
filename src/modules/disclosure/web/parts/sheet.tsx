// A filled form as it will be read, in the office.
import { Fragment } from 'react';
import type { SheetPart, SheetTable } from '../../rules/sheet.ts';
import { ColumnHeads } from './column-heads.tsx';

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

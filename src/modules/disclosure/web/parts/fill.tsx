// The form of an item: cells to type beside figures of the records, which are read only. A block copied from a sheet is pasted whole.
import { type ClipboardEvent, useId } from 'react';
import type { Reason } from '#kernel/refusal.ts';
import { type Content, cellName, givenBy, isCounted, textName } from '../../rules/content.ts';
import { cellKind, columnsOf, isTotal, limits, type Part, type TablePart, type TextPart } from '../../rules/forms.ts';
import { amountWords } from '../../rules/sheet.ts';
import { ColumnHeads } from './column-heads.tsx';

type Filling = { content: Content; reasons: Reason[] };
const reasonAt = (reasons: Reason[], field: string) => reasons.find((reason) => reason.field === field);

/** Rows and columns of the clipboard go to the fields at and after the one pasted into; a single value is left to the browser. */
function pasteBlock(event: ClipboardEvent<HTMLTableElement>): void {
  const text = event.clipboardData.getData('text/plain').replace(/\r?\n$/, '');
  const start = event.target;
  if (!/[\t\n]/.test(text) || !(start instanceof HTMLInputElement)) return;
  event.preventDefault();
  const row = start.closest('tr');
  const rows = [...event.currentTarget.querySelectorAll<HTMLTableRowElement>('tbody tr:not(.heading)')];
  const from = row ? rows.indexOf(row) : -1;
  const column = start.closest('td')?.cellIndex ?? 0;
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  for (const [i, line] of text.split(/\r?\n/).entries())
    for (const [j, value] of line.split('\t').entries()) {
      const box = rows[from + i]?.cells[column + j]?.querySelector('input');
      if (!box) continue;
      set?.call(box, value.trim());
      box.dispatchEvent(new Event('input', { bubbles: true }));
    }
}

function TableFields({ part, content, reasons }: Filling & { part: TablePart }) {
  const columns = columnsOf(part, content.grades);
  const given = givenBy(content);
  const counted = part.rows.some((row) => isCounted(row, content));
  return (
    <section className="card sheetpart">
      <h2>{part.title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard */}
      <div className="scroll" tabIndex={0} role="region" aria-label={part.title}>
        <table className="sheet filling" onPaste={pasteBlock}>
          <ColumnHeads columns={columns} />
          <tbody>
            {part.rows.map((row) => {
              if (row.heading)
                return (
                  <tr key={row.code} className="heading">
                    <th scope="rowgroup" colSpan={columns.length + 1}>
                      {row.title}
                    </th>
                  </tr>
                );
              const fixed = isCounted(row, content);
              return (
                <tr key={row.code} className={fixed ? 'counted' : undefined}>
                  <th scope="row" className={row.indent ? 'in' : undefined}>
                    {row.title}
                    {row.optional && <span className="muted small"> (nếu có)</span>}
                  </th>
                  {columns.map((column) => {
                    const kind = cellKind(row, column);
                    if (isTotal(part, row, column))
                      return (
                        <td key={column.code} className="n muted small">
                          cộng
                        </td>
                      );
                    const name = cellName(part.code, row.code, column.code);
                    if (fixed && kind === 'number')
                      return (
                        <td key={column.code} className="n">
                          {amountWords(content.figures[part.code]?.[row.code]?.[column.code]) || (
                            <span className="tag bad">hồ sơ chưa có</span>
                          )}
                        </td>
                      );
                    const reason = reasonAt(reasons, name);
                    const common = {
                      ...{ name, defaultValue: given(name), autoComplete: 'off', 'aria-invalid': reason ? true : undefined },
                      ...{ 'aria-label': `${row.title}, ${column.title}`, title: reason?.message },
                    };
                    return (
                      <td key={column.code} className={kind === 'number' ? 'n' : 'words'}>
                        {kind === 'number' ? (
                          <input {...common} inputMode="decimal" maxLength={20} />
                        ) : (
                          <textarea {...common} rows={columns.length > 3 ? 4 : 1} maxLength={limits.cell} />
                        )}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {(counted || part.note) && (
        <p className="pad small muted">
          {counted && <span className="legend">Dòng nền đậm là số của hồ sơ, không sửa ở đây. </span>}
          {part.note}
        </p>
      )}
    </section>
  );
}

function TextField({ part, content, reasons }: Filling & { part: TextPart }) {
  const id = useId();
  const name = textName(part.code);
  const reason = reasonAt(reasons, name);
  const about = [part.hint && `${id}-hint`, reason && `${id}-why`].filter(Boolean).join(' ') || undefined;
  const common = {
    id,
    name,
    defaultValue: content.texts[part.code] ?? '',
    'aria-describedby': about,
    'aria-invalid': reason ? true : undefined,
  };
  return (
    <section className="card sheetpart">
      <h2>
        <label htmlFor={id}>{part.title}</label>
        {part.optional && <span className="muted small"> (nếu có)</span>}
      </h2>
      <div className="pad stack">
        {part.hint && (
          <p id={`${id}-hint`} className="small muted">
            {part.hint}
          </p>
        )}
        {part.link ? <input {...common} type="url" maxLength={500} /> : <textarea {...common} rows={5} maxLength={limits.text} />}
        {reason && (
          <p id={`${id}-why`} className="why">
            {reason.message}
          </p>
        )}
      </div>
    </section>
  );
}

export function Fields({ parts, ...filling }: Filling & { parts: readonly Part[] }) {
  return (
    <>
      {parts.map((part) =>
        part.kind === 'table' ? (
          <TableFields key={part.code} part={part} {...filling} />
        ) : (
          <TextField key={part.code} part={part} {...filling} />
        ),
      )}
    </>
  );
}

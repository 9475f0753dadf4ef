// One sheet of a file beside the class's: each cell as it stands and as it would be; who could not be told is chosen here.
import { Button, NativeSelect } from '@mantine/core';
import { IconAlertTriangle, IconBan, IconLock } from '@tabler/icons-react';
import { Fragment } from 'react';
import { Form, Link } from 'react-router';
import { formatNumber } from '#kernel/numbers.ts';
import type { PlannedCell } from '../../imports/plan.ts';
import { periodNames } from '../../rules/period-names.ts';
import { countWords, type ShownPart } from '../import-view.ts';
import { periodName, periodWord } from '../period.ts';

const howWords: Readonly<Record<string, string>> = { birth: 'theo tên và ngày sinh', name: 'chỉ theo tên', chosen: 'đã chọn' };

export function PlanPart({ part, open, slug }: { part: ShownPart; open: boolean; slug: string }) {
  const title = [part.subject, part.className && `lớp ${part.className}`].filter(Boolean).join(' ') || `Tờ “${part.sheet}”`;
  const id = `p-${part.table}-${part.className.replace(/[^\p{L}\d]/gu, '')}`;
  const words = part.titles.filter((one) => /nhận xét/i.test(one));
  const headOf = (title: string) => part.heads[part.titles.indexOf(title)] ?? title;
  return (
    <section className="card" aria-labelledby={id} style={{ minWidth: 0 }}>
      <div className="pad stack" style={{ gap: 6 }}>
        <h2 id={id} style={{ fontSize: 16 }}>
          {part.target ? (
            <Link to={`/${slug}/assessment/sheets/${part.target.classSubject}/${periodWord[part.target.period]}`}>{title}</Link>
          ) : (
            title
          )}
          , {periodNames[part.period]}
        </h2>
        <p className="small muted">
          Tờ “{part.sheet}” · {countWords(part.counts, formatNumber)}
        </p>
        {part.problem && (
          <p className="note bad" role="alert">
            <IconBan size={18} aria-hidden /> {part.problem}
          </p>
        )}
        {open && (part.options.length > 0 || (part.anyPeriod && part.target !== null)) && <WhichSheet part={part} />}
        {part.notes.map((note) => (
          <p key={note} className="note warn">
            <IconAlertTriangle size={18} aria-hidden /> {note}
          </p>
        ))}
        {part.absentColumns.length > 0 && !part.problem && (
          <p className="small muted">Tệp không có cột: {part.absentColumns.join(', ')}.</p>
        )}
        {part.unknown.length > 0 && <p className="small muted">Cột không dùng đến: {part.unknown.join(', ')}.</p>}
      </div>
      {part.rows.length > 0 && !part.problem && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen is scrolled with the keyboard too.
        <section className="scroll" aria-labelledby={id} tabIndex={0}>
          <table className="list markcells">
            <thead>
              <tr>
                <th className="n" scope="col">
                  Hàng
                </th>
                <th scope="col">Học sinh</th>
                {part.titles.map((one) =>
                  words.includes(one) ? null : (
                    <th key={one} className="c" scope="col" title={`Trong tệp: ${one}`}>
                      {headOf(one)}
                    </th>
                  ),
                )}
                {words.map((one) => (
                  <th key={one} scope="col" title={`Trong tệp: ${one}`}>
                    {headOf(one)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {part.rows.map((row) => (
                <Fragment key={row.row}>
                  <tr>
                    <td className="n">{row.row}</td>
                    <td className="who">
                      {row.pupil?.name ?? row.name}
                      {row.pupil && howWords[row.how] && <span className="small muted"> · {howWords[row.how]}</span>}
                      {open && row.candidates.length > 0 && (
                        <Form method="post" className="markchoose">
                          <input type="hidden" name="row" value={`${part.table}:${row.row}`} />
                          <NativeSelect
                            name="pupil"
                            size="xs"
                            aria-label={`Hàng ${row.row}, ${row.name}: là em nào`}
                            data={[
                              { value: '', label: 'Chọn học sinh…' },
                              ...row.candidates.map(({ id: value, words: label }) => ({ value, label })),
                            ]}
                          />
                          <Button type="submit" name="intent" value="pupil" size="xs" variant="default">
                            Là em này
                          </Button>
                        </Form>
                      )}
                      {open && row.how === 'chosen' && (
                        <Form method="post" className="markchoose">
                          <input type="hidden" name="row" value={`${part.table}:${row.row}`} />
                          <Button type="submit" name="intent" value="pupil" size="compact-xs" variant="subtle">
                            Chọn lại
                          </Button>
                        </Form>
                      )}
                    </td>
                    {part.titles.map((one) =>
                      words.includes(one) ? null : <Cell key={one} cell={row.cells.find((cell) => cell.title === one)} />,
                    )}
                    {words.map((one) => (
                      <Cell key={one} cell={row.cells.find((cell) => cell.title === one)} words />
                    ))}
                  </tr>
                  {reasonsOf(row, headOf) && (
                    <tr className="reason">
                      <td />
                      <td colSpan={part.titles.length + 1}>{reasonsOf(row, headOf)}</td>
                    </tr>
                  )}
                </Fragment>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

/** The table does not say it: somebody who knows does. */
function WhichSheet({ part: { table, sheet, options, anyPeriod, target, period } }: { part: ShownPart }) {
  return (
    <Form method="post" className="markchoose">
      <input type="hidden" name="table" value={table} />
      {options.length > 0 ? (
        <NativeSelect
          key={`sheet ${target?.classSubject}`}
          name="sheet"
          size="xs"
          aria-label={`Tờ “${sheet}” là bảng điểm nào`}
          defaultValue={target?.classSubject ?? ''}
          data={[
            { value: '', label: 'Chọn bảng điểm…' },
            ...options.map(({ classSubject, words }) => ({ value: String(classSubject), label: words })),
          ]}
        />
      ) : (
        <input type="hidden" name="sheet" value={target?.classSubject} />
      )}
      {anyPeriod ? (
        <NativeSelect
          key={`period ${period}`}
          name="period"
          size="xs"
          aria-label={`Tờ “${sheet}” của học kỳ nào`}
          defaultValue={periodWord[period]}
          data={([1, 2, 3] as const).map((one) => ({ value: periodWord[one], label: periodName[one] }))}
        />
      ) : (
        <input type="hidden" name="period" value={periodWord[period]} />
      )}
      <Button type="submit" name="intent" value="target" size="xs" variant="default">
        Là bảng này
      </Button>
    </Form>
  );
}

const reasonsOf = ({ reason, cells }: ShownPart['rows'][number], headOf: (title: string) => string): string =>
  reason ??
  [
    ...new Set(
      cells.flatMap((cell) => (cell.reason && cell.verdict !== 'same' ? [`${headOf(cell.title)}: ${cell.reason}`] : [])),
    ),
  ].join(' ');

function Cell({ cell, words = false }: { cell: PlannedCell | undefined; words?: boolean }) {
  const kind = words ? 'words' : 'c';
  if (!cell) return <td className={kind} />;
  return (
    <td className={`${kind} ${cell.verdict}`} title={cell.reason}>
      {cell.verdict === 'changed' && (
        <>
          <s>{cell.was}</s>{' '}
        </>
      )}
      {cell.verdict === 'locked' && <IconLock size={13} aria-label="đã khóa" />}
      {cell.verdict === 'new' || cell.verdict === 'changed' ? <b>{cell.is}</b> : cell.is}
    </td>
  );
}

// "Vì sao 7,9?": the sum with its numbers, the article, and what another mark would make of it.
import '../parts/what-if.css';
import './why.css';
import { useState } from 'react';
import { explain, quotient } from '../../explain.ts';
import { formatCell, markText, parseCell } from '../../rules/cell.ts';
import { formatMark } from '../../rules/mark.ts';
import type { Outcome, Step } from '../../rules/outcome.ts';
import { rowOf } from '../../rules/row.ts';
import type { Gradebook } from '../../rules/rule-sets/shape.ts';
import { Beside } from '../parts/dialog.tsx';
import { periodWords } from '../period.ts';
import { meanText } from './grid-keys.ts';
import type { RowView } from './store.ts';
import type { OpenSheet } from './view.ts';

type Weighted = Extract<Step, { step: 'weighted' }>;

export function Why({ open, row, onClose }: { open: OpenSheet; row: RowView | undefined; onClose(): void }) {
  if (!row) return null;
  const text = meanText(row.result);
  const { view } = open;
  return (
    <Beside
      onClose={onClose}
      title={text === '' ? 'Vì sao chưa có kết quả?' : `Vì sao ${text}?`}
      beside={`[data-why='${row.pupil.id}']`}
    >
      <p className="small muted">
        {row.pupil.name}, {view.title}, {periodWords[view.period]}
      </p>
      {row.result.outcome && <Steps outcome={row.result.outcome} open={open} />}
      <WhatIf open={open} row={row} />
    </Beside>
  );
}

/** The weighted sum as a table, everything else in sentences. */
function Steps({ outcome, open }: { outcome: Outcome<unknown>; open: OpenSheet }) {
  const step = outcome.steps.find((one): one is Weighted => one.step === 'weighted');
  if (!step || outcome.missing.length > 0) return <Sentences of={outcome} />;
  const { rules } = open.input;
  const columns = rules.kind === 'secondary' ? rules.gradebooks.flatMap((book: Gradebook) => book.columns) : [];
  const given = step.terms.filter(({ marks }) => marks.length > 0);
  const exact = step.sum % step.weight === 0;
  return (
    <>
      <table className="why">
        <tbody>
          {given.map(({ column, coefficient, marks }) => (
            <tr key={column}>
              <th scope="row">
                {columns.find(({ code }) => code === column)?.long ?? column}
                {coefficient > 1 && ` × ${coefficient}`}
              </th>
              <td>
                {coefficient > 1 && `${coefficient} × `}
                {marks.length > 1 && coefficient > 1 ? `(${marks.map(markText).join(' + ')})` : marks.map(markText).join(' + ')}
              </td>
              <td className="n">
                <b>{markText(coefficient * marks.reduce((a, b) => a + b, 0))}</b>
              </td>
            </tr>
          ))}
          <tr className="sum">
            <th scope="row">Tổng</th>
            <td />
            <td className="n">
              <b>{markText(step.sum)}</b>
            </td>
          </tr>
          <tr>
            <th scope="row">Chia hệ số</th>
            <td>
              {given
                .map(({ coefficient, marks }) =>
                  coefficient === 1 ? marks.length : marks.length === 1 ? coefficient : `${coefficient} × ${marks.length}`,
                )
                .join(' + ')}
            </td>
            <td className="n">
              <b>{step.weight}</b>
            </td>
          </tr>
        </tbody>
      </table>
      <p className="fx num">
        {markText(step.sum)} : {step.weight} = {exact ? '' : `${quotient(step.sum, step.weight)}, làm tròn `}
        <b>{formatMark(step.value)}</b>
      </p>
      <p className="small muted">{articleOf(open, step.article)}</p>
    </>
  );
}
const articleOf = ({ input: { rules } }: OpenSheet, article: string): string => {
  const at = /Đ(\d+)(?:\.(\d+\w?))?/.exec(article);
  return at ? `Điều ${at[1]}${at[2] ? ` khoản ${at[2]}` : ''}, ${rules.name}.` : `${article}, ${rules.name}.`;
};

const Sentences = ({ of }: { of: Outcome<unknown> }) => (
  <ul className="steps">
    {explain(of).map((one) => (
      <li key={one}>{one}</li>
    ))}
  </ul>
);

/** The same rule with another mark; nothing is stored. */
function WhatIf({ open, row }: { open: OpenSheet; row: RowView }) {
  const columns = open.sheet.columns.filter(({ scale }) => scale.as !== 'text');
  const lacks = columns.find(({ key, needed }) => needed && row.cells[key]?.value == null);
  // Without a mean the first mark that lacks is the one that is asked about.
  const [column, setColumn] = useState(((meanText(row.result) === '' && lacks) || columns.at(-1))?.key ?? '');
  const [typed, setTyped] = useState('');
  const chosen = columns.find(({ key }) => key === column);
  if (!chosen) return null;
  const parsed = parseCell(typed, chosen.scale);
  const now = row.cells[column]?.value ?? null;
  const values = Object.fromEntries(Object.entries(row.cells).map(([key, cell]) => [key, cell.value]));
  const result = parsed.ok && typed !== '' ? rowOf(open.input, open.sheet, { ...values, [column]: parsed.value }) : null;
  return (
    <div className="whatif">
      <p className="row">
        <label htmlFor="why-column">Nếu</label>
        <select id="why-column" value={column} onChange={(event) => setColumn(event.currentTarget.value)}>
          {columns.map(({ key, long }) => (
            <option key={key} value={key}>
              {long}
            </option>
          ))}
        </select>
        <span className="muted">{now === null ? 'đang trống' : `đang ${formatCell(now, chosen.scale)}`}</span>
      </p>
      <p className="row">
        <label htmlFor="why-value">sửa thành</label>
        <input
          id="why-value"
          className="num"
          inputMode="decimal"
          autoComplete="off"
          maxLength={6}
          data-autofocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <span role="status">
          {result &&
            (meanText(result) === '' ? (
              'thì vẫn chưa có kết quả'
            ) : (
              <>
                thì thành <b className="num">{meanText(result)}</b>
              </>
            ))}
          {!parsed.ok && <span className="bad">{parsed.reason}</span>}
        </span>
      </p>
    </div>
  );
}

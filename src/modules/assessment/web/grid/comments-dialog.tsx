// Comments for the class from the bank: each pupil has one that fits the result, neighbours have different ones, and all of it is read and
// changed before it lands.
import './paste-dialog.css';
import './comments-dialog.css';
import { Button } from '@mantine/core';
import { IconRefresh, IconTrash } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useFetcher } from 'react-router';
import { formatTenths } from '#kernel/numbers.ts';
import type { FormRefusal } from '#platform/http/screen.ts';
import { useOpenReasons } from '#platform/ui/open-reasons.ts';
import { Reasons } from '#platform/ui/reasons.tsx';
import type { OwnComment } from '../../queries/comment-bank.ts';
import { halfUp } from '../../rules/average.ts';
import { parseCell } from '../../rules/cell.ts';
import { chooseComments, lastLevel } from '../../rules/choose-comments.ts';
import { commentsForResult, starterComments } from '../../rules/starter-comments.ts';
import { Dialog } from '../parts/dialog.tsx';
import { meanText } from './grid-keys.ts';
import type { Grid, RowView } from './store.ts';
import type { OpenSheet } from './view.ts';

const bandNames: readonly [string, number, number][] = [
  ['mọi mức điểm', 0, 100],
  ['từ 8,0', 80, 100],
  ['6,5 đến 7,9', 65, 79],
  ['5,0 đến 6,4', 50, 64],
  ['dưới 5,0', 0, 49],
];

/** The mean, or what stands on a scale: the last level of a primary pupil, the conduct. */
function resultOf(open: OpenSheet, row: RowView): { mean: number | null; others: readonly string[]; shown: string } {
  const { mean, comment } = row.result;
  const level = lastLevel(open.sheet.columns, (key) => row.cells[key]?.value);
  const value = level?.code ?? comment;
  if (open.bands.length > 0) {
    if (mean !== null) return { mean, others: [], shown: meanText(row.result) };
    // Before all marks are there: what the marks so far look like, for the choice of a sentence only.
    const marks = Object.values(row.cells).flatMap((cell) => (typeof cell.value === 'number' ? [cell.value] : []));
    if (marks.length < 2) return { mean: null, others: [], shown: '' };
    const soFar = halfUp(
      marks.reduce((a, b) => a + b, 0),
      marks.length,
    );
    return { mean: soFar, others: [], shown: `tạm ${formatTenths(soFar)}` };
  }
  return { mean: null, others: value ? commentsForResult(open.view.subject, value, level?.place ?? 0) : [], shown: value ?? '' };
}

type Props = { grid: Grid; bank: readonly OwnComment[]; mayAddToSchool: boolean; onClose(): void };
export function CommentsDialog({ grid, bank, mayAddToSchool, onClose }: Props) {
  const { open, rows } = grid.snapshot();
  const column = open.sheet.columns.find(({ scale }) => scale.as === 'text');
  const [turn, setTurn] = useState(0);
  const [whose, setWhose] = useState<'all' | 'own'>('all');
  const [emptyOnly, setEmptyOnly] = useState(true);
  const [edited, setEdited] = useState<Readonly<Record<string, string>>>({});
  const pupils = useMemo(
    () =>
      rows
        .filter((row) => column && row.cells[column.key]?.closed === null)
        .map((row) => ({ row, ...resultOf(open, row), now: column ? (row.cells[column.key]?.text ?? '') : '' })),
    [rows, open, column],
  );
  const chosen = useMemo(() => {
    const own = bank.map(({ text, from, to, subject }) => ({ text, from, to, subject }));
    const sentences = whose === 'own' ? own : [...own, ...starterComments(open.view.subject)];
    return chooseComments(
      sentences,
      pupils.map(({ row, mean, others }) => ({
        pupil: row.pupil.id,
        mean,
        others: [...own.filter(({ from, to }) => from === 0 && to === 100).map(({ text }) => text), ...others],
      })),
      turn,
    );
  }, [bank, whose, pupils, turn, open]);
  if (!column) return null;
  const lines = pupils.filter(({ now }) => !emptyOnly || now === '');
  const textOf = (pupil: string) => edited[pupil] ?? chosen.get(pupil) ?? '';
  const refusalOf = (pupil: string): string | null => {
    const parsed = parseCell(textOf(pupil), column.scale);
    return parsed.ok ? null : parsed.reason;
  };
  const going = lines.filter(
    ({ row: { pupil }, now }) => textOf(pupil.id) !== '' && textOf(pupil.id) !== now && refusalOf(pupil.id) === null,
  );
  const apply = () => {
    grid.write(
      going.map(({ row }) => ({ pupil: row.pupil.id, column: column.key, text: textOf(row.pupil.id) })),
      'paste',
    );
    grid.say(`Đã đưa ${going.length} nhận xét vào. Ctrl Z hoàn tác cả lượt.`);
    onClose();
  };
  return (
    <Dialog onClose={onClose} size="min(980px, 96vw)" title="Nhận xét cho cả lớp">
      <div className="pastetop">
        <label className="row small">
          <input type="checkbox" checked={emptyOnly} onChange={(event) => setEmptyOnly(event.currentTarget.checked)} /> chỉ em
          chưa có nhận xét
        </label>
        <label className="row small">
          Lấy từ
          <select value={whose} onChange={(event) => setWhose(event.currentTarget.value as 'all')}>
            <option value="all">mọi câu hợp kết quả</option>
            <option value="own">câu của tôi và của trường ({bank.length})</option>
          </select>
        </label>
        <button
          type="button"
          onClick={() => {
            setTurn(turn + 1);
            setEdited({});
          }}
        >
          <IconRefresh size={14} aria-hidden /> Chọn câu khác
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="pastelist" tabIndex={0} aria-label="Nhận xét sẽ được đưa vào">
        {lines.length === 0 ? (
          <p className="blank">Em nào cũng đã có nhận xét.</p>
        ) : (
          <table className="list remarks">
            <thead>
              <tr>
                <th>Học sinh</th>
                <th className="n">Kết quả</th>
                <th>Nhận xét</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ row, shown, now }) => {
                const refusal = refusalOf(row.pupil.id);
                return (
                  <tr key={row.pupil.id}>
                    <td className="name">{row.pupil.name}</td>
                    <td className="n">{shown || <span className="muted">chưa có</span>}</td>
                    <td>
                      <textarea
                        className="remark"
                        rows={1}
                        aria-label={`Nhận xét cho ${row.pupil.name}`}
                        value={textOf(row.pupil.id)}
                        placeholder="chưa đủ căn cứ để gợi ý"
                        onChange={(event) => setEdited({ ...edited, [row.pupil.id]: event.currentTarget.value })}
                      />
                      {refusal && (
                        <p className="small bad" role="alert">
                          {refusal}
                        </p>
                      )}
                      {now !== '' && <p className="small muted">đang có: {now}</p>}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </section>
      <Bank {...{ bank, mayAddToSchool }} subject={open.view.subject} byMarks={open.bands.length > 0} />
      <footer className="pastefoot">
        <p className="small muted">Hai em gần nhau không trùng câu. Sửa thẳng từng câu trước khi đưa vào.</p>
        <div className="row">
          <Button variant="default" onClick={onClose}>
            Bỏ
          </Button>
          <Button onClick={apply} disabled={going.length === 0}>
            Đưa {going.length} nhận xét vào
          </Button>
        </div>
      </footer>
    </Dialog>
  );
}

/** Own sentences and the school's. */
type BankProps = {
  bank: readonly OwnComment[];
  subject: string;
  mayAddToSchool: boolean;
  /** Where no marks are, a sentence is for no range of them. */
  byMarks: boolean;
};
function Bank({ bank, subject, mayAddToSchool, byMarks }: BankProps) {
  const fetcher = useFetcher<{ added?: number } & Partial<FormRefusal>>();
  const reasons = useOpenReasons(fetcher.data?.refused);
  return (
    <details className="bank">
      <summary>Câu của tôi và của trường ({bank.length})</summary>
      <Reasons reasons={reasons} />
      <fetcher.Form method="post" className="row">
        <input type="hidden" name="subject" value={subject} />
        <input name="text" aria-label="Câu nhận xét mới" placeholder="câu nhận xét mới" minLength={2} required className="grow" />
        {byMarks ? (
          <select name="band" aria-label="Dùng cho mức điểm" defaultValue="0-100">
            {bandNames.map(([name, from, to]) => (
              <option key={name} value={`${from}-${to}`}>
                {name}
              </option>
            ))}
          </select>
        ) : (
          <input type="hidden" name="band" value="0-100" />
        )}
        {mayAddToSchool ? (
          <select name="whose" aria-label="Của ai" defaultValue="mine">
            <option value="mine">của tôi</option>
            <option value="school">của trường</option>
          </select>
        ) : (
          <input type="hidden" name="whose" value="mine" />
        )}
        <button type="submit" name="intent" value="add-comment">
          Thêm câu
        </button>
      </fetcher.Form>
      <ul>
        {bank.map(({ id, text, from, to, mine }) => (
          <li key={id} className="row">
            <span className="grow">{text}</span>
            {byMarks && (
              <span className="tag">
                {bandNames.find(([, a, b]) => a === from && b === to)?.[0] ?? `${from / 10} đến ${to / 10}`}
              </span>
            )}
            {!mine && <span className="tag info">của trường</span>}
            {(mine || mayAddToSchool) && (
              <fetcher.Form method="post">
                <input type="hidden" name="comment" value={id} />
                <button type="submit" name="intent" value="remove-comment" aria-label={`Bỏ câu: ${text}`}>
                  <IconTrash size={14} aria-hidden />
                </button>
              </fetcher.Form>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

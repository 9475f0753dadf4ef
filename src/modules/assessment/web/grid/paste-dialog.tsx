// What was copied in Excel, seen before it lands: sure, doubtful, refused, unchanged. Nothing is changed in silence; one key takes it all back.
import './paste-dialog.css';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight, IconBan, IconCheck, IconEqual, IconHelpCircle } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { Dialog } from '../parts/dialog.tsx';
import {
  pastedId as idOf,
  judge,
  leftOutOf,
  type Pasted,
  type PastedCell,
  type PastedLine,
  type Verdict,
  withTaken,
} from './paste.ts';
import { blockOf } from './places.ts';
import type { Grid } from './store.ts';
import { shortName } from './view.ts';

const words: Record<Verdict, { name: string; tag: string; icon: typeof IconCheck }> = {
  sure: { name: 'chắc chắn', tag: 'tag ok', icon: IconCheck },
  doubtful: { name: 'cần xem', tag: 'tag warn', icon: IconHelpCircle },
  refused: { name: 'không nhận', tag: 'tag bad', icon: IconBan },
  same: { name: 'không đổi', tag: 'tag', icon: IconEqual },
};
const verdicts = ['sure', 'doubtful', 'refused', 'same'] as const;

/** `text` null: nothing has been pasted yet; the dialog takes it. */
export function PasteDialog({ grid, text: first, onClose }: { grid: Grid; text: string | null; onClose(): void }) {
  const [text, setText] = useState(first);
  return (
    <Dialog
      onClose={onClose}
      size={text === null ? 'md' : 'min(1240px, 96vw)'}
      title={text === null ? 'Dán từ Excel' : 'Xem trước khi dán'}
    >
      {text === null ? <Ask onText={setText} /> : <Preview {...{ grid, text, onClose }} />}
    </Dialog>
  );
}

function Ask({ onText }: { onText(text: string): void }) {
  return (
    <>
      <label htmlFor="paste-here">
        Chọn các ô trong Excel, chép
        <span className="bykeys">
          {' '}
          (<kbd>Ctrl C</kbd>)
        </span>
        , rồi dán vào đây
        <span className="bykeys">
          {' '}
          (<kbd>Ctrl V</kbd>)
        </span>
        .
      </label>
      <textarea
        id="paste-here"
        className="pastehere"
        rows={4}
        data-autofocus
        onPaste={(event) => {
          event.preventDefault();
          onText(event.clipboardData.getData('text/plain'));
        }}
        onChange={(event) => event.currentTarget.value.length > 1 && onText(event.currentTarget.value)}
      />
      <p className="small muted">
        Kèm cột họ tên hoặc mã thì ghép theo tên; không kèm thì ghép theo thứ tự từ ô đang chọn. Chưa ghi gì cho tới khi thầy cô
        xem và đồng ý.
      </p>
    </>
  );
}

function Preview({ grid, text, onClose }: { grid: Grid; text: string; onClose(): void }) {
  const { open, rows, active, anchor } = grid.snapshot();
  const cells = useMemo(() => open.columns.flatMap((column) => (column.as === 'cell' ? [column.column] : [])), [open]);
  const start = blockOf(anchor, active);
  const startKey = open.columns.slice(start.left).find((column) => column.as === 'cell')?.key;
  const [target, setTarget] = useState(startKey ?? cells[0]?.key ?? '');
  const judged: Pasted = useMemo(
    () =>
      judge(text, {
        pupils: rows.map(({ pupil }) => pupil),
        columns: cells,
        row: start.top,
        col: Math.max(
          0,
          cells.findIndex(({ key }) => key === target),
        ),
        textAt: grid.textAt,
        closedAt: (pupil, column) => rows.find((row) => row.pupil.id === pupil)?.cells[column]?.closed ?? null,
      }),
    [text, target, rows, cells, grid, start.top],
  );
  const nameOf = (key: string) => cells.find((column) => column.key === key)?.long ?? key;
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const pasted = useMemo(() => withTaken(judged, taken), [judged, taken]);
  const all = pasted.lines.flatMap((line) => line.cells.map((cell) => ({ line, cell })));
  const of = (verdict: Verdict) =>
    all.filter(({ cell }) => cell.verdict === verdict && (cell.given !== '' || verdict !== 'same'));
  const [shown, setShown] = useState<Verdict | ''>('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    setTaken(new Set());
    setChosen(
      new Set(
        judged.lines.flatMap((line) => line.cells.filter(({ verdict }) => verdict === 'sure').map((cell) => idOf(line, cell))),
      ),
    );
  }, [judged]);
  const toggle = (ids: readonly string[], on: boolean) =>
    setChosen((was) => new Set(on ? [...was, ...ids] : [...was].filter((id) => !ids.includes(id))));
  const take = (id: string) => {
    setTaken((was) => new Set([...was, id]));
    toggle([id], true);
  };
  const going = all.filter(({ line, cell }) => chosen.has(idOf(line, cell)));
  const replaced = going.filter(({ cell }) => cell.now !== '').length;
  const apply = () => {
    grid.write(
      going.flatMap(({ line, cell }) => (line.pupil ? [{ pupil: line.pupil.id, column: cell.column, text: cell.text }] : [])),
      'paste',
    );
    grid.leaveOut(leftOutOf(pasted, new Set(going.map(({ line, cell }) => idOf(line, cell)))));
    grid.say(`Đã đưa ${going.length} ô vào${replaced > 0 ? `, thay ${replaced} ô đã có` : ''}. Ctrl Z hoàn tác cả lượt.`);
    onClose();
  };
  const wordy = new Set(cells.filter(({ scale }) => scale.as === 'text').map(({ key }) => key));
  const single = pasted.columns.length === 1;
  const takable = pasted.lines.flatMap(takableOf);
  const reasons = pasted.lines.some(({ reason }) => reason !== '');
  const lines = pasted.lines.filter((line) => shown === '' || line.cells.some(({ verdict }) => verdict === shown));
  return (
    <>
      <div className="pastetop">
        <div className="seg" role="group" aria-label="Lọc theo kết luận">
          <button type="button" aria-pressed={shown === ''} onClick={() => setShown('')}>
            Tất cả <b className="num">{all.filter(({ cell }) => cell.given !== '').length}</b>
          </button>
          {verdicts.map((verdict) => {
            const { icon: Icon, name } = words[verdict];
            return (
              <button key={verdict} type="button" aria-pressed={shown === verdict} onClick={() => setShown(verdict)}>
                <Icon size={14} aria-hidden /> {name} <b className="num">{of(verdict).length}</b>
              </button>
            );
          })}
        </div>
        {pasted.byHeading ? (
          <span className="small">
            Ghép cột theo tiêu đề: <b>{pasted.columns.map(({ long }) => long).join(', ')}</b>
          </span>
        ) : (
          <label className="row small">
            {single ? 'Cột đích' : 'Bắt đầu từ cột'}
            <select value={target} onChange={(event) => setTarget(event.currentTarget.value)}>
              {cells.map(({ key, long }) => (
                <option key={key} value={key}>
                  {long}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <p className="small muted">
        {matchWords(pasted)}
        {pasted.wide === 0 && pasted.left.length > 0 && ` Bỏ qua: ${pasted.left.join(', ')}.`}
      </p>
      {pasted.wide > 0 && (
        <p className="note warn" role="alert">
          <IconAlertTriangle size={18} aria-hidden />
          <span>
            <b>Khối dán rộng hơn bảng {pasted.wide} cột</b>: từ cột {nameOf(target)} sang phải chỉ còn {pasted.columns.length}{' '}
            cột. Để lại ngoài: {pasted.left.join(', ')} của khối dán.
          </span>
        </p>
      )}
      {pasted.beyond > 0 && (
        <p className="note warn" role="alert">
          <IconAlertTriangle size={18} aria-hidden />
          <span>
            <b>
              {pasted.lines.length} dòng điểm cho {rows.length - start.top} em
            </b>{' '}
            (từ {rows[start.top]?.pupil.name}): thừa {pasted.beyond} dòng, điểm có thể lệch sang em khác. Chép kèm cột họ tên để
            ghép theo tên; hoặc so lại rồi tự chọn dòng.{going.length === 0 && ' Chưa chọn ô nào.'}
          </span>
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="pastelist" tabIndex={0} aria-label="Những gì sẽ được đưa vào">
        <table className="list">
          <thead>
            <tr>
              <th className="pick">
                <input
                  type="checkbox"
                  aria-label="Chọn mọi ô nhận được"
                  disabled={takable.length === 0}
                  checked={takable.length > 0 && takable.every((id) => chosen.has(id))}
                  onChange={(event) => toggle(takable, event.currentTarget.checked)}
                />
              </th>
              <th className="n">Dòng</th>
              {pasted.matchedBy !== 'place' && <th>{pasted.matchedBy === 'name' ? 'Tên trong Excel' : 'Mã trong Excel'}</th>}
              {single && <th className="n">Điểm dán</th>}
              <th>Học sinh</th>
              {single ? (
                <>
                  <th className="n">Đang có</th>
                  <th className="n">Sẽ ghi</th>
                </>
              ) : (
                pasted.columns.map((column) => (
                  <th key={column.key} className={wordy.has(column.key) ? 'pc words' : 'pc'} title={column.long}>
                    {shortName(open, column)}
                  </th>
                ))
              )}
              <th>Kết luận</th>
              {reasons && <th className="why">Lý do</th>}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line
                key={line.line}
                {...{ line, single, wordy, chosen, toggle, take, reasons }}
                named={pasted.matchedBy !== 'place'}
              />
            ))}
          </tbody>
        </table>
      </section>
      <footer className="pastefoot">
        <p className="small muted">
          Không ô nào bị đổi thầm: 8.5 được nhận là 8,5; điều không phải điểm hay mức của cột thì ở lại ngoài. Ô trống trong Excel
          không xóa gì. Cả lượt hoàn tác được
          <span className="bykeys">
            {' '}
            bằng <kbd>Ctrl Z</kbd>
          </span>
          .
        </p>
        <div className="row">
          {replaced > 0 && (
            <b className="small warn num" role="status">
              thay {replaced} điểm đã có
            </b>
          )}
          <Button variant="default" onClick={onClose}>
            Bỏ
          </Button>
          <Button onClick={apply} disabled={going.length === 0} data-autofocus>
            Đưa {going.length} ô vào
          </Button>
        </div>
      </footer>
    </>
  );
}

/** What is struck through is what would be written over, and nothing else. */
const replaces = ({ text, now }: PastedCell): boolean => text !== '' && text !== now;

/** Of a line that goes in for the most part only the cells that stay outside are refused. */
const wordsOf = ({ verdict, cells }: PastedLine): string => {
  const refused = cells.filter((cell) => cell.verdict === 'refused').length;
  return verdict === 'refused' && refused < cells.length ? `${words.refused.name} ${refused} ô` : words[verdict].name;
};

const takableOf = (line: PastedLine): string[] =>
  line.cells.filter(({ verdict }) => verdict === 'sure' || verdict === 'doubtful').map((cell) => idOf(line, cell));

function matchWords({ lines, matchedBy }: Pasted): string {
  const by = { place: 'thứ tự', name: 'họ tên', code: 'mã học sinh' }[matchedBy];
  const [first, last] = [lines.find(({ pupil }) => pupil)?.pupil?.name, lines.findLast(({ pupil }) => pupil)?.pupil?.name];
  return `${lines.length} dòng, ghép theo ${by}${matchedBy === 'place' && first ? `, từ ${first} đến ${last}` : ''}.`;
}

type LineProps = {
  line: PastedLine;
  /** Some line has one. */
  reasons: boolean;
  single: boolean;
  /** Columns of sentences. */
  wordy: ReadonlySet<string>;
  named: boolean;
  chosen: ReadonlySet<string>;
  toggle(ids: readonly string[], on: boolean): void;
  take(id: string): void;
};
function Line({ line, reasons, single, wordy, named, chosen, toggle, take }: LineProps) {
  const open = takableOf(line);
  const { icon: Icon, tag } = words[line.verdict];
  const [only] = line.cells;
  return (
    <tr>
      <td className="pick">
        <input
          type="checkbox"
          aria-label={`Đưa dòng ${line.line} vào`}
          disabled={open.length === 0}
          checked={open.length > 0 && open.every((id) => chosen.has(id))}
          onChange={(event) => toggle(open, event.currentTarget.checked)}
        />
      </td>
      <td className="n muted">{line.line}</td>
      {named && <td>{line.name}</td>}
      {single && (
        <td className="n">
          <b>{only?.given}</b> <IconArrowRight size={12} aria-label="cho" />
        </td>
      )}
      <td className="name">{line.pupil?.name ?? <span className="muted">không rõ</span>}</td>
      {single ? (
        <>
          <td className="n muted">{only?.now ? replaces(only) ? <s>{only.now}</s> : only.now : 'trống'}</td>
          <td className="n">
            <b>{only?.text}</b>
          </td>
        </>
      ) : (
        line.cells.map((cell) => (
          <td
            key={cell.column}
            className={`pc ${cell.verdict}${wordy.has(cell.column) ? ' words' : ''}`}
            title={cell.reason || undefined}
          >
            {cell.now !== '' && replaces(cell) && <s className="muted">{cell.now}</s>}{' '}
            {cell.verdict === 'refused' && cell.given !== '' ? (
              <>
                <IconBan size={12} aria-label="không nhận" /> {cell.given}
              </>
            ) : (
              <b>{cell.text}</b>
            )}
          </td>
        ))
      )}
      <td>
        <span className={tag}>
          <Icon size={13} aria-hidden /> {wordsOf(line)}
        </span>
      </td>
      {reasons && (
        <td className={`why ${line.verdict === 'refused' ? 'bad' : line.verdict === 'doubtful' ? 'warn' : 'muted'}`}>
          {line.reason}{' '}
          {line.cells
            .filter(({ suggestion, reason }) => suggestion !== undefined && reason !== '')
            .map((cell) => (
              <button key={cell.column} type="button" onClick={() => take(idOf(line, cell))}>
                Dùng {cell.suggestion}
                {!single && ` thay “${cell.given}”`}
              </button>
            ))}
        </td>
      )}
    </tr>
  );
}

/** What the last paste left outside. */
export function LeftOut({ list, onClose }: { list: readonly string[]; onClose(): void }) {
  return (
    <Dialog onClose={onClose} size="md" title={`${list.length} ô chưa đưa vào`}>
      <ul className="leftout">
        {list.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </Dialog>
  );
}

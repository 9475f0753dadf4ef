// The columns of the sheet: how many of each kind, what each of them was, on which day.
import './columns-dialog.css';
import { Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useFetcher } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import type { FormRefusal } from '#platform/http/screen.ts';
import { useOpenReasons } from '#platform/ui/open-reasons.ts';
import { Reasons } from '#platform/ui/reasons.tsx';
import { groupWord } from '../../rules/column-words.ts';
import { columnsAtMost, formerKey, type SheetColumn, sheetOf } from '../../rules/sheet.ts';
import { Dialog } from '../parts/dialog.tsx';
import type { OpenSheet } from './view.ts';

type Note = { key: string; kind: string; title: string; on: string };
type Answer = { columns?: number } & Partial<FormRefusal>;

export function ColumnsDialog({ open, onClose }: { open: OpenSheet; onClose(): void }) {
  const fetcher = useFetcher<Answer>();
  const reasons = useOpenReasons(fetcher.data?.refused);
  const [notes, setNotes] = useState<readonly Note[]>(() =>
    open.input.notes.map(({ key, kind = '', title = '', on }) => ({ key, kind, title, on: on ? formatDate(on) : '' })),
  );
  // An empty note keeps an added column, as the server does.
  const sheet = sheetOf({ ...open.input, notes: notes.map(({ key }) => ({ key })) });
  const columns = sheet.columns.filter(({ scale, group }) => scale.as !== 'text' && group !== '');
  const groups = [...new Set(columns.map(({ code }) => code))];
  useEffect(() => {
    if (fetcher.data?.columns !== undefined) onClose();
  }, [fetcher.data, onClose]);
  const noteOf = (key: string): Note => notes.find((one) => one.key === key) ?? { key, kind: '', title: '', on: '' };
  const change = (key: string, part: Partial<Note>) =>
    setNotes([...notes.filter((one) => one.key !== key), { ...noteOf(key), ...part }]);
  const add = (code: string) => {
    const taken = new Set(columns.map(({ key }) => key));
    const at = Array.from({ length: columnsAtMost }, (_, i) => i + 1).find((n) => !taken.has(`${code}${n}`));
    if (at !== undefined) setNotes([...notes, { key: `${code}${at}`, kind: '', title: '', on: '' }]);
  };
  const save = () => {
    const kept = notes.filter(
      ({ key, kind, title, on }) => kind || title || on || columns.find((one) => one.key === key)?.removable,
    );
    fetcher.submit(
      { intent: 'columns', columns: JSON.stringify({ version: open.view.sheetVersion, columns: kept }) },
      { method: 'post' },
    );
  };
  const mayAddFormer =
    !columns.some(({ key }) => key === formerKey) &&
    sheetOf({ ...open.input, notes: [{ key: formerKey }] }).columns.some(({ key }) => key === formerKey);
  const { rules } = open.input;
  const kindsOf = (code: string) =>
    rules.kind === 'secondary'
      ? (rules.gradebooks.flatMap((book) => book.columns).find((one) => one.code === code)?.kinds ?? [])
      : [];
  return (
    <Dialog onClose={onClose} size="min(820px, 96vw)" title="Cột của bảng điểm">
      <Reasons reasons={reasons} labelOf={(key) => columns.find((one) => one.key === key)?.long} />
      {groups.map((code) => {
        const own = columns.filter((one) => one.code === code);
        const [first] = own as [SheetColumn, ...SheetColumn[]];
        const needed = sheet.minimum[code] ?? 0;
        return (
          <section key={code} className="colgroup" aria-label={first.repeated ? groupWord(first) : first.long}>
            <div className="row">
              <h3>
                {first.repeated ? groupWord(first) : first.long}
                {first.coefficient !== null && `, hệ số ${first.coefficient}`}
              </h3>
              {first.repeated && (
                <span className="small muted">
                  ít nhất {needed} cột, nhiều nhất {columnsAtMost}
                </span>
              )}
              {first.repeated && own.length < columnsAtMost && (
                <button type="button" onClick={() => add(code)}>
                  <IconPlus size={14} aria-hidden /> Thêm cột
                </button>
              )}
            </div>
            {own.map((column) => {
              const note = noteOf(column.key);
              return (
                <div key={column.key} className="colrow">
                  <b id={`col-${column.key}`}>{column.repeated ? `${groupWord(column)} ${column.name}` : column.long}</b>
                  {kindsOf(code).length > 0 ? (
                    <select
                      aria-label={`Loại của ${column.long}`}
                      value={note.kind}
                      onChange={(event) => change(column.key, { kind: event.currentTarget.value })}
                    >
                      <option value="">loại</option>
                      {kindsOf(code).map((kind) => (
                        <option key={kind.code} value={kind.code}>
                          {kind.name}
                        </option>
                      ))}
                    </select>
                  ) : (
                    <span />
                  )}
                  <input
                    aria-label={`Tên của ${column.long}`}
                    placeholder="tên, ví dụ 15 phút bài 2"
                    maxLength={60}
                    value={note.title}
                    onChange={(event) => change(column.key, { title: event.currentTarget.value })}
                  />
                  <input
                    aria-label={`Ngày của ${column.long}`}
                    className="day"
                    placeholder="ngày/tháng/năm"
                    maxLength={10}
                    value={note.on}
                    onChange={(event) => change(column.key, { on: event.currentTarget.value })}
                  />
                  {column.removable ? (
                    <button
                      type="button"
                      aria-label={`Bỏ ${column.long}`}
                      onClick={() => setNotes(notes.filter((one) => one.key !== column.key))}
                    >
                      <IconX size={14} aria-hidden />
                    </button>
                  ) : (
                    <span />
                  )}
                </div>
              );
            })}
          </section>
        );
      })}
      {mayAddFormer && (
        <p className="row small">
          <button type="button" onClick={() => setNotes([...notes, { key: formerKey, kind: '', title: '', on: '' }])}>
            <IconPlus size={14} aria-hidden /> Thêm cột “Trường cũ”
          </button>
          <span className="muted">cho em chuyển đến: kết quả học kỳ theo học bạ của trường cũ</span>
        </p>
      )}
      <p className="small muted">
        Có ngày thì em nào vắng hôm đó được làm mờ, ghi điểm phải xác nhận. Cột đang có điểm không bỏ được.
      </p>
      <div className="row dialogfoot">
        <Button variant="default" onClick={onClose}>
          Bỏ
        </Button>
        <Button onClick={save} loading={fetcher.state !== 'idle'}>
          Lưu cột
        </Button>
      </div>
    </Dialog>
  );
}

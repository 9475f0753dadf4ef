// The form of a record: typed into without losing anything. Drafts stay in the browser, covered values are asked for one by one,
// and the second of two writers chooses between both versions field by field.
import './record-form.css';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { createContext, type FormEvent, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { useFetcher } from 'react-router';
import type { Reason } from '#kernel/refusal.ts';
import { type Field, type FormValues, type RecordView, shownValue } from '#platform/http/fields.ts';
import { forget, keep, readKept } from './browser-store.ts';
import { useBusinessTime, useDraftKey } from './desk.ts';
import { useOpenReasons } from './open-reasons.ts';
import { Reasons } from './reasons.tsx';
import { Conflict } from './record-conflict.tsx';

/** What a check says about a field that is stored as it is. */
export type FieldIssue = { level: 'E' | 'W'; text: string; href?: string };
export type FormResult =
  | { saved: true; version: number }
  | { refused: Reason[]; kind: 'refused' | 'conflict'; theirs?: unknown }
  | { revealed: FormValues };

type RecordForm = {
  /** What stands in the form when it is drawn: stored, then what was asked for, then what a draft or a choice put there. */
  values: FormValues;
  covered: Record<string, string>;
  /** Put there by a draft or a choice between versions. */
  overrides: FormValues;
  reasons: Reason[];
  issues: Record<string, FieldIssue[]>;
  lists: Record<string, { value: string; label: string }[]>;
  readOnly: boolean;
  reveal: ((names: string[]) => void) | null;
  revealing: boolean;
};
const Context = createContext<RecordForm | null>(null);
export function useRecordForm(): RecordForm {
  const form = useContext(Context);
  if (!form) throw new Error('inside <RecordForm> only');
  return form;
}

const same = (a: string | string[] | undefined, b: string | string[] | undefined) =>
  JSON.stringify(a ?? '') === JSON.stringify(b ?? '');

/** Only what differs from the stored record: what nobody touched is never sent, so it overwrites nothing. */
function changesIn(form: HTMLFormElement, stored: FormValues, fieldOf: (name: string) => Field | undefined): FormValues {
  const data = new FormData(form);
  const changes: FormValues = {};
  for (const name of new Set(data.keys())) {
    const kind = fieldOf(name)?.kind;
    const all = data.getAll(name).map(String);
    const value = kind === 'choices' ? all.filter(Boolean) : kind === 'yes' ? String(all.includes('true')) : (all[0] ?? '');
    if (!same(value, stored[name])) changes[name] = value;
  }
  return changes;
}

type Draft = { at: string; version: number; changes: FormValues };
export function RecordForm({
  draft: draftName,
  view,
  start = {},
  fieldOf,
  groupOf = () => '',
  lists = {},
  issues = {},
  readOnly = false,
  mayReveal = false,
  submitLabel = 'Lưu hồ sơ',
  lastBy,
  banner,
  index,
  children,
}: {
  /** Names the record among the drafts of the person. */
  draft: string;
  view: RecordView;
  /** What a new record begins with: sent as if it had been typed. */
  start?: FormValues | undefined;
  fieldOf(name: string): Field | undefined;
  /** In front of the field's label where the same label stands several times: 'Mẹ'. */
  groupOf?(name: string): string;
  lists?: RecordForm['lists'];
  issues?: RecordForm['issues'];
  readOnly?: boolean;
  mayReveal?: boolean;
  submitLabel?: string;
  /** Who wrote the version that `view` holds. */
  lastBy?: string | undefined;
  banner?(reasons: Reason[], send: (more: Record<string, string>) => void): ReactNode;
  index?(count: (names: (name: string) => boolean) => number): ReactNode;
  children: ReactNode;
}) {
  const save = useFetcher<FormResult>();
  const asked = useFetcher<FormResult>();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [base, setBase] = useState(view);
  const [overrides, setOverrides] = useState<FormValues>(start);
  const [revealed, setRevealed] = useState<FormValues>({});
  const [changes, setChanges] = useState<FormValues>(start);
  const [drawn, setDrawn] = useState(0);
  const [draft, setDraft] = useState<Draft | null>(null);
  const draftKey = useDraftKey(draftName);
  const timeOf = useBusinessTime();
  const [keptAt, setKeptAt] = useState<string | null>(null);
  const [settled, setSettled] = useState<unknown>(null);

  const stored: FormValues = { ...base.values, ...revealed };
  const result = save.data === settled ? undefined : save.data;
  const refusal = result && 'refused' in result ? result : null;
  const open = useOpenReasons(refusal?.kind === 'refused' ? refusal.refused : undefined);
  const theirs = refusal?.kind === 'conflict' ? (refusal.theirs as RecordView) : null;
  const savedVersion = save.data && 'saved' in save.data ? save.data.version : null;
  const count = Object.keys(changes).filter(fieldOf).length;

  const redraw = (next: RecordView, put: FormValues) => {
    setBase(next);
    setOverrides(put);
    setRevealed({});
    setChanges(put);
    setDrawn((n) => n + 1);
  };
  // The page asks the server again whenever something moves at the unit. What somebody is typing is never taken away by that.
  useEffect(() => {
    if (view.version === base.version) return;
    const own = savedVersion !== null && view.version >= savedVersion && base.version < savedVersion;
    if (!own && count > 0) return;
    if (own) {
      forget(draftKey);
      setKeptAt(null);
    }
    setBase(view);
    setOverrides({});
    setRevealed({});
    setChanges({});
    setDrawn((n) => n + 1);
  }, [view, base.version, savedVersion, count, draftKey]);
  useEffect(() => {
    if (!readOnly) setDraft(readKept<Draft>(draftKey));
    return () => clearTimeout(timer.current);
  }, [draftKey, readOnly]);
  useEffect(() => {
    if (asked.data && 'revealed' in asked.data)
      setRevealed((was) => ({ ...was, ...(asked.data as { revealed: FormValues }).revealed }));
  }, [asked.data]);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || readOnly) return;
      event.preventDefault();
      form.current?.requestSubmit();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [readOnly]);

  const look = () => {
    if (!form.current) return;
    const now = changesIn(form.current, stored, fieldOf);
    setChanges(now);
    // Covered values are not left lying in a browser.
    const open = Object.fromEntries(Object.entries(now).filter(([name]) => !(name in base.covered) && !fieldOf(name)?.covered));
    const at = new Date().toISOString();
    const some = Object.keys(open).some(fieldOf);
    if (some) keep(draftKey, { at, version: base.version, changes: open } satisfies Draft);
    else forget(draftKey);
    setKeptAt(some ? at : null);
    setDraft(null);
  };
  const onInput = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(look, 300);
  };
  const send = (version: number, values: FormValues, more: Record<string, string> = {}) => {
    const data = new FormData();
    data.set('version', String(version));
    for (const [name, value] of Object.entries({ ...values, ...more }))
      if (typeof value === 'string') data.set(name, value);
      else for (const item of ['', ...value]) data.append(name, item);
    save.submit(data, { method: 'post' });
  };
  const submit = (event?: FormEvent, more: Record<string, string> = {}) => {
    event?.preventDefault();
    if (!form.current || readOnly) return;
    clearTimeout(timer.current);
    look();
    send(base.version, changesIn(form.current, stored, fieldOf), more);
  };
  const words = (name: string, value: string | string[] | undefined): string => {
    const field = fieldOf(name);
    const listed = lists[name]?.find((option) => option.value === value)?.label;
    if (listed) return listed;
    if (!field) return String(value ?? '');
    return shownValue(field, field.kind === 'yes' || field.kind === 'yesno' ? (value ? value === 'true' : null) : value);
  };
  const labelOf = (name: string) => [groupOf(name), fieldOf(name)?.label ?? ''].filter(Boolean).join(': ');

  const reasons = open ?? [];
  const context: RecordForm = {
    ...{ values: { ...stored, ...overrides }, overrides, reasons, issues, lists, readOnly },
    covered: Object.fromEntries(Object.entries(base.covered).filter(([name]) => !(name in revealed))),
    reveal: mayReveal ? (names) => asked.submit({ reveal: names.join(',') }, { method: 'post' }) : null,
    revealing: asked.state !== 'idle',
  };
  const coveredTouched = Object.keys(changes).some((name) => name in base.covered || fieldOf(name)?.covered);
  const countOf = (of: (name: string) => boolean) =>
    new Set([
      ...Object.entries(issues).flatMap(([name, list]) => (of(name) && list.some((issue) => issue.level === 'E') ? [name] : [])),
      ...reasons.flatMap((reason) => (reason.field && of(reason.field) ? [reason.field] : [])),
    ]).size;
  const behind = view.version !== base.version && count > 0 && !theirs && savedVersion !== view.version;
  return (
    <Context.Provider value={context}>
      {index?.(countOf)}
      <div className="stack recordform">
        {draft && Object.keys(draft.changes).length > 0 && (
          <div className="note" role="status">
            <div className="grow">
              <b>Có bản nháp lúc {timeOf(draft.at)}</b>, {Object.keys(draft.changes).length} mục:{' '}
              {[...new Set(Object.keys(draft.changes).map(labelOf).filter(Boolean))].slice(0, 5).join(', ')}.
              {draft.version !== base.version && ' Hồ sơ đã được lưu sau bản nháp này.'}
              {Object.keys(base.covered).length > 0 && ' Trường được che không giữ trong bản nháp.'}
            </div>
            <button
              type="button"
              onClick={() => {
                redraw(base, draft.changes);
                setKeptAt(draft.at);
                setDraft(null);
              }}
            >
              Lấy bản nháp
            </button>
            <button
              type="button"
              onClick={() => {
                forget(draftKey);
                setDraft(null);
              }}
            >
              Bỏ bản nháp
            </button>
          </div>
        )}
        {result && 'saved' in result && count === 0 && (
          <p className="note ok" role="status">
            <IconCheck size={18} aria-hidden /> Đã lưu.
          </p>
        )}
        {behind && (
          <p className="note warn" role="status">
            <IconAlertTriangle size={18} aria-hidden /> {lastBy ?? 'Người khác'} vừa lưu hồ sơ này. Khi bạn lưu, hai bản được đặt
            cạnh nhau để chọn.
          </p>
        )}
        {theirs && (
          <Conflict
            key={theirs.version}
            {...{ stored, theirs, changes, labelOf, words }}
            who={(view.version >= theirs.version && lastBy) || 'Người khác'}
            busy={save.state !== 'idle'}
            onChoose={(chosen) => {
              setSettled(save.data);
              redraw(theirs, chosen);
              send(theirs.version, chosen);
            }}
          />
        )}
        {banner?.(reasons, (more) => submit(undefined, more))}
        <Reasons reasons={reasons} labelOf={labelOf} />
        <form ref={form} key={drawn} className="stack" onSubmit={submit} onInput={onInput} noValidate aria-label="Hồ sơ">
          {children}
          {!readOnly && (
            <div className="savebar">
              <Button type="submit" loading={save.state !== 'idle'} disabled={theirs !== null}>
                {submitLabel}
              </Button>
              <span className="small muted" aria-live="polite">
                {count === 0 ? 'Chưa có gì thay đổi.' : `${count} mục đã sửa`}
                {count > 0 && keptAt && `, bản nháp lúc ${timeOf(keptAt).slice(0, 5)}`}
                {coveredTouched && '. Trường được che không giữ trong bản nháp'}
              </span>
              <kbd className="small muted">Ctrl S</kbd>
            </div>
          )}
        </form>
      </div>
    </Context.Provider>
  );
}

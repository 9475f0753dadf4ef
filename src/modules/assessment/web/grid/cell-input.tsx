// The one cell with the caret: a real field, so that Vietnamese is composed in it and a screen reader reads it.
import './cell-note.css';
import { useLayoutEffect, useRef, useState } from 'react';
import { fold } from '#kernel/vietnamese-text.ts';
import type { CellScale } from '../../rules/sheet.ts';
import { type Asks, onGridCopy, onGridKey, onGridPaste } from './grid-keys.ts';
import type { CellView, Grid, Mode } from './store.ts';
import { useGridState } from './use-grid.ts';

type Props = {
  grid: Grid;
  asks: Asks;
  cell: CellView;
  scale: CellScale;
  mode: Mode;
  draft: string | null;
  label: string;
  low: boolean;
};

export function CellInput({ grid, asks, cell, scale, mode, draft, label, low }: Props) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const { ended } = useGridState(grid);
  const keepsWords = scale.as === 'text' && cell.text !== '';
  useLayoutEffect(() => {
    const { current } = field;
    if (!current) return;
    // Dialogs keep the focus that they have.
    if (!document.activeElement?.closest('[role=dialog]')) current.focus({ preventScroll: true });
    current.closest('td')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);
  // Anew when another value comes under the caret (undone, written by another): a key behind it would make one mark of two.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what has to be chosen
  useLayoutEffect(() => {
    if (field.current && mode === 'ready') choose(field.current, keepsWords);
  }, [mode, keepsWords, cell.text]);
  useLayoutEffect(() => {
    const { current } = field;
    if (!current) return;
    const whole = current.selectionStart === 0 && current.selectionEnd === current.value.length;
    // Whoever clicked into a sentence goes on where he or she clicked.
    if (mode === 'editing' && whole) choose(current, true);
  }, [mode]);
  const common = {
    ref: field,
    value: draft ?? cell.text,
    'aria-label': label,
    readOnly: cell.closed !== null || ended,
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { currentTarget: { value: string } }) =>
      grid.type(event.currentTarget.value.replace(/\n/g, ' '), keepsWords && mode === 'ready' ? 'editing' : undefined),
    onKeyDown: (event: React.KeyboardEvent<HTMLElement>) => onGridKey(event, grid, asks),
    onCopy: (event: React.ClipboardEvent<HTMLElement>) => onGridCopy(event, grid, false),
    onCut: (event: React.ClipboardEvent<HTMLElement>) => onGridCopy(event, grid, true),
    onPaste: (event: React.ClipboardEvent<HTMLElement>) => onGridPaste(event, grid, asks),
    // A click on the cell under the caret chooses it again: what is typed then replaces what is there.
    onMouseDown: (event: React.MouseEvent<HTMLElement>) => {
      if (mode !== 'ready' || event.shiftKey || keepsWords) return;
      if (ended) grid.go(grid.snapshot().active);
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    },
    onDoubleClick: () => (cell.closed === null ? grid.type(draft ?? cell.text, 'editing') : grid.knock()),
    // One who goes elsewhere on the screen has meant what stands there.
    onBlur: () => grid.snapshot().draft !== null && grid.commit(),
  };
  if (scale.as === 'text') return <textarea className="in" rows={1} {...common} />;
  return (
    <>
      <input className="in" inputMode={scale.as === 'choice' || scale.as === 'comment' ? 'text' : 'decimal'} {...common} />
      {scale.as === 'choice' && cell.closed === null && mode !== 'ready' && (
        <Choices {...{ grid, scale, low }} typed={draft ?? ''} onDone={() => field.current?.focus()} />
      )}
    </>
  );
}

/** All of it, so that a key replaces it; or the caret behind it: a sentence is gone on with, never lost to one key. */
const choose = (field: HTMLInputElement, behind: boolean) =>
  behind ? field.setSelectionRange(field.value.length, field.value.length) : field.select();

/** What may stand in the cell: opened by F2 or a double click, narrowed as one types; letters alone do as well. */
function Choices(props: {
  grid: Grid;
  scale: Extract<CellScale, { as: 'choice' }>;
  typed: string;
  low: boolean;
  onDone(): void;
}) {
  const { grid, scale, typed, low } = props;
  const words = fold(typed);
  const exact = scale.choices.some(({ code, name, letter }) => [code, name, letter].some((one) => one && fold(one) === words));
  const fitting =
    words === '' || exact
      ? scale.choices
      : scale.choices.filter(({ code, name }) => fold(name).includes(words) || fold(code).startsWith(words));
  const [tip] = useState('Gõ chữ cái, hoặc bấm để chọn');
  return (
    <div className={low ? 'mgpop choices up' : 'mgpop choices'}>
      <ul aria-label={tip}>
        {fitting.map(({ code, name, letter }) => (
          <li key={code}>
            <button
              type="button"
              tabIndex={-1}
              className="choice"
              onMouseDown={(event) => {
                event.preventDefault();
                event.stopPropagation();
                grid.type(code);
                grid.commit();
                props.onDone();
              }}
            >
              {!scale.words && <b>{letter ?? code}</b>} {name}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

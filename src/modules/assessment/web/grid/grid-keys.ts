// Which key does what in the grid: those of every spreadsheet.
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { formatTenths } from '#kernel/numbers.ts';
import { cellsOf } from './paste.ts';
import { afterEnter, afterTab, blockOf, moved, type Place, search } from './places.ts';
import { asSentence, endWords, type Grid } from './store.ts';
import { isEmpty } from './use-grid.ts';

export type Asks = {
  /** Something was pasted that is more than one cell. */
  paste(text: string): void;
  /** More about the cell under the caret. */
  cell(): void;
  why(place: Place): void;
  /** Out of the grid by the keyboard. */
  leave(): void;
  /** Which keys are there? */
  keys(): void;
  /** Sentences to choose from. */
  comments(): void;
};

export const sizeOf = (grid: Grid) => {
  const { rows, open } = grid.snapshot();
  return { rows: rows.length, cols: open.columns.length };
};
export const writable = (grid: Grid) => (place: Place) => grid.cellAt(place)?.closed === null;
export const takesWords = (grid: Grid, col: number): boolean => {
  const column = grid.snapshot().open.columns[col];
  return column?.as === 'cell' && column.column.scale.as === 'text';
};
/** A sentence under the caret: what is typed goes on in it. */
const holdsWords = (grid: Grid): boolean => {
  const { active } = grid.snapshot();
  return takesWords(grid, active.col) && (grid.cellAt(active)?.text ?? '') !== '';
};
const blockNow = (grid: Grid) => {
  const { active, anchor } = grid.snapshot();
  return blockOf(anchor, active);
};

export const toNextEmpty = (grid: Grid): void => {
  const place = search(sizeOf(grid), grid.snapshot().active, (at) => isEmpty(grid, at));
  if (place) grid.go(place);
  else grid.say('Không còn ô trống.');
};

/** The values of a block into the rows below; of one cell, from the cell above. */
function fillDown(grid: Grid): void {
  const chosen = blockNow(grid);
  const block = chosen.top === chosen.bottom ? { ...chosen, top: Math.max(0, chosen.top - 1) } : chosen;
  if (block.top === block.bottom) return;
  const { open, rows } = grid.snapshot();
  const textAt = (col: number) => {
    const column = open.columns[col];
    return column?.as === 'cell' ? (rows[block.top]?.cells[column.key]?.text ?? '') : '';
  };
  grid.fill({ ...block, top: block.top + 1 }, ({ col }) => textAt(col));
}

function withCtrl(event: KeyboardEvent<HTMLElement>, grid: Grid, asks: Asks): boolean {
  const { mode, active } = grid.snapshot();
  switch (event.key.toLowerCase()) {
    case 'enter':
      grid.commit();
      asks.cell();
      return true;
    case 'd':
      grid.commit();
      fillDown(grid);
      return true;
    case 'z':
    case 'y':
      // While a cell is being typed the browser's own undo is meant.
      if (mode !== 'ready') return false;
      grid.turn(event.key.toLowerCase() === 'y' || event.shiftKey ? 'again' : 'back');
      return true;
    case 'a': {
      if (mode !== 'ready') return false;
      const { rows, cols } = sizeOf(grid);
      grid.go({ row: 0, col: 0 });
      grid.go({ row: rows - 1, col: cols - 1 }, true);
      return true;
    }
    case 'arrowdown':
      if (event.shiftKey) break;
      grid.commit();
      toNextEmpty(grid);
      return true;
  }
  const to = mode === 'editing' ? undefined : moved(active, event.key, true, sizeOf(grid));
  if (to) grid.go(to, event.shiftKey);
  return to !== undefined;
}

function withAlt(event: KeyboardEvent<HTMLElement>, grid: Grid): boolean {
  const cell = grid.cellAt(grid.snapshot().active);
  if (cell?.state === 'conflict' && cell.waiting && (event.key === '1' || event.key === '2')) {
    grid.choose(cell.waiting, event.key === '1' ? 'theirs' : 'mine');
    return true;
  }
  if (event.key === 'Enter' && cell?.waiting?.answer?.suggestion) {
    takeSuggestion(grid);
    return true;
  }
  if (event.key === 'Enter' && cell?.locked) {
    if (!cell.waiting && grid.snapshot().knocks === 0) grid.knock();
    else document.querySelector<HTMLElement>('.mgt .act .mgpop a')?.click();
    return true;
  }
  return false;
}

/** "85": yes, 8,5 was meant. */
export function takeSuggestion(grid: Grid): void {
  const { active, open, rows } = grid.snapshot();
  const cell = grid.cellAt(active);
  const column = open.columns[active.col];
  const pupil = rows[active.row]?.pupil.id;
  const suggestion = cell?.waiting?.answer?.suggestion;
  if (suggestion && pupil && column?.as === 'cell') grid.write([{ pupil, column: column.key, text: suggestion }], 'grid');
}

/** 'Process': a key that a Vietnamese keyboard's own program takes. */
const wouldWrite = (key: string) =>
  key.length === 1 || key === 'F2' || key === 'Delete' || key === 'Backspace' || key === 'Process';
/** One cell is meant, and nothing can be written there. A block says itself how many of its cells stayed as they were. */
function isClosed(grid: Grid): boolean {
  const { top, bottom, left, right } = blockNow(grid);
  return top === bottom && left === right && (grid.cellAt({ row: top, col: left })?.closed ?? null) !== null;
}

function enter(grid: Grid, step: 1 | -1): void {
  const { active } = grid.snapshot();
  const to = afterEnter(active, step, sizeOf(grid), writable(grid));
  grid.go(to);
  if (to.row !== active.row) return;
  if (step === 1) grid.end();
  else grid.say(asSentence(endWords(grid.snapshot(), -1)));
}

/** @returns whether the key was the grid's */
function handled(event: KeyboardEvent<HTMLElement>, grid: Grid, asks: Asks): boolean {
  const { mode, active, open, heard, ended } = grid.snapshot();
  const size = sizeOf(grid);
  if (event.ctrlKey || event.metaKey) return withCtrl(event, grid, asks);
  if (event.altKey) return withAlt(event, grid);
  // No mark begins with it; a sentence may have it.
  if (event.key === '?' && mode === 'ready' && !takesWords(grid, active.col)) {
    asks.keys();
    return true;
  }
  if (ended && wouldWrite(event.key) && event.key !== 'F2') {
    grid.knock(event.key.length === 1 ? event.key : '');
    return true;
  }
  // Enter says why once, and again goes on.
  const asked = wouldWrite(event.key) || (event.key === 'Enter' && !event.shiftKey && !heard);
  if (asked && isClosed(grid)) {
    grid.knock(event.key.length === 1 ? event.key : '', event.key === 'Enter');
    return true;
  }
  switch (event.key) {
    case 'Enter':
      if (open.columns[active.col]?.as === 'mean' && !event.shiftKey) {
        asks.why(active);
        return true;
      }
      grid.commit();
      enter(grid, event.shiftKey ? -1 : 1);
      return true;
    case 'Tab': {
      const to = afterTab(active, event.shiftKey ? -1 : 1, size);
      grid.commit();
      if (to) grid.go(to);
      return to !== undefined;
    }
    case 'Escape':
      if (mode === 'ready') grid.hush();
      else grid.cancel();
      return true;
    case 'F6':
      grid.commit();
      asks.leave();
      return true;
    case 'F2': {
      const cell = grid.cellAt(active);
      if (cell && !cell.closed) grid.type(grid.snapshot().draft ?? cell.text, 'editing');
      return true;
    }
    case 'Delete':
    case 'Backspace':
      if (mode !== 'ready') return false;
      // One letter less, not the sentence.
      if (event.key === 'Backspace' && holdsWords(grid)) return false;
      grid.fill(blockNow(grid), () => '');
      return true;
  }
  if (mode === 'editing' && !/^(ArrowUp|ArrowDown|Page)/.test(event.key)) return false;
  const to = moved(active, event.key, false, size);
  if (to) grid.go(to, event.shiftKey && mode === 'ready');
  return to !== undefined;
}

export function onGridKey(event: KeyboardEvent<HTMLElement>, grid: Grid, asks: Asks): void {
  // A syllable that is being composed belongs to the keyboard's own program.
  if (event.nativeEvent.isComposing || event.defaultPrevented) return;
  if (!handled(event, grid, asks)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** A block as Excel takes it. */
export function onGridCopy(event: ClipboardEvent<HTMLElement>, grid: Grid, cut: boolean): void {
  const { mode, open, rows } = grid.snapshot();
  if (mode !== 'ready') return;
  const block = blockNow(grid);
  const lines: string[] = [];
  for (let row = block.top; row <= block.bottom; row++) {
    const cells = open.columns.slice(block.left, block.right + 1).map((column) => {
      const line = rows[row];
      return (column.as === 'cell' ? line?.cells[column.key]?.text : meanText(line?.result)) ?? '';
    });
    lines.push(cells.map((text) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join('\t'));
  }
  event.preventDefault();
  event.clipboardData.setData('text/plain', lines.join('\n'));
  if (cut) grid.fill(block, () => '');
}

export function onGridPaste(event: ClipboardEvent<HTMLElement>, grid: Grid, asks: Asks): void {
  const text = event.clipboardData.getData('text/plain');
  const cells = cellsOf(text);
  const single = cells.length === 1 && cells[0]?.length === 1;
  if (single && grid.snapshot().mode !== 'ready') return;
  event.preventDefault();
  grid.cancel();
  const [[value = ''] = []] = cells;
  if (!single) asks.paste(text);
  else if (value !== '' && (grid.snapshot().ended || isClosed(grid))) grid.knock(value);
  else if (value !== '') grid.fill(blockNow(grid), () => value);
}

export const meanText = (result: { mean: number | null; comment: string | null } | undefined): string =>
  result?.mean != null ? formatTenths(result.mean) : (result?.comment ?? '');

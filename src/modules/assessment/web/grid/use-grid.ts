// The open sheet for React: the store, the queue's line, both for as long as the screen stands.
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Outbox } from './outbox.ts';
import { type Place, search } from './places.ts';
import { createGrid, type Grid, type GridState } from './store.ts';
import { useOutbox } from './use-outbox.ts';
import type { SheetView } from './view.ts';

export const useGridState = (grid: Grid): GridState => useSyncExternalStore(grid.subscribe, grid.snapshot, grid.snapshot);

/** `view` is asked for again whenever something moves at the school: cells that nobody here touches follow quietly. */
export function useGrid(view: SheetView): { grid: Grid; outbox: Outbox } {
  const outbox = useOutbox();
  const [grid] = useState(() => {
    const made = createGrid(view, outbox);
    const { open, rows } = made.snapshot();
    const find = (is: (place: Place) => boolean) =>
      search({ rows: rows.length, cols: open.columns.length }, { row: -1, col: 0 }, is);
    // What was opened for a while is what one has come for.
    const first = find((place) => made.cellAt(place)?.opened != null) ?? find((place) => isEmpty(made, place));
    if (first) made.go(first);
    return made;
  });
  useEffect(() => grid.start(), [grid]);
  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent) => askBeforeLeaving(grid, event);
    addEventListener('beforeunload', leaving);
    return () => removeEventListener('beforeunload', leaving);
  }, [grid]);
  useEffect(() => {
    if (view !== grid.snapshot().open.view) grid.take(view);
  }, [grid, view]);
  return { grid, outbox };
}

/** A draft would be lost with the page; what waits in the queue outlives it and is no reason to ask. */
export function askBeforeLeaving(grid: Grid, event: Pick<Event, 'preventDefault'>): void {
  if (grid.unconfirmed()) event.preventDefault();
}

/** Worth a visit: nothing in it, and it may be written. */
export function isEmpty(grid: Grid, place: { row: number; col: number }): boolean {
  const column = grid.snapshot().open.columns[place.col];
  const cell = grid.cellAt(place);
  return (
    column?.as === 'cell' && column.column.scale.as !== 'text' && cell !== undefined && cell.text === '' && cell.closed === null
  );
}

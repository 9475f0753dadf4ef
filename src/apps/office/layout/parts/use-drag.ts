// Blocks in the hand: by pointer, with a line where it would fall; by keyboard, step by step, told to who does not see it.
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { type Direction, type Layout, moveBlock, type Place, placeOf, type Row, stepBlock } from '#modules/sites/ui.ts';
import type { Desk } from './use-layout.ts';

const directions: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };
/** So near the edge of the window it scrolls by itself. */
const edge = 70;

type Names = { titleOf(id: string): string; fitsIn(id: string, row: Row): boolean };

/** Where a block let go at this point of the screen would stand. */
function placeAt(x: number, y: number): Place | null {
  const columns = [...document.querySelectorAll<HTMLElement>('[data-column]')];
  const distance = (element: HTMLElement) => {
    const box = element.getBoundingClientRect();
    const dx = Math.max(box.left - x, 0, x - box.right);
    const dy = Math.max(box.top - y, 0, y - box.bottom);
    return dx * dx + dy * dy;
  };
  const [column] = columns.sort((a, b) => distance(a) - distance(b));
  if (!column) return null;
  const [row = 0, at = 0] = (column.dataset.column ?? '').split('.').map(Number);
  const blocks = [...column.querySelectorAll<HTMLElement>('[data-block]')];
  const before = blocks.findIndex((block) => {
    const box = block.getBoundingClientRect();
    return y < box.top + box.height / 2;
  });
  return { row, column: at, index: before < 0 ? blocks.length : before };
}

export function useDrag(desk: Desk, { titleOf, fitsIn }: Names) {
  const [held, setHeld] = useState<{ id: string; by: 'pointer' | 'keys'; before: Layout } | null>(null);
  const [target, setTarget] = useState<Place | null>(null);
  const [said, setSaid] = useState('');
  const start = useRef<{ x: number; y: number; id: string } | null>(null);
  const focus = useRef<string | null>(null);
  const { layout } = desk;

  // The block may have come into another column, where it is another element: the focus goes with it.
  useEffect(() => {
    if (!focus.current || !layout) return;
    const handle = document.getElementById(`tay-${focus.current}`);
    if (handle !== document.activeElement) handle?.focus();
    handle?.scrollIntoView({ block: 'nearest' });
    focus.current = null;
  }, [layout]);
  useEffect(() => {
    if (held?.by !== 'pointer') return;
    const cancel = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      start.current = null;
      setHeld(null);
      setTarget(null);
      setSaid('Đã thôi kéo, khối ở chỗ cũ.');
    };
    document.addEventListener('keydown', cancel);
    return () => document.removeEventListener('keydown', cancel);
  }, [held]);

  const fits = (id: string, place: Place | null) => {
    const row = place && layout.rows[place.row];
    return row && fitsIn(id, row) ? place : null;
  };
  const drop = () => {
    start.current = null;
    setHeld(null);
    setTarget(null);
  };

  const handle = (id: string) => ({
    id: `tay-${id}`,
    'aria-pressed': held?.id === id,
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { x: event.clientX, y: event.clientY, id };
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const from = start.current;
      if (!from) return;
      if (held?.by !== 'pointer') {
        if (Math.hypot(event.clientX - from.x, event.clientY - from.y) < 5) return;
        setHeld({ id, by: 'pointer', before: layout });
      }
      if (event.clientY < edge) scrollBy(0, -12);
      if (event.clientY > innerHeight - edge) scrollBy(0, 12);
      setTarget(fits(id, placeAt(event.clientX, event.clientY)));
    },
    onPointerUp() {
      if (held?.by === 'pointer' && target) {
        const next = moveBlock(layout, id, target);
        desk.put(next);
        setSaid(`Đã đặt ${titleOf(id)} vào ${desk.placeWords(id, next)}.`);
      }
      drop();
    },
    onPointerCancel: drop,
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const holds = held?.by === 'keys' && held.id === id;
      if (event.key === ' ' || event.key === 'Enter') {
        event.preventDefault();
        if (holds) {
          setHeld(null);
          setSaid(`Đã đặt ${titleOf(id)} vào ${desk.placeWords(id)}.`);
        } else {
          setHeld({ id, by: 'keys', before: layout });
          setSaid(`Đã nhấc ${titleOf(id)}, đang ở ${desk.placeWords(id)}. Phím mũi tên để dời, phím cách để đặt, Esc để thôi.`);
        }
        return;
      }
      if (!holds) return;
      if (event.key === 'Escape') {
        event.preventDefault();
        focus.current = id;
        desk.put(held.before);
        setHeld(null);
        setSaid(`Đã thôi, ${titleOf(id)} về ${desk.placeWords(id, held.before)}.`);
        return;
      }
      const direction = directions[event.key];
      if (!direction) return;
      event.preventDefault();
      const next = stepBlock(layout, id, direction, (row) => fitsIn(id, row));
      if (next === layout) {
        setSaid('Không dời được nữa về phía này.');
        return;
      }
      focus.current = id;
      desk.put(next, layout !== held.before);
      setSaid(`${titleOf(id)}: ${desk.placeWords(id, next)}.`);
    },
    onBlur() {
      // Moved into another column the element goes and a new one takes its place; elsewhere the hand lets go.
      if (held?.by === 'keys' && held.id === id && focus.current === null && placeOf(layout, id)) setHeld(null);
    },
  });
  return { handle, held: held?.id ?? null, target: held?.by === 'pointer' ? target : null, said };
}

// What of the queue is said outside its sheet? Pure.
import type { Queue, Waiting } from '../grid/queue.ts';

export type UnsentSheet = Pick<Waiting, 'unit' | 'classSubject' | 'period'> & { name: string };
export type Unsent = { waiting: number; untaken: number; sheets: readonly UnsentSheet[] };

/** `waiting`: goes by itself once the line is there; `untaken`: refused, locked or written by another meanwhile, for the teacher to look at. */
export function unsentOf(queue: Queue): Unsent {
  const sheets = new Map<string, UnsentSheet>();
  for (const { unit, classSubject, period, sheet } of queue)
    sheets.set(`${unit} ${classSubject} ${period}`, { unit, classSubject, period, name: sheet ?? 'bảng điểm' });
  const waiting = queue.filter(({ state }) => state === 'queued').length;
  return { waiting, untaken: queue.length - waiting, sheets: [...sheets.values()] };
}

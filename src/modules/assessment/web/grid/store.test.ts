// The open sheet while answers come in, in orders that are rare: what undo leads to, what the cell says stood there, where a draft goes.
import { expect, test } from 'vitest';
import { tt58 } from '../../rules/rule-sets/tt58.ts';
import type { Outbox } from './outbox.ts';
import { type Answer, enqueue, nextBatch, type Queue, settle, type Waiting, without } from './queue.ts';
import { createGrid } from './store.ts';
import type { SheetView } from './view.ts';

/** The queue of a tab whose server answers when the test says so. */
function outboxByHand() {
  let queue: Queue = [];
  let onTheWay: Waiting[] = [];
  const watchers = new Set<() => void>();
  const listeners = new Set<(told: readonly { op: Waiting; answer: Answer }[]) => void>();
  const set = (next: Queue) => {
    queue = next;
    for (const watcher of watchers) watcher();
  };
  const outbox: Outbox = {
    ready: Promise.resolve(),
    snapshot: () => ({ queue, line: 'free', savedAt: null }),
    subscribe(watcher) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    onAnswers(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    put: (edits) => set(enqueue(queue, edits)),
    drop: (opIds) => set(without(queue, opIds)),
    ...{ retry() {}, stop() {} },
  };
  return {
    outbox,
    send() {
      const next = nextBatch(queue, 400);
      onTheWay = next.batch;
      set(next.queue);
    },
    answer(state: Answer['state'], version: number, more: Partial<Answer> = {}) {
      const told = onTheWay.map((op) => ({ op, answer: { opId: op.opId, state, version, ...more } }));
      queue = settle(
        queue,
        told.map(({ answer }) => answer),
      );
      for (const listener of listeners) listener(told);
      set(queue);
    },
  };
}

const pupil = (id: string, cells: SheetView['pupils'][number]['cells'] = {}): SheetView['pupils'][number] => ({
  ...{ id, name: `Em ${id}`, codes: [], birthDate: null, here: true, until: null, went: null, excused: null, absentOn: [] },
  ...{ individualPlan: false, cells },
});
const plan = { subject: 'VAN', periodsPerWeek: 4, periodsPerYear: 140, periodicTests: 2 };
const view = (more: Partial<SheetView> = {}): SheetView => ({
  ...{ unit: 'thcs', classSubject: 1, period: 1, title: 'Ngữ văn', kind: 'subject', subject: 'VAN', classId: 1 },
  ...{
    className: '6A',
    rules: { id: tt58.id, version: tt58.version },
    sheetVersion: 0,
    readOnly: null,
    userId: 'me',
    principal: false,
  },
  input: { grade: '06', subject: 'VAN', period: 1, plan, gradebook: null, notes: [] },
  ...{ locks: [], open: [], pupils: [pupil('a', { KTtx1: [50, 1] }), pupil('b')], ...more },
});
const opened = (first = view()) => {
  const line = outboxByHand();
  const grid = createGrid(first, line.outbox);
  grid.start();
  const type = (text: string) => grid.write([{ pupil: 'a', column: 'KTtx1', text }], 'grid');
  const cell = () => grid.snapshot().rows[0]?.cells.KTtx1;
  return { grid, type, cell, ...line };
};

test('typed again while the first was under way, and the first was refused: undo leads to what is stored, not to what never was', () => {
  const { grid, type, cell, send, answer } = opened();
  type('7');
  send();
  type('8');
  answer('refused', 1, { reason: 'Em vắng hôm đó.' });
  send();
  answer('saved', 2);
  expect(cell()).toMatchObject({ text: '8', state: 'saved' });
  grid.turn('back');
  expect(cell()?.text).toBe('5');
  grid.turn('again');
  expect(cell()?.text).toBe('8');
});

test('what is undone or done again is no paste, and says so in the history of its cells', () => {
  const { grid, outbox, send, answer } = opened();
  const said = () => outbox.snapshot().queue.map(({ via, reason }) => [via, reason]);
  grid.write(
    ['a', 'b'].map((pupil) => ({ pupil, column: 'KTtx1', text: '7' })),
    'paste',
  );
  expect(said()).toEqual([
    ['paste', undefined],
    ['paste', undefined],
  ]);
  send();
  answer('saved', 2);
  for (const [way, word] of [
    ['back', 'Hoàn tác'],
    ['again', 'Làm lại'],
  ] as const) {
    grid.turn(way);
    expect(said()).toEqual([
      ['grid', word],
      ['grid', word],
    ]);
    send();
    answer('saved', 3);
  }
});

test('what was undone and met another’s mark is still an undoing when it is chosen, and what was pasted a paste', () => {
  const { grid, cell, outbox, send, answer } = opened();
  const theirs = (shown: string) => ({ theirs: { shown, by: 'Cô Hoa', at: '' } });
  const chosen = () => {
    const waiting = cell()?.waiting;
    if (waiting?.state === 'conflict') grid.choose(waiting, 'mine');
    return outbox.snapshot().queue.map(({ text, via, reason, baseVersion }) => [text, via, reason, baseVersion]);
  };
  grid.write([{ pupil: 'a', column: 'KTtx1', text: '7' }], 'paste');
  send();
  answer('conflict', 2, theirs('9'));
  expect(chosen()).toEqual([['7', 'paste', undefined, 2]]);
  send();
  answer('saved', 3);
  grid.turn('back');
  send();
  answer('conflict', 4, theirs('6'));
  expect(chosen()).toEqual([['9', 'grid', 'Hoàn tác', 4]]);
});

test('what was typed over a refused text leads back to what is stored, and says so', () => {
  const { grid, type, cell } = opened();
  type('11');
  type('12');
  expect(cell()).toMatchObject({ text: '12', state: 'refused', waiting: { was: '5' } });
  grid.turn('back');
  expect(cell()).toMatchObject({ text: '5', waiting: null });
});

test('a draft whose row is gone meanwhile is written nowhere else', () => {
  const { grid } = opened();
  grid.go({ row: 0, col: 0 });
  grid.type('9');
  grid.take(view({ pupils: [pupil('b')] }));
  grid.commit();
  expect(grid.textAt('b', 'KTtx1')).toBe('');
  expect(grid.snapshot().said).toContain('chưa ghi');
});

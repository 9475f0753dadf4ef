// The open sheet while answers come in, in orders that are rare: what undo leads to, what the cell says stood there, where a draft goes.
import fc from 'fast-check';
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

test('a comment that is too long is refused with words, and kept as a whole', () => {
  const { grid, outbox } = opened();
  const long = 'a'.repeat(612);
  const { open } = grid.snapshot();
  grid.go({ row: 0, col: open.columns.findIndex(({ key }) => key === 'NX') });
  grid.type(long);
  grid.commit();
  const reason = 'Nhận xét dài quá 500 ký tự (612 ký tự), chưa ghi.';
  expect(grid.snapshot().rows[0]?.cells.NX).toMatchObject({ text: long, state: 'refused', waiting: { answer: { reason } } });
  expect(outbox.snapshot().queue.filter(({ state }) => state === 'queued')).toEqual([]);
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

const closing: [string, SheetView][] = [
  [
    'its column is locked',
    view({ locks: [{ ...{ kind: 'principal', column: 'KTtx1' }, ...{ reason: 'Chốt điểm', by: 'Cô Hoa', at: '2018-12-10' } }] }),
  ],
  ['its pupil has left', view({ pupils: [{ ...pupil('a', { KTtx1: [50, 1] }), here: false }, pupil('b')] })],
];
test.each(closing)(
  'a draft whose cell is closed meanwhile, for %s, is said to be unwritten at once, and what is stored is shown',
  (_name, now) => {
    const { grid, cell, outbox } = opened();
    grid.go({ row: 0, col: 0 });
    grid.type('3');
    grid.take(now);
    expect(grid.snapshot()).toMatchObject({ mode: 'ready', draft: null, tried: '3', knocks: 1, heard: false, quiet: false });
    expect([cell()?.text, cell()?.value]).toEqual(['5', 50]);
    expect(grid.snapshot().rows[0]?.result.mean ?? null).toBe(createGrid(now, outbox).snapshot().rows[0]?.result.mean ?? null);
    grid.commit();
    expect([grid.textAt('a', 'KTtx1'), outbox.snapshot().queue]).toEqual(['5', []]);
    grid.go({ row: 1, col: 0 });
    expect(grid.snapshot()).toMatchObject({ amiss: true, said: expect.stringContaining('Chưa ghi “3”: ô Em a') });
  },
);

test('a sentence whose cell is closed while it is typed stays in sight as a whole; where nothing was changed nothing is said', () => {
  const locks = [{ kind: 'principal' as const, column: null, reason: 'Chốt điểm', by: 'Cô Hoa', at: '2018-12-10' }];
  const { grid } = opened();
  const col = grid.snapshot().open.columns.findIndex(({ key }) => key === 'NX');
  const sentence = 'Em chăm học, hăng hái phát biểu, cần đọc thêm sách.';
  grid.go({ row: 0, col });
  grid.type(sentence);
  grid.take(view({ locks }));
  grid.knock();
  expect(grid.snapshot().tried).toBe(sentence);
  const same = opened();
  same.grid.go({ row: 0, col: 0 });
  same.grid.type('5', 'editing');
  same.grid.take(view({ locks }));
  expect(same.grid.snapshot()).toMatchObject({ mode: 'ready', draft: null, tried: '', knocks: 0 });
});

const theirs = (shown: string) => ({ theirs: { shown, by: 'Cô Hoa', at: '' } });
test.each(['conflict', 'locked'] as const)(
  '%s: undo only withdraws one’s own value; theirs stays and nothing is sent',
  (state) => {
    const { grid, type, cell, outbox, send, answer } = opened();
    type('4');
    send();
    answer(state, state === 'conflict' ? 2 : 1, state === 'conflict' ? theirs('9') : { reason: 'Đã khóa.' });
    const stays = state === 'conflict' ? '9' : '5';
    grid.turn('back');
    expect([cell()?.text, cell()?.state, outbox.snapshot().queue]).toEqual([stays, 'still', []]);
    expect(grid.snapshot().said).toBe(`Đã rút “4” chưa ghi, ô giữ ${stays}.`);
    grid.turn('again');
    grid.turn('back');
    expect([cell()?.text, outbox.snapshot().queue]).toEqual([stays, []]);
  },
);

test('a conflict that was overwritten goes back to theirs, and again', () => {
  const { grid, type, cell, outbox, send, answer } = opened();
  type('4');
  send();
  answer('conflict', 2, theirs('9'));
  const waiting = cell()?.waiting as Waiting;
  grid.choose(waiting, 'mine');
  expect(outbox.snapshot().queue).toMatchObject([{ text: '4', baseVersion: 2 }]);
  // Not sent yet: taken back, nothing leaves.
  grid.turn('back');
  expect([cell()?.text, outbox.snapshot().queue]).toEqual(['9', []]);
  grid.turn('again');
  send();
  answer('saved', 3);
  grid.turn('back');
  expect(outbox.snapshot().queue).toMatchObject([{ text: '9', baseVersion: 3 }]);
  send();
  answer('saved', 4);
  grid.turn('again');
  expect(outbox.snapshot().queue).toMatchObject([{ text: '4', baseVersion: 4 }]);
  // The first typing, over the 5 that was, is no step any more.
  grid.turn('back');
  grid.turn('back');
  expect(grid.snapshot().said).toBe('Không còn gì để hoàn tác.');
});

test('what waits for the line has not seen what came meanwhile: undone it is withdrawn, typed over it asks', () => {
  const arrived = view({ pupils: [pupil('a', { KTtx1: [90, 2] }), pupil('b')] });
  const { grid, type, cell, outbox } = opened();
  type('4');
  grid.take(arrived);
  expect(cell()?.text).toBe('4');
  grid.turn('back');
  expect([cell()?.text, outbox.snapshot().queue]).toEqual(['9', []]);
  grid.turn('again');
  expect([cell()?.text, outbox.snapshot().queue]).toEqual(['9', []]);
  const other = opened();
  other.type('4');
  other.grid.take(arrived);
  other.type('6');
  expect(other.outbox.snapshot().queue).toMatchObject([{ text: '6', was: '5', baseVersion: 1 }]);
});

test('undone while it was on its way, and another had written: theirs stays and nobody is asked', () => {
  const { grid, type, cell, outbox, send, answer } = opened();
  type('4');
  send();
  grid.turn('back');
  answer('conflict', 2, theirs('9'));
  expect([cell()?.text, outbox.snapshot().queue]).toEqual(['9', []]);
  grid.turn('again');
  expect([cell()?.text, outbox.snapshot().queue]).toEqual(['9', []]);
});

test('undo of a cell that was locked since says that it stays', () => {
  const { grid, type, cell, outbox, send, answer } = opened();
  type('4');
  send();
  answer('saved', 2);
  grid.take(view({ locks: [{ kind: 'principal', column: null, reason: 'Chốt điểm', by: 'Cô Hoa', at: '2018-12-10' }] }));
  grid.turn('back');
  expect([cell()?.text, outbox.snapshot().queue]).toEqual(['4', []]);
  expect(grid.snapshot()).toMatchObject({ said: '1 ô đã khóa hoặc không ghi được, giữ nguyên.', amiss: true });
});

type Act = { act: 'type'; text: string } | { act: (typeof plain)[number] };
const plain = ['undo', 'redo', 'mine', 'theirs', 'send', 'lose', 'other', 'view'] as const;
const acts = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant('type' as const), text: fc.constantFrom('1', '2', '3', 'abc', '') }),
    fc.record({ act: fc.constantFrom(...plain) }),
  ) as fc.Arbitrary<Act>,
  { maxLength: 40 },
);

test('whatever two do at one cell, what the other wrote is only overwritten by one who saw it; and both see the same in the end', () => {
  fc.assert(
    fc.property(acts, (list) => {
      let server = { text: '5', version: 1 };
      const stored = new Map<string, number>();
      /** What the other wrote, each value once; and what of it had been seen when an operation was typed. */
      let written = 40;
      const others = new Set<string>();
      const seen = new Set<string>();
      const seenAt = new Map<string, ReadonlySet<string>>();
      const { grid, type, cell, outbox, send, answer } = opened();
      const arrive = () => {
        const value = server.text === '' ? null : Math.round(Number(server.text.replace(',', '.')) * 10);
        grid.take(view({ pupils: [pupil('a', { KTtx1: [value, server.version] }), pupil('b')] }));
      };
      const take = (lost: boolean) => {
        send();
        const op = outbox.snapshot().queue.find(({ state, tried }) => state === 'queued' && tried);
        if (!op) return;
        const before = stored.get(op.opId);
        const known = before !== undefined || server.text === op.text;
        if (!known && server.version !== op.baseVersion) {
          if (!lost) answer('conflict', server.version, theirs(server.text));
          return;
        }
        if (!known) {
          if (others.has(server.text)) expect(seenAt.get(op.opId)?.has(server.text)).toBe(true);
          server = { text: op.text, version: server.version + 1 };
          stored.set(op.opId, server.version);
        }
        if (!lost) answer('saved', before ?? server.version);
      };
      const look = () => {
        const now = cell();
        if (now?.waiting === null) seen.add(now.text);
        if (now?.state === 'conflict') seen.add(now.waiting?.answer?.theirs?.shown ?? '');
      };
      for (const one of list) {
        look();
        const asked = cell()?.state === 'conflict' ? cell()?.waiting : undefined;
        if (one.act === 'type') type(one.text);
        else if (one.act === 'undo' || one.act === 'redo') {
          const before = outbox.snapshot().queue;
          grid.turn(one.act === 'undo' ? 'back' : 'again');
          // Never an answer to a choice: either it is closed, or it stands as it did.
          if (asked) expect([[], before]).toContainEqual(outbox.snapshot().queue);
        } else if (one.act === 'mine' || one.act === 'theirs') {
          if (asked) grid.choose(asked, one.act);
        } else if (one.act === 'other') {
          const text = String(++written / 10).replace('.', ',');
          others.add(text);
          server = { text, version: server.version + 1 };
        } else if (one.act === 'view') arrive();
        else take(one.act === 'lose');
        for (const { opId } of outbox.snapshot().queue) if (!seenAt.has(opId)) seenAt.set(opId, new Set(seen));
      }
      for (let i = 0; i < 6; i++) {
        take(false);
        const left = cell()?.waiting;
        if (left?.state === 'conflict') grid.choose(left, 'theirs');
        if (left?.state === 'refused') grid.giveUp(left);
      }
      arrive();
      expect(cell()).toMatchObject({ text: server.text, waiting: null });
    }),
    { numRuns: 1000 },
  );
});

// What becomes of what was typed, whatever the line and the server do: nothing is lost, nothing is stored out of order.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answer, adopt, cellOf, enqueue, nextBatch, type Queue, settle, type Waiting } from './queue.ts';

let count = 0;
const typed = (pupil: string, text: string, more: Partial<Waiting> = {}): Waiting => ({
  ...{ opId: `op${count++}`, unit: 'thcs', classSubject: 1, period: 1, pupil, column: 'KTtx1', text, was: '' },
  ...{ baseVersion: 0, via: 'grid', state: 'queued', tried: false, ...more },
});
const answer = (one: Waiting, state: Answer['state'], version: number): Answer => ({ opId: one.opId, state, version });

test('what nobody has sent yet is replaced; what is on its way goes first', () => {
  const [one, two, three] = [typed('a', '7'), typed('a', '8'), typed('a', '9')];
  const replaced = enqueue(enqueue([], [one]), [two]);
  expect(replaced.map(({ text }) => text)).toEqual(['8']);
  const { queue, batch } = nextBatch(replaced, 10);
  expect(batch).toHaveLength(1);
  const followed = enqueue(queue, [three]);
  expect(followed.map(({ text, tried }) => [text, tried])).toEqual([
    ['8', true],
    ['9', false],
  ]);
  // One of a cell at a time.
  expect(nextBatch(followed, 10).batch.map(({ text }) => text)).toEqual(['8']);
});

const states: [Answer['state'], number, Waiting['state'] | 'gone', Waiting['state'], number][] = [
  ['saved', 4, 'gone', 'queued', 4],
  ['refused', 3, 'gone', 'queued', 3],
  ['conflict', 5, 'gone', 'conflict', 5],
  ['locked', 3, 'gone', 'locked', 3],
];
test.each(states)('%s: whoever typed again meanwhile meant the second', (state, version, first, second, base) => {
  const one = typed('a', '7', { tried: true });
  const two = typed('a', '8');
  const left = settle([one, two], [answer(one, state, version)]);
  expect(left.some(({ opId }) => opId === one.opId)).toBe(first !== 'gone');
  expect(left.map((rest) => [rest.text, rest.state, rest.baseVersion])).toEqual([['8', second, base]]);
});

test.each(['conflict', 'locked'] as const)('%s: what was taken back meanwhile asks nothing', (state) => {
  const one = typed('a', '7', { tried: true, was: '5' });
  expect(settle([one, typed('a', '5', { was: '5' })], [answer(one, state, 4)])).toEqual([]);
});

test('what is refused and covers another’s mark has not seen it', () => {
  const one = typed('a', '7', { tried: true });
  const two = typed('a', 'abc', { state: 'refused' });
  expect(settle([one, two], [answer(one, 'conflict', 4)])).toEqual([two]);
});

test.each(['refused', 'conflict', 'locked'] as const)('%s stays to be seen, and typing again takes its place', (state) => {
  const one = typed('a', '7', { tried: true });
  const left = settle([one], [answer(one, state, 2)]);
  expect(left).toMatchObject([{ text: '7', state, answer: { version: 2 } }]);
  expect(nextBatch(left, 10).batch).toEqual([]);
  expect(enqueue(left, [typed('a', '6')]).map(({ text, state: now }) => [text, now])).toEqual([['6', 'queued']]);
});

test('a batch is of one school and one kind', () => {
  const queue = [typed('a', '1'), typed('b', '2', { unit: 'th' }), typed('c', '3', { via: 'paste' }), typed('d', '4')];
  expect(nextBatch(queue, 10).batch.map(({ text }) => text)).toEqual(['1', '4']);
  expect(nextBatch(queue, 1).batch.map(({ text }) => text)).toEqual(['1']);
});

test('what a closed tab left comes first, but for cells in which this tab has the last word', () => {
  const left = [typed('a', '1'), typed('b', '2', { tried: true }), typed('c', '3')];
  const mine = [typed('a', '9'), typed('b', '8')];
  expect(adopt(mine, left).map(({ pupil, text }) => [pupil, text])).toEqual([
    ['b', '2'],
    ['c', '3'],
    ['a', '9'],
    ['b', '8'],
  ]);
});

type Act =
  | { act: 'type'; pupil: string; text: string }
  | { act: 'send' }
  | { act: 'lose' }
  | { act: 'answer' }
  | { act: 'crash' };
const acts = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant('type' as const), pupil: fc.constantFrom('a', 'b'), text: fc.constantFrom('1', '2', '3', '4') }),
    fc.record({ act: fc.constantFrom('send' as const, 'lose' as const, 'answer' as const, 'crash' as const) }),
  ),
  { maxLength: 60 },
) as fc.Arbitrary<Act[]>;

/** A server that stores by version and knows which operations it has stored, as the real one. */
function server() {
  const cells = new Map<string, { text: string; version: number }>();
  const done = new Map<string, number>();
  const take = (batch: readonly Waiting[]): Answer[] =>
    batch.map((one) => {
      const cell = cells.get(cellOf(one)) ?? { text: '', version: 0 };
      const before = done.get(one.opId);
      if (before !== undefined) return answer(one, 'saved', before);
      if (cell.text === one.text) return answer(one, 'saved', cell.version);
      if (cell.version !== one.baseVersion) return answer(one, 'conflict', cell.version);
      const version = cell.version + 1;
      cells.set(cellOf(one), { text: one.text, version });
      done.set(one.opId, version);
      return answer(one, 'saved', version);
    });
  return { cells, take };
}

test('however the line behaves, one teacher at one cell ends with what was typed last', () => {
  fc.assert(
    fc.property(acts, (list) => {
      const { cells, take } = server();
      const known = new Map<string, number>();
      const last = new Map<string, string>();
      let queue: Queue = [];
      let flying: { batch: Waiting[]; answers: Answer[] | null } | null = null;
      const settleNow = () => {
        if (!flying) return;
        const { batch, answers } = flying;
        flying = null;
        if (!answers) return;
        for (const one of answers) {
          const op = batch.find(({ opId }) => opId === one.opId) as Waiting;
          if (one.state === 'saved') known.set(cellOf(op), one.version);
        }
        queue = settle(queue, answers);
      };
      for (const act of list) {
        if (act.act === 'type') {
          const edit = typed(act.pupil, act.text);
          last.set(cellOf(edit), act.text);
          queue = enqueue(queue, [{ ...edit, baseVersion: known.get(cellOf(edit)) ?? 0 }]);
        } else if (act.act === 'answer') settleNow();
        else if (act.act === 'crash') {
          // Nobody hears the answer any more; the queue is on the disk.
          flying = null;
        } else if (!flying) {
          const next = nextBatch(queue, 10);
          queue = next.queue;
          // Lost on the way back: stored, and nobody was told. Or on the way there.
          const answers = take(next.batch);
          flying = { batch: next.batch, answers: act.act === 'lose' ? null : answers };
        }
      }
      for (let i = 0; i < 10; i++) {
        settleNow();
        const next = nextBatch(queue, 10);
        queue = next.queue;
        flying = { batch: next.batch, answers: take(next.batch) };
      }
      settleNow();
      expect(queue).toEqual([]);
      for (const [cell, text] of last) expect(cells.get(cell)?.text).toBe(text);
    }),
  );
});

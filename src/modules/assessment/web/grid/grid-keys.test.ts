// What a key does to the open sheet: a mark typed one Enter too far replaces no sentence, and a closed cell swallows nothing in silence.
import type { KeyboardEvent } from 'react';
import { expect, test } from 'vitest';
import { tt58 } from '../../rules/rule-sets/tt58.ts';
import { lockOfColumn } from './column-lock.ts';
import { onGridKey } from './grid-keys.ts';
import { noOutbox } from './outbox.ts';
import { createGrid } from './store.ts';
import { askBeforeLeaving } from './use-grid.ts';
import { isLocked, lockedColumns, openedWords, type SheetView } from './view.ts';

const pupil = (id: string, cells: SheetView['pupils'][number]['cells'] = {}): SheetView['pupils'][number] => ({
  ...{ id, name: `Em ${id}`, codes: [], birthDate: null, here: true, until: null, went: null, excused: null, absentOn: [] },
  ...{ individualPlan: false, cells },
});
const view = (more: Partial<SheetView> = {}): SheetView => ({
  ...{ unit: 'thcs', classSubject: 1, period: 1, title: 'Ngữ văn', kind: 'subject', subject: 'VAN', classId: 1 },
  ...{ className: '6A', rules: { id: tt58.id, version: tt58.version }, sheetVersion: 0, readOnly: null, userId: 'me' },
  input: {
    ...{ grade: '06', subject: 'VAN', period: 1, gradebook: null, notes: [] },
    plan: { subject: 'VAN', periodsPerWeek: 4, periodsPerYear: 140, periodicTests: 2 },
  },
  ...{ principal: false, locks: [], open: [], pupils: [pupil('a', { NX: ['Chăm học.', 1] }), pupil('b')], ...more },
});
const lock = { kind: 'principal' as const, column: null, reason: 'Chốt điểm', by: 'Cô Hiệu trưởng', at: '2018-12-10' };

function opened(given = view()) {
  const grid = createGrid(given, noOutbox);
  const { columns } = grid.snapshot().open;
  let keys = 0;
  const asks = { paste() {}, cell() {}, why() {}, leave() {}, keys: () => keys++, comments() {} };
  /** @returns whether the grid kept the key from the field */
  const press = (key: string, more: Partial<KeyboardEvent<HTMLElement>> = {}) => {
    let kept = false;
    const event = { key, nativeEvent: {}, preventDefault: () => (kept = true), stopPropagation() {}, ...more };
    onGridKey(event as unknown as KeyboardEvent<HTMLElement>, grid, asks);
    return kept;
  };
  const at = (row: number, key: string) => ({ row, col: columns.findIndex((one) => one.key === key) });
  return { grid, press, at, place: () => grid.snapshot().active, keysShown: () => keys };
}

test.each(['KTtx1', 'KThk', 'NX'])(
  'Enter at the last pupil stays there and says so, in %s: nothing in another column is written over',
  (key) => {
    const { grid, press, at, place } = opened();
    grid.go(at(1, key));
    grid.type('8');
    press('Enter');
    expect(place()).toEqual(at(1, key));
    expect(grid.textAt('b', key)).toBe('');
    expect(grid.snapshot().said).toBe('Hết danh sách.');
    grid.go(at(0, key));
    press('Enter', { shiftKey: true });
    expect(place()).toEqual(at(0, key));
    press('Enter');
    expect(place()).toEqual(at(1, key));
  },
);

test('behind the last mark a key is meant for nobody: nothing is replaced, it is said; an arrow or F2 comes back to the cell', () => {
  const marks = { KTtx1: [80, 1], NX: ['Chăm học.', 1] } as const;
  const last = () => {
    const made = opened(view({ pupils: [pupil('a'), pupil('b', marks)] }));
    made.grid.go(made.at(1, 'KTtx1'));
    made.press('Enter');
    return made;
  };
  const { grid, press, at, place } = last();
  expect(grid.snapshot()).toMatchObject({ ended: true, said: 'Hết danh sách.' });
  for (const key of ['7', 'Delete', 'Backspace', 'Process']) expect(press(key)).toBe(true);
  grid.type('7', 'typing');
  expect([grid.textAt('b', 'KTtx1'), grid.snapshot().draft, grid.snapshot().tried]).toEqual(['8', null, '77']);
  press('Enter');
  expect(place()).toEqual(at(1, 'KTtx1'));
  expect(grid.snapshot()).toMatchObject({ ended: true, amiss: true, said: 'Chưa ghi “77”: hết danh sách.' });
  for (const key of ['ArrowDown', 'ArrowUp', 'F2', 'Escape', 'Home']) {
    const one = last();
    one.press(key);
    expect([key, one.grid.snapshot().ended]).toEqual([key, false]);
  }
  press('ArrowDown');
  expect([place(), press('7')]).toEqual([at(1, 'KTtx1'), false]);
  // A sentence is gone on with, and where nothing stands nothing is lost.
  for (const key of ['NX', 'KTtx2']) {
    const one = last();
    one.grid.go(one.at(1, key));
    one.press('Enter');
    expect([key, one.grid.snapshot().ended]).toEqual([key, false]);
  }
});

test('what was typed behind the end is said until the caret moves, or something is written', () => {
  const marks = { KTtx1: [80, 1] } as const;
  const beyond = () => {
    const made = opened(view({ pupils: [pupil('a', marks), pupil('b', marks)] }));
    made.grid.go(made.at(1, 'KTtx1'));
    made.press('Enter');
    made.press('2');
    return made;
  };
  const silent = { said: '', amiss: false, tried: '', knocks: 0, ended: false };
  const moved = beyond();
  moved.press('ArrowUp');
  expect(moved.grid.snapshot()).toMatchObject(silent);
  const again = beyond();
  again.press('Enter');
  expect(again.grid.snapshot()).toMatchObject({ amiss: true, tried: '' });
  again.press('ArrowUp');
  expect(again.grid.snapshot()).toMatchObject(silent);
  const edited = beyond();
  edited.press('F2');
  expect(edited.grid.snapshot()).toMatchObject({ ...silent, mode: 'editing' });
  for (const heard of [false, true]) {
    const { grid, press } = beyond();
    if (heard) press('Enter');
    grid.write([{ pupil: 'a', column: 'KTtx1', text: '7' }], 'grid');
    expect(grid.snapshot()).toMatchObject({ said: '', amiss: false, tried: '' });
  }
});

test('where only closed cells follow, Enter says that, and that the list ends only behind its last pupil', () => {
  const granted = { id: 7, askedBy: 'me', until: '2018-12-10T03:13:00Z', cells: [{ pupil: 'b', column: 'KTtx1' }] };
  const pupils = [pupil('a'), pupil('b', { KTtx1: [80, 1] }), pupil('c')];
  const { grid, press, at, place } = opened(view({ pupils, locks: [lock], open: [granted] }));
  grid.go(at(1, 'KTtx1'));
  press('Enter');
  expect(place()).toEqual(at(1, 'KTtx1'));
  expect(grid.snapshot()).toMatchObject({ ended: true, said: 'Các ô bên dưới đã khóa.' });
  press('7');
  press('Enter');
  expect(grid.snapshot().said).toBe('Chưa ghi “7”: các ô bên dưới đã khóa.');
  press('Enter', { shiftKey: true });
  expect(grid.snapshot().said).toBe('Các ô bên trên đã khóa.');
  const gone = opened(view({ pupils: [pupil('a'), { ...pupil('b'), here: false }] }));
  gone.grid.go(gone.at(0, 'KTtx1'));
  gone.press('Enter');
  expect(gone.grid.snapshot().said).toBe('Các ô bên dưới không ghi được.');
  gone.press('Enter', { shiftKey: true });
  expect(gone.grid.snapshot().said).toBe('Đầu danh sách.');
  // An open cell further down is where Enter leads.
  const two = {
    ...granted,
    cells: [
      { pupil: 'a', column: 'KTtx1' },
      { pupil: 'c', column: 'KTtx1' },
    ],
  };
  const apart = opened(view({ pupils, locks: [lock], open: [two] }));
  apart.grid.go(apart.at(0, 'KTtx1'));
  apart.press('Enter');
  expect(apart.place()).toEqual(apart.at(2, 'KTtx1'));
});

test('a whole comment that one key took away, or one pasted word replaced, is said with the way back; a mark is not', () => {
  const { grid, press, at } = opened(view({ pupils: [pupil('a', { NX: ['Chăm học.', 1], KTtx1: [80, 1] }), pupil('b')] }));
  const { row, col } = at(0, 'NX');
  grid.go({ row, col });
  press('Delete');
  expect(grid.snapshot()).toMatchObject({ said: 'Đã xóa cả nhận xét của Em a.', regret: true });
  grid.say('Khác.');
  expect(grid.snapshot().regret).toBe(false);
  grid.fill({ top: row, bottom: row, left: col, right: col }, () => 'Ngoan.');
  expect(grid.snapshot()).toMatchObject({ said: 'Đã thay cả nhận xét của Em a.', regret: true });
  // Whatever is written next is what is taken back first.
  grid.write([{ pupil: 'b', column: 'KTtx1', text: '7' }], 'grid');
  expect(grid.snapshot()).toMatchObject({ said: '', regret: false });
  grid.go(at(0, 'KTtx1'));
  press('Delete');
  expect(grid.snapshot().regret).toBe(false);
});

test('? shows the keys while a mark’s cell is chosen, closed or not; in what is typed and in a sentence it is a sign', () => {
  const { grid, press, at, keysShown } = opened();
  grid.go(at(0, 'KTtx1'));
  expect(press('?')).toBe(true);
  const closed = opened(view({ locks: [lock] }));
  closed.grid.go(closed.at(0, 'KTtx1'));
  expect(closed.press('?')).toBe(true);
  expect([keysShown(), closed.keysShown(), closed.grid.snapshot().knocks]).toEqual([1, 1, 0]);
  grid.type('8', 'typing');
  expect(press('?')).toBe(false);
  grid.cancel();
  grid.go(at(0, 'NX'));
  expect(press('?')).toBe(false);
  expect(keysShown()).toBe(1);
});

test('Backspace in a sentence is the field’s own; Delete empties, and in a mark both do', () => {
  const { grid, press, at } = opened();
  grid.go(at(0, 'NX'));
  expect(press('Backspace')).toBe(false);
  grid.go(at(1, 'NX'));
  expect(press('Backspace')).toBe(true);
  grid.go(at(0, 'NX'));
  expect(press('Delete')).toBe(true);
});

test('what is typed into a locked cell is said to be unwritten: there, at the first Enter, and when the caret goes on', () => {
  const { grid, press, at, place } = opened(view({ locks: [lock] }));
  grid.go(at(0, 'KTtx1'));
  press('8');
  press(',');
  press('5');
  expect(grid.snapshot()).toMatchObject({ tried: '8,5', knocks: 3 });
  expect(grid.cellAt(place())?.closed).toContain('Cô Hiệu trưởng');
  press('Enter');
  expect(place()).toEqual(at(0, 'KTtx1'));
  press('Enter');
  expect(place()).toEqual(at(1, 'KTtx1'));
  expect(grid.snapshot()).toMatchObject({ amiss: true, tried: '', knocks: 0 });
  expect(grid.snapshot().said).toBe('Chưa ghi “8,5”: ô Em a, Kiểm tra thường xuyên 1 đã khóa.');
});

test('leaving the page is asked about while a draft differs from its cell, and for nothing else', () => {
  const { grid, press, at } = opened(view({ pupils: [pupil('a', { KTtx1: [80, 1] }), pupil('b')] }));
  const asked = () => {
    let held = false;
    askBeforeLeaving(grid, { preventDefault: () => (held = true) });
    return held;
  };
  grid.go(at(0, 'KTtx1'));
  expect(asked()).toBe(false);
  press('F2');
  expect(asked()).toBe(false);
  grid.type('7');
  expect(asked()).toBe(true);
  press('Escape');
  expect(asked()).toBe(false);
  grid.type('');
  expect(asked()).toBe(true);
  grid.type('7');
  press('Enter');
  expect(asked()).toBe(false);
  // What goes nowhere is no draft.
  const closed = opened(view({ locks: [lock] }));
  closed.grid.go(closed.at(0, 'KTtx1'));
  closed.press('8');
  expect(closed.grid.unconfirmed()).toBe(false);
});

test('a cell that a granted unlocking opens is shown open until its end, and its column says how many are', () => {
  const until = '2018-12-10T03:13:00Z';
  const granted = (cells: SheetView['open'][number]['cells']) => [{ id: 7, askedBy: 'me', until, cells }];
  const one = opened(view({ locks: [lock], open: granted([{ pupil: 'a', column: 'KTtx1' }]) }));
  expect(one.grid.cellAt(one.at(0, 'KTtx1'))).toMatchObject({ closed: null, locked: false, opened: until });
  expect(one.grid.cellAt(one.at(1, 'KTtx1'))).toMatchObject({ locked: true, opened: null });
  const shown = (given: SheetView, key: string) => {
    const { open, rows } = opened(given).grid.snapshot();
    return lockOfColumn(open, rows, key);
  };
  const whole = granted(['a', 'b'].map((id) => ({ pupil: id, column: 'KTtx1' })));
  expect(shown(view({ locks: [lock], open: granted([{ pupil: 'a', column: 'KTtx1' }]) }), 'KTtx1')).toBe(1);
  expect(shown(view({ locks: [lock], open: whole }), 'KTtx1')).toBe('opened');
  expect(shown(view({ locks: [lock], open: whole }), 'KTtx2')).toBe('locked');
  // Nothing is said to be opened where nothing is locked.
  expect(shown(view({ open: whole }), 'KTtx1')).toBeNull();
});

test('what was not written for a lock is no longer said once the cell is opened: under the caret, and when the caret went on', () => {
  const locked = view({ locks: [lock] });
  const open = [{ id: 7, askedBy: 'me', until: '2018-12-10T03:13:00Z', cells: [{ pupil: 'a', column: 'KTtx1' }] }];
  const silent = { said: '', amiss: false, tried: '', knocks: 0, heard: false };
  const here = opened(locked);
  here.grid.go(here.at(0, 'KTtx1'));
  here.press('5');
  here.press('Enter');
  here.grid.take(locked);
  expect(here.grid.snapshot()).toMatchObject({ tried: '5', heard: true });
  here.grid.take({ ...locked, open });
  expect(here.grid.snapshot()).toMatchObject(silent);
  const gone = opened(locked);
  gone.grid.go(gone.at(0, 'KTtx1'));
  gone.press('5');
  gone.press('ArrowDown');
  const said = gone.grid.snapshot().said;
  expect(said).toMatch(/^Chưa ghi “5”/);
  gone.grid.take({ ...locked, open: open.map((one) => ({ ...one, cells: [{ pupil: 'b', column: 'KTtx1' }] })) });
  expect(gone.grid.snapshot()).toMatchObject({ said, amiss: true });
  gone.grid.take({ ...locked, open });
  expect(gone.grid.snapshot()).toMatchObject(silent);
});

test('Escape puts away what the cell has to say, and only that; coming back it is said again', () => {
  const { grid, press, at, place } = opened(view({ locks: [lock] }));
  grid.go(at(0, 'KTtx1'));
  press('8');
  expect(grid.snapshot()).toMatchObject({ quiet: false, knocks: 1 });
  press('Escape');
  expect([place(), grid.snapshot().quiet]).toEqual([at(0, 'KTtx1'), true]);
  press('8');
  expect(grid.snapshot().quiet).toBe(false);
  press('Escape');
  grid.go(at(1, 'KTtx1'));
  expect(grid.snapshot().quiet).toBe(false);
});

test('a sheet is called locked when all of it is, and nothing of it is open to this person', () => {
  const until = '2018-12-10T03:13:00Z';
  const open = [{ id: 7, askedBy: 'me', until, cells: [{ pupil: 'a', column: 'KTtx1' }] }];
  expect(isLocked(view())).toBe(false);
  expect(isLocked(view({ locks: [{ ...lock, column: 'KTtx1' }] }))).toBe(false);
  const two = ['KThk', 'KTtx1', 'KTtx1'].map((column) => ({ ...lock, column }));
  expect(lockedColumns(view({ locks: two }))).toEqual(['Kiểm tra thường xuyên 1', 'Kiểm tra học kỳ']);
  expect(lockedColumns(view({ locks: [...two, lock] }))).toEqual([]);
  expect(isLocked(view({ locks: [lock] }))).toBe(true);
  expect(isLocked(view({ locks: [lock], open }))).toBe(false);
  expect(openedWords(view({ locks: [lock], open }))).toMatch(/^1 ô đến .*10:13/);
  const pupil = [{ id: 8, askedBy: 'me', until: '2018-12-10T04:00:00Z', cells: [{ pupil: 'b', column: null }] }];
  expect(openedWords(view({ locks: [lock], open: [...open, ...pupil] }))).toMatch(/^một số ô đến .*11:00/);
});

// The open sheet in the browser: what is stored, what is on its way, where the caret is. One store outside React, so that a key costs one row.
import { formatCell, parseCell, quoted } from '../../rules/cell.ts';
import { type RowResult, rowOf } from '../../rules/row.ts';
import type { SheetColumn } from '../../rules/sheet.ts';
import { type Change, done, type History, key, neverStored, nothingDone, turned } from './history.ts';
import type { Outbox } from './outbox.ts';
import { type Block, cellsIn, followed, type Place } from './places.ts';
import { cellOf, type Edit, newId, type Waiting } from './queue.ts';
import { closedAt, fullName, type GridPupil, type OpenSheet, openedAt, openSheet, type SheetView } from './view.ts';

/** Why Enter leads no further: behind the last pupil, or before cells that are all closed. */
export function endWords({ open, rows, active }: GridState, step: 1 | -1 = 1): string {
  const key = open.columns[active.col]?.key ?? '';
  const ahead = step === 1 ? rows.slice(active.row + 1) : rows.slice(0, active.row);
  if (ahead.length === 0) return step === 1 ? 'hết danh sách' : 'đầu danh sách';
  const locked = ahead.some((row) => row.cells[key]?.locked);
  return `các ô ${step === 1 ? 'bên dưới' : 'bên trên'} ${locked ? 'đã khóa' : 'không ghi được'}`;
}
/** 'hết danh sách' as a sentence of its own. */
export const asSentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

type Value = number | string | null;
export type CellView = {
  text: string;
  /** Stored, or what will be once it is: means are made of these, never of what was refused. */
  value: Value;
  state: 'still' | 'saved' | Waiting['state'];
  waiting: Waiting | null;
  /** Why it cannot be written. */
  closed: string | null;
  locked: boolean;
  /** Locked, and open to this person until then. */
  opened: string | null;
  absent: boolean;
};
export type RowView = { pupil: GridPupil; cells: Readonly<Record<string, CellView>>; result: RowResult };
/** `ready`: a key replaces what is there, arrows walk. `typing`: arrows end it. `editing`: arrows walk within. */
export type Mode = 'ready' | 'typing' | 'editing';
export type GridState = {
  open: OpenSheet;
  rows: readonly RowView[];
  active: Place;
  anchor: Place;
  mode: Mode;
  draft: string | null;
  history: History;
  /** Said once, aloud too; gone when one types on. */
  said: string;
  /** `said` is of something that was not written: no green beside it. */
  amiss: boolean;
  /** How often one has knocked at the closed cell under the caret. */
  knocks: number;
  /** What was typed there and went nowhere. */
  tried: string;
  /** Enter was pressed since, and the cell said why. */
  heard: boolean;
  /** Enter where it leads no further: a mark stands there, and what is typed now is meant for nobody. An arrow, F2 or a click comes back to it. */
  ended: boolean;
  /** `said` is of what went away by one key, and can be taken back at once. */
  regret: boolean;
  /** What the cell under the caret has to say was put away by Escape; it says it again when one comes back. */
  quiet: boolean;
  /** What the last paste left outside, each with its reason; until the next paste, or until it was read. */
  leftOut: readonly string[];
};
export type Written = { pupil: string; column: string; text: string };
export type Grid = ReturnType<typeof createGrid>;

export function createGrid(first: SheetView, outbox: Outbox) {
  const stored = new Map<string, { value: Value; version: number }>();
  const waiting = new Map<string, Waiting>();
  const fresh = new Set<string>();
  const watchers = new Set<() => void>();
  /** Which version was seen when typing began: what others store meanwhile becomes a choice. */
  let began = 0;
  /** Which closed cell `said` is of: opened since, there is nothing to be said of it. */
  let left: { said: string; pupil: string; column: string } | null = null;
  let state: GridState = {
    ...{ open: openSheet(first), rows: [], active: { row: 0, col: 0 }, anchor: { row: 0, col: 0 } },
    ...{ mode: 'ready' as Mode, draft: null, history: nothingDone, said: '', amiss: false },
    ...{ knocks: 0, tried: '', heard: false, quiet: false, ended: false, regret: false, leftOut: [] },
  };

  const set = (next: Partial<GridState>) => {
    state = { ...state, ...(next.said === undefined ? {} : { amiss: false, regret: false }), ...next };
    for (const watcher of watchers) watcher();
  };
  const columnOf = (name: string): SheetColumn | undefined => state.open.sheet.columns.find((one) => one.key === name);

  function cellView(open: OpenSheet, pupil: GridPupil, column: SheetColumn, draft: string | null): CellView {
    const id = key({ pupil: pupil.id, column: column.key });
    const there = stored.get(id);
    const one = waiting.get(id) ?? null;
    const closed = closedAt(open, pupil, column);
    const text = one ? one.text : formatCell(there?.value ?? null, column.scale);
    const meant = draft ?? (one?.state === 'queued' ? one.text : null);
    const parsed = meant === null ? null : parseCell(meant, column.scale);
    return {
      ...{ text, value: parsed?.ok ? parsed.value : (there?.value ?? null), waiting: one },
      state: one ? one.state : fresh.has(id) ? 'saved' : 'still',
      ...{ closed: closed?.reason ?? null, locked: closed?.locked ?? false },
      opened: closed === null ? openedAt(open, pupil, column) : null,
      absent: column.on !== null && pupil.absentOn.includes(column.on),
    };
  }
  function rowView(open: OpenSheet, pupil: GridPupil, draft?: { column: string; text: string }): RowView {
    const cells: Record<string, CellView> = {};
    const values: Record<string, Value> = {};
    for (const column of open.sheet.columns) {
      const cell = cellView(open, pupil, column, draft?.column === column.key ? draft.text : null);
      cells[column.key] = cell;
      values[column.key] = cell.value;
    }
    return { pupil, cells, result: rowOf(open.input, open.sheet, values) };
  }
  const remade = (pupils: ReadonlySet<string>): readonly RowView[] =>
    state.rows.map((row, i) =>
      // The row under the caret keeps what is being typed.
      pupils.has(row.pupil.id) ? rowView(state.open, row.pupil, i === state.active.row ? drafted() : undefined) : row,
    );

  /** What of the queue is of this sheet; of two in one cell the later. @returns whose rows changed */
  function readQueue(): Set<string> {
    const { classSubject, period } = state.open.view;
    const now = new Map<string, Waiting>();
    for (const one of outbox.snapshot().queue)
      if (one.classSubject === classSubject && one.period === period) now.set(key(one), one);
    const touched = new Set<string>();
    for (const [id, one] of now) if (waiting.get(id) !== one) touched.add(one.pupil);
    for (const [id, one] of waiting) if (!now.has(id)) touched.add(one.pupil);
    waiting.clear();
    for (const [id, one] of now) waiting.set(id, one);
    return touched;
  }

  /** The cell was closed under what is being typed: it goes nowhere, and the cell says so at once. */
  function stopTyping(open: OpenSheet, { row, col }: Place): void {
    const pupil = open.view.pupils[row];
    const at = open.columns[col];
    if (state.draft === null || !pupil || at?.as !== 'cell' || !closedAt(open, pupil, at.column)) return;
    const tried = state.draft.trim();
    state = { ...state, draft: null, mode: 'ready' };
    if (tried !== textAt(pupil.id, at.key))
      state = { ...state, knocks: 1, tried, heard: false, quiet: false, said: '', amiss: false };
  }

  /** From the server; an older answer than what is known is no news. */
  function take(view: SheetView): void {
    for (const pupil of view.pupils)
      for (const [column, [value, version]] of Object.entries(pupil.cells)) {
        const id = key({ pupil: pupil.id, column });
        if ((stored.get(id)?.version ?? -1) < version) stored.set(id, { value, version });
      }
    const open = openSheet(view);
    readQueue();
    const keys = (of: OpenSheet) => ({
      rows: of.view.pupils.map(({ id }) => id),
      cols: of.columns.map((one) => one.key),
    });
    const [was, now] = [keys(state.open), keys(open)];
    const place = (at: Place): Place => followed(at, was, now);
    const active = place(state.active);
    const { row, col } = state.active;
    // What was being typed belongs to that cell alone.
    if (state.draft !== null && (now.rows[active.row] !== was.rows[row] || now.cols[active.col] !== was.cols[col]))
      state = { ...state, draft: null, mode: 'ready', said: `Ô đang gõ không còn trong bảng: “${state.draft}” chưa ghi.` };
    stopTyping(open, active);
    const draft = state.draft === null ? undefined : { column: now.cols[active.col] ?? '', text: state.draft };
    const rows = view.pupils.map((pupil, i) => rowView(open, pupil, i === active.row ? draft : undefined));
    const isOpen = (pupil: string | undefined, column: string | undefined) =>
      rows.find((row) => row.pupil.id === pupil)?.cells[column ?? '']?.closed === null;
    if (state.amiss && left?.said === state.said && isOpen(left.pupil, left.column)) state = { ...state, said: '', amiss: false };
    if (state.knocks > 0 && !state.ended && isOpen(now.rows[active.row], now.cols[active.col]))
      state = { ...state, knocks: 0, tried: '', heard: false };
    set({ open, rows, active, anchor: state.mode === 'ready' ? place(state.anchor) : active });
  }
  take(first);

  const listen = () => [
    outbox.subscribe(() => {
      const touched = readQueue();
      if (touched.size > 0) set({ rows: remade(touched) });
    }),
    outbox.onAnswers((answers) => {
      const { classSubject, period } = state.open.view;
      const touched = new Set<string>();
      fresh.clear();
      for (const { op, answer } of answers) {
        if (op.classSubject !== classSubject || op.period !== period) continue;
        const column = columnOf(op.column);
        if (!column) continue;
        touched.add(op.pupil);
        // Not taken, and no longer shown either: something else was typed there meanwhile.
        if (answer.state !== 'saved' && !outbox.snapshot().queue.some(({ opId }) => opId === op.opId))
          state = { ...state, history: neverStored(state.history, op, op.text) };
        if (answer.state === 'saved') {
          const parsed = parseCell(op.text, column.scale);
          if (!parsed.ok) continue;
          stored.set(key(op), { value: parsed.value, version: answer.version });
          // One's own mark is no news to whoever types on in the same cell.
          if (state.draft !== null && isActive(op)) began = answer.version;
          fresh.add(key(op));
        } else if (answer.theirs) {
          const theirs = parseCell(answer.theirs.shown, column.scale);
          if (theirs.ok) stored.set(key(op), { value: theirs.value, version: answer.version });
        }
      }
      readQueue();
      set({ rows: remade(touched) });
    }),
  ];

  const isActive = ({ pupil, column }: { pupil: string; column: string }) =>
    state.rows[state.active.row]?.pupil.id === pupil && state.open.columns[state.active.col]?.key === column;
  const drafted = () => {
    const at = state.open.columns[state.active.col];
    return state.draft === null || at?.as !== 'cell' ? undefined : { column: at.key, text: state.draft };
  };
  const textAt = (pupil: string, column: string): string =>
    state.rows.find((row) => row.pupil.id === pupil)?.cells[column]?.text ?? '';

  /** What was typed into the closed cell that the caret now leaves. */
  function notWritten(): string {
    const row = state.rows[state.active.row];
    const column = state.open.columns[state.active.col];
    if (state.ended) return `Chưa ghi ${quoted(state.tried.trim())}: ${endWords(state)}.`;
    const name = column?.as === 'cell' ? fullName(state.open, column.column) : '';
    const locked = row?.cells[column?.key ?? '']?.locked;
    return `Chưa ghi ${quoted(state.tried.trim())}: ô ${row?.pupil.name}, ${name} ${locked ? 'đã khóa' : 'không ghi được'}.`;
  }

  const flying = (edit: Edit) =>
    outbox.snapshot().queue.some((one) => one.state === 'queued' && one.tried && cellOf(one) === cellOf(edit));
  type Options = {
    base?: number;
    confirm?: true | undefined;
    reason?: string | undefined;
    /** A step of the history itself, which says where it stands. */
    turning?: true;
  };
  /** What of a cell has been seen: while something typed covers it, what stood there then, or what the choice between two shows. */
  const seen = (one: Waiting | null): number =>
    one === null
      ? Number.POSITIVE_INFINITY
      : one.state === 'conflict'
        ? (one.answer?.version ?? one.baseVersion)
        : one.baseVersion;
  /** Shown, and taken by nobody: no step leads back to it. */
  const forget = (one: Waiting) => {
    if (!one.reason) state = { ...state, history: neverStored(state.history, one, one.text) };
  };
  /** @returns how many were written; what is closed stays as it is */
  function write(cells: readonly Written[], via: Edit['via'], options: Options = {}) {
    const rows = new Map(state.rows.map((row) => [row.pupil.id, row]));
    const edits: Waiting[] = [];
    const drops: string[] = [];
    const changes: Change[] = [];
    let closed = 0;
    for (const { pupil, column: name, text } of cells) {
      const cell = rows.get(pupil)?.cells[name];
      const column = columnOf(name);
      if (!cell || !column) continue;
      if (cell.text === text && !options.confirm && cell.state !== 'conflict') continue;
      if (cell.closed) {
        closed++;
        continue;
      }
      const parsed = parseCell(text, column.scale);
      const shown = parsed.ok ? formatCell(parsed.value, column.scale) : text;
      const there = stored.get(key({ pupil, column: name }));
      const kept = formatCell(there?.value ?? null, column.scale);
      const edit: Edit = {
        ...{
          opId: newId(),
          unit: state.open.view.unit,
          classSubject: state.open.view.classSubject,
          period: state.open.view.period,
          sheet: `${state.open.view.title} ${state.open.view.className}`,
        },
        ...{ pupil, column: name, text: shown, via },
        was: cell.waiting?.state === 'queued' || cell.waiting?.state === 'refused' ? cell.waiting.was : kept,
        baseVersion: Math.min(options.base ?? there?.version ?? 0, seen(cell.waiting)),
        ...(options.confirm ? { confirm: options.confirm } : {}),
        ...(options.reason ? { reason: options.reason } : {}),
      };
      // What is shown there and was not taken cannot be brought back: undo leads to what is stored.
      if (cell.waiting && cell.waiting.state !== 'queued')
        changes.push({ pupil, column: name, before: kept, after: shown, over: cell.text });
      else changes.push({ pupil, column: name, before: cell.text, after: shown });
      // Back to what is stored, and nothing is on its way: there is nothing to send. Nor when what was never sent is taken back.
      if (parsed.ok && (shown === kept || (options.turning && shown === edit.was)) && !flying(edit)) {
        if (cell.waiting) drops.push(cell.waiting.opId);
        continue;
      }
      if (parsed.ok) edits.push({ ...edit, state: 'queued', tried: false });
      else {
        const suggestion = parsed.suggestion === undefined ? {} : { suggestion: formatCell(parsed.suggestion, column.scale) };
        const answer = {
          opId: edit.opId,
          state: 'refused' as const,
          version: edit.baseVersion,
          reason: parsed.reason,
          ...suggestion,
        };
        edits.push({ ...edit, state: 'refused', tried: false, answer });
      }
    }
    if (!options.turning) state = { ...state, history: done(state.history, changes) };
    // Taking back leads to this step from now on, and what was not written before is read.
    if (state.regret || (state.amiss && changes.length > 0)) state = { ...state, said: '', regret: false, amiss: false };
    if (state.ended && changes.length > 0) state = { ...state, tried: '', knocks: 0 };
    if (drops.length > 0) outbox.drop(drops);
    outbox.put(edits);
    if (closed > 0) set({ said: `${closed} ô đã khóa hoặc không ghi được, giữ nguyên.`, amiss: true });
    return changes.length;
  }

  const api = {
    snapshot: () => state,
    subscribe(watcher: () => void) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    /** Hears the queue until the returned function is called. */
    start() {
      const ends = listen();
      const touched = readQueue();
      if (touched.size > 0) set({ rows: remade(touched) });
      return () => {
        for (const end of ends) end();
      };
    },
    take,
    textAt,
    stored: (pupil: string, column: string) => stored.get(key({ pupil, column })),
    say: (said: string, amiss = false) => set({ said, amiss }),
    /** Somebody would write where nothing can be written: the cell says why, and keeps what was typed in sight. */
    knock(typed = '', heard = false) {
      const tried = `${state.tried}${typed}`.slice(0, Math.max(20, state.tried.length));
      set({ knocks: state.knocks + 1, tried, heard, quiet: false, anchor: state.active, said: '' });
    },
    /** Something is being typed that stands nowhere else yet. */
    unconfirmed: (): boolean => state.draft !== null && state.draft.trim() !== (api.cellAt(state.active)?.text ?? ''),
    cellAt({ row, col }: Place): CellView | undefined {
      const column = state.open.columns[col];
      return column?.as === 'cell' ? state.rows[row]?.cells[column.key] : undefined;
    },
    go(active: Place, extend = false) {
      // Read where the caret was; what is said of the commit below is new.
      if (state.amiss) state = { ...state, said: '', amiss: false };
      if (state.draft !== null) api.commit();
      const moved = active.row !== state.active.row || active.col !== state.active.col;
      // Of an end that is left behind nothing is to be done; a closed cell is named, for it is out of sight.
      const said = state.tried === '' || (state.ended && moved) ? null : notWritten();
      const [pupil, column] = [state.rows[state.active.row]?.pupil.id, state.open.columns[state.active.col]?.key];
      left = said !== null && !state.ended && pupil && column ? { said, pupil, column } : null;
      set({
        ...(said === null ? {} : { said, amiss: true }),
        ...{ active, anchor: extend ? state.anchor : active, mode: 'ready' as Mode, draft: null },
        ...{ knocks: 0, tried: '', heard: false, quiet: false, ended: false },
      });
    },
    /** Enter leads no further. Where nothing stands, or a sentence, which a key goes on with, there is nothing to lose. */
    end() {
      const at = state.open.columns[state.active.col];
      const stands = at?.as === 'cell' && at.column.scale.as !== 'text' && api.cellAt(state.active)?.text !== '';
      set({ ended: stands, ...(state.amiss ? {} : { said: asSentence(endWords(state)) }) });
    },
    /** The cell under the caret stays, its note goes. */
    hush() {
      api.go(state.active);
      set({ quiet: true });
    },
    leaveOut: (leftOut: readonly string[]) => set({ leftOut }),
    /** A cell of which something is said elsewhere on the screen. */
    goTo(pupil: string, column: string) {
      const row = state.rows.findIndex((one) => one.pupil.id === pupil);
      const col = state.open.columns.findIndex((one) => one.key === column);
      if (row >= 0 && col >= 0) api.go({ row, col });
    },
    type(draft: string, mode: Mode = state.mode === 'ready' ? 'typing' : state.mode) {
      const at = state.open.columns[state.active.col];
      const row = state.rows[state.active.row];
      if (at?.as !== 'cell' || !row) return;
      if (state.ended && mode !== 'editing') return api.knock(draft);
      if (state.draft === null) began = stored.get(key({ pupil: row.pupil.id, column: at.key }))?.version ?? 0;
      const rows = state.rows.map((one) => (one === row ? rowView(state.open, row.pupil, { column: at.key, text: draft }) : one));
      set({ draft, mode, rows, said: '', quiet: false, ended: false, knocks: 0, tried: '', heard: false });
    },
    /** What was typed is dropped; the cell is as it was. */
    cancel() {
      if (state.draft === null) return set({ mode: 'ready' });
      set({ draft: null, mode: 'ready' });
      set({ rows: remade(new Set([state.rows[state.active.row]?.pupil.id ?? ''])) });
    },
    commit() {
      const { draft } = state;
      const at = state.open.columns[state.active.col];
      const row = state.rows[state.active.row];
      state = { ...state, draft: null, mode: 'ready' };
      if (draft !== null && at?.as === 'cell' && row) {
        write([{ pupil: row.pupil.id, column: at.key, text: draft.trim() }], 'grid', { base: began });
        state = { ...state, rows: remade(new Set([row.pupil.id])) };
      }
      set({});
    },
    write,
    fill(block: Block, textOf: (place: Place) => string) {
      const cells = cellsIn(block).flatMap((place): Written[] => {
        const column = state.open.columns[place.col];
        const row = state.rows[place.row];
        return column?.as === 'cell' && row ? [{ pupil: row.pupil.id, column: column.key, text: textOf(place) }] : [];
      });
      const lost = cells.flatMap((one) => {
        const row = state.rows.find(({ pupil }) => pupil.id === one.pupil);
        const cell = row?.cells[one.column];
        const whole = columnOf(one.column)?.scale.as === 'text' && cell?.closed === null;
        return row && whole && cell.text !== '' && cell.text !== one.text.trim() ? [{ ...one, name: row.pupil.name }] : [];
      });
      state = { ...state, said: '', amiss: false };
      const written = write(cells, 'grid');
      const [first] = lost;
      if (first) {
        const act = lost.every(({ text }) => text === '') ? 'Đã xóa' : 'Đã thay';
        const what = lost.length === 1 ? `cả nhận xét của ${first.name}` : `${lost.length} nhận xét`;
        set({ said: [`${act} ${what}.`, state.said].filter(Boolean).join(' '), amiss: state.amiss, regret: true });
      }
      return written;
    },
    turn(way: 'back' | 'again') {
      const cellOf = ({ pupil, column }: Change) => state.rows.find((row) => row.pupil.id === pupil)?.cells[column];
      const turn = turned(state.history, way, (one) => {
        const cell = cellOf(one);
        const untaken = cell?.state === 'conflict' || cell?.state === 'locked';
        return { text: cell?.text ?? '', untaken, closed: cell !== undefined && cell.closed !== null };
      });
      if (!turn) return set({ said: way === 'back' ? 'Không còn gì để hoàn tác.' : 'Không còn gì để làm lại.' });
      const { changes, withdrawn, others, closed } = turn;
      const untaken = withdrawn.flatMap((one) => cellOf(one)?.waiting ?? []);
      state = { ...state, history: turn.history };
      if (untaken.length > 0) outbox.drop(untaken.map(({ opId }) => opId));
      write(
        changes.map(({ pupil, column, after }) => ({ pupil, column, text: after })),
        'grid',
        { reason: way === 'back' ? 'Hoàn tác' : 'Làm lại', turning: true },
      );
      const [one] = [...changes, ...withdrawn, ...closed, ...others];
      const [only] = withdrawn;
      const words = [
        changes.length > 0 && `${way === 'back' ? 'Đã hoàn tác' : 'Đã làm lại'} ${changes.length} ô.`,
        withdrawn.length === 1 && only && `Đã rút “${only.before}” chưa ghi, ô giữ ${cellOf(only)?.text || 'trống'}.`,
        withdrawn.length > 1 && `Đã rút ${withdrawn.length} ô chưa ghi, giữ điểm đang có.`,
        others.length > 0 && `${others.length} ô người khác đã đổi, giữ nguyên.`,
        closed.length > 0 && `${closed.length} ô đã khóa hoặc không ghi được, giữ nguyên.`,
      ];
      if (one) api.goTo(one.pupil, one.column);
      set({ said: words.filter(Boolean).join(' '), amiss: changes.length + withdrawn.length === 0 });
    },
    /** Of two that wrote the same cell. */
    choose(one: Waiting, whose: 'mine' | 'theirs') {
      const { pupil, column, text, opId, via, confirm, reason, answer } = one;
      forget(one);
      outbox.drop([opId]);
      if (whose === 'mine') write([{ pupil, column, text }], via, { base: answer?.version ?? 0, confirm, reason });
      else set({ rows: remade(new Set([pupil])) });
    },
    /** Back to what is stored. */
    giveUp(cell: Waiting) {
      forget(cell);
      outbox.drop([cell.opId]);
    },
  };
  return api;
}

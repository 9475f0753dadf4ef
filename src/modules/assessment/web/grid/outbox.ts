// Sends what was typed, as soon and as often as it takes; the caret never waits for it. One a tab, whatever sheet is open.
import { holdTab, oneAfterTheOther, openKept } from './kept.ts';
import { type Answer, adopt, enqueue, newId, nextBatch, type Queue, settle, type Waiting, without } from './queue.ts';

const atOnce = 400;
const longest = 30_000;
/** `login`: the session is over; what was typed waits for the same person to be back. */
export type Line = 'free' | 'sending' | 'away' | 'login';
export type OutboxState = { queue: Queue; line: Line; savedAt: number | null };
type Listener = (answers: readonly { op: Waiting; answer: Answer }[]) => void;

export type Outbox = ReturnType<typeof openOutbox>;
/** `as`: two people at one computer; the server stores nothing of one under the name of the other. */
type Send = (ops: unknown[], of: { via: string; as: string }) => Promise<Response>;

const periods = { 1: 'HK1', 2: 'HK2', 3: 'CN' } as const;
const overTheNet: Send = (ops, of) =>
  fetch(`/api/v1/marks?${new URLSearchParams(of)}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ops),
    signal: AbortSignal.timeout(longest),
  });

export function openOutbox(owner: string, send: Send = overTheNet) {
  const tab = newId();
  const kept = openKept(owner, tab);
  let state: OutboxState = { queue: [], line: 'free', savedAt: null };
  const watchers = new Set<() => void>();
  const listeners = new Set<Listener>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  const set = (next: Partial<OutboxState>) => {
    state = { ...state, ...next };
    if (next.queue) void kept.mirror(next.queue);
    for (const watcher of watchers) watcher();
  };

  async function pump(): Promise<void> {
    if (state.line === 'sending' || closing.signal.aborted) return;
    const { queue, batch } = nextBatch(state.queue, atOnce);
    const [first] = batch;
    if (!first) return set({ line: 'free' });
    clearTimeout(timer);
    timer = undefined;
    set({ queue, line: 'sending' });
    const ops = batch.map((op) => ({
      ...{ opId: op.opId, pupil: op.pupil, classSubject: op.classSubject, column: `${periods[op.period]}.${op.column}` },
      ...{ value: op.text === '' ? null : op.text, baseVersion: op.baseVersion, ...(op.confirm ? { confirm: true } : {}) },
      ...(op.reason ? { reason: op.reason } : {}),
    }));
    let response: Response;
    let answers: Answer[] | undefined;
    try {
      response = await send(ops, { via: first.via, as: owner });
      answers = await answersIn(response, batch);
    } catch {
      return later('away');
    }
    if (response.status === 401) return set({ line: 'login' });
    if (!answers) return later('away');
    failures = 0;
    const byId = new Map(batch.map((op) => [op.opId, op]));
    const told = answers.flatMap((answer) => {
      const op = byId.get(answer.opId);
      return op ? [{ op, answer }] : [];
    });
    state = { ...state, queue: settle(state.queue, answers), line: 'free' };
    if (answers.some((answer) => answer.state === 'saved')) state = { ...state, savedAt: Date.now() };
    for (const listener of listeners) listener(told);
    set({ queue: state.queue });
    return pump();
  }
  function later(line: Line) {
    failures++;
    set({ line });
    const wait = Math.min(longest, 1000 * 2 ** Math.min(failures - 1, 5));
    clearTimeout(timer);
    timer = setTimeout(() => pump(), wait * (0.75 + Math.random() / 2));
  }
  const now = () => {
    failures = 0;
    if (state.line !== 'sending') void pump();
  };
  /** Of tabs that are no more; before anything that this tab typed itself. */
  const takeOver = () =>
    oneAfterTheOther(async () => {
      const found = await kept.orphans();
      if (found.length === 0) return;
      state = { ...state, queue: adopt(state.queue, found) };
      await kept.mirror(state.queue);
      set({});
      now();
    });
  const ready = holdTab(tab).then(takeOver, () => {});
  const closing = new AbortController();
  addEventListener('online', now, closing);
  const back = () => {
    if (document.visibilityState !== 'visible') return;
    void takeOver();
    now();
  };
  document.addEventListener('visibilitychange', back, closing);

  return {
    ready,
    snapshot: () => state,
    subscribe(watcher: () => void) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    onAnswers(listener: Listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    put(edits: readonly Waiting[]) {
      if (edits.length === 0) return;
      set({ queue: enqueue(state.queue, edits) });
      // While the line is away the next try has its hour; typing does not hammer at it.
      if (state.line === 'free') void pump();
    },
    drop: (opIds: readonly string[]) => set({ queue: without(state.queue, opIds) }),
    retry: now,
    /** Somebody else sits here now; what is left is on the disk. */
    stop() {
      closing.abort();
      clearTimeout(timer);
      watchers.clear();
      listeners.clear();
    },
  };
}

/** Where a page is made on the server nothing waits. */
export const noOutbox: Outbox = {
  ready: Promise.resolve(),
  snapshot: () => nothing,
  ...{ subscribe: () => () => {}, onAnswers: () => () => {}, put() {}, drop() {}, retry() {}, stop() {} },
};
const nothing: OutboxState = { queue: [], line: 'free', savedAt: null };

/** Undefined: no answer that could be read; it is asked again, for the server may be starting. */
async function answersIn(response: Response, batch: readonly Waiting[]): Promise<Answer[] | undefined> {
  if (response.status === 401 || response.status >= 500 || response.status === 429) return undefined;
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return Array.isArray(body) ? body : undefined;
  // The list as a whole is refused: each of its cells says why.
  const reason = (body as { refused?: { code: string; message: string }[] } | undefined)?.refused?.[0];
  if (!reason) return undefined;
  return batch.map(({ opId, baseVersion }) => ({
    ...{ opId, state: 'refused' as const, version: baseVersion, code: reason.code, reason: reason.message },
  }));
}

let opened: { owner: string; outbox: Outbox } | undefined;
/** The one of this tab. */
export function outboxOf(owner: string): Outbox {
  if (opened && opened.owner !== owner) opened.outbox.stop();
  if (opened?.owner !== owner) opened = { owner, outbox: openOutbox(owner) };
  return opened.outbox;
}

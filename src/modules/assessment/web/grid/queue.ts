// What was typed and is not with the server yet: in which order is it sent, and what becomes of it when the server answers? Pure. One tab
// owns its queue; the order is the order of the list, never a clock of the device.

/** What the server says of one operation (docs/api.md). */
export type Answer = {
  opId: string;
  state: 'saved' | 'refused' | 'conflict' | 'locked';
  version: number;
  theirs?: { shown: string; by: string; at: string; self?: boolean };
  reason?: string;
  code?: string;
  suggestion?: string;
};
export type Edit = {
  opId: string;
  /** In the address. */
  unit: string;
  classSubject: number;
  period: 1 | 2 | 3;
  /** Its name, for where the sheet is not open. */
  sheet?: string;
  pupil: string;
  column: string;
  /** As it stands in the cell. */
  text: string;
  /** What was stored there when it was typed. */
  was: string;
  baseVersion: number;
  via: 'grid' | 'paste';
  confirm?: true;
  /** Into the history of the cell. */
  reason?: string;
};
export type Waiting = Edit & {
  /** `queued` goes to the server; the others wait for the teacher. */
  state: 'queued' | Exclude<Answer['state'], 'saved'>;
  /** Was sent at least once: the server may have stored it, so it keeps its id and its value. */
  tried: boolean;
  answer?: Answer;
};
export type Queue = readonly Waiting[];

export const cellOf = ({ classSubject, period, pupil, column }: Pick<Edit, 'classSubject' | 'period' | 'pupil' | 'column'>) =>
  `${classSubject}/${period}/${pupil}/${column}`;
const onItsWay = ({ state, tried }: Waiting) => state === 'queued' && tried;

/** The last word counts: what nobody has sent yet of the same cell is replaced; what is on its way goes first. */
export function enqueue(queue: Queue, edits: readonly Waiting[]): Queue {
  const last = new Map(edits.map((edit) => [cellOf(edit), edit]));
  return [...queue.filter((one) => onItsWay(one) || !last.has(cellOf(one))), ...last.values()];
}

/** At most one operation of a cell, of one unit and one kind; the others wait for its answer. */
export function nextBatch(queue: Queue, most: number): { queue: Queue; batch: Waiting[] } {
  const batch: Waiting[] = [];
  const cells = new Set<string>();
  for (const one of queue) {
    if (one.state !== 'queued' || batch.length >= most) continue;
    const cell = cellOf(one);
    if (cells.has(cell)) continue;
    cells.add(cell);
    const [first] = batch;
    if (first === undefined || (first.unit === one.unit && first.via === one.via)) batch.push(one);
  }
  const sent = new Set(batch.map(({ opId }) => opId));
  return { batch, queue: queue.map((one) => (sent.has(one.opId) ? { ...one, tried: true } : one)) };
}

/** Whoever typed again while the first was under way meant the second: it goes on from what the server says, or asks in its place. */
export function settle(queue: Queue, answers: readonly Answer[]): Queue {
  const answered = new Map(answers.map((answer) => [answer.opId, answer]));
  const cells = new Map<string, { first: Waiting; answer: Answer }>();
  for (const first of queue) {
    const answer = answered.get(first.opId);
    if (answer) cells.set(cellOf(first), { first, answer });
  }
  return queue.flatMap((one): Waiting[] => {
    const own = answered.get(one.opId);
    if (own) {
      const followed = queue.some((other) => other.opId !== one.opId && cellOf(other) === cellOf(one));
      return own.state === 'saved' || followed ? [] : [{ ...one, state: own.state, answer: own }];
    }
    const before = cells.get(cellOf(one));
    if (!before) return [one];
    const { first, answer } = before;
    const untaken = answer.state === 'conflict' || answer.state === 'locked';
    // What covers another's mark has not seen it: typed over, it asks.
    if (one.state !== 'queued') return [answer.state === 'conflict' ? one : { ...one, baseVersion: answer.version }];
    // Taken back before it was answered: nothing was stored, so nothing is left to take back.
    if (untaken && one.text === first.was) return [];
    const next = { ...one, baseVersion: answer.version, was: answer.state === 'saved' ? first.text : one.was };
    return [untaken ? { ...next, state: answer.state as 'conflict' | 'locked', answer: { ...answer, opId: one.opId } } : next];
  });
}

/** What a closed tab left behind comes first, but for cells in which this tab has the last word. */
export function adopt(queue: Queue, left: Queue): Queue {
  const known = new Set(queue.map(({ opId }) => opId));
  const cells = new Set(queue.map(cellOf));
  return [...left.filter((one) => !known.has(one.opId) && (onItsWay(one) || !cells.has(cellOf(one)))), ...queue];
}

/** Who wrote meanwhile; one who works on two devices is nobody else. */
export const whoWrote = (theirs: Answer['theirs']): string =>
  theirs?.self ? 'Chính thầy cô, trên máy khác,' : (theirs?.by ?? 'Người khác');

export const without = (queue: Queue, opIds: readonly string[]): Queue => queue.filter(({ opId }) => !opIds.includes(opId));

/** Also where the page came over plain http, in a school's own network. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

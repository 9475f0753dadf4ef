// Marks are entered: from the grid, the API, an import. Cell by cell answered, the good ones kept whatever is wrong with others; results and
// completeness follow in the same transaction.
import { sql } from 'kysely';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { parseForm } from '#kernel/form.ts';
import { isRefused, type Reason, refuse } from '#kernel/refusal.ts';
import { isClosed } from '#modules/organizations/index.ts';
import { statement } from '#platform/db/statement.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMovedSoon } from '#platform/jobs/moved.ts';
import { inputsHash } from '../inputs-hash.ts';
import { mayEnterMarks, mayReadMarks } from '../policy.ts';
import { type ClassFacts, factsOfSheet } from '../queries/class-facts.ts';
import { contextOf, type SheetContext } from '../queries/sheet-context.ts';
import { formatCell, parseCell } from '../rules/cell.ts';
import { lockOn, lockReason } from '../rules/lock.ts';
import { markNotice } from '../rules/mark.ts';
import type { Period } from '../rules/outcome.ts';
import { semesterAtWork } from '../rules/period-names.ts';
import { rowOf } from '../rules/row.ts';
import { columnId, parseColumnId, type SheetColumn } from '../rules/sheet.ts';
import type { CellValue, StoredCell } from '../tables.ts';
import {
  type Done,
  type Group,
  heldOpen,
  othersOf,
  type Pupil,
  type Row,
  type Seen,
  type SheetAsked,
  seenIn,
} from './held-cells.ts';
import { besideOtherWriters, type MarksUnit } from './hold-marks.ts';
import { type Counts, noCounts, type Refreshed, refreshResults } from './refresh-results.ts';

export const markOpsAtMost = 2000;
/** What the database can keep: no half characters, no zero byte. */
const words = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => text.isWellFormed() && !text.includes('\0'), 'Có ký tự không ghi được');
export const markOp = z.object({
  /** Of the act: the same one again changes nothing and is answered as it was. */
  opId: z.uuid(),
  pupil: z.uuid(),
  classSubject: z.number().int().positive().max(2_147_483_647),
  /** 'HK1.KTtx1'; without the period in front, of the semester of today. */
  column: z.string().min(1).max(60),
  /** As typed ("8,5"), or a number as written (8.5); null empties the cell. */
  value: z.union([words(2000), z.number(), z.null()]),
  /** Which storing of the cell the writer had seen; 0: an empty one. */
  baseVersion: z.number().int().min(0),
  /** The writer was asked (an absent pupil) and means it. */
  confirm: z.boolean().optional(),
  reason: words(500).optional(),
});
export type MarkOp = z.output<typeof markOp>;
export const markOps = z.array(markOp).min(1).max(markOpsAtMost);

export type CellAnswer = {
  opId: string;
  state: 'saved' | 'refused' | 'conflict' | 'locked';
  /** Of the cell as it stands now. */
  version: number;
  /** Conflict: what stands there, who wrote it and when. */
  theirs?: { value: CellValue | null; shown: string; by: string; at: string };
  /** For a person. */
  reason?: string;
  /** What could be meant, to be asked; or 'absent', which `confirm` answers. */
  code?: string;
  suggestion?: string;
  /** Saved, and still worth a look. */
  notice?: string;
};
export type RowAnswer = { pupil: string; classSubject: number; period: Period; mean: number | null; comment: string | null };
export type MarksAnswer = { cells: CellAnswer[]; rows: RowAnswer[]; refreshed: Refreshed[] };
export type Via = 'grid' | 'api' | 'import' | 'paste';

type Change = { op: MarkOp; key: string; old: CellValue | null; next: CellValue | null; version: number; request: number | null };

/** @throws Refused when the list itself cannot be read; what is wrong with a cell is in its answer */
export const enterMarks = (work: Work, unit: MarksUnit, input: unknown, via: Via): Promise<MarksAnswer> =>
  enter(work, unit, input, { via });

/** The same where `schoolsToEnter` has named the school as the first: nobody can begin to lock there any more. */
export const enterMarksBeside = (work: Work, unit: MarksUnit, input: unknown, via: Via): Promise<MarksAnswer> =>
  enter(work, unit, input, { via, beside: true });

/** What `enterMarks` would answer; nothing is stored, nobody waits. */
export const checkMarks = async (work: Work, unit: MarksUnit, input: unknown, via: Via): Promise<CellAnswer[]> =>
  (await enter(work, unit, input, { via, dry: true })).cells;

type How = { via: Via; dry?: boolean; beside?: boolean };

async function enter(work: Work, unit: MarksUnit, input: unknown, how: How): Promise<MarksAnswer> {
  const ops = parseForm(markOps, input);
  const readable = mayReadMarks(work.actor, unit);
  if (readable !== true) throw refuse(readable.code, readable.message);
  if (isClosed(unit, work.today)) throw refuse('unit_closed', `${unit.shortName} đã giải thể: điểm chỉ để xem.`);
  const answers = new Map<MarkOp, CellAnswer>();
  const say = (op: MarkOp, answer: Omit<CellAnswer, 'opId'>) => answers.set(op, { opId: op.opId, ...answer });
  if (!how.dry && !how.beside) besideOtherWriters(work, unit.id);
  const rows: RowAnswer[] = [];
  const touched = new Map<number, { facts: ClassFacts; pupils: Set<string>; counts: Counts }>();
  for (const group of bySheet(work, ops, say)) {
    const seen = await seenIn(work, group, how.dry ?? false);
    const context = writableIn(work, unit, group, seen, how.via, say);
    if (!context) continue;
    const stored = await enterSheet(work, unit, context, group, seen, how, say);
    if (!stored) continue;
    rows.push(...stored.changed);
    const at = touched.get(context.classId) ?? { facts: factsOfSheet(context), pupils: new Set<string>(), counts: noCounts() };
    for (const pupil of stored.resultsOf) at.pupils.add(pupil);
    const count = at.counts[context.period - 1] as Counts[number];
    count.present += stored.present;
    count.complete += stored.measured;
    touched.set(context.classId, at);
  }
  const refreshed: Refreshed[] = [];
  for (const [, { facts, pupils, counts }] of [...touched].sort(([a], [b]) => a - b))
    refreshed.push(...(await refreshResults(work, facts, [...pupils], counts)));
  if (rows.length > 0) announceMovedSoon(work, unit.id);
  return { cells: ops.map((op) => answers.get(op) as CellAnswer), rows, refreshed };
}

type OpGroup = Omit<Group, 'ops'> & { ops: { op: MarkOp; key: string }[] };
type Say = (op: MarkOp, answer: Omit<CellAnswer, 'opId'>) => void;
/** One group a sheet, in one order for everybody: two writers never wait for each other crosswise. */
function bySheet(work: Work, ops: readonly MarkOp[], say: Say): OpGroup[] {
  const groups = new Map<string, OpGroup>();
  for (const op of ops) {
    const id = parseColumnId(op.column, semesterAtWork(work.today));
    if (!id) {
      const reason = `Không có cột “${op.column.slice(0, 40)}”. Tên cột gồm kỳ và khóa, ví dụ HK1.KTtx1, HK2.KThk, CN.HK.`;
      say(op, { state: 'refused', version: op.baseVersion, code: 'column', reason });
      continue;
    }
    const name = `${op.classSubject} ${id.period}`;
    const group: OpGroup = groups.get(name) ?? { classSubject: op.classSubject, period: id.period, ids: [], ops: [] };
    group.ops.push({ op, key: id.key });
    groups.set(name, group);
  }
  return [...groups.values()]
    .map((group) => ({ ...group, ids: [...new Set(group.ops.map(({ op }) => op.pupil))].sort() }))
    .sort((a, b) => a.classSubject - b.classSubject || a.period - b.period);
}

/** Undefined when nothing may be written there at all: said at every cell. */
function writableIn(work: Work, unit: MarksUnit, group: OpGroup, seen: Seen, via: Via, say: Say): SheetContext | undefined {
  const all = ({ code, message }: Reason, state: 'refused' | 'locked' = 'refused') => {
    for (const { op } of group.ops) say(op, { state, version: op.baseVersion, code, reason: message });
    return undefined;
  };
  let context: SheetContext;
  try {
    context = contextOf(seen.sheet, group.classSubject, group.period);
  } catch (error) {
    if (isRefused(error) && error.reasons[0]) return all(error.reasons[0]);
    throw error;
  }
  if (context.unitId !== unit.id) return all({ code: 'not_found', message: 'Không tìm thấy bảng điểm này.' });
  const may = mayEnterMarks(work.actor, unit, context, work.today, via);
  if (may !== true) return all(may);
  if (context.classClosed) return all({ code: 'closed', message: `Lớp ${context.className} hoặc môn này đã đóng, chỉ để xem.` });
  return context;
}

async function enterSheet(
  work: Work,
  unit: MarksUnit,
  context: SheetContext,
  group: OpGroup,
  { pupils, rows, done }: Seen,
  { via, dry = false }: How,
  say: Say,
) {
  await othersOf(work, context, group, pupils);
  const without = group.ids.filter((id) => pupils.has(id) && !rows.has(id));
  if (dry) for (const id of without) rows.set(id, { id, cells: {}, mean: null, comment: null, present: 0, fresh: false });
  else if (without.length > 0) {
    await makeRows(work, context, without);
    ({ rows, done } = await seenIn(work, group, dry));
  }
  const changes: Change[] = [];
  const userId = work.actor.kind === 'person' ? work.actor.userId : null;
  const open = await heldOpen(work, context, userId);
  const conflicts: { op: MarkOp; key: string; cell: StoredCell; scale: SheetColumn['scale'] }[] = [];
  for (const { op, key } of group.ops) {
    const column = context.sheet.columns.find((one) => one.key === key);
    const row = rows.get(op.pupil);
    const cell = row?.cells[key] ?? ([null, 0] as const);
    const before = done.get(op.opId);
    if (before) {
      say(op, again(context, before, op, key, column, cell[1]));
      continue;
    }
    const refusal = refusalOf(context, column, pupils.get(op.pupil), op);
    if (refusal || !column || !row) {
      say(op, { state: 'refused', version: cell[1], ...(refusal ?? { code: 'pupil', reason: 'Em này không học lớp này.' }) });
      continue;
    }
    const parsed = parseCell(op.value, column.scale);
    if (!parsed.ok) {
      const suggestion = parsed.suggestion === undefined ? {} : { suggestion: formatCell(parsed.suggestion, column.scale) };
      say(op, { state: 'refused', version: cell[1], code: 'value', reason: parsed.reason, ...suggestion });
      continue;
    }
    // The same value is no conflict, and nothing to store.
    if (parsed.value === cell[0]) {
      say(op, { state: 'saved', version: cell[1] });
      continue;
    }
    const { lock, through } = lockOn(context.locks, open, { pupil: op.pupil, column: key }, userId);
    if (lock) {
      say(op, { state: 'locked', version: cell[1], code: lock.kind, reason: lockReason(lock) });
      continue;
    }
    if (cell[1] !== op.baseVersion) {
      conflicts.push({ op, key, cell, scale: column.scale });
      continue;
    }
    const version = cell[1] + 1;
    row.cells = { ...row.cells, [key]: [parsed.value, version] };
    row.fresh = true;
    changes.push({ op, key, old: cell[0], next: parsed.value, version, request: through });
    say(op, { state: 'saved', version, ...noticeOf(column, parsed.value) });
  }
  await sayConflicts(work, context, conflicts, changes, say);
  if (changes.length === 0 || dry) return null;
  return store(
    work,
    unit,
    context,
    [...rows.values()].filter((row) => row.fresh),
    changes,
    via,
  );
}

const noticeOf = (column: SheetColumn, value: CellValue | null): { notice?: string } => {
  const notice = typeof value === 'number' ? markNotice({ ...column, name: column.group }, value) : null;
  return notice ? { notice } : {};
};

/** An act under a name that is known: the same one is answered as it was, another one is not stored. */
function again(
  context: SheetContext,
  before: Done,
  op: MarkOp,
  key: string,
  column: SheetColumn | undefined,
  version: number,
): Omit<CellAnswer, 'opId'> {
  const parsed = column ? parseCell(op.value, column.scale) : null;
  const sameCell = before.semester === context.period && before.pupil === op.pupil && before.column === key;
  // Of a column that has gone since nobody can say how its value was written.
  if (!sameCell || (parsed && !(parsed.ok && parsed.value === before.value)))
    return {
      ...{ state: 'refused', version, code: 'op' },
      reason: 'opId này đã dùng cho một lần ghi khác (ô khác hoặc giá trị khác). Mỗi lần ghi một opId.',
    };
  return { state: 'saved', version: before.version, ...(column ? noticeOf(column, before.value) : {}) };
}

/** What speaks against the cell before anybody looks at the value. */
function refusalOf(
  context: SheetContext,
  column: SheetColumn | undefined,
  pupil: Pupil | undefined,
  op: MarkOp,
): { code: string; reason: string } | null {
  if (!pupil) return { code: 'pupil', reason: `Em này không có trong danh sách lớp ${context.className}.` };
  if (!column) {
    const names = context.sheet.columns.map(({ key: one }) => columnId(context.period, one)).join(', ');
    return { code: 'column', reason: `Bảng điểm này không có cột “${op.column.slice(0, 40)}”. Các cột: ${names}.` };
  }
  if (!pupil.here)
    return {
      code: 'left',
      reason: `${pupil.name} không còn học lớp ${context.className}${pupil.until ? ` từ ${formatDate(pupil.until)}` : ''}. Điểm đã ghi vẫn giữ.`,
    };
  if (pupil.excused && column.scale.as !== 'text')
    return {
      code: 'excused',
      reason:
        pupil.excused === 'exempt'
          ? `${pupil.name} được miễn học môn này trong học kỳ.`
          : `${pupil.name} không học môn này trong học kỳ.`,
    };
  if (column.on && op.value !== null && op.value !== '' && !op.confirm && pupil.sessions.includes(column.on))
    return {
      code: 'absent',
      reason: `${pupil.name} vắng ngày ${formatDate(column.on)}, là ngày của cột này. Kiểm tra bù thì xác nhận rồi ghi.`,
    };
  return null;
}

type RowsMade = SheetAsked & {
  unitId: number;
  classId: number;
  needed: number;
  clause: string | null;
  hash: string | null;
  now: Date;
};
const rowsMade = statement<never, RowsMade>`
  insert into assessment.mark_row (class_subject_id, semester, pupil_id, unit_id, class_id, needed, clause, inputs_hash, updated_at)
  select ${'sheet'}, ${'period'}, id, ${'unitId'}, ${'classId'}, ${'needed'}, ${'clause'}, decode(${'hash'}, 'hex'), ${'now'}
  from unnest(${'ids'}::uuid[]) as id order by id on conflict do nothing`;
async function makeRows(work: Work, context: SheetContext, ids: string[]): Promise<void> {
  const { unitId, classId, classSubjectId: sheet, period } = context;
  const { needed, clause, outcome } = rowOf(context.input, context.sheet, {});
  const hash = outcome ? inputsHash(outcome) : null;
  await rowsMade(work, { sheet, period, ids, unitId, classId, needed, clause, hash, now: work.now });
}

async function sayConflicts(
  work: Work,
  context: SheetContext,
  conflicts: { op: MarkOp; key: string; cell: StoredCell; scale: SheetColumn['scale'] }[],
  changes: readonly Change[],
  say: Say,
): Promise<void> {
  if (conflicts.length === 0) return;
  const asked = conflicts.map(({ op, key }) => ({ pupil: op.pupil, key }));
  const { rows } = await sql<{ pupil: string; key: string; by: string; userId: string; at: Date }>`
    select n.pupil, n.key, m.* from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as n(pupil uuid, key text)
    cross join lateral (select changed_by_name as by, changed_by as "userId", changed_at as at from assessment.mark_change
      where class_subject_id = ${context.classSubjectId} and semester = ${context.period} and pupil_id = n.pupil and "column" = n.key
      order by id desc limit 1) as m`.execute(work.handle);
  for (const { op, key, cell, scale } of conflicts) {
    // What this very list has changed is written at its end only.
    const here = changes.some((one) => one.op.pupil === op.pupil && one.key === key);
    const last = here
      ? { by: actorName(work.actor), userId: work.actor.kind === 'person' ? work.actor.userId : '', at: work.now }
      : rows.find((row) => row.pupil === op.pupil && row.key === key);
    const by = last?.by ?? 'Người khác';
    const who = work.actor.kind === 'person' && last?.userId === work.actor.userId ? 'Chính bạn' : by;
    const shown = formatCell(cell[0], scale);
    say(op, {
      ...{ state: 'conflict', version: cell[1], theirs: { value: cell[0], shown, by, at: last?.at.toISOString() ?? '' } },
      reason: `${who} vừa ghi ${shown === '' ? 'ô trống' : shown} vào ô này. Chọn giữ điểm nào.`,
    });
  }
}

type Stored = {
  unitId: number;
  sheet: number;
  period: Period;
  rows: string;
  changes: string;
  via: Via;
  by: string;
  name: string;
  now: Date;
};
const cellsStored = statement<never, Stored>`
  with stored as (
    update assessment.mark_row m set cells = n.cells, mean = n.mean, comment = n.comment, clause = n.clause, needed = n.needed, present = n.present,
      inputs_hash = decode(n.hash, 'hex'), updated_at = ${'now'}::timestamptz
    from jsonb_to_recordset(${'rows'}::jsonb) as n(id uuid, cells jsonb, mean smallint, comment text, clause text, needed smallint, present smallint, hash text)
    where m.class_subject_id = ${'sheet'}::int and m.semester = ${'period'}::smallint and m.pupil_id = n.id)
  insert into assessment.mark_change (unit_id, class_subject_id, semester, pupil_id, "column", op_id, old, new, version, via, reason, request_id, changed_by, changed_by_name, changed_at)
  select ${'unitId'}, ${'sheet'}::int, ${'period'}::smallint, n.pupil, n.key, n.op, n.old, n.next, n.version, ${'via'}, n.reason, n.request, ${'by'}, ${'name'}, ${'now'}::timestamptz
  from jsonb_to_recordset(${'changes'}::jsonb) as n(pupil uuid, key text, op uuid, old jsonb, next jsonb, version int, request int, reason text)`;

function store(work: Work, unit: MarksUnit, context: SheetContext, rows: Row[], changes: Change[], via: Via) {
  const changed: RowAnswer[] = [];
  const resultsOf: string[] = [];
  let present = 0;
  // Of small children, who have no results: those measured in every round.
  let measured = 0;
  const stored = rows.map((row) => {
    const values = Object.fromEntries(Object.entries(row.cells).map(([key, [value]]) => [key, value]));
    const result = rowOf(context.input, context.sheet, values);
    present += result.present - row.present;
    if (context.subject === 'SK' && result.needed > 0)
      measured += Number(result.present >= result.needed) - Number(row.present >= result.needed);
    // What the results of the pupil are made of; other cells change nothing there.
    if (result.mean !== row.mean || result.comment !== row.comment || context.kind === 'homeroom' || context.period === 3)
      resultsOf.push(row.id);
    changed.push({
      ...{ pupil: row.id, classSubject: context.classSubjectId, period: context.period },
      mean: result.mean,
      comment: result.comment,
    });
    return {
      ...{ id: row.id, cells: row.cells, mean: result.mean, comment: result.comment, clause: result.clause },
      ...{ needed: result.needed, present: result.present, hash: result.outcome ? inputsHash(result.outcome) : null },
    };
  });
  const list = changes.map(({ op, key, old, next, version, request }) => ({
    ...{ pupil: op.pupil, key, op: op.opId, old, next, version, request, reason: op.reason ?? '' },
  }));
  work.sent(
    cellsStored(work, {
      ...{ unitId: unit.id, sheet: context.classSubjectId, period: context.period, via, now: work.now },
      ...{ rows: JSON.stringify(stored), changes: JSON.stringify(list) },
      ...{ by: work.actor.kind === 'person' ? work.actor.userId : 'system', name: actorName(work.actor) },
    }),
  );
  return { changed, resultsOf, present, measured };
}

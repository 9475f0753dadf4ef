// Marks are entered: from the grid, the API, an import; by one person, or by many at once. Cell by cell answered, the good ones kept whatever is
// wrong with others; results and completeness follow in the same transaction. However many write, the database is asked the same few questions.
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
import { factsOfSheet } from '../queries/class-facts.ts';
import { contextOf, type SheetContext } from '../queries/sheet-context.ts';
import { formatCell, parseCell } from '../rules/cell.ts';
import { lockOn, lockReason } from '../rules/lock.ts';
import { markNotice } from '../rules/mark.ts';
import type { Period } from '../rules/outcome.ts';
import { semesterAtWork } from '../rules/period-names.ts';
import { rowOf } from '../rules/row.ts';
import { columnId, parseColumnId, type SheetColumn } from '../rules/sheet.ts';
import type { CellValue, StoredCell } from '../tables.ts';
import { type Done, type Group, heldOpen, othersOf, type Pupil, type Seen, seenIn } from './held-cells.ts';
import { besideOtherWriters, type MarksUnit } from './hold-marks.ts';
import { type ClassMoved, type Counts, noCounts, refreshClasses } from './refresh-results.ts';

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
export type Via = 'grid' | 'api' | 'import' | 'paste';

/** What one person writes into the sheets of one school. */
export type Writing = { work: Work; unit: MarksUnit; ops: readonly MarkOp[]; via: Via };
type Asked = { op: MarkOp; key: string; by: Writing };
type Change = Asked & { old: CellValue | null; next: CellValue | null; version: number; request: number | null };

/** @throws Refused when the list itself cannot be read, or nothing in this school may be; what is wrong with a cell is in its answer */
export async function enterMarks(work: Work, unit: MarksUnit, input: unknown, via: Via): Promise<CellAnswer[]> {
  const writing = readWriting(work, unit, input, via);
  besideOtherWriters(work, unit.id);
  return (await enter([writing], false)).flat();
}

/** What `enterMarks` would answer; nothing is stored, nobody waits. */
export const checkMarks = async (work: Work, unit: MarksUnit, input: unknown, via: Via): Promise<CellAnswer[]> =>
  (await enter([readWriting(work, unit, input, via)], true)).flat();

function readWriting(work: Work, unit: MarksUnit, input: unknown, via: Via): Writing {
  const writing = { work, unit, ops: parseForm(markOps, input), via };
  const closed = nothingEntered(writing);
  if (closed) throw refuse(closed.code, closed.message);
  return writing;
}

/**
 * Several persons in one transaction, or one in several schools: each is answered, in order, as if alone. `schoolsToEnter` stands beside other
 * writers in each of these schools.
 */
export const enterTogether = (writings: readonly Writing[]): Promise<CellAnswer[][]> => enter(writings, false);

/** Why this person enters nothing in this school, whatever the cell. */
function nothingEntered({ work, unit }: Writing): Reason | null {
  const readable = mayReadMarks(work.actor, unit);
  if (readable !== true) return readable;
  if (isClosed(unit, work.today)) return { code: 'unit_closed', message: `${unit.shortName} đã giải thể: điểm chỉ để xem.` };
  return null;
}

const refused = ({ opId, baseVersion }: MarkOp, { code, message }: Reason): CellAnswer => ({
  ...{ opId, state: 'refused', version: baseVersion, code, reason: message },
});
/** One reason for all of them. */
export const refusedAll = (ops: readonly MarkOp[], reason: Reason): CellAnswer[] => ops.map((op) => refused(op, reason));

type Say = (op: MarkOp, answer: Omit<CellAnswer, 'opId'>) => void;
const sayAll = (say: Say, ops: readonly MarkOp[], reason: Reason): void => {
  for (const op of ops) say(op, refused(op, reason));
};

async function enter(writings: readonly Writing[], dry: boolean): Promise<CellAnswer[][]> {
  const answers = new Map<MarkOp, CellAnswer>();
  const say: Say = (op, answer) => answers.set(op, { opId: op.opId, ...answer });
  const [one] = writings;
  if (one) await enterGroups(one.work, bySheet(writings, say), dry, say);
  return writings.map(({ ops }) => ops.map((op) => answers.get(op) as CellAnswer));
}

type OpGroup = Omit<Group, 'ops'> & { ops: Asked[] };
/** One group a sheet, in one order for everybody: two transactions never wait for each other crosswise. */
function bySheet(writings: readonly Writing[], say: Say): OpGroup[] {
  const groups = new Map<string, OpGroup>();
  for (const by of writings) {
    const closed = nothingEntered(by);
    if (closed) sayAll(say, by.ops, closed);
    else
      for (const op of by.ops) {
        const id = parseColumnId(op.column, semesterAtWork(by.work.today));
        if (!id) {
          const message = `Không có cột “${op.column.slice(0, 40)}”. Tên cột gồm kỳ và khóa, ví dụ HK1.KTtx1, HK2.KThk, CN.HK.`;
          sayAll(say, [op], { code: 'column', message });
          continue;
        }
        const name = `${op.classSubject} ${id.period}`;
        const group: OpGroup = groups.get(name) ?? { classSubject: op.classSubject, period: id.period, ids: [], ops: [] };
        group.ops.push({ op, key: id.key, by });
        groups.set(name, group);
      }
  }
  return [...groups.values()]
    .map((group) => ({ ...group, ids: pupilsOf(group.ops) }))
    .sort((a, b) => a.classSubject - b.classSubject || a.period - b.period);
}

const opsIn = (asked: readonly Asked[]): MarkOp[] => asked.map(({ op }) => op);
const pupilsOf = (asked: readonly Asked[]): string[] => [...new Set(opsIn(asked).map(({ pupil }) => pupil))].sort();

/** A sheet into which something may be written: by whom what is asked, what stands there. */
type Open = { context: SheetContext; group: OpGroup; seen: Seen };

async function enterGroups(work: Work, groups: readonly OpGroup[], dry: boolean, say: Say): Promise<void> {
  if (groups.length === 0) return;
  const open = (await seenIn(work, groups, dry)).flatMap((seen, i) => writableIn(groups[i] as OpGroup, seen, say) ?? []);
  // In one breath, as everything that is asked sheet by sheet.
  await Promise.all(open.map(({ context, group, seen }) => othersOf(work, context, group, seen.pupils)));
  await withRows(work, open, dry);
  const written: Written[] = [];
  for (const one of open) {
    const changes = await judged(work, one, say);
    if (changes.length > 0) written.push(computed(one, changes));
  }
  if (written.length > 0 && !dry) await store(work, written);
}

/** Undefined when nothing may be written there by anybody. What may not is said at its cells, and no longer asked for. */
function writableIn(group: OpGroup, seen: Seen, say: Say): Open | undefined {
  let context: SheetContext;
  try {
    context = contextOf(seen.sheet, group.classSubject, group.period);
  } catch (error) {
    if (!isRefused(error) || !error.reasons[0]) throw error;
    sayAll(say, opsIn(group.ops), error.reasons[0]);
    return undefined;
  }
  const ops: Asked[] = [];
  for (const [by, asked] of Map.groupBy(group.ops, (one) => one.by)) {
    const closed = notEntered(by, context);
    if (closed) sayAll(say, opsIn(asked), closed);
    else ops.push(...asked);
  }
  return ops.length > 0 ? { context, group: { ...group, ids: pupilsOf(ops), ops }, seen } : undefined;
}

function notEntered({ work, unit, via }: Writing, context: SheetContext): Reason | null {
  if (context.unitId !== unit.id) return { code: 'not_found', message: 'Không tìm thấy bảng điểm này.' };
  const may = mayEnterMarks(work.actor, unit, context, work.today, via);
  if (may !== true) return may;
  if (context.classClosed) return { code: 'closed', message: `Lớp ${context.className} hoặc môn này đã đóng, chỉ để xem.` };
  return null;
}

/** Every pupil who is asked for has a row of the sheet. */
async function withRows(work: Work, open: readonly Open[], dry: boolean): Promise<void> {
  let made = false;
  for (const { context, group, seen } of open) {
    const without = group.ids.filter((id) => seen.pupils.has(id) && !seen.rows.has(id));
    if (dry) for (const id of without) seen.rows.set(id, { id, cells: {}, mean: null, comment: null, present: 0, fresh: false });
    else if (without.length > 0) {
      work.sent(makeRows(work, context, without));
      made = true;
    }
  }
  if (!made) return;
  // Others may have made them, and written into them, before us.
  const again = await seenIn(
    work,
    open.map(({ group }) => group),
    dry,
  );
  for (const [i, { seen }] of open.entries()) {
    const { rows, done } = again[i] as Seen;
    seen.rows = rows;
    seen.done = done;
  }
}

/** Each cell is answered; what is to be stored stands in the rows, and is returned. */
async function judged(work: Work, { context, group, seen }: Open, say: Say): Promise<Change[]> {
  const changes: Change[] = [];
  const open = await heldOpen(work, context, new Set(group.ops.map(({ by }) => userOf(by))));
  const conflicts: Conflict[] = [];
  for (const asked of group.ops) {
    const { op, key, by } = asked;
    const column = context.sheet.columns.find((one) => one.key === key);
    const row = seen.rows.get(op.pupil);
    const cell = row?.cells[key] ?? ([null, 0] as const);
    const before = seen.done.get(op.opId);
    if (before) {
      say(op, again(context, before, op, key, column, cell[1]));
      continue;
    }
    const refusal = refusalOf(context, column, seen.pupils.get(op.pupil), op);
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
    const { lock, through } = lockOn(context.locks, open, { pupil: op.pupil, column: key }, userOf(by));
    if (lock) {
      say(op, { state: 'locked', version: cell[1], code: lock.kind, reason: lockReason(lock) });
      continue;
    }
    if (cell[1] !== op.baseVersion) {
      const here = changes.findLast((one) => one.op.pupil === op.pupil && one.key === key);
      conflicts.push({ ...asked, cell, here, scale: column.scale });
      continue;
    }
    const version = cell[1] + 1;
    row.cells = { ...row.cells, [key]: [parsed.value, version] };
    row.fresh = true;
    // The same act again, from another line: answered as it would be a moment later.
    const { opId, pupil } = op;
    seen.done.set(opId, { opId, semester: group.period, pupil, column: key, value: parsed.value, version });
    changes.push({ ...asked, old: cell[0], next: parsed.value, version, request: through });
    say(op, { state: 'saved', version, ...noticeOf(column, parsed.value) });
  }
  await sayConflicts(work, context, conflicts, say);
  return changes;
}

const userOf = ({ work: { actor } }: Writing): string | null => (actor.kind === 'person' ? actor.userId : null);

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

type RowsMade = {
  sheet: number;
  period: Period;
  ids: readonly string[];
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
function makeRows(work: Work, context: SheetContext, ids: string[]): Promise<unknown> {
  const { unitId, classId, classSubjectId: sheet, period } = context;
  const { needed, clause, outcome } = rowOf(context.input, context.sheet, {});
  const hash = outcome ? inputsHash(outcome) : null;
  return rowsMade(work, { sheet, period, ids, unitId, classId, needed, clause, hash, now: work.now });
}

/** `here`: what this very transaction has put there, which is written at its end only. */
type Conflict = Asked & { cell: StoredCell; here: Change | undefined; scale: SheetColumn['scale'] };
async function sayConflicts(work: Work, context: SheetContext, conflicts: readonly Conflict[], say: Say): Promise<void> {
  if (conflicts.length === 0) return;
  const asked = conflicts.map(({ op, key }) => ({ pupil: op.pupil, key }));
  const { rows } = await sql<{ pupil: string; key: string; by: string; userId: string; at: Date }>`
    select n.pupil, n.key, m.* from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as n(pupil uuid, key text)
    cross join lateral (select changed_by_name as by, changed_by as "userId", changed_at as at from assessment.mark_change
      where class_subject_id = ${context.classSubjectId} and semester = ${context.period} and pupil_id = n.pupil and "column" = n.key
      order by id desc limit 1) as m`.execute(work.handle);
  for (const { op, key, by, cell, here, scale } of conflicts) {
    const last = here
      ? { by: actorName(here.by.work.actor), userId: userOf(here.by), at: work.now }
      : rows.find((row) => row.pupil === op.pupil && row.key === key);
    const name = last?.by ?? 'Người khác';
    const who = userOf(by) !== null && last?.userId === userOf(by) ? 'Chính bạn' : name;
    const shown = formatCell(cell[0], scale);
    say(op, {
      ...{ state: 'conflict', version: cell[1], theirs: { value: cell[0], shown, by: name, at: last?.at.toISOString() ?? '' } },
      reason: `${who} vừa ghi ${shown === '' ? 'ô trống' : shown} vào ô này. Chọn giữ điểm nào.`,
    });
  }
}

const cellsStored = statement<never, { rows: string; changes: string; now: Date }>`
  with stored as (
    update assessment.mark_row m set cells = n.cells, mean = n.mean, comment = n.comment, clause = n.clause, needed = n.needed, present = n.present,
      inputs_hash = decode(n.hash, 'hex'), updated_at = ${'now'}::timestamptz
    from jsonb_to_recordset(${'rows'}::jsonb) as n(sheet int, period smallint, id uuid, cells jsonb, mean smallint, comment text, clause text,
      needed smallint, present smallint, hash text)
    where m.class_subject_id = n.sheet and m.semester = n.period and m.pupil_id = n.id)
  insert into assessment.mark_change (unit_id, class_subject_id, semester, pupil_id, "column", op_id, old, new, version, via, reason, request_id, changed_by, changed_by_name, changed_at)
  select n.unit, n.sheet, n.period, n.pupil, n.key, n.op, n.old, n.next, n.version, n.via, n.reason, n.request, n.by, n.name, ${'now'}::timestamptz
  from jsonb_to_recordset(${'changes'}::jsonb) as n(unit int, sheet int, period smallint, pupil uuid, key text, op uuid, old jsonb, next jsonb,
    version int, request int, reason text, via text, by text, name text)`;

/** A sheet with its new rows, and what follows of them. */
type Written = {
  context: SheetContext;
  rows: object[];
  changes: Change[];
  /** Pupils whose results are made of something else now. */
  resultsOf: string[];
  present: number;
  /** Of small children, who have no results: those measured in every round. */
  measured: number;
};
function computed({ context, seen }: Open, changes: Change[]): Written {
  const resultsOf: string[] = [];
  let present = 0;
  let measured = 0;
  const rows = [...seen.rows.values()]
    .filter((row) => row.fresh)
    .map((row) => {
      const values = Object.fromEntries(Object.entries(row.cells).map(([key, [value]]) => [key, value]));
      const result = rowOf(context.input, context.sheet, values);
      present += result.present - row.present;
      if (context.subject === 'SK' && result.needed > 0)
        measured += Number(result.present >= result.needed) - Number(row.present >= result.needed);
      if (result.mean !== row.mean || result.comment !== row.comment || context.kind === 'homeroom' || context.period === 3)
        resultsOf.push(row.id);
      return {
        ...{ sheet: context.classSubjectId, period: context.period, id: row.id, cells: row.cells },
        ...{ mean: result.mean, comment: result.comment, clause: result.clause, needed: result.needed, present: result.present },
        hash: result.outcome ? inputsHash(result.outcome) : null,
      };
    });
  return { context, rows, changes, resultsOf, present, measured };
}

async function store(work: Work, written: readonly Written[]): Promise<void> {
  const changes = written.flatMap(({ context, changes }) =>
    changes.map(({ op, key, by, old, next, version, request }) => ({
      ...{ unit: context.unitId, sheet: context.classSubjectId, period: context.period, pupil: op.pupil, key, op: op.opId },
      ...{ old, next, version, request, reason: op.reason ?? '', via: by.via },
      ...{ by: userOf(by) ?? 'system', name: actorName(by.work.actor) },
    })),
  );
  const rows = JSON.stringify(written.flatMap((one) => one.rows));
  work.sent(cellsStored(work, { rows, changes: JSON.stringify(changes), now: work.now }));
  await refreshClasses(work, movedBy(written));
  for (const unitId of new Set(written.map(({ context }) => context.unitId))) announceMovedSoon(work, unitId);
}

/** In the order of the classes, for everybody the same. */
function movedBy(written: readonly Written[]): ClassMoved[] {
  const classes = new Map<number, ClassMoved & { pupils: Set<string> }>();
  for (const { context, resultsOf, present, measured } of written) {
    const moved = classes.get(context.classId) ?? { facts: factsOfSheet(context), pupils: new Set<string>(), counts: noCounts() };
    for (const pupil of resultsOf) moved.pupils.add(pupil);
    const count = moved.counts[context.period - 1] as Counts[number];
    count.present += present;
    count.complete += measured;
    classes.set(context.classId, moved);
  }
  return [...classes.values()].sort((a, b) => a.facts.classId - b.facts.classId);
}

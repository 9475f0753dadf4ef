// Marks are entered: from the grid, the API, an import; by one person, or by many at once. Cell by cell answered, the good ones kept whatever is
// wrong with others; results and completeness follow in the same transaction. However many write, the database is asked the same few questions.
import { actorName } from '#kernel/actor.ts';
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
import type { Period } from '../rules/outcome.ts';
import { semesterAtWork } from '../rules/period-names.ts';
import { rowOf } from '../rules/row.ts';
import { parseColumnId } from '../rules/sheet.ts';
import { othersOf, type Seen, seenIn } from './held-cells.ts';
import { besideOtherWriters, type MarksUnit } from './hold-marks.ts';
import { judged } from './judge-cells.ts';
import {
  type Asked,
  type CellAnswer,
  type Change,
  type MarkOp,
  markOps,
  type Open,
  type OpGroup,
  type Say,
  sayAll,
  userOf,
  type Via,
  type Writing,
} from './mark-op.ts';
import { type ClassMoved, type Counts, noCounts, refreshClasses } from './refresh-results.ts';

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

async function enter(writings: readonly Writing[], dry: boolean): Promise<CellAnswer[][]> {
  const answers = new Map<MarkOp, CellAnswer>();
  const say: Say = (op, answer) => answers.set(op, { opId: op.opId, ...answer });
  const [one] = writings;
  if (one) await enterGroups(one.work, bySheet(writings, say), dry, say);
  return writings.map(({ ops }) => ops.map((op) => answers.get(op) as CellAnswer));
}

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

// Marks from programs and from the grid: one answer a cell. Operations of one school are one transaction.
import type { z } from 'zod';
import type { Person } from '#kernel/actor.ts';
import { isRefused, Refused } from '#kernel/refusal.ts';
import {
  type CellAnswer,
  enterMarks,
  enterMarksBeside,
  type MarkOp,
  type MarksAnswer,
  type MarksUnit,
  markOpsAtMost,
  schoolsToEnter,
} from '#modules/assessment/index.ts';
import type { Database } from '#platform/db/database.ts';
import { readOperations } from './read-operations.ts';
import type { CellAnswer as PublicAnswer } from './schemas.ts';

type Answer = z.output<typeof PublicAnswer>;
type Via = 'grid' | 'api' | 'paste';
const refusedAll = (ops: readonly MarkOp[], code: string, reason: string): CellAnswer[] =>
  ops.map(({ opId, baseVersion }) => ({ opId, state: 'refused', version: baseVersion, code, reason }));

/** @throws Refused too_large, or with what is wrong in a body that is no list of operations */
export async function putMarks(db: Database, person: Person, input: unknown, via: Via, requestId: string): Promise<Answer[]> {
  if (Array.isArray(input) && input.length > markOpsAtMost)
    throw new Refused('refused', [
      { code: 'too_large', message: `Mỗi lần nhiều nhất ${markOpsAtMost} ô, ở đây có ${input.length}.` },
    ]);
  const list = readOperations(input);
  const { ops, twice } = onceEach(list);
  const answers = new Map<string, CellAnswer>();
  const keep = (some: CellAnswer[]) => {
    for (const answer of some) answers.set(answer.opId, answer);
  };
  const options = { requestId, plansKept: true };
  /** The operations of other schools than the first one's, each with a transaction of its own to come. */
  const later = await db.as(
    person,
    async (work) => {
      const units = await schoolsToEnter(
        work,
        ops.map(({ classSubject }) => classSubject),
      );
      const schools = new Map([...units.values()].map((unit) => [unit.id, unit]));
      const groups = Map.groupBy(ops, ({ classSubject }) => units.get(classSubject)?.id ?? 0);
      keep(refusedAll(groups.get(0) ?? [], 'not_found', 'Không tìm thấy bảng điểm này.'));
      const [first, ...others] = [...schools.values()].map((unit): Group => [unit, groups.get(unit.id) ?? []]);
      if (first) keep(await answersOf(first, (unit, ops) => enterMarksBeside(work, unit, ops, via)));
      return others;
    },
    options,
  );
  for (const group of later)
    keep(await db.as(person, (work) => answersOf(group, (unit, ops) => enterMarks(work, unit, ops, via)), options));
  return list.map((op) => {
    if (twice.has(op)) return { opId: op.opId, state: 'refused', version: op.baseVersion, code: 'opId', reason: otherOp };
    return toPublic(answers.get(op.opId) as CellAnswer);
  });
}

const otherOp = 'Trong cùng một lần gửi, opId này đã dùng cho một ô khác hoặc giá trị khác. Mỗi lần ghi một opId.';
const saying = ({ opId: _, ...rest }: MarkOp) => JSON.stringify(rest);
/** The same act twice in one list is one act; another act under the same name is none. */
function onceEach(list: readonly MarkOp[]): { ops: MarkOp[]; twice: Set<MarkOp> } {
  const first = new Map<string, MarkOp>();
  const twice = new Set<MarkOp>();
  for (const op of list) {
    const known = first.get(op.opId);
    if (!known) first.set(op.opId, op);
    else if (saying(known) !== saying(op)) twice.add(op);
  }
  return { ops: [...first.values()], twice };
}

type Group = [unit: MarksUnit, ops: MarkOp[]];
async function answersOf([unit, ops]: Group, enter: (...group: Group) => Promise<MarksAnswer>): Promise<CellAnswer[]> {
  try {
    return (await enter(unit, ops)).cells;
  } catch (error) {
    // Said before anything is written: not a reader of these marks, a school that is closed.
    const reason = isRefused(error) ? error.reasons[0] : undefined;
    if (!reason) throw error;
    return refusedAll(ops, reason.code, reason.message);
  }
}

/** Marks as programs write them: 8.5, not tenths. */
const toPublic = ({ theirs, ...answer }: CellAnswer): Answer => ({
  ...answer,
  ...(theirs ? { theirs: { ...theirs, value: typeof theirs.value === 'number' ? theirs.value / 10 : theirs.value } } : {}),
});

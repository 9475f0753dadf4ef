// A list of marks from a program or from the grid: read, handed in, one answer a cell in the order of the list.
import type { z } from 'zod';
import type { Person } from '#kernel/actor.ts';
import { Refused } from '#kernel/refusal.ts';
import { type CellAnswer, type MarkOp, markOpsAtMost } from '#modules/assessment/index.ts';
import type { MarksDesk } from './marks-desk.ts';
import { type Malformed, readOperations } from './read-operations.ts';
import type { CellAnswer as PublicAnswer } from './schemas.ts';

type Answer = z.output<typeof PublicAnswer>;
type Via = 'grid' | 'api' | 'paste';

/** @throws Refused too_large, or with what is wrong in a body that is no list of named operations */
export async function putMarks(
  handIn: MarksDesk,
  person: Person,
  input: unknown,
  via: Via,
  requestId: string,
): Promise<Answer[]> {
  if (Array.isArray(input) && input.length > markOpsAtMost)
    throw new Refused('refused', [
      { code: 'too_large', message: `Mỗi lần nhiều nhất ${markOpsAtMost} ô, ở đây có ${input.length}.` },
    ]);
  const list = readOperations(input);
  const { ops, twice } = onceEach(list.flatMap((one) => (isMalformed(one) ? [] : [one])));
  const handed = ops.length > 0 ? await handIn({ person, ops, via, requestId }) : [];
  const answers = new Map(handed.map((answer) => [answer.opId, answer]));
  return list.map((op) => {
    if (isMalformed(op))
      return { opId: op.opId, state: 'refused', version: op.baseVersion, code: 'invalid', reason: op.malformed };
    if (twice.has(op)) return { opId: op.opId, state: 'refused', version: op.baseVersion, code: 'opId', reason: otherOp };
    return toPublic(answers.get(op.opId) as CellAnswer);
  });
}

const isMalformed = (one: MarkOp | Malformed): one is Malformed => 'malformed' in one;
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

/** Marks as programs write them: 8.5, not tenths. */
const toPublic = ({ theirs, ...answer }: CellAnswer): Answer => ({
  ...answer,
  ...(theirs ? { theirs: { ...theirs, value: typeof theirs.value === 'number' ? theirs.value / 10 : theirs.value } } : {}),
});

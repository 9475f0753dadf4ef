// Where marks are handed in. On the last evening hundreds of teachers save in the same second: what comes while others are being served is
// entered together, in one transaction, which costs little more for many persons than for one.
import { inScope, type Person } from '#kernel/actor.ts';
import { gathered } from '#kernel/gathered.ts';
import {
  besideOtherWriters,
  type CellAnswer,
  enterTogether,
  type MarkOp,
  refusedAll,
  schoolsToEnter,
  type Via,
  type Writing,
} from '#modules/assessment/index.ts';
import type { Database } from '#platform/db/database.ts';
import type { Work } from '#platform/db/work.ts';

/** What one person sends at once. */
export type Sent = { person: Person; ops: readonly MarkOp[]; via: Via; requestId: string };
/** `held`: what could not be entered yet, by school. */
type Entered = { answers: CellAnswer[]; held: ReadonlyMap<number, MarkOp[]> };
export type MarksDesk = (sent: Sent) => Promise<CellAnswer[]>;

const transactionsAtOnce = 2;
const personsTogether = 32;
/** Whoever sends more, a pasted sheet or a file, is entered alone: nobody else should wait for it. */
const fewOps = 60;

export function openMarksDesk(db: Database): MarksDesk {
  const entering = (some: readonly Sent[], waitFor?: number): Promise<Entered[]> =>
    db.together(
      some.map(({ person, requestId }) => ({ actor: person, requestId })),
      (works) => entered(works, some, waitFor),
      { plansKept: true },
    );
  const common = gathered({ atOnce: transactionsAtOnce, together: personsTogether }, (some: readonly Sent[]) => entering(some));
  /** One transaction waits for a school in which nobody may write at the moment, however many of its teachers wait with it. */
  const lines = new Map<number, (sent: Sent) => Promise<Entered>>();
  const lineOf = (unitId: number) => {
    const line =
      lines.get(unitId) ?? gathered({ atOnce: 1, together: personsTogether }, (some: readonly Sent[]) => entering(some, unitId));
    lines.set(unitId, line);
    return line;
  };

  return async (sent) => {
    const [{ answers, held }] = sent.ops.length > fewOps ? ((await entering([sent])) as [Entered]) : [await common(sent)];
    for (const [unitId, ops] of held) answers.push(...(await lineOf(unitId)({ ...sent, ops })).answers);
    return answers;
  };
}

async function entered(works: readonly Work[], some: readonly Sent[], waitFor?: number): Promise<Entered[]> {
  const [work] = works as [Work];
  if (waitFor !== undefined) besideOtherWriters(work, waitFor);
  const schools = await schoolsToEnter(
    work,
    some.flatMap(({ ops }) => ops.map(({ classSubject }) => classSubject)),
  );
  const schoolOf = new Map(schools.flatMap((school) => school.sheets.map((sheet) => [sheet, school])));
  const writings: (Writing & { of: number })[] = [];
  const found = some.map(({ person, ops, via }, i): Entered => {
    const held = new Map<number, MarkOp[]>();
    const answers: CellAnswer[] = [];
    // The transaction sees the schools of all who are in it: those of others do not exist for this person.
    for (const [school, theirs] of Map.groupBy(ops, ({ classSubject }) => schoolOf.get(classSubject)))
      if (!school || !inScope(person, school.path))
        answers.push(...refusedAll(theirs, { code: 'not_found', message: 'Không tìm thấy bảng điểm này.' }));
      else if (!school.beside) held.set(school.id, theirs);
      else writings.push({ of: i, work: works[i] as Work, unit: school, ops: theirs, via });
    return { answers, held };
  });
  for (const [i, answers] of (await enterTogether(writings)).entries()) found[writings[i]?.of ?? 0]?.answers.push(...answers);
  return found;
}

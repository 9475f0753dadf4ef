// What has an unlocking changed, of results that were approved and cards that were out at the moment of the change? Asked of what is never
// overwritten: changes, approvals, cards. What was opened, approved again or issued anew since makes none of it undone.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import type { Period } from '../rules/outcome.ts';
import { type ApprovalTime, approvedThen, standingChanges } from '../rules/standings.ts';
import type { IssuedCard, UnlockEffects } from '../tables.ts';
import { type CellDifference, requestDifference } from './cell-changes.ts';
import { sheetContext } from './sheet-context.ts';
import { standingsOf } from './standings.ts';
import type { UnlockRequest } from './unlock-requests.ts';

export type Moment = { pupil: string; at: Date };
/** Which report cards of these pupils, in force at one of these moments, tell of marks of this period? Cards are kept by a module above. */
export type CardsOf = (
  work: Work,
  asked: { schoolYear: string; period: Period; moments: readonly Moment[] },
) => Promise<readonly IssuedCard[]>;

export type RequestChanges = {
  /** `approved`: written to while results that follow from it stood approved. */
  cells: (CellDifference & { approved: boolean })[];
  moments: Moment[];
  approved(pupil: string, period: Period): boolean;
};

/** An approval is a lock of the class: when it was placed, when it was opened. */
async function approvalTimes(work: Work, classId: number): Promise<ApprovalTime[]> {
  const { rows } = await sql<ApprovalTime>`
    select semester as period, locked_at as "from", opened_at as "to" from assessment.lock
    where class_id = ${classId} and kind = 'approval' and class_subject_id is null`.execute(work.handle);
  return rows;
}

export async function requestChanges(work: Work, request: UnlockRequest): Promise<RequestChanges> {
  const { semester, effects, decidedAt } = request;
  const difference = await requestDifference(work, await sheetContext(work, request.classSubjectId, semester), request.id);
  const times = difference.length > 0 ? await approvalTimes(work, request.classId) : [];
  const known = { times, before: effects.before ?? [], opened: decidedAt ?? work.now };
  const moments = difference.flatMap(({ pupil, moments }) => moments.map((at) => ({ pupil, at })));
  const approved = (pupil: string, period: Period, at: readonly Moment[] = moments) =>
    at.some((one) => one.pupil === pupil && approvedThen(known, pupil, period, one.at));
  return {
    cells: difference.map((cell) => {
      const own = cell.moments.map((at) => ({ pupil: cell.pupil, at }));
      return { ...cell, approved: approved(cell.pupil, semester, own) || approved(cell.pupil, 3, own) };
    }),
    moments,
    approved: (pupil, period) => approved(pupil, period),
  };
}

/** As it stands at this moment; also while the cells are open. */
export async function effectsOf(work: Work, request: UnlockRequest, cardsOf: CardsOf): Promise<Required<UnlockEffects>> {
  const { cells, moments, approved } = await requestChanges(work, request);
  const pupils = [...new Set(cells.map(({ pupil }) => pupil))];
  const before = request.effects.before ?? [];
  // Others write other marks of these pupils meanwhile: only pupils whose cells changed here are told of.
  const standings = standingChanges(
    before.filter(({ pupil }) => pupils.includes(pupil)),
    await standingsOf(work, request.schoolYear, pupils),
  ).map((one) => ({ ...one, approved: approved(one.pupil, one.period) }));
  const { schoolYear, semester: period } = request;
  const cards = pupils.length > 0 ? await cardsOf(work, { schoolYear, period, moments }) : [];
  return { before, cells: cells.length, approvedCells: cells.filter((one) => one.approved).length, standings, cards };
}

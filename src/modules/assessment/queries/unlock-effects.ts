// What has an unlocking changed, of results that were approved and cards that were out at the moment of the change? Asked of what is never
// overwritten: changes, approvals, cards. What was opened, approved again or issued anew since makes none of it undone.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import type { Period } from '../rules/outcome.ts';
import { type ApprovalTime, approvedThen, standingChanges } from '../rules/standings.ts';
import type { IssuedCard, UnlockEffects } from '../tables.ts';
import { type CellDifference, requestDifferences } from './cell-changes.ts';
import { standingsOf } from './standings.ts';
import type { UnlockRequest } from './unlock-requests.ts';

export type Moment = { pupil: string; at: Date };
/**
 * Which report cards of these pupils, in force at one of these moments, tell of marks of this period? A list for each that is asked for, in
 * that order, from one question. Cards are kept by a module above.
 */
export type CardsOf = (
  work: Work,
  schoolYear: string,
  asked: readonly { period: Period; moments: readonly Moment[] }[],
) => Promise<readonly (readonly IssuedCard[])[]>;

export type RequestChanges = {
  /** `approved`: written to while results that follow from it stood approved. */
  cells: (CellDifference & { approved: boolean })[];
  moments: Moment[];
  approved(pupil: string, period: Period): boolean;
};

/** An approval is a lock of the class: when it was placed, when it was opened. */
async function approvalTimes(work: Work, classIds: readonly number[]): Promise<(ApprovalTime & { classId: number })[]> {
  if (classIds.length === 0) return [];
  const { rows } = await sql<ApprovalTime & { classId: number }>`
    select class_id as "classId", semester as period, locked_at as "from", opened_at as "to" from assessment.lock
    where class_id = any(${classIds}::int[]) and kind = 'approval' and class_subject_id is null`.execute(work.handle);
  return rows;
}

/** In the order of the requests; what is asked does not grow with them. */
export async function requestChanges(work: Work, requests: readonly UnlockRequest[]): Promise<RequestChanges[]> {
  const differences = await requestDifferences(
    work,
    requests.map(({ id }) => id),
  );
  const written = requests.filter(({ id }) => (differences.get(id) ?? []).length > 0);
  const times = await approvalTimes(work, [...new Set(written.map(({ classId }) => classId))]);
  return requests.map((request) =>
    changesOf(
      work,
      request,
      differences.get(request.id) ?? [],
      times.filter(({ classId }) => classId === request.classId),
    ),
  );
}

function changesOf(
  work: Work,
  { semester, effects, decidedAt }: UnlockRequest,
  difference: readonly CellDifference[],
  times: readonly ApprovalTime[],
): RequestChanges {
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
  return (await effectsOfAll(work, request.schoolYear, [request], cardsOf))[0] as Required<UnlockEffects>;
}

/** In the order of the requests, all of one school year. */
export async function effectsOfAll(
  work: Work,
  schoolYear: string,
  requests: readonly UnlockRequest[],
  cardsOf: CardsOf,
): Promise<Required<UnlockEffects>[]> {
  const all = await requestChanges(work, requests);
  const pupilsOf = ({ cells }: RequestChanges) => new Set(cells.map(({ pupil }) => pupil));
  const pupils = [...new Set(all.flatMap((one) => [...pupilsOf(one)]))];
  const standings = await standingsOf(work, schoolYear, pupils);
  const asked = requests.map(({ semester: period }, i) => ({ period, moments: all[i]?.moments ?? [] }));
  const cards = pupils.length > 0 ? await cardsOf(work, schoolYear, asked) : [];
  return all.map((changes, i) => {
    const { cells, approved } = changes;
    const before = requests[i]?.effects.before ?? [];
    // Others write other marks of these pupils meanwhile: only pupils whose cells changed here are told of.
    const own = pupilsOf(changes);
    return {
      ...{ before, cells: cells.length, approvedCells: cells.filter((one) => one.approved).length, cards: cards[i] ?? [] },
      standings: standingChanges(
        before.filter(({ pupil }) => own.has(pupil)),
        standings.filter(({ pupil }) => own.has(pupil)),
      ).map((one) => ({ ...one, approved: approved(one.pupil, one.period) })),
    };
  });
}

// One request as its page shows it: the cells with what stands in them, what would follow, what followed.
import { formatTenths } from '#kernel/numbers.ts';
import {
  classPupils,
  type Evidence,
  effectsOf,
  fieldName,
  formatCell,
  goneWords,
  type IssuedCard,
  type MeanChange,
  markSheet,
  mayLockMarks,
  periodNames,
  periodWords,
  type RequestState,
  requestChanges,
  type StandingChange,
  standingsOf,
  standingWord,
  type UnlockRequest,
  unlockForecast,
  unlockMeans,
  withWords,
} from '#modules/assessment/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { subjectName } from '#modules/teaching/index.ts';
import type { Work } from '#platform/db/work.ts';
import { issuedCards } from '../issued-cards.ts';

export type ChangeLine = { key: string; pupil: string; what: string; old: string; next: string; approved: boolean };
export type RequestView = {
  id: number;
  title: string;
  period: string;
  /** Of the sheet, for links. */
  classSubjectId: number;
  classId: number;
  semester: 1 | 2 | 3;
  state: RequestState;
  /** `gone`: the pupil has left the class, so that nothing can be written there. `closed`: before the others of the request. */
  cells: { key: string; pupil: string; column: string; now: string; wanted: string; gone: string; closed: boolean }[];
  reason: string;
  hours: number;
  evidence: readonly Evidence[];
  askedBy: string;
  askedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  note: string;
  openUntil: Date | null;
  closedAt: Date | null;
  closedBy: string | null;
  /** Marks and levels if the cells became what is wanted; null where nothing was named. */
  forecast: { means: ChangeLine[]; standings: ChangeLine[] } | null;
  /** Of the pupils asked for: results that somebody has approved, cards that are out. */
  approved: string[];
  cards: { pupil: string; what: string; on: string; replacedOn: string | null }[];
  /** What changed, once it was opened. */
  done: {
    cells: (ChangeLine & { times: number; by: string; at: Date })[];
    /** Of the subject, of every pupil whose cells changed; also where it stayed what it was. */
    means: ChangeLine[];
    standings: ChangeLine[];
    cards: RequestView['cards'];
  } | null;
  mine: boolean;
  decides: true | string;
};

export async function requestView(work: Work, unit: Unit, request: UnlockRequest): Promise<RequestView> {
  const { context: sheet, rows } = await markSheet(work, request.classSubjectId, request.semester);
  const roll = new Map((await classPupils(work, sheet.classId)).map((one) => [one.id, one]));
  const nameOf = (id: string) => roll.get(id)?.name ?? 'Học sinh đã chuyển đi';
  const columnOf = (key: string | null) => sheet.sheet.columns.find((one) => one.key === key);
  const standingLines = (changes: readonly StandingChange[]): ChangeLine[] =>
    changes.map((one) => ({
      ...{ key: `${one.pupil} ${one.period} ${one.field}`, pupil: nameOf(one.pupil), approved: one.approved },
      what: `${fieldName(sheet.rules, one.field)} ${periodWords[one.period]}`,
      old: standingWord(sheet.rules, one.field, one.old),
      next: standingWord(sheet.rules, one.field, one.new),
    }));
  const cardLines = (cards: RequestView['cards'] | readonly IssuedCard[]) =>
    cards.map((card) => ({ ...card, pupil: nameOf(card.pupil) }));
  const mean = (value: number | string | null) => (typeof value === 'number' ? formatTenths(value) : (value ?? 'chưa có'));
  const meanLines = (means: readonly MeanChange[]): ChangeLine[] =>
    means.map((one) => ({
      ...{ key: one.pupil, pupil: nameOf(one.pupil), what: 'điểm trung bình môn', approved: false },
      ...{ old: mean(one.old), next: mean(one.new) },
    }));
  const pupils = [...new Set(request.cells.map(({ pupil }) => pupil))];
  const undecided = request.state === 'asked';
  const opened = request.state === 'granted' || request.state === 'over' || request.state === 'closed';
  // Closed, it is what was kept; until then it is what stands there at this moment.
  const effects = request.state === 'closed' ? request.effects : opened ? await effectsOf(work, request, issuedCards) : null;
  const forecast = undecided ? await unlockForecast(work, sheet, request.cells) : null;
  const { schoolYear, semester: period } = request;
  const cardsAt = async (moments: { pupil: string; at: Date }[]) =>
    (await issuedCards(work, schoolYear, [{ period, moments }]))[0] ?? [];
  const cards = undecided ? await cardsAt(pupils.map((pupil) => ({ pupil, at: work.now }))) : [];
  const [changes = null] = opened ? await requestChanges(work, [request]) : [];
  const me = work.actor.kind === 'person' ? work.actor.userId : null;
  const may = mayLockMarks(work.actor, unit);
  return {
    ...{ id: request.id, title: `${subjectName(request.subject)} ${request.className}`, period: periodNames[request.semester] },
    ...{ classId: request.classId, classSubjectId: request.classSubjectId, semester: request.semester, state: request.state },
    cells: request.cells.map((cell) => {
      const column = columnOf(cell.column);
      const whose = roll.get(cell.pupil);
      const now = rows.find(({ id }) => id === cell.pupil)?.cells[cell.column ?? '']?.[0] ?? null;
      return {
        ...{ key: `${cell.pupil} ${cell.column}`, pupil: nameOf(cell.pupil), column: column?.long ?? cell.column ?? 'Mọi cột' },
        now: column ? formatCell(now, column.scale) : '',
        wanted: column && cell.wanted !== undefined ? formatCell(cell.wanted, column.scale) : '',
        gone: whose?.here ? '' : (whose && goneWords(whose)) || 'không còn học lớp này',
        closed: request.state === 'granted' && cell.closed === true,
      };
    }),
    ...{ reason: request.reason, hours: request.hours, evidence: request.evidence, askedBy: request.askedByName },
    ...{ askedAt: request.askedAt, decidedBy: request.decidedByName, decidedAt: request.decidedAt, note: request.note },
    ...{ openUntil: request.openUntil, closedAt: request.closedAt, closedBy: request.closedByName },
    forecast: forecast && {
      means: meanLines(forecast.means.filter((one) => one.old !== one.new)),
      standings: standingLines(forecast.standings),
    },
    approved: undecided ? await approvedOf(work, request, pupils, nameOf) : [],
    cards: cardLines(cards),
    done: effects &&
      changes && {
        cells: changes.cells.map((cell) => {
          const { columnName: what, shownOld: old, shown: next } = withWords(sheet.sheet.columns, cell);
          const { pupil, pupilName, column, approved, moments, by, at } = cell;
          return { key: `${pupil} ${column}`, pupil: pupilName, what, old, next, approved, times: moments.length, by, at };
        }),
        means: meanLines(await unlockMeans(work, sheet, rows, changes.cells)),
        standings: standingLines(effects.standings ?? []),
        // Which they were is known for good; what has become of them is asked now.
        cards: cardLines(await cardsAt(changes.moments)),
      },
    mine: me !== null && me === request.askedBy,
    decides:
      may !== true
        ? may.message
        : me !== null && me === request.askedBy
          ? 'Đề nghị của chính mình thì người khác quyết định.'
          : true,
  };
}

/** Whose results of this period or the year somebody has approved. */
async function approvedOf(
  work: Work,
  request: UnlockRequest,
  pupils: readonly string[],
  nameOf: (id: string) => string,
): Promise<string[]> {
  const standings = await standingsOf(work, request.schoolYear, pupils);
  return [...new Set(standings.filter((one) => one.approved && one.period >= request.semester).map((one) => nameOf(one.pupil)))];
}

// The results of a class as the screen and its export show them: texts, and for each pupil what lacks with the way to it.
import { subjectList } from '#kernel/code-lists/subjects.ts';
import { gradeOf } from '#kernel/code-lists/units-and-grades.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import { awaitsApproval, notReady } from '../commands/approve-results.ts';
import { principalDecides } from '../commands/decide-pupil.ts';
import { type ClassResults, lackWords, type PupilResult } from '../queries/class-results.ts';
import type { SinceApproval } from '../queries/since-approval.ts';
import { markText } from '../rules/cell.ts';
import { goneWords } from '../rules/gone.ts';
import { periodWords } from '../rules/lock.ts';
import { formatMark, type Mark } from '../rules/mark.ts';
import type { Missing, Period } from '../rules/outcome.ts';
import { notRated } from '../rules/ratings.ts';
import { decisionName, type RuleSet } from '../rules/rule-sets/shape.ts';
import { retestable } from '../rules/second-chance.ts';
import { yearDecision } from '../rules/waiting.ts';
import type { CellValue } from '../tables.ts';
import { periodWord } from './period.ts';

export type Lack = { text: string; to: string };
export type ResultLine = {
  id: string;
  name: string;
  here: boolean;
  /** 'chuyển đi 10/12/2018', of who is not. */
  gone: string;
  plan: boolean;
  subjects: Record<string, string>;
  ratings: Record<string, string>;
  mean: string;
  level: string;
  raised: string | null;
  conduct: string;
  title: string;
  decision: string;
  decisionCode: string | null;
  byPrincipal: boolean;
  principalDecides: boolean;
  absent: { leave: number; none: number };
  lacks: Lack[];
  complete: boolean;
  /** Another since it was approved. */
  changed: boolean;
  /** What the homeroom teacher wrote: value and version of a cell by column. */
  rated: Record<string, { value: string; version: number }>;
  suggestion: string | null;
  /** Subjects that may be tested again, with the way to their marks. */
  retest: Lack[];
  order: { mean: number; level: number };
};

const name = (list: readonly { code: string; name: string }[], code: string | null): string =>
  code === null ? '' : (list.find((one) => one.code === code)?.name ?? code);
/** As the table prints it: M is excused. */
export const valueText = (value: CellValue | undefined): string =>
  value === undefined ? '' : value === 'MIEN' ? 'M' : typeof value === 'number' ? formatMark(value as Mark) : value;

export const levelsOf = (rules: RuleSet): readonly { code: string; name: string }[] =>
  rules.kind === 'secondary' ? rules.learning.rungs : rules.kind === 'primary' ? rules.levels : [];
export const conductsOf = (rules: RuleSet): readonly { code: string; name: string }[] =>
  rules.kind === 'secondary' ? rules.conduct.levels : [];
/** What an approval closes: 'điểm và hạnh kiểm', as the rule set of the class calls them. */
export const closedWords = (rules: RuleSet): string =>
  rules.kind === 'secondary' ? `điểm và ${rules.words.conduct.toLowerCase()}` : 'điểm, mức đạt được, năng lực và phẩm chất';
export const titleName = (rules: RuleSet, code: string | null): string => {
  if (rules.kind === 'secondary') return name(rules.titles, code);
  return rules.kind === 'primary' ? name([rules.praise], code) : '';
};

/** Where what lacks is written: a cell of a sheet, the conduct in this table, another period. */
function placeOf({ facts, ratingSheet, period }: ClassResults, base: string, pupil: string, missing: Missing): string {
  const sheet = (id: number | undefined, of: Period) => `${base}/assessment/sheets/${id ?? 0}/${periodWord[of]}?pupil=${pupil}`;
  const of: Period = period === 3 ? 2 : period;
  const subject = (code: string) => facts.subjects.find((one) => one.subject === code)?.id;
  switch (missing.what) {
    case 'subject':
    case 'test':
      return sheet(subject(missing.subject), of);
    case 'rating':
      return sheet(ratingSheet?.id, of);
    case 'conduct':
      return `${base}/assessment/results/${facts.classId}/${periodWord[period]}?state=missing`;
    case 'semester':
      return `${base}/assessment/results/${facts.classId}/${periodWord[missing.semester]}`;
    default:
      return `${base}/assessment/results/${facts.classId}/${periodWord[of]}`;
  }
}

/** All results are there, and only the principal can say what follows. */
const undecided = (results: ClassResults, row: PupilResult): boolean => notReady({ ...results, rows: [row] }).length > 0;

export function lineOf(results: ClassResults, base: string, row: PupilResult): ResultLine {
  const { facts, period } = results;
  const { rules } = facts;
  const { pupil } = row;
  const levels = levelsOf(rules);
  const completed = row.extra.completed;
  const level =
    rules.kind === 'primary' && completed !== undefined
      ? completed
        ? 'Hoàn thành'
        : 'Chưa hoàn thành'
      : name(levels, row.level);
  const comments = Object.fromEntries(Object.entries(row.subjects).filter(([, v]) => typeof v === 'string')) as Record<
    string,
    'Đ'
  >;
  const marks = Object.fromEntries(Object.entries(row.subjects).filter(([, v]) => typeof v === 'number')) as Record<
    string,
    number
  >;
  const again = rules.kind === 'secondary' && row.decision === 'KIEM_TRA_LAI' ? retestable(rules, { marks, comments }) : [];
  return {
    ...{ id: pupil.id, name: pupil.name, here: pupil.here || pupil.endKind === 'year_closed', plan: pupil.individualPlan },
    gone: goneWords(pupil),
    subjects: Object.fromEntries(
      results.subjects.map(({ code }) => {
        const test = row.extra.tests?.[code];
        const after = row.extra.retaken?.[code];
        const text = [valueText(row.subjects[code]), test === undefined ? '' : markText(test as Mark)]
          .filter(Boolean)
          .join(' · ');
        return [code, after === undefined ? text : `${text} → ${valueText(after)}`];
      }),
    ),
    ratings: { ...row.extra.ratings },
    mean: row.mean === null ? '' : formatMark(row.mean as Mark),
    ...{ level, raised: row.rawLevel !== null && row.rawLevel !== row.level ? name(levels, row.rawLevel) : null },
    conduct: row.conduct === notRated ? 'không xếp loại' : name(conductsOf(rules), row.conduct),
    title: titleName(rules, row.title),
    ...{ decision: row.decision ? decisionName(row.decision, facts.grade) : '', decisionCode: row.decision },
    ...{ byPrincipal: row.decidedBy !== null, principalDecides: period === 3 && principalDecides(rules, row) },
    absent: row.absent,
    lacks: row.complete
      ? undecided(results, row)
        ? [{ text: yearDecision, to: `${base}/assessment/results/${facts.classId}/${periodWord[period]}?state=missing` }]
        : []
      : row.missing.map((missing) => ({
          text: lackWords(rules, missing),
          to: placeOf(results, base, pupil.id, missing),
        })),
    ...{ complete: row.complete, changed: row.changed },
    rated: Object.fromEntries(
      Object.entries(row.rated).map(([key, [value, version]]) => [key, { value: value === null ? '' : String(value), version }]),
    ),
    suggestion: period === 3 && rules.kind === 'secondary' && !rules.conduct.year ? row.conductBefore : null,
    retest: again.map((code) => ({
      text: results.subjects.find((one) => one.code === code)?.name ?? code,
      to: `${base}/assessment/sheets/${facts.subjects.find((one) => one.subject === code)?.id ?? 0}/cn?pupil=${pupil.id}`,
    })),
    order: { mean: row.mean ?? -1, level: row.level === null ? 99 : levels.findIndex(({ code }) => code === row.level) },
  };
}

export type Again = {
  id: string;
  name: string;
  version: number;
  /** Approved before; else nobody has approved it yet, as of who was let through incomplete. */
  changed: boolean;
  /** Complete, so that the principal can approve it. */
  ready: boolean;
  marks: { key: string; what: string; old: string; next: string; by: string }[];
};
/** Of an approved class, whose result nobody has approved as it is. */
export function againOf(results: ClassResults, since: ReadonlyMap<string, readonly SinceApproval[]>): Again[] {
  const ready = new Set(awaitsApproval(results).map(({ pupil }) => pupil.id));
  return results.rows
    .filter(({ pupil, changed }) => changed || ready.has(pupil.id))
    .map(({ pupil, version, changed }) => ({
      ...{ id: pupil.id, name: pupil.name, version, changed, ready: ready.has(pupil.id) },
      marks: (since.get(pupil.id) ?? []).map(({ subject, period, columnName, shownOld, shown, by }) => ({
        key: `${subject} ${period} ${columnName}`,
        what: `${subjectList.nameOf(subject)}, ${columnName}${period === results.period ? '' : ` ${periodWords[period]}`}`,
        ...{ old: shownOld || 'ô trống', next: shown || 'ô trống', by },
      })),
    }));
}

export const resultsQuery = (search: URLSearchParams): ListQuery =>
  listQuery(search, {
    filters: { state: ['missing', 'complete', 'changed', 'retest', 'summer', 'stay'] },
    sorts: ['name', 'mean', 'level', 'absent'],
    pageSize: 200,
  });

/** A class is on one page: found, filtered and sorted here. */
export function chosenLines(lines: readonly ResultLine[], { q, filters, sort }: ListQuery): ResultLine[] {
  const words = fold(q).split(' ').filter(Boolean);
  const state: Record<string, (line: ResultLine) => boolean> = {
    missing: ({ complete, here, lacks }) => here && (!complete || lacks.length > 0),
    complete: ({ complete, lacks }) => complete && lacks.length === 0,
    changed: ({ changed }) => changed,
    retest: ({ decisionCode }) => decisionCode === 'KIEM_TRA_LAI',
    summer: ({ decisionCode }) => decisionCode === 'REN_LUYEN_HE',
    stay: ({ decisionCode }) => decisionCode === 'O_LAI',
  };
  const wanted = state[filters.state ?? ''] ?? (() => true);
  const found = lines.filter((line) => wanted(line) && words.every((word) => fold(line.name).includes(word)));
  const by: Record<string, (line: ResultLine) => number> = {
    mean: ({ order }) => order.mean,
    level: ({ order }) => order.level,
    absent: ({ absent }) => absent.leave + absent.none,
  };
  const key = by[sort.replace(/^-/, '')];
  const sorted = key ? found.toSorted((a, b) => key(a) - key(b)) : found;
  return sort.startsWith('-') ? sorted.toReversed() : sorted;
}
export const gradeName = (grade: string): string => gradeOf(grade)?.name ?? grade;

// The thread that makes the demo's marks while the database writes other things: rows as the commands would have left them.
import { parentPort, workerData } from 'node:worker_threads';
import {
  houseReadings,
  inputsHash,
  type PupilYearInput,
  pupilYear,
  type RowResult,
  resultHash,
  rowOf,
} from '#modules/assessment/index.ts';
import { type CopyValue, copyLine } from '#platform/db/copy.ts';
import { historyOf, type Told } from './mark-history.ts';
import { demoSchoolPace, type MadeSheet, type MarksClass, type MarksPupil, marksOf } from './marks.ts';
import { schoolYear } from './rows.ts';
import { demoSchoolSlug } from './units.ts';

export type MarksOrder = { classes: readonly MarksClass[]; told: Told };
export type MarksParcel = { table: string; columns: readonly string[]; bytes: Uint8Array<ArrayBuffer> }[];

const columns = {
  'assessment.mark_row': [
    ...['class_subject_id', 'semester', 'pupil_id', 'unit_id', 'class_id', 'cells', 'mean', 'comment', 'clause', 'inputs_hash'],
    ...['needed', 'present', 'updated_at'],
  ],
  'assessment.result': [
    ...['pupil_id', 'school_year', 'period', 'unit_id', 'class_id', 'rule_set', 'rule_version', 'subjects', 'overall_mean'],
    ...['raw_level', 'level', 'level_clause', 'conduct', 'title', 'title_clause', 'decision', 'decision_clause'],
    ...['absent_with_leave', 'absent_without_leave', 'extra', 'missing', 'complete', 'inputs_hash', 'updated_at'],
  ],
  'assessment.counter': [
    ...['class_id', 'semester', 'unit_id', 'school_year', 'pupils', 'complete', 'cells_needed', 'cells_present', 'changed_at'],
  ],
  'assessment.mark_change': [
    ...['unit_id', 'class_subject_id', 'semester', 'pupil_id', 'column', 'op_id', 'old', 'new', 'version', 'via', 'reason'],
    ...['changed_by', 'changed_by_name', 'changed_at'],
  ],
} satisfies Record<string, readonly string[]>;
type Table = keyof typeof columns;

const port = parentPort;
if (!port) throw new Error('marks-worker.ts runs as a thread');
const { classes, told } = workerData as MarksOrder;
const lines: Record<Table, string[]> = {
  ...{ 'assessment.mark_row': [], 'assessment.result': [], 'assessment.counter': [], 'assessment.mark_change': [] },
};
const add = (table: Table, values: CopyValue[]) => lines[table].push(copyLine(values));
const bytea = (hex: string | null): string | null => (hex === null ? null : `\\x${hex}`);
const marked = '2018-12-09T20:30:00+07:00';

for (const place of classes) {
  const own = place.slug === demoSchoolSlug;
  const made = marksOf(place, own ? demoSchoolPace(place.place) : undefined);
  if (!made || made.sheets.every(({ rows }) => rows.length === 0)) continue;
  const results = new Map<string, { of: MadeSheet; result: RowResult; cells: Record<string, number | string> }[]>();
  const count = { needed: 0, present: 0 };
  for (const sheet of made.sheets) {
    const { needed } = rowOf(sheet.input, sheet.sheet, {});
    for (const pupil of place.pupils) if (!pupil.excused[0][sheet.of.subject]) count.needed += needed;
    const history = own ? historyOf(sheet, told) : null;
    for (const { pupil, cells } of sheet.rows) {
      const result = rowOf(sheet.input, sheet.sheet, cells);
      count.present += result.present;
      const stored = Object.fromEntries(
        Object.entries(cells).map(([key, value]) => [key, [value, history?.versionOf(pupil.id, key) ?? 1]]),
      );
      add('assessment.mark_row', [
        ...[sheet.of.id, 1, pupil.id, place.unitId, place.id, JSON.stringify(stored), result.mean, result.comment, result.clause],
        ...[bytea(result.outcome ? inputsHash(result.outcome) : null), result.needed, result.present, marked],
      ]);
      const rows = results.get(pupil.id) ?? [];
      rows.push({ of: sheet, result, cells });
      results.set(pupil.id, rows);
    }
    for (const one of history?.changes ?? [])
      add('assessment.mark_change', [
        ...[place.unitId, sheet.of.id, 1, one.pupil, one.column, one.op, one.old, one.new, one.version, 'demo', one.reason],
        ...['demo', one.by, one.at],
      ]);
  }
  const complete = [0, 0, 0];
  if (made.rules.kind !== 'preschool')
    for (const pupil of place.pupils) {
      const periods = pupilYear(inputOf(place, made.rules, pupil, results.get(pupil.id) ?? []));
      for (const period of [1, 2, 3] as const) {
        const r = periods[period - 1] as (typeof periods)[number];
        const absent = pupil.absent[period];
        if (r.complete) complete[period - 1] = (complete[period - 1] ?? 0) + 1;
        add('assessment.result', [
          ...[
            pupil.id,
            schoolYear,
            period,
            place.unitId,
            place.id,
            made.rules.id,
            made.rules.version,
            JSON.stringify(r.subjects),
          ],
          ...[r.overallMean, r.rawLevel, r.level, r.levelClause, r.conduct, r.title, r.titleClause, r.decision, r.decisionClause],
          ...[absent.leave, absent.none, JSON.stringify(r.extra), JSON.stringify(r.missing), r.complete],
          ...[bytea(resultHash(r, absent)), marked],
        ]);
      }
    }
  add('assessment.counter', [
    ...[place.id, 1, place.unitId, schoolYear, place.pupils.length, complete[0], count.needed, count.present, marked],
  ]);
}

function inputOf(
  place: MarksClass,
  rules: PupilYearInput['rules'],
  pupil: MarksPupil,
  rows: readonly { of: MadeSheet; result: RowResult; cells: Record<string, number | string> }[],
): PupilYearInput {
  const first: Record<string, { mean: number | null; comment: string | null }> = {};
  let conduct: string | null = null;
  for (const { of, result, cells } of rows) {
    if (of.of.kind === 'subject') first[of.of.subject] = { mean: result.mean, comment: result.comment };
    else if (of.of.subject === 'HK') conduct = typeof cells.HK === 'string' ? cells.HK : null;
  }
  const { absent } = pupil;
  return {
    ...{ rules, grade: place.grade, excused: pupil.excused, rows: [first, {}], conduct: [conduct, null, null] },
    subjects: place.subjects
      .filter(({ kind }) => kind === 'subject')
      .map(({ subject, periods1, periods2, specialised }) => ({
        ...{ subject, specialised, taught: [periods1 !== null, periods2 !== null] as const },
      })),
    ...{ absentSessions: absent[3].leave + absent[3].none, individualPlan: pupil.plan, retaken: {}, summerDone: null },
    ...{ ratings: [{}, {}], readings: { ...houseReadings, fallToLast: 'generous' } },
  };
}

const utf8 = new TextEncoder();
const parcel: MarksParcel = (Object.keys(columns) as Table[]).map((table) => ({
  ...{ table, columns: columns[table], bytes: utf8.encode(lines[table].join('')) },
}));
port.postMessage(
  parcel,
  parcel.map(({ bytes }) => bytes.buffer),
);
port.close();

// The thread that makes the demo's marks while the database writes other things: rows as the commands would have left them.
import { parentPort, workerData } from 'node:worker_threads';
import {
  type ClassFacts,
  factsOfPupil,
  houseReadings,
  inputsHash,
  type Period,
  type PupilRow,
  programmeOf,
  pupilYear,
  resultRows,
  rowOf,
  ruleSetFor,
  type StoredCells,
  sheetOf,
} from '#modules/assessment/index.ts';
import { type CopyValue, copyLine } from '#platform/db/copy.ts';
import { historyOf, type Told } from './mark-history.ts';
import { demoSchoolPace, inputOf, type MadeSheet, type MarksClass, type MarksSubject, marksOf } from './marks.ts';
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

/** What is asked of a pupil in a sheet, by the plan of its subject: alike in every class of the province. */
const askedFor = new Map<string, number>();
function asked(place: MarksClass, of: MarksSubject, period: Period): number {
  if (of.kind === 'subject' && ((period === 1 && of.periods1 === null) || (period === 2 && of.periods2 === null))) return 0;
  const { id: _, ...plan } = of;
  const key = JSON.stringify([place.level, place.grade, period, plan]);
  const known = askedFor.get(key);
  if (known !== undefined) return known;
  const input = inputOf(place, of, period);
  const { needed } = rowOf(input, sheetOf(input), {});
  askedFor.set(key, needed);
  return needed;
}
function askedOfClass(place: MarksClass, period: Period): number {
  let sum = 0;
  for (const of of place.subjects) {
    const needed = asked(place, of, period);
    if (needed > 0) sum += needed * (place.here - place.aside.filter(({ s, p }) => s === of.subject && p === period).length);
  }
  return sum;
}

type PupilRows = Map<string, PupilRow['rows'][number][]>;
/** @returns the cells that are there of those asked for */
function addRows(place: MarksClass, sheet: MadeSheet, rows: PupilRows): number {
  let present = 0;
  const history = place.slug === demoSchoolSlug ? historyOf(sheet, told) : null;
  for (const { pupil, cells } of sheet.rows) {
    const result = rowOf(sheet.input, sheet.sheet, cells);
    present += result.present;
    const stored: StoredCells = Object.fromEntries(
      Object.entries(cells).map(([key, value]) => [key, [value, history?.versionOf(pupil.id, key) ?? 1] as const]),
    );
    add('assessment.mark_row', [
      ...[sheet.of.id, 1, pupil.id, place.unitId, place.id, JSON.stringify(stored), result.mean, result.comment, result.clause],
      ...[bytea(result.outcome && inputsHash(result.outcome)), result.needed, result.present, marked],
    ]);
    const list = rows.get(pupil.id) ?? [];
    const { subject, kind } = sheet.of;
    list.push({ s: subject, k: kind, p: 1, m: result.mean, c: result.comment, cells: kind === 'homeroom' ? stored : null });
    rows.set(pupil.id, list);
  }
  for (const one of history?.changes ?? [])
    add('assessment.mark_change', [
      ...[place.unitId, sheet.of.id, 1, one.pupil, one.column, one.op, one.old, one.new, one.version, 'demo', one.reason],
      ...['demo', one.by, one.at],
    ]);
  return present;
}

/** As after a mark: whoever has nothing that results are made of has none. @returns how many of the class are complete in each period */
function addResults(place: MarksClass, facts: ClassFacts, rows: PupilRows): [number, number, number] {
  const complete: [number, number, number] = [0, 0, 0];
  for (const { id, plan, excused, absent, here } of place.pupils) {
    const own = rows.get(id) ?? [];
    if (!plan && !own.some(({ k, m, c }) => k === 'homeroom' || m !== null || c !== null)) continue;
    const one = factsOfPupil(facts, { id, plan, excused, absent, rows: own });
    for (const row of resultRows(one, pupilYear(one.input))) {
      if (here && row.complete) complete[row.period - 1] = (complete[row.period - 1] ?? 0) + 1;
      const json = {
        subjects: JSON.stringify(row.subjects),
        extra: JSON.stringify(row.extra),
        missing: JSON.stringify(row.missing),
      };
      const values: Record<string, unknown> = {
        ...{ ...row, ...json, inputs_hash: bytea(row.hash), school_year: schoolYear, unit_id: place.unitId, class_id: place.id },
        ...{ rule_set: facts.rules.id, rule_version: facts.rules.version, updated_at: marked },
      };
      add(
        'assessment.result',
        columns['assessment.result'].map((column) => values[column] as CopyValue),
      );
    }
  }
  return complete;
}

for (const place of classes) {
  const rules = ruleSetFor(programmeOf(place.level, place.grade), place.grade, schoolYear);
  if (!rules) continue;
  const facts: ClassFacts = {
    ...{
      unitId: place.unitId,
      classId: place.id,
      className: place.name,
      grade: place.grade,
      schoolYear,
      rules,
      kept: false,
      frozen: false,
    },
    subjects: place.subjects
      .filter(({ kind }) => kind === 'subject')
      .map(({ id, subject, periods1, periods2, specialised }) => ({
        ...{ id, subject, specialised, taught: [periods1 !== null, periods2 !== null] as const },
      })),
    sheets: new Map(place.subjects.map((one) => [one.id, one])),
    readings: { ...houseReadings, fallToLast: 'generous' },
  };
  const rows: PupilRows = new Map();
  let present = 0;
  for (const sheet of marksOf(place, rules, place.slug === demoSchoolSlug ? demoSchoolPace(place.place) : undefined))
    present += addRows(place, sheet, rows);
  const complete = rules.kind === 'preschool' ? [0, 0, 0] : addResults(place, facts, rows);
  for (const period of [1, 2, 3] as const)
    add('assessment.counter', [
      ...[place.id, period, place.unitId, schoolYear, place.here, complete[period - 1], askedOfClass(place, period)],
      ...[period === 1 ? present : 0, present > 0 ? marked : null],
    ]);
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

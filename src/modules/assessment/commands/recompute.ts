// Everything that follows from the cells is computed anew and compared with what is kept: means, results, counters. What differs is stored; the
// second time nothing does. For a class whose pupils, columns or periods changed, for a school, for the province.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { type ClassFacts, factsOfClasses } from '../queries/class-facts.ts';
import {
  type ClassSubjectSheets,
  type ComputedRow,
  computedRow,
  keptText,
  linesOfClasses,
  markLine,
  type Seat,
  type SheetLines,
  seatsOfClasses,
  sheetsOfClasses,
} from '../queries/class-marks.ts';
import { factsOfPupil } from '../queries/pupil-rows.ts';
import type { Period } from '../rules/outcome.ts';
import { pupilYear } from '../rules/pupil-year.ts';
import { type ResultRow, resultRows, storeResults } from './refresh-results.ts';

export type Recomputed = {
  classes: number;
  pupils: number;
  rows: number;
  cells: number;
  /** What was kept and was not what the cells say. */
  changed: { rows: number; results: number; counters: number };
};
export const nothingRecomputed = (): Recomputed => ({
  ...{ classes: 0, pupils: 0, rows: 0, cells: 0, changed: { rows: 0, results: 0, counters: 0 } },
});
export function addRecomputed(sum: Recomputed, one: Recomputed): Recomputed {
  const { rows, results, counters } = one.changed;
  return {
    ...{
      classes: sum.classes + one.classes,
      pupils: sum.pupils + one.pupils,
      rows: sum.rows + one.rows,
      cells: sum.cells + one.cells,
    },
    changed: {
      ...{ rows: sum.changed.rows + rows, results: sum.changed.results + results },
      counters: sum.changed.counters + counters,
    },
  };
}

/** Classes read at once, so that most schools are asked for once: some ten thousand rows of marks, ten megabytes of text. */
const classesAtOnce = 32;

/** One class, in the transaction of whoever changed its pupils, columns or periods, or in the job that this enqueued. */
export async function recountClass(work: Work, classId: number): Promise<Recomputed> {
  const { rows } = await sql<{ unit_id: number; school_year: string }>`
    select unit_id, school_year from classes.class where id = ${classId}`.execute(work.handle);
  const found = rows[0];
  return found ? recompute(work, found.unit_id, found.school_year, [classId]) : nothingRecomputed();
}

export async function recomputeSchool(work: Work, unitId: number, schoolYear: string): Promise<Recomputed> {
  const { rows } = await sql<{ id: number }>`
    select id from classes.class where unit_id = ${unitId} and school_year = ${schoolYear} order by id`.execute(work.handle);
  return recompute(
    work,
    unitId,
    schoolYear,
    rows.map(({ id }) => id),
  );
}

async function recompute(work: Work, unitId: number, schoolYear: string, classIds: readonly number[]): Promise<Recomputed> {
  let sum = nothingRecomputed();
  for (let at = 0; at < classIds.length; at += classesAtOnce)
    sum = addRecomputed(sum, await recomputeClasses(work, schoolYear, classIds.slice(at, at + classesAtOnce)));
  if (sum.changed.results + sum.changed.counters > 0) await announceMoved(work, unitId);
  return sum;
}

type Counts = { pupils: number; complete: number; needed: number; present: number };
type Kept = { pupil_id: string; period: Period; version: number; hash: string | null; class_id: number };
type Group = {
  facts: ClassFacts;
  seats: Seat[];
  subjects: ClassSubjectSheets[];
  lines: SheetLines[];
  counts: [Counts, Counts, Counts];
};
/** What differs from what is kept. */
type Found = { rows: StaleRow[]; fresh: FreshResult[]; stale: { facts: ClassFacts; changes: StaleResult[] }[] };

/**
 * Teachers go on while this runs. The counters are locked first and everything is read after that, results before marks; then a row is stored
 * only over what was read. Whoever wrote in between has computed from what he or she wrote, and is left alone.
 */
async function recomputeClasses(work: Work, schoolYear: string, classIds: readonly number[]): Promise<Recomputed> {
  const facts = await factsOfClasses(work, classIds);
  const counters = await lockedCounters(work, [...facts.values()]);
  const kept = await keptResults(work, classIds, schoolYear);
  const sheets = await sheetsOfClasses(work, classIds);
  const groups = new Map<number, Group>();
  const zero = (): Counts => ({ pupils: 0, complete: 0, needed: 0, present: 0 });
  for (const [id, one] of facts)
    groups.set(id, { facts: one, seats: [], subjects: [], lines: [], counts: [zero(), zero(), zero()] });
  for (const one of sheets.values()) groups.get(one.classId)?.subjects.push(one);
  for (const seat of await seatsOfClasses(work, classIds, schoolYear)) groups.get(seat.classId)?.seats.push(seat);
  for (const one of await linesOfClasses(work, classIds)) groups.get(sheets.get(one.cs)?.classId ?? 0)?.lines.push(one);
  const sum = nothingRecomputed();
  const found: Found = { rows: [], fresh: [], stale: [] };
  for (const group of groups.values()) {
    const { rows, cells } = recomputeClass(group, sheets, kept, found);
    sum.classes += 1;
    sum.pupils += group.seats.length;
    sum.rows += rows;
    sum.cells += cells;
  }
  sum.changed.rows = await storeRows(work, found.rows);
  sum.changed.results = await insertResults(work, schoolYear, found.fresh);
  for (const { facts, changes } of found.stale)
    sum.changed.results += await storeResults(
      work,
      changes.map((change) => ({ ...change, class_id: facts.classId, school_year: facts.schoolYear })),
    );
  sum.changed.counters = await storeCounters(work, [...groups.values()], counters);
  return sum;
}

type Row = { subject: ClassSubjectSheets; period: Period; now: ComputedRow };
type StaleRow = ComputedRow & { cs: number; period: Period; pupil: string };
type StaleResult = ResultRow & { version: number };
type FreshResult = ResultRow & { unit_id: number; class_id: number; rule_set: string; rule_version: number };

/** Class by class: what was made of its rows is forgotten before the next, or collecting it would take a quarter of the time. */
function recomputeClass(
  group: Group,
  sheets: ReadonlyMap<number, ClassSubjectSheets>,
  kept: ReadonlyMap<string, Kept>,
  found: Found,
): { rows: number; cells: number } {
  const byPupil = new Map<string, Row[]>();
  const sum = { rows: 0, cells: 0 };
  for (const { cs, period, comment, clause, lines } of group.lines) {
    const subject = sheets.get(cs);
    // Of a subject that is not taught any more in that semester: kept, and counts for nothing.
    const sheet = subject?.sheets[period - 1];
    if (!subject || !sheet) continue;
    for (const text of lines.split('\n')) {
      const line = markLine(text);
      const now = computedRow(sheet, line.cells);
      sum.rows += 1;
      sum.cells += now.filled;
      if (comment !== now.comment || clause !== now.clause || line.kept !== keptText(now))
        found.rows.push({ ...now, cs, period, pupil: line.pupil });
      const row = { subject, period, now };
      const list = byPupil.get(line.pupil);
      if (list) list.push(row);
      else byPupil.set(line.pupil, [row]);
    }
  }
  recomputeResults(group, byPupil, kept, found);
  return sum;
}

async function storeRows(work: Work, stale: readonly StaleRow[]): Promise<number> {
  if (stale.length === 0) return 0;
  const { numAffectedRows } = await sql`
    update assessment.mark_row m set mean = n.mean, comment = n.comment, clause = n.clause, needed = n.needed, present = n.present, inputs_hash = decode(n.hash, 'hex')
    from jsonb_to_recordset(${JSON.stringify(stale)}::jsonb) as n(cs int, period smallint, pupil uuid, cells text, mean smallint, comment text, clause text, needed smallint, present smallint, hash text)
    where m.class_subject_id = n.cs and m.semester = n.period and m.pupil_id = n.pupil and m.cells = n.cells::jsonb`.execute(
    work.handle,
  );
  return Number(numAffectedRows ?? 0);
}

function recomputeResults(
  { facts, seats, subjects, counts }: Group,
  byPupil: ReadonlyMap<string, readonly Row[]>,
  kept: ReadonlyMap<string, Kept>,
  found: Found,
): void {
  const open = subjects.filter(({ closed }) => !closed);
  const asked = [0, 1, 2].map((period) => open.reduce((sum, { sheets: of }) => sum + (of[period]?.needed ?? 0), 0));
  const { classId: class_id, unitId: unit_id, rules } = facts;
  const changes: StaleResult[] = [];
  for (const seat of seats) {
    const rows = byPupil.get(seat.id) ?? [];
    if (seat.here) countCells(seat, open, asked, rows, counts);
    // Who has nothing that results are made of has none, as after a mark: a record imported by mistake can be taken back.
    const resultless = !seat.plan && !kept.has(`${seat.id} 1`) && !rows.some(makesResults);
    if (rules.kind === 'preschool' || resultless) continue;
    const one = factsOfPupil(facts, {
      ...{ id: seat.id, plan: seat.plan, excused: seat.excused, absent: seat.absent },
      rows: rows.map(({ subject: { subject, kind }, period, now: { mean, comment, cells } }) => ({
        ...{ s: subject, k: kind, p: period, m: mean, c: comment, cells: isRead(kind, period) ? JSON.parse(cells) : null },
      })),
    });
    for (const row of resultRows(one, pupilYear(one.input))) {
      if (seat.here && row.complete) (counts[row.period - 1] as Counts).complete += 1;
      const before = kept.get(`${seat.id} ${row.period}`);
      if (!before) found.fresh.push({ ...row, unit_id, class_id, rule_set: rules.id, rule_version: rules.version });
      else if (before.hash !== row.hash || before.class_id !== class_id) changes.push({ ...row, version: before.version });
    }
  }
  if (changes.length > 0) found.stale.push({ facts, changes });
}

/** Do results follow from the cells themselves, not from the mean alone? */
const isRead = (kind: ClassSubjectSheets['kind'], period: Period): boolean => kind === 'homeroom' || period === 3;

/** Was there anything that `enterMarks` computes results for? */
const makesResults = ({ subject, period, now: { mean, comment, cells } }: Row): boolean =>
  mean !== null || comment !== null || (isRead(subject.kind, period) && cells !== '{}');

/** What is asked of a pupil of the class, how much of it is there; of small children, who have no results, whether they are measured. */
function countCells(
  { excused }: Seat,
  open: readonly ClassSubjectSheets[],
  asked: readonly number[],
  rows: readonly Row[],
  counts: Group['counts'],
): void {
  const aside = (subject: string, period: Period) => excused.some(({ s, p }) => s === subject && p === period);
  for (const period of [1, 2, 3] as const) {
    const count = counts[period - 1] as Counts;
    count.pupils += 1;
    count.needed += asked[period - 1] ?? 0;
    for (const { subject, sheets: of } of excused.length > 0 ? open : [])
      if (aside(subject, period)) count.needed -= of[period - 1]?.needed ?? 0;
  }
  for (const { subject, period, now } of rows) {
    if (subject.closed || aside(subject.subject, period)) continue;
    const count = counts[period - 1] as Counts;
    count.present += now.present;
    if (subject.subject === 'SK' && now.needed > 0 && now.present >= now.needed) count.complete += 1;
  }
}

// Looked for pupil by pupil: a server that joins them with all results reads those of the whole province for each school.
async function keptResults(work: Work, classIds: readonly number[], schoolYear: string): Promise<Map<string, Kept>> {
  const ids = classIds as number[];
  const { rows } = await sql<Kept>`
    select pupil_id, period, version, encode(inputs_hash, 'hex') as hash, class_id from assessment.result
    where school_year = ${schoolYear} and pupil_id = any(array(select pupil_id from classes.enrolment where class_id = any(${ids}::int[])))`.execute(
    work.handle,
  );
  return new Map(rows.map((row) => [`${row.pupil_id} ${row.period}`, row]));
}

/** Of pupils who had none. Who came first has computed from the same cells, or from newer ones. */
async function insertResults(work: Work, schoolYear: string, rows: readonly FreshResult[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { numAffectedRows } = await sql`
    insert into assessment.result (pupil_id, school_year, period, unit_id, class_id, rule_set, rule_version, subjects, overall_mean, raw_level, level, level_clause,
      conduct, title, title_clause, decision, decision_clause, absent_with_leave, absent_without_leave, extra, missing, complete, inputs_hash, updated_at)
    select n.pupil_id, ${schoolYear}, n.period, n.unit_id, n.class_id, n.rule_set, n.rule_version, n.subjects, n.overall_mean, n.raw_level,
      n.level, n.level_clause, n.conduct, n.title, n.title_clause, n.decision, n.decision_clause, n.absent_with_leave, n.absent_without_leave, n.extra, n.missing,
      n.complete, decode(n.hash, 'hex'), ${work.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(pupil_id uuid, period smallint, unit_id int, class_id int, rule_set text, rule_version smallint,
      subjects jsonb, overall_mean smallint, raw_level text, level text, level_clause text, conduct text, title text, title_clause text, decision text,
      decision_clause text, absent_with_leave smallint, absent_without_leave smallint, extra jsonb, missing jsonb, complete boolean, hash text)
    on conflict do nothing`.execute(work.handle);
  return Number(numAffectedRows ?? 0);
}

type Counter = {
  class_id: number;
  semester: Period;
  pupils: number;
  complete: number;
  cells_needed: number;
  cells_present: number;
};

async function lockedCounters(work: Work, classes: readonly ClassFacts[]): Promise<Map<string, Counter>> {
  const ids = classes.map(({ classId }) => classId).sort((a, b) => a - b);
  const ask = () =>
    sql<Counter>`select class_id, semester, pupils, complete, cells_needed, cells_present from assessment.counter
      where class_id = any(${ids}::int[]) order by class_id, semester for update`.execute(work.handle);
  let { rows } = await ask();
  if (rows.length < ids.length * 3) {
    await sql`insert into assessment.counter (class_id, semester, unit_id, school_year)
      select c.id, s, c.unit_id, c.school_year from classes.class c, generate_series(1, 3) as s where c.id = any(${ids}::int[]) order by c.id, s
      on conflict do nothing`.execute(work.handle);
    rows = (await ask()).rows;
  }
  return new Map(rows.map((row) => [`${row.class_id} ${row.semester}`, row]));
}

async function storeCounters(work: Work, groups: readonly Group[], before: ReadonlyMap<string, Counter>): Promise<number> {
  const changes: Counter[] = [];
  for (const { facts, counts } of groups)
    for (const semester of [1, 2, 3] as const) {
      const { pupils, complete, needed, present } = counts[semester - 1] as Counts;
      const was = before.get(`${facts.classId} ${semester}`);
      if (was?.pupils === pupils && was.complete === complete && was.cells_needed === needed && was.cells_present === present)
        continue;
      changes.push({ class_id: facts.classId, semester, pupils, complete, cells_needed: needed, cells_present: present });
    }
  if (changes.length === 0) return 0;
  const { numAffectedRows } = await sql`
    update assessment.counter c set pupils = n.pupils, complete = n.complete, cells_needed = n.cells_needed, cells_present = n.cells_present, changed_at = ${work.now}
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as n(class_id int, semester smallint, pupils int, complete int, cells_needed int, cells_present int)
    where c.class_id = n.class_id and c.semester = n.semester`.execute(work.handle);
  return Number(numAffectedRows ?? 0);
}

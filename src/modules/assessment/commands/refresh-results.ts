// Results of pupils follow their marks, in the same transaction: levels, titles, decisions, completeness of the class.
import { hash } from 'node:crypto';
import { statement } from '#platform/db/statement.ts';
import type { Work } from '#platform/db/work.ts';
import { inputsHash } from '../inputs-hash.ts';
import { type ClassFacts, classFacts } from '../queries/class-facts.ts';
import { factsInClasses, type PupilFacts } from '../queries/pupil-rows.ts';
import type { Period } from '../rules/outcome.ts';
import { type PeriodResult, pupilYear } from '../rules/pupil-year.ts';

type Kept = { pupil_id: string; period: Period; complete: boolean; inputs_hash: Buffer | null; class_id: number };

/** Of everything a kept result is made of: when it is the same, nothing has to be written. */
export function resultHash(result: PeriodResult, absent: { leave: number; none: number }): string {
  const parts = [
    ...result.outcomes.map(inputsHash),
    JSON.stringify([result.subjects, result.conduct, result.extra, result.complete]),
  ];
  return hash('sha256', `${hash('sha256', parts.join('\n'))} ${absent.leave} ${absent.none}`);
}

/** By period: how many more pupils are complete, how many more cells are there. */
export type Counts = { complete: number; present: number }[];
export const noCounts = (): Counts => [1, 2, 3].map(() => ({ complete: 0, present: 0 }));

/** Pupils of a class whose marks have changed, and what the marks themselves have changed in its counters. */
export type ClassMoved = { facts: ClassFacts; pupils: ReadonlySet<string>; counts: Counts };

export async function refreshResults(work: Work, of: number | ClassFacts, pupils: readonly string[]): Promise<void> {
  const facts = typeof of === 'number' ? await classFacts(work, of) : of;
  await refreshClasses(work, [{ facts, pupils: new Set(pupils), counts: noCounts() }]);
}

/**
 * The rows of the results are locked before anything is read: two teachers of one pupil wait for each other here, and the second sees
 * what the first has stored. Callers have stored the marks of all sheets first; pupils are locked in the order of their ids whatever their
 * class; the counters of the classes come last, so that whoever holds them waits for nobody but for others who are at their end.
 */
export async function refreshClasses(work: Work, moved: readonly ClassMoved[]): Promise<void> {
  const withResults = moved.filter(({ facts, pupils }) => facts.rules.kind !== 'preschool' && pupils.size > 0);
  const seats = withResults.flatMap((one) => [...one.pupils].map((id) => ({ id, of: one })));
  if (seats.length > 0) {
    const { kept, found } = await lockedFacts(work, withResults, seats);
    const classOf = new Map(seats.map(({ id, of }) => [id, of]));
    const changes: Change[] = [];
    for (const one of found) {
      const { facts, counts } = classOf.get(one.id) as ClassMoved;
      for (const row of resultRows(one, pupilYear(one.input))) {
        const before = kept.get(`${one.id} ${row.period}`);
        if (before?.inputs_hash?.toString('hex') === row.hash && before.class_id === facts.classId) continue;
        if (before && before.complete !== row.complete)
          (counts[row.period - 1] as Counts[number]).complete += row.complete ? 1 : -1;
        changes.push({ ...row, class_id: facts.classId, school_year: facts.schoolYear });
      }
    }
    if (changes.length > 0) work.sent(storeResults(work, changes));
  }
  count(work, moved);
}

type Seat = { id: string; of: ClassMoved };
async function lockedFacts(work: Work, moved: readonly ClassMoved[], seats: readonly Seat[]) {
  const asked = moved.map(({ facts, pupils }) => ({ facts, pupils: [...pupils] }));
  const who = { ids: seats.map(({ id }) => id), years: seats.map(({ of }) => of.facts.schoolYear) };
  // Sent one behind the other: the facts are read when the rows are ours.
  const ask = async () => {
    const [rows, found] = await Promise.all([lockedRows(work, who), factsInClasses(work, asked)]);
    return { kept: new Map(rows.map((row) => [`${row.pupil_id} ${row.period}`, row])), found };
  };
  const held = await ask();
  if (held.kept.size === seats.length * 3) return held;
  await madeRows(work, {
    ...{ ...who, now: work.now, units: seats.map(({ of }) => of.facts.unitId), classes: seats.map(({ of }) => of.facts.classId) },
    ...{ ruleSets: seats.map(({ of }) => of.facts.rules.id), ruleVersions: seats.map(({ of }) => of.facts.rules.version) },
  });
  return ask();
}

/** A row of results as it is stored, of each period. */
export type ResultRow = { pupil_id: string; period: Period; complete: boolean; hash: string } & Record<string, unknown>;
export const resultRows = ({ id, absent }: PupilFacts, periods: ReturnType<typeof pupilYear>): ResultRow[] =>
  ([1, 2, 3] as const).map((period) => {
    const result = periods[period - 1] as PeriodResult;
    const { leave, none } = absent[period];
    return {
      ...{ pupil_id: id, period, subjects: result.subjects, overall_mean: result.overallMean, raw_level: result.rawLevel },
      ...{ level: result.level, level_clause: result.levelClause, conduct: result.conduct, title: result.title },
      ...{ title_clause: result.titleClause, decision: result.decision, decision_clause: result.decisionClause },
      ...{ absent_with_leave: leave, absent_without_leave: none, extra: result.extra, missing: result.missing },
      ...{ complete: result.complete, hash: resultHash(result, absent[period]) },
    };
  });

/** `version`: only into a row that nobody has changed since. */
type Change = ResultRow & { class_id: number; school_year: string; version?: number };
// Pupils are named besides, so that the rows are found by their key however many there are in the school.
const storedRows = statement<{ pupil_id: string }, { ids: readonly string[]; changes: string; now: Date }>`
  update assessment.result r set class_id = n.class_id, subjects = n.subjects, overall_mean = n.overall_mean, raw_level = n.raw_level,
    level = n.level, level_clause = n.level_clause, conduct = n.conduct, title = n.title, title_clause = n.title_clause,
    -- What the principal decided himself stays (R1.27).
    decision = case when r.decided_by is null then n.decision else r.decision end,
    decision_clause = case when r.decided_by is null then n.decision_clause else r.decision_clause end,
    absent_with_leave = n.absent_with_leave, absent_without_leave = n.absent_without_leave, extra = n.extra, missing = n.missing,
    complete = n.complete, inputs_hash = decode(n.hash, 'hex'), version = r.version + 1, updated_at = ${'now'}
  from jsonb_to_recordset(${'changes'}::jsonb) as n(pupil_id uuid, class_id int, school_year text, period smallint, subjects jsonb, overall_mean smallint, raw_level text,
    level text, level_clause text, conduct text, title text, title_clause text, decision text, decision_clause text,
    absent_with_leave smallint, absent_without_leave smallint, extra jsonb, missing jsonb, complete boolean, hash text, version int)
  where r.pupil_id = any(${'ids'}::uuid[]) and r.pupil_id = n.pupil_id and r.school_year = n.school_year and r.period = n.period
    and r.version = coalesce(n.version, r.version) returning r.pupil_id`;

/** Into rows that are there. @returns how many were stored */
export async function storeResults(work: Work, changes: readonly Change[]): Promise<number> {
  const ids = [...new Set(changes.map(({ pupil_id }) => pupil_id))];
  return (await storedRows(work, { ids, changes: JSON.stringify(changes), now: work.now })).length;
}

type PupilsAsked = { ids: readonly string[]; years: readonly string[] };
const lockedRows = statement<Kept, PupilsAsked>`
  select r.pupil_id, r.period, r.complete, r.inputs_hash, r.class_id
  from unnest(${'ids'}::uuid[], ${'years'}::text[]) as n(id, year) join assessment.result r on r.pupil_id = n.id and r.school_year = n.year
  order by r.pupil_id, r.school_year, r.period for update of r`;

type RowsMade = PupilsAsked & {
  units: readonly number[];
  classes: readonly number[];
  ruleSets: readonly string[];
  ruleVersions: readonly number[];
  now: Date;
};
const madeRows = statement<never, RowsMade>`
  insert into assessment.result (pupil_id, school_year, period, unit_id, class_id, rule_set, rule_version, updated_at)
  select n.id, n.year, p, n.unit, n.class, n.rule_set, n.rule_version, ${'now'}
  from unnest(${'ids'}::uuid[], ${'years'}::text[], ${'units'}::int[], ${'classes'}::int[], ${'ruleSets'}::text[], ${'ruleVersions'}::int[])
    as n(id, year, unit, class, rule_set, rule_version), generate_series(1, 3) as p order by n.id, n.year, p on conflict do nothing`;

type Counted = {
  classes: readonly number[];
  periods: readonly Period[];
  units: readonly number[];
  years: readonly string[];
  complete: readonly number[];
  present: readonly number[];
  now: Date;
};
const counted = statement<never, Counted>`
  insert into assessment.counter (class_id, semester, unit_id, school_year, complete, cells_present, changed_at)
  select n.*, ${'now'} from unnest(${'classes'}::int[], ${'periods'}::smallint[], ${'units'}::int[], ${'years'}::text[], ${'complete'}::int[], ${'present'}::int[])
    as n(class_id, semester, unit_id, school_year, complete, present) order by class_id, semester
  on conflict (class_id, semester) do update set complete = assessment.counter.complete + excluded.complete,
    cells_present = assessment.counter.cells_present + excluded.cells_present, changed_at = excluded.changed_at`;
function count(work: Work, moved: readonly ClassMoved[]): void {
  const changed = moved.flatMap(({ facts, counts }) =>
    counts
      .map((one, i) => ({ ...one, facts, period: (i + 1) as Period }))
      .filter((one) => one.complete !== 0 || one.present !== 0),
  );
  if (changed.length === 0) return;
  work.sent(
    counted(work, {
      ...{ classes: changed.map(({ facts }) => facts.classId), periods: changed.map(({ period }) => period), now: work.now },
      ...{ units: changed.map(({ facts }) => facts.unitId), years: changed.map(({ facts }) => facts.schoolYear) },
      ...{ complete: changed.map(({ complete }) => complete), present: changed.map(({ present }) => present) },
    }),
  );
}

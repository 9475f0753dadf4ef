// Results of pupils follow their marks, in the same transaction: levels, titles, decisions, completeness of the class.
import { hash } from 'node:crypto';
import { statement } from '#platform/db/statement.ts';
import type { Work } from '#platform/db/work.ts';
import { inputsHash } from '../inputs-hash.ts';
import { type ClassFacts, classFacts } from '../queries/class-facts.ts';
import { type PupilFacts, pupilFacts } from '../queries/pupil-rows.ts';
import type { Period } from '../rules/outcome.ts';
import { type PeriodResult, pupilYear } from '../rules/pupil-year.ts';

export type Refreshed = { pupil: string; periods: readonly [PeriodResult, PeriodResult, PeriodResult] };
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

/**
 * The rows of the results are locked before anything is read: two teachers of one pupil wait for each other here, and the second sees
 * what the first has stored. Callers have stored the marks of all sheets first, and lock pupils in the order of their ids; the counters of
 * the class come last, so that whoever holds them waits for nobody. `counts`: what the marks themselves have changed in them.
 */
export async function refreshResults(
  work: Work,
  of: number | ClassFacts,
  pupils: readonly string[],
  counts: Counts = noCounts(),
): Promise<Refreshed[]> {
  const facts = typeof of === 'number' ? await classFacts(work, of) : of;
  if (facts.rules.kind === 'preschool' || pupils.length === 0) {
    count(work, facts, counts);
    return [];
  }
  const ids = [...new Set(pupils)].sort();
  // Sent one behind the other: the facts are read when the rows are ours.
  const ask = () => Promise.all([lockedResults(work, facts, ids), pupilFacts(work, facts, ids)]);
  let [kept, found] = await ask();
  if (kept.size < ids.length * 3) {
    await makeResults(work, facts, ids);
    [kept, found] = await ask();
  }
  const refreshed: Refreshed[] = [];
  const changes: ResultRow[] = [];
  for (const one of found) {
    const periods = pupilYear(one.input);
    refreshed.push({ pupil: one.id, periods });
    for (const row of resultRows(one, periods)) {
      const before = kept.get(`${one.id} ${row.period}`);
      if (before?.inputs_hash?.toString('hex') === row.hash && before.class_id === facts.classId) continue;
      if (before && before.complete !== row.complete)
        (counts[row.period - 1] as Counts[number]).complete += row.complete ? 1 : -1;
      changes.push(row);
    }
  }
  if (changes.length > 0) work.sent(storeResults(work, facts, changes));
  count(work, facts, counts);
  return refreshed;
}

/** A row of results as it is stored, of each period. */
export type ResultRow = { pupil_id: string; period: Period; complete: boolean; hash: string } & Record<string, unknown>;
export const resultRows = ({ id, absent }: PupilFacts, periods: Refreshed['periods']): ResultRow[] =>
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

type Change = ResultRow & { version?: number };
type ClassRef = Pick<ClassFacts, 'unitId' | 'classId' | 'schoolYear'>;
// Pupils are named besides, so that the rows are found by their key however many there are in the school.
const storedRows = statement<
  { pupil_id: string },
  Omit<ClassRef, 'unitId'> & { ids: readonly string[]; changes: string; now: Date }
>`
  update assessment.result r set class_id = ${'classId'}, subjects = n.subjects, overall_mean = n.overall_mean, raw_level = n.raw_level,
    level = n.level, level_clause = n.level_clause, conduct = n.conduct, title = n.title, title_clause = n.title_clause,
    -- What the principal decided himself stays (R1.27).
    decision = case when r.decided_by is null then n.decision else r.decision end,
    decision_clause = case when r.decided_by is null then n.decision_clause else r.decision_clause end,
    absent_with_leave = n.absent_with_leave, absent_without_leave = n.absent_without_leave, extra = n.extra, missing = n.missing,
    complete = n.complete, inputs_hash = decode(n.hash, 'hex'), version = r.version + 1, updated_at = ${'now'}
  from jsonb_to_recordset(${'changes'}::jsonb) as n(pupil_id uuid, period smallint, subjects jsonb, overall_mean smallint, raw_level text,
    level text, level_clause text, conduct text, title text, title_clause text, decision text, decision_clause text,
    absent_with_leave smallint, absent_without_leave smallint, extra jsonb, missing jsonb, complete boolean, hash text, version int)
  where r.pupil_id = any(${'ids'}::uuid[]) and r.pupil_id = n.pupil_id and r.school_year = ${'schoolYear'} and r.period = n.period
    and r.version = coalesce(n.version, r.version) returning r.pupil_id`;

/** Into rows that are there, and, where `version` is given, that nobody has changed since. @returns how many were stored */
export async function storeResults(
  work: Work,
  { classId, schoolYear }: Pick<ClassFacts, 'classId' | 'schoolYear'>,
  changes: readonly Change[],
): Promise<number> {
  const ids = [...new Set(changes.map(({ pupil_id }) => pupil_id))];
  return (await storedRows(work, { classId, schoolYear, ids, changes: JSON.stringify(changes), now: work.now })).length;
}

const lockedRows = statement<Kept, { ids: readonly string[]; schoolYear: string }>`
  select pupil_id, period, complete, inputs_hash, class_id from assessment.result
  where pupil_id = any(${'ids'}::uuid[]) and school_year = ${'schoolYear'} order by pupil_id, period for update`;
async function lockedResults(work: Work, { schoolYear }: ClassFacts, ids: string[]): Promise<Map<string, Kept>> {
  const rows = await lockedRows(work, { ids, schoolYear });
  return new Map(rows.map((row) => [`${row.pupil_id} ${row.period}`, row]));
}

const madeRows = statement<never, ClassRef & { ids: readonly string[]; ruleSet: string; ruleVersion: number; now: Date }>`
  insert into assessment.result (pupil_id, school_year, period, unit_id, class_id, rule_set, rule_version, updated_at)
  select id, ${'schoolYear'}, p, ${'unitId'}, ${'classId'}, ${'ruleSet'}, ${'ruleVersion'}, ${'now'}
  from unnest(${'ids'}::uuid[]) as id, generate_series(1, 3) as p order by id, p on conflict do nothing`;
async function makeResults(work: Work, { unitId, classId, schoolYear, rules }: ClassFacts, ids: string[]): Promise<void> {
  await madeRows(work, { ids, unitId, classId, schoolYear, ruleSet: rules.id, ruleVersion: rules.version, now: work.now });
}

const counted = statement<never, ClassRef & { complete: readonly number[]; present: readonly number[]; now: Date }>`
  insert into assessment.counter (class_id, semester, unit_id, school_year, complete, cells_present, changed_at)
  select ${'classId'}, p, ${'unitId'}, ${'schoolYear'}, c, n, ${'now'}
  from unnest(array[1, 2, 3]::smallint[], ${'complete'}::int[], ${'present'}::int[]) as d(p, c, n) where c <> 0 or n <> 0 order by p
  on conflict (class_id, semester) do update set complete = assessment.counter.complete + excluded.complete,
    cells_present = assessment.counter.cells_present + excluded.cells_present, changed_at = excluded.changed_at`;
function count(work: Work, { unitId, classId, schoolYear }: ClassFacts, counts: Counts): void {
  if (counts.every(({ complete, present }) => complete === 0 && present === 0)) return;
  const [complete, present] = [counts.map((one) => one.complete), counts.map((one) => one.present)];
  work.sent(counted(work, { unitId, classId, schoolYear, complete, present, now: work.now }));
}

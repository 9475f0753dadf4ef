// Which level of learning is it (học lực, kết quả học tập), of a semester or of the year? From the best level down, the first whose conditions
// hold; then the adjustment for a single subject (TT58 Đ13, R1.15-R1.19; TT22 Đ9, R1.38-R1.39). The same function serves every rule set.
import { meanStep, type ScoredMarks } from './average.ts';
import { decided, type Missing, type Outcome, type Shortfall, type Step, undecided } from './outcome.ts';
import type { Comment, CountRung, Exempt, Ladder, MeanRung, SecondaryRuleSet, Tenths } from './rule-sets/shape.ts';

export type CommentResults = Readonly<Record<string, Comment | Exempt | null>>;
/** Of one pupil: means of the scored subjects, results of the others, môn chuyên of a lớp chuyên. */
export type SubjectResults = { marks: ScoredMarks; comments: CommentResults; specialised?: string };

/**
 * Where the law can be read in two ways (Q01, Q02); the first of each is the house's.
 * fallToLast: a Giỏi mean that one subject under 2,0 throws to Kém is also a Khá mean, hence Yếu (`generous`); or stays Kém (`strict`).
 * sixth: is the count of six asked of the other subjects (`others`), or of all with the faulty one made good (`made_good`)?
 */
export type Readings = { fallToLast: 'generous' | 'strict'; sixth: 'others' | 'made_good' };
export const houseReadings: Readings = Object.freeze({ fallToLast: 'generous', sixth: 'others' });
export const strictReadings: Readings = Object.freeze({ ...houseReadings, fallToLast: 'strict' });

export type LearningInput = SubjectResults & { readings: Readings };
/** `value`: the final level. `raw`: before the adjustment; auditors ask why (R1.19). `mean`: of the subjects, where the rule set has one. */
export type Learning = Outcome<string, LearningInput> & { readonly raw: string | null; readonly mean: Tenths | null };

type Scored = readonly (readonly [string, Tenths])[];
type Facts = { scored: Scored; comments: readonly (readonly [string, Comment])[]; mean: Tenths; specialised: string | undefined };

const atLeast = (scored: Scored, mark: Tenths): number => {
  let n = 0;
  for (const [, value] of scored) if (value >= mark) n++;
  return n;
};

function meanShortfalls(rung: MeanRung, core: readonly string[], { scored, comments, mean, specialised }: Facts): Shortfall[] {
  const lacks: Shortfall[] = [];
  if (rung.mean !== null && mean < rung.mean) lacks.push({ asks: 'mean', limit: rung.mean, value: mean });
  if (rung.core !== null) {
    const limit = rung.core;
    const subjects = scored.filter(([subject]) => core.includes(subject));
    if (!subjects.some(([, value]) => value >= limit)) lacks.push({ asks: 'core', limit, subjects });
    const own = specialised === undefined ? undefined : scored.find(([subject]) => subject === specialised);
    if (own && own[1] < limit) lacks.push({ asks: 'specialised', limit, subject: own[0], value: own[1] });
  }
  if (rung.each !== null)
    for (const [subject, value] of scored) if (value < rung.each) lacks.push({ asks: 'each', limit: rung.each, subject, value });
  if (rung.commentsPass) for (const [subject, result] of comments) if (result === 'CĐ') lacks.push({ asks: 'comment', subject });
  return lacks;
}

function countShortfalls(rung: CountRung, { scored, comments }: Facts): Shortfall[] {
  const lacks: Shortfall[] = [];
  const failed = comments.filter(([, result]) => result === 'CĐ').map(([subject]) => subject);
  if (rung.failedComments !== null && failed.length > rung.failedComments)
    lacks.push({ asks: 'comments', allowed: rung.failedComments, subjects: failed });
  if (rung.each !== null)
    for (const [subject, value] of scored) if (value < rung.each) lacks.push({ asks: 'each', limit: rung.each, subject, value });
  if (rung.count !== null) {
    const found = atLeast(scored, rung.count.mark);
    if (found < rung.count.subjects) lacks.push({ asks: 'count', limit: rung.count.mark, needed: rung.count.subjects, found });
  }
  return lacks;
}

const shortfalls = (ladder: Ladder, index: number, facts: Facts): Shortfall[] =>
  ladder.by === 'mean'
    ? meanShortfalls(ladder.rungs[index] as MeanRung, ladder.core, facts)
    : countShortfalls(ladder.rungs[index] as CountRung, facts);

/** Subjects that could be the one at fault: no other can mend what lacks. */
const suspects = (lacks: readonly Shortfall[]): string[] => [
  ...new Set(
    lacks.flatMap((lack) => {
      if (lack.asks === 'core') return lack.subjects.map(([subject]) => subject);
      if (lack.asks === 'comments') return [...lack.subjects];
      return 'subject' in lack ? [lack.subject] : [];
    }),
  ),
];
const madeGood = (facts: Facts, at: string): Facts => ({
  ...facts,
  scored: facts.scored.map(([subject, value]) => [subject, subject === at ? 100 : value] as const),
  comments: facts.comments.map(([subject, result]) => [subject, subject === at ? 'Đ' : result] as const),
});
const without = (facts: Facts, at: string): Facts => ({
  ...facts,
  scored: facts.scored.filter(([subject]) => subject !== at),
  comments: facts.comments.filter(([subject]) => subject !== at),
});

/** The one subject but for which the level would have been reached; the mean stays the real one, so a mean too low has no culprit (R1.18). */
function culprit(
  ladder: Ladder,
  index: number,
  facts: Facts,
  lacks: readonly Shortfall[],
  readings: Readings,
): string | undefined {
  const mended = ladder.by === 'mean' || readings.sixth === 'made_good' ? madeGood : without;
  return suspects(lacks).find((subject) => shortfalls(ladder, index, mended(facts, subject)).length === 0);
}

type Adjusted = Extract<Step, { step: 'adjusted' }>;
function adjustment(
  ladder: Ladder,
  raw: string,
  facts: Facts,
  tried: readonly Shortfall[][],
  readings: Readings,
): Adjusted | undefined {
  for (const [index, lacks] of tried.entries()) {
    const reached = ladder.rungs[index]?.code ?? '';
    const rows = ladder.adjustments.filter((one) => one.reached === reached);
    if (rows.length === 0) return undefined;
    const row = rows.find((one) => one.raw === raw);
    // Looked for only where it decides something: a fall that has a row, or the strict reading, which ends at the first one found.
    if (!row && readings.fallToLast === 'generous') continue;
    const subject = culprit(ladder, index, facts, lacks, readings);
    if (subject === undefined) continue;
    return row && { step: 'adjusted', reached, raw, to: row.to, subject, article: row.article };
  }
  return undefined;
}

export function classify(rules: SecondaryRuleSet, results: SubjectResults, readings: Readings = houseReadings): Learning {
  const input: LearningInput = { ...results, readings };
  const scored: [string, Tenths][] = [];
  const comments: [string, Comment][] = [];
  const missing: Missing[] = [];
  for (const [subject, mark] of Object.entries(results.marks)) {
    if (mark === null) missing.push({ what: 'subject', subject });
    else if (mark !== 'MIEN') scored.push([subject, mark]);
  }
  for (const [subject, result] of Object.entries(results.comments)) {
    if (result === null) missing.push({ what: 'subject', subject });
    else if (result !== 'MIEN') comments.push([subject, result]);
  }
  const mean = meanStep(scored, rules.articles.overallMean);
  if (missing.length === 0 && !mean) missing.push({ what: 'results' });
  if (missing.length > 0 || !mean)
    return { ...undecided<string, LearningInput>('learning', rules, input, missing), raw: null, mean: null };

  const ladder = rules.learning;
  const facts: Facts = { scored, comments, mean: mean.value, specialised: results.specialised };
  const steps: Step[] = ladder.by === 'mean' ? [mean] : [];
  const tried: Shortfall[][] = [];
  let raw = '';
  let clause = '';
  for (const [index, rung] of ladder.rungs.entries()) {
    const lacks = shortfalls(ladder, index, facts);
    steps.push({ step: 'rung', level: rung.code, shortfalls: lacks, article: rung.article });
    [raw, clause] = [rung.code, rung.article];
    if (lacks.length === 0) break;
    tried.push(lacks);
  }
  const adjusted = adjustment(ladder, raw, facts, tried, readings);
  if (adjusted) steps.push(adjusted);
  return {
    ...decided('learning', rules, input, adjusted?.to ?? raw, adjusted?.article ?? clause, steps),
    raw,
    mean: ladder.by === 'mean' ? mean.value : null,
  };
}

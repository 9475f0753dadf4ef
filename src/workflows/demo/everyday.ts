// What a school's records also hold: help for the poor, health, and the mistakes that only show between records (checks 5, 8, 9, 16, 17, 24, 28).
import { gradeOf } from '#kernel/code-lists/units-and-grades.ts';
import { personName } from './names.ts';
import { type Random, random } from './random.ts';
import type { DemoSchool } from './school.ts';
import { isTroubled, stageOf } from './stage.ts';
import type { DemoUnit } from './units.ts';

/** Two schools that hold the same pupil and the same teacher: each entered them, neither released them. */
export type Pair = { seed: string; other: DemoUnit };

/** Neighbours of one level and district whose records are both unfinished, two by two. */
export function pairsOf(units: readonly DemoUnit[]): Map<number, Pair> {
  const pairs = new Map<number, Pair>();
  const waiting = new Map<string, DemoUnit>();
  for (const unit of units) {
    const stage = stageOf(unit, random(`${unit.code}-${unit.slug}`));
    if (unit.pupils === 0 || unit.level === 'gdtx' || !isTroubled(unit, stage)) continue;
    const kind = `${unit.level}-${unit.district}`;
    const first = waiting.get(kind);
    if (!first) {
      waiting.set(kind, unit);
      continue;
    }
    waiting.delete(kind);
    const seed = `pair-${first.code}-${unit.code}`;
    pairs.set(first.id, { seed, other: unit });
    pairs.set(unit.id, { seed, other: first });
  }
  return pairs;
}

const policies = (rng: Random): string[] =>
  rng.weighted([
    [[], 915],
    [['near_poor'], 42],
    [['poor'], 26],
    [['orphan'], 8],
    [['invalid_low'], 6],
    [['invalid_high'], 2],
    [['sick_soldier'], 1],
  ] as const) as string[];

/** Height and weight by age, near the middle of the growth charts. */
function measured(rng: Random, age: number, male: boolean): { height_cm: string; weight_kg: string } {
  const height = 78 + 6.6 * age - 0.09 * age * age + (male ? 1 : 0) + 6 * (rng.next() - 0.5);
  const weight = (height / 100) ** 2 * (15 + Math.max(0, age - 6) * 0.42 + 2.4 * (rng.next() - 0.5));
  return { height_cm: height.toFixed(1), weight_kg: weight.toFixed(1) };
}

/** The recommended part of the records (R4.7): filled with more or less care by each school, never decisive for completeness. */
export function enrich(unit: DemoUnit, school: DemoSchool): void {
  const rng = random(`more-${unit.code}-${unit.slug}`);
  const care = { complete: 0.85 + 0.15 * rng.next(), working: 0.7, behind: 0.45, not_started: 0.08 }[school.stage];
  const weighed = unit.level === 'mn' ? care * 0.9 : unit.level === 'th' ? care * 0.4 : 0;
  for (const { pupil } of school.pupils) {
    pupil.policy_kinds = [...policies(rng), ...(pupil.ethnicity && pupil.ethnicity !== '01' ? ['minority'] : [])];
    if (!pupil.disability && pupil.disability_kinds.length === 0 && rng.chance(0.006)) {
      pupil.disability = true;
      pupil.disability_kinds = [rng.pick(['motor', 'hearing_speech', 'sight', 'intellectual', 'intellectual', 'other'])];
      pupil.disability_exempt = rng.chance(0.5);
    }
    if (unit.level !== 'mn' && rng.chance(care * 0.8)) pupil.register_number = pupil.code?.slice(-5) ?? null;
    if (rng.chance(weighed)) Object.assign(pupil, measured(rng, gradeOf(pupil.grade ?? '')?.age ?? 6, pupil.sex === 'male'));
    if (pupil.two_sessions) pupil.sessions_per_week = unit.level === 'mn' ? 10 : 9;
    if (rng.chance(1 - care)) pupil.hamlet = null;
    if (rng.chance((1 - care) * 0.6)) pupil.hometown_commune = null;
    if (rng.chance((1 - care) * 0.5)) pupil.religion = null;
  }
}

const share = (
  school: DemoSchool,
  id: string,
  clash: { field: 'ministry_id' | 'personal_id'; samePerson: boolean; unitName: string },
) => school.clashes.set(id, [...(school.clashes.get(id) ?? []), clash]);

/** Mistakes between records, where records are unfinished anyway. */
export function troubles(unit: DemoUnit, school: DemoSchool, pair: Pair | undefined): void {
  const { pupils, staff, classes } = school;
  const rng = random(`trouble-${unit.code}-${unit.slug}`);
  // 9: no foreign language; 8: two classes of one name; 5: the homeroom teacher has left.
  for (const c of classes) if (rng.chance(0.2)) c.foreign_language_1 = null;
  const [c1, c2] = classes;
  if (c1 && c2 && c1.grade === c2.grade && rng.chance(0.25)) c2.name = c1.name;
  const homeroom = classes.find((c) => c.homeroom_staff_id && c !== c1)?.homeroom_staff_id;
  const gone = rng.chance(0.3) ? staff.find((person) => person.id === homeroom) : undefined;
  if (gone) Object.assign(gone, { status: 'left', status_date: '2018-10-01', status_reason: 'Chuyển ra ngoài ngành' });

  if (pupils.length > 20) {
    // 16: one number, two children; 24: gone without a reason.
    const [a, b, c, d] = [pupils[3]?.pupil, pupils[11]?.pupil, pupils[17]?.pupil, pupils[18]?.pupil];
    if (a && b) {
      a.ministry_id ??= `3699${unit.code.slice(-6)}`;
      b.ministry_id = a.ministry_id;
      for (const one of [a, b]) share(school, one.id, { field: 'ministry_id', samePerson: false, unitName: unit.shortName });
    }
    if (c) Object.assign(c, { status: 'left', status_date: '2018-10-15', status_reason: null });
    if (d) Object.assign(d, { status: 'arrived', status_date: '2018-11-05', admitted_on: '2018-11-05' });
  }
  if (!pair) return;
  // 17, 28: the same pupil and the same teacher in two schools. Both sides draw from one seed, so both write the same person.
  const twin = random(pair.seed);
  const sex = twin.chance(0.5) ? 'male' : 'female';
  const name = personName(twin, sex);
  const number = String(twin.int(0, 999_999)).padStart(6, '0');
  const pupil = pupils.at(-3)?.pupil;
  const born = 2018 - (gradeOf(pupil?.grade ?? '')?.age ?? 10);
  if (pupil) {
    Object.assign(pupil, { full_name: name, sex, birth_date: `${born}-06-15`, ministry_id: `3600${number}`, personal_id: null });
    share(school, pupil.id, { field: 'ministry_id', samePerson: true, unitName: pair.other.shortName });
  }
  const teacher = staff.find((person) => person.kind === 'teacher' && person !== gone);
  if (teacher) {
    Object.assign(teacher, {
      full_name: personName(twin, 'female'),
      sex: 'female',
      birth_date: '1986-03-21',
      personal_id: `036186${number}`,
    });
    share(school, teacher.id, { field: 'personal_id', samePerson: true, unitName: pair.other.shortName });
  }
}

// What is wrong or doubtful in the records of the demo, one kind of finding of R7.3 after the other.
import { toTcvn3 } from '#kernel/legacy-encoding.ts';
import type { GuardianRecord, PupilRecord } from '#modules/people/index.ts';
import type { Random } from './random.ts';

type Fault = (pupil: PupilRecord, rng: Random) => void;
/** What is wrong in records that are not finished, by how often it is. */
export const faults: [Fault, number][] = [
  [(p) => Object.assign(p, { ethnicity: null }), 40],
  [(p) => Object.assign(p, { birth_place: null, status_date: null }), 18],
  [(p) => Object.assign(p, { birth_date: null }), 10],
  [(p) => Object.assign(p, { sex: null }), 8],
  [(p, rng) => Object.assign(p, { personal_id: String(rng.int(10_000_000, 99_999_999)) }), 6],
  [(p) => Object.assign(p, { disability: true, disability_kinds: [] }), 2],
  [(p) => Object.assign(p, { boarding_kinds: ['day_boarding', 'boarding'] }), 2],
  [(p) => Object.assign(p, { district_code: p.district_code === '366' ? '361' : '366' }), 4],
  [(p) => Object.assign(p, { birth_date: '1994-05-12' }), 0.1],
  [(p) => Object.assign(p, { disability: false, disability_kinds: ['sight'] }), 0.6],
  [(p) => Object.assign(p, { commune_code: '13999' }), 0.6],
  // A decade mistyped: the child is born in the future.
  [
    (p) => Object.assign(p, { birth_date: p.birth_date && `${Number(p.birth_date.slice(0, 4)) + 20}${p.birth_date.slice(4)}` }),
    0.4,
  ],
];

const vary = (rng: Random, name: string) => name.split(' ').slice(1).join(' ') || name || String(rng.int(1, 9));
/** Warnings: real life in every school. They do not make a record incomplete. */
export function doubtful(pupil: PupilRecord, guardians: GuardianRecord[], rng: Random): void {
  const kind = rng.int(1, 11);
  if (kind === 1) pupil.full_name = vary(rng, pupil.full_name).split(' ').at(-1) ?? pupil.full_name;
  else if (kind === 2) guardians.length = 0;
  else if (kind === 3) pupil.phone = '0350386';
  else if (kind === 4) pupil.birth_date = `${Number(pupil.birth_date?.slice(0, 4)) - 4}${pupil.birth_date?.slice(4)}`;
  else if (kind === 5) pupil.nationality = 'LA';
  else if (kind === 6) pupil.pioneer = !pupil.pioneer && pupil.grade !== null && pupil.grade < '04' ? true : pupil.pioneer;
  else if (kind === 8) pupil.full_name = `${pupil.full_name} ${rng.int(1, 2)}`;
  else if (kind === 9) pupil.full_name = toTcvn3(pupil.full_name);
  else if (kind === 10 && pupil.grade !== null && /^\d/.test(pupil.grade))
    pupil.birth_date = `${Number(pupil.birth_date?.slice(0, 4)) + 2}${pupil.birth_date?.slice(4)}`;
  else if (kind === 11) pupil.youth_union = pupil.grade !== null && pupil.grade >= '06' && pupil.grade <= '08' && !pupil.pioneer;
  else for (const guardian of guardians) guardian.birth_year = Number(pupil.birth_date?.slice(0, 4)) - 9;
}

import { expect, test } from 'vitest';
import { assessClass } from '#modules/classes/index.ts';
import { assessPupil, assessStaff } from '#modules/people/index.ts';
import { pairsOf } from './everyday.ts';
import { mailOf } from './names.ts';
import { random } from './random.ts';
import { demoSchool, Ids } from './records.ts';
import { stageOf } from './stage.ts';
import { demoUnits } from './units.ts';

const { units, communes } = demoUnits('province');
const pairs = pairsOf(units);
const codes = new Set(communes.map((commune) => commune.code));
// Every school that is behind, both of every pair, and a few of the others.
const sample = units.filter((u, i) => i % 12 === 0 || pairs.has(u.id) || stageOf(u, random(`${u.code}-${u.slug}`)) === 'behind');
const made = () => {
  const ids = { pupil: new Ids(1), staff: new Ids(2), guardian: new Ids(3), class: { n: 0 } };
  return sample.map((unit) => ({ unit, school: demoSchool(unit, communes, ids, pairs.get(unit.id)) }));
};
const schools = made();
const pupils = schools.flatMap(({ school }) => school.pupils);
const staff = schools.flatMap(({ school }) => school.staff);

test('as many pupils, classes and staff as the unit has', () => {
  for (const { unit, school } of schools)
    expect([school.pupils.length, school.classes.length, school.staff.length], unit.name).toEqual([
      unit.pupils,
      unit.classes,
      unit.staff,
    ]);
});

test('who leads a school has one address, wherever it stands', () => {
  for (const { unit, school } of schools) {
    const [head] = school.staff;
    if (head?.position === 'principal') expect(head.email).toBe(mailOf(unit, head.full_name));
  }
});

test('the same every time', () => expect(made()[3]).toEqual(schools[3]));

test('names are NFC; identifiers and codes are nobody else’s but on purpose', () => {
  for (const { pupil, guardians } of pupils)
    for (const name of [pupil.full_name, ...guardians.map((g) => g.full_name)]) expect(name).toBe(name.normalize('NFC'));
  const unique = (list: (string | null)[]) => new Set(list.filter(Boolean)).size === list.filter(Boolean).length;
  const shared = new Set(schools.flatMap(({ school }) => [...school.clashes.keys()]));
  const own = pupils.map((p) => p.pupil).filter((pupil) => !shared.has(pupil.id));
  expect(unique(pupils.map((p) => p.pupil.code))).toBe(true);
  expect(unique(own.map((pupil) => pupil.ministry_id))).toBe(true);
  expect(unique(own.map((pupil) => pupil.personal_id).filter((id) => id?.length === 12) as string[])).toBe(true);
  const others = staff.filter((person) => !shared.has(person.id));
  expect(unique(others.map((person) => person.ministry_id))).toBe(true);
  expect(unique(others.map((person) => person.personal_id))).toBe(true);
});

test('both schools of a pair hold one and the same person', () => {
  const byUnit = new Map(schools.map(({ unit, school }) => [unit.id, school]));
  let seen = 0;
  for (const [id, { other }] of pairs) {
    const twins = (unitId: number) => {
      const school = byUnit.get(unitId);
      return school?.pupils.find(({ pupil }) => school.clashes.get(pupil.id)?.some((clash) => clash.samePerson))?.pupil;
    };
    const [here, there] = [twins(id), twins(other.id)];
    expect([here?.full_name, here?.birth_date, here?.ministry_id]).toEqual([
      there?.full_name,
      there?.birth_date,
      there?.ministry_id,
    ]);
    seen += 1;
  }
  expect(seen).toBeGreaterThan(20);
});

test('each kind of finding that records can show is somewhere; finished schools have no error', () => {
  const rules = new Set<number>();
  for (const { unit, school } of schools) {
    const found = school.pupils.flatMap(
      ({ pupil, guardians }) =>
        assessPupil({
          pupil,
          guardians,
          schoolYear: '2018-2019',
          today: '2018-12-10',
          general: unit.level !== 'gdtx',
          clashes: school.clashes.get(pupil.id) ?? [],
          placeError:
            !codes.has(pupil.commune_code ?? '') ||
            communes.find((c) => c.code === pupil.commune_code)?.district_code !== pupil.district_code
              ? 'x'
              : null,
        }).findings,
    );
    for (const person of school.staff)
      found.push(...assessStaff({ staff: person, today: '2018-12-10', clashes: school.clashes.get(person.id) ?? [] }).findings);
    for (const c of school.classes) {
      const homeroom = school.staff.find((person) => person.id === c.homeroom_staff_id);
      const facts = { ...c, session: c.session as 'morning' };
      found.push(
        ...assessClass({
          class: facts,
          unitType: unit.type,
          homeroom: homeroom ? { active: homeroom.status === 'working', sameUnit: true } : null,
          activePupils: c.pupils,
          sameNameInYear: school.classes.some((other) => other !== c && other.name === c.name),
        }).findings,
      );
    }
    for (const { rule } of found) rules.add(rule);
    if (school.stage === 'complete') expect(found.filter((f) => f.level === 'E')).toEqual([]);
  }
  expect([...rules].sort((a, b) => a - b)).toEqual(
    expect.arrayContaining([4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 24, 25, 26, 27, 28]),
  );
});

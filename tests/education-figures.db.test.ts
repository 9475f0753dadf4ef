// Citizens read sums of the branch: the same as the records say, and none of a unit that is not shown.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { siteAt } from '#modules/sites/index.ts';
import { educationFigures } from '#modules/statistics/index.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { withDatabase } from './support/db.ts';

const t = withDatabase('school');
const figuresOf = (label: string) =>
  t.db.portal(async (work) => {
    const site = await siteAt(work, label);
    if (!site) throw new Error(`no site ${label}`);
    return educationFigures(work, site);
  });
const counted = async (text: string) => (await t.db.ownerPool.query(text, [demoSchoolSlug])).rows[0] as Record<string, number>;

test('a school: classes and pupils of each grade, as they stand in the records', async () => {
  const figures = await figuresOf(demoSchoolSlug);
  if (figures.of !== 'school') throw new Error('an office');
  const pupils = await counted(
    `select count(*)::int as n from people.pupil p join organizations.unit u on u.id = p.unit_id
     where u.slug = $1 and p.active and p.class_id is not null`,
  );
  const classes = await counted(
    `select count(*)::int as n from classes.class c join organizations.unit u on u.id = c.unit_id
     where u.slug = $1 and c.school_year = '2018-2019' and c.active`,
  );
  expect(figures.grades.map(({ grade }) => grade).sort()).toEqual(['06', '07', '08', '09']);
  expect(figures.grades.reduce((n, row) => n + row.pupils, 0)).toBe(pupils.n);
  expect(figures.grades.reduce((n, row) => n + row.classes, 0)).toBe(classes.n);
  expect(figures.staff).toBeGreaterThan(10);
});

test('the department: every level and office with its schools; a unit that is hidden is not counted, its sums are not to be read', async () => {
  const before = await figuresOf('');
  if (before.of !== 'office') throw new Error('a school');
  const schools = await counted(
    `select count(*)::int as n from organizations.unit where level not in ('department', 'district') and counted_in_survey and $1 <> ''`,
  );
  expect(before.levels.reduce((n, row) => n + row.schools, 0)).toBe(schools.n);
  expect(before.offices.reduce((n, row) => n + row.pupils, 0)).toBe(before.levels.reduce((n, row) => n + row.pupils, 0));

  await t.db.ownerPool.query('update organizations.unit set hidden_at = now() where slug = $1', [demoSchoolSlug]);
  const after = await figuresOf('');
  if (after.of !== 'office') throw new Error('a school');
  expect(after.levels.reduce((n, row) => n + row.schools, 0)).toBe((schools.n ?? 0) - 1);
  const { rows } = await t.db.portal((work) =>
    sql<{ n: number }>`select count(*)::int as n from people.counter p join organizations.unit u on u.id = p.unit_id
      where u.slug = ${demoSchoolSlug}`.execute(work.handle),
  );
  expect(rows).toEqual([{ n: 0 }]);
});

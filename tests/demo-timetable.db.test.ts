// The timetables and roll calls of the demo: nobody is at two places at once, nobody is absent on a day without school.
import { expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { unitBySlug } from '#modules/organizations/index.ts';
import {
  absenceTotals,
  clashesOf,
  lessonsOf,
  publicClasses,
  publicTimetables,
  timetableGround,
  timetableOn,
} from '#modules/teaching/index.ts';
import { withDatabase } from './support/db.ts';

const t = withDatabase('district');
const system: Actor = { kind: 'system', label: 'test' };

test('every school of the district has a timetable in force in which nobody is at two places', async () => {
  const { rows } = await t.db.ownerPool.query<{ slug: string }>(
    'select u.slug from teaching.timetable t join organizations.unit u on u.id = t.unit_id where published_at is not null group by 1 order by 1',
  );
  expect(rows.length).toBeGreaterThan(30);
  let off = 0;
  for (const { slug } of rows)
    await t.db.read(system, async (work) => {
      const unit = await unitBySlug(work, slug);
      const timetable = unit && (await timetableOn(work, unit.id, work.today));
      if (!unit || !timetable) throw new Error(slug);
      const { classes, subjects, staff } = await timetableGround(work, unit, timetable);
      const lessons = await lessonsOf(work, timetable.id);
      const clashes = clashesOf(lessons, {
        classes: new Map(classes.map((one) => [one.id, one])),
        subjects: new Map(subjects.map((one) => [one.id, one])),
        staff: new Map(staff.map((one) => [one.id, one])),
      });
      expect([slug, clashes.filter((clash) => clash.level === 'error')]).toEqual([slug, []]);
      off += clashes.filter((clash) => clash.kind === 'plan').length;
    });
  // Some have more hours than the week has places.
  expect(off).toBeLessThan(12);
});

test('citizens see the classes of the one in force, and not what was before it', async () => {
  const unit = await t.db.read(system, (work) => unitBySlug(work, 'thcs-con-a'));
  await t.db.portal(async (work) => {
    const [now, ...more] = await publicTimetables(work, unit?.id ?? 0);
    expect([now?.validFrom, more]).toEqual(['2018-11-19', []]);
    expect((await publicClasses(work, now?.id ?? 0)).map((one) => one.slug)).toContain('6a');
  });
});

test('absences fall on days that were called, about two a pupil by now; one child is near 45', async () => {
  const { rows } = await t.db.ownerPool.query<{
    orphans: number;
    perpupil: number;
    sundays: number;
    rolls: number;
    absences: number;
  }>(
    `select (select count(*)::int from teaching.absence a where not exists
         (select from teaching.roll_call r where r.class_id = a.class_id and r.day = a.day and r.session = a.session)) as orphans,
       (select count(*) filter (where state in ('P', 'K'))::float / (select count(*) from people.pupil p where p.active and p.unit_id in (select unit_id from teaching.roll_call)) from teaching.absence) as perpupil,
       (select count(*)::int from teaching.absence where extract(isodow from day) = 7) as sundays,
       (select count(*)::int from teaching.roll_call) as rolls, (select count(*)::int from teaching.absence) as absences`,
  );
  const [row] = rows;
  expect(row).toMatchObject({ orphans: 0, sundays: 0 });
  expect(row?.perpupil).toBeGreaterThan(1.2);
  expect(row?.perpupil).toBeLessThan(2.4);
  const unit = await t.db.read(system, (work) => unitBySlug(work, 'thcs-con-a'));
  const { rows: classes } = await t.db.ownerPool.query<{ id: number }>(
    "select id from classes.class where unit_id = $1 and name = '6A' and school_year = '2018-2019'",
    [unit?.id],
  );
  const totals = await t.db.read(system, (work) => absenceTotals(work, classes[0]?.id ?? 0, '2018-12-10'));
  expect(Math.max(...totals.map((one) => one.counted))).toBe(37);
});

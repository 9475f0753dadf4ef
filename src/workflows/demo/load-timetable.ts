// Writes the timetables of the demo's district: one in force for every school there, clash-free; the demo's school has an old one and a draft too.
import type pg from 'pg';
import { slugify } from '#kernel/vietnamese-text.ts';
import { subjectName } from '#modules/teaching/index.ts';
import { type CopyValue, copyInto } from '#platform/db/copy.ts';
import { lighten } from './lighten.ts';
import { schoolYear } from './rows.ts';
import { type DemoUnit, demoSchoolSlug } from './units.ts';
import { placesOf, type ToPlace, weave } from './weave-timetable.ts';

const tables = ['teaching.timetable', 'teaching.lesson', 'teaching.shown_lesson'];
const from = '2018-11-19';
const at = '2018-11-15T16:30:00+07:00';
type Row = {
  id: number;
  unit_id: number;
  class_id: number;
  subject: string;
  periods: number;
  staff_id: string | null;
};
type ClassRow = {
  id: number;
  unit_id: number;
  name: string;
  grade: string;
  homeroom_staff_id: string | null;
  language: string | null;
};

/** The schools of the district of the demo's school, whoever runs them. */
export const demoDistrict = (units: readonly DemoUnit[]): DemoUnit[] => {
  const district = units.find((unit) => unit.slug === demoSchoolSlug)?.district ?? null;
  return units.filter((unit) => unit.district === district && unit.level !== 'district' && unit.level !== 'department');
};

export async function loadTimetables(client: pg.PoolClient, units: DemoUnit[]): Promise<void> {
  const schools = demoDistrict(units).filter((unit) => unit.level !== 'mn');
  const ids = schools.map((unit) => unit.id);
  const restore = await lighten(client, tables);
  const { rows: classes } = await client.query<ClassRow>(
    `select id, unit_id, name, grade, homeroom_staff_id, foreign_language_1 as language from classes.class
     where unit_id = any($1) and school_year = $2 and active order by unit_id, grade, sort_key`,
    [ids, schoolYear],
  );
  const { rows } = await client.query<Row>(
    `select cs.id, cs.unit_id, cs.class_id, cs.subject, cs.periods1 as periods,
       (select a.staff_id from teaching.assignment a where a.class_subject_id = cs.id and a.semester = 1 and a.valid_to is null limit 1) as staff_id
     from teaching.class_subject cs where cs.unit_id = any($1) and cs.school_year = $2 and cs.kind = 'subject' and cs.periods1 is not null order by cs.id`,
    [ids, schoolYear],
  );
  const classesOf = Map.groupBy(classes, (row) => row.unit_id);
  const subjectsOf = Map.groupBy(rows, (row) => row.unit_id);
  const timetables: CopyValue[][] = [];
  const lessons: CopyValue[][] = [];
  const shown: CopyValue[][] = [];
  for (const unit of schools) {
    const own = classesOf.get(unit.id) ?? [];
    if (own.length === 0) continue;
    const id = timetables.length + 1;
    timetables.push([id, unit.id, schoolYear, 1, 'Từ tuần 14', from, at, 'Văn thư']);
    const { flag, meeting, places } = placesOf(unit.level);
    const subjects = subjectsOf.get(unit.id) ?? [];
    // One and a half periods are one in this half of the semester, two in the other.
    const asked: ToPlace[] = subjects.map((one) => ({
      ...{ classId: one.class_id, subjectId: one.id, staffId: one.staff_id, count: Math.floor(one.periods / 10) || 1 },
    }));
    const { placed } = weave(asked, places);
    const byId = new Map(subjects.map((one) => [one.id, one]));
    const rooms = new Map(
      own.map((one, i) => [one.id, { ...one, position: i, room: `P${101 + (i % 8) + 100 * Math.floor(i / 8)}` }]),
    );
    const add = (classId: number, place: typeof flag, subject: Row | null, activity: string | null, staff: string | null) => {
      const of = rooms.get(classId);
      if (!of) return;
      const outside = activity === 'flag' || ['TD', 'TIN', 'GDTC', 'GDQP'].includes(subject?.subject ?? '');
      const room = outside ? null : of.room;
      const where = [place.weekday, place.session, place.period];
      lessons.push([id, unit.id, classId, ...where, subject?.id ?? null, activity, staff, room]);
      const title = subject ? subjectName(subject.subject, of.language) : activity === 'flag' ? 'Chào cờ' : 'Sinh hoạt lớp';
      shown.push([id, unit.id, of.name, slugify(of.name), of.grade, of.position, ...where, title, room]);
    };
    for (const place of own) {
      add(place.id, flag, null, 'flag', null);
      add(place.id, meeting, null, 'class_meeting', place.homeroom_staff_id);
    }
    for (const one of placed) add(one.classId, one, byId.get(one.subjectId) ?? null, null, one.staffId);
  }
  const copy = async (table: string, columns: string[], all: CopyValue[][]) => {
    const copier = copyInto(client, table, columns);
    for (const row of all) await copier.row(row);
    await copier.end();
  };
  await copy(
    'teaching.timetable',
    ['id', 'unit_id', 'school_year', 'semester', 'name', 'valid_from', 'published_at', 'published_by'],
    timetables,
  );
  await copy(
    'teaching.lesson',
    ['timetable_id', 'unit_id', 'class_id', 'weekday', 'session', 'period', 'class_subject_id', 'activity', 'staff_id', 'room'],
    lessons,
  );
  await copy(
    'teaching.shown_lesson',
    ['timetable_id', 'unit_id', 'class_name', 'class_slug', 'grade', 'position', 'weekday', 'session', 'period', 'title', 'room'],
    shown,
  );
  await client.query(`select setval(pg_get_serial_sequence('teaching.timetable', 'id'), $1)`, [Math.max(1, timetables.length)]);
  await moreOfDemoSchool(client);
  await restore();
}

/** What was in force before, and what is being made: a copy in which one teacher is at two places. */
async function moreOfDemoSchool(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ id: number; old: number; draft: number }>(
    `with now as (select t.* from teaching.timetable t join organizations.unit u on u.id = t.unit_id where u.slug = $1),
     old as (insert into teaching.timetable (unit_id, school_year, semester, name, valid_from, published_at, published_by)
       select unit_id, school_year, 1, 'Đầu năm học', '2018-08-20', '2018-08-17T16:00:00+07:00', 'Văn thư' from now returning id),
     draft as (insert into teaching.timetable (unit_id, school_year, semester, name, valid_from)
       select unit_id, school_year, 1, 'Từ tuần 18', '2018-12-17' from now returning id)
     select now.id, old.id as old, draft.id as draft from now, old, draft`,
    [demoSchoolSlug],
  );
  const [row] = rows;
  if (!row) return;
  await client.query(
    `insert into teaching.lesson select n.id, l.unit_id, l.class_id, l.weekday, l.session, l.period, l.class_subject_id, l.activity, l.staff_id, l.room
       from teaching.lesson l, unnest($2::int[]) n(id) where l.timetable_id = $1`,
    [row.id, [row.old, row.draft]],
  );
  await client.query(
    `insert into teaching.shown_lesson select $2, unit_id, class_name, class_slug, grade, position, weekday, session, period, title, room
       from teaching.shown_lesson where timetable_id = $1`,
    [row.id, row.old],
  );
  await client.query(
    `with one as (select a.class_id as a, b.class_id as b, a.weekday, a.session, a.period, a.staff_id from teaching.lesson a
       join teaching.lesson b on b.timetable_id = a.timetable_id and b.weekday = a.weekday and b.session = a.session and b.period = a.period and b.class_id > a.class_id
       where a.timetable_id = $1 and a.staff_id is not null and b.staff_id is not null and a.class_subject_id is not null and b.class_subject_id is not null
         and a.weekday = 4 and a.period = 2 order by 1, 2 limit 1)
     update teaching.lesson l set staff_id = one.staff_id from one where l.timetable_id = $1 and l.class_id = one.b
       and l.weekday = one.weekday and l.session = one.session and l.period = one.period`,
    [row.draft],
  );
}

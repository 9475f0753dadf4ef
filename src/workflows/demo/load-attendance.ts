// Writes the roll calls of the demo's district since the first day of school, and who was not there: set-based.
import type pg from 'pg';
import { lighten } from './lighten.ts';
import { demoDistrict } from './load-timetable.ts';
import { schoolYear } from './rows.ts';
import { type DemoUnit, demoSchoolSlug } from './units.ts';

const tables = ['teaching.roll_call', 'teaching.absence'];
/** The demo begins in the morning of this Monday: not every class has been called yet, and that of the account who leads one is not. */
const today = '2018-12-10';
/** About four absences a pupil and year, of which so much is over. */
const perPupil = 1.9;

export async function loadAttendance(client: pg.PoolClient, units: DemoUnit[]): Promise<void> {
  // Preschools keep their days in their own book.
  const ids = demoDistrict(units)
    .filter((unit) => unit.level !== 'mn')
    .map((unit) => unit.id);
  const restore = await lighten(client, tables);
  // Days of lessons, numbered; Saturdays belong to schools with one session a day.
  await client.query(
    `create temporary table demo_day on commit drop as
     select d::date as day, extract(isodow from d)::int as dow, row_number() over (order by d) - 1 as n
     from generate_series(date '2018-08-20', date '${today}', '1 day') d
     where extract(isodow from d) < 7 and not exists (select from platform.calendar_exception e where e.date = d and e.kind = 'holiday')
       and not exists (select from teaching.holiday h where d between h.first_day and h.last_day)`,
  );
  await client.query(
    `create temporary table demo_class on commit drop as
     select c.id, c.unit_id, coalesce(s.full_name, 'Văn thư') as by, coalesce(s.id::text, 'demo') as by_id, h.half as session,
       (row_number() over (partition by c.id order by h.half desc) = 1) as counted, c.session = 'full_day' as whole,
       c.id % 5 < 3 and not (u.slug = $3 and c.name = '6A') as early
     from classes.class c join organizations.unit u on u.id = c.unit_id left join people.staff s on s.id = c.homeroom_staff_id,
       unnest(case when c.session = 'full_day' then array['morning', 'afternoon'] else array[coalesce(c.session, 'morning')] end) h(half)
     where c.unit_id = any($1) and c.school_year = $2 and c.active`,
    [ids, schoolYear, demoSchoolSlug],
  );
  await client.query(
    `insert into teaching.roll_call (class_id, day, session, unit_id, taken_by, taken_by_name, taken_at)
     select c.id, d.day, c.session, c.unit_id, c.by_id, c.by,
       (d.day + case c.session when 'morning' then time '07:12' else time '13:41' end + make_interval(mins => c.id % 9)) at time zone 'Asia/Ho_Chi_Minh'
     from demo_class c cross join demo_day d
     where (not c.whole or d.dow < 6) and (d.day < '${today}' or c.session = 'morning' and c.early)`,
  );
  // How many a pupil has is a number from none to four; which days, by chance that comes out the same every time.
  await client.query(
    `insert into teaching.absence (pupil_id, day, session, unit_id, class_id, school_year, state, counted, note, recorded_by, recorded_at)
     select distinct on (a.pupil_id, a.day, a.session) a.pupil_id, a.day, a.session, a.unit_id, a.class_id, '${schoolYear}', a.state, a.counted,
       case when a.state = 'P' then (array['Ốm', 'Việc gia đình', 'Khám bệnh', '', ''])[1 + (a.r / 7) % 5] when a.state = 'late' then '' else '' end,
       c.by, (a.day + time '07:15') at time zone 'Asia/Ho_Chi_Minh'
     from (
       select e.pupil_id, e.class_id, e.unit_id, d.day, c.session, c.counted, x.r,
         case when x.r % 100 < 68 then 'P' when x.r % 100 < 84 then 'K' when x.r % 100 < 95 then 'late' else 'early' end as state
       from classes.enrolment e
       join lateral (select i, (hashtext(e.pupil_id::text || i) & 2147483647) as r from generate_series(1, 5) i
         where (hashtext('n' || e.pupil_id::text || i) & 2147483647) % 1000 < ${Math.round((perPupil / 5) * 1000)}) x on true
       join demo_day d on d.n = x.r % (select count(*) from demo_day)
       join demo_class c on c.id = e.class_id and (not c.whole or d.dow < 6 and c.session = (array['morning', 'afternoon'])[1 + (x.r / 3) % 2])
       where e.valid_to is null and e.valid_from <= d.day and e.class_id in (select id from demo_class)) a
     join demo_class c on c.id = a.class_id and c.session = a.session
     where exists (select from demo_day d where d.day = a.day) and (a.day < '${today}' or a.session = 'morning' and c.early)
     order by a.pupil_id, a.day, a.session, a.r`,
  );
  // One child in hospital for weeks: the school sees that the 45 come near.
  await client.query(
    `with pupil as (
       select e.pupil_id, e.class_id, e.unit_id from classes.enrolment e join classes.class c on c.id = e.class_id
         join organizations.unit u on u.id = c.unit_id
       where u.slug = $1 and c.name = '6A' and e.valid_to is null order by hashtext(e.pupil_id::text) limit 1),
     gone as (delete from teaching.absence a using pupil where a.pupil_id = pupil.pupil_id)
     insert into teaching.absence (pupil_id, day, session, unit_id, class_id, school_year, state, note, recorded_by, recorded_at)
     select p.pupil_id, d.day, 'morning', p.unit_id, p.class_id, '${schoolYear}', 'P', 'Điều trị tại bệnh viện tỉnh', c.by,
       (d.day + time '07:15') at time zone 'Asia/Ho_Chi_Minh'
     from pupil p join demo_class c on c.id = p.class_id, (select day from demo_day where day < '${today}' order by day desc limit 37) d`,
    [demoSchoolSlug],
  );
  await restore();
}

// The marks of a whole province, for measuring alone: every lower and upper secondary pupil, both semesters, every cell that is asked for.
import type pg from 'pg';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { isCommentSubject, sheetInputOf, sheetOf } from '#modules/assessment/index.ts';
import { copyInto } from '#platform/db/copy.ts';
import { lighten } from '#workflows/demo/lighten.ts';

const year = '2018-2019';
const filled = ['assessment.mark_row', 'assessment.result', 'assessment.counter', 'assessment.mark_change'];
type SubjectRow = {
  id: number;
  level: UnitLevel;
  grade: string;
  subject: string;
  periods1: number | null;
  periods2: number | null;
  periodic1: number;
  periodic2: number;
};

const secured = [
  ...filled,
  'people.pupil',
  'people.staff',
  'classes.class',
  'teaching.class_subject',
  'teaching.assignment',
  'teaching.exemption',
];
/** The owner, too, is held by a forced policy. */
export async function forced(client: pg.PoolClient, on: boolean): Promise<void> {
  for (const table of secured) await client.query(`alter table ${table} ${on ? '' : 'no '}force row level security`);
}

/** `ofTen`: so many tenths of the schools. Results and counters are left empty. @returns what was written */
export async function fillProvince(client: pg.PoolClient, ofTen = 10): Promise<{ pupils: number; rows: number; cells: number }> {
  await client.query('begin');
  await forced(client, false);
  const restore = await lighten(client, filled);
  const { rows: subjects } = await client.query<SubjectRow>(
    `select s.id, u.level, c.grade, s.subject, s.periods1, s.periods2, s.periodic1, s.periodic2
     from teaching.class_subject s join classes.class c on c.id = s.class_id join organizations.unit u on u.id = s.unit_id
     where c.grade between '06' and '12' and s.school_year = $1 and s.kind = 'subject' and s.unit_id % 10 < $2`,
    [year, ofTen],
  );
  // How many regular and one-period tests a sheet has is the rule set's to say.
  await client.query(
    'create temp table plan (id int, semester smallint, regular smallint, periodic smallint, commented bool) on commit drop',
  );
  const plan = copyInto(client, 'pg_temp.plan', ['id', 'semester', 'regular', 'periodic', 'commented']);
  for (const one of subjects)
    for (const semester of [1, 2] as const) {
      if ((semester === 1 ? one.periods1 : one.periods2) === null) continue;
      const input = sheetInputOf(
        {
          ...one,
          school_year: year,
          rule_set: null,
          rule_version: null,
          gradebook1: null,
          gradebook2: null,
          columns: null,
          settings: [],
        },
        semester,
      );
      if (input.rules.kind !== 'secondary') continue;
      const { columns } = sheetOf(input);
      const count = (code: string) => columns.filter((column) => column.code === code).length;
      await plan.row([one.id, semester, count('KTtx'), count('KTdk'), isCommentSubject(input.rules, one.subject)]);
    }
  await plan.end();
  await client.query(`
    analyze plan;
    select setseed(0.5);
    -- A pupil is able or less so; each mark lies near.
    insert into assessment.mark_row (class_subject_id, semester, pupil_id, unit_id, class_id, cells, mean, comment, clause, needed, present, updated_at)
    select id, semester, pupil_id, unit_id, class_id,
      ('{"KTtx1":[' || t1 || ',1],"KTtx2":[' || t2 || ',1]' || case when regular > 2 then ',"KTtx3":[' || t3 || ',1]' else '' end ||
        case when regular > 3 then ',"KTtx4":[' || t4 || ',1]' else '' end || case when periodic > 0 then ',"KTdk1":[' || d1 || ',1]' else '' end ||
        case when periodic > 1 then ',"KTdk2":[' || d2 || ',1]' else '' end || ',"KThk":[' || h || ',1]}')::jsonb,
      (2 * (t1 + t2 + case when regular > 2 then t3 else 0 end + case when regular > 3 then t4 else 0 end
        + 2 * (case when periodic > 0 then d1 else 0 end + case when periodic > 1 then d2 else 0 end) + 3 * h) + w) / (2 * w),
      null, 'TT58 Đ10.1a', regular + periodic + 1, regular + periodic + 1, '2019-01-05T20:00:00+07:00'
    from (
      select x.id, x.semester, p.id as pupil_id, s.unit_id, s.class_id, x.regular, least(x.periodic, 2) as periodic, x.regular + 2 * least(x.periodic, 2) + 3 as w,
        10 * least(10, greatest(1, round(a + 3 * random())))::int as t1, 10 * least(10, greatest(1, round(a + 3 * random())))::int as t2,
        10 * least(10, greatest(1, round(a + 3 * random())))::int as t3, 10 * least(10, greatest(1, round(a + 3 * random())))::int as t4,
        5 * least(20, greatest(2, round(2 * a + 5 * random())))::int as d1, 5 * least(20, greatest(2, round(2 * a + 5 * random())))::int as d2,
        least(100, greatest(10, round(10 * a + 25 * random())))::int as h
      from plan x join teaching.class_subject s on s.id = x.id join people.pupil p on p.class_id = s.class_id and p.active
      cross join lateral (select 4.2 + (abs(hashtext(p.id::text)) % 1000) / 220.0 as a) as able
      where not x.commented and not exists (select from teaching.exemption e where e.class_subject_id = x.id and e.pupil_id = p.id and e.semester = x.semester)
      offset 0
    ) as drawn;
    insert into assessment.mark_row (class_subject_id, semester, pupil_id, unit_id, class_id, cells, mean, comment, clause, needed, present, updated_at)
    select x.id, x.semester, p.id, s.unit_id, s.class_id,
      ('{"KTtx1":["Đ",1],"KTtx2":["Đ",1]' || case when x.regular > 2 then ',"KTtx3":["Đ",1]' else '' end || case when x.regular > 3 then ',"KTtx4":["Đ",1]' else '' end ||
        case when x.periodic > 0 then ',"KTdk1":["Đ",1]' else '' end || case when x.periodic > 1 then ',"KTdk2":["Đ",1]' else '' end || ',"KThk":["Đ",1]}')::jsonb,
      null, 'Đ', 'TT58 Đ10.2a', x.regular + x.periodic + 1, x.regular + x.periodic + 1, '2019-01-05T20:00:00+07:00'
    from plan x join teaching.class_subject s on s.id = x.id join people.pupil p on p.class_id = s.class_id and p.active
    where x.commented and not exists (select from teaching.exemption e where e.class_subject_id = x.id and e.pupil_id = p.id and e.semester = x.semester);
    insert into assessment.mark_row (class_subject_id, semester, pupil_id, unit_id, class_id, cells, comment, clause, needed, present, updated_at)
    select s.id, semester, p.id, s.unit_id, s.class_id, jsonb_build_object('HK', jsonb_build_array(case when abs(hashtext(p.id::text)) % 100 < 88 then 'T' else 'K' end, 1)),
      case when abs(hashtext(p.id::text)) % 100 < 88 then 'T' else 'K' end, 'TT58 Đ3, Đ4', 1, 1, '2019-01-05T20:00:00+07:00'
    from teaching.class_subject s join people.pupil p on p.class_id = s.class_id and p.active, generate_series(1, 2) as semester
    where s.subject = 'HK' and s.unit_id % 10 < ${Number(ofTen)} and s.class_id in (select class_id from teaching.class_subject cs join plan x on x.id = cs.id)`);
  await restore();
  await client.query('set constraints all immediate');
  await forced(client, true);
  await client.query('commit');
  await client.query('vacuum analyze assessment.mark_row');
  const { rows } = await client.query<{ pupils: number; rows: number; cells: number }>(
    `select count(distinct pupil_id)::int as pupils, count(*)::int as rows, sum(present)::int as cells from assessment.mark_row`,
  );
  return rows[0] as { pupils: number; rows: number; cells: number };
}

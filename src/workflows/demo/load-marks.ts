// Writes the marks of one district of the demo as far as its schools have come by 10/12/2018; at the demo school with their history.
import { Worker } from 'node:worker_threads';
import type pg from 'pg';
import { copyText } from '#platform/db/copy.ts';
import { ownFile } from '#platform/files/own.ts';
import { lighten } from './lighten.ts';
import { loadMarkLocks } from './load-mark-locks.ts';
import { demoDistrict } from './load-timetable.ts';
import type { MarksClass, MarksPupil } from './marks.ts';
import type { MarksOrder, MarksParcel } from './marks-worker.ts';
import { schoolYear } from './rows.ts';
import { type DemoUnit, demoSchoolSlug } from './units.ts';

const tables = ['assessment.mark_row', 'assessment.result', 'assessment.counter', 'assessment.mark_change'];

/** The rows are made beside the rest of the load: what is returned waits for them and writes them. */
export async function loadMarks(client: pg.PoolClient, units: readonly DemoUnit[]): Promise<() => Promise<void>> {
  const order = await orderOf(client, units);
  const worker = new Worker(ownFile('#workflows/demo/marks-worker.ts'), { workerData: order });
  const made = new Promise<MarksParcel>((resolve, reject) => worker.once('message', resolve).once('error', reject));
  // Whoever writes hears of it; nobody may be listening yet.
  made.catch(() => {});
  return async () => {
    const restore = await lighten(client, tables);
    for (const { table, columns, bytes } of await made) await copyText(client, table, columns, bytes);
    await restore();
    await loadMarkLocks(client);
  };
}

async function orderOf(client: pg.PoolClient, units: readonly DemoUnit[]): Promise<MarksOrder> {
  const unitOf = new Map(units.map((unit) => [unit.id, unit]));
  const marked = demoDistrict(units).map((unit) => unit.id);
  const ask = async <T extends object>(text: string, values: unknown[] = [schoolYear]) =>
    (await client.query<T>(text, values)).rows;
  const classes = await ask<Pick<MarksClass, 'id' | 'grade' | 'name' | 'here'> & { unit_id: number }>(
    `select c.id, c.unit_id, c.grade, c.name, coalesce(p.here, 0) as here
     from classes.class c left join (select class_id, count(*)::int as here from people.pupil where active group by 1) p on p.class_id = c.id
     where c.school_year = $1 order by c.unit_id, c.grade, c.sort_key`,
  );
  // Flat: made into JSON by class, they took the database two seconds.
  const subjects = await ask<MarksClass['subjects'][number] & { class_id: number }>(
    `select class_id, id, subject, kind, periods1, periods2, periodic1, periodic2, specialised from teaching.class_subject
     where school_year = $1 and closed_on is null order by position, id`,
  );
  const pupils = await ask<Pick<MarksPupil, 'id' | 'sex' | 'birth' | 'plan' | 'here'> & { class_id: number }>(
    `select p.id, e.class_id, p.sex, p.birth_date as birth, p.disability_exempt as plan, p.active and p.class_id = e.class_id as here
     from people.pupil p join classes.enrolment e on e.pupil_id = p.id and e.school_year = $1
     where p.unit_id = any($2) or p.disability_exempt order by p.sort_key, p.id`,
    [schoolYear, marked],
  );
  const excused = await ask<{ pupil_id: string; class_id: number } & MarksPupil['excused'][number]>(
    `select e.pupil_id, s.class_id, s.subject as s, e.semester as p, e.kind as k
     from teaching.exemption e join teaching.class_subject s on s.id = e.class_subject_id where s.school_year = $1`,
  );
  const absent = await ask<{ pupil_id: string } & MarksPupil['absent'][number]>(
    `select a.pupil_id, case when a.day <= y.semester1_ends_on then 1 else 2 end as p,
       (count(*) filter (where a.state = 'P'))::int as leave, (count(*) filter (where a.state = 'K'))::int as none
     from teaching.absence a join classes.school_year y on y.code = a.school_year
     where a.school_year = $1 and a.counted and a.state in ('P', 'K') group by 1, 2`,
  );
  const told = await ask<{ id: number; name: string }>(
    `select s.id, t.full_name as name from teaching.class_subject s join organizations.unit u on u.id = s.unit_id and u.slug = $2
     join classes.class c on c.id = s.class_id left join teaching.assignment a on a.class_subject_id = s.id and a.semester = 1
     join people.staff t on t.id = coalesce(a.staff_id, case when s.kind = 'homeroom' then c.homeroom_staff_id end)
     where s.school_year = $1`,
    [schoolYear, demoSchoolSlug],
  );
  const excusedOf = Map.groupBy(excused, (row) => row.pupil_id);
  const asideIn = Map.groupBy(excused, (row) => row.class_id);
  const absentOf = Map.groupBy(absent, (row) => row.pupil_id);
  const pupilsOf = Map.groupBy(pupils, (row) => row.class_id);
  const subjectsOf = Map.groupBy(subjects, (row) => row.class_id);
  const places = new Map<number, number>();
  const here = new Set(marked);
  return {
    told: Object.fromEntries(told.map(({ id, name }) => [id, name])),
    classes: classes.flatMap(({ unit_id: unitId, ...place }): MarksClass[] => {
      const unit = unitOf.get(unitId);
      const taught = subjectsOf.get(place.id);
      if (!unit || !taught) return [];
      const n = places.get(unitId) ?? 0;
      places.set(unitId, n + 1);
      return [
        {
          ...{ ...place, unitId, slug: unit.slug, level: unit.level, place: n, marked: here.has(unitId) },
          subjects: taught.map(({ class_id: _, ...subject }) => subject),
          aside: asideIn.get(place.id) ?? [],
          pupils: (pupilsOf.get(place.id) ?? []).map(({ class_id: _, ...pupil }) => ({
            ...{ ...pupil, excused: excusedOf.get(pupil.id) ?? [], absent: absentOf.get(pupil.id) ?? [] },
          })),
        },
      ];
    }),
  };
}

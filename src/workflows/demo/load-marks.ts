// Writes the marks of one district of the demo as far as its schools have come by 10/12/2018; at the demo school with their history.
import { Worker } from 'node:worker_threads';
import type pg from 'pg';
import { copyText } from '#platform/db/copy.ts';
import { lighten } from './lighten.ts';
import { loadMarkLocks } from './load-mark-locks.ts';
import type { MarksClass, MarksPupil } from './marks.ts';
import type { MarksOrder, MarksParcel } from './marks-worker.ts';
import { schoolYear } from './rows.ts';
import { type DemoUnit, demoSchoolSlug } from './units.ts';

const tables = ['assessment.mark_row', 'assessment.result', 'assessment.counter', 'assessment.mark_change'];
const district = '366';

/** The rows are made beside the rest of the load: what is returned waits for them and writes them. */
export async function loadMarks(client: pg.PoolClient, units: readonly DemoUnit[]): Promise<() => Promise<void>> {
  const order = await orderOf(client, units);
  const worker = new Worker(new URL('./marks-worker.ts', import.meta.url), { workerData: order });
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
  const chosen = new Map(
    units.filter((unit) => unit.district === district || unit.slug === demoSchoolSlug).map((unit) => [unit.id, unit]),
  );
  const ask = async <T extends object>(text: string) => (await client.query<T>(text, [[...chosen.keys()], schoolYear])).rows;
  const classes = await ask<Omit<MarksClass, 'slug' | 'level' | 'place' | 'pupils' | 'unitId'> & { unit_id: number }>(
    `select c.id, c.unit_id, c.grade, c.name, jsonb_agg(jsonb_build_object('id', s.id, 'subject', s.subject, 'kind', s.kind, 'periods1', s.periods1,
        'periods2', s.periods2, 'periodic1', s.periodic1, 'periodic2', s.periodic2, 'specialised', s.specialised) order by s.position, s.id) as subjects
     from classes.class c join teaching.class_subject s on s.class_id = c.id and s.closed_on is null
     where c.unit_id = any($1) and c.school_year = $2 group by c.id order by c.unit_id, c.grade, c.sort_key`,
  );
  const pupils = await ask<{ id: string; class_id: number; sex: MarksPupil['sex']; birth: string | null; plan: boolean }>(
    `select p.id, p.class_id, p.sex, p.birth_date as birth, p.disability_exempt as plan from people.pupil p join classes.class c on c.id = p.class_id
     where p.unit_id = any($1) and p.active and c.school_year = $2 order by p.sort_key, p.id`,
  );
  const excused = await ask<{ pupil_id: string; subject: string; semester: 1 | 2; kind: string }>(
    `select e.pupil_id, s.subject, e.semester, e.kind from teaching.exemption e join teaching.class_subject s on s.id = e.class_subject_id
     where e.unit_id = any($1) and s.school_year = $2`,
  );
  const absent = await ask<{ pupil_id: string; p: 1 | 2; leave: number; none: number }>(
    `select a.pupil_id, case when a.day <= y.semester1_ends_on then 1 else 2 end as p,
       (count(*) filter (where a.state = 'P'))::int as leave, (count(*) filter (where a.state = 'K'))::int as none
     from teaching.absence a join classes.school_year y on y.code = a.school_year
     where a.unit_id = any($1) and a.school_year = $2 and a.counted and a.state in ('P', 'K') group by 1, 2`,
  );
  const told = await ask<{ id: number; name: string }>(
    `select s.id, t.full_name as name from teaching.class_subject s join organizations.unit u on u.id = s.unit_id and u.slug = '${demoSchoolSlug}'
     join classes.class c on c.id = s.class_id left join teaching.assignment a on a.class_subject_id = s.id and a.semester = 1
     join people.staff t on t.id = coalesce(a.staff_id, case when s.kind = 'homeroom' then c.homeroom_staff_id end)
     where s.unit_id = any($1) and s.school_year = $2`,
  );
  const excusedOf = Map.groupBy(excused, (row) => row.pupil_id);
  const absentOf = Map.groupBy(absent, (row) => row.pupil_id);
  const pupilsOf = Map.groupBy(pupils, (row) => row.class_id);
  const places = new Map<number, number>();
  return {
    told: Object.fromEntries(told.map(({ id, name }) => [id, name])),
    classes: classes.flatMap(({ unit_id: unitId, ...place }) => {
      const unit = chosen.get(unitId);
      if (!unit) return [];
      const n = places.get(unitId) ?? 0;
      places.set(unitId, n + 1);
      return [
        {
          ...{ ...place, unitId, slug: unit.slug, level: unit.level, place: n },
          pupils: (pupilsOf.get(place.id) ?? []).map(({ id, sex, birth, plan }): MarksPupil => {
            const aside = excusedOf.get(id) ?? [];
            const days = absentOf.get(id) ?? [];
            const of = (p: 1 | 2) => {
              const { leave = 0, none = 0 } = days.find((row) => row.p === p) ?? {};
              return { leave, none };
            };
            const [one, two] = [of(1), of(2)];
            const excusedIn = (p: 1 | 2) =>
              Object.fromEntries(
                aside
                  .filter(({ semester }) => semester === p)
                  .map(({ subject, kind }) => [subject, kind === 'exempt' ? ('MIEN' as const) : ('KHONG_HOC' as const)]),
              );
            return {
              ...{ id, sex, birth, plan, excused: [excusedIn(1), excusedIn(2)] },
              absent: { 1: one, 2: two, 3: { leave: one.leave + two.leave, none: one.none + two.none } },
            };
          }),
        },
      ];
    }),
  };
}

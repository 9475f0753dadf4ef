// The years behind the pupils of a class: where they learnt, what they had. A học bạ goes with its pupil, also from another school.
import { sql } from 'kysely';
import type { Period } from '#modules/assessment/index.ts';
import type { Work } from '#platform/db/work.ts';
import {
  type CameFrom,
  type ClassFrame,
  type ClassRecord,
  cameFromOf,
  classFrames,
  type RecordResult,
  type RecordRow,
  resultColumns,
  rowsOfPupils,
} from './class-record.ts';

export type SchoolLine = { year: string; className: string; school: string; district: string; province: string };
export type PastYear = {
  frame: ClassFrame;
  cameFrom: CameFrom | undefined;
  results: Partial<Record<Period, RecordResult>>;
  rows: ReadonlyMap<string, RecordRow>;
};
export type History = { path: readonly SchoolLine[]; past: readonly PastYear[] };

/** Of every pupil of the class: the years before this one, oldest first. */
export async function histories(work: Work, record: ClassRecord): Promise<Map<string, History>> {
  const ids = record.pupils.map(({ id }) => id);
  return work.elevated('học bạ đi theo học sinh: các năm học trước, kể cả ở trường khác', async () => {
    // Records of the same child at schools before, as far as their results were taken over.
    const link = sql`link (pupil, source, depth) as (
      select id, id, 0 from unnest(${ids}::uuid[]) as id
      union select l.pupil, f.former_pupil_id, l.depth + 1 from link l join assessment.former_school f on f.pupil_id = l.source where l.depth < 9)`;
    const path = await sql<SchoolLine & { pupil: string }>`
      with recursive ${link}
      select l.pupil, e.school_year as year, string_agg(c.name, ', ' order by e.valid_from) as "className", u.name as school,
        coalesce(m.district, '') as district, coalesce(m.province, '') as province
      from link l join classes.enrolment e on e.pupil_id = l.source join classes.class c on c.id = e.class_id join organizations.unit u on u.id = c.unit_id
      left join lateral (select district, province from organizations.commune where district_code = u.district_code limit 1) m on true
      where e.end_kind is distinct from 'undone' and e.school_year <= ${record.schoolYear}
      group by l.pupil, e.school_year, u.id, u.name, m.district, m.province order by e.school_year, min(e.valid_from)`.execute(
      work.handle,
    );
    const results = await sql<RecordResult & { pupil: string; depth: number; year: string; classId: number }>`
      with recursive ${link}
      select ${resultColumns}, l.pupil, l.depth, r.school_year as year, r.class_id as "classId" from link l join assessment.result r on r.pupil_id = l.source
      where r.school_year < ${record.schoolYear}`.execute(work.handle);
    const frames = await classFrames(work, [...new Set(results.rows.map(({ classId }) => classId))]);
    const rows = await sql<RecordRow & { classId: number }>`
      with recursive ${link}
      select l.pupil, s.subject, m.semester as period, m.cells, m.mean, m.comment, m.class_id as "classId"
      from link l join assessment.mark_row m on m.pupil_id = l.source join teaching.class_subject s on s.id = m.class_subject_id
      where m.class_id = any(${[...frames.keys()]}::int[])`.execute(work.handle);
    const arrivals = new Map<string, Map<string, CameFrom>>();
    for (const year of new Set(results.rows.map((one) => one.year))) arrivals.set(year, await cameFromOf(work, ids, year));
    return new Map(
      ids.map((pupil) => {
        const own = results.rows.filter((one) => one.pupil === pupil);
        const years = [...new Set(own.map(({ year }) => year))].sort();
        const past = years.flatMap((year): PastYear[] => {
          // The school that ended the year speaks for it.
          const all = own.filter((one) => one.year === year);
          const some = all.filter(({ depth }) => depth === Math.min(...all.map((one) => one.depth)));
          const frame = frames.get(some[0]?.classId ?? 0);
          if (!frame) return [];
          const of = rows.rows.filter((row) => row.pupil === pupil && row.classId === frame.classId);
          const byPeriod = Object.fromEntries(some.map((one) => [one.period, one])) as PastYear['results'];
          const cameFrom = arrivals.get(year)?.get(pupil);
          return [{ frame, cameFrom, results: byPeriod, rows: rowsOfPupils(of).get(pupil) ?? new Map() }];
        });
        const lines = path.rows.filter((line) => line.pupil === pupil).map(({ pupil: _, ...line }) => line);
        return [pupil, { path: lines, past }];
      }),
    );
  });
}

// What does the record of one class say: its pupils with what is missing, who leads it and led it before, what was found?
import { sql } from 'kysely';
import { notFound } from '#kernel/refusal.ts';
import type { Work } from '#platform/db/work.ts';
import { type RecordView, viewOf } from '#platform/http/fields.ts';
import { read } from '../handles.ts';
import { classSections } from '../rules/sections.ts';
import type { SchoolClass } from '../tables.ts';

export type ClassPupil = {
  id: string;
  name: string;
  birthDate: string | null;
  sex: string | null;
  missing: string[];
  openErrors: number;
  complete: boolean;
};
export type ClassPage = {
  class: SchoolClass;
  pupils: ClassPupil[];
  homeroom: { id: string; staffId: string; name: string; from: string; to: string | null }[];
  findings: {
    id: number;
    rule: number;
    level: 'E' | 'W';
    field: string;
    detail: string;
    state: 'open' | 'explained' | 'fixed';
    reason: string | null;
    decidedBy: string | null;
  }[];
};

/** @param past the class belongs to a year that is over: its pupils are those of its enrolments */
export async function classRecord(work: Work, unitId: number, id: number, isPast: (year: string) => boolean): Promise<ClassPage> {
  const row = await read(work)
    .selectFrom('classes.class')
    .selectAll()
    .where('id', '=', Number.isSafeInteger(id) ? id : 0)
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
  if (!row) throw notFound('Không tìm thấy lớp này.');
  let pupils = read(work).selectFrom('people.pupil as p').where('p.unit_id', '=', unitId);
  pupils = isPast(row.school_year)
    ? pupils.where(
        sql<boolean>`p.id in (select e.pupil_id from classes.enrolment e where e.class_id = ${id} and (e.end_kind is null or e.end_kind = 'year_closed'))`,
      )
    : pupils.where('p.class_id', '=', id);
  return {
    class: row,
    pupils: await pupils
      .select([
        ...(['p.id', 'p.full_name as name', 'p.birth_date as birthDate', 'p.sex', 'p.missing', 'p.complete'] as const),
        'p.open_errors as openErrors',
      ])
      .orderBy('p.sort_key')
      .orderBy('p.id')
      .execute(),
    homeroom: await read(work)
      .selectFrom('classes.homeroom as h')
      .innerJoin('people.staff as s', 's.id', 'h.staff_id')
      .select(['h.id', 's.id as staffId', 's.full_name as name', 'h.valid_from as from', 'h.valid_to as to'])
      .where('h.class_id', '=', id)
      .orderBy('h.valid_from', 'desc')
      .execute(),
    findings: await read(work)
      .selectFrom('classes.finding')
      .select(['id', 'rule', 'level', 'field', 'detail', 'state', 'reason', 'decided_by as decidedBy'])
      .where('class_id', '=', id)
      .where('state', '<>', 'fixed')
      .orderBy('level')
      .orderBy('rule')
      .execute(),
  };
}

export const classView = (row: SchoolClass): RecordView => ({ version: row.version, ...viewOf(classSections, row) });

/** Who may lead a class: those who work at the school and are no plain employees. */
export async function teachersOf(work: Work, unitId: number): Promise<{ id: string; name: string; leads: string | null }[]> {
  const { rows } = await sql<{ id: string; name: string; leads: string | null }>`
    select s.id, s.full_name as name,
      (select string_agg(c.name, ', ' order by c.sort_key) from classes.class c where c.homeroom_staff_id = s.id and c.active) as leads
    from people.staff s where s.unit_id = ${unitId} and s.active and s.kind is distinct from 'employee'
    order by s.sort_key, s.id`.execute(work.handle);
  return rows;
}

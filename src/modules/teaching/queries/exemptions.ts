// Which pupils of a class take no part in which subject?
import { sql } from 'kysely';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';

export type Exemption = {
  classSubjectId: number;
  pupilId: string;
  semester: 1 | 2;
  kind: 'exempt' | 'not_chosen' | 'not_taught';
};

export async function exemptionsOf(work: Work, classId: number): Promise<Exemption[]> {
  return read(work)
    .selectFrom('teaching.exemption as e')
    .innerJoin('teaching.class_subject as cs', 'cs.id', 'e.class_subject_id')
    .select(['e.class_subject_id as classSubjectId', 'e.pupil_id as pupilId', 'e.semester', 'e.kind'])
    .where('cs.class_id', '=', classId)
    .execute();
}

export type ExemptionRow = Exemption & {
  name: string;
  classId: number;
  className: string;
  subject: string;
  language: string | null;
  basis: string;
  decidedOn: string;
  recordedBy: string;
};
export type ExemptionFilter = { text?: string; kind?: string; grade?: string; sort?: string };

/** Of a school in a year, for the list. */
export async function schoolExemptions(
  work: Work,
  unitId: number,
  schoolYear: string,
  filter: ExemptionFilter,
): Promise<ExemptionRow[]> {
  let query = read(work)
    .selectFrom('teaching.exemption as e')
    .innerJoin('teaching.class_subject as cs', 'cs.id', 'e.class_subject_id')
    .innerJoin('classes.class as c', 'c.id', 'cs.class_id')
    .innerJoin('people.pupil as p', 'p.id', 'e.pupil_id')
    .where('e.unit_id', '=', unitId)
    .where('cs.school_year', '=', schoolYear);
  for (const like of likePatterns(filter.text))
    query = query.where((q) => q.or([q('p.name_fold', 'like', like), q('c.name_fold', 'like', like)]));
  if (filter.kind === 'exempt' || filter.kind === 'not_chosen' || filter.kind === 'not_taught')
    query = query.where('e.kind', '=', filter.kind);
  if (filter.grade) query = query.where('c.grade', '=', filter.grade);
  const down = filter.sort?.startsWith('-') ? sql`desc` : sql`asc`;
  const by = { class: sql`c.grade || ' ' || c.sort_key`, name: sql`p.sort_key`, day: sql`e.decided_on` }[
    (filter.sort ?? 'class').replace('-', '')
  ];
  return query
    .select([
      ...(['e.class_subject_id as classSubjectId', 'e.pupil_id as pupilId', 'e.semester', 'e.kind', 'e.basis'] as const),
      ...(['e.decided_on as decidedOn', 'e.recorded_by as recordedBy', 'p.full_name as name', 'c.id as classId'] as const),
      ...(['c.name as className', 'cs.subject', 'c.foreign_language_1 as language'] as const),
    ])
    .orderBy(sql`${by ?? sql`c.sort_key`} ${down}, c.grade, c.sort_key, p.sort_key, e.semester`)
    .execute();
}

/** Those who sit in a class today. */
export async function pupilsOfClass(
  work: Work,
  classId: number,
): Promise<{ id: string; name: string; birthDate: string | null }[]> {
  return read(work)
    .selectFrom('people.pupil')
    .select(['id', 'full_name as name', 'birth_date as birthDate'])
    .where('class_id', '=', classId)
    .where('status', 'in', ['studying', 'arrived'])
    .orderBy('sort_key')
    .orderBy('id')
    .execute();
}

// Which pupils of a class take no part in which subject?
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

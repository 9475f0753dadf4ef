// Which class is meant, as far as teaching needs to know it?
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';

export type PlaceOfTeaching = {
  id: number;
  name: string;
  grade: string;
  schoolYear: string;
  active: boolean;
  language: string | null;
};
export async function classOf(work: Work, unitId: number, id: number): Promise<PlaceOfTeaching | undefined> {
  return read(work)
    .selectFrom('classes.class')
    .select(['id', 'name', 'grade', 'school_year as schoolYear', 'active', 'foreign_language_1 as language'])
    .where('id', '=', Number.isSafeInteger(id) ? id : 0)
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
}

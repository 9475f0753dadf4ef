// Who leads a unit: everybody written down for its own people, those in office for citizens.

import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';

export type Leader = {
  id: string;
  position: number;
  name: string;
  title: string;
  phone: string;
  email: string;
  duty: string;
  /** '': in Vietnamese only. */
  titleEn: string;
  dutyEn: string;
  photo: string | null;
  validFrom: string;
  validTo: string | null;
};

const columns = [
  ...(['id', 'position', 'name', 'title', 'phone', 'email', 'duty', 'photo_id as photo'] as const),
  ...(['title_en as titleEn', 'duty_en as dutyEn'] as const),
  ...(['valid_from as validFrom', 'valid_to as validTo'] as const),
] as const;

export async function leadersOf(work: Work, unitId: number): Promise<(Leader & { version: number; updatedBy: string })[]> {
  return read(work)
    .selectFrom('sites.leader')
    .select([...columns, 'version', 'updated_by as updatedBy'])
    .where('unit_id', '=', unitId)
    .orderBy('position')
    .orderBy('valid_from', 'desc')
    .orderBy('id')
    .execute();
}

export async function leadersNow(work: Work, unitId: number): Promise<Leader[]> {
  return read(work)
    .selectFrom('sites.leader')
    .select(columns)
    .where('unit_id', '=', unitId)
    .where('valid_from', '<=', work.today)
    .where((q) => q.or([q('valid_to', 'is', null), q('valid_to', '>=', work.today)]))
    .orderBy('position')
    .orderBy('id')
    .execute();
}

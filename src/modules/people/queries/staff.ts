// Who works at a unit?
import { fold } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';

export type StaffRow = {
  id: string;
  name: string;
  birthDate: string | null;
  position: string | null;
  kind: string | null;
  mainSubject: string | null;
  degree: string | null;
  contract: string | null;
  missing: string[];
  complete: boolean;
};

export async function listStaff(
  work: Work,
  unitId: number,
  filter: { text?: string; kind?: string; complete?: boolean; limit?: number; offset?: number },
): Promise<{ rows: StaffRow[]; total: number }> {
  let query = read(work).selectFrom('people.staff').where('unit_id', '=', unitId).where('active', '=', true);
  for (const word of fold(filter.text ?? '')
    .split(' ')
    .filter(Boolean))
    query = query.where('name_fold', 'like', `%${word.replace(/[%_\\]/g, '\\$&')}%`);
  if (filter.kind === 'manager' || filter.kind === 'teacher' || filter.kind === 'employee')
    query = query.where('kind', '=', filter.kind);
  if (filter.complete !== undefined) query = query.where('complete', '=', filter.complete);
  const { total } = await query.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select([
      ...([
        'id',
        'full_name as name',
        'birth_date as birthDate',
        'position',
        'kind',
        'main_subject as mainSubject',
        'degree',
        'contract',
      ] as const),
      ...(['missing', 'complete'] as const),
    ])
    .orderBy('sort_key')
    .orderBy('id')
    .limit(filter.limit ?? 50)
    .offset(filter.offset ?? 0)
    .execute();
  return { rows, total };
}

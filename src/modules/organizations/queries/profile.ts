// What does the record of a unit say?
import type { Selectable } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import type { CommuneTable, ProfileTable } from '../tables.ts';

export type Profile = Selectable<ProfileTable> & {
  commune_name: string | null;
  commune_kind: string | null;
  district: string | null;
};

export async function profileOf(work: Work, unitId: number): Promise<Profile | undefined> {
  return read(work)
    .selectFrom('organizations.profile as p')
    .leftJoin('organizations.commune as c', 'c.code', 'p.commune_code')
    .selectAll('p')
    .select(['c.name as commune_name', 'c.kind as commune_kind', 'c.district'])
    .where('p.unit_id', '=', unitId)
    .executeTakeFirst();
}

/** All of the province; `of` a unit with a district: where it may stand, and what is on record. */
export async function communes(
  work: Work,
  of: { district: string | null; recorded: string | null } = { district: null, recorded: null },
): Promise<Selectable<CommuneTable>[]> {
  return read(work)
    .selectFrom('organizations.commune')
    .selectAll()
    .$if(of.district !== null, (query) =>
      query.where((q) => q.or([q('district_code', '=', of.district), q('code', '=', of.recorded)])),
    )
    .orderBy('district_code')
    .orderBy('name_fold')
    .execute();
}

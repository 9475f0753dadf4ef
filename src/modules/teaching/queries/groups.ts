// Which groups of teachers does a school have, who leads them and who belongs to them?
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';

export type Group = {
  id: number;
  name: string;
  headId: string | null;
  deputyId: string | null;
  version: number;
  members: { id: string; name: string; mainSubject: string | null; active: boolean }[];
};

export async function groupsOf(work: Work, unitId: number): Promise<Group[]> {
  const groups = await read(work)
    .selectFrom('teaching.professional_group')
    .select(['id', 'name', 'head_staff_id as headId', 'deputy_staff_id as deputyId', 'version'])
    .where('unit_id', '=', unitId)
    .where('closed_on', 'is', null)
    .orderBy('name_fold')
    .execute();
  const members = await read(work)
    .selectFrom('teaching.group_member as m')
    .innerJoin('people.staff as s', 's.id', 'm.staff_id')
    .select(['m.group_id as groupId', 's.id', 's.full_name as name', 's.main_subject as mainSubject', 's.active'])
    .where('m.unit_id', '=', unitId)
    .orderBy('s.sort_key')
    .orderBy('s.id')
    .execute();
  const byGroup = Map.groupBy(members, (row) => row.groupId);
  return groups.map((group) => ({ ...group, members: (byGroup.get(group.id) ?? []).map(({ groupId: _, ...member }) => member) }));
}

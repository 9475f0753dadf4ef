// Which person of the staff is an account, and which accounts are nobody's yet?
import { fold } from '#kernel/vietnamese-text.ts';
import { grantsAt } from '#modules/access/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';

export type StaffOfUser = { id: string; unitId: number; name: string; kind: string | null; active: boolean };
/** undefined: the account is linked with nobody whom the actor may see. */
export async function staffOfUser(work: Work, userId: string): Promise<StaffOfUser | undefined> {
  return read(work)
    .selectFrom('people.staff')
    .select(['id', 'unit_id as unitId', 'full_name as name', 'kind', 'active'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
}
/** Of whoever acts. */
export const staffOfActor = (work: Work): Promise<StaffOfUser | undefined> =>
  work.actor.kind === 'person' ? staffOfUser(work, work.actor.userId) : Promise.resolve(undefined);

export type FreeAccount = { userId: string; name: string; username: string; sameName: boolean };
export type LinkedAccount = { own: { userId: string; name: string; username: string } | null; free: FreeAccount[] };

/** Those with the same name first. */
export async function accountsFor(
  work: Work,
  unit: { path: string },
  staff: { name: string; userId: string | null },
): Promise<LinkedAccount> {
  const { rows } = await grantsAt(work, unit.path, { limit: 1000 });
  const accounts = [...new Map(rows.map((row) => [row.userId, row])).values()].map(({ userId, name, username }) => ({
    ...{ userId, name, username: username ?? '' },
  }));
  const ids = accounts.map((one) => one.userId);
  const linked = ids.length
    ? await read(work).selectFrom('people.staff').select('user_id').where('user_id', 'in', ids).execute()
    : [];
  const taken = new Set(linked.map((row) => row.user_id));
  const wanted = fold(staff.name);
  return {
    own: accounts.find((one) => one.userId === staff.userId) ?? null,
    free: accounts
      .filter((one) => !taken.has(one.userId))
      .map((one) => ({ ...one, sameName: fold(one.name) === wanted }))
      .sort((a, b) => Number(b.sameName) - Number(a.sameName) || a.name.localeCompare(b.name, 'vi')),
  };
}

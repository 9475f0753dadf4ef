// Who holds what at a unit, as the address describes it: one reading for the screen and for its export.
import { type Role, roles, runnersOf, runningRoles } from '#kernel/actor.ts';
import { reservedFor } from '#kernel/refusal.ts';
import { type Unit, unitOfAddress } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import { mayGive } from '../policy.ts';
import { type GrantFilter, type GrantRow, grantsAt } from '../queries/people-at.ts';

export const states = [
  { value: 'unused', label: '90 ngày chưa vào' },
  { value: 'never', label: 'Chưa vào lần nào' },
  { value: 'ending', label: 'Hết hạn trong 30 ngày' },
  { value: 'coming', label: 'Chưa tới ngày bắt đầu' },
  { value: 'disabled', label: 'Tài khoản đã ngừng' },
  { value: 'past', label: 'Đã thu hồi, đã hết hạn' },
];

export const peopleQuery = (search: URLSearchParams): ListQuery =>
  listQuery(search, {
    filters: { role: roles, state: states.map((state) => state.value), below: ['yes'] },
    sorts: ['unit', 'name', 'last'],
  });

/** The unit and the roles the actor may give there. @throws Refused for whoever gives none */
export async function unitToAdminister(work: Work, slug: string | undefined): Promise<{ unit: Unit; given: Role[] }> {
  const unit = await unitOfAddress(work, slug);
  const given = roles.filter((role) => mayGive(work.actor, role, unit) === true);
  if (given.length === 0)
    throw reservedFor(runningRoles, `Người và vai trò của ${unit.shortName} do ${runnersOf(unit.level)} quản lý.`);
  return { unit, given };
}

export async function peopleList(
  work: Work,
  unit: Unit,
  { q, filters, sort, limit, offset }: ListQuery,
): Promise<{ rows: GrantRow[]; total: number }> {
  return grantsAt(work, unit.path, {
    text: q,
    below: filters.below === 'yes',
    role: (filters.role ?? '') as Role | '',
    state: (filters.state ?? '') as NonNullable<GrantFilter['state']>,
    sort: (sort.replace('unit', '') === '-' ? '' : sort.replace('unit', '')) as NonNullable<GrantFilter['sort']>,
    limit,
    offset,
  });
}

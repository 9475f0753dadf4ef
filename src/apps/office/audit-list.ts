// The audit record of a unit as the address describes it: one reading for the screen and for its export.
import { holds } from '#kernel/actor.ts';
import { refuse } from '#kernel/refusal.ts';
import { type AuditRow, auditEntries } from '#modules/audit/index.ts';
import { type Unit, unitOfAddress } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';

export const auditActions = [
  { value: 'people.', label: 'Hồ sơ' },
  { value: 'people.reveal', label: 'Xem mục được che' },
  { value: 'people.export', label: 'Tải danh sách' },
  { value: 'content.', label: 'Bài đăng' },
  { value: 'access.', label: 'Người và vai trò' },
  { value: 'organizations.', label: 'Đơn vị' },
];
const day = (text: string | null) => (/^\d{4}-\d{2}-\d{2}$/.test(text ?? '') ? (text ?? '') : '');

export function auditQuery(search: URLSearchParams): ListQuery & { from: string; to: string } {
  const query = listQuery(search, { filters: { action: auditActions.map((a) => a.value) }, sorts: ['at'] });
  return { ...query, from: day(search.get('from')), to: day(search.get('to')) };
}

/** @throws Refused when the actor may not read it */
export async function auditList(
  work: Work,
  slug: string | undefined,
  query: ReturnType<typeof auditQuery>,
): Promise<{ unit: Unit; rows: AuditRow[]; more: boolean }> {
  const unit = await unitOfAddress(work, slug);
  if (!holds(work.actor, ['province_admin', 'district_admin', 'principal'], unit.path))
    throw refuse('not_allowed', `Nhật ký của ${unit.shortName} do hiệu trưởng và quản trị cấp trên xem.`);
  const rows = await auditEntries(work, {
    ...{ path: unit.path, text: query.q, action: query.filters.action ?? '', from: query.from, to: query.to },
    ...{ limit: query.limit + 1, offset: query.offset },
  });
  return { unit, rows: rows.slice(0, query.limit), more: rows.length > query.limit };
}

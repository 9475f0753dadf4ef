// What the address says about the list of staff: for the screen, its export, and the way from one record to the next.
import { staffKinds, staffStatuses } from '#kernel/code-lists/people-codes.ts';
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import type { StaffFilter } from '../queries/staff.ts';
import { mandatoryStaffFields } from '../rules/staff.ts';

const spec = {
  filters: {
    rule: 'number',
    kind: staffKinds.entries.map((entry) => entry.code),
    complete: ['yes', 'no'],
    found: ['error', 'warning', 'explained'],
    missing: mandatoryStaffFields,
    status: ['active', 'gone', 'all', ...staffStatuses.entries.map((entry) => entry.code)],
  },
  sorts: ['name', 'birth', 'position', 'subject', 'code'],
} as const;
export const staffQuery = (search: URLSearchParams): ListQuery => listQuery(search, spec);

export const staffFilterOf = ({ q, filters, sort, limit, offset }: ListQuery): StaffFilter => ({
  ...{ text: q, sort, limit, offset },
  ...(filters.rule ? { rule: Number(filters.rule) } : {}),
  ...(filters.kind ? { kind: filters.kind } : {}),
  ...(filters.complete ? { complete: filters.complete === 'yes' } : {}),
  ...(filters.found ? { found: filters.found as 'error' } : {}),
  ...(filters.missing ? { missing: filters.missing } : {}),
  ...(filters.status ? { status: filters.status as 'active' } : {}),
});

// What the address says about the list of classes: for the screen and its export.
import { grades } from '#kernel/code-lists/units-and-grades.ts';
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import type { ClassFilter } from '../queries/classes.ts';

const spec = {
  filters: { grade: grades.map((grade) => grade.code), complete: ['yes', 'no'], found: ['error', 'warning'] },
  sorts: ['name', 'homeroom', 'pupils', 'complete'],
  // A school has some dozens of classes: one page.
  pageSize: 500,
} as const;
export const classQuery = (search: URLSearchParams): ListQuery => listQuery(search, spec);

export const classFilterOf = ({ q, filters, sort }: ListQuery): ClassFilter => ({
  ...{ text: q, sort },
  ...(filters.grade ? { grade: filters.grade } : {}),
  ...(filters.complete ? { complete: filters.complete === 'yes' } : {}),
  ...(filters.found ? { found: filters.found as 'error' } : {}),
});

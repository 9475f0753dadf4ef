// What the address says about the list of findings: for the screen and its export.
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import type { FoundFilter } from '../queries/findings.ts';

const spec = {
  filters: { rule: 'number', level: ['E', 'W'], kind: ['pupil', 'staff'], state: ['open', 'explained'] },
  sorts: ['rule', 'name', 'seen'],
} as const;
export const findingQuery = (search: URLSearchParams): ListQuery => listQuery(search, spec);

export const findingFilterOf = ({ q, filters, sort, limit, offset }: ListQuery): FoundFilter => ({
  ...{ text: q, sort, limit, offset, state: filters.state === 'explained' ? 'explained' : 'open' },
  ...(filters.rule ? { rule: Number(filters.rule) } : {}),
  ...(filters.level ? { level: filters.level as 'E' } : {}),
  ...(filters.kind ? { kind: filters.kind as 'pupil' } : {}),
});

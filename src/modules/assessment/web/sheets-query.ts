// What the address says about the list of sheets.
import type { LocalDate } from '#kernel/calendar.ts';
import { grades } from '#kernel/code-lists/units-and-grades.ts';
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import type { Period } from '../rules/outcome.ts';
import { semesterAtWork } from '../rules/period-names.ts';
import { periodOf } from './period.ts';

const spec = {
  filters: {
    period: ['hk1', 'hk2', 'cn'],
    show: ['mine', 'classes'],
    state: ['lacking', 'full'],
    grade: grades.map((grade) => grade.code),
  },
  sorts: ['class', 'lacking'],
  pageSize: 500,
} as const;
export const sheetsQuery = (search: URLSearchParams): ListQuery => listQuery(search, spec);

export const chosenPeriod = (query: ListQuery, today: LocalDate): Period =>
  periodOf(query.filters.period) ?? semesterAtWork(today);

// What the address says about the findings of a school's results: for the screen and its export.
import { fold } from '#kernel/vietnamese-text.ts';
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import type { ResultFinding } from '../queries/result-findings.ts';

export const findingsQuery = (search: URLSearchParams): ListQuery =>
  listQuery(search, {
    filters: { state: ['explained'], level: ['E', 'W'], about: ['plan', 'results'] },
    sorts: ['rule', 'class'],
    pageSize: 500,
  });

export function chosenFindings(found: readonly ResultFinding[], { q, filters, sort }: ListQuery): ResultFinding[] {
  const words = fold(q).split(' ').filter(Boolean);
  const some = found.filter(
    ({ text, level, rule, explained }) =>
      words.every((word) => fold(text).includes(word)) &&
      (explained !== null) === (filters.state === 'explained') &&
      (!filters.level || level === filters.level) &&
      (!filters.about || rule < 31 === (filters.about === 'plan')),
  );
  if (sort.replace('-', '') === 'class')
    some.sort((a, b) => (a.className ?? 'zzz').localeCompare(b.className ?? 'zzz', 'vi', { numeric: true }));
  else some.sort((a, b) => (a.level === b.level ? a.rule - b.rule : a.level < b.level ? -1 : 1));
  return sort.startsWith('-') ? some.reverse() : some;
}

// What the address says about the list of grade 9: for the screen and its export.
import { fold } from '#kernel/vietnamese-text.ts';
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import type { CompletionLine } from '../queries/completion-list.ts';

export const completionQuery = (search: URLSearchParams): ListQuery =>
  listQuery(search, { filters: { class: 'number', state: ['yes', 'no', 'open'] }, sorts: ['name'], pageSize: 2000 });

export function chosenCompletions(lines: readonly CompletionLine[], { q, filters, sort }: ListQuery): CompletionLine[] {
  const words = fold(q).split(' ').filter(Boolean);
  const found = lines.filter(({ name, classId, outcome }) => {
    const state = outcome.value === null ? 'open' : outcome.value.recognised ? 'yes' : 'no';
    return (
      words.every((word) => fold(name).includes(word)) &&
      (!filters.class || classId === Number(filters.class)) &&
      (!filters.state || state === filters.state)
    );
  });
  return sort.startsWith('-') ? found.toReversed() : found;
}

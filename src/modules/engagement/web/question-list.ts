// What the address says about the list of questions: for the screen and for its export.
import { type ListQuery, type ListSpec, listQuery } from '#platform/http/list-query.ts';
import type { QuestionFilter } from '../queries/questions.ts';
import type { Pace } from '../rules/clock.ts';
import { kindNames, questionFields } from '../rules/fields.ts';
import { type QuestionState, questionStates } from '../rules/question-way.ts';

const spec: ListSpec = {
  filters: {
    state: questionStates,
    clock: ['open', 'overdue'],
    field: questionFields.entries.map((field) => field.code),
    kind: Object.keys(kindNames),
  },
  sorts: ['asked', 'due', 'title', 'updated'],
};
export const questionListOf = (search: URLSearchParams): ListQuery =>
  listQuery(search.has('sort') ? search : new URLSearchParams([...search, ['sort', '-asked']]), spec);

export const filterOf = ({ q, filters, sort, limit, offset }: ListQuery): QuestionFilter => ({
  ...{ text: q, sort, limit, offset },
  ...Object.fromEntries(['state', 'clock', 'field', 'kind'].flatMap((name) => (filters[name] ? [[name, filters[name]]] : []))),
});

export const stateTone: Record<QuestionState, string> = {
  ...{ new: 'tag info', received: 'tag', forwarded: 'tag info', processing: 'tag', awaiting: 'tag warn' },
  ...{ answered: 'tag ok', refused: 'tag bad', duplicate: 'tag' },
};
export const paceTone: Record<Pace, string> = {
  closed: 'small muted',
  overdue: 'tag bad',
  soon: 'tag warn',
  fine: 'small muted',
};

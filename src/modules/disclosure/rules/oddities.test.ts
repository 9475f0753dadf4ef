import { expect, test } from 'vitest';
import { emptyContent } from './content.ts';
import { odditiesOf } from './oddities.ts';
import { standardColumns, standardRows } from './sets/parts.ts';

const parts = [
  {
    kind: 'table' as const,
    code: 'posts',
    title: '',
    columns: [{ code: 'total', title: 'Tổng số' }],
    rows: [
      { code: 'teachers', title: 'Giáo viên', fact: 'staff.teacher' },
      { code: 'managers', title: 'Quản lý', fact: 'staff.manager' },
    ],
  },
  { kind: 'table' as const, code: 'standards', title: '', columns: standardColumns, rows: standardRows },
  {
    kind: 'table' as const,
    code: 'pupils',
    title: '',
    columns: 'grades' as const,
    rows: [{ code: 'all', title: 'Học sinh', fact: 'pupils' }],
  },
  {
    kind: 'table' as const,
    code: 'results',
    title: '',
    columns: 'grades' as const,
    rows: [
      { code: 'h', title: 'Học lực', heading: true as const, atMost: 'pupils' },
      { code: 'good', title: 'Giỏi' },
      { code: 'fair', title: 'Khá' },
      { code: 'h2', title: 'Cuối năm', heading: true as const },
      { code: 'promoted', title: 'Lên lớp' },
    ],
  },
];
const content = (typed: Record<string, Record<string, Record<string, number>>>) => ({
  ...emptyContent(['06', '07']),
  asOf: '2018-12-10',
  figures: {
    posts: { teachers: { total: 24 }, managers: { total: 2 } },
    pupils: { all: { total: 70, '06': 40, '07': 30 } },
  },
  typed,
});

test.each([
  ['as many as there are', { standards: { teachers: { good: 20, fair: 4 }, managers: { good: 2 } } }, []],
  [
    '999 in each grade with 24 teachers',
    { standards: { teachers: { good: 999, fair: 999, passed: 999, failed: 999 } } },
    [[3996, 24]],
  ],
  ['pupils of one grade', { results: { good: { '06': 30, '07': 10 }, fair: { '06': 11, '07': 20 } } }, [[41, 40]]],
  ['rows under another heading do not count', { results: { good: { '06': 40 }, promoted: { '06': 400 } } }, []],
  ['nothing typed', {}, []],
])('%s', (_what, typed, expected) => {
  expect(odditiesOf({ parts }, content(typed as never)).map((odd) => [odd.typed, odd.known])).toEqual(expected);
});

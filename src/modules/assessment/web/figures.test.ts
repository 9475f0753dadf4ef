import { expect, test } from 'vitest';
import type { GroupFigures, Statistics } from '../queries/result-statistics.ts';
import { figuresOf } from './figures.ts';

const grade: GroupFigures = {
  ...{ key: 'K06 TT58/2011', classId: null, grade: '06', ruleSet: 'TT58/2011', pupils: 155, notRated: 1, rated: 39 },
  ...{ level: { G: 11, K: 28, '': 115 }, conduct: { T: 77, '': 77 }, title: { HSG: 11 }, decision: {} },
};
const statistics: Statistics = { classes: [], grades: [grade], subjects: [], ruleSets: ['TT58/2011'] };

test('a share is of those who have been rated; how many are not yet stands beside', () => {
  const [learning, conduct, titles] = figuresOf(statistics, 1).map(({ head, rows }) =>
    Object.fromEntries(head.map((name, i) => [name, rows[0]?.cells[i]?.replaceAll('\u00a0', ' ')])),
  );
  expect(learning).toMatchObject({
    'Sĩ số': '155',
    Giỏi: '11 (28,2 %)',
    Khá: '28 (71,8 %)',
    'Chưa có': '115',
    'Không đánh giá': '1',
  });
  expect(conduct).toMatchObject({ Tốt: '77 (100,0 %)', 'Chưa có': '77' });
  expect(titles).toMatchObject({ 'Đã đánh giá': '39', 'Học sinh giỏi': '11 (28,2 %)' });
});

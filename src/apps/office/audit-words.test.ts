import { expect, test } from 'vitest';
import { auditGroups, changesOf, shownValue } from './audit-words.ts';

test.each([
  ['birth_date', '2006-05-12', '12/05/2006'],
  ['role', 'clerk', 'Văn thư'],
  ['x', null, 'trống'],
  ['x', [], 'trống'],
  ['x', true, 'có'],
  ['state', 'draft', 'bản nháp'],
  ['status', 'moved_away', 'Chuyển đi'],
  ['class_id', 7, '6B'],
  ['class_id', 8, 'lớp không còn'],
  ['x', { phone: '0912', name: '' }, expect.stringContaining('0912')],
])('%s %j is written %s', (key, value, words) => {
  expect(shownValue(key, value, new Map([[7, '6B']]))).toEqual(words);
});

test('both sides of a change, one side of what is new or gone, fields by their Vietnamese names', () => {
  expect(changesOf({ birth_date: null }, { birth_date: '2006-05-12' })).toEqual([
    { field: 'ngày sinh', before: 'trống', after: '12/05/2006' },
  ]);
  expect(changesOf(null, { role: 'clerk' })).toEqual([{ field: 'vai trò', before: null, after: 'Văn thư' }]);
  expect(changesOf({ role: 'clerk' }, null)).toEqual([{ field: 'vai trò', before: 'Văn thư', after: null }]);
});

test('every group of acts names beginnings of verbs', () => {
  for (const group of auditGroups) for (const action of group.actions) expect(action).toMatch(/^[a-z]+\.[a-z-]*$/);
});

// Who is gone, how, since when: beside the name.
import { expect, test } from 'vitest';
import { goneWords } from './gone.ts';

test.each([
  [{ here: false, went: 'moved_away', until: '2018-12-10' }, 'chuyển đi 10/12/2018'],
  [{ here: false, went: 'dropped_out', until: '2018-12-10' }, 'thôi học 10/12/2018'],
  [{ here: false, went: 'moved_class', until: '2018-12-10' }, 'chuyển lớp 10/12/2018, điểm ở lớp mới'],
  [{ here: false, went: null, until: '2019-05-31' }, ''],
  [{ here: true, went: 'left_school', until: null }, ''],
] as const)('%j: %s', (pupil, words) => {
  expect(goneWords(pupil)).toBe(words);
});

// What the form of locks offers no more, with the day and the name.
import { expect, test } from 'vitest';
import { lockedBy } from './lock-matrix.ts';

const lock = {
  classId: 7,
  classSubjectId: 70,
  semester: 1,
  at: new Date('2018-12-10T08:00:00+07:00'),
  by: 'Trần Văn Hiệu',
} as const;
const scope = { classId: 7, classSubjectId: 70, semester: 1, column: null } as const;

test.each([
  ['a column, of that column', { ...lock, column: 'KTtx1' }, { ...scope, column: 'KTtx1' }, true],
  ['a column, of another', { ...lock, column: 'KTtx1' }, { ...scope, column: 'KTtx2' }, false],
  ['a column, of the whole subject', { ...lock, column: 'KTtx1' }, scope, false],
  ['a subject, of the subject', { ...lock, column: null }, scope, true],
  ['a subject, of each of its columns', { ...lock, column: null }, { ...scope, column: 'KThk' }, true],
  ['a subject, of another subject', { ...lock, column: null }, { ...scope, classSubjectId: 71 }, false],
  ['a subject, of the other semester', { ...lock, column: null }, { ...scope, semester: 2 }, false],
] as const)('%s', (_, of, asked, closed) => {
  expect(lockedBy([of], asked)).toBe(closed ? 'đã khóa 10/12/2018, Trần Văn Hiệu' : null);
});

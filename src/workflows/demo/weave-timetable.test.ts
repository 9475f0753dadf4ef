// The demo's timetables have no clashes, however the hours are spread.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clashesOf } from '#modules/teaching/index.ts';
import { placesOf, type ToPlace, weave } from './weave-timetable.ts';

const { places } = placesOf('thcs');
const errors = (lessons: ToPlace[]) => {
  const { placed, left } = weave(lessons, places);
  const facts = { classes: new Map(), subjects: new Map(), staff: new Map() };
  const clashes = clashesOf(
    placed.map((one) => ({ ...one, activity: null, room: null })),
    facts,
  );
  return { left, placed: placed.length, errors: clashes.filter((clash) => clash.level === 'error').length };
};

test('a school whose teachers are as busy as they may be finds a place for every lesson, without holes', () => {
  // Twelve classes of 28 lessons; 18 teachers of 18 or 19.
  const lessons: ToPlace[] = Array.from({ length: 12 }, (_, c) =>
    Array.from({ length: 14 }, (_, s) => ({ classId: c, subjectId: c * 100 + s, staffId: `t${(s * 12 + c) % 18}`, count: 2 })),
  ).flat();
  expect(errors(lessons)).toEqual({ left: 0, placed: 12 * 28, errors: 0 });
});

test('whatever is asked for, nobody is at two places at once', () => {
  const lesson = fc.record({
    classId: fc.integer({ min: 1, max: 6 }),
    subjectId: fc.integer({ min: 1, max: 8 }),
    staffId: fc.constantFrom('a', 'b', 'c', 'd', 'e', null),
    count: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(lesson, { maxLength: 40 }), (lessons) => {
      expect(errors(lessons).errors).toBe(0);
    }),
    { numRuns: 60 },
  );
});

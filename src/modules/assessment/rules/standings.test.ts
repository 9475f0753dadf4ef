// Did a result stand approved when the marks behind it changed? By approvals of the class, and by who was let through incomplete.
import { expect, test } from 'vitest';
import { approvedThen, type Standing } from './standings.ts';

const at = (time: string) => new Date(`2018-12-10T${time}:00+07:00`);
const before = (pupil: string, approved: boolean): Standing => ({
  ...{ pupil, period: 1, approved, level: 'G', conduct: 'T', title: null, decision: null },
});
/** Approved at 8, opened again at 10, approved once more at 11; the cells were opened at 9. */
const known = {
  times: [
    { period: 1 as const, from: at('08:00'), to: at('10:00') },
    { period: 1 as const, from: at('11:00'), to: null },
  ],
  before: [before('an', true), before('chi', false)],
  opened: at('09:00'),
};

test.each([
  ['an', 1, '07:59', false],
  ['an', 1, '09:30', true],
  ['an', 1, '10:00', false],
  ['an', 1, '10:30', false],
  ['an', 1, '11:30', true],
  ['an', 3, '09:30', false],
  // Let through incomplete the first time, approved with the class the second.
  ['chi', 1, '09:30', false],
  ['chi', 1, '11:30', true],
] as const)('%s, period %i, at %s: %s', (pupil, period, time, approved) => {
  expect(approvedThen(known, pupil, period, at(time))).toBe(approved);
});

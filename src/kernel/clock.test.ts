import { afterEach, expect, test, vi } from 'vitest';
import { fixedClock, realClock, startedClock } from './clock.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('a started clock shows its start and ticks on from there', () => {
  vi.useFakeTimers();
  const opened = new Date('2026-11-24T01:00:00Z');
  vi.setSystemTime(opened);
  const clock = startedClock(new Date('2018-12-10T08:00:00+07:00'), opened);
  expect(clock.now().toISOString()).toBe('2018-12-10T01:00:00.000Z');
  vi.advanceTimersByTime(16 * 3_600_000);
  expect(clock.now().toISOString()).toBe('2018-12-10T17:00:00.000Z');
  // Midnight in Vietnam has passed although the UTC day is the same.
  expect(clock.today()).toBe('2018-12-11');
});

test('a fixed clock stands until it is set', () => {
  const clock = fixedClock(new Date('2018-12-14T16:59:59Z'));
  expect(clock.today()).toBe('2018-12-14');
  clock.set(new Date('2018-12-14T17:00:00Z'));
  expect(clock.today()).toBe('2018-12-15');
  clock.now().setFullYear(1900);
  expect(clock.today()).toBe('2018-12-15');
});

test('the real clock is the machine’s', () => {
  vi.useFakeTimers();
  vi.setSystemTime(new Date('2026-11-24T20:00:00Z'));
  expect(realClock().today()).toBe('2026-11-25');
});

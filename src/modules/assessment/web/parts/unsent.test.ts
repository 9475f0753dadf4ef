import { expect, test } from 'vitest';
import type { Waiting } from '../grid/queue.ts';
import { unsentOf } from './unsent.ts';

const typed = (pupil: string, more: Partial<Waiting> = {}): Waiting => ({
  ...{ opId: pupil, unit: 'thcs', classSubject: 1, period: 1, sheet: 'Ngữ văn 9A', pupil, column: 'KTtx1', text: '8', was: '' },
  ...{ baseVersion: 0, via: 'grid', state: 'queued', tried: false, ...more },
});

test('what waits is counted apart from what a teacher must look at, and each sheet is named once', () => {
  expect(unsentOf([])).toEqual({ waiting: 0, untaken: 0, sheets: [] });
  const { sheet: _, ...older } = typed('d', { period: 2 });
  expect(unsentOf([typed('a'), typed('b', { tried: true }), typed('c', { state: 'conflict' }), older])).toEqual({
    ...{ waiting: 3, untaken: 1 },
    sheets: [
      { unit: 'thcs', classSubject: 1, period: 1, name: 'Ngữ văn 9A' },
      // Typed before sheets said their names.
      { unit: 'thcs', classSubject: 1, period: 2, name: 'bảng điểm' },
    ],
  });
});

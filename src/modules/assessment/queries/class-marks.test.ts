// Rows read as text: the same comes of them as of their cells.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inputsHash } from '../inputs-hash.ts';
import { rowOf } from '../rules/row.ts';
import { tt58 } from '../rules/rule-sets/tt58.ts';
import { type SheetInput, sheetOf } from '../rules/sheet.ts';
import { computedRow, keptText, markLine } from './class-marks.ts';

const input: SheetInput = {
  ...{ rules: tt58, grade: '06', subject: 'TOAN', period: 1, gradebook: null, notes: [{ key: 'TC' }] },
  plan: { subject: 'TOAN', periodsPerWeek: 4, periodsPerYear: 140, periodicTests: 2 },
};
const sheet = sheetOf(input);
const place = { input, sheet, needed: 7, known: null };
/** As PostgreSQL writes jsonb. */
const stored = (cells: Record<string, unknown>) =>
  `{${Object.entries(cells)
    .map(([key, value]) => `"${key}": [${JSON.stringify(value)}, 2]`)
    .join(', ')}}`;

const mark = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 100 }) }, { weight: 1, arbitrary: fc.constant(null) });
const words = fc.oneof(fc.string(), fc.constantFrom('"], "KThk": [100, 1]', 'Đạt, 8]', ''));
const cells = fc.record(Object.fromEntries(sheet.columns.map(({ key, scale }) => [key, scale.as === 'text' ? words : mark])), {
  requiredKeys: [],
});

test('a row is computed from its text as from its values', () =>
  fc.assert(
    fc.property(cells, (values) => {
      const { outcome, ...result } = rowOf(input, sheet, values as Parameters<typeof rowOf>[2]);
      const filled = Object.values(values).filter((value) => value !== null).length;
      expect(computedRow(place, stored(values))).toEqual({
        ...{ ...result, filled, cells: stored(values), hash: outcome && inputsHash(outcome) },
      });
    }),
    { numRuns: 2000 },
  ));

test('of a line comes what was kept', () => {
  const pupil = '01909c2e-0000-7000-8000-000000000001';
  const now = computedRow(place, stored({ KTtx1: 80 }));
  const line = markLine(`${pupil}\t${now.cells}\t${keptText(now)}`);
  expect(line).toEqual({ pupil, cells: '{"KTtx1": [80, 2]}', kept: ` 7 1 ${now.hash}` });
});

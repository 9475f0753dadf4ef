import { expect, test } from 'vitest';
import { carry } from './carry.ts';
import { rowOf } from './row.ts';
import { ruleSetAt, ruleSets } from './rule-sets/catalogue.ts';
import type { RuleSet, RuleSetId } from './rule-sets/shape.ts';
import { type SheetInput, sheetOf } from './sheet.ts';

const rules = (id: RuleSetId): RuleSet => ruleSets.find((one) => one.id === id) ?? ruleSetAt(id, 1);
const input = (id: RuleSetId, subject: string, more: Partial<SheetInput> = {}): SheetInput => ({
  ...{ rules: rules(id), grade: '06', subject, period: 1, gradebook: null, notes: [] },
  plan: { subject, periodsPerWeek: 4, periodsPerYear: 140, periodicTests: 1 },
  ...more,
});
const to = (of: SheetInput) => ({ input: of, sheet: sheetOf(of) });
const tt58 = ruleSets.find((one) => one.id.startsWith('TT58'))?.id as RuleSetId;
const tt22 = ruleSets.find((one) => one.id.startsWith('TT22/2021') || one.id === ('TT22' as RuleSetId))?.id as RuleSetId;
const row = (
  of: SheetInput,
  cells: Record<string, number | string | null>,
  mean: number | null = null,
  comment: string | null = null,
) => ({
  ...{ input: of, cells, mean, comment },
});

test('the same columns under the same rules go cell by cell, an emptied cell does not', () => {
  const of = input(tt58, 'TOAN');
  expect(carry(row(of, { KTtx1: 80, KTtx2: null, KThk: 75, NX: 'Chăm' }), to(of))).toEqual({
    ...{ as: 'cells', cells: { KTtx1: 80, KThk: 75, NX: 'Chăm' }, add: [] },
  });
});

test('a column more than the class has is added; a kind that it does not have is not', () => {
  const of = input(tt58, 'TOAN');
  expect(carry(row(of, { KTtx9: 80 }), to(of))).toMatchObject({ as: 'cells', add: ['KTtx9'] });
  expect(carry(row(of, { GK1: 8 }, null), to(of))).toEqual({ as: 'read' });
});

test('other rules: the result of the semester, where there is one and its kind is the same', () => {
  const [here, there] = [input(tt58, 'TOAN'), input(tt22, 'TOAN')];
  const cells = { ĐĐGtx1: 80, ĐĐGck: 75 };
  expect(carry(row(there, cells, 78), to(here))).toEqual({ as: 'result', cells: { TC: 78 }, add: ['TC'] });
  expect(carry(row(there, cells, null), to(here))).toEqual({ as: 'read' });
  expect(carry(row(there, { ĐĐGtx1: 'Đ' }, null, 'Đ'), to(here))).toEqual({ as: 'read' });
  const [art, artThere] = [input(tt58, 'AN'), input(tt22, 'AN')];
  expect(carry(row(artThere, { ĐĐGtx1: 'Đ' }, null, 'Đ'), to(art))).toMatchObject({ as: 'result', cells: { TC: 'Đ' } });
});

test('nothing is nothing', () => {
  const of = input(tt58, 'TOAN');
  expect(carry(row(of, {}), to(of))).toEqual({ as: 'read' });
  expect(carry(row(of, { KTtx1: null }), to(of))).toEqual({ as: 'read' });
});

test('what the former school says holds until the marks here are enough, and asks for no cell', () => {
  const of = input(tt58, 'TOAN', { notes: [{ key: 'TC' }] });
  const sheet = sheetOf(of);
  expect(rowOf(of, sheet, { KTtx1: 30 })).toMatchObject({ mean: null });
  const former = rowOf(of, sheet, { KTtx1: 30, TC: 78 });
  expect(former).toMatchObject({ mean: 78, clause: 'QĐ 51/2002/QĐ-BGDĐT' });
  expect(former.present).toBe(former.needed);
  const whole = Object.fromEntries(sheet.columns.filter(({ needed }) => needed).map(({ key }) => [key, 50]));
  expect(rowOf(of, sheet, { ...whole, TC: 78 }).mean).toBe(50);
});

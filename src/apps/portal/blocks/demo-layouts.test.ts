// Is what the demo's sites arranged something that their editors could have saved?
import { expect, test } from 'vitest';
import { blocksOf, checkLayout, defaultLayouts, layoutShape } from '#modules/sites/index.ts';
import { filledIn } from '#workflows/demo/filled-in.ts';
import { allLayouts } from '#workflows/demo/looks.ts';
import { kinds } from './kinds.ts';

test('every layout of the demo passes the check of the office', () => {
  for (const [level, layout] of allLayouts) {
    // Pictures and rich text are put in when the demo is loaded.
    const bare = {
      rows: layout.rows.map((row) => ({
        ...row,
        columns: row.columns.map((blocks) =>
          blocks.map(({ settings: { picture: _, ...settings }, ...block }) => ({ ...block, settings })),
        ),
      })),
    };
    expect(layoutShape.safeParse(bare).success).toBe(true);
    expect([level, checkLayout(bare, { kinds, level, wanted: [] }).reasons]).toEqual([level, []]);
  }
});

test('every kind of block stands on some site of the demo', () => {
  const used = new Set(
    [...allLayouts.map(([, layout]) => layout), ...Object.values(defaultLayouts)].flatMap(blocksOf).map((block) => block.kind),
  );
  expect(kinds.map((kind) => kind.kind).filter((kind) => !used.has(kind))).toEqual([]);
});

test.each([
  ['department', 'alert', 'until', '2018-12-15'],
  ['mn', 'admission', 'until', '2018-12-17'],
] as const)('the demo fills in the first page of %s: its %s', (level, kind, name, value) => {
  expect(blocksOf(filledIn[level]).find((block) => block.kind === kind)?.settings[name]).toBe(value);
});

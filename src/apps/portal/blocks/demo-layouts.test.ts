// Is what the demo's sites arranged something that their editors could have saved?
import { expect, test } from 'vitest';
import { blocksOf, checkLayout, type Layout, layoutShape } from '#modules/sites/index.ts';
import { filledIn } from '#workflows/demo/filled-in.ts';
import { allLayouts } from '#workflows/demo/looks.ts';
import { defaultLayouts } from './defaults.ts';
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

test.each(['department', 'mn'] as const)('the first page that the demo fills in for %s is that of its template', (level) => {
  const bare = (layout: Layout) =>
    layout.rows.map((row) => ({
      ...row,
      columns: row.columns.map((blocks) =>
        blocks.map((block) => (['alert', 'admission'].includes(block.kind) ? { ...block, settings: {} } : block)),
      ),
    }));
  expect(bare({ rows: filledIn[level].rows })).toEqual(bare(defaultLayouts[level]));
});

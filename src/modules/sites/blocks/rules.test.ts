// What may stand on a first page, and what superiors put there.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { line, picture } from './fields.ts';
import { type Block, type BlockWords, blocksOf, type Layout, type Row } from './layout.ts';
import { checkLayout, type House, picturesOf, withWanted } from './rules.ts';

const kind = (name: string, more: Partial<BlockWords> = {}): BlockWords => ({
  ...{ kind: name, title: `Khối ${name}`, about: '' },
  settings: z.object({ title: line({ label: 'Tiêu đề', max: 10, default: 'Đầu' }), photo: picture({ label: 'Ảnh' }) }),
  ...more,
});
const kinds = [
  ...[kind('tin'), kind('mot', { most: 1 }), kind('rong', { full: true }), kind('so', { levels: ['department'] })],
  kind('tren', { levels: ['thcs'] }),
];
const house = (more: Partial<House> = {}): House => ({ kinds, level: 'thcs', wanted: [], ...more });
const block = (id: string, name: string, more: Partial<Block> = {}): Block => ({ id, kind: name, settings: {}, ...more });
const row = (id: string, shape: Row['shape'], ...columns: Block[][]): Row => ({ id, shape, tone: 'plain', columns });
const tren = [{ kind: 'tren', by: 'Sở' }];

test.each<[string, Row[], Partial<House>, string[]]>([
  ['nothing at all', [], {}, []],
  ['one block', [row('r', 'one', [block('a', 'tin')])], {}, []],
  ['an unknown kind', [row('r', 'one', [block('a', 'gone')])], {}, ['kind a']],
  ['one kind twice that stands once', [row('r', 'one', [block('a', 'mot'), block('b', 'mot')])], {}, ['most b']],
  ['a kind of the department at a school', [row('r', 'one', [block('a', 'so')])], {}, ['level a']],
  ['a wide block in a column', [row('r', 'halves', [block('a', 'rong')], [])], {}, ['full a']],
  ['two of the same name', [row('r', 'one', [block('a', 'tin'), block('a', 'tin')])], {}, ['twice']],
  ['a row and a block of the same name', [row('a', 'one', [block('a', 'tin')])], {}, ['twice']],
  ['too few columns', [row('r', 'thirds', [], [])], {}, ['columns']],
  [
    '41 blocks',
    [
      row(
        'r',
        'one',
        Array.from({ length: 41 }, (_, i) => block(`b${i}`, 'tin')),
      ),
    ],
    {},
    ['many'],
  ],
  [
    'a setting too long',
    [row('r', 'one', [block('a', 'tin', { settings: { title: 'Dài hơn mười chữ' } })])],
    {},
    ['setting a.title'],
  ],
  ['what a superior wants is missing', [], { wanted: tren }, ['wanted']],
  ['what a superior wants is hidden', [row('r', 'one', [block('a', 'tren', { hidden: true })])], { wanted: tren }, ['wanted']],
  ['what a superior wants is there', [row('r', 'one', [block('a', 'tren')])], { wanted: tren }, []],
  ['what a superior wants is not for this kind of unit', [], { wanted: tren, level: 'th' }, []],
])('%s', (_words, rows, more, want) => {
  const { reasons } = checkLayout({ rows }, house(more));
  expect(reasons.map((reason) => [reason.code, reason.field].filter(Boolean).join(' '))).toEqual(want);
});

test('settings come out clean, with what they begin with', () => {
  const { layout } = checkLayout({ rows: [row('r', 'one', [block('a', 'tin', { settings: { gone: 1 } })])] }, house());
  expect(blocksOf(layout)[0]?.settings).toEqual({ title: 'Đầu', photo: '' });
});

test('what superiors want is put at the end, or shown again; then nothing is missing', () => {
  const wanted = house({ wanted: tren });
  const layouts: Layout[] = [
    { rows: [] },
    { rows: [row('hang-tren', 'one', [block('khoi-tren', 'tin')])] },
    { rows: [row('r', 'one', [block('a', 'tren', { hidden: true })])] },
  ];
  for (const layout of layouts) {
    const full = withWanted(layout, wanted);
    expect(checkLayout(full, wanted).reasons).toEqual([]);
    expect(withWanted(full, wanted)).toEqual(full);
  }
});

test('pictures are found in settings with their fields', () => {
  const layout = { rows: [row('r', 'one', [block('a', 'tin', { settings: { photo: 'x' } }), block('b', 'tin')])] };
  expect(picturesOf(layout, kinds)).toEqual([{ id: 'x', field: 'a.photo', label: 'Ảnh' }]);
});

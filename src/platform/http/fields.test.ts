import { expect, test } from 'vitest';
import { codeList } from '#kernel/code-lists/code-list.ts';
import { isRefused } from '#kernel/refusal.ts';
import { coverOf, entriesOf, type Section, shownValue, uncovered, viewOf } from './fields.ts';
import { parseFields, readFields } from './parse-fields.ts';

const colours = codeList('Màu', [
  { code: 'r', name: 'Đỏ' },
  { code: 'b', name: 'Xanh' },
]);
const sections: Section[] = [
  {
    key: 'a',
    title: 'A',
    fields: [
      { name: 'name', label: 'Tên', kind: 'text', required: 'Ghi tên', max: 10 },
      { name: 'day', label: 'Ngày', kind: 'date' },
      { name: 'phone', label: 'Điện thoại', kind: 'digits', covered: true, pattern: /^0\d{9}$/, message: '10 chữ số' },
      { name: 'size', label: 'Cỡ', kind: 'whole', min: 1, max: 5 },
      { name: 'weight', label: 'Cân', kind: 'decimal', min: 1, max: 90 },
      { name: 'colour', label: 'Màu', kind: 'choice', list: colours },
    ],
  },
  {
    key: 'b',
    title: 'B',
    covered: true,
    fields: [
      { name: 'colours', label: 'Các màu', kind: 'choices', list: colours },
      { name: 'yes', label: 'Có', kind: 'yes' },
      { name: 'maybe', label: 'Biết bơi', kind: 'yesno' },
    ],
  },
];

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ['what is not sent is left alone', {}, {}],
  [
    'blank is none',
    { day: '', phone: '', size: '', colour: '', maybe: '' },
    { day: null, phone: null, size: null, colour: null, maybe: null },
  ],
  ['text is NFC and trimmed', { name: '  A\u0300n  B ' }, { name: '\u00c0n B' }],
  ['a day as people write it', { day: '4/3/2007' }, { day: '2007-03-04' }],
  ['blanks and dots in a number', { phone: '0912 345.678' }, { phone: '0912345678' }],
  ['a decimal comma', { weight: '31,5', size: '3' }, { weight: 31.5, size: 3 }],
  [
    'boxes',
    { colours: ['', 'r', 'b'], yes: ['false', 'true'], maybe: 'false' },
    { colours: ['r', 'b'], yes: true, maybe: false },
  ],
  ['no box', { colours: '', yes: 'false' }, { colours: [], yes: false }],
  ['fields that nobody described are passed over', { id: 'x', colour: 'b' }, { colour: 'b' }],
])('%s', (_name, input, expected) => expect(parseFields(sections, input)).toEqual(expected));

test('all that is wrong is said at once, each at its field', () => {
  try {
    parseFields(sections, { name: '', day: '31/02/2007', phone: '12', size: '9', colour: 'x', colours: ['z'] });
    expect.unreachable();
  } catch (error) {
    if (!isRefused(error)) throw error;
    expect(error.reasons.map((reason) => reason.field?.split('.')[0])).toEqual([
      'name',
      'day',
      'phone',
      'size',
      'colour',
      'colours',
    ]);
    expect(error.reasons.map((reason) => reason.message)).toContain('Tháng 2 không có ngày 31');
  }
});

test('a view holds no covered value, and does not tell whether a covered section is empty', () => {
  const row = { name: 'An', day: '2007-03-04', phone: '0912345678', colours: ['r'], yes: true };
  const full = viewOf(sections, row);
  expect(JSON.stringify(full)).not.toContain('0912345678');
  expect(full.values).toMatchObject({ name: 'An', day: '04/03/2007' });
  expect(full.covered).toEqual({ phone: '••••••••78', colours: '••••••', yes: '••••••', maybe: '••••••' });
  const bare = viewOf(sections, { ...row, phone: null, colours: [], yes: false });
  expect(bare.values.phone).toBe('');
  expect(bare.covered).toEqual({ colours: '••••••', yes: '••••••', maybe: '••••••' });
  expect(viewOf(sections.map(uncovered), row).covered).toEqual({});
});

test.each([
  ['036207123456', '••••••••••56'],
  ['catholic', '••••••'],
])('%s is covered as %s', (value, cover) => expect(coverOf(value)).toBe(cover));

test('entries that stand several times are a list; stored values in words', () => {
  const form = new FormData();
  for (const [name, value] of [
    ['a', '1'],
    ['b', ''],
    ['b', 'r'],
  ] as const)
    form.append(name, value);
  expect(entriesOf(form)).toEqual({ a: '1', b: ['', 'r'] });
  expect(shownValue({ name: 'x', label: 'X', kind: 'choices', list: colours }, ['r', 'b'])).toBe('Đỏ, Xanh');
  expect(shownValue({ name: 'x', label: 'X', kind: 'date' }, '2007-03-04')).toBe('04/03/2007');
});

test('what can be read is read, beside the reasons of what cannot', () => {
  const { values, reasons } = readFields(sections, { name: 'An', day: '31/02/2007', phone: '12', colour: '' });
  expect(values).toEqual({ name: 'An', colour: null });
  expect(reasons.map(({ field }) => field)).toEqual(['day', 'phone']);
});

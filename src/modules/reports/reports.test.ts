// Rules of what is printed: names masked and sorted, counts that add up, marks of days, differences of two issues.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortKey } from '#kernel/vietnamese-text.ts';
import { primaryDecision } from './books/hoc-ba/content.ts';
import type { ContactCard } from './books/phieu-lien-lac/content.ts';
import { dayMark, monthsOf } from './books/so-diem/content.ts';
import { cardNumber, ofWholeYears } from './rules/books.ts';
import { maskedName } from './rules/mask.ts';
import { qrSvg } from './rules/qr.ts';
import { ranksOf } from './rules/ranks.ts';
import { contentHash, differences, shortHash } from './rules/snapshot.ts';
import { addTallies, bandOf, bands, type Rated, shareText, tally } from './rules/tally.ts';
import { inFormOrder, meanText } from './rules/words.ts';

test.each([
  ['Nguyễn Văn Anh', 'Nguyễn V. A.'],
  ['Đặng Thị Thuý', 'Đặng T. T.'],
  ['Công Tằng Tôn Nữ Quỳnh', 'Công T. T. N. Q.'],
  ['  Ánh ', 'Á.'],
  ['Trần đức  ân', 'Trần Đ. Â.'],
])('%s is shown to strangers as %s', (name, masked) => {
  expect(maskedName(name)).toBe(masked);
});
test('no given name of two letters or more can be read from a masked name', () => {
  const word = fc.constantFrom('Anh', 'Bình', 'Đạt', 'Ân', 'Thuỳ', 'Nguyên');
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (given) => {
      const masked = maskedName(['Lê', ...given].join(' '));
      return given.every((one) => !masked.includes(one));
    }),
  );
});

test('a list is sorted by given name, letters before tones', () => {
  const sorted = ['Trần Thị Ánh', 'Lê An', 'Bùi Ân', 'Đỗ Thị An', 'Vũ Đạt', 'Hà Dung', 'Lý Dũng', 'Ngô Bảo'];
  const names = [...sorted].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  expect(names).toEqual(['Đỗ Thị An', 'Lê An', 'Trần Thị Ánh', 'Bùi Ân', 'Ngô Bảo', 'Hà Dung', 'Lý Dũng', 'Vũ Đạt']);
});

test.each([
  [80, '8,0'],
  [79, '7,9'],
  [100, '10,0'],
  ['MIEN', 'M'],
  ['Đ', 'Đ'],
  [null, ''],
] as const)('%s is printed as “%s”', (value, text) => {
  expect(meanText(value)).toBe(text);
});

const levels = ['G', 'K', 'Tb', 'Y', 'Kém'];
const anyPupil: fc.Arbitrary<Rated> = fc.record({
  girl: fc.boolean(),
  minority: fc.boolean(),
  individualPlan: fc.boolean(),
  level: fc.constantFrom(...levels, null),
});
test('levels, who has none and who is not rated are all pupils of the class; of classes added up as well', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyPupil)), (classes) => {
      const each = classes.map((pupils) => tally(pupils, levels));
      const all = addTallies(each, levels);
      expect(all).toEqual(tally(classes.flat(), levels));
      expect(Object.values(all.counts).reduce((n, one) => n + one, 0) + all.aside + all.without).toBe(classes.flat().length);
    }),
  );
});
test('a level that the circular does not have is a fault, never a smaller sum', () => {
  expect(() => tally([{ girl: false, minority: false, individualPlan: false, level: 'HTT' }], levels)).toThrow('do not add up');
});
test('percentages are of the whole class but individual plans, with a comma', () => {
  const rated = (level: string | null, individualPlan = false): Rated => ({
    girl: false,
    minority: false,
    individualPlan,
    level,
  });
  const t = tally([rated('G'), rated('K'), rated('K'), rated(null), rated('G', true)], levels);
  expect(shareText(t.counts.K ?? 0, t)).toBe('50,0');
  expect(shareText(t.without, t)).toBe('25,0');
  expect(shareText(0, tally([], levels))).toBe('–');
});
test('every mean stands in one band', () => {
  for (let mean = 0; mean <= 100; mean++) expect(bands.filter(({ code }) => code === bandOf(mean))).toHaveLength(1);
  expect([19, 20, 34, 35, 49, 50, 64, 65, 79, 80].map(bandOf)).toEqual(['0', '2', '2', '3', '3', '5', '5', '6', '6', '8']);
});

test('who has the same mean shares the place', () => {
  const ranks = ranksOf(
    new Map([
      ['a', 80],
      ['b', 90],
      ['c', 80],
      ['d', null],
      ['e', 70],
    ]),
  );
  expect([...ranks]).toEqual([
    ['a', 2],
    ['b', 1],
    ['c', 2],
    ['e', 4],
  ]);
});
test('a day of two half-days', () => {
  expect([dayMark([]), dayMark(['P']), dayMark(['P', 'P']), dayMark(['P', 'K']), dayMark(['K'])]).toEqual([
    '',
    'P',
    '2P',
    'PK',
    'K',
  ]);
  expect(monthsOf('2018-08-20', '2019-01-05')).toEqual(['2018-08', '2018-09', '2018-10', '2018-11', '2018-12', '2019-01']);
});

const card = (mean: string, remark = ''): ContactCard => ({
  ...{
    kind: 'phieu-lien-lac',
    layout: 'secondary',
    school: 'THCS A',
    className: '6A',
    year: '2018-2019',
    period: 1,
    homeroom: 'Cô Hà',
  },
  ...{ pupil: { name: 'Nguyễn Văn An', code: '1', birth: '01/02/2007', sex: 'Nam' }, columns: ['Học kỳ I'] },
  subjects: [{ name: 'Toán', values: [mean], remark: '' }],
  summary: [{ label: 'Học lực', values: ['Khá'] }],
  ...{ ratings: [], decision: '', title: '', remark },
});
test('two issues differ in the lines that differ, and only equal content has an equal hash', () => {
  expect(differences(card('7,9'), card('8,0', 'Tiến bộ'))).toEqual([
    { what: 'Toán, học kỳ I', old: '7,9', new: '8,0' },
    { what: 'Nhận xét của giáo viên chủ nhiệm', old: '', new: 'Tiến bộ' },
  ]);
  expect(differences(card('7,9'), card('7,9'))).toEqual([]);
  expect(contentHash(card('7,9')).equals(contentHash(card('8,0')))).toBe(false);
  expect(shortHash(contentHash(card('7,9')))).toMatch(/^[0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}$/);
});
test('subjects stand in the order of the form', () => {
  const codes = (id: 'TT58/2011' | 'TT22/2021') =>
    inFormOrder(
      { id },
      ['HDTN', 'VAN', 'MT', 'LY', 'TOAN'].map((code) => ({ code })),
    );
  expect(codes('TT58/2011').map(({ code }) => code)).toEqual(['TOAN', 'LY', 'VAN', 'MT', 'HDTN']);
  expect(codes('TT22/2021')[0]?.code).toBe('HDTN');
});
test('kinds of cards are told apart by their number', () => {
  expect(cardNumber('phieu-lien-lac', 12, '2018-2019')).toBe('PLL-0012/2018-2019');
  expect(cardNumber('hoc-ba', 1, '2018-2019')).toBe('HB-0001/2018-2019');
  expect(cardNumber('hoc-ba', 12345, '2018-2019')).toBe('HB-12345/2018-2019');
});
test.each([
  ['04', true, 'LEN_LOP', 'Hoàn thành chương trình lớp 4, được lên lớp'],
  ['05', true, 'LEN_LOP', 'Hoàn thành chương trình lớp 5, hoàn thành chương trình tiểu học'],
  ['04', false, 'LEN_LOP', 'Được lên lớp'],
  ['04', false, 'O_LAI', 'Ở lại lớp'],
  ['05', false, 'LEN_LOP', 'Hoàn thành chương trình tiểu học'],
  ['05', false, 'O_LAI', 'Chưa hoàn thành chương trình tiểu học'],
  ['05', false, null, ''],
])('a học bạ of grade %s, completed %s, decided %s', (grade, completed, decision, words) =>
  expect(primaryDecision(grade, { extra: { completed }, decision })).toBe(words),
);

test('a QR is one dark path', () => {
  expect(qrSvg('https://thcs-a.namdinh.edu.vn/xac-minh/0123456789abcdefghijklmnop')).toMatch(
    /^<svg [^>]+><path fill="#000" d="M[^"<]+"\/><\/svg>$/,
  );
});

test.each([
  ['hoc-ba', 1, 'primary', true],
  ['hoc-ba', 3, 'primary', false],
  ['hoc-ba', 1, 'secondary', false],
  ['phieu-lien-lac', 1, 'primary', false],
] as const)('a %s of period %i, %s: of whole years alone %s', (book, period, kind, is) =>
  expect(ofWholeYears(book, period, { kind })).toBe(is),
);

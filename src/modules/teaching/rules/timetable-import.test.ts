import { expect, test } from 'vitest';
import type { Sheet } from '#platform/spreadsheet/read.ts';
import { partsOf, planTimetable } from './timetable-import.ts';
import { readTimetable } from './timetable-sheet.ts';

const classes = [
  { id: 1, name: '9A', session: 'morning' as const, homeroomStaffId: 'lan' },
  { id: 2, name: '9B', session: 'morning' as const, homeroomStaffId: null },
];
const facts = {
  classes,
  subjects: [
    { id: 11, classId: 1, code: 'TOAN', name: 'Toán', periods: 40, staffIds: ['lan'] },
    { id: 12, classId: 1, code: 'VAN', name: 'Ngữ văn', periods: 15, staffIds: [] },
    { id: 21, classId: 2, code: 'TOAN', name: 'Toán', periods: 40, staffIds: ['lan', 'an'] },
  ],
  staff: [
    { id: 'lan', name: 'Nguyễn Thị Lan' },
    { id: 'lan2', name: 'Trần Thị Lan' },
    { id: 'an', name: 'Phạm Văn An' },
  ],
};
const sheet = (name: string, rows: (string | number | null)[][]): Sheet => ({
  name,
  rows: rows.map((cells, i) => ({ number: i + 1, cells })),
});
const school = (...lines: (string | number | null)[][]) => [
  sheet('TKB', [['TRƯỜNG THCS CỒN'], ['Thứ', 'Tiết', 'Lớp 9A', '9B', '9C'], ...lines]),
];
const plan = (sheets: Sheet[], stored: Parameters<typeof planTimetable>[1] = []) =>
  planTimetable(readTimetable(sheets, classes), stored, facts);

test.each([
  ['Toán - Nguyễn Văn A', 'Toán', 'Nguyễn Văn A', ''],
  ['Toán – Lan (P12)', 'Toán', 'Lan', 'P12'],
  ['GDQP-AN', 'GDQP-AN', '', ''],
  ['Toán\nLan', 'Toán', 'Lan', ''],
  ['Toán', 'Toán', '', ''],
])('“%s” is “%s”, “%s”, “%s”', (text, what, who, room) => {
  expect(partsOf(text)).toEqual({ what, who, room });
});

test.each([
  ['Chào cờ', 'sure', 'Chào cờ', ''],
  ['Toán', 'sure', 'Toán - Nguyễn Thị Lan', ''],
  ['văn', 'sure', 'Ngữ văn', ''],
  ['Toán - nguyễn thị lan (P3)', 'sure', 'Toán - Nguyễn Thị Lan (P3)', ''],
  ['Toán - Lan', 'doubtful', 'Toán - Nguyễn Thị Lan', 'hiểu là Nguyễn Thị Lan'],
  ['Toán - Tr. Lan', 'doubtful', 'Toán - Trần Thị Lan', 'hiểu là Trần'],
  ['Toán - Phạm Văn An', 'doubtful', 'Toán - Phạm Văn An', 'Phân công ghi Nguyễn Thị Lan'],
  ['Văn - Lan', 'refused', '', 'có thể là: Nguyễn Thị Lan, Trần Thị Lan'],
  ['Toán - Hùng', 'refused', '', 'Trường không có giáo viên “Hùng”'],
  ['Hóa', 'refused', '', 'Lớp không học Hóa học. Các môn của lớp: Toán, Ngữ văn'],
  ['Thêu thùa', 'refused', '', 'Nhận các tên: Toán, Ngữ văn'],
])('a cell “%s” is %s', (text, verdict, read, why) => {
  const [cell] = plan(school(['2', 1, text, null])).cells;
  expect([cell?.verdict, cell?.read]).toEqual([verdict, read]);
  expect(cell?.why ?? '').toContain(why);
});

test('days are carried down, a period that begins anew is the afternoon, classes that are not ours are named', () => {
  const read = readTimetable(
    school(['Thứ 2', 'Tiết 1', 'Toán', ''], [null, 2, 'Văn', ''], [null, '1', 'Toán', ''], ['Ba', 1, 'Văn', '']),
    classes,
  );
  expect(read.unknown).toEqual(['9C']);
  expect(read.cells.filter((cell) => cell.text).map((cell) => [cell.weekday, cell.session, cell.period, cell.where])).toEqual([
    [2, 'morning', 1, 'C3'],
    [2, 'morning', 2, 'C4'],
    [2, 'afternoon', 1, 'C5'],
    [3, 'morning', 1, 'C6'],
  ]);
});

test.each([
  [['2', '12345', 'Toán', null], 'Hàng 4: tiết “12345” không có, các tiết là 1 đến 6.'],
  [['2', '', 'Toán', null], 'Hàng 4: không ghi tiết.'],
  [['Chủ nhật', 2, 'Toán', null], 'Hàng 4: thứ “Chủ nhật” không có, các thứ là 2 đến 7.'],
])('a row %j whose place cannot be read is refused in words', (row, why) => {
  const { cells, counts } = plan(school(['2', 1, 'Văn', null], row, ['3', 1, 'Văn', null]));
  expect(counts).toMatchObject({ sure: 2, refused: 1 });
  expect(cells[0]).toMatchObject({ verdict: 'refused', where: 'Hàng 4', text: 'Toán', why });
});

test('below a day that cannot be read nothing slips into the day before; rows without lessons say nothing', () => {
  const read = readTimetable(
    school(['2', 1, 'Văn', ''], ['Chủ nhật', 1, 'Toán', ''], [null, 2, 'Toán', ''], ['Người lập', null, '', '']),
    classes,
  );
  expect(read.cells.filter((cell) => cell.text).map((cell) => cell.where)).toEqual(['C3']);
  expect(read.faults.map((one) => one.where)).toEqual(['Hàng 4', 'Hàng 5']);
});

test('a session that is none is refused', () => {
  const read = readTimetable(
    [
      sheet('TKB', [
        ['Thứ', 'Buổi', 'Tiết', '9A', '9B'],
        ['2', 'Tối', 1, 'Toán', ''],
        ['2', 'Sáng', 1, 'Văn', ''],
      ]),
    ],
    classes,
  );
  expect(read.faults.map((one) => one.why)).toEqual(['Hàng 2: buổi “Tối” không có, ghi Sáng hoặc Chiều.']);
  expect(read.cells.filter((cell) => cell.text)).toHaveLength(1);
});

test('one sheet a class is read as well', () => {
  const read = readTimetable(
    [
      sheet('9A', [
        ['Thời khóa biểu lớp 9A'],
        ['Buổi', 'Tiết', 'Thứ 2', 'Thứ 3', 'Thứ 4'],
        ['Sáng', 1, 'Chào cờ', 'Toán', null],
        ['Chiều', 1, null, null, 'Văn'],
      ]),
    ],
    classes,
  );
  expect(read.layout).toBe('sheets');
  expect(read.cells.filter((cell) => cell.text).map((cell) => [cell.classId, cell.weekday, cell.session, cell.text])).toEqual([
    [1, 2, 'morning', 'Chào cờ'],
    [1, 3, 'morning', 'Toán'],
    [1, 4, 'afternoon', 'Văn'],
  ]);
});

test('a teacher or a room in two places at once is doubted, in every cell that says so, with both places', () => {
  const both = plan(school(['2', 1, 'Toán', 'Toán - Nguyễn Thị Lan'], ['2', 2, 'Văn (P1)', 'Toán - Phạm Văn An (p1)']));
  expect(both.counts).toMatchObject({ sure: 0, doubtful: 4 });
  expect(both.cells.map(({ verdict, why }) => [verdict, why])).toEqual([
    ['doubtful', 'Nguyễn Thị Lan dạy 2 lớp cùng lúc: 9A (ô C3) và 9B (ô D3).'],
    ['doubtful', 'Nguyễn Thị Lan dạy 2 lớp cùng lúc: 9A (ô C3) và 9B (ô D3).'],
    ['doubtful', 'Phòng P1 có 2 lớp cùng lúc: 9A (ô C4) và 9B (ô D4).'],
    ['doubtful', 'Phòng P1 có 2 lớp cùng lúc: 9A (ô C4) và 9B (ô D4).'],
  ]);
  // With a class that the file does not speak of, or whose cell stays as it was.
  const lan = { weekday: 2, session: 'morning' as const, period: 1, activity: null, staffId: 'lan', room: null };
  const stored = [{ ...lan, classId: 1, subjectId: 11 }];
  const alone = [
    sheet('TKB', [
      ['Thứ', 'Tiết', '9B'],
      ['2', 1, 'Toán - Nguyễn Thị Lan'],
      ['2', 2, 'Toán - Nguyễn Thị Lan'],
    ]),
  ];
  expect(plan(alone, stored).cells.map(({ verdict, why }) => [verdict, why])).toEqual([
    ['doubtful', 'Nguyễn Thị Lan dạy 2 lớp cùng lúc: 9A (đang có trong bản này) và 9B (ô C2).'],
    ['sure', ''],
  ]);
  // The other lesson would move away, but only if somebody takes what is doubted.
  const moved = plan(school(['2', 1, 'Toán - Tr. Lan', 'Toán - Nguyễn Thị Lan']), stored);
  expect(moved.cells.map(({ verdict }) => verdict)).toEqual(['doubtful', 'doubtful']);
  expect(moved.result(false).get(2)).toEqual([]);
  expect(moved.result(true).get(2)).toHaveLength(1);
});

test('what was doubted is left as it was unless somebody takes it; the same file again changes nothing', () => {
  const file = school(['2', 1, 'Toán', 'Toán'], ['2', 2, 'Toán - Lan', ''], ['2', 3, 'Hát', '']);
  const first = plan(file);
  expect(first.counts).toEqual({ same: 0, sure: 1, doubtful: 2, refused: 1, cleared: 0 });
  expect(first.result(false).get(1)).toHaveLength(1);
  const stored = [...first.result(true).values()].flat();
  expect(stored).toHaveLength(3);
  expect(plan(file, stored).counts).toEqual({ same: 3, sure: 0, doubtful: 0, refused: 1, cleared: 0 });
  // An emptied cell takes the lesson away; a refused one leaves what was there.
  const emptied = plan(school(['2', 1, '', 'Toán'], ['2', 2, 'Hát', '']), stored);
  expect(emptied.counts.cleared).toBe(1);
  const periods = (withDoubtful: boolean) =>
    emptied
      .result(withDoubtful)
      .get(1)
      ?.map((one) => one.period);
  // Toán has fewer periods than its plan, then: somebody says so.
  expect([periods(false), periods(true)]).toEqual([[1, 2], [2]]);
});

test('where a subject would gain a period beyond its plan, or lose one that its plan asks for, the cells are doubted', () => {
  const at = (weekday: number, period: number) => ({ weekday, session: 'morning' as const, period, activity: null, room: null });
  const toan = (weekday: number, period: number) => ({ ...at(weekday, period), classId: 1, subjectId: 11, staffId: 'lan' });
  const van = (weekday: number, period: number) => ({ ...at(weekday, period), classId: 1, subjectId: 12, staffId: null });
  const stored = [toan(2, 1), toan(2, 2), toan(3, 1), toan(3, 2), van(4, 1)];
  const changed = (...lines: (string | number | null)[][]) => {
    const { cells, result } = plan([sheet('TKB', [['Thứ', 'Tiết', '9A'], ...lines])], stored);
    return [cells.map(({ verdict, why }) => `${verdict}: ${why}`), result(false).get(1)?.length];
  };
  const one = 'Toán của lớp 9A từ 4 thành 3 tiết một tuần, kế hoạch 4 tiết.';
  // One and a half periods a week: a second one of Văn is no more than its plan, the lost one of Toán is less.
  expect(changed(['2', 1, 'Văn'])).toEqual([[`doubtful: ${one} Trước là Toán - Nguyễn Thị Lan.`], 5]);
  expect(changed(['2', 1, ''])).toEqual([[`doubtful: ${one} Trước là Toán - Nguyễn Thị Lan.`], 5]);
  // Both changed places.
  expect(changed(['2', 1, 'Văn'], ['4', 1, 'Toán'])[0]).toEqual([
    'sure: Trước là Toán - Nguyễn Thị Lan.',
    'sure: Trước là Ngữ văn.',
  ]);
  // The other half of the exchange is doubted for its name: the first would be taken alone.
  expect(changed(['2', 1, 'Văn'], ['4', 1, 'Toán - Lan'])[0]).toEqual([
    `doubtful: ${one} Trước là Toán - Nguyễn Thị Lan.`,
    'doubtful: “Lan” hiểu là Nguyễn Thị Lan. Trước là Ngữ văn.',
  ]);
  expect(changed(['5', 1, 'Toán'])).toEqual([['doubtful: Toán của lớp 9A từ 4 thành 5 tiết một tuần, kế hoạch 4 tiết.'], 5]);
  // A week that begins is filled without a question, up to its plan.
  const fresh = (n: number) =>
    plan([sheet('TKB', [['Thứ', 'Tiết', '9A'], ...Array.from({ length: n }, (_, i) => [String(2 + i), 1, 'Toán'])])]).counts;
  expect([fresh(1), fresh(4), fresh(5)]).toMatchObject([{ sure: 1 }, { sure: 4 }, { sure: 0, doubtful: 5 }]);
});

test('a file without classes is refused with what is wanted', () => {
  expect(() => readTimetable([sheet('x', [['a', 'b']])], classes)).toThrow(/“Thứ”, “Tiết”/);
});

// What was copied in Excel: who is meant, what is sure, doubtful, refused. Nothing is coerced.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tt58 } from '../../rules/rule-sets/tt58.ts';
import { sheetOf } from '../../rules/sheet.ts';
import { cellsOf, judge, leftOutOf, type PasteTarget, type Verdict, withTaken } from './paste.ts';

const plan = { subject: 'VAN', periodsPerWeek: 4, periodsPerYear: 140, periodicTests: 2 };
const sheet = sheetOf({ rules: tt58, grade: '06', subject: 'VAN', period: 1, plan, gradebook: null, notes: [] });
const pupil = (id: string, name: string, birthDate: string | null = null) => ({ id, name, codes: [`HS${id}`], birthDate });
const pupils = [
  pupil('1', 'Hoàng Xuân Anh'),
  pupil('2', 'Nguyễn Gia Anh'),
  pupil('3', 'Hoàng Thị Châu'),
  pupil('4', 'Trần Thị Lan', '2004-05-04'),
  pupil('5', 'Trần Thị Lan', '2004-09-21'),
];
const target = (more: Partial<PasteTarget> = {}): PasteTarget => ({
  ...{ pupils, columns: sheet.columns, row: 0, col: 0, textAt: () => '', closedAt: () => null, ...more },
});
const verdicts = (text: string, more: Partial<PasteTarget> = {}) =>
  judge(text, target(more)).lines.map(({ pupil: who, cells }) => [who?.id ?? null, ...cells.map(({ verdict }) => verdict)]);

const typed: [string, Verdict, string, string][] = [
  ['8', 'sure', '8', ''],
  ['8,5', 'sure', '8,5', ''],
  ['8.5', 'sure', '8,5', ''],
  ['8,0', 'sure', '8', ''],
  ['10', 'sure', '10', ''],
  ['85', 'doubtful', '8,5', '8,5'],
  ['8;5', 'refused', '', 'dấu chấm phẩy'],
  ['11', 'refused', '', 'lớn hơn 10'],
  ['101', 'refused', '', 'lớn hơn 10'],
  ['-3', 'refused', '', 'nhỏ hơn 0'],
  ['abc', 'refused', '', 'không phải một điểm'],
  ['vắng', 'refused', '', 'không phải một điểm'],
  ['7,25', 'refused', '', 'hơn một chữ số'],
  ['', 'same', '', ''],
];
test.each(typed)('“%s” is %s', (given, verdict, text, words) => {
  const [line] = judge(`${given}\n1`, target()).lines;
  expect(line?.cells[0]).toMatchObject({ verdict, text });
  expect(line?.cells[0]?.reason).toContain(words);
});

test('without names one after the other from the caret; more lines than pupils are all for a person to look at', () => {
  expect(verdicts('8\n7', { row: 3 })).toEqual([
    ['4', 'sure'],
    ['5', 'sure'],
  ]);
  expect(verdicts('8\n7\n6', { row: 3 })).toEqual([
    ['4', 'doubtful'],
    ['5', 'doubtful'],
    [null, 'refused'],
  ]);
  expect(judge('8\n7\n6', target({ row: 3 })).beyond).toBe(1);
  // Empty lines below a list are none.
  expect(judge('8\t1\n7\t2\n\t\n\t\n', target({ row: 3 })).beyond).toBe(0);
});

test('with names by name: other tones and two of one name are for a person to say', () => {
  const text = 'Họ và tên\tĐiểm\nNguyễn Gia Anh\t8\nHoàng Thi Châu\t7\nTrần Thị Lan\t6\nNgười Lạ Nào\t5';
  const pasted = judge(text, target());
  expect(pasted.matchedBy).toBe('name');
  expect(pasted.lines.map(({ line, pupil: who, verdict }) => [line, who?.id ?? null, verdict])).toEqual([
    [2, '2', 'sure'],
    [3, '3', 'doubtful'],
    [4, '4', 'doubtful'],
    [5, null, 'refused'],
  ]);
  expect(pasted.lines[1]?.reason).toContain('Khác dấu');
  expect(pasted.lines[2]?.reason).toContain('2 em cùng tên');
});

test('a day of birth tells two of one name apart; numbers of the list are no marks', () => {
  const text = 'STT\tHọ và tên\tNgày sinh\tĐiểm\n1\tTrần Thị Lan\t21/09/2004\t9\n2\tTrần Thị Lan\t04/05/2004\t4';
  expect(verdicts(text)).toEqual([
    ['5', 'sure'],
    ['4', 'sure'],
  ]);
});

test('codes before names', () => {
  expect(verdicts('HS3\tHoàng Thị Châu\t8\nHS1\tHoàng Xuân Anh\t7')).toEqual([
    ['3', 'sure'],
    ['1', 'sure'],
  ]);
});

test('headings say which columns are meant', () => {
  const pasted = judge('Họ và tên\tKThk\tKTtx 2\tGhi chú\nHoàng Xuân Anh\t9\t6\tngoan', target({ col: 3 }));
  expect(pasted.byHeading).toBe(true);
  expect(pasted.columns.map(({ key }) => key)).toEqual(['KThk', 'KTtx2']);
  expect(pasted.left).toEqual(['Ghi chú']);
});

test('a heading alone over marks is no mark; a word that is none is refused', () => {
  expect(judge('Điểm 15 phút\n8\n7', target()).lines.map(({ line, pupil: who }) => [line, who?.id])).toEqual([
    [2, '1'],
    [3, '2'],
  ]);
  expect(verdicts('vắng\n8')).toEqual([
    ['1', 'refused'],
    ['2', 'sure'],
  ]);
});

test('a comment that is too long is refused as a whole, never cut', () => {
  const col = sheet.columns.findIndex(({ key }) => key === 'NX');
  const [line, other] = judge(`${'a'.repeat(501)}\nNgoan.`, target({ col })).lines;
  const reason = 'Nhận xét dài quá 500 ký tự (501 ký tự), chưa ghi.';
  expect(line?.cells[0]).toMatchObject({ given: 'a'.repeat(501), text: '', verdict: 'refused', reason });
  expect(other?.verdict).toBe('sure');
});

test('the same pupil twice is doubtful the second time', () => {
  const [, second] = judge('Hoàng Xuân Anh\t9\nHoàng Xuân Anh\t6\nNguyễn Gia Anh\t5', target()).lines;
  expect(second).toMatchObject({ verdict: 'doubtful', reason: 'Đã có ở dòng 1' });
});

test('a locked cell is refused with its reason, what stands there already is unchanged', () => {
  const closedAt = (id: string) => (id === '1' ? 'Cột này do hiệu trưởng khóa.' : null);
  const [locked, same] = judge('8\n7', target({ closedAt, textAt: () => '7' })).lines;
  expect(locked).toMatchObject({ verdict: 'refused', reason: 'Cột này do hiệu trưởng khóa.' });
  expect(same?.verdict).toBe('same');
});

test('the value that stands in a locked cell is unchanged, not refused', () => {
  const [cell] = judge('7,0\n8', target({ closedAt: () => 'Khóa.', textAt: () => '7' })).lines[0]?.cells ?? [];
  expect(cell).toMatchObject({ verdict: 'same', text: '7', reason: '' });
});

test('wider than what is left of the sheet: said by how much, and never matched by a word that is nobody’s name', () => {
  const col = sheet.columns.findIndex(({ key }) => key === 'KTtx4');
  const room = sheet.columns.length - col;
  const line = (word: string) => [...Array.from({ length: 8 }, (_, i) => `${i + 1}`), word].join('\t');
  for (const word of ['Chăm học', 'tiến bộ nhiều', 'Cần cố gắng hơn']) {
    const pasted = judge(`${line(word)}\n${line(word)}`, target({ col }));
    expect(pasted).toMatchObject({ matchedBy: 'place', wide: 9 - room });
    expect(pasted.left).toEqual(Array.from({ length: 9 - room }, (_, i) => `cột thứ ${room + i + 1}`));
    expect(pasted.lines.map(({ pupil: who }) => who?.id)).toEqual(['1', '2']);
  }
  expect(judge('8\t7', target({ col })).wide).toBe(0);
});

test('sentences into the column of comments are comments; names of another class are nobody here, and their marks go nowhere', () => {
  const col = sheet.columns.findIndex(({ key }) => key === 'NX');
  for (const text of ['Chăm học\nTiến bộ nhiều', 'Học sinh ngoan\nTiến bộ nhiều', 'Giỏi Toán\nHăng Hái'])
    expect(judge(text, target({ col }))).toMatchObject({ matchedBy: 'place', lines: [{ verdict: 'sure' }, { verdict: 'sure' }] });
  for (const text of ['Người Lạ Nào\t8\nKẻ Khác Nữa\t7', 'Họ tên\tĐiểm\nngười lạ\t8'])
    expect(judge(text, target()).lines.map(({ pupil: who }) => who)).toEqual(text.includes('Họ') ? [null] : [null, null]);
});

test('a sheet of Excel is read back as it was written, lines within a cell and quotes included', () => {
  const plain = fc.stringMatching(/^[a-z0-9,]{1,8}$/);
  const odd = fc.constantFrom('hai "chữ"', 'có\ttab', '"');
  const grid = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
    .chain(([width, height]) =>
      fc.array(fc.array(fc.oneof(plain, odd), { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
    );
  fc.assert(
    fc.property(grid, (rows) => {
      const written = rows.map((row) =>
        row.map((one) => (/["\t]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one)).join('\t'),
      );
      expect(cellsOf(`${written.join('\r\n')}\r\n`)).toEqual(rows.map((row) => row.map((one) => one.replace('\t', ' '))));
    }),
  );
});

test('nothing becomes a mark that is none: a sure cell is what parses, and 0 to 10', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 6 }), (given) => {
      for (const { cells } of judge(given.replace(/[\t\r\n"]/g, ''), target()).lines)
        for (const { verdict, text } of cells)
          if (verdict === 'sure') expect(Number(text.replace(',', '.'))).toSatisfy((n: number) => n >= 0 && n <= 10);
    }),
  );
});

test('what was meant is taken cell by cell by whoever says so; the rest stays outside, and is told with its reason', () => {
  const pasted = judge('8;5\n11\nvắng\n85', target());
  const [semicolon, , , whole] = pasted.lines;
  expect([semicolon?.cells[0], whole?.cells[0]]).toMatchObject([
    { verdict: 'refused', suggestion: '8,5' },
    { verdict: 'doubtful', suggestion: '8,5' },
  ]);
  const column = pasted.columns[0]?.key;
  const taken = withTaken(pasted, new Set([`1 ${column}`]));
  expect(taken.lines[0]).toMatchObject({ verdict: 'sure', reason: '', cells: [{ text: '8,5', verdict: 'sure' }] });
  expect(taken.lines.slice(1)).toEqual(pasted.lines.slice(1));
  const left = leftOutOf(taken, new Set([`1 ${column}`]));
  expect(left).toHaveLength(3);
  expect(left[0]).toMatch(/: “11”\. .*lớn hơn 10/);
});

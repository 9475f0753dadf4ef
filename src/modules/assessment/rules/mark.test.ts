import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMark, type Mark, markNotice, parseMark, type Scale } from './mark.ts';
import { tt26of2014 } from './rule-sets/gdtx.ts';
import { tt26 } from './rule-sets/tt26.ts';
import { tt58 } from './rule-sets/tt58.ts';

const tenths: Scale = { as: 'tenths' };
const comment: Scale = { as: 'comment', exempt: true };

test.each<[string | number | null, Scale, Mark | null]>([
  ['8,5', tenths, 85],
  ['8.5', tenths, 85],
  [' 8,5\u00A0', tenths, 85],
  [8.5, tenths, 85],
  ['8', tenths, 80],
  ['8,0', tenths, 80],
  ['10', tenths, 100],
  ['10,0', tenths, 100],
  ['0', tenths, 0],
  ['', tenths, null],
  [null, tenths, null],
  ['   ', tenths, null],
  ['Đ', comment, 'Đ'],
  ['đ', comment, 'Đ'],
  ['Đ'.normalize('NFD'), comment, 'Đ'],
  ['CĐ', comment, 'CĐ'],
  ['Chưa đạt', comment, 'CĐ'],
  ['Chưa đạt'.normalize('NFD'), comment, 'CĐ'],
  ['cd', comment, 'CĐ'],
  ['M', comment, 'MIEN'],
  ['Miễn', comment, 'MIEN'],
  ['9', { as: 'whole', lowest: 10 }, 90],
  ['9,0', { as: 'whole', lowest: 10 }, 90],
  ['0', { as: 'whole', lowest: 0 }, 0],
])('%j is read', (typed, scale, mark) => expect(parseMark(typed, scale)).toEqual({ ok: true, mark }));

test.each<[string | number, Scale, string, number?]>([
  ['8;5', tenths, '“8;5” có dấu chấm phẩy, cần dấu phẩy. Ý thầy cô là 8,5?', 85],
  ['11', tenths, '“11” lớn hơn 10. Điểm từ 0 đến 10.'],
  ['19', tenths, '“19” lớn hơn 10. Điểm từ 0 đến 10.'],
  ['85', tenths, '“85” lớn hơn 10. Điểm từ 0 đến 10. Ý thầy cô là 8,5?', 85],
  ['105', tenths, '“105” lớn hơn 10. Điểm từ 0 đến 10.'],
  [
    43228,
    tenths,
    '“43228” là ngày 08/05/2018: Excel đã đổi 8/5 hoặc 8.5 thành ngày. Đặt ô là dạng Số rồi gõ lại điểm. Ý thầy cô là 8,5?',
    85,
  ],
  ['36525', tenths, '“36525” lớn hơn 10. Điểm từ 0 đến 10.'],
  ['10,5', tenths, '“10,5” lớn hơn 10. Điểm từ 0 đến 10.'],
  ['-3', tenths, '“-3” nhỏ hơn 0. Điểm từ 0 đến 10.'],
  ['8.55', tenths, '“8.55” có hơn một chữ số thập phân.'],
  [8.299999999999999, tenths, '“8.299999999999999” có hơn một chữ số thập phân.'],
  ['8,50', tenths, '“8,50” có hơn một chữ số thập phân. Ý thầy cô là 8,5?', 85],
  ['08', tenths, '“08” có thể là 8,0 hoặc 0,8: ghi rõ một trong hai.'],
  ['abc', tenths, '“abc” không phải một điểm. Điểm là một số từ 0 đến 10, ví dụ 8 hoặc 8,5.'],
  ['8,', tenths, '“8,” không phải một điểm. Điểm là một số từ 0 đến 10, ví dụ 8 hoặc 8,5.'],
  ['8 5', tenths, '“8 5” không phải một điểm. Điểm là một số từ 0 đến 10, ví dụ 8 hoặc 8,5.'],
  ['1e1', tenths, '“1e1” không phải một điểm. Điểm là một số từ 0 đến 10, ví dụ 8 hoặc 8,5.'],
  [Number.NaN, tenths, '“NaN” không phải một điểm. Điểm là một số từ 0 đến 10, ví dụ 8 hoặc 8,5.'],
  ['Đ', tenths, 'Môn này chấm điểm từ 0 đến 10, không ghi “Đ”.'],
  ['08/05/2018', tenths, 'Ô này là ngày 08/05/2018, không phải điểm. Ý thầy cô là 8,5?', 85],
  ['2018-05-08', tenths, 'Ô này là ngày 08/05/2018, không phải điểm. Ý thầy cô là 8,5?', 85],
  ['8/5', tenths, 'Ô này là ngày 08/05, không phải điểm. Ý thầy cô là 8,5?', 85],
  ['21/12/2018', tenths, 'Ô này là ngày 21/12/2018, không phải điểm.'],
  ['8/15', tenths, '“8/15” không phải một điểm. Điểm là một số từ 0 đến 10, ví dụ 8 hoặc 8,5.'],
  ['08/05/2018', { as: 'whole', lowest: 10 }, 'Ô này là ngày 08/05/2018, không phải điểm.'],
  ['8', comment, 'Môn này đánh giá bằng nhận xét: ghi Đ (Đạt) hoặc CĐ (Chưa đạt), không ghi “8”.'],
  ['M', { as: 'comment', exempt: false }, 'Môn này không thuộc diện được miễn học.'],
  ['8,5', { as: 'whole', lowest: 10 }, 'Bài kiểm tra này chấm điểm nguyên, không lẻ: “8,5” chưa được.'],
  ['abc', { as: 'whole', lowest: 10 }, '“abc” không phải một điểm. Điểm là số nguyên từ 1 đến 10, ví dụ 8.'],
  ['8;5', { as: 'whole', lowest: 10 }, '“8;5” không phải một điểm. Điểm là số nguyên từ 1 đến 10, ví dụ 8.'],
  ['08', { as: 'whole', lowest: 10 }, '“08” không phải một điểm. Điểm là số nguyên từ 1 đến 10. Ý thầy cô là 8?', 80],
  ['11', { as: 'whole', lowest: 10 }, '“11” lớn hơn 10. Điểm là số nguyên từ 1 đến 10.'],
  ['85', { as: 'whole', lowest: 10 }, '“85” lớn hơn 10. Điểm là số nguyên từ 1 đến 10.'],
  ['80', { as: 'whole', lowest: 10 }, '“80” lớn hơn 10. Điểm là số nguyên từ 1 đến 10. Ý thầy cô là 8?', 80],
  ['11', { as: 'whole', lowest: 0 }, '“11” lớn hơn 10. Điểm là số nguyên từ 0 đến 10.'],
  ['-3', { as: 'whole', lowest: 10 }, '“-3” nhỏ hơn 1. Điểm là số nguyên từ 1 đến 10.'],
  ['Đ', { as: 'whole', lowest: 10 }, 'Điểm của bài kiểm tra là số nguyên từ 1 đến 10, không ghi “Đ”.'],
  [
    43228,
    { as: 'whole', lowest: 10 },
    '“43228” là ngày 08/05/2018: Excel đã đổi 8/5 hoặc 8.5 thành ngày. Đặt ô là dạng Số rồi gõ lại điểm.',
  ],
  ['0', { as: 'whole', lowest: 10 }, 'Không cho điểm 0: điểm từ 1 đến 10.'],
])('%j is refused with a sentence', (typed, scale, reason, suggestion) =>
  expect(parseMark(typed, scale)).toEqual({ ok: false, reason, ...(suggestion === undefined ? {} : { suggestion }) }),
);

test('whatever is typed: a mark from 0 to 10 in tenths, an empty cell or a sentence', () =>
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.double().map(String), fc.stringMatching(/^[-0-9.,;đĐc ]{0,6}$/)), (typed) => {
      const parsed = parseMark(typed, tenths);
      if (!parsed.ok) {
        expect(parsed.reason.length).toBeGreaterThan(10);
        return;
      }
      if (parsed.mark === null) {
        expect(typed.trim()).toBe('');
        return;
      }
      expect(Number.isInteger(parsed.mark) && Number(parsed.mark) >= 0 && Number(parsed.mark) <= 100).toBe(true);
      // Nothing but the same number in another spelling.
      expect(Number(typed.normalize('NFC').trim().replace(',', '.'))).toBe(Number(parsed.mark) / 10);
    }),
  ));

test('what is shown is read back', () => {
  for (let mark = 0; mark <= 100; mark++) expect(parseMark(formatMark(mark), tenths)).toEqual({ ok: true, mark });
  for (const mark of ['Đ', 'CĐ', 'MIEN'] as const) expect(parseMark(formatMark(mark), comment)).toEqual({ ok: true, mark });
});

test('a decimal in an oral or short test is worth a question under TT58, no longer under TT26/2020', () => {
  const [oral, oneLesson] = tt58.gradebooks[0].columns;
  const [regular] = tt26.gradebooks[0].columns;
  expect(markNotice(oral!, 75)).toContain('TT58 Đ8.4');
  expect(markNotice(tt26of2014.gradebooks[0].columns[0]!, 75)).toContain('TT26/2014 (như TT58) Đ8.4');
  expect(markNotice(oral!, 70)).toBeNull();
  expect(markNotice(oneLesson!, 75)).toBeNull();
  expect(markNotice(regular!, 75)).toBeNull();
});

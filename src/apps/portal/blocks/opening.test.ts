// An introduction is begun in whole sentences, never left standing in the middle of one without saying so.
import { expect, test } from 'vitest';
import { beginningOf } from './opening.tsx';

const first = 'Trường Tiểu học Cồn A đóng tại thị trấn Cồn, huyện Hải Hậu, tỉnh Nam Định.';
const second = 'Năm học 2018-2019 trường có 18 lớp; số học sinh, cán bộ, giáo viên từng ngày ở mục Số liệu của trường.';

test.each([
  ['short', 'Trường ở Cồn.', 160, 'Trường ở Cồn.'],
  ['a sentence that does not fit is left out, not cut at its semicolon', `${first} ${second}`, 160, first],
  ['a sentence that ends just where the room does', `${first} ${second}`, first.length, first],
  ['one long sentence ends in an ellipsis', second, 40, 'Năm học 2018-2019 trường có 18 lớp; số …'],
  ['no mark stands before the ellipsis', second, 36, 'Năm học 2018-2019 trường có 18 lớp …'],
])('%s', (_words, text, length, want) => {
  expect(beginningOf(text, length)).toBe(want);
});

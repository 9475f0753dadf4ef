import fc from 'fast-check';
import { expect, test } from 'vitest';
import { convertedFromLegacy, fromTcvn3, fromVni, hasLegacyEncoding, toTcvn3, toVni } from './legacy-encoding.ts';

test.each([
  ['Nguyễn Văn An', false],
  ['NguyÔn V¨n An', true],
  ['Nguyeãn Vaên An', true],
  ['Hoàng Thuỷ Tiên', false],
  ['Traàn Thò Höôøng', true],
  ['TrÇn ThÞ Th', true],
  ['PTDTNT Hải Hậu', false],
  ['NGUYỄN THỊ ÁNH', false],
  ['Chloé Dubois', false],
  ['© 2018 Sở Giáo dục', false],
  ['Phần mềm Windows® và Word®', false],
  ['Tin · Thông báo', false],
  ['theo § 5 và «phụ lục»', false],
  ['§iÒu 5', true],
  ['®¬n xin häc', true],
])('legacy encoding in %s: %s', (text, expected) => expect(hasLegacyEncoding(text)).toBe(expected));

test.each([
  ['Céng hoµ x· héi chñ nghÜa ViÖt Nam', 'Cộng hoà xã hội chủ nghĩa Việt Nam', 'TCVN3'],
  ['§éc lËp - Tù do - H¹nh phóc', 'Độc lập - Tự do - Hạnh phúc', 'TCVN3'],
  ['TH¤NG B¸O', 'THÔNG BÁO', 'TCVN3'],
  ['Tr\u00ADêng THCS H¶i HËu', 'Trường THCS Hải Hậu', 'TCVN3'],
  ['Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam', 'VNI'],
  ['ÑOÄC LAÄP – TÖÏ DO – HAÏNH PHUÙC', 'ĐỘC LẬP – TỰ DO – HẠNH PHÚC', 'VNI'],
  ['Tröôøng Tieåu hoïc Ñình Baûng', 'Trường Tiểu học Đình Bảng', 'VNI'],
])('%s says %s', (written, says, encoding) => expect(convertedFromLegacy(written)).toEqual({ text: says, encoding }));

test('a line of today among old ones is left as it is', () =>
  expect(convertedFromLegacy('Céng hoµ x· héi\nĐây là đoạn các thầy cô đã viết')).toEqual({
    text: 'Cộng hoà xã hội\nĐây là đoạn các thầy cô đã viết',
    encoding: 'TCVN3',
  }));
test('today’s text is left as it is', () => expect(convertedFromLegacy('Trường THCS Hải Hậu © 2018')).toBeNull());

const syllable = fc
  .tuple(
    fc.constantFrom('', 'b', 'c', 'ch', 'd', 'đ', 'g', 'h', 'kh', 'l', 'm', 'ng', 'nh', 'ph', 'qu', 's', 'th', 'tr', 'v', 'x'),
    fc.constantFrom(...'aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ'),
    fc.constantFrom('', 'c', 'm', 'n', 'ng', 'nh', 'p', 't'),
  )
  .map((parts) => parts.join(''));
const words = fc.array(syllable, { minLength: 1, maxLength: 12 }).map((all) => all.join(' '));

test('what was written in an old encoding is read back letter by letter, small and in capitals', () =>
  fc.assert(
    fc.property(words, (text) => {
      expect(fromTcvn3(toTcvn3(text))).toBe(text);
      expect(fromVni(toVni(text))).toBe(text);
      expect(fromVni(toVni(text.toUpperCase()))).toBe(text.toUpperCase());
    }),
  ));

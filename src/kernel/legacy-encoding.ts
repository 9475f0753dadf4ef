// Is a text still in one of the encodings from before Unicode, and what does it say? TCVN3 (ABC) and VNI, as fonts of the 1990s showed
// them and as a paste from an old document brings them (portal P-3.3).
import { fold, nfc } from './vietnamese-text.ts';

/** Pairs of letter and sign, cut at blanks. The two lists have the same length. */
const table = (letters: string, signs: string): ReadonlyMap<string, string> => {
  const written = signs.split(' ');
  return new Map(letters.split(' ').map((letter, i) => [written[i] ?? '', letter]));
};

/** One sign a letter. The ư is a soft hyphen: text that was cleaned before has lost it. */
const tcvn3 = table(
  'à ả ã á ạ ằ ẳ ẵ ắ ặ ầ ẩ ẫ ấ ậ è ẻ ẽ é ẹ ề ể ễ ế ệ ì ỉ ĩ í ị ò ỏ õ ó ọ ồ ổ ỗ ố ộ ờ ở ỡ ớ ợ ù ủ ũ ú ụ ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ ă â ê ô ơ ư đ Ă Â Ê Ô Ơ Ư Đ',
  'µ ¶ · ¸ ¹ » ¼ ½ ¾ Æ Ç È É Ê Ë Ì Î Ï Ð Ñ Ò Ó Ô Õ Ö × Ø Ü Ý Þ ß á â ã ä å æ ç è é ê ë ì í î ï ñ ò ó ô õ ö ÷ ø ù ú û ü ý þ ¨ © ª « ¬ \u00AD ® ¡ ¢ £ ¤ ¥ ¦ §',
);
/** A vowel and a sign behind it; some letters are one sign of their own. */
const vni = table(
  'á à ả ã ạ ắ ằ ẳ ẵ ặ ấ ầ ẩ ẫ ậ é è ẻ ẽ ẹ ế ề ể ễ ệ ó ò ỏ õ ọ ố ồ ổ ỗ ộ ớ ờ ở ỡ ợ ú ù ủ ũ ụ ứ ừ ử ữ ự ý ỳ ỷ ỹ ă â ê ô í ì ỉ ĩ ị ỵ ơ ư đ',
  'aù aø aû aõ aï aé aè aú aü aë aá aà aå aã aä eù eø eû eõ eï eá eà eå eã eä où oø oû oõ oï oá oà oå oã oä ôù ôø ôû ôõ ôï uù uø uû uõ uï öù öø öû öõ öï yù yø yû yõ aê aâ eâ oâ í ì æ ó ò î ô ö ñ',
);
const vniBoth = new Map(
  [...vni].flatMap(([sign, letter]) => [[sign, letter] as const, [sign.toUpperCase(), letter.toUpperCase()]]),
);
const anyOf = (signs: Iterable<string>) => new RegExp([...signs].sort((a, b) => b.length - a.length).join('|'), 'gu');
const tcvn3Signs = anyOf(tcvn3.keys());
const vniSigns = anyOf(vniBoth.keys());

export function fromTcvn3(text: string): string {
  const shouted = !/[a-z]/.test(text);
  return text
    .replace(/[^\s\d.,;:!?()"/-]+/gu, (word) => {
      const read = word.replace(tcvn3Signs, (sign) => tcvn3.get(sign) ?? sign);
      // The capital font shows the signs of the small letters as capitals.
      return !/[a-z]/.test(word) && (shouted ? /[A-Z]/ : /[A-Z].*[A-Z]/).test(word) ? read.toUpperCase() : read;
    })
    .normalize('NFC');
}
export const fromVni = (text: string): string => text.replace(vniSigns, (signs) => vniBoth.get(signs) ?? signs).normalize('NFC');
/** For samples and tests: the same text as it was written then. */
export const toTcvn3 = (text: string): string => {
  const signOf = new Map([...tcvn3].map(([sign, letter]) => [letter, sign]));
  return [...text.normalize('NFC')].map((letter) => signOf.get(letter) ?? signOf.get(letter.toLowerCase()) ?? letter).join('');
};
export const toVni = (text: string): string => {
  const signOf = new Map([...vniBoth].map(([sign, letter]) => [letter, sign]));
  return [...text.normalize('NFC')].map((letter) => signOf.get(letter) ?? letter).join('');
};

// Where no Vietnamese word of today has them: ®©§¨ begin or divide a syllable, the others follow or precede a letter. A trademark, a
// quotation, a legal paragraph or a middle dot by itself is none of these.
const tcvn3Marks = /[®©§¨](?=[\p{Ll}À-Þ¸µ¶·¹«¬])|(?<=\p{L})[¸µ¶·¹«¬](?!»)|[¸µ¶¹¬](?=\p{Ll})/gu;
const vniMarks = /a[àùõãêäåâ]|e[ãàùõäåâ]|o[ùõäåø]|[öøïûåäëñ]/giu;
// Both leave capital letters with marks inside a word written small: 'NguyÔn', 'TrÇn'.
const capitalsInside = /\p{Ll}[À-ÖØ-Þ]/gu;

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** True when the text looks like TCVN3 or VNI. */
export function hasLegacyEncoding(text: string): boolean {
  const clean = nfc(text);
  return count(clean, tcvn3Marks) + count(clean, vniMarks) + count(clean, capitalsInside) > 0;
}

const onset = '(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)';
const nucleus = '(?:[aeiouy]|a[ioyu]|eo|eu|ia|ieu?|iu|oa[iy]?|oeo?|oi|ua[y]?|ue|ui|uo[iu]?|uu|uy[aeu]?|ye[u]?)';
const syllable = new RegExp(`^${onset}?${nucleus}(?:c|ch|m|ng?|nh|p|t)?$`);
/** How many words are no Vietnamese syllable: text read by the wrong table has many. */
const unheard = (text: string): number =>
  fold(text)
    .split(/[^\p{L}]+/u)
    .filter((word) => word && !syllable.test(word)).length;

/** Letters that no old encoding has: what holds one is written in Unicode, whatever stands beside it. */
export const writtenToday = (text: string): boolean => /[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]/.test(nfc(text));

export const readAs = { TCVN3: fromTcvn3, VNI: fromVni };

const readLines = (text: string, encoding: keyof typeof readAs): string =>
  text
    .split('\n')
    .map((line) => (writtenToday(line) ? line : readAs[encoding](line)))
    .join('\n');

/** What a text in an old encoding says, lines of today left as they are; null when it is in none, or what comes out would be no better. */
export function convertedFromLegacy(text: string): { text: string; encoding: 'TCVN3' | 'VNI' } | null {
  if (!hasLegacyEncoding(text)) return null;
  const guesses = (['TCVN3', 'VNI'] as const).map((encoding) => ({ encoding, text: readLines(text, encoding) }));
  const [best] = guesses.sort((a, b) => unheard(a.text) - unheard(b.text));
  return best && !hasLegacyEncoding(best.text) ? best : null;
}

/** Why a text cannot be stored, with what it seems to say. */
export function legacyEncodingWords(text: string): string {
  const read = convertedFromLegacy(text);
  const said = read && nfc(read.text);
  return `Chữ còn ở bảng mã cũ (${read?.encoding ?? 'TCVN3 hoặc VNI'})${said ? `, đọc ra là “${said.length > 120 ? `${said.slice(0, 120)}…` : said}”` : ''}. Ghi lại bằng Unicode.`;
}

// How is Vietnamese text cleaned, searched without tones, and sorted by given name? For everything that stores or compares names.

/**
 * Text as it is stored: NFC (TCVN 6909), signs nobody sees removed (zero-width, direction, control), blanks of every kind made one,
 * trimmed. The Icelandic Ð of old fonts and keyboards looks like the Vietnamese Đ and is another letter: it becomes Đ.
 */
export function nfc(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}]+/gu, (run) => (/[\t-\r\u0085]/.test(run) ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .normalize('NFC')
    .replaceAll('Ð', 'Đ')
    .replaceAll('ð', 'đ')
    .trim();
}

/** For search without tones: lower case, no marks, đ → d. 'Đặng Thị Thuý' and 'dang thi thuy' fold to the same. */
export function fold(text: string): string {
  return nfc(text).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
}

/** What somebody typed into a search field, as LIKE patterns over folded text: each word somewhere, at most eight of them. */
export const likePatterns = (typed: string | undefined): string[] =>
  fold(typed ?? '')
    .split(' ')
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => `%${word.replace(/[%_\\]/g, '\\$&')}%`);

/** The name of a class as it is compared: '6 A', '6a' and '6A' are one class. */
export const classKey = (name: string): string => fold(name).replaceAll(' ', '');

const toneMarks = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323']; // huyền hỏi ngã sắc nặng, after ngang
const letterOrder = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
const codeOf = new Map([...letterOrder].map((letter, i) => [letter, String.fromCharCode(0x41 + i)]));

type SignKey = { letter: string; tone: string };
const signKeys = new Map<string, SignKey>();
function signKey(char: string): SignKey {
  const known = signKeys.get(char);
  if (known) return known;
  const decomposed = [...char.normalize('NFD')];
  const tone = decomposed.findIndex((mark) => toneMarks.includes(mark));
  const letter = decomposed
    .filter((_, i) => i !== tone)
    .join('')
    .normalize('NFC');
  const code = codeOf.get(letter) ?? (/^[0-9]$/.test(letter) ? letter : '');
  const key = { letter: code, tone: code && tone > 0 ? String(toneMarks.indexOf(decomposed[tone] ?? '') + 1) : '' };
  // The alphabet is small; what a hostile text may hold is not.
  if (signKeys.size < 1000) signKeys.set(char, key);
  return key;
}

/**
 * One syllable or word as letters (primary) and tones (secondary), both plain ASCII. Where in the syllable the tone stands does
 * not count: 'Hoà' and 'Hòa' are one name.
 */
function wordKey(word: string): string {
  let letters = '';
  let tones = '';
  for (const char of word.toLowerCase().normalize('NFC')) {
    const { letter, tone } = signKey(char);
    letters += letter;
    tones += tone;
  }
  return `${letters}!${tones}`;
}

/**
 * Stored sort key of a person's name: given name, family name, middle names, in the alphabet a ă â b … with tones
 * ngang huyền hỏi ngã sắc nặng. ASCII, so plain byte order sorts; no database collation is trusted (R3.2). A number at the end
 * tells two of one name apart ('Cao Công Hải 1'): the given name stands before it, and it counts last.
 */
export function sortKey(fullName: string): string {
  const [, name = '', number = ''] = /^(.*?)(?: \(?(\d{1,3})\)?)?$/.exec(nfc(fullName)) ?? [];
  const words = name.split(' ');
  const given = words.at(-1) ?? '';
  const ordered = words.length > 1 ? [given, words[0] ?? '', ...words.slice(1, -1)] : [given];
  return [...ordered.map(wordKey), ...(number ? [numberKey(number)] : [])].join(' ');
}

/** A number as text that sorts by value: how many digits, then the digits. */
function numberKey(digits: string): string {
  const plain = digits.replace(/^0+(?=\d)/, '');
  return `${String.fromCharCode(0x30 + Math.min(plain.length, 16))}${plain}`;
}

/** Stored sort key of a title or a class name in reading order; numbers by value ('6A2' before '6A10'). */
export function titleSortKey(title: string): string {
  return nfc(title)
    .split(/(\d+)|[\s\-–.,/]+/)
    .filter((part) => part)
    .map((part) => (/^\d+$/.test(part) ? numberKey(part) : wordKey(part)))
    .join(' ');
}

/** 'Trường THCS Hải Phương' → 'truong-thcs-hai-phuong'. */
export function slugify(text: string, maxLength = 80): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, maxLength)
    .replace(/^-+|-+$/g, '');
}

/** The first of 'base', 'base-2', 'base-3' … that is not taken. */
export function freeName(base: string, taken: readonly string[]): string {
  const names = new Set(taken);
  if (!names.has(base)) return base;
  for (let n = 2; ; n++) if (!names.has(`${base}-${n}`)) return `${base}-${n}`;
}

export const isDecomposed = (text: string): boolean => text !== text.normalize('NFC');

// Does a text that everybody will read carry a number that belongs to one person? Personal numbers and mobile telephones. Pure.
import { plainPhone } from './phone.ts';
import type { Reason } from './refusal.ts';

export type PrivateNumber = { kind: 'person' | 'phone'; digits: string; place: string };

const personal = /(?<![\d.])(?:\d{12}|0\d{2}(?:[ .]?\d{3}){3})(?![\d.]*\d)/g;
const mobile = /(?<!\d)(?:\+?84|0)[\s.-]?[35789](?:[\s.-]?\d){8}(?!\d)/g;
/** Nine digits, as the identity card before the twelve had them; many things have nine, so the words around decide. */
const nine = /(?<![\d.,])(?<!\+84[ .-]?)\d{9}(?![.,]?\d)|(?<![\d.,])(?<!\d[ -])\d{3}([ .-])\d{3}\1\d{3}(?![.,]?\d|[ -]\d)/g;
const word = (words: string) => new RegExp(`(?<![\\p{L}\\d])(?:${words})(?![\\p{L}\\d])`, 'giu');
const card = word('cmnd|cmtnd|cmt|cccd|chứng minh|căn cước|định danh|giấy tờ tùy thân');
const other = word(
  'tài khoản|tk|stk|ngân hàng|mã(?: số)?|mst|điện thoại|đt|sđt|đtdđ|hotline|zalo|tel|fax|gọi|liên hệ|hóa đơn|hợp đồng|công văn|số tiền|kinh phí|tổng',
);
const amount = /^\s?(?:đồng|đ|vnđ|vnd|usd|tỷ|triệu|m2|m²|%)(?![\p{L}])/iu;
const birth =
  /(?<!\p{L})(?:ngày sinh|sinh ngày|sinh năm|năm sinh|ns)(?!\p{L})|(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}(?!\d)/iu;
/** Two or more capitalised words, then at most a few signs or “số”. */
const afterName = /\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*)+[\s,;:()–-]{1,4}(?:số\s*:?\s*)?$/u;
const reach = 60;
const near = 40;
const around = 28;

/** The nearest word before says what a number is; where none does, a birth date beside it or the name before it. */
function isCardNumber(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - reach), from);
  const last = (words: RegExp) => [...before.matchAll(words)].at(-1)?.index ?? -1;
  const [cardAt, otherAt] = [last(card), last(other)];
  if (cardAt > otherAt) return true;
  if (otherAt >= 0 || amount.test(text.slice(to, to + 8))) return false;
  return birth.test(before.slice(-near)) || birth.test(text.slice(to, to + near)) || afterName.test(before);
}

/** `own`: numbers that the unit itself gives to everybody. Each number once, with the words around it. */
export function privateNumbers(text: string, own: readonly string[] = []): PrivateNumber[] {
  const known = new Set(own.map(plainPhone));
  const found = new Map<string, PrivateNumber>();
  const note = (kind: PrivateNumber['kind'], match: RegExpExecArray) => {
    const digits = kind === 'phone' ? plainPhone(match[0]) : match[0].replace(/\D/g, '');
    if (known.has(digits) || found.has(digits)) return;
    const [from, to] = [match.index, match.index + match[0].length];
    const before = from > around ? `…${text.slice(from - around, from).replace(/^\S*\s/, '')}` : text.slice(0, from);
    const after = text.length - to > around ? `${text.slice(to, to + around).replace(/\s\S*$/, '')}…` : text.slice(to);
    found.set(digits, { kind, digits, place: `${before}${match[0]}${after}`.replace(/\s+/g, ' ').trim() });
  };
  for (const match of text.matchAll(personal)) note('person', match);
  for (const match of text.matchAll(nine))
    if (isCardNumber(text, match.index, match.index + match[0].length)) note('person', match);
  for (const match of text.matchAll(mobile)) note('phone', match);
  return [...found.values()];
}

/** In several texts that stand apart, such as the words of pictures; each number once, where it was met first. */
export const privateNumbersIn = (texts: readonly string[], own: readonly string[] = []): PrivateNumber[] =>
  texts
    .flatMap((text) => privateNumbers(text, own))
    .filter(({ digits }, i, all) => all.findIndex((other) => other.digits === digits) === i);

/** What was found, in words. */
export const numberWords = ({ kind, digits }: Pick<PrivateNumber, 'kind' | 'digits'>): string => {
  if (kind === 'phone') return 'số điện thoại di động không phải của đơn vị';
  return `dãy ${digits.length} chữ số giống ${digits.length === 9 ? 'số chứng minh nhân dân' : 'số định danh'}`;
};

export const privateNumberCode = 'private_number';

/** What is asked once before everybody reads it. While one number is open all are named: what is agreed is agreed as a whole. */
export const askAbout = (numbers: readonly PrivateNumber[], agreed: readonly string[], field: string): Reason[] =>
  numbers.every(({ digits }) => agreed.includes(digits))
    ? []
    : numbers.map(({ kind, digits, place }) => ({
        ...{ code: privateNumberCode, field, about: digits },
        message: `Có ${numberWords({ kind, digits })}: “${place}”. Bỏ đi, hoặc bấm lần nữa để xác nhận.`,
      }));

/** The numbers that a person was asked about: who presses again has seen them. */
export const askedAbout = (reasons: readonly Reason[] | undefined): string[] =>
  (reasons ?? []).flatMap(({ code, about }) => (code === privateNumberCode && about ? [about] : []));

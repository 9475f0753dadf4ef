// Does a text that everybody will read carry a number that belongs to one person? Personal numbers and mobile telephones. Pure.
import { plainPhone } from './phone.ts';
import type { Reason } from './refusal.ts';

export type PrivateNumber = { kind: 'person' | 'phone'; digits: string; place: string };

const personal = /(?<![\d.])(?:\d{12}|0\d{2}(?:[ .]?\d{3}){3})(?![\d.]*\d)/g;
const mobile = /(?<!\d)(?:\+?84|0)[\s.-]?[35789](?:[\s.-]?\d){8}(?!\d)/g;
const around = 28;

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
  for (const match of text.matchAll(mobile)) note('phone', match);
  return [...found.values()];
}

export const privateNumberCode = 'private_number';

/** What is asked once before everybody reads it. While one number is open all are named: what is agreed is agreed as a whole. */
export const askAbout = (numbers: readonly PrivateNumber[], agreed: readonly string[], field: string): Reason[] =>
  numbers.every(({ digits }) => agreed.includes(digits))
    ? []
    : numbers.map(({ kind, digits, place }) => ({
        ...{ code: privateNumberCode, field, about: digits },
        message:
          kind === 'person'
            ? `Có dãy 12 chữ số giống số định danh: “${place}”. Bỏ đi, hoặc bấm lần nữa để vẫn đăng.`
            : `Có số điện thoại di động không phải của đơn vị: “${place}”. Bỏ đi, hoặc bấm lần nữa để vẫn đăng.`,
      }));

/** The numbers that a person was asked about: who presses again has seen them. */
export const askedAbout = (reasons: readonly Reason[] | undefined): string[] =>
  (reasons ?? []).flatMap(({ code, about }) => (code === privateNumberCode && about ? [about] : []));

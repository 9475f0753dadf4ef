// What does a number and sign such as "1762/SGDĐT-VP" say? Read as people type it, written as it is printed (P-8.2, NĐ 30/2020 phụ lục I).
import { fold, nfc } from '#kernel/vietnamese-text.ts';
import { kindOfSign, signsWritten } from './kinds.ts';

export type DocumentNumber = {
  /** As it is printed: "42/2022/NĐ-CP". */
  text: string;
  /** For comparing: without tones, small, no leading zeros. */
  key: string;
  /** The running number, with its letter when it has one: "8a". */
  serial: string;
  /** Only where the number itself names it. */
  year: number | null;
  /** The kind that the sign names; a dispatch (công văn) has none. */
  kind: string | null;
};
export type ParsedNumber = { ok: true; number: DocumentNumber } | { ok: false; reason: string };

const wrong = 'Số, ký hiệu viết như 1762/SGDĐT-VP, 36/2017/TT-BGDĐT hoặc 12/QĐ-THCS';
const word = '[A-ZÀ-ỸĐ][A-ZÀ-ỸĐ0-9&]*';
/** number / [year /] sign-sign-… */
const usual = new RegExp(`^(\\d{1,6})([A-Z]?)(?:/(\\d{4}))?/(${word}(?:-[A-ZÀ-ỸĐ0-9&]+)*)$`, 'u');
/** The Party's: 29-NQ/TW */
const party = new RegExp(`^(\\d{1,6})([A-Z]?)-(${word})/(${word}(?:[-/][A-ZÀ-ỸĐ0-9&]+)*)$`, 'u');

const written = (sign: string): string =>
  sign
    .split('-')
    .map((part) => signsWritten.get(part) ?? part)
    .join('-');

export function parseNumber(typed: string): ParsedNumber {
  const text = nfc(typed)
    .replace(/^(số|so)\s*[:.]?\s*(?=\d)/i, '')
    .replace(/[‐‑‒–—−_]/g, '-')
    .replace(/\s*([/-])\s*/g, '$1')
    .replace(/[.,;]+$/, '')
    .trim()
    .toUpperCase();
  if (text === '') return { ok: false, reason: 'Ghi số, ký hiệu của văn bản' };
  if (/^\d+[A-Z]?$/.test(text)) return { ok: false, reason: `Sau số ${text} còn thiếu ký hiệu. ${wrong}` };
  // Two words of a sign with a blank between them are a sign whose hyphen was forgotten: "12/QĐ THCS".
  const joined = text.replace(/(?<=\S) (?=\S)/g, '-');
  const found = usual.exec(joined);
  if (found) {
    const [, digits = '', letter = '', yearText, sign = ''] = found;
    const year = yearText === undefined ? null : Number(yearText);
    if (year !== null && (year < 1945 || year > 2100)) return { ok: false, reason: `Năm ${year} trong số văn bản không hợp lý` };
    const serial = `${digits}${letter.toLowerCase()}`;
    return numberOf(
      `${serial}${year === null ? '' : `/${year}`}/${written(sign)}`,
      digits,
      letter,
      year,
      sign.split('-')[0] ?? '',
    );
  }
  const ofParty = party.exec(joined);
  if (ofParty) {
    const [, digits = '', letter = '', sign = '', body = ''] = ofParty;
    return numberOf(`${digits}${letter.toLowerCase()}-${written(sign)}/${body}`, digits, letter, null, sign);
  }
  return { ok: false, reason: wrong };
}

function numberOf(text: string, digits: string, letter: string, year: number | null, sign: string): ParsedNumber {
  const serial = `${digits.replace(/^0+(?=\d)/, '')}${letter.toLowerCase()}`;
  const key = fold(text)
    .replace(/^0+(?=\d)/, '')
    .replaceAll('&', '');
  return { ok: true, number: { text, key, serial, year, kind: kindOfSign(sign) ?? null } };
}

/** What makes two documents of a unit the same one: number, issuer, kind and year. '' while the number or the day is missing. */
export function identityOf(document: { number: string; kind: string; issuer: string; issuedOn: string | null }): string {
  const parsed = parseNumber(document.number);
  if (!parsed.ok || document.issuedOn === null) return '';
  return [parsed.number.key, fold(document.issuer), document.kind, parsed.number.year ?? document.issuedOn.slice(0, 4)].join('|');
}

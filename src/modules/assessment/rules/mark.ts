// What did the teacher mean by what stands in the cell? A mark, Đ or CĐ, an exemption, or nothing; anything else is refused with a sentence,
// never turned into a number (peers 2.4, 2.14: not "abc" into 0, not 11 into 10).
import { addDays, formatDate, parseDate } from '#kernel/calendar.ts';
import { formatTenths } from '#kernel/numbers.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import type { Column, Comment, Exempt, Tenths } from './rule-sets/shape.ts';

export type Mark = Tenths | Comment | Exempt;
/** `whole`: tests of primary pupils. `comment`: with `exempt`, the subject may be excused (R1.14). */
export type Scale = { as: 'tenths' } | { as: 'whole'; lowest: Tenths } | { as: 'comment'; exempt: boolean };
/** `suggestion`: what was probably meant; to be asked, never to be taken. An emptied cell is `mark: null`. */
export type ParsedMark = { ok: true; mark: Mark | null } | { ok: false; reason: string; suggestion?: Tenths };

type NumberScale = Exclude<Scale, { as: 'comment' }>;
const rangeOf = (scale: NumberScale): string =>
  scale.as === 'whole' ? `là số nguyên từ ${scale.lowest / 10} đến 10` : 'từ 0 đến 10';
/** What a cell of whole marks would refuse is never offered. */
const fitting = (scale: NumberScale, tenths: Tenths | undefined): Tenths | undefined =>
  tenths !== undefined && (scale.as === 'tenths' || (tenths % 10 === 0 && tenths >= scale.lowest)) ? tenths : undefined;

const refused = (reason: string, suggestion?: Tenths): ParsedMark =>
  suggestion === undefined
    ? { ok: false, reason }
    : { ok: false, reason: `${reason} Ý thầy cô là ${formatTenths(suggestion).replace(/,0$/, '')}?`, suggestion };
const quoted = (text: string) => `“${text.length > 20 ? `${text.slice(0, 20)}…` : text}”`;

const commentWords: Record<string, Comment | Exempt> = {
  ...{ đ: 'Đ', d: 'Đ', đạt: 'Đ', dat: 'Đ' },
  ...{ cđ: 'CĐ', cd: 'CĐ', 'chưa đạt': 'CĐ', 'chua dat': 'CĐ' },
  ...{ m: 'MIEN', mien: 'MIEN', miễn: 'MIEN', 'miễn học': 'MIEN' },
};

function parseComment(text: string, exempt: boolean): ParsedMark {
  const mark = commentWords[text.toLowerCase()];
  if (mark === 'MIEN' && !exempt) return refused('Môn này không thuộc diện được miễn học.');
  if (mark !== undefined) return { ok: true, mark };
  return refused(`Môn này đánh giá bằng nhận xét: ghi Đ (Đạt) hoặc CĐ (Chưa đạt), không ghi ${quoted(text)}.`);
}

/** A sheet made a date of what looked like one: 8.5 became the 8th of May. */
function madeDate(text: string, scale: NumberScale): ParsedMark | null {
  // A bare number is none; without its year it is a day of any year.
  const parsed = /\D/.test(text) ? parseDate(/^\d{1,2}\/\d{1,2}$/.test(text) ? `${text}/2000` : text) : null;
  if (!parsed?.ok) return null;
  const [day, month] = [Number(parsed.date.slice(8)), Number(parsed.date.slice(5, 7))];
  const shown = /\d{4}/.test(text) ? formatDate(parsed.date) : formatDate(parsed.date).slice(0, 5);
  return refused(
    `Ô này là ngày ${shown}, không phải điểm.`,
    fitting(scale, day <= 9 && month <= 9 ? day * 10 + month : undefined),
  );
}

/** The same in a cell that has lost its look of a date: a spreadsheet counts days from 30 December 1899. Of this century only. */
function serialDate(days: number, scale: NumberScale): ParsedMark | null {
  if (days < 36_526 || days > 73_050) return null;
  const date = addDays('1899-12-30', days);
  const [day, month] = [Number(date.slice(8)), Number(date.slice(5, 7))];
  return refused(
    `${quoted(String(days))} là ngày ${formatDate(date)}: Excel đã đổi ${day}/${month} hoặc ${day}.${month} thành ngày. Đặt ô là dạng Số rồi gõ lại điểm.`,
    fitting(scale, day <= 9 && month <= 9 ? day * 10 + month : undefined),
  );
}

/** What is no number: why not, in words that help. */
function noNumber(text: string, scale: NumberScale): ParsedMark {
  const semicolon = /^(\d);(\d)$/.exec(text);
  if (semicolon && scale.as === 'tenths')
    return refused(`${quoted(text)} có dấu chấm phẩy, cần dấu phẩy.`, Number(semicolon[1]) * 10 + Number(semicolon[2]));
  if (/^-\s*\d/.test(text))
    return refused(`${quoted(text)} nhỏ hơn ${scale.as === 'whole' ? scale.lowest / 10 : 0}. Điểm ${rangeOf(scale)}.`);
  if (commentWords[text.toLowerCase()] !== undefined || fold(text) === 'd' || fold(text) === 'cd')
    return refused(
      `${scale.as === 'whole' ? `Điểm của bài kiểm tra ${rangeOf(scale)}` : 'Môn này chấm điểm từ 0 đến 10'}, không ghi ${quoted(text)}.`,
    );
  if (scale.as === 'whole') return refused(`${quoted(text)} không phải một điểm. Điểm ${rangeOf(scale)}, ví dụ 8.`);
  return refused(`${quoted(text)} không phải một điểm. Điểm là một số từ 0 đến 10, ví dụ 8 hoặc 8,5.`);
}

function parseNumber(text: string, scale: NumberScale): ParsedMark {
  const parts = /^(\d{1,6})(?:[.,](\d{1,15}))?$/.exec(text);
  if (!parts) return noNumber(text, scale);
  const [, whole = '', decimals = ''] = parts;
  if (scale.as === 'whole' && Number(decimals) !== 0)
    return refused(`Bài kiểm tra này chấm điểm nguyên, không lẻ: ${quoted(text)} chưa được.`);
  if (whole.length > 1 && whole.startsWith('0'))
    return scale.as === 'whole'
      ? refused(`${quoted(text)} không phải một điểm. Điểm ${rangeOf(scale)}.`, fitting(scale, Number(whole) * 10))
      : refused(`${quoted(text)} có thể là ${formatTenths(Number(whole) * 10)} hoặc 0,${Number(whole)}: ghi rõ một trong hai.`);
  if (decimals.length > 1)
    return refused(
      `${quoted(text)} có hơn một chữ số thập phân.`,
      /^\d0+$/.test(decimals) && Number(whole) <= 9 ? Number(whole) * 10 + Number(decimals[0]) : undefined,
    );
  const tenths = Number(whole) * 10 + Number(decimals || 0);
  const date = decimals === '' ? serialDate(Number(whole), scale) : null;
  if (date) return date;
  if (tenths > 100)
    return refused(
      `${quoted(text)} lớn hơn 10. Điểm ${rangeOf(scale)}.`,
      // Of 85 the comma was lost; 11 to 19 may as well be a 10 with a slip of the finger.
      fitting(scale, decimals === '' && Number(whole) >= 20 && Number(whole) < 100 ? Number(whole) : undefined),
    );
  return { ok: true, mark: tenths };
}

/** Text as typed or pasted, or the number of a spreadsheet's cell. */
export function parseMark(typed: string | number | null, scale: Scale): ParsedMark {
  const text = String(typed ?? '')
    .normalize('NFC')
    .trim();
  if (text === '') return { ok: true, mark: null };
  if (scale.as === 'comment') return parseComment(text, scale.exempt);
  const parsed = madeDate(text, scale) ?? parseNumber(text, scale);
  if (!parsed.ok || scale.as === 'tenths' || typeof parsed.mark !== 'number') return parsed;
  if (parsed.mark < scale.lowest) return refused(`Không cho điểm 0: điểm từ ${scale.lowest / 10} đến 10.`);
  return parsed;
}

/** Worth a question, never a refusal: essays and oral tests are marked in whole numbers, multiple choice is not (R1.3). */
export const markNotice = (column: Pick<Column, 'name' | 'usuallyWhole'>, mark: Mark | null): string | null =>
  column.usuallyWhole && typeof mark === 'number' && mark % 10 !== 0
    ? `${column.name} tự luận hoặc miệng là điểm nguyên; ${formatTenths(mark)} chỉ đúng khi bài có phần trắc nghiệm (${column.usuallyWhole}).`
    : null;

export const formatMark = (mark: Mark | null): string => {
  if (mark === null) return '';
  if (mark === 'MIEN') return 'M';
  return typeof mark === 'number' ? formatTenths(mark) : mark;
};

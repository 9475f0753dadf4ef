// What was meant by what stands in a cell, whatever kind of cell it is? Nothing is coerced: a value of the sheet, an emptied cell, or a sentence.
import { formatTenths } from '#kernel/numbers.ts';
import { formatMark, type Mark, parseMark } from './mark.ts';
import { parseLevel } from './primary.ts';
import type { CellScale } from './sheet.ts';

export type ParsedCell = { ok: true; value: number | string | null } | { ok: false; reason: string; suggestion?: number };

/** As a sentence names what was typed. */
export const quoted = (text: string) => `“${text.length > 20 ? `${text.slice(0, 20)}…` : text}”`;

/** Text as typed or pasted, or the number of a spreadsheet's cell. */
export function parseCell(typed: string | number | null, scale: CellScale): ParsedCell {
  if (scale.as === 'tenths' || scale.as === 'whole' || scale.as === 'comment') {
    const parsed = parseMark(typed, scale);
    return parsed.ok ? { ok: true, value: parsed.mark } : parsed;
  }
  const text = String(typed ?? '')
    .normalize('NFC')
    .replace(/\u00a0/g, ' ')
    .trim();
  if (text === '') return { ok: true, value: null };
  if (scale.as === 'text')
    return text.length <= scale.most
      ? { ok: true, value: text }
      : { ok: false, reason: `Nhận xét dài quá ${scale.most} ký tự (${text.length} ký tự), chưa ghi.` };
  if (scale.as === 'choice') {
    const code = parseLevel(scale.choices, text);
    if (code !== null) return { ok: true, value: code };
    const choices = scale.choices
      .map(({ code: one, name }) => (scale.words || one === name ? name : `${one} (${name})`))
      .join(', ');
    return { ok: false, reason: `${quoted(text)} không có trong các mức: ${choices}.` };
  }
  const parts = /^(\d{1,4})(?:[.,](\d))?$/.exec(text);
  if (!parts && /^\d{1,4}[.,]\d+$/.test(text))
    return { ok: false, reason: `${quoted(text)}: số đo có nhiều nhất một chữ số sau dấu phẩy.` };
  // Of a weight 15,5; of what is never so little, the middle of its range.
  const example = scale.from <= 155 ? 155 : Math.floor((scale.from + scale.to) / 20) * 10 + 5;
  if (!parts) return { ok: false, reason: `${quoted(text)} không phải một số đo, ví dụ ${formatTenths(example)} ${scale.unit}.` };
  const tenths = Number(parts[1]) * 10 + Number(parts[2] ?? 0);
  if (tenths < scale.from || tenths > scale.to)
    return {
      ok: false,
      reason: `${quoted(text)} ngoài khoảng ${formatTenths(scale.from)} đến ${formatTenths(scale.to)} ${scale.unit}.`,
    };
  return { ok: true, value: tenths };
}

/** As a cell shows it. */
export function formatCell(value: number | string | null, scale: CellScale): string {
  if (value === null) return '';
  if (scale.as === 'measure') return formatTenths(Number(value)).replace(/,0$/, '');
  if (scale.as === 'tenths' || scale.as === 'whole' || scale.as === 'comment') return markText(value as Mark);
  if (scale.as === 'choice') {
    const one = scale.choices.find(({ code }) => code === value);
    return (scale.words ? one?.name : one?.code) ?? String(value);
  }
  return String(value);
}
/** A whole mark stands without its zero, as teachers write it. */
export const markText = (mark: Mark): string => formatMark(mark).replace(/,0$/, '');

// From a day to a day, as consultations and polls are open.
import { z } from 'zod';
import { type LocalDate, parseDate } from '#kernel/calendar.ts';
import type { Reason } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { cleanLines } from '../rules/lines.ts';

export const day = z.preprocess((value, context) => {
  const parsed = parseDate(String(value ?? ''));
  if (parsed.ok) return parsed.date;
  context.addIssue({ code: 'custom', message: parsed.reason });
  return z.NEVER;
}, z.string());
export const line = (min: number, max: number, what: string) =>
  z.preprocess(
    (v) => nfc(String(v ?? '')),
    z.string().min(min, `${what}: viết ít nhất ${min} ký tự`).max(max, `${what} dài quá ${max} ký tự`),
  );
export const lines = (max: number, what: string) =>
  z.preprocess((v) => cleanLines(String(v ?? '')), z.string().max(max, `${what} dài quá ${max} ký tự`));

export const wrongOrder = (opensOn: LocalDate, closesOn: LocalDate): Reason | false =>
  closesOn < opensOn && { code: 'order', message: 'Ngày kết thúc không trước ngày bắt đầu.', field: 'closesOn' };

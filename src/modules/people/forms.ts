// The shape of a pupil's record as people type it; shared by screens, imports, API and CLI.
import { z } from 'zod';
import { parseDate } from '#kernel/calendar.ts';
import { ethnicGroups, nationalities, pupilStatuses, religions } from '#kernel/code-lists/people-codes.ts';
import { nfc } from '#kernel/vietnamese-text.ts';

const blank = (value: unknown) => value === undefined || value === null || value === '';
const text = (max: number) =>
  z.preprocess(
    (value) => (blank(value) ? null : nfc(String(value)) || null),
    z.string().max(max, `Nhiều nhất ${max} ký tự`).nullable(),
  );
const date = z.preprocess((value, context) => {
  if (blank(value)) return null;
  const parsed = parseDate(String(value));
  if (parsed.ok) return parsed.date;
  context.addIssue({ code: 'custom', message: parsed.reason });
  return z.NEVER;
}, z.string().nullable());
const oneOf = (list: { has(code: string): boolean; title: string }) =>
  z.preprocess(
    (value) => (blank(value) ? null : value),
    z
      .string()
      .refine((code) => list.has(code), `Chọn ${list.title.toLowerCase()} trong danh mục`)
      .nullable(),
  );
const digits = (pattern: RegExp, message: string) =>
  z.preprocess(
    (value) => (blank(value) ? null : String(value).replace(/[\s.-]/g, '')),
    z.string().regex(pattern, message).nullable(),
  );
const flag = z.preprocess((value) => value === true || value === 'on' || value === 'true', z.boolean());

export const pupilForm = z.object({
  full_name: z.preprocess((value) => nfc(String(value ?? '')), z.string().min(2, 'Ghi họ và tên').max(80, 'Nhiều nhất 80 ký tự')),
  birth_date: date,
  sex: z.preprocess((value) => (blank(value) ? null : value), z.enum(['male', 'female'], 'Chọn nam hoặc nữ').nullable()),
  ethnicity: oneOf(ethnicGroups),
  religion: oneOf(religions),
  nationality: oneOf(nationalities),
  code: text(20),
  ministry_id: digits(/^\d{1,20}$/, 'Mã định danh Bộ gồm tới 20 chữ số, thường là 10'),
  personal_id: digits(/^[0-9A-Z]{1,20}$/i, 'Số định danh gồm 12 chữ số'),
  birth_place: text(200),
  hometown_province: text(80),
  hometown_commune: text(80),
  commune_code: text(10),
  hamlet: text(120),
  current_address: text(200),
  phone: digits(/^0\d{8,10}$/, 'Điện thoại gồm 10 chữ số, bắt đầu bằng 0'),
  status: z.preprocess(
    (value) => value ?? 'studying',
    z.string().refine((code) => pupilStatuses.has(code), 'Chọn trạng thái'),
  ),
  status_date: date,
  repeated: flag,
  version: z.coerce.number().int(),
});
export type PupilForm = z.output<typeof pupilForm>;

// What the form of a week may say, and what stands against it.
import { z } from 'zod';
import { isDay, type LocalDate, weekdayName } from '#kernel/calendar.ts';
import { hasLegacyEncoding } from '#kernel/legacy-encoding.ts';
import type { Reason } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { type Entry, entryWords, inOrder, sessionNames, sessionOf, textFields, timeOf } from '../rules/entry.ts';

const line = (max: number, what: string) =>
  z.preprocess((v) => nfc(String(v ?? '')), z.string().max(max, `${what} dài quá ${max} ký tự`)).default('');

export const weekForm = z.object({
  version: z.coerce.number().int().optional(),
  entries: z
    .array(
      z.object({
        id: z.string().uuid().optional(),
        day: z.custom<LocalDate>(isDay, 'Chọn ngày có trong lịch'),
        session: z.enum(['morning', 'afternoon']),
        starts: line(20, entryWords.starts),
        title: line(300, entryWords.title),
        attendees: line(200, entryWords.attendees),
        chair: line(120, entryWords.chair),
        place: line(160, entryWords.place),
        prepare: line(200, entryWords.prepare),
        note: line(300, entryWords.note),
        internal: z.preprocess((v) => v === true || v === 'on' || v === 'true', z.boolean()).default(false),
      }),
    )
    .max(120, 'Một tuần nhiều nhất 120 việc'),
});
export type WeekForm = z.input<typeof weekForm>;

/** The entries as they are kept, ids for new ones; reasons where a line cannot be. Lines without a word are no entries. */
export function entriesOf(
  form: z.output<typeof weekForm>,
  days: readonly string[],
  newId: () => string,
): { entries: Entry[]; reasons: Reason[] } {
  const reasons: Reason[] = [];
  const written = form.entries.filter((entry) => textFields.some((field) => entry[field] !== ''));
  const entries = written.map((entry, i): Entry => {
    const at = `${weekdayName(entry.day)}, ${sessionNames[entry.session].toLowerCase()}`;
    const starts = timeOf(entry.starts);
    const fault = (code: string, message: string) =>
      reasons.push({ code, message: `${at}: ${message}`, field: `${entry.day}-${entry.session}` });
    if (!days.includes(entry.day)) fault('day', 'ngày này không thuộc tuần đang lập.');
    if (starts === null) fault('starts', `“${entry.starts}” không phải là giờ. Viết 7h30 hoặc 07:30.`);
    if (entry.title === '') fault('title', 'có dòng chưa ghi nội dung.');
    const half = starts ? sessionOf(starts) : null;
    if (half && half !== entry.session)
      fault('session', `${starts} không phải giờ buổi ${sessionNames[entry.session].toLowerCase()}.`);
    if (textFields.some((field) => hasLegacyEncoding(entry[field])))
      fault('encoding', 'chữ dán vào còn ở bảng mã cũ (TCVN3 hoặc VNI). Chuyển sang Unicode rồi dán lại.');
    return { ...entry, id: entry.id ?? newId(), position: i, starts: starts ?? '' };
  });
  return { entries: inOrder(entries).map((entry, position) => ({ ...entry, position })), reasons };
}

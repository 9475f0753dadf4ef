// What the form of an event may say.
import { z } from 'zod';
import { typedDay } from '#kernel/form.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { timeOf } from '../rules/entry.ts';

const line = (max: number, what: string) =>
  z.preprocess((v) => nfc(String(v ?? '')), z.string().max(max, `${what} dài quá ${max} ký tự`)).default('');
/** Paragraphs: their breaks stay. */
const paragraphs = (max: number, what: string) =>
  z
    .preprocess(
      (v) =>
        String(v ?? '')
          .split(/\r?\n/)
          .map(nfc)
          .filter(Boolean)
          .join('\n'),
      z.string().max(max, `${what} dài quá ${max} ký tự`),
    )
    .default('');
const hour = z
  .preprocess(
    (v) => timeOf(String(v ?? '')) ?? 'x',
    z.string().refine((v) => v !== 'x', 'Giờ viết như 7h30 hoặc 07:30'),
  )
  .default('');

export const eventForm = z.object({
  title: line(200, 'Tên sự kiện').refine((v) => v.length >= 4, 'Ghi tên sự kiện, ít nhất 4 ký tự'),
  summary: line(300, 'Tóm tắt'),
  body: paragraphs(5000, 'Nội dung'),
  place: line(160, 'Địa điểm'),
  organiser: line(160, 'Đơn vị tổ chức'),
  startsOn: typedDay,
  starts: hour,
  endsOn: typedDay,
  ends: hour,
  version: z.coerce.number().int().optional(),
});
export type EventForm = z.input<typeof eventForm>;

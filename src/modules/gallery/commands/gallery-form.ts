// What the forms of albums and videos may say.
import { z } from 'zod';
import { typedDay } from '#kernel/form.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { childrenAnswers } from '#modules/consent/index.ts';

const line = (max: number, what: string) =>
  z.preprocess((v) => nfc(String(v ?? '')), z.string().max(max, `${what} dài quá ${max} ký tự`)).default('');

const base = {
  title: line(200, 'Tên').refine((v) => v.length >= 4, 'Ghi tên, ít nhất 4 ký tự'),
  summary: line(500, 'Giới thiệu'),
  heldOn: typedDay,
  version: z.coerce.number().int().optional(),
  /** The version of what waits that the writer has seen; 0: nothing waited. */
  waiting: z.coerce.number().int().optional(),
};
export const maxPictures = 120;
export const albumForm = z.object({
  ...base,
  className: line(60, 'Lớp, khối'),
  /** What whoever publishes says of pictures on which nobody has tagged a child. */
  children: z.enum(childrenAnswers).default(''),
  /** Numbers of persons in it about which whoever publishes was asked. */
  agreed: z.array(z.string().max(20)).max(100).default([]),
  /** In their order; `picture` is the id of a picture, or 'scene:…' for a drawing that the album has already. */
  pictures: z
    .array(z.object({ picture: z.string().max(80), caption: line(300, 'Chú thích') }))
    .max(maxPictures, `Một album nhiều nhất ${maxPictures} ảnh`),
});
export type AlbumForm = z.input<typeof albumForm>;
export const videoForm = z.object({
  ...base,
  url: line(300, 'Địa chỉ video'),
  /** The id of a picture; '' for none; 'scene:…' as it was. */
  poster: z.string().max(80).default(''),
});
export type VideoForm = z.input<typeof videoForm>;

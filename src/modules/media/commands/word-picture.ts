// A picture gets its words at the place where it is used: one that has none yet gets these; one that has others goes on standing elsewhere
// with its own, and here another use of it stands.
import type { z } from 'zod';
import { parseForm } from '#kernel/form.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Work } from '#platform/db/work.ts';
import { isDescribed, type Picture, pictureOf } from '../rules/picture.ts';
import { describeForm, describePicture, pictureForUpdate } from './describe-picture.ts';
import { keepUse } from './keep-picture.ts';

/** @returns the picture to stand at that place: perhaps another one */
export async function wordPicture(work: Work, unitId: number, id: string, input: z.input<typeof describeForm>): Promise<Picture> {
  const form = parseForm(describeForm, input);
  const before = await pictureForUpdate(work, unitId, id);
  if (!form.decorative && form.alt === '') throw refuse('alt', 'Ghi lời mô tả, hoặc chọn “ảnh trang trí”.', 'alt');
  const same = before.decorative === form.decorative && (form.decorative || before.alt === form.alt);
  if (same) return pictureOf(before);
  return isDescribed(before) ? keepUse(work, unitId, before, form) : describePicture(work, unitId, id, input);
}

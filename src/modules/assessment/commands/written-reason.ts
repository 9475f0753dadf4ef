// A reason that others will read: cleaned, not too short to say anything, not too long to be read.
import { z } from 'zod';
import { nfc } from '#kernel/vietnamese-text.ts';

export const writtenReason = (least: number, most: number, tooShort: string) =>
  z
    .string()
    .transform(nfc)
    .pipe(z.string().min(least, tooShort).max(most, `Viết nhiều nhất ${most} ký tự`))
    .describe('Lý do');

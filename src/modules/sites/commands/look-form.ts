// The parts of a look as forms send them; the same for a site and for what a unit hands down.
import { z } from 'zod';
import { isUuid } from '#kernel/ids.ts';
import type { Reason } from '#kernel/refusal.ts';
import { isDescribed, picturesById } from '#modules/media/index.ts';
import type { Work } from '#platform/db/work.ts';
import { line, link, rows, text } from '../blocks/fields.ts';
import { type Palette, palettes, type Theme, themes } from '../palettes.ts';

export const themeField = z.string().refine((v): v is Theme => Object.hasOwn(themes, v), 'Chọn một trong sáu giao diện');
export const paletteField = z.string().refine((v): v is Palette => Object.hasOwn(palettes, v), 'Chọn một trong sáu màu');
export const pictureField = z.string().refine((v) => v === '' || isUuid(v), 'Chọn lại ảnh');
export const footerField = text({ label: 'Lời ở chân trang', max: 600 });
const linkRows = rows({
  label: 'Liên kết ở chân trang',
  max: 12,
  of: z.object({ label: line({ label: 'Tên', max: 80 }), href: link({ label: 'Địa chỉ' }) }),
}).superRefine((list, ctx) => {
  for (const [i, one] of list.entries())
    if (!one.label || !one.href)
      ctx.addIssue({
        ...{ code: 'custom', path: [i, one.label ? 'href' : 'label'] },
        message: one.label ? `Ghi địa chỉ của “${one.label}”` : `Ghi tên của liên kết ${one.href}`,
      });
});
/** Sent as JSON; lines in which nothing was written are none. */
export const linksField = z
  .string()
  .max(20_000)
  .transform((sent, ctx): unknown => {
    try {
      const list = JSON.parse(sent || '[]') as { label?: string; href?: string }[];
      return list.filter((one) => one.label || one.href);
    } catch {
      ctx.addIssue({ code: 'custom', message: 'Không đọc được các liên kết' });
      return z.NEVER;
    }
  })
  .pipe(linkRows);

/** Pictures that are to stand on every page are there and have their words. */
export async function pictureReasons(
  work: Work,
  wanted: { id: string | null | undefined; field: string; label: string }[],
): Promise<Reason[]> {
  const named = wanted.flatMap((one) => (one.id ? [{ ...one, id: one.id }] : []));
  const pictures = await picturesById(
    work,
    named.map((one) => one.id),
  );
  return named.flatMap(({ id, field, label }): Reason[] => {
    const picture = pictures.get(id);
    if (!picture) return [{ code: 'picture', message: `${label} đã bị ẩn hoặc không có trong thư viện.`, field }];
    return isDescribed(picture) ? [] : [{ code: 'alt', message: `${label} thiếu lời mô tả.`, field }];
  });
}

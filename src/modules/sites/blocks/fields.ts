// The settings of a block, said once: from these fields come the check of what is stored, the form of the office and the documentation.
import { z } from 'zod';
import { parseDate } from '#kernel/calendar.ts';
import { isUuid } from '#kernel/ids.ts';
import { nfc } from '#kernel/vietnamese-text.ts';

/** How the office lets a person give the value. */
export type Input =
  | 'line'
  | 'text'
  | 'rich'
  | 'count'
  | 'choice'
  | 'yes'
  | 'picture'
  | 'link'
  | 'section'
  | 'article'
  | 'day'
  | 'rows';
type Words = { label: string; hint?: string };
type Meta = Words & {
  input: Input;
  max?: number;
  min?: number;
  options?: { value: string; label: string }[];
  fields?: Field[];
  newRow?: Record<string, unknown>;
};
export type Field = Meta & { name: string; default: unknown };

const known = new WeakMap<z.ZodType, Meta>();
function said<T extends z.ZodType>(schema: T, meta: Meta): T {
  known.set(schema, meta);
  return schema;
}
const bounded = (max: number) =>
  z.preprocess((v) => nfc(String(v ?? '')), z.string().max(max, `Dài quá, nhiều nhất ${max} ký tự`));
/** A place on this site, or an address on the web: nothing that a browser would run. */
const address = /^(\/(?![/\\])|https?:\/\/[^\s/]+\.[^\s/]|mailto:|tel:)\S*$/;

export const line = (words: Words & { max?: number; default?: string }) =>
  said(bounded(words.max ?? 120).default(words.default ?? ''), { ...words, input: 'line', max: words.max ?? 120 });
/** Several lines; blank lines divide paragraphs. */
export const text = (words: Words & { max: number }) =>
  said(
    z
      .preprocess(
        (v) =>
          String(v ?? '')
            .normalize('NFC')
            .replace(/\r\n?/g, '\n')
            .trim(),
        z.string(),
      )
      .pipe(z.string().max(words.max, `Dài quá, nhiều nhất ${words.max} ký tự`))
      .default(''),
    { ...words, input: 'text', max: words.max },
  );
export const count = (words: Words & { min: number; max: number; default: number }) =>
  said(
    z.coerce
      .number('Ghi một số')
      .int('Ghi số nguyên')
      .min(words.min, `Ít nhất ${words.min}`)
      .max(words.max, `Nhiều nhất ${words.max}`)
      .default(words.default),
    { ...words, input: 'count' },
  );
export const yes = (words: Words & { default: boolean }) => said(z.boolean().default(words.default), { ...words, input: 'yes' });
export const choice = <K extends string>(words: Words & { of: Record<K, string>; default: NoInfer<K> }) =>
  said(
    z
      .string()
      .refine((v): v is K => v in words.of, 'Chọn một trong các cách đã có')
      .default(words.default as never),
    {
      ...{ label: words.label, ...(words.hint ? { hint: words.hint } : {}), input: 'choice' },
      options: Object.entries<string>(words.of).map(([value, label]) => ({ value, label })),
    },
  );
export const link = (words: Words) =>
  said(
    bounded(500)
      .refine((v) => v === '' || address.test(v), 'Địa chỉ bắt đầu bằng https:// hoặc bằng dấu / nếu ở trang này')
      .default(''),
    { ...words, input: 'link', max: 500 },
  );
/** A day of the calendar, or nothing. It is stored as addresses hold it: 2018-12-15. */
export const day = (words: Words) =>
  said(
    z
      .preprocess(
        (v) => String(v ?? '').trim(),
        z.string().transform((typed, check) => {
          const parsed = typed === '' ? null : parseDate(typed);
          if (!parsed) return '';
          if (parsed.ok) return parsed.date;
          check.addIssue({ code: 'custom', message: parsed.reason });
          return z.NEVER;
        }),
      )
      .default(''),
    { ...words, input: 'day' },
  );
/** The id of a picture of the unit's library, or nothing. */
export const picture = (words: Words) =>
  said(
    z
      .string()
      .refine((v) => v === '' || isUuid(v), 'Chọn lại ảnh')
      .default(''),
    { ...words, input: 'picture' },
  );
/** A category of this site. */
export const section = (words: Words) => said(bounded(120).default(''), { ...words, input: 'section' });
/** The id of an article of this site, or nothing. */
export const article = (words: Words) =>
  said(
    z
      .string()
      .refine((v) => v === '' || isUuid(v), 'Chọn lại bài')
      .default(''),
    { ...words, input: 'article' },
  );
/** What the editor of texts writes; `clean` keeps what a text may be made of. */
export const rich = <T>(words: Words & { clean(value: unknown): T }) =>
  said(
    z
      .unknown()
      .refine((v) => JSON.stringify(v ?? null).length <= 100_000, 'Nội dung dài quá')
      .transform((v) => words.clean(v))
      .prefault(null),
    { label: words.label, ...(words.hint ? { hint: words.hint } : {}), input: 'rich' },
  );
export const rows = <S extends z.ZodRawShape>(words: Words & { max: number; of: z.ZodObject<S> }) =>
  said(z.array(words.of).max(words.max, `Nhiều nhất ${words.max} dòng`).default([]), {
    ...{ label: words.label, ...(words.hint ? { hint: words.hint } : {}), input: 'rows', max: words.max },
    ...{ fields: fieldsOf(words.of), newRow: words.of.parse({}) as Record<string, unknown> },
  });

/** The fields of a kind in the order in which they were said. */
export function fieldsOf(settings: z.ZodObject): Field[] {
  const start = settings.parse({}) as Record<string, unknown>;
  return Object.entries(settings.shape).map(([name, schema]) => {
    const meta = known.get(schema as z.ZodType);
    if (!meta) throw new Error(`The setting ${name} was not made by modules/sites/blocks/fields.ts: nobody could edit it.`);
    return { ...meta, name, default: start[name] };
  });
}

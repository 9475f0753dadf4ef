// What somebody typed into the fields of a record, checked by their description.
import { z } from 'zod';
import { parseDate } from '#kernel/calendar.ts';
import { parseForm } from '#kernel/form.ts';
import { plainPhone } from '#kernel/phone.ts';
import { isRefused, type Reason } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { blank, type Field, type Section } from './fields.ts';

const orNull = (value: unknown) => (blank(value) ? null : value);

function schemaOf({ kind, list, max = 200, min = 0, pattern, message, required }: Field): z.ZodType {
  switch (kind) {
    case 'date':
      return z.preprocess((value, context) => {
        if (blank(value)) return null;
        const parsed = parseDate(String(value));
        if (parsed.ok) return parsed.date;
        context.addIssue({ code: 'custom', message: parsed.reason });
        return z.NEVER;
      }, z.string().nullable());
    case 'digits':
    case 'phone':
      return z.preprocess(
        (value) => (blank(value) ? null : kind === 'phone' ? plainPhone(String(value)) : String(value).replace(/[\s.-]/g, '')),
        z
          .string()
          .regex(pattern ?? /^\d+$/, message ?? 'Chỉ gồm chữ số')
          .nullable(),
      );
    case 'whole':
    case 'decimal': {
      const words = `Ghi số từ ${min} đến ${max}`;
      const number = z.number(words).min(min, words).max(max, words);
      return z.preprocess(
        (value) => (blank(value) ? null : Number(String(value).replace(',', '.'))),
        (kind === 'whole' ? number.int('Ghi số nguyên') : number).nullable(),
      );
    }
    case 'choice':
      return z.preprocess(
        orNull,
        z
          .string()
          .refine((code) => list?.has(code) ?? true, `Chọn ${list?.title.toLowerCase()} trong danh mục`)
          .nullable(),
      );
    case 'choices':
      return z.preprocess(
        (value) => (Array.isArray(value) ? value : [value]).filter((code) => !blank(code)),
        z.array(z.string().refine((code) => list?.has(code) ?? false, `Chọn ${list?.title.toLowerCase()} trong danh mục`)),
      );
    case 'yes':
      return z.preprocess((value) => [value].flat().some((v) => v === true || v === 'true' || v === 'on'), z.boolean());
    case 'yesno':
      return z.preprocess((value) => (blank(value) ? null : value === true || value === 'true'), z.boolean().nullable());
    default: {
      const text = z.string().max(max, `Nhiều nhất ${max} ký tự`);
      if (required)
        return z.preprocess(
          (value) => nfc(String(value ?? '')),
          text.min(2, required).regex(pattern ?? /^/, message ?? required),
        );
      return z.preprocess((value) => (blank(value) ? null : nfc(String(value)) || null), text.nullable());
    }
  }
}

/**
 * What was typed, as the columns that take it. A field that was not sent is left as it is; an unknown one is passed over.
 * @throws Refused with one reason a field
 */
export function parseFields(sections: readonly Section[], input: Record<string, unknown>): Record<string, unknown> {
  const sent = sections.flatMap((section) => section.fields).filter((field) => input[field.name] !== undefined);
  return parseForm(z.object(Object.fromEntries(sent.map((field) => [field.name, schemaOf(field)]))), input) as Record<
    string,
    unknown
  >;
}

/** As much of it as can be read, and why the rest cannot: told together with whatever else speaks against it. */
export function readFields<T extends object>(
  sections: readonly Section[],
  input: Record<string, unknown>,
): { values: Partial<T>; reasons: Reason[] } {
  const values: Partial<T> = {};
  const reasons: Reason[] = [];
  for (const { name } of sections.flatMap((section) => section.fields))
    try {
      Object.assign(values, parseFields(sections, { [name]: input[name] }));
    } catch (error) {
      if (!isRefused(error)) throw error;
      reasons.push(...error.reasons);
    }
  return { values, reasons };
}

// What was typed becomes what a command takes, or all reasons why not, each at its field.
import { z } from 'zod';
import { parseDate } from './calendar.ts';
import { Refused } from './refusal.ts';

/** @throws Refused with one reason a field */
export function parseForm<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new Refused(
    'refused',
    parsed.error.issues.map((issue) => {
      const field = issue.path.join('.');
      const message = /^(Invalid|Required|Too|Expected)/.test(issue.message) ? 'Chưa điền hoặc điền chưa đúng' : issue.message;
      return { code: 'invalid', message, field };
    }),
  );
}

/** A day as it was typed: dd/mm/yyyy, or as addresses hold it; '' when the field was left empty. */
export const typedDay = z
  .preprocess((value: string | null | undefined, context) => {
    if (!value?.trim()) return '';
    const parsed = parseDate(value);
    if (parsed.ok) return parsed.date;
    context.addIssue({ code: 'custom', message: parsed.reason });
    return z.NEVER;
  }, z.string())
  .optional();

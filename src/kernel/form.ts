// What was typed becomes what a command takes, or all reasons why not, each at its field.
import { z } from 'zod';
import { parseDate } from './calendar.ts';
import { isRefused, type Reason, Refused } from './refusal.ts';

/** In the words of a person also where a form names none of its own. */
function wordsFor(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big' && issue.origin === 'string') return `Dài quá, nhiều nhất ${issue.maximum} ký tự`;
  if (issue.code === 'too_small' && issue.origin === 'string') return `Ngắn quá, ít nhất ${issue.minimum} ký tự`;
  return 'Chưa điền hoặc điền chưa đúng';
}

/** A field of the form that was given a name with `.describe` is called by it. */
const labelOf = (schema: z.ZodType, field: unknown): string | undefined =>
  schema instanceof z.ZodObject ? (schema.shape[String(field)] as z.ZodType | undefined)?.description : undefined;

/** @throws Refused with one reason a field */
export function parseForm<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new Refused(
    'refused',
    parsed.error.issues.map((issue) => {
      const message = /^(Invalid|Required|Too|Expected)/.test(issue.message) ? wordsFor(issue) : issue.message;
      const label = labelOf(schema, issue.path[0]);
      return { code: 'invalid', message, field: issue.path.join('.'), ...(label ? { label } : {}) };
    }),
  );
}

/** What is wrong with what was typed, without a command: to be told beside something else that is wrong. */
export function formFaults(schema: z.ZodType, input: unknown): Reason[] {
  try {
    parseForm(schema, input);
    return [];
  } catch (error) {
    if (isRefused(error)) return error.reasons;
    throw error;
  }
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

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

/**
 * The form as far as it can be read: a field that cannot be is taken as `instead` says, with its fault, so that the checks of the other
 * fields still say theirs; everything is said at once with `throwIfAny(together(faults, reasons))`.
 * @throws Refused when a field without a substitute cannot be read
 */
export function readForm<S extends z.ZodObject>(
  schema: S,
  input: z.input<S>,
  instead: Partial<z.input<S>>,
): { form: z.output<S>; faults: Reason[] } {
  try {
    return { form: parseForm(schema, input), faults: [] };
  } catch (error) {
    if (!isRefused(error)) throw error;
    const faults = error.reasons;
    const wrong = new Set(faults.map(({ field }) => field?.split('.')[0] ?? ''));
    const substitutes = Object.entries(instead).filter(([field]) => wrong.has(field));
    if (substitutes.length < wrong.size) throw error;
    return { form: parseForm(schema, { ...(input as object), ...Object.fromEntries(substitutes) }), faults };
  }
}

/** A field that could not be read says only that. */
export const together = (faults: Reason[], reasons: (Reason | null | undefined | false)[]): Reason[] => [
  ...faults,
  ...reasons.filter((one): one is Reason => Boolean(one) && !faults.some(({ field }) => field && one && field === one.field)),
];

// What was typed becomes what a command takes, or all reasons why not, each at its field.
import type { z } from 'zod';
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

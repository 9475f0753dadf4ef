// Is what the rules answered what the case expects? Every key expected must be one that the rules answer, and equal; decimals as texts with
// one digit, lists of subjects in any order.
import type { Tenths } from '../rules/rule-sets/shape.ts';
import { decimal, wantedDecimal } from './values.ts';

export type Answer =
  | string
  | number
  | boolean
  | null
  | { tenths: Tenths | null }
  | { inAnyOrder: readonly string[] }
  | { list: readonly Answer[] }
  | { parts: Answers };
export type Answers = { readonly [key: string]: Answer };

/** As it is printed and compared. */
export function shown(answer: Answer): unknown {
  if (answer === null || typeof answer !== 'object') return answer;
  if ('tenths' in answer) return decimal(answer.tenths);
  if ('inAnyOrder' in answer) return [...answer.inAnyOrder];
  if ('list' in answer) return answer.list.map(shown);
  return Object.fromEntries(Object.entries(answer.parts).map(([key, part]) => [key, shown(part)]));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function agrees(answer: Answer, wanted: unknown): boolean {
  if (answer === null || typeof answer !== 'object') return answer === wanted;
  if ('tenths' in answer) return decimal(answer.tenths) === wantedDecimal(wanted);
  if ('inAnyOrder' in answer)
    return Array.isArray(wanted) && JSON.stringify([...answer.inAnyOrder].sort()) === JSON.stringify([...wanted].sort());
  if ('list' in answer)
    return (
      Array.isArray(wanted) && wanted.length === answer.list.length && answer.list.every((item, i) => agrees(item, wanted[i]))
    );
  return isRecord(wanted) && allAgree(answer.parts, wanted);
}

/** A key that the rules do not answer fails: it would otherwise pass unseen. */
export const allAgree = (answers: Answers, wanted: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(wanted).every(([key, value]) => {
    const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;
    return answer !== undefined && agrees(answer, value);
  });

/** Only what was asked for; what is not answered stays out. */
export const askedFor = (answers: Answers, wanted: Readonly<Record<string, unknown>>): unknown =>
  Object.fromEntries(
    Object.entries(answers)
      .filter(([key]) => Object.hasOwn(wanted, key))
      .map(([key, answer]) => {
        const inner = wanted[key];
        const parts = answer !== null && typeof answer === 'object' && 'parts' in answer ? answer.parts : undefined;
        return [key, parts && isRecord(inner) ? askedFor(parts, inner) : shown(answer)];
      }),
  );

// Is a kept result still that of its marks? The SHA-256 of what it was computed from, stored with it; another hash today means stale (peers 2.5).
// Apart from the rules, which also run in the browser while somebody types.
import { hash } from 'node:crypto';
import type { Outcome } from './rules/outcome.ts';

/** Most codes need no escape and no normal form; looked at first, for this runs for every cell that somebody types. */
const plain = /^[ !#-[\]-~]*$/;
const quoted = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text.normalize('NFC')));

/** Names of fields as they are written, with the colon: a few dozen for all there is. */
const names = new Map<string, string>();
const namesAtMost = 1000;
function named(key: string): string {
  const known = names.get(key);
  if (known !== undefined) return known;
  const text = `${quoted(key)}:`;
  if (names.size < namesAtMost) names.set(key, text);
  return text;
}

/** In the order of their code units; a handful at a time, which is over before a general sort has begun. */
function sorted(keys: string[]): string[] {
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i] as string;
    let at = i;
    for (; at > 0 && (keys[at - 1] as string) > key; at--) keys[at] = keys[at - 1] as string;
    keys[at] = key;
  }
  return keys;
}

/** Texts of what is frozen, and so stays as it is: the minimum of a sheet is that of all its rows, readings are those of a school. */
const frozen = new WeakMap<object, string>();

/**
 * One text for one value: keys in the order of their code units, whole numbers only, texts in NFC, no blanks; what is undefined is not there.
 * A frozen object holds nothing that can change.
 * @throws Error for a number that is not whole: tenths are, and a fraction has several spellings
 */
export function canonical(value: unknown): string {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error(`${value} is not a whole number`);
    return `${value}`;
  }
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object') throw new Error(`${typeof value} is nothing to compute from`);
  if (Array.isArray(value)) {
    let text = '';
    for (let i = 0; i < value.length; i++) text += i === 0 ? canonical(value[i]) : `,${canonical(value[i])}`;
    return `[${text}]`;
  }
  if (!Object.isFrozen(value)) return written(value as Record<string, unknown>);
  const known = frozen.get(value);
  if (known !== undefined) return known;
  const text = written(value as Record<string, unknown>);
  frozen.set(value, text);
  return text;
}

function written(entries: Readonly<Record<string, unknown>>): string {
  let text = '';
  for (const key of sorted(Object.keys(entries))) {
    const entry = entries[key];
    if (entry !== undefined) text += `${text === '' ? '' : ','}${named(key)}${canonical(entry)}`;
  }
  return `{${text}}`;
}

/** Of the kind of result, the rule set with its version, and the input. */
export const inputsHash = ({ kind, ruleSet, input }: Pick<Outcome<unknown>, 'kind' | 'ruleSet' | 'input'>): string =>
  hash('sha256', `[${quoted(kind)},${quoted(ruleSet.id)},${canonical(ruleSet.version)},${canonical(input)}]`);

export type Result<O extends Outcome<unknown>> = O & { readonly inputsHash: string };
/** An outcome as it is kept. */
export const sealed = <O extends Outcome<unknown>>(outcome: O): Result<O> => ({ ...outcome, inputsHash: inputsHash(outcome) });
/** Were the same inputs behind the kept result? */
export const isStale = (kept: string, now: Outcome<unknown>): boolean => kept !== inputsHash(now);

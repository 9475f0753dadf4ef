// The input of one case, which remembers what of it was looked at: what nobody read is said, not passed over.
import type { SecondaryRuleSet } from '../rules/rule-sets/shape.ts';
import { codeAmong, Unreadable } from './values.ts';

export class CaseInput {
  readonly #given: Readonly<Record<string, unknown>>;
  readonly #read = new Set<string>();
  constructor(given: Readonly<Record<string, unknown>>) {
    this.#given = given;
  }
  has(key: string): boolean {
    return this.#given[key] !== undefined;
  }
  /** @throws Unreadable when it is not there */
  get<T>(key: string, read: (value: unknown) => T): T {
    if (!this.has(key)) throw new Unreadable(`thiếu ${key}`);
    this.#read.add(key);
    return read(this.#given[key]);
  }
  optional<T, D>(key: string, read: (value: unknown) => T, otherwise: D): T | D {
    return this.has(key) ? this.get(key, read) : otherwise;
  }
  keys(): string[] {
    return Object.keys(this.#given);
  }
  unread(): string[] {
    return this.keys().filter((key) => !this.#read.has(key));
  }
}

/** Levels are called học lực and hạnh kiểm under TT58, học tập and rèn luyện under TT22; a case may use the words of its own. */
export const learningKey = (rules: SecondaryRuleSet): string => (rules.learning.by === 'mean' ? 'hoc_luc' : 'hoc_tap');
export const conductKey = (rules: SecondaryRuleSet): string => (rules.learning.by === 'mean' ? 'hanh_kiem' : 'ren_luyen');

const codeOrNull = (codes: readonly string[]) => (value: unknown) => (value === null ? null : codeAmong(codes)(value));
export const learningIn = (input: CaseInput, rules: SecondaryRuleSet): string | null =>
  input.get(learningKey(rules), codeOrNull(rules.learning.rungs.map(({ code }) => code)));
export const conductIn = (input: CaseInput, rules: SecondaryRuleSet): string | null =>
  input.get(conductKey(rules), codeOrNull(rules.conduct.levels.map(({ code }) => code)));

// How do a case's numbers and codes become the rules' own, and back? Decimals are compared as texts with one digit: 8 and 8.0 are '8.0'.
import type { Comment, Exempt, Tenths } from '../rules/rule-sets/shape.ts';

export class Unreadable extends Error {}

/** 7.95 has no tenths and is refused; a number of JSON has the digits it was written with. @throws Unreadable */
export function tenthsOf(value: unknown): Tenths {
  const parts = /^(\d{1,2})(?:[.,](\d))?$/.exec(String(value));
  const tenths = parts ? Number(parts[1]) * 10 + Number(parts[2] ?? 0) : Number.NaN;
  if (!(tenths <= 100)) throw new Unreadable(`${JSON.stringify(value)} không phải điểm từ 0 đến 10`);
  return tenths;
}
export const orNull =
  <T>(read: (value: unknown) => T) =>
  (value: unknown): T | null =>
    value === null || value === undefined ? null : read(value);

export const decimal = (tenths: Tenths | null): string | null =>
  tenths === null ? null : `${Math.floor(tenths / 10)}.${tenths % 10}`;
/** What is expected, in the same spelling; a number with more digits keeps them and so differs. */
export const wantedDecimal = (value: unknown): unknown => {
  if (typeof value === 'number') return Number.isInteger(value) ? `${value}.0` : String(value);
  return typeof value === 'string' ? value.replace(',', '.') : value;
};

export function commentOf(value: unknown): Comment | Exempt {
  if (value === 'Đ' || value === 'CĐ' || value === 'MIEN') return value;
  throw new Unreadable(`${JSON.stringify(value)} không phải Đ, CĐ hoặc MIEN`);
}
export const passOf = (value: unknown): Comment => {
  const comment = commentOf(value);
  if (comment === 'MIEN') throw new Unreadable('MIEN không phải kết quả của một bài');
  return comment;
};
export const markOrExempt = (value: unknown): Tenths | Exempt => (value === 'MIEN' ? value : tenthsOf(value));

export const codeAmong =
  (codes: readonly string[]) =>
  (value: unknown): string => {
    if (typeof value === 'string' && codes.includes(value)) return value;
    throw new Unreadable(`${JSON.stringify(value)} không thuộc ${codes.join(', ')}`);
  };
export function countOf(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw new Unreadable(`${JSON.stringify(value)} không phải một số đếm`);
}
export function numberOf(value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  throw new Unreadable(`${JSON.stringify(value)} không phải một số`);
}
export function booleanOf(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new Unreadable(`${JSON.stringify(value)} không phải true hoặc false`);
}
export function listOf<T>(value: unknown, read: (item: unknown) => T): T[] {
  if (!Array.isArray(value)) throw new Unreadable(`${JSON.stringify(value) ?? 'thiếu'} không phải một danh sách`);
  return value.map(read);
}
export function recordOf<T>(value: unknown, read: (item: unknown) => T): Record<string, T> {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw new Unreadable(`${JSON.stringify(value)} không phải một bảng`);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, read(item)]));
}

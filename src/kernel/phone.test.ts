import { expect, test } from 'vitest';
import { plainPhone } from './phone.ts';

test.each([
  ['84912345678', '0912345678'],
  ['+84 912 345 678', '0912345678'],
  ['0912.345.678', '0912345678'],
  ['(0228) 3-812-345', '02283812345'],
  ['8491234567', '8491234567'],
  ['849123456789', '849123456789'],
])('%s is kept as %s', (typed, kept) => expect(plainPhone(typed)).toBe(kept));

import { expect, test } from 'vitest';
import { plainCode, shownCode, shownSecret } from './code.ts';
import { pressure } from './limits.ts';
import { newCode, newSecret, secretHash } from './new-code.ts';

test('a code is read back however it is typed; the secret belongs to its code', () => {
  const [code, secret] = [newCode(), newSecret()];
  expect(plainCode(` ${shownCode(code)} `)).toBe(code);
  expect(plainCode(shownSecret(secret).replace('-', ' '))).toBe(secret);
  expect(secretHash(shownCode(code), shownSecret(secret))).toBe(secretHash(code, secret));
  expect(secretHash(newCode(), secret)).not.toBe(secretHash(code, secret));
});

test.each([
  [0, 0, 'calm'],
  [2, 2, 'ask'],
  [0, 40, 'ask'],
  [12, 12, 'refuse'],
  [0, 400, 'refuse'],
] as const)('%i from one address, %i at the site: %s', (own, all, expected) =>
  expect(pressure('question', own, all)).toBe(expected),
);

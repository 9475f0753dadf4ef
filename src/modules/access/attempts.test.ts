import { expect, test } from 'vitest';
import { keyOf } from './attempts.ts';

test.each([
  ['10.0.0.1', '10.0.0.1', true],
  ['10.0.0.1', '10.0.0.2', false],
  ['10.0.0.1', '::ffff:10.0.0.1', true],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::9', true],
  ['2001:db8:1:2::9', '2001:db8:1:3::9', false],
  ['2001:DB8:1:2::9', '2001:0db8:0001:0002:ffff::1', true],
  ['::1', '::2', true],
])('%s and %s count together: %s', (one, other, together) => {
  expect(keyOf('sign_in', one) === keyOf('sign_in', other)).toBe(together);
});

test('kinds of attempts are counted apart, and nobody’s address stands in the key', () => {
  expect(keyOf('sign_in', '10.0.0.1')).not.toBe(keyOf('link', '10.0.0.1'));
  expect(keyOf('sign_in', '10.0.0.1')).not.toContain('10.0');
});

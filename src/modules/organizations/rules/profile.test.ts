import { expect, test } from 'vitest';
import { assessProfile, mandatoryProfileFields } from './profile.ts';

const full = Object.fromEntries(mandatoryProfileFields.map((field) => [field, 'x']));
test.each<[Record<string, unknown>, string[], [number, string, string][], number]>([
  [{ ...full, website: 'http://a' }, [], [], 1],
  [full, [], [[3, 'W', 'website']], 0],
  [{ ...full, website: 'http://a', phone: '' }, ['phone'], [[1, 'E', 'phone']], 1],
  [
    { ...full, commune_code: null, head_name: undefined, introduction: 'y' },
    ['commune_code', 'head_name'],
    [
      [1, 'E', 'commune_code'],
      [1, 'E', 'head_name'],
      [3, 'W', 'website'],
    ],
    1,
  ],
])('%j', (profile, missing, findings, filled) => {
  const found = assessProfile(profile);
  expect(found.missing).toEqual(missing);
  expect(found.findings.map((f) => [f.rule, f.level, f.field])).toEqual(findings);
  expect(found.filled).toBe(filled);
});

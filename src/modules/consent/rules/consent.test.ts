import { expect, test } from 'vitest';
import { ageOn, purposeOn, type Standing, standingOf } from './consent.ts';

test.each([
  ['2011-12-10', '2018-12-09', 6],
  ['2011-12-10', '2018-12-10', 7],
  ['2012-02-29', '2019-02-28', 6],
  ['2012-02-29', '2019-03-01', 7],
])('born %s, on %s one is %i', (birth, day, age) => {
  expect(ageOn(birth, day)).toBe(age);
});

test.each<[string, { childAgreed: boolean } | null, boolean, string | null, Standing]>([
  ['nothing was asked', null, false, '2014-05-05', 'none'],
  ['withdrawn', null, true, '2014-05-05', 'withdrawn'],
  ['a small child whose mother agreed', { childAgreed: false }, false, '2014-05-05', 'valid'],
  ['given again after a withdrawal', { childAgreed: false }, true, '2014-05-05', 'valid'],
  ['a child that turned seven yesterday', { childAgreed: false }, false, '2011-12-09', 'child_due'],
  ['a child that turns seven tomorrow', { childAgreed: false }, false, '2011-12-11', 'valid'],
  ['an older child that agreed too', { childAgreed: true }, false, '2006-05-05', 'valid'],
  ['nobody knows how old', { childAgreed: false }, false, null, 'child_due'],
])('%s', (_what, consent, withdrawn, birth, standing) => {
  expect(standingOf(consent, withdrawn, birth, '2018-12-10')).toBe(standing);
});

test('there is a text to agree to on every day', () => {
  expect(purposeOn('2018-12-10')).toMatchObject({ purpose: 'publish_picture', version: 1 });
});

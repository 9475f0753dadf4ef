import { expect, test } from 'vitest';
import { chosenYear } from './chosen-year.ts';

test.each([
  [null, '2018-2019', false],
  ['a=b; nam-hoc=2017-2018', '2017-2018', true],
  ['nam-hoc=2019-2020; x=y', '2019-2020', false],
  ['nam-hoc=2017', '2018-2019', false],
  ["xnam-hoc=2016-2017; nam-hoc=2016-2017'--", '2018-2019', false],
])('cookies %s', (cookies, year, past) => expect(chosenYear(cookies, '2018-12-10')).toEqual({ year, past }));

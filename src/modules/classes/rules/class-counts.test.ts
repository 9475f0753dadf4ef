import { expect, test } from 'vitest';
import { assessClassCounts } from './class-counts.ts';

test.each<[Record<string, number>, Record<string, number>, string[]]>([
  [{}, {}, ['']],
  [{}, { '06': 3 }, ['']],
  [{ '06': 3 }, {}, []],
  [{ '06': 4, '07': 10 }, { '06': 4, '07': 13 }, []],
  [{ '06': 4, '07': 9 }, { '06': 4, '07': 13 }, ['07']],
  [{ '06': 13 }, { '06': 10 }, []],
  [{ '06': 14 }, { '06': 10 }, ['06']],
  [{ '06': 1, '08': 1 }, { '06': 1 }, ['08']],
])('%j after %j', (now, last, fields) => expect(assessClassCounts(now, last).map((f) => f.field)).toEqual(fields));

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#kernel/calendar.ts';
import { weekOfDay, weeksOf } from './weeks.ts';

const year = {
  ...{ semester1_starts_on: '2018-08-20', semester1_ends_on: '2019-01-05' },
  ...{ semester2_starts_on: '2019-01-07', semester2_ends_on: '2019-05-18' },
};
const tet = { name: 'Tết Kỷ Hợi', first: '2019-02-02', last: '2019-02-10' };

test('the year of Nam Định has twenty weeks and eighteen, Tết taken out', () => {
  const weeks = weeksOf(year, [tet]);
  expect([weeks[0]?.number, weeks[0]?.monday, weeks[0]?.saturday]).toEqual([1, '2018-08-20', '2018-08-25']);
  expect(weeks.filter((week) => week.semester === 1 && week.number !== null)).toHaveLength(20);
  expect(weeks.filter((week) => week.semester === 2 && week.number !== null)).toHaveLength(18);
  expect(weeks.at(-1)?.number).toBe(38);
});

test('a day that the law and the school name alike is said once', () => {
  const off = (name: string) => ({ name, first: '2018-09-03', last: '2018-09-03' });
  const week = (...names: string[]) => weekOfDay(weeksOf(year, names.map(off)), '2018-09-04')?.holidays;
  expect(week('Nghỉ bù Quốc khánh 2/9', 'Nghỉ bù Quốc khánh')).toEqual(['Nghỉ bù Quốc khánh 2/9']);
  expect(week('Quốc khánh', 'Nghỉ lũ')).toEqual(['Quốc khánh', 'Nghỉ lũ']);
});

test.each([
  ['2018-08-20', 1],
  ['2018-12-10', 17],
  ['2018-12-16', 17],
  ['2019-01-05', 20],
  ['2019-01-07', 21],
  ['2019-02-01', 24],
  ['2019-02-05', null],
  ['2019-02-11', 25],
  ['2019-05-18', 38],
] as const)('%s lies in week %s', (day, number) => expect(weekOfDay(weeksOf(year, [tet]), day)?.number).toBe(number));

test.each(['2018-08-19', '2019-05-20'])('%s lies in no week', (day) => expect(weekOfDay(weeksOf(year, []), day)).toBeNull());

test('a holiday takes its day out of the week and is named', () => {
  const week = weekOfDay(weeksOf(year, [{ name: 'Tết Dương lịch', first: '2019-01-01', last: '2019-01-01' }]), '2019-01-02');
  expect(week?.days).toEqual(['2018-12-31', '2019-01-02', '2019-01-03', '2019-01-04', '2019-01-05']);
  expect(week?.holidays).toEqual(['Tết Dương lịch']);
});

test('semesters that meet in a week share it', () => {
  const weeks = weeksOf({ ...year, semester1_ends_on: '2019-01-09', semester2_starts_on: '2019-01-10' }, []);
  expect(weeks.filter((week) => week.monday === '2019-01-07')).toHaveLength(1);
  expect(weeks.map((week) => week.number)).toEqual(weeks.map((_, i) => i + 1));
});

test('whatever the holidays, weeks with school are numbered 1 to n and the others not at all', () => {
  const holiday = fc
    .tuple(fc.integer({ min: 0, max: 280 }), fc.integer({ min: 0, max: 20 }))
    .map(([at, long]) => ({ name: 'nghỉ', first: addDays('2018-08-20', at), last: addDays('2018-08-20', at + long) }));
  fc.assert(
    fc.property(fc.array(holiday, { maxLength: 8 }), (holidays) => {
      const weeks = weeksOf(year, holidays);
      const numbers = weeks.flatMap((week) => (week.number === null ? [] : [week.number]));
      expect(numbers).toEqual(numbers.map((_, i) => i + 1));
      for (const week of weeks) expect(week.number === null).toBe(week.days.length === 0);
    }),
  );
});

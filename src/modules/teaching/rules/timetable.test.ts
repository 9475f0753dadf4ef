import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Clash, clashesAt, clashesOf, type Lesson, type TimetableFacts, weekdays } from './timetable.ts';

const facts: TimetableFacts = {
  classes: new Map([
    [1, { name: '9A' }],
    [2, { name: '9B' }],
  ]),
  subjects: new Map([
    [11, { name: 'Toán', classId: 1, periods: 20, staffIds: ['a'] }],
    [12, { name: 'Công nghệ', classId: 1, periods: 15, staffIds: [] }],
    [21, { name: 'Toán', classId: 2, periods: 10, staffIds: ['a', 'b'] }],
  ]),
  staff: new Map([
    ['a', { name: 'Nguyễn Văn A', norm: 20 }],
    ['b', { name: 'Trần Thị B', norm: null }],
  ]),
};
const at = (classId: number, weekday: number, period: number, more: Partial<Lesson> = {}): Lesson => ({
  ...{ classId, weekday, session: 'morning', period, subjectId: null, activity: 'other', staffId: null, room: null },
  ...more,
});
const lesson = (classId: number, weekday: number, period: number, subjectId: number, staffId: string | null, room?: string) =>
  at(classId, weekday, period, { subjectId, activity: null, staffId, room: room ?? null });
const ends = (classId: number): Lesson[] => [
  at(classId, 2, 1, { activity: 'flag' }),
  at(classId, 7, 5, { activity: 'class_meeting' }),
];
const whole = [
  ...ends(1),
  ...ends(2),
  lesson(1, 2, 2, 11, 'a', 'P1'),
  lesson(1, 3, 2, 11, 'a', 'P1'),
  lesson(1, 4, 2, 12, 'b'),
  lesson(2, 5, 2, 21, 'b', 'P2'),
];
const said = (clashes: Clash[]) => clashes.map(({ level, kind, message }) => `${level} ${kind}: ${message}`);

test('a timetable that keeps to everything has nothing said about it; one and a half periods are one or two', () => {
  expect(said(clashesOf(whole, facts))).toEqual([]);
  expect(said(clashesOf([...whole, lesson(1, 5, 4, 12, 'b')], facts))).toEqual([]);
});

test('the cell itself is told what is wrong with its lesson, in the class and in the week of the teacher', () => {
  // One teacher at two places, and in a room where another class sits.
  const clashes = clashesOf([...whole, lesson(2, 2, 2, 21, 'a', 'P1')], facts);
  const here = 'Nguyễn Văn A dạy 2 lớp cùng lúc: 9A, 9B (thứ Hai, sáng, tiết 2)';
  const room = 'Phòng P1 có 2 lớp cùng lúc: 9A, 9B (thứ Hai, sáng, tiết 2)';
  expect(clashesAt(clashes, { classId: 1 })).toEqual({ '2-morning-2': `${here}. ${room}` });
  expect(clashesAt(clashes, { staffId: 'a' })).toEqual({ '2-morning-2': here });
  expect(clashesAt(clashes, { staffId: 'b' })).toEqual({});
  expect(clashesAt(clashesOf(whole, facts), { classId: 1 })).toEqual({});
});

test('lessons of a teacher who has handed the subject over are named', () => {
  const given = whole.map((one) => (one.subjectId === 11 ? { ...one, staffId: 'b' } : one));
  expect(said(clashesOf(given, facts))).toEqual([
    'warning assigned: Lớp 9A, Toán: 2 tiết ghi Trần Thị B, phân công nay là Nguyễn Văn A',
  ]);
});

test.each<[string, Lesson[], string[]]>([
  [
    'a teacher twice',
    [lesson(2, 2, 2, 21, 'a')],
    [
      'error teacher: Nguyễn Văn A dạy 2 lớp cùng lúc: 9A, 9B (thứ Hai, sáng, tiết 2)',
      'warning norm: Nguyễn Văn A dạy 3 tiết một tuần, định mức 2',
      'warning plan: Lớp 9B, Toán: xếp 2 tiết, kế hoạch 1',
    ],
  ],
  [
    'a room twice, however it is written',
    [at(2, 3, 2, { room: ' p1' })],
    ['error room: Phòng P1 có 2 lớp cùng lúc: 9A, 9B (thứ Ba, sáng, tiết 2)'],
  ],
  ['a class twice', [at(1, 4, 2)], ['error class: Lớp 9A có 2 tiết cùng lúc (thứ Tư, sáng, tiết 2)']],
  [
    'flag ceremony elsewhere',
    [at(1, 3, 1, { activity: 'flag' })],
    ['error fixed: Chào cờ của lớp 9A là tiết 1 thứ Hai, không phải thứ Ba, sáng, tiết 1'],
  ],
  [
    'something after the class meeting',
    [at(1, 7, 6)],
    ['error fixed: Sinh hoạt lớp của lớp 9A là tiết cuối tuần, không phải thứ Bảy, sáng, tiết 5'],
  ],
  ['more than the plan', [lesson(1, 6, 1, 11, null)], ['warning plan: Lớp 9A, Toán: xếp 3 tiết, kế hoạch 2']],
])('%s', (_name, more, expected) => {
  expect(said(clashesOf([...whole, ...more], facts))).toEqual(expected);
});

test('what is missing is told only of classes that have been begun', () => {
  expect(said(clashesOf([lesson(2, 2, 2, 21, 'b')], facts))).toEqual([
    'warning fixed: Lớp 9B chưa có chào cờ',
    'warning fixed: Lớp 9B chưa có sinh hoạt lớp',
  ]);
  expect(clashesOf([], facts)).toEqual([]);
});

const anyLesson = fc.record({
  classId: fc.constantFrom(1, 2),
  weekday: fc.constantFrom(...weekdays),
  session: fc.constantFrom('morning' as const, 'afternoon' as const),
  period: fc.integer({ min: 1, max: 5 }),
  subjectId: fc.constant(11),
  activity: fc.constant(null),
  staffId: fc.constantFrom('a', 'b', null),
  room: fc.constantFrom('P1', 'P2', null),
});
const slot = (one: Lesson) => `${one.weekday}${one.session}${one.period}`;

test('errors of two at once are there exactly when two are at once, in whatever order the lessons come', () => {
  fc.assert(
    fc.property(fc.array(anyLesson, { maxLength: 40 }), fc.integer(), (lessons, seed) => {
      const found = (kind: string, some: Lesson[]) => clashesOf(some, facts).filter((clash) => clash.kind === kind).length;
      const doubles = (of: (one: Lesson) => unknown) => {
        const counts = Map.groupBy(
          lessons.filter((one) => of(one) !== null),
          (one) => `${slot(one)} ${of(one)}`,
        );
        return [...counts.values()].filter((some) => some.length > 1).length;
      };
      const mixed = [...lessons].sort(
        (a, b) => ((a.period * 7 + a.weekday * 13) ^ seed) - ((b.period * 7 + b.weekday * 13) ^ seed),
      );
      for (const [kind, of] of [
        ['teacher', (one: Lesson) => one.staffId],
        ['room', (one: Lesson) => one.room],
        ['class', (one: Lesson) => one.classId],
      ] as const) {
        expect(found(kind, lessons)).toBe(doubles(of));
        expect(found(kind, mixed)).toBe(doubles(of));
      }
    }),
  );
});

// Which sheet is a table, what is said when it is none, and who may say it instead.
import { expect, test } from 'vitest';
import type { SheetRef } from '../queries/readable-sheets.ts';
import type { FileTable } from './file.ts';
import { placeTables, type Setting } from './place-tables.ts';

const ref = (classSubject: number, className: string, subject: string): SheetRef => ({
  ...{ classSubject, classId: Number(className.slice(0, 1)), className, grade: '06', subject, language: null },
  ...{ kind: 'subject', semesters: [1, 2], writers: { 1: [], 2: [] }, readers: [], homeroom: null },
});
const refs = [ref(1, '6A', 'TOAN'), ref(2, '6A', 'VAN'), ref(3, '6B', 'TOAN'), ref(4, '6B', 'VAN')];
const table = (given: Partial<FileTable>, ...classNames: string[]): FileTable => ({
  ...{ sheet: 'Sheet1', headerRow: 1, className: null, subject: null, period: null, schoolYear: null, school: null },
  ...{ classSubject: null, columns: [], unknown: [] },
  rows: (classNames.length > 0 ? classNames : ['']).map((className, i) => ({
    ...{ row: i + 2, ministryId: '', code: `HS${i}`, name: 'A', birth: null, className, cells: [] },
  })),
  ...given,
});
const place = (one: FileTable, more: Partial<Setting> = {}) =>
  placeTables([one], {
    ...{ refs, school: 'Trường THCS Hải Lý', schoolYear: '2018-2019', mine: () => false, offered: () => true, now: 1, ...more },
  });

test('only what a table leaves open is asked, with what it can be', () => {
  const words = (one: FileTable) => place(one).map(({ options }) => options.map((option) => option.words));
  expect(words(table({}))).toEqual([['Toán lớp 6A', 'Ngữ văn lớp 6A', 'Toán lớp 6B', 'Ngữ văn lớp 6B']]);
  expect(words(table({ subject: 'VAN' }))).toEqual([['Ngữ văn lớp 6A', 'Ngữ văn lớp 6B']]);
  expect(words(table({ className: '6B' }))).toEqual([['Toán lớp 6B', 'Ngữ văn lớp 6B']]);
  expect(words(table({ className: '6B', subject: 'VAN' }))).toEqual([[]]);
  // Another class is not made ours by choosing.
  expect(words(table({ className: '9C' }))).toEqual([[]]);
  expect(place(table({ className: '9C' }))[0]?.problem).toContain('không có lớp 9C');
  expect(place(table({ className: '6A', subject: 'TOAN' })).map(({ anyPeriod }) => anyPeriod)).toEqual([true]);
  expect(place(table({ className: '6A', subject: 'TOAN', period: 2 })).map(({ anyPeriod }) => anyPeriod)).toEqual([false]);
});

test('a choice for a table with several classes is a choice of the subject: no class gets another’s marks', () => {
  const parts = place(table({}, '6A', '6B', '6B'), { chosen: { 0: { classSubject: 2, period: 2 } } });
  expect(parts.map(({ className, rows, target, period }) => [className, rows.length, target?.classSubject, period])).toEqual([
    ['6A', 1, 2, 2],
    ['6B', 2, 4, 2],
  ]);
});

test('a class above the table and another one in its column: the column is taken, with a doubt in words', () => {
  const notes = (one: FileTable) => place(one).map(({ target, notes }) => [target?.className, notes.join(' ')]);
  const given = { subject: 'TOAN', period: 1 } as const;
  expect(notes(table({ ...given, className: '6C' }, '6A', '6A'))).toEqual([
    ['6A', 'Phía trên bảng hoặc tên tờ ghi lớp 6C, còn cột lớp ghi 6A: hiểu là lớp 6A. Xem lại trước khi ghi.'],
  ]);
  // The heading of several classes names the first; a grade is no class.
  expect(notes(table({ ...given, className: '6A' }, '6A', '6B')).map(([, words]) => words)).toEqual(['', '']);
  expect(notes(table({ ...given, className: '6' }, '6A'))).toEqual([['6A', '']]);
  expect(notes(table({ ...given, className: '6a' }, '6A', ''))).toEqual([
    ['6A', ''],
    ['6A', ''],
  ]);
});

const words: [string, Partial<FileTable>, string | null][] = [
  ['as it went out', { className: '6A', subject: 'TOAN', period: 1, saidPeriod: 1 }, null],
  ['without its titles', { period: 1, saidPeriod: null }, null],
  ['another class above it', { className: '9D', subject: 'TOAN', period: 1, saidPeriod: 1 }, 'lại ghi lớp 9D'],
  ['another subject above it', { className: '6A', subject: 'VAN', period: 1, saidPeriod: 1 }, 'lại ghi môn Ngữ văn'],
  ['another semester above it', { className: '6A', subject: 'TOAN', period: 1, saidPeriod: 2 }, 'lại ghi học kỳ II'],
];
test.each(words)('our own export, %s', (_name, more, problem) => {
  const [part] = place(table({ classSubject: 1, ...more }, '6A'));
  if (problem === null) expect(part?.problem).toBeNull();
  else expect(part?.problem).toContain(problem);
});
test('our own export with a pupil’s class changed in its row', () => {
  const parts = place(table({ classSubject: 1, className: '6A', subject: 'TOAN', period: 1 }, '6A', '9D'));
  expect(parts.map(({ problem }) => problem === null)).toEqual([true, false]);
});

const schools: [said: string, ours: string, same: boolean][] = [
  ['TRƯỜNG THCS HẢI LÝ', 'Trường THCS Hải Lý', true],
  ['Trường Trung học cơ sở xã Hải Lí - Hải Hậu', 'Trường THCS Hải Lí', true],
  ['TRUONG THCS HAI LY', 'Trường THCS Hải Lý', true],
  ['Trường THCS', 'Trường THCS Hải Lý', true],
  ['TRƯỜNG THCS HẢI PHƯƠNG', 'Trường THCS Hải Lý', false],
  ['Trường THCS Con An', 'Trường THCS Con A', false],
];
test.each(schools)('a file of %s at %s', (school, ours, same) => {
  const [part] = place(table({ school, className: '6A', subject: 'TOAN' }), { school: ours });
  if (same) expect(part?.problem).toBeNull();
  else expect(part?.problem).toBe(`Bảng này của ${school}, đang nhập vào ${ours}.`);
});

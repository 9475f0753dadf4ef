import { expect, test } from 'vitest';
import type { Plan, PlannedPart } from '../imports/plan.ts';
import { viewOf } from './import-view.ts';

const part = (table: number, className: string, problem: string | null, rows: number): PlannedPart => ({
  ...{ table, sheet: 'TOÁN', className, subject: 'Toán', period: 1, problem, notes: [], options: [], anyPeriod: false },
  ...{ target: { classSubject: 5, period: 1 }, titles: ['TX1'], heads: ['TX1'], unknown: [], missing: [], absentColumns: [] },
  rows: Array.from({ length: rows }, (_, i) => ({
    ...{ row: i + 1, name: 'Em', pupil: null, how: '', reason: problem, candidates: [] },
    cells: [
      { title: 'TX1', was: '', is: '8', verdict: problem ? ('refused' as const) : ('new' as const), reason: problem ?? '' },
    ],
  })),
});
const plan = (parts: PlannedPart[]): Plan => ({
  parts,
  counts: { new: 0, changed: 0, same: 0, refused: 0, locked: 0, doubtful: 0 },
});
const says = (said: string) =>
  `Tệp này xuất từ bảng Toán lớp 6A, Học kỳ I, nhưng trong tệp lại ghi lớp ${said}. Nếu đúng là bảng ấy, sửa lại chỗ ghi lớp ${said}; nếu là điểm của lớp ${said}, xuất bảng của lớp ${said} rồi dán điểm vào.`;

test('a column that has slipped is one card, with how often; another cause and what is right stay their own', () => {
  const slipped = Array.from({ length: 38 }, (_, i) => part(0, '6A', says(`Nguyễn Văn ${i}`), 1));
  const { parts } = viewOf(
    plan([...slipped, part(0, '6A', 'Bảng này của Học kỳ II, đang nhập vào Học kỳ I.', 1), part(1, '6B', null, 2)]),
    new URLSearchParams(),
  );
  expect(parts.map(({ counts }) => [counts.refused, counts.new])).toEqual([
    [38, 0],
    [1, 0],
    [0, 2],
  ]);
  expect(parts[0]?.problem).toContain(says('Nguyễn Văn 0'));
  expect(parts[0]?.problem).toContain('Cùng một lý do ở 38 chỗ của tờ này');
});

test('a column of the file that brings nothing is not shown, and the others keep the headings that are theirs', () => {
  const one = part(0, '6A', null, 1);
  const titles = ['TX1', 'TX2', 'HK', 'Ghi nhận'];
  const { parts } = viewOf(
    plan([
      {
        ...one,
        ...{ titles, heads: ['KTtx 1', 'KTtx 2', 'KThk', 'Nhận xét'] },
        rows: one.rows.map((row) => ({
          ...row,
          cells: ['TX1', 'HK', 'Ghi nhận'].map((title) => ({ title, was: '', is: '8', verdict: 'new' as const })),
        })),
      },
    ]),
    new URLSearchParams(),
  );
  expect(parts[0]).toMatchObject({ titles: ['TX1', 'HK', 'Ghi nhận'], heads: ['KTtx 1', 'KThk', 'Nhận xét'] });
});

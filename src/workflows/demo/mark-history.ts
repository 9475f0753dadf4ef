// Who wrote which mark of the demo school, and when: every cell once, some a second time with the reason.
import type { SheetColumn } from '#modules/assessment/index.ts';
import type { MadeSheet } from './marks.ts';
import { random } from './random.ts';
import { Ids } from './records.ts';

/** The teacher of each class subject. */
export type Told = Readonly<Record<number, string>>;
export type Change = {
  pupil: string;
  column: string;
  op: string;
  /** As jsonb. */
  old: string | null;
  new: string;
  version: number;
  reason: string;
  by: string;
  at: Date;
};

const ids = new Ids(11);
const firstEvening = Date.parse('2018-09-12T19:40:00+07:00');
const day = 86_400_000;
const daysInAll = 87;
const reasons = ['Nhập nhầm hàng', 'Cộng lại điểm bài kiểm tra', 'Học sinh phúc tra bài', 'Chấm bù bài nộp muộn'];

/** Another mark near this one, which stood there before. */
function before(value: number | string): number | string {
  if (typeof value === 'string') return value === 'Đ' ? 'CĐ' : value;
  return value >= 60 ? value - 10 : value + 10;
}
const correctable = ({ scale }: SheetColumn) => scale.as === 'tenths' || scale.as === 'comment';

export function historyOf(made: MadeSheet, told: Told): { changes: Change[]; versionOf(pupil: string, column: string): number } {
  const rng = random(`history-${made.of.id}`);
  const by = told[made.of.id] ?? 'Hiệu trưởng';
  const corrected = new Set<string>();
  const changes: Change[] = [];
  const columns = made.sheet.columns.filter(({ key }) => made.rows.some(({ cells }) => cells[key] !== undefined));
  for (const [i, column] of columns.entries()) {
    // A teacher enters a column in one sitting; remarks come last.
    const evening = firstEvening + Math.floor(((i + rng.next()) / columns.length) * daysInAll) * day + rng.int(0, 90) * 60_000;
    for (const [k, { pupil, cells }] of made.rows.entries()) {
      const value = cells[column.key];
      if (value === undefined) continue;
      const again = correctable(column) && rng.chance(0.015);
      const first = again ? before(value) : value;
      const base = { pupil: pupil.id, column: column.key, by };
      changes.push({
        ...{ ...base, op: ids.next(), old: null, new: JSON.stringify(first), version: 1, reason: '' },
        at: new Date(evening + k * 4000),
      });
      if (!again) continue;
      corrected.add(`${pupil.id} ${column.key}`);
      changes.push({
        ...{ ...base, op: ids.next(), old: JSON.stringify(first), new: JSON.stringify(value), version: 2 },
        ...{ reason: rng.pick(reasons), at: new Date(Math.min(evening + rng.int(1, 4) * day, firstEvening + daysInAll * day)) },
      });
    }
  }
  return { changes, versionOf: (pupil, column) => (corrected.has(`${pupil} ${column}`) ? 2 : 1) };
}

// What goes wrong in real files, one row for each kind; the first ones come often enough to be mended together.

import { toTcvn3 } from '#kernel/legacy-encoding.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import type { Line } from '../import-workbook/workbooks.ts';

type Fault = (line: Line) => void;
const set =
  (change: Line): Fault =>
  (line) =>
    Object.assign(line, change);
const text = (value: Line[string]) => String(value ?? '');
const serial = (written: string) => {
  const [day, month, year] = written.split('/').map(Number) as [number, number, number];
  return Date.UTC(year, month - 1, day) / 86_400_000 + 25_569;
};

/** Understood: the reader mends it or says what it did. */
const readable: Fault[] = [
  (line) => set({ full_name: ` ${text(line.full_name).normalize('NFD')}\u00A0` })(line),
  (line) => line.birth_date && set({ birth_date: serial(text(line.birth_date)) })(line),
  (line) => line.birth_date && set({ birth_date: text(line.birth_date).split('/').reverse().join('-') })(line),
  set({ phone: '912345018' }),
];

/** Every fault once, and the first of them on one row in forty as well. */
function spread(lines: Line[], often: Fault[], once: Fault[]): void {
  const all = [...often, ...once];
  for (const [i, fault] of all.entries()) {
    const line = lines[1 + i * 2] ?? lines[i];
    if (line) fault(line);
  }
  for (let i = all.length * 2 + 3; i < lines.length; i += 13) {
    const line = lines[i];
    if (line) often[i % often.length]?.(line);
  }
}

/** A new line with the marks of another one: whom no number or name finds. */
const stranger = (line: Line | undefined, n: number, change: Line): Line => ({
  ...line,
  ...{ ministry_id: '', personal_id: '', code: '' },
  full_name: `Phạm Gia ${['Bình', 'Khang', 'Minh', 'Nam', 'Phúc'][n % 5]}`,
  ...change,
});

export function faultyPupils(lines: Line[], ministryIdElsewhere: string): void {
  const model = { ...lines[0] };
  const double = { ...lines[2] };
  spread(
    lines,
    [set({ ethnicity: 'Khmer xa lạ' }), set({ sex: 'F' })],
    [
      set({ birth_date: '31/02/2006' }),
      set({ birth_date: '21/06/2090' }),
      set({ phone: 'không có' }),
      set({ grade: '1' }),
      (line) => set({ full_name: toTcvn3(text(line.full_name)) })(line),
      set({ province: 'Tỉnh Nam Định', district: 'Huyện Hải Hậu', commune: 'Xã Vị Xuyên' }),
      set({ commune: 'Xã Không Tên' }),
      set({ religion: 'Đạo lạ' }),
      set({ father_birth: 'năm nào đó' }),
      ...readable,
    ],
  );
  lines.push(
    stranger(model, 0, { class_name: '', birth_date: '01/02/2007' }),
    stranger(model, 1, { class_name: `${text(model.class_name)}X`, birth_date: '02/02/2007' }),
    stranger(model, 2, { ministry_id: ministryIdElsewhere, birth_date: '03/02/2007' }),
    double,
  );
}

export function faultyStaff(lines: Line[], ministryIdElsewhere: string): void {
  const model = { ...lines[0] };
  const double = { ...lines[2] };
  const [, second] = lines;
  spread(
    lines,
    [set({ degree: 'Cao Đẳngg' }), set({ sex: 'M' })],
    [
      set({ birth_date: '31/02/1980' }),
      set({ birth_date: '21/06/2090' }),
      set({ kind: 'Thợ xây' }),
      set({ contract: 'Hợp đồng miệng' }),
      set({ email: 'không phải thư' }),
      (line) => set({ full_name: toTcvn3(text(line.full_name)) })(line),
      ...readable,
    ],
  );
  lines.push(
    stranger(model, 2, { ministry_id: ministryIdElsewhere, birth_date: '03/02/1987' }),
    stranger(model, 3, { code: text(second?.code), ministry_id: '3699999991', birth_date: '04/02/1988' }),
    double,
  );
}

export function faultyClasses(lines: Line[]): void {
  const model = { ...lines[0] };
  const double = { ...lines[1] };
  const at = (i: number, change: Line) =>
    lines[i % Math.max(1, lines.length)] && Object.assign(lines[i % lines.length] as Line, change);
  at(0, { homeroom: 'Người Không Ai Biết' });
  at(2, { foreign_language_1: 'Tiếng Ann' });
  at(3, { sessions_per_week: 'sáu' });
  at(4, { session: 'Ban đêm' });
  at(5, { homeroom: fold(text(lines[5 % lines.length]?.homeroom)) });
  lines.push({ ...model, name: `${text(model.name)}Z`, code: '', grade: text(model.grade) === '12' ? '1' : '12' }, double);
}

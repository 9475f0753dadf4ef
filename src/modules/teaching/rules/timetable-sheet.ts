// How is a timetable read out of a workbook? Its cells by class, day, session and period, each with what it says. Knows no database.
import { refuse } from '#kernel/refusal.ts';
import { classKey, fold, nfc } from '#kernel/vietnamese-text.ts';
import type { Cell, Sheet } from '#platform/spreadsheet/read.ts';
import type { Session } from '../tables.ts';
import type { Place } from './timetable.ts';

export type SheetCell = Place & { classId: number; text: string; where: string };
/** A row that says something and whose place in the week cannot be read. */
export type RowFault = { where: string; text: string; why: string };
export type ReadTimetable = {
  cells: SheetCell[];
  faults: RowFault[];
  classIds: number[];
  layout: 'columns' | 'sheets';
  unknown: string[];
};
type ClassName = { id: number; name: string; session: 'morning' | 'afternoon' | 'full_day' | null };

const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : typeof cell === 'object' ? cell.error : nfc(String(cell));
const key = (text: string) => fold(text).replace(/[^a-z0-9]/g, '');
const classOf = (text: string) => classKey(text).replace(/^lop:?/, '');

const dayWords: Record<string, number> = { hai: 2, ba: 3, tu: 4, nam: 5, sau: 6, bay: 7 };
export function weekdayOf(text: string): number | null {
  const word = key(text).replace(/^(thu|t)/, '');
  const day = dayWords[word] ?? (/^[2-7]$/.test(word) ? Number(word) : null);
  return day ?? null;
}
export function sessionOf(text: string): Session | null {
  const word = key(text).replace(/^buoi/, '');
  if (word === 'sang' || word === 's') return 'morning';
  return word === 'chieu' || word === 'c' ? 'afternoon' : null;
}
export function periodOf(text: string): number | null {
  const word = key(text).replace(/^(tiet|t)/, '');
  return /^[1-6]$/.test(word) ? Number(word) : null;
}

/** 'A', 'AB': as the workbook names the column. */
const letter = (i: number): string => (i < 26 ? String.fromCharCode(65 + i) : letter(Math.floor(i / 26) - 1) + letter(i % 26));

type Head = { sheet: Sheet; at: number; columns: { at: number; classId: number }[]; unknown: string[]; lead: Lead };
type Lead = { day: number; session: number; period: number };

/** Where the day, the session and the period stand in the header; -1: not there. */
function leadOf(texts: string[], before: number): Lead {
  const at = (...words: string[]) => texts.findIndex((text, i) => i < before && words.some((word) => key(text).startsWith(word)));
  return { day: at('thu', 'ngay'), session: at('buoi', 'ca'), period: at('tiet') };
}

/** The row that names the most classes. */
function headOf(sheets: readonly Sheet[], classes: ReadonlyMap<string, number>): Head | null {
  let best: Head | null = null;
  for (const sheet of sheets)
    for (const [at, row] of sheet.rows.slice(0, 30).entries()) {
      const texts = row.cells.map(textOf);
      const columns = texts.flatMap((text, i) => {
        const classId = classes.get(classOf(text));
        return classId === undefined ? [] : [{ at: i, classId }];
      });
      const first = columns[0]?.at ?? 0;
      const lead = leadOf(texts, first);
      if (columns.length === 0 || lead.period < 0 || columns.length <= (best?.columns.length ?? 0)) continue;
      const unknown = texts.slice(first).filter((text) => text !== '' && !classes.has(classOf(text)));
      best = { sheet, at, columns, unknown, lead };
    }
  return best;
}

const quoted = (text: string) => `“${text.length > 30 ? `${text.slice(0, 30)}…` : text}”`;
type Walk = {
  sheet: Sheet;
  at: number;
  lead: Lead;
  /** Columns that hold lessons: what stands there and has no place is said. */
  columns: readonly { at: number }[];
  /** Of a row, as people find it in the file. */
  place: (row: number) => string;
  faults: RowFault[];
};

/**
 * Walks down rows, carrying day and session on where a cell is empty; a period that begins anew under one day is the other session. A day or
 * a session that cannot be read is carried on as well: the rows below it do not slip into the day before.
 */
function* placesBelow({ sheet, at, lead, columns, place, faults }: Walk) {
  const before = columns[0]?.at ?? 0;
  let day: number | null = null;
  let session: Session | null = null;
  let last = 0;
  let noDay = lead.day >= 0 ? 'không ghi thứ' : '';
  let noSession = '';
  for (const row of sheet.rows.slice(at + 1)) {
    const texts = row.cells.map(textOf);
    const said = columns.map((column) => texts[column.at] ?? '').filter((text) => text.trim() !== '');
    const dayText = lead.day >= 0 ? (texts[lead.day] ?? '') : '';
    const sessionText = lead.session >= 0 ? (texts[lead.session] ?? '') : '';
    const periodText = texts[lead.period] ?? '';
    const period = periodOf(periodText);
    const heading = texts.slice(0, before).map(sessionOf).find(Boolean) ?? null;
    // A line that only says the session stands above its periods.
    if (period === null && heading && lead.session < 0) {
      session = heading;
      last = 0;
    }
    const named = weekdayOf(dayText);
    if (dayText !== '' && (period !== null || said.length > 0) && (named === null || named !== day)) {
      noDay = named === null ? `thứ ${quoted(dayText)} không có, các thứ là 2 đến 7` : '';
      noSession = '';
      day = named;
      session = null;
      last = 0;
    }
    if (sessionText !== '' && (period !== null || said.length > 0)) {
      session = sessionOf(sessionText);
      noSession = session === null ? `buổi ${quoted(sessionText)} không có, ghi Sáng hoặc Chiều` : '';
    } else if (period !== null && last > 0 && period <= last && lead.session < 0) session = 'afternoon';
    const noPeriod =
      period !== null ? '' : periodText === '' ? 'không ghi tiết' : `tiết ${quoted(periodText)} không có, các tiết là 1 đến 6`;
    const why = noPeriod || noDay || noSession;
    if (period !== null) last = period;
    if (why === '' && period !== null) yield { row: row.number, texts, day, session, period };
    else if (said.length > 0)
      faults.push({ where: place(row.number), text: said.join(' | '), why: `${place(row.number)}: ${why}.` });
  }
}

type Found = { cells: SheetCell[]; faults: RowFault[] };

function byColumns(head: Head, own: ReadonlyMap<number, ClassName>): Found {
  const { sheet, at, lead, columns } = head;
  const cells: SheetCell[] = [];
  const faults: RowFault[] = [];
  const place = (row: number) => `Hàng ${row}`;
  for (const { row, texts, day, session, period } of placesBelow({ sheet, at, lead, columns, place, faults })) {
    if (day === null) continue;
    for (const { at: column, classId } of columns) {
      const half = session ?? (own.get(classId)?.session === 'afternoon' ? 'afternoon' : 'morning');
      cells.push({ classId, weekday: day, session: half, period, text: texts[column] ?? '', where: `${letter(column)}${row}` });
    }
  }
  return { cells, faults };
}

/** One sheet a class: days across, periods down. */
function bySheet(sheet: Sheet, own: ClassName): Found {
  const faults: RowFault[] = [];
  const rows = sheet.rows.slice(0, 30);
  const at = rows.findIndex(
    (row) => row.cells.filter((cell) => weekdayOf(textOf(cell)) !== null && /thu|t\d/.test(key(textOf(cell)))).length >= 3,
  );
  const head = rows[at];
  if (!head) return { cells: [], faults };
  const texts = head.cells.map(textOf);
  const columns = texts.flatMap((text, i) =>
    /^(thu|t[2-7])/.test(key(text)) && weekdayOf(text) !== null ? [{ at: i, day: weekdayOf(text) ?? 2 }] : [],
  );
  const first = columns[0]?.at ?? 0;
  const lead = { ...leadOf(texts, first), day: -1 };
  if (lead.period < 0) lead.period = first - 1;
  const usual: Session = own.session === 'afternoon' ? 'afternoon' : 'morning';
  const place = (row: number) => `Tờ ${sheet.name}, hàng ${row}`;
  const cells = [...placesBelow({ sheet, at, lead, columns, place, faults })].flatMap(({ row, texts: line, session, period }) =>
    columns.map(({ at: column, day }) => ({
      ...{ classId: own.id, weekday: day, session: session ?? usual, period },
      ...{ text: line[column] ?? '', where: `${sheet.name}!${letter(column)}${row}` },
    })),
  );
  return { cells, faults };
}

/** @throws Refused with one sentence when the file holds no timetable of these classes */
export function readTimetable(sheets: readonly Sheet[], classes: readonly ClassName[]): ReadTimetable {
  const ids = new Map(classes.map((one) => [classOf(one.name), one.id]));
  const own = new Map(classes.map((one) => [one.id, one]));
  const head = headOf(sheets, ids);
  if (head) {
    const twice = head.columns.find((one, i) => head.columns.findIndex((other) => other.classId === one.classId) !== i);
    if (twice)
      throw refuse(
        'twice',
        `Lớp ${own.get(twice.classId)?.name} có hai cột trong hàng tiêu đề. Bỏ bớt một cột rồi nhập lại.`,
        'file',
      );
    const { cells, faults } = byColumns(head, own);
    if (cells.length + faults.length > 0)
      return { cells, faults, classIds: head.columns.map((one) => one.classId), layout: 'columns', unknown: head.unknown };
  }
  const named = sheets.flatMap((sheet) => {
    const titles = [
      sheet.name,
      ...sheet.rows.slice(0, 6).flatMap((row) => row.cells.map(textOf).filter((text) => /l[ớo]p/i.test(text))),
    ];
    const id = titles
      .map((title) => ids.get(classOf(title)) ?? ids.get(classOf(/l[ớo]p:?\s*(\S+)/i.exec(title)?.[1] ?? '')))
      .find(Boolean);
    const place = id === undefined ? undefined : own.get(id);
    const { cells, faults } = place ? bySheet(sheet, place) : { cells: [], faults: [] };
    return place && cells.length + faults.length > 0 ? [{ id: place.id, cells, faults }] : [];
  });
  if (named.length === 0)
    throw refuse(
      'header',
      `Không thấy hàng tiêu đề có cột “Thứ”, “Tiết” và tên các lớp (${classes
        .slice(0, 4)
        .map((one) => one.name)
        .join(', ')}…). Tải mẫu của thời khóa biểu này rồi điền vào.`,
      'file',
    );
  return {
    cells: named.flatMap((one) => one.cells),
    faults: named.flatMap((one) => one.faults),
    classIds: [...new Set(named.map((one) => one.id))],
    layout: 'sheets',
    unknown: [],
  };
}

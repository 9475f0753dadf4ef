// How is a timetable read out of a workbook? Its cells by class, day, session and period, each with what it says. Knows no database.
import { refuse } from '#kernel/refusal.ts';
import { classKey, fold, nfc } from '#kernel/vietnamese-text.ts';
import type { Cell, Sheet } from '#platform/spreadsheet/read.ts';
import type { Session } from '../tables.ts';
import type { Place } from './timetable.ts';

export type SheetCell = Place & { classId: number; text: string; where: string };
export type ReadTimetable = { cells: SheetCell[]; classIds: number[]; layout: 'columns' | 'sheets'; unknown: string[] };
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

/** Walks down rows, carrying day and session on where a cell is empty; a period that begins anew under one day is the other session. */
function* placesBelow(sheet: Sheet, at: number, lead: Lead, before: number) {
  let day: number | null = null;
  let session: Session | null = null;
  let last = 0;
  for (const row of sheet.rows.slice(at + 1)) {
    const texts = row.cells.map(textOf);
    const period = periodOf(texts[lead.period] ?? '');
    const heading = texts.slice(0, before).map(sessionOf).find(Boolean) ?? null;
    if (period === null) {
      // A line that only says the session stands above its periods.
      if (heading && lead.session < 0) {
        session = heading;
        last = 0;
      }
      continue;
    }
    const said = lead.day >= 0 ? weekdayOf(texts[lead.day] ?? '') : null;
    if (said !== null && said !== day) {
      day = said;
      session = null;
      last = 0;
    }
    const half = lead.session >= 0 ? sessionOf(texts[lead.session] ?? '') : null;
    if (half !== null) session = half;
    else if (last > 0 && period <= last && lead.session < 0) session = 'afternoon';
    last = period;
    yield { row: row.number, texts, day, session, period };
  }
}

function byColumns(head: Head, own: ReadonlyMap<number, ClassName>): SheetCell[] {
  const { sheet, at, lead, columns } = head;
  const cells: SheetCell[] = [];
  for (const { row, texts, day, session, period } of placesBelow(sheet, at, lead, columns[0]?.at ?? 0)) {
    if (day === null) continue;
    for (const { at: column, classId } of columns) {
      const half = session ?? (own.get(classId)?.session === 'afternoon' ? 'afternoon' : 'morning');
      cells.push({ classId, weekday: day, session: half, period, text: texts[column] ?? '', where: `${letter(column)}${row}` });
    }
  }
  return cells;
}

/** One sheet a class: days across, periods down. */
function bySheet(sheet: Sheet, place: ClassName): SheetCell[] {
  const rows = sheet.rows.slice(0, 30);
  const at = rows.findIndex(
    (row) => row.cells.filter((cell) => weekdayOf(textOf(cell)) !== null && /thu|t\d/.test(key(textOf(cell)))).length >= 3,
  );
  const head = rows[at];
  if (!head) return [];
  const texts = head.cells.map(textOf);
  const columns = texts.flatMap((text, i) =>
    /^(thu|t[2-7])/.test(key(text)) && weekdayOf(text) !== null ? [{ at: i, day: weekdayOf(text) ?? 2 }] : [],
  );
  const first = columns[0]?.at ?? 0;
  const lead = { ...leadOf(texts, first), day: -1 };
  if (lead.period < 0) lead.period = first - 1;
  const usual: Session = place.session === 'afternoon' ? 'afternoon' : 'morning';
  return [...placesBelow(sheet, at, lead, first)].flatMap(({ row, texts: line, session, period }) =>
    columns.map(({ at: column, day }) => ({
      ...{ classId: place.id, weekday: day, session: session ?? usual, period },
      ...{ text: line[column] ?? '', where: `${sheet.name}!${letter(column)}${row}` },
    })),
  );
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
    const cells = byColumns(head, own);
    if (cells.length > 0)
      return { cells, classIds: head.columns.map((one) => one.classId), layout: 'columns', unknown: head.unknown };
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
    const cells = place ? bySheet(sheet, place) : [];
    return place && cells.length > 0 ? [{ id: place.id, cells }] : [];
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
    classIds: [...new Set(named.map((one) => one.id))],
    layout: 'sheets',
    unknown: [],
  };
}

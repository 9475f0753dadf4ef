// Which marks of whom are in a workbook? Every sheet that has a row of titles with names of pupils and at least one test. Knows no database.
import { parseDate } from '#kernel/calendar.ts';
import { subjectList } from '#kernel/code-lists/subjects.ts';
import { refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import type { Cell, Sheet } from '#platform/spreadsheet/read.ts';
import type { Period } from '../rules/outcome.ts';
import type { FileColumn, FileRow, FileTable } from './file.ts';
import { type ColumnSign, signsOf, wordsKey } from './header.ts';

/** What stands in the first cell of the hidden row of our own export. */
export const ownMark = 'congtruong/diem/1';
const rowsLookedAt = 30;

const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : typeof cell === 'object' ? cell.error : nfc(String(cell));

/** Of every place, also of those that the file leaves out. */
const texts = (cells: readonly Cell[]): string[] => Array.from(cells, textOf);

/** @throws Refused when no sheet holds marks */
export function readMarkTables(sheets: readonly Sheet[]): FileTable[] {
  const tables = sheets.flatMap((sheet) => tableOf(sheet) ?? []);
  if (tables.length === 0)
    throw refuse(
      'header',
      'Không thấy bảng điểm nào trong tệp: cần một hàng tiêu đề có “Họ và tên” và ít nhất một cột điểm (KTtx, 15 phút, ĐĐGgk, KThk…).',
    );
  return tables;
}

type Header = { index: number; below: number; signs: ColumnSign[]; titles: string[] };
type Line = Sheet['rows'][number];

/** The hidden row of our own export: its keys say more than the titles above the columns, some of which only we know. */
const ownRow = (sheet: Sheet): Line | undefined =>
  sheet.rows.slice(0, rowsLookedAt).find((row) => textOf(row.cells[0]) === ownMark);
function keysOf(own: Line): (ColumnSign | undefined)[] {
  return texts(own.cells).map((text) => signsOf([text], [''])[0]);
}

function headerOf(sheet: Sheet, own: Line | undefined): Header | null {
  const keys = own ? keysOf(own) : [];
  for (const [index, row] of sheet.rows.slice(0, rowsLookedAt).entries()) {
    const tops = texts(row.cells);
    const nameAt = tops.findIndex(
      (text, i) =>
        (wordsKey(text) === 'ho' && wordsKey(tops[i + 1] ?? '') === 'ten') ||
        /^((hovaten|hoten)(hocsinh|hs)?|hodem|hovatendem|holot|hovatenlot|tenhocsinh)$/.test(wordsKey(text)),
    );
    if (nameAt < 0) continue;
    for (const span of sheet.spans ?? [])
      if (span.row === row.number) for (let i = span.from; i <= span.to; i++) tops[i] = tops[span.from] ?? '';
    const next = texts(sheet.rows[index + 1]?.cells ?? []);
    const under = next[nameAt] ?? '';
    // A second row of titles has nothing under the name, or the merged title again.
    const two = next.some(Boolean) && (under === '' || wordsKey(under) === wordsKey(tops[nameAt] ?? ''));
    const width = Math.max(tops.length, two ? next.length : 0);
    const filled = Array.from({ length: width }, (_, i) => tops[i] ?? '');
    const belows = Array.from({ length: width }, (_, i) => {
      const text = two ? (next[i] ?? '') : '';
      return wordsKey(text) === wordsKey(filled[i] ?? '') ? '' : text;
    });
    // A group's title that nobody merged stands over its first column only.
    for (let i = 1; i < width; i++) if (filled[i] === '' && /^\d{1,2}$/.test(belows[i] ?? '')) filled[i] = filled[i - 1] ?? '';
    const signs = signsOf(filled, belows).map((sign, i) => {
      const key = keys[i];
      return key?.as === 'mark' && key.mark.as === 'key' ? key : sign;
    });
    if (!signs.some(({ as }) => as === 'mark')) continue;
    return {
      ...{ index, below: index + (two ? 2 : 1), signs },
      titles: apart(filled.map((top, i) => [top, belows[i]].filter(Boolean).join(' '))),
    };
  }
  return null;
}

/** Where nothing else is rated it is the homeroom teacher's sheet; beside marks of a subject the conduct is not of that sheet. */
function conductOf(signs: readonly ColumnSign[]): { signs: ColumnSign[]; ofConduct: boolean } {
  const isConduct = (sign: ColumnSign) => sign.as === 'mark' && sign.mark.as === 'conduct';
  const others = signs.some((sign) => sign.as === 'mark' && sign.mark.as !== 'conduct' && sign.mark.as !== 'remark');
  return {
    signs: others ? signs.map((sign) => (isConduct(sign) ? { as: 'unknown' } : sign)) : [...signs],
    ofConduct: !others && signs.some(isConduct),
  };
}

/** Two columns headed '15 phút' are two. */
function apart(titles: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return titles.map((title) => {
    const n = (seen.get(title) ?? 0) + 1;
    seen.set(title, n);
    return title && n > 1 ? `${title} (${n})` : title;
  });
}

function tableOf(sheet: Sheet): FileTable | null {
  const own = ownRow(sheet);
  const header = headerOf(sheet, own);
  if (!header) return null;
  const { titles } = header;
  const { signs, ofConduct } = conductOf(header.signs);
  const above = sheet.rows.slice(0, header.index).map((row) => texts(row.cells).filter(Boolean));
  const columns = signs.flatMap((sign, at): FileColumn[] =>
    sign.as === 'mark' ? [{ at, title: titles[at] ?? '', mark: sign.mark }] : [],
  );
  const at = (as: ColumnSign['as']) => signs.findIndex((sign) => sign.as === as);
  const places = { ministryId: at('ministryId'), code: at('code'), name: at('name'), family: at('family'), given: at('given') };
  const [birthAt, classAt] = [at('birth'), at('class')];
  const rows = sheet.rows.slice(header.below).flatMap(({ number, cells }): FileRow[] => {
    const said = texts(cells);
    const filled = said.filter(Boolean);
    // Numbers of the columns: 1, 2, 3 …
    if (
      filled.length > 2 &&
      filled.every((text) => /^\(?\d{1,2}\)?$/.test(text)) &&
      said[places.name >= 0 ? places.name : places.family]?.match(/^\(?\d+\)?$/)
    )
      return [];
    const name = nfc(places.name >= 0 ? (said[places.name] ?? '') : `${said[places.family] ?? ''} ${said[places.given] ?? ''}`);
    const [ministryId = '', code = ''] = [said[places.ministryId], said[places.code]];
    if (name === '' && ministryId === '' && code === '') return [];
    if (/^(nguoilap|giaovien|hieutruong|tongso|tongcong|ghichu)/.test(wordsKey(name))) return [];
    const born = cells[birthAt] ?? '';
    const birth = typeof born === 'object' ? null : parseDate(born);
    return [
      {
        ...{ row: number, ministryId, code, name, className: classAt < 0 ? '' : (said[classAt] ?? '') },
        birth: birth?.ok ? birth.date : null,
        cells: columns.flatMap((column, i) => {
          const cell = cells[column.at] ?? null;
          if (cell === null || cell === '') return [];
          if (typeof cell === 'object') {
            const fault = `Ô có công thức lỗi hoặc chưa có kết quả (${cell.error}).`;
            return [{ column: i, value: cell.error, fault }];
          }
          // Words of a teacher stay as they are, with their lines and blanks.
          const value = typeof cell === 'number' ? roundedBySheet(cell) : cell.normalize('NFC').trim();
          return value === '' ? [] : [{ column: i, value }];
        }),
      },
    ];
  });
  const said = facts(sheet.name, above);
  return {
    ...{ sheet: sheet.name, headerRow: sheet.rows[header.index]?.number ?? 0 },
    ...said,
    ...(ofConduct ? { subject: 'HK' } : {}),
    ...(own ? { ...ownFacts(textOf(own.cells[1])), saidPeriod: said.period } : { classSubject: null }),
    columns,
    unknown: [...new Set(titles.filter((title, i) => title && signs[i]?.as === 'unknown'))],
    rows,
  };
}

/** 8.1 is kept as 8.1 and shown so; 8.149999999999999 is what a formula makes of it. */
const roundedBySheet = (value: number): number => {
  const short = Number(value.toPrecision(12));
  return Number.isFinite(short) ? short : value;
};

function ownFacts(text: string): Pick<FileTable, 'classSubject'> & Partial<FileTable> {
  const [, id, period] = /^(\d{1,9})\/([123])$/.exec(text) ?? [];
  return id ? { classSubject: Number(id), period: Number(period) as Period } : { classSubject: null };
}

const semester = (text: string): Period | null => {
  const plain = ` ${nfc(text)
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()} `;
  if (/ (học k[ỳì]|hoc k[yi]|hk) ?(ii|2) /u.test(plain)) return 2;
  if (/ (học k[ỳì]|hoc k[yi]|hk) ?(i|1) /u.test(plain)) return 1;
  return / (cả năm|ca nam|cn) /u.test(plain) ? 3 : null;
};
const className = (text: string): string | null => (/^\d{1,2}\s?[\p{L}\d.-]{0,8}$/u.test(text) ? text.replace(/\s/g, '') : null);

/** 'Trường THCS A', not 'Trường học thân thiện'. */
const isSchool =
  /^tr[ưu][ờo]ng\s*:?\s+(thcs|thpt|th|mn|ti[ểe]u h[ọo]c|trung h[ọo]c|m[ầa]m non|m[ẫa]u gi[áa]o|ph[ổo] th[ôo]ng|ptdt\p{L}*)[\s,&]/iu;

/** 'Lớp: 6A', 'MÔN HỌC: Toán', 'Năm học 2018-2019 – Học kỳ I', 'Trường THCS A'; a sheet may be called 'Toán', '6A' or 'Toán 6A'. */
function facts(
  sheetName: string,
  above: readonly string[][],
): Pick<FileTable, 'className' | 'subject' | 'period' | 'schoolYear' | 'school'> {
  const found: Pick<FileTable, 'className' | 'subject' | 'period' | 'schoolYear' | 'school'> = {
    ...{ className: null, subject: null, period: null, schoolYear: null, school: null },
  };
  const known = (text: string) => (subjectList.has(text.toUpperCase()) ? text.toUpperCase() : subjectList.find(text).code);
  const look = (text: string, after: string | undefined) => {
    const lop =
      /(?:^|[^\p{L}])l[ớo]p(?: học)?\s*:?\s*([\p{L}\d][\p{L}\d.-]*(?: ?[A-Z]\d?)?)/iu.exec(text)?.[1] ??
      (/^l[ớo]p(?: học)?:?$/iu.test(text) ? after : undefined);
    if (lop) found.className ??= className(lop.trim()) ?? className(lop.trim().split(' ')[0] ?? '');
    const mon = /m[ôo]n(?: học)?\s*:?\s*(.+)$/iu.exec(text)?.[1] ?? (/^m[ôo]n(?: học)?:?$/iu.test(text) ? after : undefined);
    if (mon) found.subject ??= known(mon.split(/\s[-–]\s|\s{2,}|,|;|\(/)[0]?.trim() ?? '');
    // Of a subject 'CN' is technology, not the whole year.
    found.period ??= semester(mon ? text.replace(mon, '') : text);
    found.schoolYear ??= /(20\d\d)\s*[-–]\s*(20\d\d)/.exec(text)?.slice(1, 3).join('-') ?? null;
    if (isSchool.test(text)) found.school ??= text;
  };
  for (const line of above) for (const [i, text] of line.entries()) if (text !== ownMark) look(text, line[i + 1]);
  const name = nfc(sheetName);
  const parts = name.split(/[\s_–-]+/);
  found.subject ??=
    known(name) ??
    parts.map((_, i) => known(parts.slice(0, parts.length - i).join(' ')) ?? known(parts.slice(i).join(' '))).find(Boolean) ??
    null;
  found.className ??= [name, ...parts].map(className).find((one) => one !== null && /\p{L}/u.test(one)) ?? null;
  found.period ??= semester(name.replaceAll('_', ' ').replace(/(?<!\p{L})cn(?!\p{L})/iu, found.subject === 'CN' ? '' : '$&'));
  return found;
}

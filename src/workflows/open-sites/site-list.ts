// The list of sites to be opened: columns code, slug or host, template, title, as CSV, JSON or a workbook.
import { refuse } from '#kernel/refusal.ts';
import { fold, nfc } from '#kernel/vietnamese-text.ts';
import { readWorkbook } from '#platform/spreadsheet/read.ts';

export type SiteLine = { line: number; code: string; host?: string; template?: string; title?: string };
const mostLines = 5000;

/** What a column may be called, without tones. */
const columns: Record<string, keyof Omit<SiteLine, 'line'>> = {
  ...{ code: 'code', ma: 'code', 'ma don vi': 'code', slug: 'host', host: 'host', 'ten mien': 'host', 'ten dia chi': 'host' },
  ...{ template: 'template', mau: 'template', title: 'title', ten: 'title', 'ten trang': 'title', 'ten hien thi': 'title' },
};

/** Rows of a text with separated values; quotes as in RFC 4180, the separator whichever the first line has most of. */
export function csvRows(text: string): string[][] {
  const clean = text.replace(/^\uFEFF/, '');
  const first = clean.slice(0, clean.search(/\r|\n|$/));
  const count = (sign: string) => first.split(sign).length;
  const separator = [',', ';', '\t'].sort((a, b) => count(b) - count(a))[0] ?? ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = () => {
    rows.push([...row, cell]);
    row = [];
    cell = '';
  };
  for (let i = 0; i < clean.length; i++) {
    const sign = clean[i] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (clean[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === separator) {
      row.push(cell);
      cell = '';
    } else if (sign === '\n') endRow();
    else if (sign !== '\r') cell += sign;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}

function linesOf(rows: readonly { number: number; cells: readonly string[] }[]): SiteLine[] {
  const [head, ...rest] = rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  if (!head) throw refuse('empty', 'Danh sách chưa có dòng nào.');
  const fields = head.cells.map((cell) => columns[fold(cell)]);
  if (!fields.includes('code'))
    throw refuse('columns', 'Dòng đầu của danh sách cần có cột code (mã đơn vị); các cột slug, template, title có thể bỏ.');
  return rest.map((row) => {
    const line: SiteLine = { line: row.number, code: '' };
    for (const [i, field] of fields.entries()) {
      const value = nfc(row.cells[i] ?? '');
      if (field && value !== '') line[field] = value;
    }
    return line;
  });
}

function jsonLines(text: string): SiteLine[] {
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw refuse('json', 'Tệp JSON không đọc được.');
  }
  if (!Array.isArray(given)) throw refuse('json', 'Tệp JSON là một danh sách: [{"code": "…"}, …].');
  const hasCode = (item: unknown) =>
    typeof item === 'string' || typeof item === 'number' || (typeof item === 'object' && item !== null && 'code' in item);
  if (given.length > 0 && !given.some(hasCode)) throw refuse('columns', 'Không dòng nào của danh sách có code (mã đơn vị).');
  return given.map((item, i) => {
    const object = (typeof item === 'object' && item !== null ? item : { code: item }) as Record<string, unknown>;
    const value = (name: string) => (object[name] === undefined || object[name] === null ? '' : nfc(String(object[name])));
    const [host, template, title] = [value('host') || value('slug'), value('template'), value('title')];
    return { line: i + 1, code: value('code'), ...(host && { host }), ...(template && { template }), ...(title && { title }) };
  });
}

/** @param name of the file: its ending says what it is. @throws Refused with a sentence */
export async function readSiteList(name: string, bytes: Uint8Array): Promise<SiteLine[]> {
  let lines: SiteLine[];
  if (/\.xlsx?$/i.test(name)) {
    const [sheet] = await readWorkbook(bytes).catch(() => {
      throw refuse('workbook', 'Không đọc được tệp .xlsx: tệp hỏng, có mật khẩu, hoặc không phải bảng tính.');
    });
    const text = (cell: unknown) => (typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '');
    lines = linesOf((sheet?.rows ?? []).map((row) => ({ number: row.number, cells: row.cells.map(text) })));
  } else {
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      throw refuse('encoding', 'Tệp không phải UTF-8. Lưu lại dưới dạng CSV UTF-8 hoặc .xlsx.');
    }
    lines =
      /\.json$/i.test(name) || /^\s*[[{]/.test(text)
        ? jsonLines(text)
        : linesOf(csvRows(text).map((cells, i) => ({ number: i + 1, cells })));
  }
  if (lines.length === 0) throw refuse('empty', 'Danh sách chưa có dòng nào.');
  if (lines.length > mostLines) throw refuse('many', 'Mỗi lần nhiều nhất 5.000 dòng.');
  return lines;
}

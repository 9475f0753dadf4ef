// Unpacks and reads a workbook away from the server's own thread: a hostile file ends this thread, not the server.
import { parentPort, workerData } from 'node:worker_threads';
import * as XLSX from '@e965/xlsx';
import { formatDate, parseDate } from '#kernel/calendar.ts';
import { zipTellsTruth } from './inspect.ts';
import type { Cell, Sheet } from './read.ts';

const maxRows = 20_000;
const maxColumns = 200;

function read(bytes: Uint8Array): Sheet[] {
  const book = XLSX.read(bytes, {
    type: 'array',
    cellFormula: true,
    cellHTML: false,
    cellText: false,
    cellNF: true,
    sheetRows: maxRows + 1,
    // Without them a formula that no program has computed yet would not be there at all.
    sheetStubs: true,
    dense: true,
  });
  return book.SheetNames.map((name) => {
    const sheet = book.Sheets[name] as XLSX.DenseWorkSheet | undefined;
    const rows: { number: number; cells: Cell[] }[] = [];
    (sheet?.['!data'] ?? []).forEach((line, i) => {
      if (!line) return;
      const cells: Cell[] = line.slice(0, maxColumns).map((cell) => {
        // A formula whose result was never stored must not pass for an empty cell.
        if (cell?.f && (cell.t === 'z' || cell.v === undefined || cell.v === '')) return { error: `=${cell.f}`.slice(0, 40) };
        if (!cell || cell.v === undefined || cell.t === 'z') return null;
        if (cell.t === 'e') return { error: String(cell.w ?? '#LỖI') };
        if (cell.t === 'b') return cell.v ? 'TRUE' : 'FALSE';
        if (cell.t === 'd') return (cell.v as Date).toISOString();
        return typeof cell.v === 'number' ? numberOrDate(cell.v, cell.z) : String(cell.v);
      });
      if (cells.some((cell) => cell !== null && cell !== '')) rows.push({ number: i + 1, cells });
    });
    const spans = unmerge(rows, sheet?.['!merges'] ?? []);
    return { name, rows, spans };
  });
}

/** What the sheet shows as a date is no number to whoever wrote it. */
function numberOrDate(value: number, format: unknown): number | string {
  if (typeof format !== 'string' || !XLSX.SSF.is_date(format)) return value;
  const parsed = parseDate(value);
  return parsed.ok ? formatDate(parsed.date) : value;
}

/** A cell merged downward speaks for each of its rows; merged sideways it is a title over columns. */
function unmerge(rows: Sheet['rows'], merges: XLSX.Range[]): NonNullable<Sheet['spans']> {
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const spans: NonNullable<Sheet['spans']> = [];
  for (const { s, e } of merges.slice(0, maxRows)) {
    if (s.c >= maxColumns) continue;
    if (s.c === e.c) {
      const value = byNumber.get(s.r + 1)?.cells[s.c];
      if (value === null || value === undefined) continue;
      // Only rows that exist: a column merged to the end of the sheet makes none.
      for (let r = s.r + 1; r <= Math.min(e.r, maxRows); r++) {
        const cells = byNumber.get(r + 1)?.cells;
        if (!cells) continue;
        while (cells.length < s.c) cells.push(null);
        if (cells[s.c] === null || cells[s.c] === undefined || cells[s.c] === '') cells[s.c] = value;
      }
    } else if (s.r < 40) spans.push({ row: s.r + 1, from: s.c, to: Math.min(e.c, maxColumns - 1) });
  }
  return spans;
}

try {
  if (!zipTellsTruth(workerData as Uint8Array)) throw new Error('bomb');
  parentPort?.postMessage({ sheets: read(workerData as Uint8Array) });
} catch (error) {
  parentPort?.postMessage({ failure: error instanceof Error ? error.message : String(error) });
}

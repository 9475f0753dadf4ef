// Unpacks and reads a workbook away from the server's own thread: a hostile file ends this thread, not the server.
import { parentPort, workerData } from 'node:worker_threads';
import * as XLSX from '@e965/xlsx';
import type { Cell, Sheet } from './read.ts';

const maxRows = 20_000;
const maxColumns = 200;

function read(bytes: Uint8Array): Sheet[] {
  const book = XLSX.read(bytes, {
    type: 'array',
    cellFormula: true,
    cellHTML: false,
    cellText: false,
    sheetRows: maxRows + 1,
    dense: true,
  });
  return book.SheetNames.map((name) => {
    const sheet = book.Sheets[name] as XLSX.DenseWorkSheet | undefined;
    const rows: { number: number; cells: Cell[] }[] = [];
    (sheet?.['!data'] ?? []).forEach((line, i) => {
      if (!line) return;
      const cells: Cell[] = line.slice(0, maxColumns).map((cell) => {
        if (!cell || cell.v === undefined || cell.t === 'z') return null;
        if (cell.t === 'e') return { error: String(cell.w ?? '#LỖI') };
        if (cell.t === 'b') return cell.v ? 'TRUE' : 'FALSE';
        if (cell.t === 'd') return (cell.v as Date).toISOString();
        return typeof cell.v === 'number' ? cell.v : String(cell.v);
      });
      if (cells.some((cell) => cell !== null && cell !== '')) rows.push({ number: i + 1, cells });
    });
    return { name, rows };
  });
}

try {
  parentPort?.postMessage({ sheets: read(workerData as Uint8Array) });
} catch (error) {
  parentPort?.postMessage({ failure: error instanceof Error ? error.message : String(error) });
}

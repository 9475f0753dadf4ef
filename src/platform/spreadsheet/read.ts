// A workbook as rows of cells: .xlsx or .xls, read in a thread with limits on memory and time.
import { Worker } from 'node:worker_threads';
import { type Refused, refuse } from '#kernel/refusal.ts';
import { ownFile } from '../files/own.ts';
import { bomb, inspectWorkbook } from './inspect.ts';

/** What is shown as a date is its words (21/12/2006), a bare number may be its serial; an error is what a formula left ('#REF!'). */
export type Cell = string | number | { error: string } | null;
/** `spans`: cells merged sideways in the rows at the top, where a group's title stands over its columns. */
export type Sheet = {
  name: string;
  rows: { number: number; cells: Cell[] }[];
  spans?: { row: number; from: number; to: number }[];
};

const parser = ownFile('#platform/spreadsheet/parse-worker.ts');
const memory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 128 };
const timeLimit = 30_000;

/** @throws Refused with one sentence when the file cannot be read, is protected, or is made to harm */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  inspectWorkbook(bytes);
  return new Promise((resolve, reject) => {
    const worker = new Worker(parser, { workerData: bytes, resourceLimits: memory });
    const timer = setTimeout(
      () => end(refuse('slow', 'Tệp đọc quá lâu. Chép riêng danh sách sang một tệp mới rồi nhập.')),
      timeLimit,
    );
    const end = (outcome: Sheet[] | Refused) => {
      clearTimeout(timer);
      worker.terminate().catch(() => {});
      if (Array.isArray(outcome)) resolve(outcome);
      else reject(outcome);
    };
    worker.on('message', (message: { sheets?: Sheet[]; failure?: string }) => {
      if (message.sheets) end(message.sheets);
      else if (message.failure === 'bomb') end(bomb());
      else if (/password-protected/i.test(message.failure ?? ''))
        end(refuse('password', 'Tệp đặt mật khẩu. Bỏ mật khẩu trong Excel rồi nhập.'));
      else end(refuse('broken', 'Tệp bị hỏng, không mở được. Mở bằng Excel rồi lưu lại dưới dạng .xlsx.'));
    });
    // Out of memory ends the thread, and only the thread.
    worker.on('error', () => end(bomb()));
  });
}

// Which words stand in a file? PDF, DOCX, XLSX, PPTX: read in a thread with limits on memory and time; a hostile file ends the thread only.
import { Worker } from 'node:worker_threads';
import { ownFile } from './own.ts';

/** 'scan': pages without letters; 'long': the beginning of the text; 'broken': nothing could be read. */
export type FileText = { state: 'text' | 'long' | 'scan' | 'broken'; text: string };

const memory = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64 };
const timeLimit = 60_000;
const broken: FileText = { state: 'broken', text: '' };

export function textOfFile(bytes: Uint8Array, limit = timeLimit): Promise<FileText> {
  return new Promise((resolve) => {
    const worker = new Worker(ownFile('#platform/files/text-worker.ts'), { workerData: bytes, resourceLimits: memory });
    const end = (outcome: FileText) => {
      clearTimeout(timer);
      worker.terminate().catch(() => {});
      resolve(outcome);
    };
    const timer = setTimeout(() => end(broken), limit);
    worker.on('message', (message: FileText) => end(message));
    worker.on('error', () => end(broken));
    worker.on('exit', () => end(broken));
  });
}

// How does a page of paper come to be? A Typst template and its data go to a thread of their own and come back as PDF.
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ownFile, rootDir } from '../files/own.ts';

export type Printer = {
  /**
   * @param template below src/, e.g. 'modules/disclosure/print/form.typ'; it reads `data` by `json(bytes(sys.inputs.data))`
   * @param how tagged for readers who cannot see, unless it only goes to a press: without tags hundreds of pages are half as many bytes
   * @throws Error with the template's own complaint
   */
  print(template: string, data: unknown, how?: { tagged: boolean }): Promise<Buffer>;
  /** The same pages under each other as one SVG, letters as outlines: to be looked at on a screen. */
  picture(template: string, data: unknown): Promise<Buffer>;
  close(): Promise<void>;
};

type Waiting = { resolve(pdf: Buffer): void; reject(error: Error): void };
const timeLimit = 30_000;
const idleLimit = 60_000;

/**
 * The thread starts with the first page asked for and ends when nobody has asked for a minute: the compiler and its fonts take a tenth of a
 * second and 60 MB.
 */
export function openPrinter(): Printer {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;
  const waiting = new Map<number, Waiting>();

  const fail = (error: Error) => {
    worker = undefined;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  };
  async function end(): Promise<void> {
    clearTimeout(idle);
    const open = worker;
    worker = undefined;
    await open?.terminate();
  }
  function thread(): Worker {
    clearTimeout(idle);
    if (worker) return worker;
    const started = new Worker(ownFile('#platform/pdf/print-worker.ts'), { workerData: { root: join(rootDir, 'src') } });
    started.on('message', ({ id, pdf, failure }: { id: number; pdf?: Uint8Array; failure?: string }) => {
      const one = waiting.get(id);
      waiting.delete(id);
      if (pdf) one?.resolve(Buffer.from(pdf));
      else one?.reject(new Error(failure));
      if (waiting.size === 0) idle = setTimeout(end, idleLimit).unref();
    });
    started.on('error', fail);
    started.on('exit', () => {
      if (worker === started) fail(new Error('the printing thread ended'));
    });
    // Nobody waits for a page: the process may end.
    started.unref();
    worker = started;
    return started;
  }

  function typeset(as: 'pdf' | 'press' | 'svg', template: string, data: unknown): Promise<Buffer> {
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      const target = thread();
      const timer = setTimeout(() => {
        target.terminate().catch(() => {});
        fail(new Error(`printing ${template} took too long`));
      }, timeLimit);
      const done = <T>(then: (value: T) => void) => {
        return (value: T) => {
          clearTimeout(timer);
          then(value);
        };
      };
      waiting.set(id, { resolve: done(resolve), reject: done(reject) });
      target.postMessage({ id, as, template, data: JSON.stringify(data) });
    });
  }

  return {
    print: (template, data, how) => typeset(how?.tagged === false ? 'press' : 'pdf', template, data),
    picture: (template, data) => typeset('svg', template, data),
    close: end,
  };
}

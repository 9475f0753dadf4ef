// How is a thing measured here? Medians of repeated runs; the product in a process of its own, as npm start runs it.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { createServer } from 'node:net';

export type Row = { row: string; ours: string; baseline: string; ratio: number | null; goal: string };
export const round = (n: number, digits = 1) => Number(n.toFixed(digits));
export const system = { kind: 'system', label: 'bench' } as const;

/** Median of `runs` after one that warms up, in ms. */
export async function timed<T>(part: () => Promise<T>, runs = 7): Promise<number> {
  await part();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const began = performance.now();
    await part();
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

export type Running = { port: number; readyMs: number; pid: number; stop(): Promise<void> };

/** The product in a process of its own on the same database, as npm start runs it. */
export async function startProduct(more: Record<string, string> = {}): Promise<Running> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'build/server/main.js', 'serve'], {
    env: { ...process.env, PORT: String(port), LOG_LEVEL: 'error', NODE_ENV: 'production', ...more },
    stdio: 'ignore',
  });
  for (;;) {
    const up = await body(port, 'namdinh.localhost').then(
      (page) => page.includes('Sở Giáo dục'),
      () => false,
    );
    if (up) break;
    if (child.exitCode !== null) throw new Error('the product did not start');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const ended = new Promise((resolve) => child.on('exit', resolve));
  return {
    port,
    readyMs: performance.now() - began,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGINT');
      await ended;
    },
  };
}

/** One answer of a site (`fetch` would not send another Host). */
export const ask = (
  port: number,
  host: string,
  headers: Record<string, string> = {},
  path = '/',
): Promise<{ status: number; headers: http.IncomingHttpHeaders; body: Buffer }> =>
  new Promise((resolve, reject) => {
    http
      .get({ port, path, headers: { host, ...headers } }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
        );
      })
      .on('error', reject);
  });
export const body = async (port: number, host: string): Promise<Buffer> => (await ask(port, host)).body;

/** Resident memory of a process in MiB. */
export const memoryOf = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** Proportional memory of processes in MiB: what several share is counted once. */
export const shareOf = (pids: number[]) =>
  pids.reduce((n, pid) => {
    try {
      return n + Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      return n; // It has ended, or is not ours to read.
    }
  }, 0);

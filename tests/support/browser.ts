// The real product in a process of its own, and a real browser in front of it.
import { type ChildProcess, spawn } from 'node:child_process';
import { constants, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { servesFrom } from '#platform/db/processes.ts';

export const password = 'Cong-Truong-2018';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

export type Product = {
  readonly port: number;
  readonly dir: string;
  url(label: string, path?: string): string;
  start(): Promise<void>;
  /** Kills the web process without a word. */
  crash(): void;
  cli(args: string[]): Promise<{ code: number; out: string; err: string }>;
  stop(): Promise<void>;
};

export type Size = 'school' | 'district';

/** A stopped product of this size, loaded when the first journey asks for it. */
async function loaded(size: Size): Promise<string> {
  const dir = join(process.env.CONGTRUONG_TEST_PRODUCTS ?? mkdtempSync(join(tmpdir(), 'congtruong-products-')), size);
  if (existsSync(`${dir}.ready`)) return dir;
  try {
    mkdirSync(`${dir}.loading`);
  } catch {
    // Another journey's file loads it.
    while (!existsSync(`${dir}.ready`)) await new Promise((resolve) => setTimeout(resolve, 500));
    return dir;
  }
  const first = await productIn(size, dir);
  await first.start();
  await first.end();
  writeFileSync(`${dir}.ready`, '');
  return dir;
}

export async function product(size: Size): Promise<Product> {
  const dir = mkdtempSync(join(tmpdir(), 'congtruong-e2e-'));
  cpSync(await loaded(size), dir, { recursive: true, mode: constants.COPYFILE_FICLONE });
  const one = await productIn(size, dir);
  return {
    ...one,
    async stop() {
      await one.drop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

type Ends = {
  /** As its operator stops it: the data stay. */
  end(): Promise<void>;
  /** At once, with its database, whose data nobody needs any more. */
  drop(): Promise<void>;
};

async function productIn(size: Size, dir: string): Promise<Omit<Product, 'stop'> & Ends> {
  const port = await freePort();
  const env = {
    ...process.env,
    PORT: String(port),
    VAR_DIR: dir,
    DEMO_SIZE: size,
    LOG_LEVEL: 'error',
    NODE_ENV: 'production',
    DATABASE_URL: '',
  };
  const node = process.execPath;
  let child: ChildProcess | undefined;
  let output = '';
  return {
    port,
    dir,
    url: (label, path = '/') => `http://${label ? `${label}.` : ''}namdinh.localhost:${port}${path}`,
    async start() {
      output = '';
      child = spawn(node, ['--disable-warning=ExperimentalWarning', 'build/server/main.js', 'serve'], {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child.stdout?.on('data', (data) => {
        output += data;
      });
      child.stderr?.on('data', (data) => {
        output += data;
      });
      for (let tries = 0; tries < 2400; tries++) {
        const up = await fetch(`http://127.0.0.1:${port}/healthz`).then(
          (r) => r.ok,
          () => false,
        );
        if (up) return;
        if (child.exitCode !== null) throw new Error(`the product did not start:\n${output}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`the product is not up after two minutes:\n${output}`);
    },
    crash() {
      child?.kill('SIGKILL');
    },
    cli: (args) =>
      new Promise((resolve) => {
        const run = spawn(node, ['--disable-warning=ExperimentalWarning', 'build/server/main.js', ...args], {
          env,
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        let [out, err] = ['', ''];
        run.stdout.on('data', (data) => {
          out += data;
        });
        run.stderr.on('data', (data) => {
          err += data;
        });
        run.on('close', (code) => resolve({ code: code ?? 1, out, err }));
      }),
    end: () => ended('SIGINT'),
    async drop() {
      await ended('SIGKILL');
      const note = join(dir, 'postgres', 'postmaster.pid');
      const server = existsSync(note) ? Number(readFileSync(note, 'utf8').split('\n')[0]) : 0;
      const serves = () => server > 0 && servesFrom(server, join(dir, 'postgres'));
      if (serves()) process.kill(server, 'SIGQUIT');
      while (serves()) await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };

  async function ended(signal: NodeJS.Signals): Promise<void> {
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child?.on('exit', resolve));
      child.kill(signal);
      await gone;
    }
    // What the product itself called an error, and what ended it, stands beside the journey it happened in.
    for (const line of output.split('\n')) if (/"level":50|^\s+at |Error/.test(line)) console.error(line.slice(0, 1000));
  }
}

const noted = 'node_modules/.congtruong-browser';

export async function openBrowser(): Promise<Browser> {
  const path = existsSync(noted) ? readFileSync(noted, 'utf8') : '';
  return chromium.launch({
    executablePath: path || '/usr/bin/chromium',
    args: [
      ...[
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
      '--host-resolver-rules=MAP *.localhost 127.0.0.1',
    ],
  });
}

export const desk = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/** Rules of WCAG 2.2 AA on the page as it stands; the names of what fails with the first place of each. */
export async function violations(page: Page): Promise<string[]> {
  // Half faded in, a dialog has no colours yet.
  await page.evaluate(() =>
    Promise.race([
      Promise.allSettled(document.getAnimations().map((a) => a.finished)),
      new Promise((done) => setTimeout(done, 1000)),
    ]),
  );
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const run = (
      globalThis as unknown as {
        axe: { run(context: unknown, options: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe;
    const result = await run.run(document, {
      ...{ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] },
    });
    return result.violations.map((v) => `${v.id}: ${v.nodes.length} × ${v.nodes[0]?.html.slice(0, 200)}`);
  });
}

/** Waits until the page's own script answers for an element: before that, what one enters may be lost. */
export async function alive(page: Page, selector: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => Object.keys(document.querySelector(wanted) ?? {}).some((key) => key.startsWith('__react')),
    selector,
  );
}

#!/usr/bin/env node
// Starts the command line on the Node that the product pins, whatever Node the machine has. No dependencies: runs on Node 18 and later.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pinned = () => {
  const names =
    process.platform === 'win32' ? ['node_modules/node/bin/node.exe'] : ['node_modules/node/bin/node', 'node_modules/.bin/node'];
  return names.map((name) => join(root, name)).find((path) => existsSync(path));
};
// From the sources only for who changes them: what was built of them starts in half the time.
const script = join(
  root,
  process.env.CONGTRUONG_SCRIPT ?? (process.argv[2] === 'dev' ? 'src/apps/cli/main.ts' : 'build/server/main.js'),
);
if (!pinned() || !existsSync(script)) {
  const prepared = spawnSync(process.execPath, [join(root, 'scripts', 'prepare.js'), 'start'], { stdio: 'inherit', cwd: root });
  if (prepared.status !== 0) process.exit(prepared.status ?? 1);
}
const { CONGTRUONG_SCRIPT: _script, ...env } = process.env;
const child = spawn(pinned(), ['--disable-warning=ExperimentalWarning', script, ...process.argv.slice(2)], {
  // The channel tells the product that we are gone, should we be killed without a word.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: {
    NODE_ENV: process.argv[2] === 'dev' ? 'development' : 'production',
    // What was compiled stays for the next start. Where nothing can be written, Node goes without.
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'congtruong'),
    // What threads give back (printing, pictures, packing) goes back to the system, not to a store of each thread.
    MALLOC_ARENA_MAX: '2',
    MALLOC_TRIM_THRESHOLD_: '131072',
    ...env,
    TZ: 'Asia/Ho_Chi_Minh',
  },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)));

// npm passes a signal to the shell between us and itself, which keeps it: when either of the two is gone, we go as well.
if (process.env.npm_lifecycle_event && process.platform !== 'win32') {
  const parents = () => {
    try {
      return `${process.ppid} ${readFileSync(`/proc/${process.ppid}/stat`, 'utf8').replace(/^.*\)/s, '').split(' ')[2]}`;
    } catch {
      return String(process.ppid);
    }
  };
  const born = parents();
  setInterval(() => parents() !== born && child.kill('SIGTERM'), 500).unref();
}

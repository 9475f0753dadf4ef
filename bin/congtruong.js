#!/usr/bin/env node
// Starts the command line on the Node that the product pins, whatever Node the machine has. No dependencies: runs on Node 18 and later.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pinned = () => {
  const names =
    process.platform === 'win32' ? ['node_modules/node/bin/node.exe'] : ['node_modules/node/bin/node', 'node_modules/.bin/node'];
  return names.map((name) => join(root, name)).find((path) => existsSync(path));
};
if (!pinned()) {
  const prepared = spawnSync(process.execPath, [join(root, 'scripts', 'prepare.js'), 'start'], { stdio: 'inherit', cwd: root });
  if (prepared.status !== 0) process.exit(prepared.status ?? 1);
}
const script = process.env.CONGTRUONG_SCRIPT
  ? join(root, process.env.CONGTRUONG_SCRIPT)
  : join(root, 'src', 'apps', 'cli', 'main.ts');
const { CONGTRUONG_SCRIPT: _script, ...env } = process.env;
const child = spawn(pinned(), ['--disable-warning=ExperimentalWarning', script, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { NODE_ENV: process.argv[2] === 'dev' ? 'development' : 'production', ...env, TZ: 'Asia/Ho_Chi_Minh' },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)));

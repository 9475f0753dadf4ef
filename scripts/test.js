// Everything that must hold, in order, stopping at the first that does not. --fast leaves out what needs a database or a browser.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const node = [join(root, 'node_modules', 'node', 'bin', 'node'), join(root, 'node_modules', '.bin', 'node')].find((path) =>
  existsSync(path),
);
const fast = process.argv.includes('--fast');
const started = Date.now();

const own = (...parts) => join(root, 'node_modules', ...parts);
const vitest = (project) => [own('vitest', 'vitest.mjs'), 'run', '--project', project];
const steps = [
  ['Định dạng và quy tắc (format, lint)', [own('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.']],
  ['Kiểu (types)', [own('typescript', 'bin', 'tsc'), '--noEmit']],
  ['Kiến trúc và quy tắc thuần (architecture, pure)', vitest('pure')],
  ...(fast
    ? []
    : [
        ['Cơ sở dữ liệu, ai mở được màn hình nào (database, screens by role)', vitest('db')],
        ['Hành trình trong trình duyệt (journeys)', vitest('e2e')],
      ]),
];

for (const [title, args] of steps) {
  process.stdout.write(`\n— ${title}\n`);
  const { status } = spawnSync(node, args, {
    cwd: root,
    stdio: 'inherit',
    env: {
      NODE_COMPILE_CACHE: own('.cache', 'congtruong'),
      ...process.env,
      TZ: 'Asia/Ho_Chi_Minh',
      NODE_ENV: 'test',
      PATH: `${dirname(node)}:${process.env.PATH}`,
    },
  });
  if (status !== 0) {
    process.stdout.write(`\nKhông đạt: ${title}\n`);
    process.exit(status ?? 1);
  }
}
process.stdout.write(`\nĐạt tất cả trong ${Math.round((Date.now() - started) / 1000)} giây.\n`);

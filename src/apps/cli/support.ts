// What every command needs: the database for as long as it runs, the file it was given, who acts, which unit is meant, where things are on
// the web.
import { readFile } from 'node:fs/promises';
import type { Actor, Person } from '#kernel/actor.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { type Unit, unitByCode } from '#modules/organizations/index.ts';
import type { Config } from '#platform/config/config.ts';
import type { Database } from '#platform/db/database.ts';
import type { Work } from '#platform/db/work.ts';
import { siteUrls } from '#platform/http/site-url.ts';
import { Usage } from './arguments.ts';
import { connect, dataFolders, type Installation, servedAt } from './installation.ts';

export type Command = {
  words: string;
  /** All it takes, for `--help`. */
  help?: string;
  run(args: string[], config: Config): Promise<number | undefined>;
};
/** "noun verb" → what it does. */
export type Commands = Record<string, Command>;

export const print = (value: unknown) =>
  process.stdout.write(`${typeof value === 'string' ? value : JSON.stringify(value, null, 2)}\n`);
export const note = (line: string) => process.stderr.write(`${line}\n`);

const unread: Record<string, (path: string) => string> = {
  ENOENT: (path) => `Không có tệp ${path}.`,
  ENOTDIR: (path) => `Không có tệp ${path}.`,
  EISDIR: (path) => `${path} là một thư mục, cần một tệp.`,
  EACCES: (path) => `Không được phép đọc ${path}.`,
  EPERM: (path) => `Không được phép đọc ${path}.`,
};
export const unreadable =
  (path: string) =>
  (error: NodeJS.ErrnoException): never => {
    throw refuse('file', (unread[error.code ?? ''] ?? ((at) => `Không đọc được tệp ${at}.`))(path));
  };
/** @throws Refused with a sentence that names the path */
export const fileNamed = (path: string): Promise<Buffer> => readFile(path).catch(unreadable(path));

/**
 * Whoever asks by the command line is handed the addresses at which the installation was last served, in `installation.config`: what its own
 * environment says of them may be another shell's, and a card on paper keeps its address for good.
 * @param may `begin`: where there is no database yet one is made; whoever only asks or adds is told how to begin
 */
export async function within<T>(
  config: Config,
  part: (db: Database, installation: Installation) => Promise<T>,
  may?: 'begin',
): Promise<T> {
  const empty = may === 'begin' ? null : dataFolders(config);
  if (empty && !empty.some(({ data }) => data))
    throw refuse(
      'no_data',
      `Chưa có dữ liệu ở ${empty.map(({ dir }) => dir).join(' hay ')}. Chạy congtruong serve (hoặc congtruong migrate) để bắt đầu; dữ liệu ở nơi khác thì đặt VAR_DIR=… hoặc DATABASE_URL=….`,
    );
  const installation = await connect(config, note);
  try {
    const { db } = await installation.open();
    return await part(db, { ...installation, config: { ...config, ...(await servedAt(db)) } });
  } finally {
    await installation.close();
  }
}

/** The operator of the system, or the person named by --as with exactly his or her rights. */
export async function actorOf(db: Database, as: string | undefined): Promise<Actor> {
  if (!as) return { kind: 'system', label: 'người vận hành' };
  const { rows } = await db.authPool.query<{ id: string; name: string; username: string }>(
    'select id, name, username from "user" where username = $1',
    [as.toLowerCase()],
  );
  const user = rows[0];
  if (!user) throw refuse('as', `Không có tài khoản ${as}.`);
  const grants = await db.authPool.query<Person['grants'][number]>(
    `select g.role, g.unit_id as "unitId", u.path::text as path from role_grant g join organizations.unit u on u.id = g.unit_id
     where g.user_id = $1 and g.revoked_at is null and g.valid_from <= $2 and (g.valid_to is null or g.valid_to > $2)`,
    [user.id, db.clock.today()],
  );
  return { kind: 'person', userId: user.id, name: user.name, username: user.username, grants: grants.rows };
}

export async function unitNamed(work: Work, code: string | undefined): Promise<Unit> {
  if (!code) throw new Usage('Cần --unit MÃ (mã đơn vị hoặc tên địa chỉ).');
  const unit = await unitByCode(work, code);
  const visible =
    unit &&
    (work.actor.kind === 'system' ||
      (work.actor.kind === 'person' &&
        work.actor.grants.some((g) => unit.path === g.path || unit.path.startsWith(`${g.path}.`))));
  if (!unit) throw notFound(`Không tìm thấy đơn vị ${code}.`);
  if (!visible)
    throw refuse(
      'not_allowed',
      `Tài khoản ${work.actor.kind === 'person' ? work.actor.username : ''} không có vai trò nào ở ${unit.shortName} (${code}) hay cấp trên của đơn vị ấy. Nhờ quản trị của ${unit.shortName} cấp vai trò, hoặc dùng --as với người có quyền.`,
    );
  return unit;
}

export const hostOf = (config: Config, unit: { level: string; slug: string }) =>
  unit.level === 'department' ? config.BASE_HOST : `${unit.slug}.${config.BASE_HOST}`;
export const urlOf = (config: Config, unit: { level: string; slug: string }, path: string) =>
  `${config.PUBLIC_SCHEME}://${hostOf(config, unit)}:${config.PUBLIC_PORT ?? config.PORT}${path}`;

/** How the sites of this installation are addressed: by a label below the province's own host, or a whole name. */
export const addressesOf = (config: Config) => ({
  baseHost: config.BASE_HOST,
  urlOf: siteUrls({ scheme: config.PUBLIC_SCHEME, baseHost: config.BASE_HOST, publicPort: config.PUBLIC_PORT ?? config.PORT }),
});

/** Behind the counts of an import: was anything written? */
export const writtenWords = (dryRun: boolean, written: number): string =>
  dryRun ? ' (xem trước, chưa ghi)' : written > 0 ? '. Đã ghi.' : '. Không có gì phải ghi.';

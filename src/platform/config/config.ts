// Which settings does this process run with? Read once from the environment; everything wrong is named at once.
import { z } from 'zod';

const port = z
  .string()
  .regex(/^\d+$/, 'một số từ 1 đến 65535')
  .transform(Number)
  .refine((n) => n >= 1 && n <= 65535, 'một số từ 1 đến 65535');
const oneOf = <const T extends string>(...words: T[]) => z.enum(words, `một trong: ${words.join(', ')}`);

function isDatabaseUrl(text: string): boolean {
  try {
    const { protocol, hostname, pathname } = new URL(text);
    return /^postgres(ql)?:$/.test(protocol) && hostname !== '' && pathname.length > 1;
  } catch {
    return false;
  }
}

/** A day as Vietnamese write it would be read as an American one: only ISO 8601 is taken. */
const isInstant = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.test(text) && !Number.isNaN(Date.parse(text));

/** A single colon would be a port; an address of the new kind has several. */
const withoutPort = (list: string): boolean => list.split(',').every((host) => host.split(':').length !== 2);

/** Every environment variable the product reads, with what it means. Sizes in bytes, times in the unit named. */
const schema = z.object({
  /** Where the web server listens: this machine alone, unless HOST is another of its addresses or 0.0.0.0 for all. */
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** The department's host name; the units' sites are names below it, the office is `quanly.` below it. */
  BASE_HOST: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, 'một tên miền chữ thường, ví dụ namdinh.localhost')
    .default('namdinh.localhost'),
  /** How browsers reach the product when something stands in front of it, e.g. https://…:443; default http on PORT. */
  PUBLIC_SCHEME: oneOf('http', 'https').default('http'),
  PUBLIC_PORT: port.optional(),
  /** A PostgreSQL 15+ server; unset: the embedded one with its data under VAR_DIR. */
  DATABASE_URL: z.string().refine(isDatabaseUrl, 'dạng postgres://vai-trò:mật-khẩu@máy/cơ-sở-dữ-liệu').optional(),
  VAR_DIR: z.string().min(1).optional(),
  /** Restarts the business clock at this instant, e.g. 2018-12-10T08:00:00+07:00; `real` follows the wall clock. */
  CLOCK_START: z
    .string()
    .refine((text) => text === 'real' || isInstant(text), 'một thời điểm ISO 8601, ví dụ 2018-12-10T08:00:00+07:00, hoặc real')
    .optional(),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'silent').default('info'),
  /** Key of the sessions, at least 32 characters; unset: made at first start and kept under VAR_DIR. */
  AUTH_SECRET: z.string().min(32, 'ít nhất 32 ký tự').optional(),
  /** Take the visitor's address from X-Forwarded-For (only behind a proxy that sets it). */
  TRUST_PROXY: oneOf('0', '1').default('0'),
  /** A folder of its own, emptied at the start: public pages stand there as files, for nginx (deploy/nginx). One process of an installation. */
  PAGE_FILES: z.string().min(1).optional(),
  /** Hosts of the network inside whose feeds may be read, e.g. `10.1.2.3,tin.pgd.noi-bo`: news of units are else read from the internet alone. */
  FEED_HOSTS_INSIDE: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9.:-]+(,[a-z0-9.:-]+)*$/, 'tên máy hoặc địa chỉ, cách nhau bằng dấu phẩy')
    .refine(withoutPort, 'tên máy hoặc địa chỉ, không kèm cổng')
    .optional(),
  /** What to load into an empty database; `none` leaves it empty. */
  DEMO_SIZE: oneOf('school', 'district', 'province', 'none').default('province'),
});

export type Config = z.infer<typeof schema>;

const known = new Set(Object.keys(schema.shape));

export class ConfigError extends Error {
  readonly problems: string[];
  constructor(problems: string[]) {
    super(`Cấu hình sai:\n${problems.map((p) => `  - ${p}`).join('\n')}`);
    this.problems = problems;
  }
}

/**
 * Parses the environment. A variable of the prefix CONGTRUONG_ sets the same key without it and wins; an unknown one with
 * the prefix is an error, so that a misspelt key cannot be overlooked.
 * @throws ConfigError naming every wrong key
 */
export function parseConfig(env: Record<string, string | undefined>): Config {
  const problems: string[] = [];
  const values: Record<string, string> = {};
  for (const key of known) {
    const value = env[`CONGTRUONG_${key}`] ?? env[key];
    if (value !== undefined && value !== '') values[key] = value;
  }
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) continue;
    if (name.startsWith('CONGTRUONG_') && !name.startsWith('CONGTRUONG_TEST_') && !known.has(name.slice('CONGTRUONG_'.length)))
      problems.push(`${name}: không có khóa cấu hình này; các khóa: ${[...known].join(', ')}`);
  }
  const parsed = schema.safeParse(values);
  if (!parsed.success)
    for (const issue of parsed.error.issues) {
      const key = issue.path.join('.');
      const shown = /SECRET|URL/.test(key) ? '' : ` (đang là "${values[key]}")`;
      problems.push(`${key}: ${issue.message}${shown}`);
    }
  if (problems.length > 0 || !parsed.success) throw new ConfigError(problems);
  return parsed.data;
}

// Who is at the door? Password, session and second factor are better-auth's; locks, limits, links and what is remembered of them ours.
import { randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { twoFactor, username } from 'better-auth/plugins';
import type pg from 'pg';
import type { Person, Role } from '#kernel/actor.ts';
import type { LocalDate } from '#kernel/calendar.ts';
import type { Clock } from '#kernel/clock.ts';
import { gathered } from '#kernel/gathered.ts';
import { refuse } from '#kernel/refusal.ts';
import { minutesUntil, openAttempts } from './attempts.ts';
import { hashOf } from './one-time-token.ts';
import { checkPassword } from './password-rules.ts';

/** Five wrong passwords, or codes, in a row close an account for fifteen minutes (portal P-3.6), whatever addresses they come from. */
export const failuresBeforeLock = 5;
export const lockMinutes = 15;

/** What happened at the door to an account that exists; never a password. */
export type DoorEvent = {
  act: 'sign-in' | 'failed' | 'locked' | 'code-failed' | 'backup-code' | 'password' | 'second-factor-on' | 'second-factor-off';
  userId: string;
  name: string;
  username: string;
  address: string;
  /** Under which unit it is recorded: the highest at which the person holds a role. */
  unitId: number | null;
};

export type IdentityOptions = {
  pool: pg.Pool;
  clock: Clock;
  secret: string;
  baseUrl: string;
  trustedOrigins: string[];
  secure: boolean;
  /** Writes it into the audit record. */
  remember(event: DoorEvent): Promise<void>;
};
/** Set by whoever received the request, never taken from the visitor. */
export const addressHeader = 'x-congtruong-address';

function auth({ pool, secret, baseUrl, trustedOrigins, secure }: IdentityOptions) {
  return betterAuth({
    appName: 'Cổng Trường',
    database: pool,
    secret,
    baseURL: baseUrl,
    basePath: '/api/auth',
    trustedOrigins,
    telemetry: { enabled: false },
    // People are made by invitation only.
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8, maxPasswordLength: 128 },
    session: { expiresIn: 12 * 3600, updateAge: 1800 },
    advanced: {
      useSecureCookies: secure,
      database: { generateId: () => randomUUID() },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    rateLimit: { enabled: false },
    plugins: [
      username({ minUsernameLength: 3, maxUsernameLength: 60, usernameValidator: (name) => /^[a-z0-9._-]+$/i.test(name) }),
      twoFactor({
        issuer: 'Cổng Trường',
        accountLockout: { enabled: true, maxFailedAttempts: failuresBeforeLock, durationSeconds: lockMinutes * 60 },
      }),
    ],
    logger: { disabled: true },
  });
}

export type SignedIn = { person: Person; passwordExpired: boolean; secondFactor: boolean; sessionToken: string };
export type SignIn = { outcome: 'in' | 'second_factor'; cookies: string[] };
export type SessionRow = { id: string; at: Date; address: string | null; agent: string | null; token: string };
export type Link = { userId: string; name: string; username: string; purpose: 'first_login' | 'reset' };
type Known = { id: string; name: string; username: string; disabledAt: Date | null; unitId: number | null };

export type Identity = ReturnType<typeof openIdentity>;

const wrong = () => refuse('credentials', 'Tên đăng nhập hoặc mật khẩu chưa đúng.', 'password');
const locked = (until: Date) =>
  refuse(
    'locked',
    `Tài khoản tạm khóa vì sai mật khẩu nhiều lần, mở lại sau ${minutesUntil(until)} phút. Quên mật khẩu thì nhờ quản trị đơn vị cấp liên kết đặt lại.`,
  );
const noLink = () => refuse('link', 'Liên kết đã dùng hoặc đã hết hạn. Nhờ quản trị của đơn vị cấp liên kết mới.');
const addressOf = (headers: Headers) => headers.get(addressHeader) ?? '';
const cookiesOf = (response: Response) => response.headers.getSetCookie();

export function openIdentity(options: IdentityOptions) {
  const { pool, clock } = options;
  const engine = auth(options);
  const attempts = openAttempts(pool);

  const highestUnit = `(select g.unit_id from role_grant g join organizations.unit u on u.id = g.unit_id
    where g.user_id = p.id and g.revoked_at is null order by nlevel(u.path) limit 1) as "unitId"`;
  async function known(column: 'id' | 'login', value: string): Promise<Known | undefined> {
    const { rows } = await pool.query<Known>(
      `select p.id, p.name, coalesce(p.username, p.email) as username, p."disabledAt", ${highestUnit} from "user" p
       where ${column === 'id' ? 'p.id = $1' : '(p.username = $1 or p.email = $1) and p.username is not null'}`,
      [value],
    );
    return rows[0];
  }
  const remember = (act: DoorEvent['act'], who: Known, headers: Headers) =>
    options.remember({
      ...{ act, userId: who.id, name: who.name, username: who.username },
      ...{ address: addressOf(headers), unitId: who.unitId },
    });

  async function lockedUntil(userId: string): Promise<Date | null> {
    const { rows } = await pool.query<{ locked_until: Date | null }>(
      'select locked_until from lockout where user_id = $1 and locked_until > now()',
      [userId],
    );
    return rows[0]?.locked_until ?? null;
  }
  /** Counts before the password is looked at, so that a burst of guesses cannot overtake the count. */
  async function countAttempt(userId: string): Promise<{ until: Date | null; spent: boolean }> {
    const { rows } = await pool.query<{ failures: number; locked_until: Date | null }>(
      `insert into lockout as l (user_id, failures) values ($1, 1)
       on conflict (user_id) do update set
         failures = case when l.last_failure_at < now() - interval '1 hour' or l.locked_until < now() then 1 else l.failures + 1 end,
         last_failure_at = now(),
         locked_until = case when l.locked_until < now() then null
                             when l.failures + 1 >= $2 and l.last_failure_at > now() - interval '1 hour'
                             then coalesce(l.locked_until, now() + make_interval(mins => $3)) end
       returning failures, locked_until`,
      [userId, failuresBeforeLock, lockMinutes],
    );
    return { until: rows[0]?.locked_until ?? null, spent: (rows[0]?.failures ?? 1) > failuresBeforeLock };
  }
  /** Whose challenge is it? For the record of a wrong code; the engine has judged the cookie itself. */
  async function challenged(headers: Headers): Promise<Known | undefined> {
    const cookie = /better-auth\.two_factor=([^;]+)/.exec(headers.get('cookie') ?? '')?.[1];
    const identifier = cookie ? decodeURIComponent(cookie).split('.')[0] : undefined;
    if (!identifier) return undefined;
    const { rows } = await pool.query<{ value: string }>(
      'select value from verification where identifier = $1 and "expiresAt" > now()',
      [identifier],
    );
    return rows[0] ? known('id', rows[0].value) : undefined;
  }
  /** A code opens the door once: the engine takes it for as long as it is shown. Of two who bring it at once, one comes in. */
  async function claimCode(userId: string, code: string): Promise<boolean> {
    const { rowCount } = await pool.query(
      `update "user" set "lastCode" = $2, "lastCodeAt" = now()
       where id = $1 and ("lastCode" is distinct from $2 or "lastCodeAt" < now() - interval '2 minutes')`,
      [userId, hashOf(code)],
    );
    return rowCount === 1;
  }
  async function signedIn(headers: Headers): Promise<Known | undefined> {
    const session = await engine.api.getSession({ headers });
    return session ? known('id', session.user.id) : undefined;
  }
  async function enter(userId: string, headers: Headers, act: 'sign-in' | 'backup-code'): Promise<void> {
    await pool.query('update "user" set "lastLoginAt" = $2 where id = $1', [userId, clock.now()]);
    const who = await known('id', userId);
    if (who) await remember(act, who, headers);
  }
  /** What both kinds of code share: the address's limit, the account's lock, the record, the entry. */
  async function passCode(
    headers: Headers,
    kind: 'totp' | 'backup',
    given: string,
    send: (code: string) => Promise<Response>,
  ): Promise<SignIn> {
    await attempts.demand('second_factor', addressOf(headers));
    const who = await challenged(headers);
    const response = await send(given);
    if (!response.ok) {
      const code = ((await response.json().catch(() => ({}))) as { code?: string }).code ?? '';
      if (/LOCKED|TOO_MANY/.test(code) || response.status === 429) {
        if (who) await remember('locked', who, headers);
        throw refuse(
          'locked',
          `Sai mã nhiều lần: bước thứ hai tạm khóa ${lockMinutes} phút. Mất điện thoại thì dùng mã dự phòng, hoặc nhờ quản trị gỡ xác thực hai bước.`,
          'code',
        );
      }
      if (/COOKIE/.test(code)) throw refuse('again', 'Đã quá lâu từ lúc gõ mật khẩu. Đăng nhập lại từ đầu.', 'username');
      if (who) await remember('code-failed', who, headers);
      throw kind === 'totp'
        ? refuse('totp', 'Mã 6 số chưa đúng hoặc đã hết hạn. Xem lại đồng hồ của điện thoại.', 'code')
        : refuse('backup', 'Mã dự phòng chưa đúng hoặc đã dùng. Mỗi mã chỉ dùng được một lần.', 'code');
    }
    await attempts.giveBack('second_factor', addressOf(headers));
    const { user, token } = (await response.clone().json()) as { user?: { id?: string }; token?: string };
    if (who && kind === 'totp' && !(await claimCode(who.id, given))) {
      await pool.query('delete from session where token = $1', [token]);
      await remember('code-failed', who, headers);
      throw refuse('totp', 'Mã này vừa được dùng. Đợi mã mới hiện ra, nhiều nhất là 30 giây.', 'code');
    }
    if (who && user?.id) await enter(user.id, headers, kind === 'totp' ? 'sign-in' : 'backup-code');
    return { outcome: 'in', cookies: cookiesOf(response) };
  }
  type GrantRow = { role: Role; unit_id: number; path: string | null; disabled: boolean; expired: boolean };
  /** Of the account `p` and of its roles in force on the business day $2; one row at least. */
  const grantColumns = `g.role, g.unit_id, u.path::text as path, p."disabledAt" is not null as disabled,
    coalesce(p."passwordSetAt" < now() - (select make_interval(days => (value #>> '{}')::int) from platform.setting where key = 'password_days'), false) as expired`;
  const grantJoins = `left join role_grant g on g.user_id = p.id and g.revoked_at is null and g.valid_from <= $2 and (g.valid_to is null or g.valid_to > $2)
    left join organizations.unit u on u.id = g.unit_id`;
  const grantOrder = 'nlevel(u.path), u.sort_key';
  async function grantsOf(userId: string, today: LocalDate): Promise<GrantRow[]> {
    // At every request of anybody who is signed in: planned once on each connection.
    const { rows } = await pool.query<GrantRow>({
      name: 'grants-of',
      text: `select ${grantColumns} from "user" p ${grantJoins} where p.id = $1 order by ${grantOrder}`,
      values: [userId, today],
    });
    return rows;
  }
  type BearerRow = GrantRow & { hash: string; id: string; name: string; username: string; second: boolean | null; seen: boolean };
  /** By the hash of the key: on the last evening hundreds are asked for in the same second. */
  const bearerOf = gathered({ atOnce: 2, together: 64 }, async (hashes: readonly string[]): Promise<BearerRow[][]> => {
    const { rows } = await pool.query<BearerRow>({
      name: 'bearers',
      text: `select t.token_hash as hash, p.id, p.name, coalesce(p.username, p.email) as username, p."twoFactorEnabled" as second,
         coalesce(t.last_used_at > now() - interval '10 minutes', false) as seen, ${grantColumns}
       from api_token t join "user" p on p.id = t.user_id ${grantJoins}
       where t.token_hash = any($1) and t.revoked_at is null and t.expires_at > now() and p."disabledAt" is null order by ${grantOrder}`,
      values: [hashes, clock.today()],
    });
    const found = Map.groupBy(rows, ({ hash }) => hash);
    return hashes.map((hash) => found.get(hash) ?? []);
  });
  const grantsIn = (rows: GrantRow[]): Person['grants'] =>
    rows.flatMap(({ role, unit_id, path }) => (path === null ? [] : [{ role, unitId: unit_id, path }]));
  async function linkOf(token: string): Promise<Link | undefined> {
    const { rows } = await pool.query<Link>(
      `select l.user_id as "userId", u.name, u.username, l.purpose from one_time_link l join "user" u on u.id = l.user_id
       where l.token_hash = $1 and l.used_at is null and l.expires_at > now() and u."disabledAt" is null`,
      [hashOf(token)],
    );
    return rows[0];
  }

  return {
    /**
     * User name or e-mail with password. The same words, the same count and the same time for an unknown name and a wrong password.
     * @throws Refused: too_many (address), locked (with the minutes left), credentials, disabled
     */
    async signIn(login: string, password: string, headers: Headers): Promise<SignIn> {
      const address = addressOf(headers);
      await attempts.demand('sign_in', address);
      const name = login.trim().toLowerCase().slice(0, 200);
      const user = await known('login', name);
      if (!user) {
        const { until, spent } = await attempts.take('name', name);
        if (spent) throw locked(until);
        await (await engine.$context).password.hash(password.slice(0, 128));
        throw wrong();
      }
      const closed = await lockedUntil(user.id);
      if (closed) throw locked(closed);
      const count = await countAttempt(user.id);
      if (count.spent && count.until) throw locked(count.until);
      const response = await engine.api.signInUsername({
        body: { username: user.username, password },
        headers,
        asResponse: true,
      });
      if (!response.ok) {
        await remember(count.until ? 'locked' : 'failed', user, headers);
        throw wrong();
      }
      const body = (await response.json()) as { twoFactorRedirect?: boolean; token?: string };
      await pool.query('delete from lockout where user_id = $1', [user.id]);
      await attempts.giveBack('sign_in', address);
      // Said only to whoever knows the password.
      if (user.disabledAt) {
        if (body.token) await pool.query('delete from session where token = $1', [body.token]);
        throw refuse('disabled', 'Tài khoản đã ngừng dùng. Quản trị của đơn vị mở lại được.');
      }
      if (!body.twoFactorRedirect) await enter(user.id, headers, 'sign-in');
      return { outcome: body.twoFactorRedirect ? 'second_factor' : 'in', cookies: cookiesOf(response) };
    },

    /** The six digits after the password. */
    secondFactor: (code: string, headers: Headers): Promise<SignIn> =>
      passCode(headers, 'totp', code.replace(/\D/g, ''), (digits) =>
        engine.api.verifyTOTP({ body: { code: digits }, headers, asResponse: true }),
      ),

    /** One of the codes on paper instead, each once. */
    backupCode: (code: string, headers: Headers): Promise<SignIn> =>
      passCode(headers, 'backup', code.replace(/\s/g, ''), (given) =>
        engine.api.verifyBackupCode({ body: { code: given }, headers, asResponse: true }),
      ),

    /** Begins the second factor: nothing is required yet. `uri` goes into an authenticator, the codes onto paper. */
    async beginSecondFactor(password: string, headers: Headers): Promise<{ uri: string; secret: string; backupCodes: string[] }> {
      try {
        const begun = await engine.api.enableTwoFactor({ body: { password }, headers });
        if (begun.method !== 'totp') throw new Error('no authenticator');
        return {
          uri: begun.totpURI,
          secret: new URL(begun.totpURI).searchParams.get('secret') ?? '',
          backupCodes: begun.backupCodes,
        };
      } catch {
        throw refuse('credentials', 'Mật khẩu hiện tại chưa đúng.', 'password');
      }
    },

    /** The first code proves that the authenticator works; from now on it is asked at every sign-in. */
    async confirmSecondFactor(code: string, headers: Headers): Promise<string[]> {
      const who = await signedIn(headers);
      const { cookies } = await this.secondFactor(code, headers);
      if (who) await remember('second-factor-on', who, headers);
      return cookies;
    },

    async endSecondFactor(password: string, headers: Headers): Promise<string[]> {
      const who = await signedIn(headers);
      const response = await engine.api.disableTwoFactor({ body: { password }, headers, asResponse: true });
      if (!response.ok) throw refuse('credentials', 'Mật khẩu hiện tại chưa đúng.', 'password');
      if (who) await remember('second-factor-off', who, headers);
      return cookiesOf(response);
    },

    /** New codes on paper; the old ones are void. */
    async newBackupCodes(password: string, headers: Headers): Promise<string[]> {
      try {
        return (await engine.api.generateBackupCodes({ body: { password }, headers })).backupCodes;
      } catch {
        throw refuse('credentials', 'Mật khẩu hiện tại chưa đúng.', 'password');
      }
    },
    async backupCodesLeft(userId: string): Promise<number> {
      const found = await engine.api.viewBackupCodes({ body: { userId } }).catch(() => null);
      return found?.backupCodes.length ?? 0;
    },

    /** The code of this moment for a secret as the authenticator has it (base32): for the demo's account. */
    async codeFor(secret: string): Promise<string> {
      const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
      const bits = [...secret.replace(/=+$/, '')].map((char) => alphabet.indexOf(char).toString(2).padStart(5, '0')).join('');
      const raw = (bits.match(/.{8}/g) ?? []).map((byte) => String.fromCharCode(Number.parseInt(byte, 2))).join('');
      return (await engine.api.generateTOTP({ body: { secret: raw } })).code;
    },

    /** Sessions of a person, newest first, told by the business clock: what one signs out of. */
    async sessionsOf(userId: string): Promise<SessionRow[]> {
      const { rows } = await pool.query<SessionRow>(
        `select id, token, "createdAt" as at, "ipAddress" as address, "userAgent" as agent from session
         where "userId" = $1 and "expiresAt" > now() order by "createdAt" desc`,
        [userId],
      );
      const ahead = clock.now().getTime() - Date.now();
      return rows.map((row) => ({ ...row, at: new Date(row.at.getTime() + ahead) }));
    },
    /** Ends sessions of a person: all but the one in use, that one alone, or all. */
    async endSessions(userId: string, which: { but: string } | { only: string } | 'all'): Promise<number> {
      const [clause, values] =
        which === 'all' ? ['', []] : 'but' in which ? [' and token <> $2', [which.but]] : [' and id = $2', [which.only]];
      const { rowCount } = await pool.query(`delete from session where "userId" = $1${clause}`, [userId, ...values]);
      return rowCount ?? 0;
    },

    async signOut(headers: Headers): Promise<string[]> {
      const response = await engine.api.signOut({ headers, asResponse: true });
      return cookiesOf(response);
    },

    /** The person of a request with the grants in force on the business day, or null. One query besides the session's. */
    async personOf(headers: Headers, today: LocalDate): Promise<SignedIn | null> {
      if (!headers.get('cookie')?.includes('better-auth')) return null;
      const session = await engine.api.getSession({ headers });
      if (!session) return null;
      const rows = await grantsOf(session.user.id, today);
      if (rows[0]?.disabled) return null;
      const user = session.user as typeof session.user & {
        username?: string | null;
        twoFactorEnabled?: boolean | null;
      };
      return {
        person: {
          kind: 'person',
          userId: user.id,
          name: user.name,
          username: user.username ?? user.email,
          grants: grantsIn(rows),
        },
        passwordExpired: rows[0]?.expired ?? false,
        secondFactor: user.twoFactorEnabled ?? false,
        sessionToken: session.session.token,
      };
    },

    /**
     * Whose program is it, by its key? Null: no such key, or void.
     * @throws Refused too_many: wrong keys from one address
     */
    async personByToken(token: string, address: string): Promise<Omit<SignedIn, 'sessionToken'> | null> {
      const hash = hashOf(token);
      const rows = await bearerOf(hash);
      const who = rows[0];
      if (!who) {
        await attempts.demand('token', address);
        return null;
      }
      // To the nearest minutes: a program that saves eight hundred marks a second does not write here as often.
      if (!who.seen) await pool.query('update api_token set last_used_at = now() where token_hash = $1', [hash]);
      return {
        person: { kind: 'person', userId: who.id, name: who.name, username: who.username, grants: grantsIn(rows) },
        passwordExpired: who.expired,
        secondFactor: who.second ?? false,
      };
    },

    /** @throws Refused when the present password is wrong or the new one too weak */
    async changePassword(current: string, next: string, headers: Headers): Promise<string[]> {
      const who = await signedIn(headers);
      checkPassword(next, who?.username);
      if (next === current) throw refuse('same', 'Mật khẩu mới phải khác mật khẩu đang dùng.', 'password');
      const response = await engine.api.changePassword({
        body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
        headers,
        asResponse: true,
      });
      if (!response.ok) throw refuse('credentials', 'Mật khẩu hiện tại chưa đúng.', 'current');
      if (who) {
        await pool.query('update "user" set "passwordSetAt" = now() where id = $1', [who.id]);
        await remember('password', who, headers);
      }
      return cookiesOf(response);
    },

    /** Sets a password without knowing the old one: invitations, resets, demo accounts. Ends all sessions. */
    async setPassword(userId: string, password: string, hash?: string): Promise<void> {
      const hashed = hash ?? (await (await engine.$context).password.hash(password));
      await pool.query('delete from session where "userId" = $1', [userId]);
      await pool.query('delete from lockout where user_id = $1', [userId]);
      await pool.query('update "user" set "passwordSetAt" = now() where id = $1', [userId]);
      const { rowCount } = await pool.query(
        `update account set password = $2, "updatedAt" = now() where "userId" = $1 and "providerId" = 'credential'`,
        [userId, hashed],
      );
      if (!rowCount)
        await pool.query(
          `insert into account (id, "accountId", "providerId", "userId", password) values ($1, $2, 'credential', $2, $3)`,
          [randomUUID(), userId, hashed],
        );
    },

    async hashPassword(password: string): Promise<string> {
      return (await engine.$context).password.hash(password);
    },

    /** Whom is the link for? @throws Refused link, too_many */
    async openLink(token: string, headers: Headers): Promise<Link> {
      await attempts.demand('link', addressOf(headers));
      const link = await linkOf(token);
      if (!link) throw noLink();
      await attempts.giveBack('link', addressOf(headers));
      return link;
    },

    /** Uses a one-time link once: sets the password and signs out everywhere. A password that is refused does not use it up. */
    async redeem(token: string, password: string, headers: Headers): Promise<{ username: string }> {
      const link = await this.openLink(token, headers);
      checkPassword(password, link.username);
      const { rowCount } = await pool.query(
        'update one_time_link set used_at = now() where token_hash = $1 and used_at is null and expires_at > now()',
        [hashOf(token)],
      );
      // Two who open it at once: one of them.
      if (!rowCount) throw noLink();
      await this.setPassword(link.userId, password);
      const who = await known('id', link.userId);
      if (who) await remember('password', who, headers);
      return { username: link.username };
    },
  };
}

// Who is at the door? Password, session and second factor are better-auth's; locking an account after failures is ours.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { twoFactor, username } from 'better-auth/plugins';
import type pg from 'pg';
import type { Person, Role } from '#kernel/actor.ts';
import type { LocalDate } from '#kernel/calendar.ts';
import { refuse } from '#kernel/refusal.ts';

/** Five wrong passwords in a row close an account for fifteen minutes (portal P-3.6), whatever addresses they come from. */
export const failuresBeforeLock = 5;
export const lockMinutes = 15;

export type IdentityOptions = { pool: pg.Pool; secret: string; baseUrl: string; trustedOrigins: string[]; secure: boolean };

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
    },
    user: { additionalFields: { mustChangePassword: { type: 'boolean', required: false, input: false } } },
    rateLimit: { enabled: false },
    plugins: [
      username({ minUsernameLength: 3, maxUsernameLength: 60, usernameValidator: (name) => /^[a-z0-9._-]+$/i.test(name) }),
      twoFactor({ issuer: 'Cổng Trường' }),
    ],
    logger: { disabled: true },
  });
}

export type SignedIn = { person: Person; mustChangePassword: boolean; secondFactor: boolean; sessionToken: string };
export type SignIn = { outcome: 'in' | 'second_factor'; cookies: string[] };

export type Identity = ReturnType<typeof openIdentity>;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
const wrong = () => refuse('credentials', 'Tên đăng nhập hoặc mật khẩu chưa đúng.', 'password');

export function openIdentity(options: IdentityOptions) {
  const { pool } = options;
  const engine = auth(options);
  const cookiesOf = (response: Response) => response.headers.getSetCookie();

  async function lockedUntil(userId: string): Promise<Date | null> {
    const { rows } = await pool.query<{ locked_until: Date | null }>(
      'select locked_until from lockout where user_id = $1 and locked_until > now()',
      [userId],
    );
    return rows[0]?.locked_until ?? null;
  }
  async function countFailure(userId: string): Promise<void> {
    await pool.query(
      `insert into lockout (user_id, failures) values ($1, 1)
       on conflict (user_id) do update set
         failures = case when lockout.last_failure_at < now() - interval '1 hour' then 1 else lockout.failures + 1 end,
         last_failure_at = now(),
         locked_until = case when lockout.failures + 1 >= $2 and lockout.last_failure_at > now() - interval '1 hour'
                             then now() + make_interval(mins => $3) end`,
      [userId, failuresBeforeLock, lockMinutes],
    );
  }

  return {
    /**
     * User name or e-mail with password. The same words for an unknown name and a wrong password.
     * @throws Refused: credentials, locked (with the minutes left), disabled
     */
    async signIn(login: string, password: string, headers: Headers): Promise<SignIn> {
      const name = login.trim().toLowerCase();
      const { rows } = await pool.query<{ id: string; username: string | null; disabledAt: Date | null }>(
        'select id, username, "disabledAt" from "user" where username = $1 or email = $1',
        [name],
      );
      const user = rows[0];
      if (!user?.username) {
        // As slow as a wrong password, so that names cannot be told from the time it takes.
        await (await engine.$context).password.hash(password.slice(0, 128));
        throw wrong();
      }
      const until = await lockedUntil(user.id);
      if (until) {
        const minutes = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 60_000));
        throw refuse(
          'locked',
          `Tài khoản tạm khóa vì sai mật khẩu nhiều lần, mở lại sau ${minutes} phút. Quên mật khẩu thì nhờ quản trị đơn vị cấp liên kết đặt lại.`,
        );
      }
      if (user.disabledAt) throw refuse('disabled', 'Tài khoản đã ngừng dùng. Quản trị của đơn vị mở lại được.');
      const response = await engine.api.signInUsername({
        body: { username: user.username, password },
        headers,
        asResponse: true,
      });
      if (!response.ok) {
        await countFailure(user.id);
        throw wrong();
      }
      const body = (await response.json()) as { twoFactorRedirect?: boolean };
      await pool.query('delete from lockout where user_id = $1', [user.id]);
      if (!body.twoFactorRedirect) await pool.query('update "user" set "lastLoginAt" = now() where id = $1', [user.id]);
      return { outcome: body.twoFactorRedirect ? 'second_factor' : 'in', cookies: cookiesOf(response) };
    },

    /** The six digits after the password. */
    async secondFactor(code: string, headers: Headers): Promise<SignIn> {
      const response = await engine.api.verifyTOTP({ body: { code: code.replace(/\D/g, '') }, headers, asResponse: true });
      if (!response.ok) throw refuse('totp', 'Mã 6 số chưa đúng hoặc đã hết hạn. Xem lại đồng hồ của điện thoại.', 'code');
      return { outcome: 'in', cookies: cookiesOf(response) };
    },

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
      return (await this.secondFactor(code, headers)).cookies;
    },

    async endSecondFactor(password: string, headers: Headers): Promise<string[]> {
      const response = await engine.api.disableTwoFactor({ body: { password }, headers, asResponse: true });
      if (!response.ok) throw refuse('credentials', 'Mật khẩu hiện tại chưa đúng.', 'password');
      return cookiesOf(response);
    },

    /** The code of this moment for a secret as the authenticator has it (base32): for the demo's account. */
    async codeFor(secret: string): Promise<string> {
      const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
      const bits = [...secret.replace(/=+$/, '')].map((char) => alphabet.indexOf(char).toString(2).padStart(5, '0')).join('');
      const raw = (bits.match(/.{8}/g) ?? []).map((byte) => String.fromCharCode(Number.parseInt(byte, 2))).join('');
      return (await engine.api.generateTOTP({ body: { secret: raw } })).code;
    },

    /** Sessions of a person, newest first: what one signs out of. */
    async sessionsOf(
      userId: string,
    ): Promise<{ id: string; createdAt: Date; ipAddress: string | null; userAgent: string | null; token: string }[]> {
      const { rows } = await pool.query(
        'select id, token, "createdAt", "ipAddress", "userAgent" from session where "userId" = $1 and "expiresAt" > now() order by "createdAt" desc',
        [userId],
      );
      return rows;
    },
    /** Ends all sessions of a person but the one in use. */
    async signOutElsewhere(userId: string, keepToken: string): Promise<number> {
      const { rowCount } = await pool.query('delete from session where "userId" = $1 and token <> $2', [userId, keepToken]);
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
      const { rows } = await pool.query<{ role: Role; unit_id: number; path: string; disabled: boolean }>(
        `select g.role, g.unit_id, u.path::text as path, p."disabledAt" is not null as disabled
         from "user" p left join role_grant g on g.user_id = p.id and g.revoked_at is null and g.valid_from <= $2 and (g.valid_to is null or g.valid_to > $2)
         left join organizations.unit u on u.id = g.unit_id where p.id = $1 order by nlevel(u.path), u.sort_key`,
        [session.user.id, today],
      );
      if (rows[0]?.disabled) return null;
      const user = session.user as typeof session.user & {
        username?: string | null;
        mustChangePassword?: boolean | null;
        twoFactorEnabled?: boolean | null;
      };
      return {
        person: {
          kind: 'person',
          userId: user.id,
          name: user.name,
          username: user.username ?? user.email,
          grants: rows.filter((row) => row.path).map((row) => ({ role: row.role, unitId: row.unit_id, path: row.path })),
        },
        mustChangePassword: user.mustChangePassword ?? false,
        secondFactor: user.twoFactorEnabled ?? false,
        sessionToken: session.session.token,
      };
    },

    /** @throws Refused when the present password is wrong or the new one too weak */
    async changePassword(current: string, next: string, headers: Headers): Promise<string[]> {
      checkPassword(next);
      const response = await engine.api.changePassword({
        body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
        headers,
        asResponse: true,
      });
      if (!response.ok) throw refuse('credentials', 'Mật khẩu hiện tại chưa đúng.', 'current');
      const session = await engine.api.getSession({ headers });
      if (session) await pool.query('update "user" set "mustChangePassword" = false where id = $1', [session.user.id]);
      return cookiesOf(response);
    },

    /** Sets a password without knowing the old one: invitations, resets, demo accounts. Ends all sessions. */
    async setPassword(userId: string, password: string, hash?: string): Promise<void> {
      const hashed = hash ?? (await (await engine.$context).password.hash(password));
      await pool.query('delete from session where "userId" = $1', [userId]);
      await pool.query('delete from lockout where user_id = $1', [userId]);
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

    /** Uses a one-time link once: sets the password and signs out everywhere. */
    async redeem(token: string, password: string): Promise<{ username: string }> {
      checkPassword(password);
      const { rows } = await pool.query<{ user_id: string; username: string }>(
        `update one_time_link l set used_at = now() from "user" u
         where l.token_hash = $1 and l.used_at is null and l.expires_at > now() and u.id = l.user_id returning l.user_id, u.username`,
        [hashOf(token)],
      );
      const row = rows[0];
      if (!row) throw refuse('link', 'Liên kết đã dùng hoặc đã hết hạn. Nhờ quản trị của đơn vị cấp liên kết mới.');
      await this.setPassword(row.user_id, password);
      await pool.query('update "user" set "mustChangePassword" = false where id = $1', [row.user_id]);
      return { username: row.username };
    },
  };
}

/** P-3.6: at least eight characters, of two kinds at least, not the product's own examples. */
export function checkPassword(password: string): void {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length;
  if (password.length < 8 || kinds < 2)
    throw refuse('password', 'Mật khẩu cần ít nhất 8 ký tự, gồm từ hai loại: chữ thường, chữ hoa, số, dấu.', 'password');
}

/** A link to hand over where there is no mail: the token is shown once, its hash is kept. */
export function newOneTimeToken(): { token: string; hash: string } {
  const token = randomBytes(24).toString('base64url');
  return { token, hash: hashOf(token) };
}

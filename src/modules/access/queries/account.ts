// What is known of one account to whoever administers it: state, roles now and before, the link that waits.
import { sql } from 'kysely';
import type { Role } from '#kernel/actor.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';

export type AccountRow = {
  userId: string;
  name: string;
  username: string;
  email: string | null;
  createdAt: Date;
  lastLoginAt: Date | null;
  disabledAt: Date | null;
  secondFactor: boolean;
  hasPassword: boolean;
  lockedUntil: Date | null;
  sessions: number;
  link: { purpose: string; expiresAt: Date } | null;
};

export async function accountOf(work: Work, userId: string): Promise<AccountRow> {
  const { rows } = await sql<AccountRow & { purpose: string | null; expiresAt: Date | null }>`
    select p.id as "userId", p.name, coalesce(p.username, p.email) as username,
      case when p.email like '%@khong-co-thu.invalid' then null else p.email end as email,
      p."createdAt", p."lastLoginAt", p."disabledAt", coalesce(p."twoFactorEnabled", false) as "secondFactor",
      exists (select from access.account a where a."userId" = p.id and a."providerId" = 'credential') as "hasPassword",
      greatest((select locked_until from access.lockout l where l.user_id = p.id and l.locked_until > now()),
               (select max(t."lockedUntil") from access."twoFactor" t where t."userId" = p.id and t."lockedUntil" > now())) as "lockedUntil",
      (select count(*)::int from access.session s where s."userId" = p.id and s."expiresAt" > now()) as sessions,
      k.purpose, k.expires_at as "expiresAt"
    from access."user" p
    left join lateral (select purpose, expires_at from access.one_time_link l
      where l.user_id = p.id and l.used_at is null and l.expires_at > now() order by l.created_at desc limit 1) k on true
    where p.id = ${userId}`.execute(work.handle);
  const row = rows[0];
  if (!row) throw notFound('Không tìm thấy người này, hoặc người này không thuộc phạm vi của bạn.');
  const { purpose, expiresAt, ...account } = row;
  return { ...account, link: purpose && expiresAt ? { purpose, expiresAt } : null };
}

export type GrantHistory = {
  grantId: string;
  role: Role;
  unitId: number;
  unitName: string;
  unitSlug: string;
  path: string;
  validFrom: string;
  validTo: string | null;
  grantedBy: string | null;
  grantedAt: Date;
  revokedBy: string | null;
  revokedAt: Date | null;
  reason: string | null;
  inForce: boolean;
};

/** Every role a person holds or held that the actor may see, newest first. Who gave it is named only where the actor may see that person. */
export async function grantHistory(work: Work, userId: string): Promise<GrantHistory[]> {
  const { rows } = await sql<GrantHistory>`
    select g.id as "grantId", g.role, u.id as "unitId", u.short_name as "unitName", u.slug as "unitSlug", u.path::text as path, g.valid_from as "validFrom",
      g.valid_to as "validTo", b.name as "grantedBy", g.granted_at as "grantedAt", r.name as "revokedBy", g.revoked_at as "revokedAt",
      g.revoke_reason as reason, g.revoked_at is null and (g.valid_to is null or g.valid_to > ${work.today}) as "inForce"
    from access.role_grant g join organizations.unit u on u.id = g.unit_id
    left join access."user" b on b.id = g.granted_by left join access."user" r on r.id = g.revoked_by
    where g.user_id = ${userId} order by g.revoked_at is null desc, g.valid_from desc, g.granted_at desc`.execute(work.handle);
  return rows;
}

/** Whoever bears exactly this user name, anywhere in the province: for giving a role to somebody who has an account already. */
export async function bearerOf(work: Work, username: string): Promise<string | undefined> {
  const row = await work.elevated('a role may be given to somebody from another unit by the exact user name', () =>
    read(work).selectFrom('access.user').select('id').where('username', '=', username.trim().toLowerCase()).executeTakeFirst(),
  );
  return row?.id;
}

// Keys for a person's own programs: made by the person (or the operator), shown once, kept as a hash, void when they expire or are revoked.
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read, write } from '../handles.ts';
import { hashOf } from '../one-time-token.ts';
import { mayAdminister } from '../policy.ts';
import { actorId, findTarget, type Target } from '../target.ts';

export const tokenDays = { usual: 90, most: 366 };
const tokensAtMost = 20;
/** Recognised by those who look for keys that were left lying in files. */
const prefix = 'ctk_';

export const apiTokenForm = z.object({
  name: z.string().trim().min(1, 'Đặt tên để biết khóa dùng ở đâu').max(80, 'Dài quá, nhiều nhất 80 ký tự').describe('Tên khóa'),
  days: z.coerce
    .number({ error: 'Số ngày là một số' })
    .int('Số ngày là số nguyên')
    .min(1, 'Ít nhất 1 ngày')
    .max(tokenDays.most, `Nhiều nhất ${tokenDays.most} ngày`)
    .describe('Số ngày'),
});

/** One's own; the operator may for anybody. Not a superior: a key acts in the name of whoever bears it. */
async function bearer(work: Work, userId: string): Promise<Target> {
  const target = await findTarget(work, userId, true);
  if (work.actor.kind !== 'system' && actorId(work) !== userId)
    throw refuse('not_allowed', 'Khóa truy cập làm việc bằng tên của chủ tài khoản, nên chỉ chủ tài khoản tạo được.');
  if (target.disabled) throw refuse('disabled', `Tài khoản của ${target.name} đã ngừng dùng.`);
  return target;
}

/** @returns the key, which nobody can read again */
export async function createApiToken(
  work: Work,
  userId: string,
  input: unknown,
): Promise<{ id: string; token: string; expiresAt: Date }> {
  const { name, days } = parseForm(apiTokenForm, input);
  const target = await bearer(work, userId);
  const live = (await apiTokensOf(work, userId)).filter(({ state }) => state === 'live');
  if (live.length >= tokensAtMost)
    throw refuse('too_many', `Đã có ${tokensAtMost} khóa còn hiệu lực. Thu hồi khóa không dùng nữa rồi tạo.`, 'name');
  const token = `${prefix}${randomBytes(32).toString('base64url')}`;
  const expiresAt = new Date(Date.now() + days * 86_400_000);
  const { id } = await write(work)
    .insertInto('access.api_token')
    .values({
      user_id: userId,
      name: name.normalize('NFC'),
      token_hash: hashOf(token),
      created_by: actorId(work),
      expires_at: expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await record(work, {
    ...{ action: 'access.create-token', object: { kind: 'user', id: userId }, unitId: target.unitId },
    summary: `Tạo khóa truy cập API “${name}” của ${target.name} (${target.username}), hiệu lực ${days} ngày`,
  });
  return { id, token, expiresAt: told(work, expiresAt) };
}

/** By the bearer, or by whoever administers the account. */
export async function revokeApiToken(work: Work, id: string): Promise<void> {
  const row = z.uuid().safeParse(id).success
    ? await read(work)
        .selectFrom('access.api_token')
        .select(['user_id', 'name', 'revoked_at'])
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!row) throw notFound('Không có khóa truy cập này.');
  const target = await findTarget(work, row.user_id, true);
  const may = actorId(work) === row.user_id || mayAdminister(work.actor, target);
  if (may !== true) throw refuse(may.code, may.message);
  if (row.revoked_at) throw refuse('already', `Khóa “${row.name}” đã thu hồi từ trước.`);
  await write(work)
    .updateTable('access.api_token')
    .set({ revoked_at: sql`now()`, revoked_by: actorName(work.actor) })
    .where('id', '=', id)
    .execute();
  await record(work, {
    ...{ action: 'access.revoke-token', object: { kind: 'user', id: row.user_id }, unitId: target.unitId },
    summary: `Thu hồi khóa truy cập API “${row.name}” của ${target.name} (${target.username})`,
  });
}

/** By the business clock, as sessions are told. */
const told = (work: Work, at: Date) => new Date(at.getTime() + work.now.getTime() - Date.now());

export type ApiToken = {
  id: string;
  name: string;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  state: 'live' | 'expired' | 'revoked';
};
/** Newest first; of those that no longer open anything, the last ninety days. */
export async function apiTokensOf(work: Work, userId: string): Promise<ApiToken[]> {
  const { rows } = await sql<ApiToken>`
    select id, name, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt",
      case when revoked_at is not null then 'revoked' when expires_at <= now() then 'expired' else 'live' end as state
    from access.api_token
    where user_id = ${userId} and coalesce(revoked_at, expires_at) > now() - interval '90 days'
    order by revoked_at is null desc, created_at desc limit 60`.execute(work.handle);
  return rows.map((row) => ({
    ...row,
    ...{
      createdAt: told(work, row.createdAt),
      expiresAt: told(work, row.expiresAt),
      lastUsedAt: row.lastUsedAt && told(work, row.lastUsedAt),
    },
  }));
}

// After how many days must a password be changed? An option of the province (P-3.6); without it passwords do not age.
import { z } from 'zod';
import { refuse } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import { putSetting, setting } from '#platform/db/settings.ts';
import type { Work } from '#platform/db/work.ts';
import { mayDecide } from './second-factor-policy.ts';

const leastDays = 30;
const mostDays = 365;

/** @returns days, or null when passwords do not age */
export async function passwordDays(work: Work): Promise<number | null> {
  return (await setting<number | null>(work, 'password_days')) ?? null;
}

/** `days`: 30 to 365, empty for no limit. */
export async function limitPasswordAge(work: Work, days: string): Promise<void> {
  if (!mayDecide(work.actor)) throw refuse('not_allowed', 'Chỉ quản trị tỉnh đổi được hạn dùng mật khẩu.');
  const parsed = z.literal('').or(z.coerce.number().int().min(leastDays).max(mostDays)).safeParse(days.trim());
  if (!parsed.success) throw refuse('days', `Hạn dùng mật khẩu từ ${leastDays} đến ${mostDays} ngày, hoặc để trống.`, 'days');
  const limit = parsed.data === '' ? null : parsed.data;
  await putSetting(work, 'password_days', limit);
  await record(work, {
    action: 'access.limit-password-age',
    object: { kind: 'setting', id: 'password_days' },
    unitId: 1,
    summary: limit === null ? 'Mật khẩu dùng không hạn ngày' : `Mật khẩu phải đổi sau ${limit} ngày`,
  });
}

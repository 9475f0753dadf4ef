// A number that holds for the whole province is changed: by one at a time, over what was looked at, with a reason that stays.
import { sql } from 'kysely';
import { z } from 'zod';
import { parseForm } from '#kernel/form.ts';
import { Refused, refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { putSetting } from '#platform/db/settings.ts';
import type { Work } from '#platform/db/work.ts';
import { type Act, record } from './record.ts';

/** `was`: as it stood when it was looked at. */
export type NumberForm = { value: unknown; was: unknown; reason: string };
/** `unit` stands behind the number in words, as in '12 tháng'. */
export type NumberSetting = { key: string; least: number; most: number; unit?: string; now(work: Work): Promise<number> };

const reasonForm = z
  .string()
  .transform(nfc)
  .pipe(z.string().min(5, 'Ghi lý do, ít nhất 5 ký tự').max(300, 'Lý do dài nhất 300 ký tự'))
  .describe('Lý do');

/** The caller has asked whether the actor may. `what`: the beginning of the sentence in the audit record. */
export async function setNumber(
  work: Work,
  setting: NumberSetting,
  input: NumberForm,
  audit: { action: Act['action']; unitId: number; what: string },
): Promise<void> {
  const words = setting.unit ? ` ${setting.unit}` : '';
  const form = z.object({
    value: z.coerce
      .number(`Ghi số từ ${setting.least} đến ${setting.most}`)
      .int(`Ghi số từ ${setting.least} đến ${setting.most}`)
      .min(setting.least, `Ít nhất là ${setting.least}`)
      .max(setting.most, `Nhiều nhất là ${setting.most}`),
    was: z.coerce.number(),
    reason: reasonForm,
  });
  const { value, was, reason } = parseForm(form, input);
  await sql`select pg_advisory_xact_lock(hashtext(${setting.key}))`.execute(work.handle);
  const before = await setting.now(work);
  if (before !== was)
    throw new Refused('conflict', [
      { code: 'stale', message: `Người khác vừa đổi thành ${before}${words}. Tải lại trang để xem.` },
    ]);
  if (value === before) throw refuse('same', `Đang là ${before}${words}.`, 'value');
  await putSetting(work, setting.key, value);
  await record(work, {
    action: audit.action,
    object: { kind: 'setting', id: setting.key },
    unitId: audit.unitId,
    summary: `${audit.what} từ ${before} thành ${value}${words}: ${reason}`,
    before: { value: before },
    after: { value },
  });
}

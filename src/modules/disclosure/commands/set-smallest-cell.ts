// From which number on is a count about disability or ethnicity shown? For what is drawn from now on; what was published stays as it was.
import { sql } from 'kysely';
import { z } from 'zod';
import { parseForm } from '#kernel/form.ts';
import { Refused, refuse, reservedFor } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { putSetting } from '#platform/db/settings.ts';
import type { Work } from '#platform/db/work.ts';
import { maySetSmallest, smallestKeepers } from '../policy.ts';
import { smallestCell, smallestCellKey } from '../queries/smallest-cell.ts';

const form = z.object({
  // Below three, two families would know each other's child.
  value: z.coerce.number('Ghi số từ 3 đến 20').int('Ghi số từ 3 đến 20').min(3, 'Ít nhất là 3').max(20, 'Nhiều nhất là 20'),
  was: z.coerce.number(),
  reason: z
    .string()
    .transform(nfc)
    .pipe(z.string().min(5, 'Ghi lý do, ít nhất 5 ký tự').max(300, 'Lý do dài nhất 300 ký tự'))
    .describe('Lý do'),
});

export async function setSmallestCell(work: Work, departmentId: number, input: z.input<typeof form>): Promise<void> {
  const { value, was, reason } = parseForm(form, input);
  if (!maySetSmallest(work.actor)) throw reservedFor(smallestKeepers, 'Ngưỡng số nhỏ của công khai do Sở đặt.');
  await sql`select pg_advisory_xact_lock(hashtext(${smallestCellKey}))`.execute(work.handle);
  const before = await smallestCell(work);
  if (before !== was)
    throw new Refused('conflict', [{ code: 'stale', message: `Người khác vừa đổi thành ${before}. Tải lại trang để xem.` }]);
  if (value === before) throw refuse('same', `Đang là ${before}.`, 'value');
  await putSetting(work, smallestCellKey, value);
  await record(work, {
    action: 'disclosure.set-smallest-cell',
    object: { kind: 'setting', id: smallestCellKey },
    unitId: departmentId,
    summary: `Đặt ngưỡng số nhỏ của công khai từ ${before} thành ${value}: ${reason}`,
    before: { value: before },
    after: { value },
  });
}

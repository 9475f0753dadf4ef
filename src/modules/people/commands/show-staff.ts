// A unit shows its staff on its site, or ceases to: names, posts and subjects; work e-mail addresses only when it says so as well.
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, Refused } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { demand, mayWriteStaff } from '../policy.ts';

const tick = z.preprocess((v) => v === true || v === 'on' || v === 'true', z.boolean());
const showForm = z.object({ shown: tick, withEmail: tick, version: z.coerce.number().int().default(0) });

export async function showStaff(work: Work, unitId: number, input: z.input<typeof showForm>): Promise<void> {
  const form = parseForm(showForm, input);
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  demand(mayWriteStaff(work.actor, unit));
  const before = await write(work)
    .selectFrom('people.staff_page')
    .selectAll()
    .where('unit_id', '=', unitId)
    .forUpdate()
    .executeTakeFirst();
  if ((before?.version ?? 0) !== form.version)
    throw new Refused('conflict', [
      { code: 'stale', message: `${before?.updated_by ?? 'Người khác'} vừa đổi mục này. Xem lại rồi chọn.` },
    ]);
  const now = {
    ...{ shown: form.shown, with_email: form.withEmail, version: form.version + 1 },
    ...{ updated_by: actorName(work.actor), updated_at: work.now },
  };
  if (before) await write(work).updateTable('people.staff_page').set(now).where('unit_id', '=', unitId).execute();
  else
    await write(work)
      .insertInto('people.staff_page')
      .values({ unit_id: unitId, ...now })
      .execute();
  // The menu of every page leads there, or no longer.
  await purgePages(work, [`site:${unitId}`]);
  await record(work, {
    action: 'people.show-staff',
    object: { kind: 'unit', id: String(unitId) },
    unitId,
    summary: form.shown ? `Hiện đội ngũ trên trang${form.withEmail ? ', có thư điện tử' : ''}` : 'Thôi hiện đội ngũ trên trang',
    ...(before ? { before: { shown: before.shown, with_email: before.with_email } } : {}),
    after: { shown: form.shown, with_email: form.withEmail },
  });
}

// A dissolution that was a mistake is taken back within a day: the unit is what it was.
import { z } from 'zod';
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import { parseForm } from '#kernel/form.ts';
import { throwIfAny } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { unitById } from '../queries/units.ts';
import { isClosed, reopenableUntil } from '../rules/closed.ts';
import { pagesNaming } from '../rules/page-tags.ts';
import { forUpdate, nameClash } from './edit-unit.ts';

export const reopenUnitForm = z.object({ version: z.coerce.number().int() });

/** @returns since when it was dissolved: what went with it then comes back by this. @throws Refused with all reasons */
export async function reopenUnit(work: Work, unitId: number, input: z.input<typeof reopenUnitForm>): Promise<{ closedAt: Date }> {
  const unit = await forUpdate(work, unitId, parseForm(reopenUnitForm, input).version);
  const until = reopenableUntil(unit.closed_at);
  const above = unit.parent_id === null ? null : await unitById(work, unit.parent_id);
  throwIfAny([
    unit.closed_on === null && { code: 'open', message: `${unit.short_name} đang hoạt động.` },
    unit.closed_on !== null &&
      (!until || until < work.now) && {
        code: 'too_late',
        message: `${unit.short_name} đã giải thể từ ${formatDate(unit.closed_on)}: chỉ lấy lại được trong 24 giờ sau khi ghi${until ? `, tới ${formatInstant(until)}` : ''}.`,
      },
    above != null &&
      isClosed(above, work.today) && {
        code: 'parent_closed',
        message: `${above.shortName} cũng đã giải thể: lấy lại nơi ấy trước.`,
      },
    await nameClash(work, unit.name, unit.parent_id, unitId),
  ]);
  await write(work)
    .updateTable('organizations.unit')
    .set({ closed_on: null, closed_at: null, successor_id: null, version: unit.version + 1, updated_at: new Date() })
    .where('id', '=', unitId)
    .execute();
  await purgePages(work, pagesNaming(unitId, unit.path));
  await record(work, {
    action: 'organizations.reopen-unit',
    object: { kind: 'unit', id: unitId },
    unitId,
    summary: `Lấy lại việc giải thể ${unit.short_name}`,
    before: { on: unit.closed_on },
    after: { on: null },
  });
  return { closedAt: unit.closed_at ?? work.now };
}

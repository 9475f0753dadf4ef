// A week is written down and published; once people have read it, what changes is marked with when (P-8.6).

import { randomUUID } from 'node:crypto';
import { actorName } from '#kernel/actor.ts';
import { addDays, daysBetween, formatDate, type LocalDate } from '#kernel/calendar.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, Refused, throwIfAny } from '#kernel/refusal.ts';
import { daysOfWeek, mondayOf, weekRange } from '#kernel/week.ts';
import { record } from '#modules/audit/index.ts';
import { demandOpen, type Unit, unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { demandSchedule } from '../policy.ts';
import { type Entry, nextShown, type ShownEntry } from '../rules/entry.ts';
import { noteWeeks } from './tell-public.ts';
import { entriesOf, type WeekForm, weekForm } from './week-form.ts';

const columns = [
  ...(['id', 'day', 'session', 'position', 'starts', 'title', 'attendees', 'chair', 'place', 'prepare', 'note'] as const),
  'internal',
] as const;

async function keepersUnit(work: Work, unitId: number): Promise<Unit> {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  demandSchedule(work.actor, unit);
  return unit;
}

/** @param monday any day of the week @returns the version now stored */
export async function saveWeek(
  work: Work,
  unitId: number,
  monday: LocalDate,
  input: WeekForm,
  publish: boolean,
): Promise<{ version: number }> {
  const form = parseForm(weekForm, input);
  const unit = await keepersUnit(work, unitId);
  if (publish) demandOpen(unit, work.today);
  const first = mondayOf(monday);
  const before = await write(work)
    .selectFrom('schedule.week')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('monday', '=', first)
    .forUpdate()
    .executeTakeFirst();
  if ((before?.version ?? 0) !== (form.version ?? 0))
    throw new Refused(
      'conflict',
      [{ code: 'stale', message: `${before?.saved_by ?? 'Người khác'} vừa lưu lịch tuần này. Xem hai bản rồi chọn.` }],
      { version: before?.version ?? 0 },
    );
  const { entries, reasons } = entriesOf(form, daysOfWeek(first), randomUUID);
  // An id that another week or another unit uses is not this week's to write.
  const known = new Set(
    before
      ? (
          await write(work)
            .selectFrom('schedule.entry')
            .select('id')
            .where('unit_id', '=', unitId)
            .where('monday', '=', first)
            .execute()
        ).map((row) => row.id)
      : [],
  );
  const rows = entries.map((entry) => (known.has(entry.id) ? entry : { ...entry, id: randomUUID() }));
  throwIfAny([
    ...reasons,
    publish &&
      rows.length === 0 &&
      !before?.published_at && { code: 'empty', message: 'Tuần chưa có việc nào. Ghi ít nhất một việc trước khi công bố.' },
  ]);
  const version = (before?.version ?? 0) + 1;
  const by = actorName(work.actor);
  const now = {
    ...{ version, saved_by: by, saved_at: work.now },
    ...(publish
      ? {
          ...{ published_version: version, published_at: work.now },
          first_published_at: before?.first_published_at ?? work.now,
        }
      : {}),
  };
  if (before)
    await write(work).updateTable('schedule.week').set(now).where('unit_id', '=', unitId).where('monday', '=', first).execute();
  else {
    const made = await write(work)
      .insertInto('schedule.week')
      .values({
        ...{ published_version: null, published_at: null, first_published_at: null },
        ...now,
        ...{ unit_id: unitId, monday: first },
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    // Two people began the same week in the same moment.
    if (made.numInsertedOrUpdatedRows === 0n)
      throw new Refused('conflict', [{ code: 'stale', message: 'Người khác vừa lưu lịch tuần này. Xem hai bản rồi chọn.' }], {
        version: 1,
      });
  }
  await replace(work, 'schedule.entry', unitId, first, rows);
  if (publish) {
    const shown = (await write(work)
      .selectFrom('schedule.shown')
      .select([...columns, 'change', 'changed_at'])
      .where('unit_id', '=', unitId)
      .where('monday', '=', first)
      .execute()) as ShownEntry[];
    await replace(work, 'schedule.shown', unitId, first, nextShown(shown, rows, !before?.first_published_at, work.now));
    await noteWeeks(work, unitId);
    await purgePages(work, [`schedule:${unitId}`]);
  }
  await record(work, {
    action: publish ? 'schedule.publish-week' : 'schedule.save-week',
    object: { kind: 'week', id: `${unitId}:${first}` },
    unitId,
    summary: `${publish ? 'Công bố' : 'Lưu nháp'} lịch công tác tuần ${weekRange(first)}`,
    after: { version, entries: rows.length, internal: rows.filter((row) => row.internal).length },
  });
  return { version };
}

async function replace(
  work: Work,
  table: 'schedule.entry' | 'schedule.shown',
  unitId: number,
  monday: LocalDate,
  rows: readonly (Entry | ShownEntry)[],
): Promise<void> {
  await write(work).deleteFrom(table).where('unit_id', '=', unitId).where('monday', '=', monday).execute();
  if (rows.length > 0)
    await write(work)
      .insertInto(table)
      .values(rows.map((row) => ({ ...row, unit_id: unitId, monday })) as never)
      .execute();
}

/** The entries of the week before, moved by seven days, for a week that has none yet. @throws Refused when there is nothing to copy */
export async function copyLastWeek(work: Work, unitId: number, monday: LocalDate): Promise<{ version: number }> {
  const first = mondayOf(monday);
  const from = await write(work)
    .selectFrom('schedule.entry')
    .select(columns)
    .where('unit_id', '=', unitId)
    .where('monday', '<', first)
    .where('monday', '>=', addDays(first, -56))
    .orderBy('day', 'desc')
    .execute();
  const last = from[0] && mondayOf(from[0].day);
  const existing = await write(work)
    .selectFrom('schedule.week')
    .select('version')
    .where('unit_id', '=', unitId)
    .where('monday', '=', first)
    .executeTakeFirst();
  const some = await write(work)
    .selectFrom('schedule.entry')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('monday', '=', first)
    .executeTakeFirst();
  throwIfAny([
    !last && { code: 'none', message: 'Tám tuần trước không có lịch nào để chép.' },
    some && {
      code: 'some',
      message: `Tuần ${weekRange(first)} đã có việc. Xóa các dòng ấy trước nếu muốn chép lại tuần ${last ? formatDate(last) : 'trước'}.`,
    },
  ]);
  const shift = daysBetween(last ?? first, first);
  return saveWeek(
    work,
    unitId,
    first,
    {
      version: existing?.version,
      entries: from
        .filter((entry) => mondayOf(entry.day) === last)
        .map(({ id: _id, position: _position, ...entry }) => ({
          ...entry,
          day: addDays(entry.day, shift),
        })),
    },
    false,
  );
}

// A week's menu is written and published; what is changed after a day has begun is kept beside it with the reason (P-4.4).

import { sql } from 'kysely';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { addDays, daysBetween, formatDate, isDay, type LocalDate, weekdayName } from '#kernel/calendar.ts';
import { parseForm } from '#kernel/form.ts';
import { hasLegacyEncoding } from '#kernel/legacy-encoding.ts';
import { notFound, type Reason, Refused, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { daysOfWeek, mondayOf, weekRange } from '#kernel/week.ts';
import { record } from '#modules/audit/index.ts';
import { demandOpen, unitById } from '#modules/organizations/index.ts';
import { noteNewest } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { demandMenus } from '../policy.ts';
import { mealsOf } from '../queries/menus.ts';
import { hasBegun } from '../rules/due.ts';
import { type ChildGroup, dishesOf, groupNames, groupsOf, type Meal, mealNames, meals } from '../rules/meals.ts';

const line = (max: number, what: string) =>
  z.preprocess((v) => nfc(String(v ?? '')), z.string().max(max, `${what} dài quá ${max} ký tự`)).default('');

export const menuForm = z.object({
  version: z.coerce.number().int().optional(),
  approver: line(120, 'Người duyệt'),
  note: line(300, 'Ghi chú'),
  /** Why a day that has begun is changed. */
  reason: line(200, 'Lý do đổi món'),
  meals: z
    .array(
      z.object({
        day: z.custom<LocalDate>(isDay, 'Chọn ngày có trong lịch'),
        meal: z.enum(meals as [Meal, ...Meal[]]),
        dishes: z.string().max(600, 'Một bữa dài quá 600 ký tự').default(''),
        kcal: z.string().max(8).default(''),
      }),
    )
    .max(40),
});
export type MenuForm = z.input<typeof menuForm>;

type Kept = { day: LocalDate; meal: Meal; dishes: string[]; kcal: number | null };

function mealsIn(form: z.output<typeof menuForm>, days: readonly LocalDate[]): { rows: Kept[]; reasons: Reason[] } {
  const reasons: Reason[] = [];
  const rows = form.meals.flatMap(({ day, meal, dishes: typed, kcal: energy }): Kept[] => {
    const where = `${weekdayName(day)}, ${mealNames[meal].toLowerCase()}`;
    const fault = (code: string, message: string) =>
      reasons.push({ code, message: `${where}: ${message}`, field: `${day}-${meal}` });
    const dishes = dishesOf(typed).map(nfc);
    const kcal = energy.trim() === '' ? null : Number(energy.trim());
    if (!days.includes(day)) fault('day', 'ngày này không thuộc tuần đang lập.');
    if (dishes.length > 12) fault('dishes', 'nhiều nhất 12 món.');
    if (dishes.some((dish) => dish.length > 80)) fault('dishes', 'tên một món dài quá 80 ký tự.');
    if (dishes.some(hasLegacyEncoding))
      fault('encoding', 'chữ còn ở bảng mã cũ (TCVN3 hoặc VNI). Chuyển sang Unicode rồi dán lại.');
    if (kcal !== null && !(Number.isInteger(kcal) && kcal >= 20 && kcal <= 2000))
      fault('kcal', 'năng lượng là số kcal từ 20 đến 2.000.');
    return dishes.length > 0 ? [{ day, meal, dishes, kcal }] : [];
  });
  return { rows, reasons };
}

export async function saveMenu(
  work: Work,
  unitId: number,
  week: LocalDate,
  group: ChildGroup,
  input: MenuForm,
  publish: boolean,
): Promise<{ version: number }> {
  const form = parseForm(menuForm, input);
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  demandMenus(work.actor, unit);
  if (!groupsOf(unit.level).includes(group)) throw notFound('Trường không có nhóm trẻ này.');
  const monday = mondayOf(week);
  const before = await write(work)
    .selectFrom('kitchen.menu')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('monday', '=', monday)
    .where('child_group', '=', group)
    .forUpdate()
    .executeTakeFirst();
  if ((before?.version ?? 0) !== (form.version ?? 0))
    throw new Refused(
      'conflict',
      [{ code: 'stale', message: `${before?.saved_by ?? 'Người khác'} vừa lưu thực đơn này. Xem hai bản rồi chọn.` }],
      { version: before?.version ?? 0 },
    );
  const was = await mealsOf(work, unitId, monday, group);
  const { rows, reasons } = mealsIn(form, daysOfWeek(monday));
  const live = publish || before?.first_published_at != null;
  if (live) demandOpen(unit, work.today);
  const at = (list: readonly Kept[], key: string) => list.find((one) => `${one.day}-${one.meal}` === key)?.dishes ?? [];
  const changes =
    before?.first_published_at == null
      ? []
      : [...new Set([...was, ...rows].map((one) => `${one.day}-${one.meal}`))].flatMap((key) => {
          const day = key.slice(0, 10);
          const meal = key.slice(11) as Meal;
          const [old, now] = [at(was, key), at(rows, key)];
          return hasBegun(day, work.today) && old.join('\n') !== now.join('\n') ? [{ day, meal, before: old, after: now }] : [];
        });
  const [changed] = changes;
  throwIfAny([
    ...reasons,
    publish && rows.length === 0 && { code: 'empty', message: 'Thực đơn chưa có món nào.' },
    publish && form.approver === '' && { code: 'approver', message: 'Ghi người duyệt thực đơn.', field: 'approver' },
    changed !== undefined &&
      form.reason.length < 3 && {
        ...{ code: 'locked', field: 'reason' },
        message: `${weekdayName(changed.day)} ${formatDate(changed.day)} đã bắt đầu: ghi lý do đổi món, cha mẹ sẽ thấy món cũ và món mới.`,
      },
  ]);
  const version = (before?.version ?? 0) + 1;
  const by = actorName(work.actor);
  const now = {
    ...{ version, approver: form.approver, note: form.note, saved_by: by, saved_at: work.now },
    ...(publish ? { first_published_at: before?.first_published_at ?? work.now } : {}),
  };
  if (before)
    await write(work)
      .updateTable('kitchen.menu')
      .set(now)
      .where('unit_id', '=', unitId)
      .where('monday', '=', monday)
      .where('child_group', '=', group)
      .execute();
  else
    await write(work)
      .insertInto('kitchen.menu')
      .values({ first_published_at: null, ...now, unit_id: unitId, monday, child_group: group })
      .execute();
  await write(work)
    .deleteFrom('kitchen.meal')
    .where('unit_id', '=', unitId)
    .where('monday', '=', monday)
    .where('child_group', '=', group)
    .execute();
  const of = { unit_id: unitId, monday, child_group: group };
  if (rows.length > 0)
    await write(work)
      .insertInto('kitchen.meal')
      .values(rows.map((row) => ({ ...row, ...of })))
      .execute();
  if (changes.length > 0)
    await write(work)
      .insertInto('kitchen.change')
      .values(changes.map((change) => ({ ...change, ...of, reason: form.reason, changed_by: by, changed_at: work.now })))
      .execute();
  if (live) {
    await noteMenus(work, unitId);
    await purgePages(work, [`menu:${unitId}`]);
    await enqueue(work, 'menu-published', { unitId, monday, actor: work.actor }, { key: `menu-published:${unitId}:${monday}` });
  }
  await record(work, {
    action: changes.length > 0 ? 'kitchen.change-begun-day' : publish ? 'kitchen.publish-menu' : 'kitchen.save-menu',
    object: { kind: 'menu', id: `${unitId}:${monday}:${group}` },
    unitId,
    summary: `${publish ? 'Công bố' : 'Lưu'} thực đơn ${groupNames[group].toLowerCase()} tuần ${weekRange(monday)}${changes.length > 0 ? `; đổi món sau khi ngày đã bắt đầu: ${form.reason}` : ''}`,
    ...(changes.length > 0 ? { before: { meals: changes.map((c) => c.before.join(', ')) } } : {}),
    after: changes.length > 0 ? { meals: changes.map((c) => c.after.join(', ')) } : { version, meals: rows.length },
  });
  return { version };
}

/** The site learns since when there is a menu to read. */
export const noteMenus = (work: Work, unitId: number): Promise<void> =>
  noteNewest(work, unitId, 'thuc-don', sql`select max(first_published_at) from kitchen.menu where unit_id = ${unitId}`);

/** The newest menu of the group before this week, day by day, as a draft. @throws Refused when there is none, or this week has one */
export async function copyLastMenu(work: Work, unitId: number, week: LocalDate, group: ChildGroup): Promise<void> {
  const monday = mondayOf(week);
  const last = await write(work)
    .selectFrom('kitchen.menu')
    .select(['monday', 'approver', 'note'])
    .where('unit_id', '=', unitId)
    .where('child_group', '=', group)
    .where('monday', '<', monday)
    .orderBy('monday', 'desc')
    .executeTakeFirst();
  const here = await write(work)
    .selectFrom('kitchen.menu')
    .select('version')
    .where('unit_id', '=', unitId)
    .where('child_group', '=', group)
    .where('monday', '=', monday)
    .executeTakeFirst();
  const own = await mealsOf(work, unitId, monday, group);
  throwIfAny([
    !last && { code: 'none', message: 'Chưa có thực đơn tuần nào trước đó để chép.' },
    own.length > 0 && { code: 'some', message: 'Tuần này đã có món. Xóa hết món nếu muốn chép lại.' },
  ]);
  if (!last) return;
  const shift = daysBetween(last.monday, monday);
  const rows = await mealsOf(work, unitId, last.monday, group);
  await saveMenu(
    work,
    unitId,
    monday,
    group,
    {
      ...{ version: here?.version, approver: last.approver, note: last.note },
      meals: rows.map((row) => ({
        ...{ day: addDays(row.day, shift), meal: row.meal, dishes: row.dishes.join(', ') },
        kcal: row.kcal === null ? '' : String(row.kcal),
      })),
    },
    false,
  );
}

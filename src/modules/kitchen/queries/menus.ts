// What does a school cook? Weeks for its office, dishes it has cooked before, and what parents read.
import { sql } from 'kysely';
import { addDays, type LocalDate } from '#kernel/calendar.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import { type Question, question } from '#platform/db/question.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import { type ChildGroup, groupNames, type Meal, meals } from '../rules/meals.ts';

export type MealRow = { day: LocalDate; meal: Meal; dishes: string[]; kcal: number | null };

export async function mealsOf(work: Work, unitId: number, monday: LocalDate, group: ChildGroup): Promise<MealRow[]> {
  const rows = await read(work)
    .selectFrom('kitchen.meal')
    .select(['day', 'meal', 'dishes', 'kcal'])
    .where('unit_id', '=', unitId)
    .where('monday', '=', monday)
    .where('child_group', '=', group)
    .execute();
  return rows.sort((a, b) => a.day.localeCompare(b.day) || meals.indexOf(a.meal) - meals.indexOf(b.meal));
}

export type MealChange = { day: LocalDate; meal: Meal; before: string[]; after: string[]; reason: string; at: Date };
const changesOf = (work: Work, unitId: number, monday: LocalDate, group: ChildGroup): Promise<MealChange[]> =>
  read(work)
    .selectFrom('kitchen.change')
    .select(['day', 'meal', 'before', 'after', 'reason', 'changed_at as at'])
    .where('unit_id', '=', unitId)
    .where('monday', '=', monday)
    .where('child_group', '=', group)
    .orderBy('changed_at')
    .orderBy('day')
    .execute();

export type MenuRecord = {
  monday: LocalDate;
  group: ChildGroup;
  version: number;
  approver: string;
  note: string;
  firstPublishedAt: Date | null;
  savedBy: string | null;
  savedAt: Date | null;
  meals: MealRow[];
  changes: MealChange[];
};

/** As it stands; version 0 when nobody has begun it. */
export async function menuOf(work: Work, unitId: number, monday: LocalDate, group: ChildGroup): Promise<MenuRecord> {
  const menu = await read(work)
    .selectFrom('kitchen.menu')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('monday', '=', monday)
    .where('child_group', '=', group)
    .executeTakeFirst();
  return {
    ...{ monday, group, version: menu?.version ?? 0, approver: menu?.approver ?? '', note: menu?.note ?? '' },
    ...{ firstPublishedAt: menu?.first_published_at ?? null, savedBy: menu?.saved_by ?? null, savedAt: menu?.saved_at ?? null },
    meals: menu ? await mealsOf(work, unitId, monday, group) : [],
    changes: menu ? await changesOf(work, unitId, monday, group) : [],
  };
}

/** What this kitchen has cooked, the most frequent first: offered while one types. */
export async function knownDishes(work: Work, unitId: number): Promise<string[]> {
  const { rows } = await sql<{ dish: string }>`
    select dish from (select unnest(dishes) as dish from kitchen.meal where unit_id = ${unitId}) d
    group by dish order by count(*) desc, dish limit 300`.execute(work.handle);
  return rows.map((row) => row.dish);
}

export type MenuRow = {
  monday: LocalDate;
  group: ChildGroup;
  days: number;
  meals: number;
  changes: number;
  approver: string;
  firstPublishedAt: Date | null;
  savedBy: string;
  savedAt: Date;
};
export const menuOrders = ['monday', 'saved'] as const;
export type MenuFilter = { text?: string; group?: string; state?: string; sort: string; limit: number; offset: number };

export async function listMenus(work: Work, unitId: number, filter: MenuFilter): Promise<{ rows: MenuRow[]; total: number }> {
  const of = sql`from kitchen.meal l where l.unit_id = m.unit_id and l.monday = m.monday and l.child_group = m.child_group`;
  const where = sql.join(
    [
      sql`m.unit_id = ${unitId}`,
      ...likePatterns(filter.text).map(
        (like) => sql`exists (select ${of} and platform.fold(array_to_string(l.dishes, ' ')) like ${like})`,
      ),
      ...(filter.group ? [sql`m.child_group = ${filter.group}`] : []),
      ...(filter.state ? [filter.state === 'draft' ? sql`first_published_at is null` : sql`first_published_at is not null`] : []),
    ],
    sql` and `,
  );
  const order = { '-monday': sql`m.monday desc`, saved: sql`m.saved_at`, '-saved': sql`m.saved_at desc` }[filter.sort];
  const counted = await sql<{ n: number }>`select count(*)::int as n from kitchen.menu m where ${where}`.execute(work.handle);
  const { rows } = await sql<MenuRow>`
    select m.monday::text, m.child_group as "group", m.approver, m.first_published_at as "firstPublishedAt", m.saved_by as "savedBy",
      m.saved_at as "savedAt", (select count(distinct day)::int ${of}) as days, (select count(*)::int ${of}) as meals,
      (select count(*)::int from kitchen.change c where c.unit_id = m.unit_id and c.monday = m.monday and c.child_group = m.child_group) as changes
    from kitchen.menu m where ${where} order by ${order ?? sql`m.monday`}, m.child_group limit ${filter.limit} offset ${filter.offset}`.execute(
    work.handle,
  );
  return { rows, total: counted.rows[0]?.n ?? 0 };
}

/** The published menus of a week, in the order in which they are shown. */
export async function publishedMenus(work: Work, unitId: number, monday: LocalDate): Promise<MenuRecord[]> {
  const rows = await read(work)
    .selectFrom('kitchen.menu')
    .select('child_group')
    .where('unit_id', '=', unitId)
    .where('monday', '=', monday)
    .where('first_published_at', 'is not', null)
    .execute();
  const order = Object.keys(groupNames);
  const groups = rows.map((row) => row.child_group).sort((a, b) => order.indexOf(b) - order.indexOf(a));
  return Promise.all(groups.map((group) => menuOf(work, unitId, monday, group)));
}

/** For the first page: what is eaten on a day, by group. */
export async function menuOfDay(work: Work, unitId: number, day: LocalDate): Promise<{ group: ChildGroup; meals: MealRow[] }[]> {
  const rows = await read(work)
    .selectFrom('kitchen.meal as l')
    .innerJoin('kitchen.menu as m', (join) =>
      join.onRef('m.unit_id', '=', 'l.unit_id').onRef('m.monday', '=', 'l.monday').onRef('m.child_group', '=', 'l.child_group'),
    )
    .select(['l.child_group', 'l.day', 'l.meal', 'l.dishes', 'l.kcal'])
    .where('l.unit_id', '=', unitId)
    .where('l.day', '=', day)
    .where('m.first_published_at', 'is not', null)
    .execute();
  return (Object.keys(groupNames) as ChildGroup[]).reverse().flatMap((group) => {
    const own = rows.filter((row) => row.child_group === group);
    own.sort((a, b) => meals.indexOf(a.meal) - meals.indexOf(b.meal));
    return own.length > 0 ? [{ group, meals: own }] : [];
  });
}

export async function menuWeeksAround(
  work: Work,
  unitId: number,
  monday: LocalDate,
): Promise<{ before: LocalDate | null; after: LocalDate | null }> {
  const { rows } = await sql<{ before: LocalDate | null; after: LocalDate | null }>`
    select (max(monday) filter (where monday < ${monday}))::text as before, (min(monday) filter (where monday > ${monday}))::text as after
    from kitchen.menu where unit_id = ${unitId} and first_published_at is not null`.execute(work.handle);
  return rows[0] ?? { before: null, after: null };
}

/** Which of the groups has nothing published for the week after a Monday? For reminding. */
export async function unpublishedGroups(
  work: Work,
  unitId: number,
  monday: LocalDate,
  groups: readonly ChildGroup[],
): Promise<ChildGroup[]> {
  const rows = await read(work)
    .selectFrom('kitchen.menu')
    .select('child_group')
    .where('unit_id', '=', unitId)
    .where('monday', '=', addDays(monday, 7))
    .where('first_published_at', 'is not', null)
    .execute();
  const up = new Set(rows.map((row) => row.child_group));
  return groups.filter((group) => !up.has(group));
}

const weekMenus = question<{ unit: number; monday: LocalDate }>`
  select m.monday, m.child_group as "group", m.approver, m.note, m.first_published_at as "firstPublishedAt",
    (select coalesce(json_agg(l), '[]') from (select day, meal, dishes, kcal from kitchen.meal
      where unit_id = m.unit_id and monday = m.monday and child_group = m.child_group order by day) l) as meals,
    (select coalesce(json_agg(c), '[]') from (select day, meal, before, after, reason from kitchen.change
      where unit_id = m.unit_id and monday = m.monday and child_group = m.child_group order by changed_at, day) c) as changes
  from kitchen.menu m where m.unit_id = ${'unit'} and m.monday = ${'monday'}::date and m.first_published_at is not null`;
/** What parents read of a published menu. */
export type WeekMenu = Pick<MenuRecord, 'monday' | 'group' | 'approver' | 'note' | 'firstPublishedAt' | 'meals'> & {
  changes: Omit<MealChange, 'at'>[];
};
type WeekRow = Omit<WeekMenu, 'firstPublishedAt'> & { firstPublishedAt: string };
/** For a first page, asked together with others: the published menus of a week, the oldest children's first. */
export const askWeekMenus = (unitId: number, monday: LocalDate): Question<WeekMenu[]> => ({
  asked: weekMenus({ unit: unitId, monday }),
  read: (rows: WeekRow[]) => {
    const order = Object.keys(groupNames);
    return rows
      .sort((a, b) => order.indexOf(b.group) - order.indexOf(a.group))
      .map((row) => ({ ...row, firstPublishedAt: new Date(row.firstPublishedAt) }));
  },
});

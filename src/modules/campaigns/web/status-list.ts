// The table of the wall as the address describes it: one reading for the screen and for its export.
import { fold } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import { lastReminders } from '../queries/reminders.ts';
import type { UnitStatus } from '../queries/status.ts';
import { worstFirst } from './parts/tile.ts';
import { type WallScope, wallScope } from './wall-query.ts';

export const standingFilter = ['done', 'working', 'not_started', 'overdue', 'may_be_late', 'open'] as const;

export type StatusRow = UnitStatus & {
  officeName: string;
  remindedAt: Date | null;
  reminderSeen: boolean;
};
export type StatusList = WallScope & { query: ListQuery; rows: StatusRow[]; total: number; counts: Record<string, number> };

const keeps: Record<string, (u: UnitStatus) => boolean> = {
  may_be_late: (u) => u.mayBeLate,
  open: (u) => u.standing !== 'done',
};

export async function statusList(
  work: Work,
  slug: string | undefined,
  search: URLSearchParams,
  all = false,
): Promise<StatusList> {
  const scope = await wallScope(work, slug, search);
  const query = listQuery(search, { filters: { standing: standingFilter }, sorts: ['percent', 'name', 'missing', 'finish'] });
  const standing = query.filters.standing;
  const text = fold(query.q);
  const found = scope.units.filter(
    (u) =>
      (!standing || (keeps[standing]?.(u) ?? u.standing === standing)) &&
      (!text || fold(`${u.name} ${u.code ?? ''}`).includes(text)),
  );
  // The units come in the order of their names.
  const orders: Record<string, ((a: UnitStatus, b: UnitStatus) => number) | null> = {
    percent: worstFirst,
    missing: (a, b) => b.required - b.complete - (a.required - a.complete),
    finish: (a, b) => (a.daysToFinish ?? 9999) - (b.daysToFinish ?? 9999),
    name: null,
  };
  const order = orders[query.sort.replace('-', '')];
  if (order) found.sort(order);
  if (query.sort.startsWith('-')) found.reverse();
  const page = all ? found : found.slice(query.offset, query.offset + query.limit);
  const reminders = await lastReminders(work, scope.campaign.id, scope.path);
  const offices = new Map(scope.offices.map((office) => [office.id, office.name]));
  return {
    ...scope,
    query,
    rows: page.map((u) => ({
      ...u,
      officeName: offices.get(u.parentId ?? 0) ?? '',
      remindedAt: reminders.get(u.unitId)?.at ?? null,
      reminderSeen: reminders.get(u.unitId)?.seen ?? false,
    })),
    total: found.length,
    counts: Object.fromEntries(
      standingFilter.map((key) => [key, scope.units.filter((u) => keeps[key]?.(u) ?? u.standing === key).length]),
    ),
  };
}

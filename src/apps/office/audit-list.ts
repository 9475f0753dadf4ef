// The audit record of a unit as the address describes it: one reading for the screen and for its export.
import { type Actor, holds, runnersOf, runningRoles } from '#kernel/actor.ts';
import { parseDate } from '#kernel/calendar.ts';
import { reservedFor } from '#kernel/refusal.ts';
import { type AuditRow, auditEntries } from '#modules/audit/index.ts';
import { classNames } from '#modules/classes/index.ts';
import { type Unit, unitOfAddress } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import { auditGroups, type Change, changesOf } from './audit-words.ts';

const day = (text: string | null): string => {
  const parsed = parseDate(text ?? '');
  return parsed.ok ? parsed.date : '';
};
export type AuditQuery = ListQuery & { from: string; to: string; who: string; object: { kind: string; id: string } | null };

export function auditQuery(search: URLSearchParams): AuditQuery {
  const query = listQuery(search, { filters: { action: auditGroups.map((group) => group.value) }, sorts: ['at'] });
  const [, kind = '', id = ''] = /^([a-z_]{1,20}):([A-Za-z0-9-]{1,64})$/.exec(search.get('object') ?? '') ?? [];
  const who = search.get('who') ?? '';
  return {
    ...query,
    ...{ from: day(search.get('from')), to: day(search.get('to')), who: /^[A-Za-z0-9-]{1,64}$/.test(who) ? who : '' },
    object: kind ? { kind, id } : null,
  };
}

export const mayReadAudit = (actor: Actor, unit: Pick<Unit, 'path'>): boolean => holds(actor, runningRoles, unit.path);

export type AuditLine = Omit<AuditRow, 'before' | 'after'> & { changes: Change[] };

/** @throws Refused when the actor may not read it */
export async function auditList(
  work: Work,
  slug: string | undefined,
  query: AuditQuery,
): Promise<{ unit: Unit; rows: AuditLine[]; more: boolean }> {
  const unit = await unitOfAddress(work, slug);
  if (!mayReadAudit(work.actor, unit))
    throw reservedFor(runningRoles, `Nhật ký của ${unit.shortName} do ${runnersOf(unit.level)} xem.`);
  const actions = auditGroups.find((group) => group.value === query.filters.action)?.actions;
  const rows = await auditEntries(work, {
    ...{ path: unit.path, text: query.q, from: query.from, to: query.to },
    ...(actions ? { actions } : {}),
    ...(query.who ? { actorId: query.who } : {}),
    ...(query.object ? { object: query.object } : {}),
    ...{ limit: query.limit + 1, offset: query.offset },
  });
  const classes = await classNames(
    work,
    rows.flatMap((row) => [row.before?.class_id, row.after?.class_id]).filter((id) => typeof id === 'number'),
  );
  return {
    unit,
    rows: rows.slice(0, query.limit).map(({ before, after, ...row }) => ({ ...row, changes: changesOf(before, after, classes) })),
    more: rows.length > query.limit,
  };
}

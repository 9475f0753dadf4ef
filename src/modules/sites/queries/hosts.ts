// Under which names is a site found, and where did its pages move to?
import { sql } from 'kysely';
import { setting } from '#platform/db/settings.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import { monthsLater } from '../rules/host.ts';
import type { Leads } from '../rules/leads.ts';

export type Host = {
  host: string;
  primary: boolean;
  validFrom: string;
  validTo: string | null;
  retiredUntil: string | null;
  note: string;
  createdBy: string;
  /** Where it led when it was last looked at; null: never looked at. */
  leads: Leads | null;
  ledTo: string[];
  lookedAt: Date | null;
  /** Somebody has asked for a look that is not over yet. */
  looking: boolean;
  state: 'primary' | 'extra' | 'planned' | 'retired' | 'gone';
};

export async function hostsOf(work: Work, unitId: number): Promise<Host[]> {
  const rows = await read(work)
    .selectFrom('sites.host')
    .selectAll()
    .where('unit_id', '=', unitId)
    .orderBy('is_primary', 'desc')
    .orderBy('valid_from', 'desc')
    .orderBy('host')
    .execute();
  return rows.map((row) => ({
    ...{
      host: row.host,
      primary: row.is_primary,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      retiredUntil: row.retired_until,
    },
    ...{ note: row.note, createdBy: row.created_by },
    ...{ leads: row.leads, ledTo: row.led_to, lookedAt: row.looked_at },
    looking: row.look_asked_at !== null && (row.looked_at === null || row.looked_at < row.look_asked_at),
    state: row.is_primary
      ? 'primary'
      : row.valid_from > work.today
        ? 'planned'
        : row.retired_until === null
          ? 'extra'
          : row.retired_until < work.today
            ? 'gone'
            : 'retired',
  }));
}

/** Which of these names somebody in the province has. Names are public; asked in the scope of the province. */
export async function hostsTaken(
  work: Work,
  hosts: readonly string[],
): Promise<Map<string, { unitId: number; name: string; gone: boolean }>> {
  const { rows } = await work.elevated('is this host name used in the province', () =>
    sql<{ host: string; unit_id: number; short_name: string; gone: boolean }>`
      select h.host, h.unit_id, u.short_name, coalesce(h.retired_until < ${work.today}::date, false) as gone
      from sites.host h join organizations.unit u on u.id = h.unit_id where h.host = any(${hosts}::text[])`.execute(work.handle),
  );
  return new Map(rows.map((row) => [row.host, { unitId: row.unit_id, name: row.short_name, gone: row.gone }]));
}

export const retiredMonthsKey = 'host_retired_months';
export const retiredMonths = async (work: Work): Promise<number> => (await setting<number>(work, retiredMonthsKey)) ?? 24;
/** Until when a name given up today leads on (P-1.6: 24 months unless set otherwise). */
export async function retiredUntil(work: Work): Promise<string> {
  return monthsLater(work.today, await retiredMonths(work));
}

export type Redirect = { from: string; to: string; note: string; createdBy: string; createdAt: Date };

export async function redirectsOf(work: Work, unitId: number, limit = 500): Promise<Redirect[]> {
  const rows = await read(work)
    .selectFrom('sites.redirect')
    .selectAll()
    .where('unit_id', '=', unitId)
    .orderBy('created_at', 'desc')
    .orderBy('from_path')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...{ from: row.from_path, to: row.to_path, note: row.note, createdBy: row.created_by, createdAt: row.created_at },
  }));
}

/** Where a path that leads to nothing leads on to; with its "?" first, as old systems had addresses. */
export async function redirectAt(work: Work, unitId: number, path: string, search: string): Promise<string | null> {
  const { rows } = await sql<{ to_path: string }>`
    select to_path from sites.redirect where unit_id = ${unitId} and from_path = any(${[`${path}${search}`, path]}::text[])
    order by length(from_path) desc limit 1`.execute(work.handle);
  return rows[0]?.to_path ?? null;
}

/** Names outside the province's own host under which sites are found: pictures may come from there. */
export async function foreignHosts(work: Work): Promise<string[]> {
  const { rows } = await sql<{ host: string }>`select host from sites.host where is_primary and host like '%.%'`.execute(
    work.handle,
  );
  return rows.map((row) => row.host);
}

// Sites for all units of a list in one act (P-1.2): what would come of every line, and the same again for real. Repeating it changes nothing.
import { sql } from 'kysely';
import { holds } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { type UnitLevel, unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import { fillWebsites } from '#modules/organizations/index.ts';
import { hostFault, hostOf, isOwnName, type NewSite, openSites, proposedHost, siteTemplates } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { SiteLine } from './site-list.ts';

export type Addresses = { baseHost: string; urlOf(host: string): string };
export type SiteReport = {
  line: number;
  code: string;
  name: string;
  state: 'created' | 'exists' | 'refused';
  /** The full name under which the site answers, or would. */
  host: string;
  reason: string;
  /** Where the register says that the unit's portal is, until it moves here. */
  elsewhere: string;
};

type Row = {
  id: number;
  path: string;
  level: UnitLevel;
  type: string;
  slug: string;
  code: string | null;
  short_name: string;
  closed_on: string | null;
  hidden: boolean;
  host_label: string | null;
  template: UnitLevel | null;
  website: string | null;
  place: string | null;
};

async function unitsNamed(work: Work, codes: readonly string[]): Promise<Map<string, Row>> {
  const { rows } = await sql<Row>`
    select u.id, u.path::text, u.level, u.type, u.slug, u.code, u.short_name, u.closed_on, u.hidden_at is not null as hidden, s.host_label, s.template,
      p.website, coalesce(c.name, d.short_name) as place
    from organizations.unit u left join sites.site s on s.unit_id = u.id left join organizations.profile p on p.unit_id = u.id
    left join organizations.commune c on c.code = p.commune_code left join organizations.unit d on d.id = u.parent_id
    where u.code = any(${codes}::text[]) or u.slug = any(${codes.map((code) => code.toLowerCase())}::text[])`.execute(
    work.handle,
  );
  const found = new Map<string, Row>();
  for (const row of rows) found.set(row.slug, row);
  // A code is meant before a slug.
  for (const row of rows) if (row.code) found.set(row.code.toLowerCase(), row);
  return found;
}

/** Units in the actor's scope that have no site, as a list. */
export async function unitsWithoutSite(work: Work): Promise<SiteLine[]> {
  const { rows } = await sql<{ code: string }>`
    select coalesce(u.code, u.slug) as code from organizations.unit u
    where u.path <@ platform.scope() and u.hidden_at is null and u.closed_on is null and not exists (select from sites.site s where s.unit_id = u.id)
    order by u.path`.execute(work.handle);
  return rows.map((row, i) => ({ line: i + 1, code: row.code }));
}

/** What would come of every line; `sites` are those to be opened. */
export async function planSites(
  work: Work,
  lines: readonly SiteLine[],
  at: Addresses,
): Promise<{ report: SiteReport[]; sites: NewSite[] }> {
  const units = await unitsNamed(
    work,
    lines.map((line) => line.code),
  );
  const names = await work.elevated('which host names are used in the province', () =>
    sql<{ host: string; unit_id: number }>`select host, unit_id from sites.host`.execute(work.handle),
  );
  const taken = new Set(names.rows.map((row) => row.host));
  const owner = new Map(names.rows.map((row) => [row.host, row.unit_id]));
  const firstLine = new Map<number, number>();
  const sites: NewSite[] = [];
  const full = (host: string) => new URL(at.urlOf(host)).hostname;
  const report = lines.map((line): SiteReport => {
    const unit = units.get(line.code.toLowerCase());
    const answer = (state: SiteReport['state'], host: string, reason = ''): SiteReport => ({
      ...{ line: line.line, code: line.code, name: unit?.short_name ?? '', state, host, reason },
      elsewhere: unit?.website && state !== 'exists' && !isOurs(unit.website, at.baseHost) ? unit.website : '',
    });
    if (line.code === '') return answer('refused', '', 'Dòng này thiếu mã đơn vị.');
    if (!unit) return answer('refused', '', `Không có đơn vị mã ${line.code}.`);
    if (!holds(work.actor, ['province_admin', 'district_admin'], unit.path))
      return answer('refused', '', `Trang của ${unit.short_name} do quản trị tỉnh hoặc quản trị Phòng mở.`);
    const before = firstLine.get(unit.id);
    if (before !== undefined) return answer('refused', '', `Đơn vị này đã có ở dòng ${before}.`);
    firstLine.set(unit.id, line.line);
    if (unit.host_label !== null) {
      const fault = againstExisting(line, unit, owner, at.baseHost);
      return fault ? answer('refused', full(unit.host_label), fault) : answer('exists', full(unit.host_label), 'Đã có trang.');
    }
    if (unit.closed_on !== null && unit.closed_on <= work.today)
      return answer('refused', '', `${unit.short_name} đã giải thể từ ${formatDate(unit.closed_on)}.`);
    if (unit.hidden) return answer('refused', '', `${unit.short_name} đang ẩn.`);
    const template = (line.template ?? unit.level) as UnitLevel;
    if (!(template in siteTemplates))
      return answer('refused', '', `Không có mẫu “${line.template}”: ${Object.keys(siteTemplates).join(', ')}.`);
    if ((template === 'department') !== (unitTypeOf(unit.type)?.level === 'department'))
      return answer('refused', '', 'Mẫu của Sở chỉ dùng cho Sở.');
    const wanted = line.host === undefined ? null : hostOf(line.host, at.baseHost);
    const own = unit.level === 'department' ? '' : unit.slug;
    const host =
      wanted ??
      (own === '' || (!taken.has(own) && hostFault(own, at.baseHost) === null)
        ? own
        : proposedHost({ level: unit.level, shortName: unit.short_name, place: unit.place ?? '' }, (name) => taken.has(name)));
    const fault = host === '' && unit.level === 'department' ? null : hostFault(host, at.baseHost);
    if (fault) return answer('refused', host, fault.message);
    if (taken.has(host)) return answer('refused', full(host), `Tên ${host || at.baseHost} đã có đơn vị dùng.`);
    taken.add(host);
    sites.push({ unitId: unit.id, path: unit.path, template, host, title: line.title?.slice(0, 200) });
    return answer('created', full(host), wanted === null && host !== own ? `Tên ${own} đã dùng hoặc để riêng, lấy ${host}.` : '');
  });
  return { report, sites };
}

/** A site that is there is not changed by a list: what the line wants otherwise is said, not passed over. */
function againstExisting(line: SiteLine, unit: Row, owner: ReadonlyMap<string, number>, baseHost: string): string | null {
  if (line.template !== undefined && !(line.template in siteTemplates))
    return `Không có mẫu “${line.template}”: ${Object.keys(siteTemplates).join(', ')}.`;
  if (line.template !== undefined && line.template !== unit.template)
    return `Đã có trang theo mẫu ${unit.template}; danh sách không đổi mẫu của trang đã mở.`;
  if (line.host === undefined) return null;
  const wanted = hostOf(line.host, baseHost);
  const holder = owner.get(wanted);
  if (holder === unit.id) return null;
  if (holder !== undefined) return `Đã có trang; tên ${wanted || baseHost} là của đơn vị khác.`;
  const fault = hostFault(wanted, baseHost);
  return fault?.message ?? `Đã có trang ở tên khác. Thêm tên ${wanted} ở màn hình Tên miền của đơn vị.`;
}

function isOurs(website: string, baseHost: string): boolean {
  const host = URL.canParse(website) ? new URL(website).hostname : website;
  return isOwnName(host, baseHost);
}

/** In one transaction with the caller: all that can be opened are, every line is answered. */
export async function createSites(work: Work, lines: readonly SiteLine[], at: Addresses): Promise<SiteReport[]> {
  // Two lists at the same time would both find the same names free.
  await sql`select pg_advisory_xact_lock(874000018)`.execute(work.handle);
  const { report, sites } = await planSites(work, lines, at);
  await openSites(work, sites);
  await fillWebsites(
    work,
    sites.map((site) => ({ unitId: site.unitId, website: at.urlOf(site.host) })),
  );
  return report;
}

// How alive are the sites below, and how do they answer what is sent to them? Three passes, whatever the number of units.
import { sql } from 'kysely';
import { instantOf } from '#kernel/calendar.ts';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { schoolYearOf, startYear } from '#kernel/school-year.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { activityBelow } from '#modules/content/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { unitsBelow } from './audience.ts';
import { lateOn } from './receipts.ts';

export type ActivityRow = {
  unitId: number;
  slug: string;
  code: string | null;
  name: string;
  level: UnitLevel;
  officeId: number | null;
  officeName: string;
  month: number;
  year: number;
  lastAt: Date | null;
  unseen: number;
  undone: number;
  late: number;
  proposed: number;
  accepted: number;
};
export const activityFilters = ['silent', 'unseen', 'undone', 'late', 'proposed'] as const;
export type ActivityFilter = {
  text?: string;
  level?: string | undefined;
  office?: number | undefined;
  show?: string | undefined;
  sort?: string;
};

const collator = new Intl.Collator('vi');
const shows: Record<(typeof activityFilters)[number], (row: ActivityRow) => boolean> = {
  silent: (row) => row.month === 0,
  unseen: (row) => row.unseen > 0,
  undone: (row) => row.undone > 0,
  late: (row) => row.late > 0,
  proposed: (row) => row.proposed > 0,
};

export async function siteActivity(work: Work, unit: Unit, filter: ActivityFilter): Promise<ActivityRow[]> {
  const units = await unitsBelow(work, unit);
  const since = {
    month: instantOf(`${work.today.slice(0, 8)}01`),
    year: instantOf(`${startYear(schoolYearOf(work.today))}-08-01`),
  };
  const articles = await activityBelow(work, unit.path, since);
  type Sent = { unit_id: number; unseen: number; undone: number; late: number };
  const { rows: sent } = await sql<Sent>`
    select r.unit_id, count(*) filter (where r.seen_at is null)::int as unseen,
      count(*) filter (where p.must_confirm and r.done_at is null)::int as undone, count(*) filter (where ${lateOn(work.today)})::int as late
    from sharing.receipt r join sharing.push p on p.id = r.push_id join organizations.unit u on u.id = r.unit_id
    where u.path <@ ${unit.path}::ltree and p.recalled_at is null and p.withdrawn_at is null and (p.expires_at is null or p.expires_at > ${work.now})
    group by r.unit_id`.execute(work.handle);
  type Proposed = { unit_id: number; proposed: number; accepted: number };
  const { rows: proposed } = await sql<Proposed>`
    select unit_id, count(*) filter (where state <> 'withdrawn')::int as proposed, count(*) filter (where state = 'accepted')::int as accepted
    from sharing.proposal where to_unit_id = ${unit.id} and proposed_at >= ${since.year} group by unit_id`.execute(work.handle);
  const sentBy = new Map(sent.map((row) => [row.unit_id, row]));
  const proposedBy = new Map(proposed.map((row) => [row.unit_id, row]));
  const offices = new Map([unit, ...units].map((one) => [one.id, one.shortName]));
  const words = fold(filter.text ?? '')
    .split(' ')
    .filter(Boolean);
  const rows = units
    .map((one): ActivityRow => {
      const [a, s, p] = [articles.get(one.id), sentBy.get(one.id), proposedBy.get(one.id)];
      return {
        ...{ unitId: one.id, slug: one.slug, code: one.code, name: one.shortName, level: one.level },
        ...{ officeId: one.parentId, officeName: offices.get(one.parentId ?? 0) ?? '' },
        ...{ month: a?.month ?? 0, year: a?.year ?? 0, lastAt: a?.lastAt ?? null },
        ...{ unseen: s?.unseen ?? 0, undone: s?.undone ?? 0, late: s?.late ?? 0 },
        ...{ proposed: p?.proposed ?? 0, accepted: p?.accepted ?? 0 },
      };
    })
    .filter((row) => words.every((word) => fold(`${row.name} ${row.code ?? ''}`).includes(word)))
    .filter((row) => !filter.level || row.level === filter.level)
    .filter((row) => !filter.office || row.officeId === filter.office || row.unitId === filter.office)
    .filter((row) => shows[filter.show as keyof typeof shows]?.(row) ?? true);
  const sort = filter.sort ?? 'name';
  const turn = sort.startsWith('-') ? -1 : 1;
  const key = sort.replace(/^-/, '');
  const number = (row: ActivityRow): number =>
    key === 'last' ? (row.lastAt?.getTime() ?? 0) : Number(row[key as 'month' | 'year' | 'unseen' | 'undone' | 'proposed']);
  if (key === 'name') return turn === 1 ? rows : rows.reverse();
  return rows.sort((a, b) => turn * (number(a) - number(b)) || collator.compare(a.name, b.name));
}

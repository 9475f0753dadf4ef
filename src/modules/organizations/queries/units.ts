// Which unit is meant, and what is known of it today? The directory of units is public.
import { sql } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';

export type Unit = {
  id: number;
  path: string;
  type: string;
  level: import('#kernel/code-lists/units-and-grades.ts').UnitLevel;
  slug: string;
  code: string | null;
  name: string;
  shortName: string;
  parentId: number | null;
  countedInSurvey: boolean;
  districtCode: string | null;
  closedOn: LocalDate | null;
};

const columns = [
  ...(['id', 'path', 'type', 'level', 'slug', 'code', 'name', 'short_name as shortName', 'parent_id as parentId'] as const),
  'counted_in_survey as countedInSurvey',
  ...(['district_code as districtCode', 'closed_on as closedOn'] as const),
] as const;

/** The two digits with which codes of the province begin: the department's own. */
export async function provinceCode(work: Work): Promise<string | null> {
  const row = await read(work).selectFrom('organizations.unit').select('code').where('parent_id', 'is', null).executeTakeFirst();
  return row?.code && /^\d{2}$/.test(row.code) ? row.code : null;
}

export async function unitBySlug(work: Work, slug: string): Promise<Unit | undefined> {
  return read(work).selectFrom('organizations.unit').select(columns).where('slug', '=', slug).executeTakeFirst();
}

export async function unitById(work: Work, id: number): Promise<Unit | undefined> {
  return read(work).selectFrom('organizations.unit').select(columns).where('id', '=', id).executeTakeFirst();
}

/** By the code of the sector database, the slug, or the office's address: what people type on a command line. */
export async function unitByCode(work: Work, code: string): Promise<Unit | undefined> {
  return read(work)
    .selectFrom('organizations.unit')
    .select(columns)
    .where((q) => q.or([q('code', '=', code), q('slug', '=', code)]))
    .executeTakeFirst();
}

export type UnitRow = Unit & {
  version: number;
  hidden: boolean;
  parentName: string | null;
  parentCode: string | null;
};

export type UnitFilter = {
  under?: string;
  text?: string;
  level?: string;
  withHidden?: boolean;
  /** Also those that exist no more: for registers, never for choices, audiences and counts. */
  withClosed?: boolean;
  limit?: number;
  offset?: number;
};

/** Units of a subtree in the order of the tree: the office first, then its units by level and name. */
export async function listUnits(work: Work, filter: UnitFilter = {}): Promise<UnitRow[]> {
  let query = read(work)
    .selectFrom('organizations.unit as u')
    .leftJoin('organizations.unit as p', 'p.id', 'u.parent_id')
    .select([
      ...(['u.id', 'u.path', 'u.type', 'u.level', 'u.slug', 'u.code', 'u.name', 'u.short_name as shortName'] as const),
      ...([
        'u.parent_id as parentId',
        'u.counted_in_survey as countedInSurvey',
        'u.closed_on as closedOn',
        'u.district_code as districtCode',
        'u.version',
      ] as const),
      ...(['p.name as parentName', 'p.code as parentCode'] as const),
      sql<boolean>`u.hidden_at is not null`.as('hidden'),
    ])
    .orderBy(sql`array_position(array['department','district','mn','th','thcs','thpt','gdtx'], u.level)`)
    .orderBy('u.sort_key')
    .orderBy('u.id')
    .limit(filter.limit ?? 2000)
    .offset(filter.offset ?? 0);
  if (filter.under) query = query.where(sql<boolean>`u.path <@ ${filter.under}::ltree`);
  if (filter.level) query = query.where('u.level', '=', filter.level as Unit['level']);
  // Each word in the name or, for what is abbreviated ("mn hai anh"), in the address.
  for (const like of likePatterns(filter.text)) {
    query = query.where((q) => q.or([q('u.name_fold', 'like', like), q('u.slug', 'like', like)]));
  }
  if (!filter.withClosed) query = query.where((q) => q.or([q('u.closed_on', 'is', null), q('u.closed_on', '>', work.today)]));
  if (!filter.withHidden) query = query.where('u.hidden_at', 'is', null);
  return query.execute();
}

/** The unit and those above it, highest first. */
export async function lineage(work: Work, path: string): Promise<Unit[]> {
  return read(work)
    .selectFrom('organizations.unit')
    .select(columns)
    .where(sql<boolean>`path @> ${path}::ltree`)
    .orderBy(sql`nlevel(path)`)
    .execute();
}

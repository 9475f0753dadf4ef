// What has a unit proposed, what has been proposed to it, and what came of it?
import { sql } from 'kysely';
import { isUuid } from '#kernel/ids.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import type { ProposalState } from '../tables.ts';

export type ProposalRow = {
  id: string;
  articleId: string;
  version: number;
  rowVersion: number;
  title: string;
  unitId: number;
  from: string;
  fromSlug: string;
  toUnitId: number;
  to: string;
  toSlug: string;
  toLevel: string;
  state: ProposalState;
  note: string;
  at: Date;
  by: string;
  decidedAt: Date | null;
  decidedBy: string | null;
  reason: string | null;
  copyArticleId: string | null;
  copySlug: string | null;
  copyPublishedAt: Date | null;
  originSlug: string;
  originVersion: number;
  originEndedAt: Date | null;
  originReason: string | null;
};
export type ProposalFilter = {
  side: 'in' | 'out';
  text?: string;
  state?: string | undefined;
  sort?: string;
  limit: number;
  offset: number;
};

const proposals = (work: Work) =>
  read(work)
    .selectFrom('sharing.proposal as q')
    .innerJoin('content.article_version as v', (join) =>
      join.onRef('v.article_id', '=', 'q.article_id').onRef('v.version', '=', 'q.version'),
    )
    .innerJoin('organizations.unit as f', 'f.id', 'q.unit_id')
    .innerJoin('organizations.unit as t', 't.id', 'q.to_unit_id');
const columns = [
  ...([
    'q.id',
    'q.article_id as articleId',
    'q.version',
    'q.row_version as rowVersion',
    'v.title',
    'q.unit_id as unitId',
  ] as const),
  ...([
    'f.short_name as from',
    'f.slug as fromSlug',
    'q.to_unit_id as toUnitId',
    't.short_name as to',
    't.slug as toSlug',
  ] as const),
  ...([
    't.level as toLevel',
    'q.state',
    'q.note',
    'q.proposed_at as at',
    'q.proposed_by as by',
    'q.decided_at as decidedAt',
  ] as const),
  ...(['q.decided_by as decidedBy', 'q.reason', 'q.copy_article_id as copyArticleId', 'q.copy_slug as copySlug'] as const),
  ...(['q.copy_published_at as copyPublishedAt', 'q.origin_slug as originSlug', 'q.origin_version as originVersion'] as const),
  ...(['q.origin_ended_at as originEndedAt', 'q.origin_reason as originReason'] as const),
] as const;

export async function listProposals(
  work: Work,
  unitId: number,
  filter: ProposalFilter,
): Promise<{ rows: ProposalRow[]; total: number }> {
  let query = proposals(work).where(filter.side === 'in' ? 'q.to_unit_id' : 'q.unit_id', '=', unitId);
  for (const like of likePatterns(filter.text))
    query = query.where(
      sql<boolean>`(platform.fold(v.title) like ${like} or f.name_fold like ${like} or t.name_fold like ${like})`,
    );
  if (filter.state === 'origin') query = query.where(originEnded);
  else if (filter.state) query = query.where('q.state', '=', filter.state as ProposalState);
  const { total } = await query.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const sort = filter.sort ?? '-at';
  const column = { at: 'q.proposed_at', title: 'v.title', decided: 'q.decided_at' }[sort.replace(/^-/, '')] ?? 'q.proposed_at';
  const rows = await query
    .select([...columns])
    .orderBy(sql.ref(column), (order) => (sort.startsWith('-') ? order.desc().nullsLast() : order.asc().nullsLast()))
    .orderBy('q.id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return { rows, total };
}
/** The proposer has withdrawn what stands at the superior as well. */
const originEnded = sql<boolean>`(q.state = 'accepted' and q.origin_ended_at is not null and q.copy_published_at is not null)`;

/** The proposal as one of the two sides may see it. */
export async function proposalById(work: Work, unitId: number, id: string): Promise<ProposalRow | undefined> {
  if (!isUuid(id)) return undefined;
  return proposals(work)
    .select([...columns])
    .where('q.id', '=', id)
    .where((q) => q.or([q('q.unit_id', '=', unitId), q('q.to_unit_id', '=', unitId)]))
    .executeTakeFirst();
}

/** Superiors' copies of an article of this unit that are on their pages. */
export async function copiesOf(
  work: Work,
  unitId: number,
  articleId: string,
): Promise<{ name: string; hostLabel: string; slug: string }[]> {
  if (!isUuid(articleId)) return [];
  const { rows } = await sql<{ name: string; hostLabel: string; slug: string }>`
    select t.short_name as name, s.host_label as "hostLabel", q.copy_slug as slug
    from sharing.proposal q join organizations.unit t on t.id = q.to_unit_id join sites.site s on s.unit_id = t.id
    where q.unit_id = ${unitId} and q.article_id = ${articleId}::uuid and q.state = 'accepted' and q.copy_published_at <= ${work.now}
    order by t.path, q.proposed_at`.execute(work.handle);
  return rows;
}

/** What waits for this unit's answer, what came back to it, which copies have lost their origin: asked with every first screen. */
export async function countProposals(
  work: Work,
  unitId: number,
): Promise<{ waiting: number; orphaned: number; returned: number }> {
  const row = await read(work)
    .selectFrom('sharing.proposal as q')
    .select((q) => [
      q.fn.countAll<number>().filterWhere(sql<boolean>`q.to_unit_id = ${unitId} and q.state = 'waiting'`).as('waiting'),
      q.fn.countAll<number>().filterWhere(sql<boolean>`q.to_unit_id = ${unitId} and ${originEnded}`).as('orphaned'),
      q.fn
        .countAll<number>()
        .filterWhere(
          // Answered in the last days, and nothing newer of that article proposed since.
          sql<boolean>`q.unit_id = ${unitId} and q.state = 'returned' and q.decided_at > ${new Date(work.now.getTime() - 7 * 86_400_000)}
            and not exists (select from sharing.proposal n where n.article_id = q.article_id and n.to_unit_id = q.to_unit_id and n.proposed_at > q.proposed_at)`,
        )
        .as('returned'),
    ])
    .where((q) => q.or([q('q.unit_id', '=', unitId), q('q.to_unit_id', '=', unitId)]))
    .executeTakeFirst();
  return row ?? { waiting: 0, orphaned: 0, returned: 0 };
}

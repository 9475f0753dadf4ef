// What of all this do citizens see? Copies at the receivers' sites, and where a superior's article came from. For the portal's role.
import { sql } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { cardsRead, newestBelow, type PublishedCard, publishedCards } from '#modules/content/index.ts';
import { type Question, question } from '#platform/db/question.ts';
import { spelled, statement, text } from '#platform/db/statement.ts';
import type { Work } from '#platform/db/work.ts';

/** A unit as it is named on another's page. */
export type Origin = { unitId: number; slug: string; name: string; hostLabel: string };
/** A superior's article at a receiver's site. */
export type CopyCard = PublishedCard & { pinned: boolean; from: Origin; sentAt: Date };

const from = text`json_build_object('unitId', s.id, 'slug', s.slug, 'name', s.short_name, 'hostLabel', t.host_label)`;

/** Pinned first, then the newest; an article that was sent twice stands once. */
const copies = text`
  select c.*, q.pinned, q."from", q.sent as "sentAt" from (
    select p.article_id, bool_or(r.pinned_at is not null) as pinned, max(p.sent_at) as sent, (array_agg(${from}))[1] as "from"
    from sharing.receipt r join sharing.push p on p.id = r.push_id join organizations.unit s on s.id = p.unit_id
      join sites.site t on t.unit_id = s.id
    where r.unit_id = ${'unit'} group by p.article_id
    order by pinned desc, sent desc, p.article_id limit ${'limit'} offset ${'offset'}
  ) q join (${publishedCards}) c on c.id = q.article_id order by q.pinned desc, q.sent desc, c.id`;
type CopiesAsked = { unit: number; limit: number; offset: number };

const copyRows = statement<CopyCard, CopiesAsked>`${copies}`;
export const copiesAt = (
  work: Work,
  unitId: number,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<CopyCard[]> => copyRows(work, { unit: unitId, limit, offset });
const copiesAsked = question<CopiesAsked>`${copies}`;
/** The same, to be asked together with other questions. */
export const askCopies = (unitId: number, limit: number): Question<CopyCard[]> => ({
  asked: copiesAsked({ unit: unitId, limit, offset: 0 }),
  read: (rows: CopyCard[]) => cardsRead(rows).map((row) => ({ ...row, sentAt: new Date(row.sentAt) })),
});

/** Whose article a unit shows under this sender's name; undefined where nothing of it was sent to the unit, or it is gone. */
export async function copySender(work: Work, unitId: number, senderSlug: string): Promise<Origin | undefined> {
  const { rows } = await sql<{ from: Origin }>`
    select ${spelled(from)} as from from organizations.unit s join sites.site t on t.unit_id = s.id
    where s.slug = ${senderSlug} and exists (
      select from sharing.push p join sharing.receipt r on r.push_id = p.id where p.unit_id = s.id and r.unit_id = ${unitId})`.execute(
    work.handle,
  );
  return rows[0]?.from;
}

export async function isCopiedTo(work: Work, unitId: number, articleId: string): Promise<boolean> {
  const { rows } = await sql`
    select from sharing.push p join sharing.receipt r on r.push_id = p.id
    where p.article_id = ${articleId}::uuid and r.unit_id = ${unitId} limit 1`.execute(work.handle);
  return rows.length > 0;
}

/** The day on which a copy that citizens could read was taken back by its sender; null: there has been none at this address. */
export async function takenBackOn(work: Work, unitId: number, senderSlug: string, slug: string): Promise<LocalDate | null> {
  const { rows } = await sql<{
    day: LocalDate | null;
  }>`select sharing.taken_back_on(${unitId}, ${senderSlug}, ${slug}) as day`.execute(work.handle);
  return rows[0]?.day ?? null;
}

const origin = question<{ article: string }>`
  select ${from} as from, '/tin/' || q.origin_slug as path, q.article_id as "articleId",
    exists (select from content.article a where a.id = q.article_id and a.state = 'published') as stands
  from sharing.proposal q join organizations.unit s on s.id = q.unit_id
    join sites.site t on t.unit_id = s.id where q.copy_article_id = ${'article'}::uuid`;
/** Where an article that was taken over from a unit below stands first; whether readers still find it there. */
export type TakenFrom = Origin & { path: string; articleId: string; stands: boolean };
export const askOrigin = (articleId: string): Question<TakenFrom | undefined> => ({
  asked: origin({ article: articleId }),
  read: ([row]: (Omit<TakenFrom, keyof Origin> & { from: Origin })[]) => {
    if (!row) return undefined;
    const { from, ...more } = row;
    return { ...from, ...more };
  },
});

/** The newest articles that a superior has taken over from the units below, each with the name of the unit that wrote it. */
export type FromMember = PublishedCard & { name: string; hostLabel: string };
const takenOver = question<{ unit: number; limit: number }>`
  select c.*, s.short_name as name, t.host_label as "hostLabel"
  from sharing.proposal q join organizations.unit s on s.id = q.unit_id join sites.site t on t.unit_id = q.to_unit_id
    join (${publishedCards}) c on c.id = q.copy_article_id
  where q.to_unit_id = ${'unit'} order by c."publishedAt" desc, c.id limit ${'limit'}`;
export const askTakenOver = (unitId: number, limit: number): Question<FromMember[]> => ({
  asked: takenOver({ unit: unitId, limit }),
  read: cardsRead,
});

/** What the site has published itself stands there once, among its own. */
const below = question<{ unit: number; path: string; levels: readonly UnitLevel[] | null; below: number }>`
  select c.*, u.short_name as name, s.host_label as "hostLabel" from (${newestBelow}) c
  join organizations.unit u on u.id = c."unitId" join sites.site s on s.unit_id = u.id
  where not exists (select from sharing.proposal q join content.article o on o.id = q.copy_article_id and o.state = 'published'
    where q.article_id = c.id and q.to_unit_id = ${'unit'})
  order by c."publishedAt" desc, c.id`;
/** Stories with a picture of the units below, of those of some levels or (none named) of all. */
export const askBelow = (
  { unitId, path }: { unitId: number; path: string },
  limit: number,
  levels: readonly UnitLevel[] = [],
): Question<FromMember[]> => ({
  asked: below({ unit: unitId, path, levels: levels.length > 0 ? levels : null, below: limit }),
  read: cardsRead,
});

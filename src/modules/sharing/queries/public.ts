// What of all this do citizens see? Copies at the receivers' sites, and where a superior's article came from. For the portal's role.
import { sql } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import { cardsRead, type PublishedCard, publishedCards } from '#modules/content/index.ts';
import type { Question } from '#platform/db/question.ts';
import type { Work } from '#platform/db/work.ts';

/** A unit as it is named on another's page. */
export type Origin = { unitId: number; slug: string; name: string; hostLabel: string };
/** A superior's article at a receiver's site. */
export type CopyCard = PublishedCard & { pinned: boolean; from: Origin };

const from = sql`json_build_object('unitId', s.id, 'slug', s.slug, 'name', s.short_name, 'hostLabel', t.host_label)`;

/** Pinned first, then the newest; an article that was sent twice stands once. */
const copies = (work: Work, unitId: number, page: { limit: number; offset?: number }) => sql<CopyCard>`
  select c.*, q.pinned, q."from" from (
    select p.article_id, bool_or(r.pinned_at is not null) as pinned, max(p.sent_at) as sent, (array_agg(${from}))[1] as "from"
    from sharing.receipt r join sharing.push p on p.id = r.push_id join organizations.unit s on s.id = p.unit_id
      join sites.site t on t.unit_id = s.id
    where r.unit_id = ${unitId} group by p.article_id
    order by pinned desc, sent desc, p.article_id limit ${page.limit} offset ${page.offset ?? 0}
  ) q join (${publishedCards(work)}) c on c.id = q.article_id order by q.pinned desc, q.sent desc, c.id`;

export const copiesAt = async (work: Work, unitId: number, page: { limit: number; offset?: number }): Promise<CopyCard[]> =>
  cardsRead((await copies(work, unitId, page).execute(work.handle)).rows);
/** The same, to be asked together with other questions. */
export const askCopies = (work: Work, unitId: number, limit: number): Question<CopyCard[]> => ({
  asked: copies(work, unitId, { limit }),
  read: cardsRead,
});

/** Whose article a unit shows under this sender's name; undefined where nothing of it was sent to the unit, or it is gone. */
export async function copySender(work: Work, unitId: number, senderSlug: string): Promise<Origin | undefined> {
  const { rows } = await sql<{ from: Origin }>`
    select ${from} as from from organizations.unit s join sites.site t on t.unit_id = s.id
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

/** Where an article that was taken over from a unit below stands first. */
export const askOrigin = (articleId: string): Question<(Origin & { path: string }) | undefined> => ({
  asked: sql`
    select ${from} as from, '/tin/' || q.origin_slug as path from sharing.proposal q join organizations.unit s on s.id = q.unit_id
      join sites.site t on t.unit_id = s.id where q.copy_article_id = ${articleId}::uuid`,
  read: ([row]: { from: Origin; path: string }[]) => row && { ...row.from, path: row.path },
});

/** The newest articles that a superior has taken over from the units below, each with the name of the unit that wrote it. */
export const takenOver = (work: Work, unitId: number, limit: number) => sql`
  select c.*, s.short_name as name, t.host_label as "hostLabel"
  from sharing.proposal q join organizations.unit s on s.id = q.unit_id join sites.site t on t.unit_id = q.to_unit_id
    join (${publishedCards(work)}) c on c.id = q.copy_article_id
  where q.to_unit_id = ${unitId} order by c."publishedAt" desc, c.id limit ${limit}`;

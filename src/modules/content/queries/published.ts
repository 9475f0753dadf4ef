// What has a site published? Read from the published versions only: the working copy beside them is nobody's business outside.
import { sql } from 'kysely';
import { type LocalDate, timeZone } from '#kernel/calendar.ts';
import type { Question } from '#platform/db/question.ts';
import { readerOf, type Work } from '#platform/db/work.ts';
import { inFrontOrder, type Priority, priorityDays } from '../rules/priority.ts';
import type { ContentTables } from '../tables.ts';

const read = readerOf<ContentTables>();

export type PublishedCard = {
  id: string;
  unitId: number;
  slug: string;
  sectionSlug: string;
  kind: 'news' | 'notice';
  title: string;
  summary: string;
  /** Its own, else the first of its text. */
  coverFile: string | null;
  coverScene: string | null;
  coverAlt: string;
  author: string;
  publishedAt: Date;
  priority: Priority;
  priorityUntil: string | null;
};
export type PublishedArticle = PublishedCard & {
  body: unknown;
  source: string;
  keywords: string[];
  /** Ids of files. */
  attachments: string[];
  /** Readers may say how useful it is. */
  rated: boolean;
  updatedAt: Date;
  version: number;
};

const cards = (work: Work) =>
  read(work)
    .selectFrom('content.article as a')
    .innerJoin('content.article_version as v', (join) =>
      join.onRef('v.article_id', '=', 'a.id').onRef('v.version', '=', 'a.published_version'),
    )
    .where('a.state', '=', 'published')
    .select([
      ...(['a.id', 'a.unit_id as unitId', 'a.slug', 'a.kind', 'v.section_slug as sectionSlug', 'v.title', 'v.summary'] as const),
      ...(['v.card_media_id as coverFile', 'v.cover_scene as coverScene', 'v.cover_alt as coverAlt', 'v.author'] as const),
      ...(['a.priority', 'a.priority_until as priorityUntil'] as const),
      sql<Date>`a.published_at`.as('publishedAt'),
    ]);

type Newest = { limit: number; offset?: number; section?: string | readonly string[]; kind?: 'news' | 'notice' };

function wantedOf(work: Work, unitId: number, options: Newest) {
  let query = cards(work).where('a.unit_id', '=', unitId);
  if (options.section) query = query.where('v.section_slug', 'in', [options.section].flat());
  if (options.kind) query = query.where('a.kind', '=', options.kind);
  return query.limit(options.limit).offset(options.offset ?? 0);
}

const newestOf = (work: Work, unitId: number, options: Newest) =>
  wantedOf(work, unitId, options).orderBy('a.published_at', 'desc').orderBy('a.id');

/** Those whose priority still holds, as `weightOn` has it. */
const heaviestOf = (work: Work, unitId: number, options: Newest, today: string) =>
  wantedOf(work, unitId, options)
    .where('a.priority', '>', 0)
    .where(
      sql<boolean>`coalesce(a.priority_until, (a.published_at at time zone ${timeZone})::date + ${priorityDays - 1}::int) >= ${today}::date`,
    )
    .orderBy('a.priority', 'desc')
    .orderBy('a.published_at', 'desc')
    .orderBy('a.id');

export const latest = (work: Work, unitId: number, options: Newest): Promise<PublishedCard[]> =>
  newestOf(work, unitId, options).execute();

/** Cards as rows of JSON hold their instant as text. */
export const cardsRead = <C extends PublishedCard>(rows: C[]): C[] =>
  rows.map((row) => ({ ...row, publishedAt: new Date(row.publishedAt) }));

/** The newest of a site, to be asked together with other questions. */
export const askLatest = (work: Work, unitId: number, options: Newest): Question<PublishedCard[]> => ({
  asked: newestOf(work, unitId, options),
  read: cardsRead,
});

/**
 * Those that stand first on a first page today: the newest, and the older ones that still have priority. In one statement with other
 * questions; the order is the rule's.
 */
export function askFront(work: Work, unitId: number, options: Newest, today: string): Question<PublishedCard[]> {
  const newest = newestOf(work, unitId, options).clearSelect().select('a.id');
  const heaviest = heaviestOf(work, unitId, options, today).clearSelect().select('a.id');
  return {
    asked: cards(work).where(sql<boolean>`a.id in (${newest} union all ${heaviest})`),
    read: (rows: PublishedCard[]) => inFrontOrder(cardsRead(rows), today).slice(0, options.limit),
  };
}

/** What is listed under a keyword, newest first, and how the word is written there. */
export async function listedUnder(
  work: Work,
  unitId: number,
  slug: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ word: string; cards: PublishedCard[] } | undefined> {
  const listed = await cards(work)
    .innerJoin('content.keyword as k', 'k.article_id', 'a.id')
    .where('k.unit_id', '=', unitId)
    .where('k.slug', '=', slug)
    .select('k.word')
    .orderBy('a.published_at', 'desc')
    .orderBy('a.id')
    .limit(limit)
    .offset(offset)
    .execute();
  const [first] = listed;
  return first && { word: first.word, cards: listed };
}

/** One published article of a site by its id. */
export const askCard = (work: Work, unitId: number, id: string): Question<PublishedCard[]> => ({
  asked: cards(work).where('a.unit_id', '=', unitId).where('a.id', '=', id),
  read: cardsRead,
});

/** The newest that superiors meant for their members. */
export const askForMembers = (work: Work, superiorIds: readonly number[], limit: number): Question<PublishedCard[]> => ({
  asked: cards(work)
    .where('a.unit_id', '=', sql<number>`any(${[...superiorIds]}::int[])`)
    .where('a.for_members', '=', true)
    .orderBy('a.published_at', 'desc')
    .orderBy('a.id')
    .limit(limit),
  read: cardsRead,
});

/** The cards that citizens may read, as a statement to be joined. */
export const publishedCards = (work: Work) => cards(work);

/** The newest stories with a picture of the units below a superior, or of those of some levels; to be joined to their units. */
export const newestBelow = (work: Work, path: string, limit: number, levels: readonly string[] = []) =>
  cards(work)
    .where('a.kind', '=', 'news')
    .$if(levels.length > 0, (query) =>
      query.where(sql<boolean>`a.unit_id in (select id from organizations.unit where level = any(${[...levels]}))`),
    )
    .where(
      sql<boolean>`a.unit_id in (select id from organizations.unit where path <@ ${path}::ltree and path <> ${path}::ltree and hidden_at is null)`,
    )
    .where((q) => q.or([q('v.card_media_id', 'is not', null), q('v.cover_scene', 'is not', null)]))
    .orderBy('a.published_at', 'desc')
    .orderBy('a.id')
    .limit(limit);

export async function publishedAt(
  work: Work,
  unitId: number,
  slug: string,
): Promise<PublishedArticle | { movedTo: string } | undefined> {
  const found = await cards(work)
    .innerJoin('content.approval as p', (join) =>
      join.onRef('p.article_id', '=', 'v.article_id').onRef('p.version', '=', 'v.version'),
    )
    .select(['v.body', 'v.source', 'v.keywords', 'v.attachments', 'v.rated', 'p.approved_at as updatedAt', 'v.version'])
    .where('a.unit_id', '=', unitId)
    .where('a.slug', '=', slug)
    .executeTakeFirst();
  if (found) return found;
  const alias = await read(work)
    .selectFrom('content.article_alias as l')
    .innerJoin('content.article as a', 'a.id', 'l.article_id')
    .select('a.slug')
    .where('l.unit_id', '=', unitId)
    .where('l.slug', '=', slug)
    .where('a.state', '=', 'published')
    .executeTakeFirst();
  return alias ? { movedTo: alias.slug } : undefined;
}

/** The day on which an article that citizens could read was withdrawn; null: there has been none at this address. */
export async function takenDownOn(work: Work, unitId: number, slug: string): Promise<LocalDate | null> {
  const { rows } = await sql<{ day: LocalDate | null }>`select content.taken_down_on(${unitId}, ${slug}) as day`.execute(
    work.handle,
  );
  return rows[0]?.day ?? null;
}

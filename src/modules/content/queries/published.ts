// What has a site published? Read from the published versions only: the working copy beside them is nobody's business outside.
import { sql } from 'kysely';
import { type LocalDate, timeZone } from '#kernel/calendar.ts';
import { type Question, question } from '#platform/db/question.ts';
import { constant, statement, type Text, text } from '#platform/db/statement.ts';
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
  /** Another's text: whose, as its source says; else ''. */
  reprintOf: string;
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

const columns = text`a.id, a.unit_id as "unitId", a.slug, a.kind, v.section_slug as "sectionSlug", v.title, v.summary, v.card_media_id as "coverFile",
  v.cover_scene as "coverScene", v.cover_alt as "coverAlt", v.author, case when v.reused then v.source else '' end as "reprintOf", a.priority, a.priority_until as "priorityUntil",
  a.published_at as "publishedAt"`;
/** What readers are shown is said in words, not by a value: the indexes of what is published are chosen when a statement is planned. */
const published = text`content.article a join content.article_version v on v.article_id = a.id and v.version = a.published_version
  and a.state = 'published'`;
const newestFirst = text`order by a.published_at desc, a.id`;

/** The cards that citizens may read, to be joined. */
export const publishedCards = text`select ${columns} from ${published}`;

type Newest = { limit: number; offset?: number; section?: string | readonly string[] };
const latestRows = statement<PublishedCard, { unit: number; sections: readonly string[] | null; limit: number; offset: number }>`
  ${publishedCards} where a.unit_id = ${'unit'} and (${'sections'}::text[] is null or v.section_slug = any(${'sections'}))
  ${newestFirst} limit ${'limit'} offset ${'offset'}`;
export const latest = (work: Work, unitId: number, { section, limit, offset = 0 }: Newest): Promise<PublishedCard[]> =>
  latestRows(work, { unit: unitId, sections: section ? [section].flat() : null, limit, offset });

const newestOfBoth = statement<PublishedCard, { unit: number; limit: number }>`
  (${publishedCards} where a.unit_id = ${'unit'} and a.kind = 'news' ${newestFirst} limit ${'limit'})
  union all
  (${publishedCards} where a.unit_id = ${'unit'} and a.kind = 'notice' ${newestFirst} limit ${'limit'})`;
/** The newest stories and the newest notices, as many of each: where a site tells much, its notices are not among the newest of all. */
export const latestOfBoth = (work: Work, unitId: number, limit: number): Promise<PublishedCard[]> =>
  newestOfBoth(work, { unit: unitId, limit });

/** Cards as rows of JSON hold their instant as text. */
export const cardsRead = <C extends PublishedCard>(rows: C[]): C[] =>
  rows.map((row) => ({ ...row, publishedAt: new Date(row.publishedAt) }));

/** The newest, and those whose priority still holds, as `weightOn` has it: some are both. */
const frontOf = (which: Text) => question<{ unit: number; section: string | undefined; limit: number; today: string }>`
  (${publishedCards} where a.unit_id = ${'unit'} and ${which} ${newestFirst} limit ${'limit'})
  union all
  (${publishedCards} where a.unit_id = ${'unit'} and ${which} and a.priority > 0
    and coalesce(a.priority_until, (a.published_at at time zone ${constant(timeZone)})::date + ${constant(priorityDays - 1)}) >= ${'today'}::date
    order by a.priority desc, a.published_at desc, a.id limit ${'limit'})`;
const fronts = {
  news: frontOf(text`a.kind = 'news'`),
  notice: frontOf(text`a.kind = 'notice'`),
  section: frontOf(text`v.section_slug = ${'section'}`),
};

/**
 * Those that stand first on a first page today: the newest, and the older ones that still have priority. In one statement with other
 * questions; the order is the rule's.
 */
export const askFront = (
  unitId: number,
  { limit, ...of }: { limit: number } & ({ kind: 'news' | 'notice' } | { section: string }),
  today: string,
): Question<PublishedCard[]> => ({
  asked: fronts['kind' in of ? of.kind : 'section']({
    ...{ unit: unitId, limit, today },
    section: 'section' in of ? of.section : undefined,
  }),
  read: (rows: PublishedCard[]) => {
    const once = new Map(rows.map((row) => [row.id, row]));
    return inFrontOrder(cardsRead([...once.values()]), today).slice(0, limit);
  },
});

const underKeyword = statement<PublishedCard & { word: string }, { unit: number; slug: string; limit: number; offset: number }>`
  select ${columns}, k.word from ${published} join content.keyword k on k.article_id = a.id
  where k.unit_id = ${'unit'} and k.slug = ${'slug'} ${newestFirst} limit ${'limit'} offset ${'offset'}`;
/** What is listed under a keyword, newest first, and how the word is written there. */
export async function listedUnder(
  work: Work,
  unitId: number,
  slug: string,
  page: { limit: number; offset: number },
): Promise<{ word: string; cards: PublishedCard[] } | undefined> {
  const listed = await underKeyword(work, { unit: unitId, slug, ...page });
  const [first] = listed;
  return first && { word: first.word, cards: listed };
}

const card = question<{ unit: number; id: string | null }>`
  ${publishedCards} where a.unit_id = ${'unit'} and a.id = ${'id'}::uuid`;
/** One published article of a site by its id; '': none. */
export const askCard = (unitId: number, id: string): Question<PublishedCard[]> => ({
  asked: card({ unit: unitId, id: id || null }),
  read: cardsRead,
});

const forMembers = question<{ superiors: readonly number[]; limit: number }>`
  ${publishedCards} where a.unit_id = any(${'superiors'}::int[]) and a.for_members ${newestFirst} limit ${'limit'}`;
/** The newest that superiors meant for their members. */
export const askForMembers = (superiorIds: readonly number[], limit: number): Question<PublishedCard[]> => ({
  asked: forMembers({ superiors: superiorIds, limit }),
  read: cardsRead,
});

/**
 * The newest stories with a picture of the units below `path`, of those of some `levels` (null: of all); to be joined to their units.
 * Whether a unit is one of them is asked story by story, from the newest on: to collect all they ever told and keep the newest takes as long
 * as they are many.
 */
export const newestBelow = text`${publishedCards} where a.kind = 'news' and (v.card_media_id is not null or v.cover_scene is not null)
  and (select w.path <@ ${'path'}::ltree and w.path <> ${'path'}::ltree and w.hidden_at is null
    and (${'levels'}::text[] is null or w.level = any(${'levels'})) from organizations.unit w where w.id = a.unit_id)
  ${newestFirst} limit ${'below'}`;

const articleAt = statement<PublishedArticle, { unit: number; slug: string }>`
  select ${columns}, v.body, v.source, v.keywords, v.attachments, v.rated, p.approved_at as "updatedAt", v.version
  from ${published} join content.approval p on p.article_id = v.article_id and p.version = v.version
  where a.unit_id = ${'unit'} and a.slug = ${'slug'}`;
export async function publishedAt(
  work: Work,
  unitId: number,
  slug: string,
): Promise<PublishedArticle | { movedTo: string } | undefined> {
  const [found] = await articleAt(work, { unit: unitId, slug });
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

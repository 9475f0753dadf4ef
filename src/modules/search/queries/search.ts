// Who finds what, and how much of it? Asked as the portal's role: what citizens may not read is neither found nor counted.
import { sql } from 'kysely';
import { readerOf, type Work } from '#platform/db/work.ts';
import { excerpt, standsIn, standsSomewhere } from '../rules/excerpt.ts';
import { questionOf, type Term } from '../rules/question.ts';
import type { ItemType, SearchTables } from '../tables.ts';

const read = readerOf<SearchTables>();

/** Where is looked: one unit's site, or all units below a path (the province's is the root's). */
export type Where = { unitId: number } | { beneath: string };
export type Between = { since?: Date | undefined; until?: Date | undefined };

const unitOf = (where: Where) => ('unitId' in where ? where.unitId : undefined);

export type Count = { unitId: number; type: ItemType; n: number };

/** How many of each kind at each unit: everything a result can be narrowed by is added up from this. */
export async function countFound(work: Work, terms: readonly Term[], where: Where, between: Between = {}): Promise<Count[]> {
  const question = questionOf(terms, unitOf(where));
  if (!question) return [];
  const { rows } = await sql<Count>`
    select unit_id as "unitId", type, n from search.found(${question.all}::tsquery, ${question.phrases}::text[],
      ${'beneath' in where ? where.beneath : null}::ltree, ${between.since ?? null}, ${between.until ?? null})`.execute(
    work.handle,
  );
  return rows;
}

/** Until when an answer of now holds if nothing is written: when the next item comes or goes by the clock; null: for good. */
export async function nextTurn(work: Work): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select search.next_turn() as at`.execute(work.handle);
  return rows[0]?.at ?? null;
}

export type Found = {
  id: number;
  unitId: number;
  type: ItemType;
  path: string;
  label: string;
  title: string;
  at: Date;
  /** The place of the text that answers. */
  excerpt: string;
  /** The attached file in which that stands. */
  file: { name: string; path: string } | null;
};

export type PageOptions = Between & {
  /** Only these units; of the site of one unit `where` says so. */
  units?: readonly number[] | undefined;
  types?: readonly ItemType[] | undefined;
  newestFirst?: boolean;
  /**
   * Over many units: pages that every unit has stand behind what one of them wrote and answers as well; of one and the same title the first
   * stands with the others, its repetitions after all of them.
   */
  varied?: boolean;
  limit: number;
  offset?: number;
};

/** As many as `search.page` gives at once. */
const window = 100;

/** As one array: a list would make another statement for every number of them, and the names of kept plans are few. */
const oneOf = (rows: readonly { id: number }[]) => sql<boolean>`id = any(${rows.map((row) => row.id)}::bigint[])`;

async function byVariety(work: Work, ids: { id: number }[]): Promise<{ id: number }[]> {
  if (ids.length < 2) return ids;
  const rows = await read(work).selectFrom('search.item').select(['id', 'title']).where(oneOf(ids)).execute();
  const titles = new Map(rows.map((row) => [row.id, row.title]));
  const seen = new Map<string, number>();
  return ids
    .map((row) => {
      const title = titles.get(row.id) ?? '';
      const before = seen.get(title) ?? 0;
      seen.set(title, before + 1);
      return { row, before };
    })
    .toSorted((a, b) => a.before - b.before)
    .map(({ row }) => row);
}

/** One page of what is found, best first. */
export async function pageOfFound(
  work: Work,
  terms: readonly Term[],
  unitId: number | undefined,
  options: PageOptions,
): Promise<Found[]> {
  const question = questionOf(terms, unitId);
  if (!question) return [];
  const { units, types, since, until, newestFirst, varied, limit, offset = 0 } = options;
  // Pages of one window are cut from the same order, so that nothing is shown twice or left out.
  const begin = varied ? Math.floor(offset / window) * window : offset;
  const { rows: listed } = await sql<{ id: number }>`
    select page as id from search.page(${newestFirst ? [question.all] : question.ranks}::tsquery[], ${question.phrases}::text[],
      ${units ? [...units] : null}::int[], ${types ? [...types] : null}::text[], ${since ?? null}, ${until ?? null}, ${varied ? window : limit}, ${begin},
      ${varied === true})`.execute(work.handle);
  const ids = varied ? (await byVariety(work, listed)).slice(offset - begin, offset - begin + limit) : listed;
  if (ids.length === 0) return [];
  const rows = await read(work)
    .selectFrom('search.item')
    .select([
      'id',
      'unit_id as unitId',
      'type',
      'path',
      'label',
      'title',
      'at',
      'body',
      sql<number>`jsonb_array_length(files)`.as('attached'),
    ])
    .where(oneOf(ids))
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found: Found[] = [];
  for (const { id } of ids) {
    const row = byId.get(id);
    if (!row) continue;
    const { body, attached, ...rest } = row;
    // Only when title and text do not answer by themselves are the files looked into.
    const file = attached > 0 && !standsIn(`${rest.label} ${rest.title} ${body}`, terms) ? await fileWith(work, id, terms) : null;
    found.push({ ...rest, excerpt: excerpt(file ? file.text : body, terms), file: file && { name: file.name, path: file.path } });
  }
  return found;
}

/** The file in which most of the terms stand. */
async function fileWith(work: Work, id: number, terms: readonly Term[]) {
  const row = await read(work).selectFrom('search.item').select('files').where('id', '=', id).executeTakeFirst();
  const scored = (row?.files ?? []).map((file) => ({
    file,
    hits: terms.filter((term) => standsSomewhere(`${file.name} ${file.text}`, [term])).length,
  }));
  const best = scored.sort((a, b) => b.hits - a.hits)[0];
  return best && best.hits > 0 ? best.file : null;
}

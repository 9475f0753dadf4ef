// Which pictures has a unit, and whose bytes are these? The portal's role sees what is not hidden.

import { sql } from 'kysely';
import { isUuid } from '#kernel/ids.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import { askTogether, type Question, question } from '#platform/db/question.ts';
import { type Text, text } from '#platform/db/statement.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import { type Picture, pictureOf } from '../rules/picture.ts';

const columns = ['id', 'name', 'alt', 'decorative', 'width', 'height', 'variants'] as const;

/** Those of the pictures that exist and may be seen, by id. */
export async function picturesById(work: Work, ids: readonly string[]): Promise<Map<string, Picture>> {
  if (!ids.some(isUuid)) return new Map();
  const [pictures] = await askTogether(work, [askPicturesById(ids)]);
  return pictures;
}
const shown = question<{ ids: readonly string[] }>`
  select id, name, alt, decorative, width, height, variants from media.file
  where id = any(${'ids'}::uuid[]) and hidden_at is null and held_at is null`;
/** The same, to be asked together with other questions. */
export const askPicturesById = (ids: readonly string[]): Question<Map<string, Picture>> => ({
  asked: shown({ ids: [...new Set(ids)].filter(isUuid) }),
  read: (rows: Parameters<typeof pictureOf>[0][]) => new Map(rows.map((row) => [row.id, pictureOf(row)])),
});

/** As a column of a statement: pictures whose ids `ids` selects. */
export const picturesColumn = (ids: Text): Text =>
  text`(select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'alt', f.alt, 'decorative', f.decorative,
    'width', coalesce(f.width, 0), 'height', coalesce(f.height, 0), 'variants', f.variants)), '[]')
    from media.file f where f.id in (${ids}) and f.hidden_at is null and f.held_at is null)`;

/** The picture that these bytes are a size of: the unit's when one is given, else any the actor may see. */
export async function pictureWithBytes(
  work: Work,
  sha256: string,
  { unitId, withHidden = false }: { unitId?: number; withHidden?: boolean } = {},
): Promise<{ id: string } | undefined> {
  let query = read(work)
    .selectFrom('media.file')
    .select('id')
    .where(sql<boolean>`variants @> ${JSON.stringify([{ sha256 }])}::jsonb`);
  if (!withHidden) query = query.where('hidden_at', 'is', null).where('held_at', 'is', null);
  if (unitId !== undefined) query = query.where('unit_id', '=', unitId);
  return query.executeTakeFirst();
}

/** All uses that a unit makes of the bytes of one of its pictures, whatever their words and state. */
export async function sameBytes(work: Work, unitId: number, id: string): Promise<string[]> {
  const rows = await read(work)
    .selectFrom('media.file as f')
    .innerJoin('media.file as g', (join) => join.onRef('g.sha256', '=', 'f.sha256').onRef('g.unit_id', '=', 'f.unit_id'))
    .select('g.id')
    .where('f.id', '=', id)
    .where('f.unit_id', '=', unitId)
    .execute();
  return rows.map((row) => row.id);
}

export type Copy = { id: string; unitId: number; unit: string; hiddenAt: Date | null };

/** What other units use of these pictures' bytes, where one was taken over from these. Asked within a widened scope. */
export async function copiesElsewhere(work: Work, unitId: number, ids: readonly string[]): Promise<Copy[]> {
  const { rows } = await sql<Copy>`
    select g.id, g.unit_id as "unitId", u.short_name as unit, g.hidden_at as "hiddenAt"
    from media.file g join organizations.unit u on u.id = g.unit_id
    where g.unit_id <> ${unitId} and (g.unit_id, g.sha256) in (select c.unit_id, c.sha256 from media.file c where c.taken_from = any(${[...ids]}::uuid[]))
    order by u.sort_key, g.id`.execute(work.handle);
  return rows;
}

/** Which superiors took these pictures over, by picture. */
export const takenOverBy = (work: Work, unitId: number, ids: readonly string[]): Promise<Map<string, string[]>> =>
  work.elevated('which superiors show a picture of this unit', async () => {
    const { rows } = await sql<{ id: string; units: string[] }>`
      select f.id, array_agg(distinct u.short_name) as units from media.file f join media.file g on g.taken_from = f.id
        join organizations.unit u on u.id = g.unit_id
      where f.id = any(${[...ids]}::uuid[]) and f.unit_id = ${unitId} and g.unit_id <> f.unit_id group by f.id`.execute(
      work.handle,
    );
    return new Map(rows.map((row) => [row.id, row.units]));
  });

/** Those of a unit's pictures whose bytes were taken over from a unit that has hidden its own since: by whom, since when. */
export const hiddenWhereFrom = (
  work: Work,
  unitId: number,
  ids: readonly string[],
): Promise<Map<string, { unit: string; hiddenAt: Date }>> =>
  work.elevated('whether a picture is hidden where it was taken over from', async () => {
    const { rows } = await sql<{ id: string; unit: string; hiddenAt: Date }>`
      select g.id, u.short_name as unit, f.hidden_at as "hiddenAt" from media.file g
        join media.file c on c.unit_id = g.unit_id and c.sha256 = g.sha256
        join media.file f on f.id = c.taken_from join organizations.unit u on u.id = f.unit_id
      where g.id = any(${[...ids]}::uuid[]) and g.unit_id = ${unitId} and f.hidden_at is not null
      order by f.hidden_at desc`.execute(work.handle);
    return new Map(rows.map(({ id, ...origin }) => [id, origin]));
  });

/** Names of the other units that have the bytes of one of a unit's pictures. */
export const alsoAt = (work: Work, unitId: number, id: string): Promise<string[]> =>
  work.elevated('at which units else is this picture of a child', async () => {
    const { rows } = await sql<{ name: string }>`
      select u.short_name as name from organizations.unit u where u.id <> ${unitId} and u.id in (
        select g.unit_id from media.file f join media.file g on g.sha256 = f.sha256 where f.id = ${id}::uuid and f.unit_id = ${unitId})
      order by u.sort_key limit 20`.execute(work.handle);
    return rows.map((row) => row.name);
  });

/** Pictures of a unit whatever their state, for who works on them: those hidden or held back say so. */
export async function picturesOfUnit(work: Work, unitId: number, ids: readonly string[]): Promise<Map<string, LibraryRow>> {
  const wanted = [...new Set(ids)].filter((id) => isUuid(id));
  if (wanted.length === 0) return new Map();
  const rows = await read(work)
    .selectFrom('media.file')
    .select([...columns, 'created_by', 'created_at', 'hidden_at', 'held_at'])
    .where('unit_id', '=', unitId)
    .where('id', 'in', wanted)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...pictureOf(row),
        ...{ createdBy: row.created_by, createdAt: row.created_at },
        ...{ hidden: row.hidden_at !== null, held: row.held_at !== null },
      },
    ]),
  );
}

export type LibraryRow = Picture & { createdBy: string; createdAt: Date; hidden: boolean; held: boolean };
export type LibraryFilter = { text?: string; show?: 'visible' | 'undescribed' | 'hidden'; limit: number; offset: number };

/** Newest first. */
export async function listPictures(
  work: Work,
  unitId: number,
  filter: LibraryFilter,
): Promise<{ rows: LibraryRow[]; total: number }> {
  let query = read(work).selectFrom('media.file').where('unit_id', '=', unitId);
  query =
    filter.show === 'hidden'
      ? query.where((q) => q.or([q('hidden_at', 'is not', null), q('held_at', 'is not', null)]))
      : query.where('hidden_at', 'is', null);
  if (filter.show === 'undescribed') query = query.where('alt', '=', '').where('decorative', '=', false);
  for (const like of likePatterns(filter.text)) query = query.where('search_fold', 'like', like);
  const { total } = await query.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select([...columns, 'created_by', 'created_at', 'hidden_at', 'held_at'])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return {
    total,
    rows: rows.map((row) => ({
      ...pictureOf(row),
      createdBy: row.created_by,
      createdAt: row.created_at,
      hidden: row.hidden_at !== null,
      held: row.held_at !== null,
    })),
  };
}

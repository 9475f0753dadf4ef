// Makes the index of the search anew from what is published: unit by unit, each in one transaction, as often as one likes.

import { sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import { indexArticles, readFilesLater as readArticleFilesLater } from '#modules/content/index.ts';
import { indexDisclosure } from '#modules/disclosure/index.ts';
import { indexAllDocuments, readFilesLater, unreadFiles } from '#modules/documents/index.ts';
import { indexEngagement } from '#modules/engagement/index.ts';
import { indexAlbums } from '#modules/gallery/index.ts';
import { indexResources } from '#modules/resources/index.ts';
import { indexEvents } from '#modules/schedule/index.ts';
import { indexSections } from '#modules/sites/index.ts';
import type { Database } from '#platform/db/database.ts';
import type { Work } from '#platform/db/work.ts';

/** Whoever publishes: each puts all of a unit that citizens may read into the index, and says how much was other than before. */
const indexes: readonly ((work: Work, unitId: number) => Promise<number>)[] = [
  ...[
    indexArticles,
    indexAllDocuments,
    indexSections,
    indexEngagement,
    indexDisclosure,
    indexEvents,
    indexAlbums,
    indexResources,
  ],
];

export type Reindexed = { units: number; changed: number };

/** @param unitIds all of them when not given. @returns how much was new, other or gone: nothing when done twice */
export async function reindex(db: Database, actor: Actor, unitIds?: readonly number[]): Promise<Reindexed> {
  const units =
    unitIds ??
    (await db.read(actor, async (work) => {
      const { rows } = await sql<{ id: number }>`select unit_id as id from sites.site order by unit_id`.execute(work.handle);
      return rows.map((row) => row.id);
    }));
  let changed = 0;
  for (const unitId of units)
    changed += await db.as(actor, async (work) => {
      if ((await unreadFiles(work, unitId)).length > 0) await readFilesLater(work, unitId);
      await readArticleFilesLater(work, unitId);
      let other = 0;
      for (const index of indexes) other += await index(work, unitId);
      return other;
    });
  return { units: units.length, changed };
}

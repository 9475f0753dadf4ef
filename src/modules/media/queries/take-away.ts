// The pictures of a unit with their words, for whoever takes the site away. What is held back for a child stays here.
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import { type Picture, pictureOf } from '../rules/picture.ts';

export async function takeAwayPictures(work: Work, unitId: number): Promise<Picture[]> {
  const rows = await read(work)
    .selectFrom('media.file')
    .select(['id', 'name', 'alt', 'decorative', 'width', 'height', 'variants'])
    .where('unit_id', '=', unitId)
    .where('hidden_at', 'is', null)
    .where('held_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(pictureOf);
}

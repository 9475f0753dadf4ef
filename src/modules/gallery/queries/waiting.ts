// What of albums and videos waits for another's approval or came back; and what stands, under the same names, to be compared with it.
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import type { AlbumBody, Body, VideoBody } from '../rules/body.ts';

export type WaitingPiece<B extends Body = Body> = {
  body: B;
  children: '' | 'none' | 'agreed';
  state: 'waiting' | 'returned';
  reason: string | null;
  writtenBy: string[];
  version: number;
  by: string;
  at: Date;
};

/** The id says whether it is an album's or a video's. */
export async function waitingPiece<B extends Body>(work: Work, unitId: number, id: string): Promise<WaitingPiece<B> | undefined> {
  const row = await read(work)
    .selectFrom('gallery.waiting')
    .select(['body', 'children', 'state', 'return_reason as reason', 'written_by as writtenBy', 'version'])
    .select(['sent_by as by', 'sent_at as at'])
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, body: row.body as B };
}

export async function albumBody(work: Work, id: string): Promise<AlbumBody> {
  const words = await read(work)
    .selectFrom('gallery.album')
    .select(['title', 'summary', 'class_name', 'held_on'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const pictures = await read(work)
    .selectFrom('gallery.album_picture')
    .select(['file_id', 'scene', 'scene_alt', 'caption'])
    .where('album_id', '=', id)
    .orderBy('position')
    .execute();
  return { ...words, pictures };
}

export const videoBody = (work: Work, id: string): Promise<VideoBody> =>
  read(work)
    .selectFrom('gallery.video')
    .select(['title', 'summary', 'held_on', 'provider', 'url', 'poster_id', 'poster_scene'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

export type WaitingRow = {
  id: string;
  kind: 'album' | 'video';
  title: string;
  state: 'waiting' | 'returned';
  reason: string | null;
  by: string;
  at: Date;
  writtenBy: string[];
};

/** All that is on its way at a unit, the oldest first. */
export async function galleryWaiting(work: Work, unitId: number): Promise<WaitingRow[]> {
  const rows = await read(work)
    .selectFrom('gallery.waiting')
    .select(['id', 'kind', 'body', 'state', 'return_reason as reason', 'sent_by as by', 'sent_at as at'])
    .select('written_by as writtenBy')
    .where('unit_id', '=', unitId)
    .orderBy('sent_at')
    .orderBy('id')
    .execute();
  return rows.map(({ body, ...row }) => ({ ...row, title: (body as Body).title }));
}

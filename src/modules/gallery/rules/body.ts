// What citizens see of an album or a video, as it stands and as it waits: the same names in the tables, in what waits, and in the second lock
// of the database, which compares them. Pure.
import type { LocalDate } from '#kernel/calendar.ts';
import type { Provider } from '#kernel/video-address.ts';

export type PictureBody = { file_id: string | null; scene: string | null; scene_alt: string; caption: string };
type Words = { title: string; summary: string; held_on: LocalDate };
export type AlbumBody = Words & { class_name: string; pictures: PictureBody[] };
export type VideoBody = Words & { provider: Provider; url: string; poster_id: string | null; poster_scene: string | null };
export type Body = AlbumBody | VideoBody;

/** The id of a picture of the library, or 'scene:…' for a drawing of the house: as the forms say it. */
export const keyOf = ({ file_id, scene }: Pick<PictureBody, 'file_id' | 'scene'>): string => file_id ?? `scene:${scene}`;

/** Ids of the pictures of the library in it. */
export const filesIn = ({ pictures }: Pick<AlbumBody, 'pictures'>): string[] => pictures.flatMap(({ file_id }) => file_id ?? []);

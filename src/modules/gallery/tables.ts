// Tables of the gallery module.
import type { Generated, GeneratedAlways } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import type { Provider } from '#kernel/video-address.ts';

export type GalleryState = 'draft' | 'published' | 'withdrawn';
type Piece = {
  id: string;
  unit_id: number;
  slug: string;
  state: GalleryState;
  title: string;
  summary: string;
  held_on: LocalDate;
  search_fold: string;
  version: number;
  first_published_at: Date | null;
  /** Ids of who has written on it since it was last published. */
  written_by: Generated<string[]>;
  updated_by: string;
  updated_at: Date;
};
export type GalleryTables = {
  'gallery.album': Piece & { class_name: string };
  'gallery.album_picture': {
    album_id: string;
    position: number;
    unit_id: number;
    file_id: string | null;
    scene: string | null;
    scene_alt: string;
    caption: string;
  };
  'gallery.video': Piece & { provider: Provider; url: string; poster_id: string | null; poster_scene: string | null };
  /** What an album or a video is to be when somebody else has approved it; what stands in its own table is what citizens see. */
  'gallery.waiting': {
    id: string;
    kind: 'album' | 'video';
    album_id: GeneratedAlways<string | null>;
    video_id: GeneratedAlways<string | null>;
    unit_id: number;
    /** See rules/body.ts. */
    body: unknown;
    /** What was said of children on its pictures. */
    children: '' | 'none' | 'agreed';
    state: 'waiting' | 'returned';
    return_reason: string | null;
    /** Ids of who has written on it since it was last published. */
    written_by: string[];
    version: number;
    sent_by: string;
    sent_at: Date;
  };
};

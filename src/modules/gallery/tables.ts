// Tables of the gallery module.
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
};

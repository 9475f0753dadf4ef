// Around the form of an album or a video: where it stands, who saved it, what may become of it.
import { formatInstant } from '#kernel/calendar.ts';
import type { GalleryState } from '../../tables.ts';
import { galleryStates, stateTone } from '../gallery-list.ts';

type Piece = { title: string; state: GalleryState; updatedBy: string; updatedAt: Date };

export function aroundPiece(form: 'album' | 'video', piece: Piece | null) {
  const fresh = form === 'album' ? 'Album mới' : 'Video mới';
  const live = piece?.state === 'published';
  return {
    ...{ form, title: piece?.title ?? fresh, here: piece ? 'Soạn' : fresh },
    list: { label: 'Album, video', to: 'gallery/albums' },
    facts: piece && (
      <>
        <span className={stateTone[piece.state]}>{galleryStates[piece.state]}</span> {piece.updatedBy} lưu{' '}
        {formatInstant(new Date(piece.updatedAt))}
      </>
    ),
    acts: [
      ...(live ? [] : [{ value: 'draft', label: 'Lưu nháp' }]),
      { value: 'publish', label: live ? 'Lưu, đăng bản mới' : 'Đăng' },
    ],
  };
}

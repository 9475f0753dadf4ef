// Around the form of an album or a video: where it stands, who saved it, what may become of it.
import { formatInstant } from '#kernel/calendar.ts';
import type { Review } from '../../rules/review.ts';
import type { GalleryState } from '../../tables.ts';
import { galleryStates, reviewTone, stateTone } from '../gallery-list.ts';

/** What was done, by the name of the act that did it; `send` is publishing where another must approve it. */
export const done = {
  ...{ publish: 'Đã đăng.', draft: 'Đã lưu.', withdraw: 'Đã gỡ khỏi trang.', return: 'Đã trả lại người gửi.' },
  ...{ send: 'Đã gửi duyệt. Người xem thấy bản mới khi được duyệt.', approve: 'Đã duyệt và đăng.' },
  drop: 'Đã bỏ bản chờ duyệt.',
} as const;
export type Act = keyof typeof done;

type Piece = { title: string; state: GalleryState; updatedBy: string; updatedAt: Date };

/** `separate`: another must approve it before citizens see it. */
export function aroundPiece(form: 'album' | 'video', piece: Piece | null, review: Review, separate: boolean) {
  const fresh = form === 'album' ? 'Album mới' : 'Video mới';
  const live = piece?.state === 'published';
  return {
    ...{ form, title: piece?.title ?? fresh, here: piece ? 'Soạn' : fresh },
    list: { label: 'Album, video', to: 'gallery/albums' },
    facts: piece && (
      <>
        <span className={stateTone[piece.state]}>{galleryStates[piece.state]}</span>{' '}
        {review && <span className={reviewTone[review]}>{galleryStates[review]}</span>} {piece.updatedBy} lưu{' '}
        {formatInstant(new Date(piece.updatedAt))}
      </>
    ),
    acts: [
      ...(live || review ? [] : [{ value: 'draft', label: 'Lưu nháp' }]),
      { value: 'publish', label: separate ? (review ? 'Gửi bản sửa' : 'Gửi duyệt') : live ? 'Lưu, đăng bản mới' : 'Đăng' },
    ],
  };
}

/** Said where another must approve it: what waits, and what never does. */
export const ApprovalNote = ({ form }: { form: 'album' | 'video' }) => (
  <p className="note">
    Trang đặt người viết không tự duyệt bài của mình: {form} gửi ở đây chờ người khác duyệt. Cần cất ngay khỏi mắt người xem thì
    gỡ {form}, hoặc ẩn ảnh ở Thư viện ảnh: không phải chờ.
  </p>
);

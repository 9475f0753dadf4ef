// Where does what is saved of an album or a video go, and who may answer for what waits (P-1.13)? Pure.
import type { Reason } from '#kernel/refusal.ts';

export type Review = 'waiting' | 'returned' | null;
export type Way = 'draft' | 'page' | 'approval';
export type Answer = 'approve' | 'return' | 'drop';
/** Who acts: may approve here, has written on it since it was last published. */
export type Hand = { approves: boolean; wrote: boolean };

const no = (code: string, message: string): Reason => ({ code, message });

/** `publish`: for readers, now or when it is approved. `separate`: at this site nobody approves what he or she has written. */
export function wayOf(publish: boolean, piece: { published: boolean; review: Review }, separate: boolean): Way | Reason {
  if (publish || piece.published) return separate ? 'approval' : 'page';
  if (piece.review) return no('waiting', 'Đã gửi duyệt: gửi lại bản sửa, hoặc bỏ bản chờ duyệt rồi lưu nháp.');
  return 'draft';
}

export function mayAnswer(answer: Answer, review: Review, hand: Hand, separate: boolean): true | Reason {
  if (review === null) return no('not_waiting', 'Không có bản nào chờ duyệt.');
  if (answer === 'drop') return true;
  if (!hand.approves) return no('not_allowed', 'Người duyệt bài, thủ trưởng hoặc quản trị duyệt và trả lại album, video.');
  if (review === 'returned') return no('not_waiting', 'Bản này đã trả lại người gửi, chờ bản sửa.');
  if (answer === 'approve' && separate && hand.wrote)
    return no('own_text', 'Bạn đã viết trong bản này nên người khác duyệt: trang đặt người viết không tự duyệt bài của mình.');
  return true;
}

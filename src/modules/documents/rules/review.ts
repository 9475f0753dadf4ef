// May this person take this step with a document that is read by another before it appears (P-1.13)? Pure.
import type { Reason } from '#kernel/refusal.ts';

export type Review = 'waiting' | 'returned' | null;
export type Step = 'save' | 'send' | 'publish' | 'take_back' | 'return' | 'approve';
/** Who acts: may keep documents here, may approve here, has written on it since it was last published. */
export type Hand = { approves: boolean; wrote: boolean };

/** Reasons that are questions: answered with a yes, they are none. */
export const askCodes = ['ask_force', 'ask_file'];

const no = (code: string, message: string): Reason => ({ code, message });

/** `separate`: at this site nobody publishes what he or she has written. */
export function mayStep(step: Step, review: Review, hand: Hand, separate: boolean): true | Reason {
  if (step === 'take_back' || step === 'return' || step === 'approve') {
    if (review !== 'waiting') return no('not_waiting', 'Văn bản không còn chờ duyệt.');
    if (step === 'take_back') return true;
    if (!hand.approves) return no('not_allowed', 'Người duyệt bài, thủ trưởng hoặc quản trị duyệt và trả lại văn bản.');
    if (step === 'approve' && separate && hand.wrote)
      return no('own_text', 'Bạn đã soạn văn bản này nên người khác duyệt: trang đặt người viết không tự duyệt.');
    return true;
  }
  if (review === 'waiting') return no('waiting', 'Văn bản đang chờ duyệt. Rút lại để sửa, hoặc đợi người duyệt trả lời.');
  if (step === 'publish' && separate)
    return no('separate', 'Trang đặt người viết không tự duyệt: gửi văn bản để người khác duyệt.');
  return true;
}

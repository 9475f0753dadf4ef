// The way of a question (P-2.6): new → received → forwarded or in work → waiting for approval → answered, refused, a duplicate. Pure.
import type { Reason } from '#kernel/refusal.ts';

export const questionStates = [
  ...(['new', 'received', 'forwarded', 'processing', 'awaiting', 'answered', 'refused', 'duplicate'] as const),
] as const;
export type QuestionState = (typeof questionStates)[number];
export const stateNames: Record<QuestionState, string> = {
  new: 'mới',
  received: 'đã tiếp nhận',
  forwarded: 'đã chuyển',
  processing: 'đang xử lý',
  awaiting: 'chờ duyệt trả lời',
  answered: 'đã trả lời',
  refused: 'từ chối',
  duplicate: 'trùng',
};
/** In these the clock has stopped. */
export const closedStates: readonly QuestionState[] = ['answered', 'refused', 'duplicate'];

export type Act =
  | 'receive'
  | 'assign'
  | 'forward'
  | 'save'
  | 'send'
  | 'take_back'
  | 'return'
  | 'approve'
  | 'refuse'
  | 'duplicate'
  | 'reopen';
/** `come_back`: the unit it was forwarded to has refused it. */
export type StepAct = Act | 'come_back';
export const acts: readonly Act[] = [
  ...([
    'receive',
    'assign',
    'forward',
    'save',
    'send',
    'take_back',
    'return',
    'approve',
    'refuse',
    'duplicate',
    'reopen',
  ] as const),
];
export const actNames: Record<StepAct, string> = {
  receive: 'Tiếp nhận',
  assign: 'Giao người trả lời',
  forward: 'Chuyển đơn vị khác',
  come_back: 'Đơn vị được chuyển trả lại',
  save: 'Ghi dự thảo trả lời',
  send: 'Trình duyệt',
  take_back: 'Rút lại dự thảo',
  return: 'Trả lại dự thảo',
  approve: 'Duyệt trả lời',
  refuse: 'Từ chối',
  duplicate: 'Đánh dấu trùng',
  reopen: 'Mở lại để sửa',
};

/** From where each act leads, and where to. An answer comes out of `awaiting`, or straight from the desk where nobody must approve. */
const way: Record<Act, { from: readonly QuestionState[]; to: QuestionState }> = {
  receive: { from: ['new'], to: 'received' },
  assign: { from: ['received', 'processing'], to: 'processing' },
  forward: { from: ['received', 'processing'], to: 'forwarded' },
  save: { from: ['received', 'processing'], to: 'processing' },
  send: { from: ['received', 'processing'], to: 'awaiting' },
  take_back: { from: ['awaiting'], to: 'processing' },
  return: { from: ['awaiting'], to: 'processing' },
  approve: { from: ['awaiting', 'received', 'processing'], to: 'answered' },
  refuse: { from: ['new', 'received', 'processing'], to: 'refused' },
  duplicate: { from: ['new', 'received', 'processing'], to: 'duplicate' },
  reopen: { from: ['answered', 'refused', 'duplicate'], to: 'processing' },
};

/** Who acts: keeps the questions here, approves answers here, has written on this answer. */
export type Hand = { keeps: boolean; approves: boolean; wrote: boolean };
const no = (code: string, message: string): Reason => ({ code, message });

/** The state after the act, or why not. `separate`: at this site nobody approves what he or she has written. */
export function step(act: Act, state: QuestionState, hand: Hand, separate: boolean): QuestionState | Reason {
  const { from, to } = way[act];
  if (act === 'approve' || act === 'return' || act === 'reopen') {
    if (!hand.approves)
      return no(
        'not_allowed',
        'Người duyệt, thủ trưởng hoặc quản trị duyệt, trả lại và mở lại câu trả lời. Nhờ một người trong số ấy.',
      );
  } else if (!hand.keeps)
    return no(
      'not_allowed',
      'Câu hỏi do văn thư, biên tập viên, người duyệt và thủ trưởng của đơn vị trả lời. Nhờ quản trị đơn vị cấp quyền.',
    );
  if (!from.includes(state))
    return no(
      'wrong_state',
      `Câu hỏi đang ở trạng thái “${stateNames[state]}”, chưa làm được việc “${actNames[act].toLowerCase()}”.`,
    );
  if (act === 'approve' && separate) {
    if (state !== 'awaiting')
      return no('separate', 'Trang đặt người soạn không tự duyệt: trình câu trả lời để người khác duyệt.');
    if (hand.wrote)
      return no('own_text', 'Bạn đã soạn câu trả lời này nên người khác duyệt: trang đặt người soạn không tự duyệt.');
  }
  return to;
}
export const isReason = (result: QuestionState | Reason): result is Reason => typeof result !== 'string';

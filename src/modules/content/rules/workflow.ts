// The way of an article (P-1.13): draft → sent → returned or approved → on its day on the page → withdrawn → archive. Pure.
import { formatInstant, type LocalDate, toLocal } from '#kernel/calendar.ts';
import type { Reason } from '#kernel/refusal.ts';

/** Where citizens meet it. */
export type Place = 'none' | 'scheduled' | 'live' | 'expired' | 'withdrawn' | 'archived';
/** How far the working copy is; a live article may have one that waits. */
export type Review = 'waiting' | 'returned' | null;
export type Standing = { place: Place; review: Review };
export type Act = 'save' | 'send' | 'take_back' | 'return' | 'approve' | 'publish' | 'withdraw' | 'archive' | 'restore';
/** What the history knows: saving leaves a version, not a step; time takes two steps by itself. */
export type StepAct = Exclude<Act, 'save'> | 'appear' | 'expire';

/** The states by which a list is narrowed. */
export const listStates = ['draft', 'waiting', 'returned', 'scheduled', 'live', 'expired', 'withdrawn', 'archived'] as const;
export type ListState = (typeof listStates)[number];

/** Who acts: may write here, may approve here, has written on this text since it was last approved. */
export type Hand = { writes: boolean; approves: boolean; wrote: boolean };

type Times = { state: string; published_at: Date | null; expires_at: Date | null; review: Review };
export function standingOf(article: Times, now: Date): Standing {
  const { state, published_at, expires_at, review } = article;
  if (state !== 'published') return { place: state === 'draft' ? 'none' : (state as 'withdrawn' | 'archived'), review };
  if (expires_at && expires_at <= now) return { place: 'expired', review };
  return { place: published_at && published_at > now ? 'scheduled' : 'live', review };
}

/** Why a text that came back is not simply published. */
export const returnedWords = (by: string): string =>
  `${by} đã trả lại bài này: sửa xong thì gửi duyệt, bài lên trang khi được duyệt.`;

const no = (code: string, message: string): Reason => ({ code, message });
const onSite: readonly Place[] = ['scheduled', 'live', 'expired'];

/** `separate`: at this site nobody approves what he or she has written. */
export function mayAct(act: Act, { place, review }: Standing, hand: Hand, separate: boolean): true | Reason {
  if (act === 'return' || act === 'approve') {
    if (!hand.approves) return no('not_allowed', 'Người duyệt bài, hiệu trưởng hoặc quản trị duyệt và trả lại bài.');
  } else if (!hand.writes) return no('not_allowed', 'Bài do biên tập viên, người duyệt bài và người đứng đầu đơn vị đăng.');

  if (act === 'restore') return place === 'archived' || no('not_archived', 'Bài không nằm trong lưu trữ.');
  if (place === 'archived') return no('archived', 'Bài đã lưu trữ. Lấy ra khỏi lưu trữ rồi làm tiếp.');
  if (act === 'take_back' || act === 'return' || act === 'approve') {
    if (review !== 'waiting') return no('not_waiting', 'Bài không còn chờ duyệt.');
    if (act === 'approve' && separate && hand.wrote)
      return no('own_text', 'Bạn đã viết trong bài này nên người khác duyệt: trang đặt người viết không tự duyệt bài của mình.');
    return true;
  }
  if (act === 'withdraw') return onSite.includes(place) || no('not_published', 'Bài không đang đăng, không hẹn giờ.');
  if (review === 'waiting') return no('waiting', 'Bài đang chờ duyệt. Rút lại để sửa, hoặc đợi người duyệt trả lời.');
  if (act === 'archive')
    return (
      !(place === 'live' || place === 'scheduled') || no('on_site', 'Bài đang đăng hoặc đang hẹn giờ. Gỡ trước, rồi lưu trữ.')
    );
  if (act === 'publish' && review === 'returned') return no('returned', returnedWords('Người duyệt'));
  if (act === 'publish' && separate)
    return no('separate', 'Trang đặt người viết không tự duyệt bài của mình: gửi bài để người khác duyệt.');
  return true;
}

export type Plan = { publishAt: Date | null; expiresAt: Date | null };
type Before = { place: Place; publishedAt: Date | null };

/** An instant as the browser's field writes it. */
export const fieldOf = (at: Date | null): string => {
  const local = at && toLocal(at);
  return local ? `${local.date}T${local.time}` : '';
};

/** When a text that is approved now appears and goes; or why it cannot. */
export function timesOf(
  plan: Plan & { priorityUntil?: LocalDate | null },
  before: Before,
  now: Date,
): { publishedAt: Date; expiresAt: Date | null; turnAt: Date | null; reasons: Reason[] } {
  const reasons: Reason[] = [];
  const later = plan.publishAt !== null && plan.publishAt > now ? plan.publishAt : null;
  if (later && before.place === 'live')
    reasons.push({
      ...{ code: 'live', field: 'publishAt' },
      message: 'Bài đang ở trên trang nên bản mới lên ngay khi được duyệt. Bỏ giờ hẹn đăng.',
    });
  const was = before.publishedAt && before.publishedAt <= now ? before.publishedAt : null;
  // The hour at which it did appear is still in the form; that is no wish.
  if (plan.publishAt && !later && before.place !== 'live' && plan.publishAt.getTime() !== was?.getTime())
    reasons.push({
      ...{ code: 'past', field: 'publishAt' },
      message: `Giờ hẹn đăng ${formatInstant(plan.publishAt)} đã qua. Bỏ trống để đăng ngay, hoặc chọn giờ khác.`,
    });
  const publishedAt = later ?? was ?? now;
  if (plan.expiresAt && plan.expiresAt <= (later ?? now))
    reasons.push({
      ...{ code: 'expires', field: 'expiresAt' },
      message: later ? 'Giờ gỡ phải sau giờ đăng.' : 'Giờ gỡ đã qua. Chọn một lúc sau bây giờ, hoặc bỏ trống.',
    });
  if (plan.priorityUntil && plan.priorityUntil < toLocal(publishedAt).date)
    reasons.push({
      ...{ code: 'priority', field: 'priorityUntil' },
      message: 'Ngày thôi nổi bật đã qua. Chọn ngày sau ngày đăng, hoặc bỏ trống.',
    });
  return { publishedAt, expiresAt: plan.expiresAt, turnAt: later ?? plan.expiresAt, reasons };
}

// How far is a unit with what was sent to it, and how does the thing itself stand? Pure.
import { daysBetween, type LocalDate, toLocal } from '#kernel/calendar.ts';

/** đã nhận, đã xem, đã triển khai */
export type ReceiptState = 'delivered' | 'seen' | 'done';
export const receiptStates = ['delivered', 'seen', 'done'] as const;
export const receiptWords: Record<ReceiptState, string> = {
  delivered: 'đã nhận, chưa xem',
  seen: 'đã xem',
  done: 'đã triển khai',
};

/** What a unit says with its confirmation, which the sender reads beside the receipt. */
export const longestNote = 500;

type Receipt = { seenVersion: number | null; doneVersion: number | null };
export const receiptState = ({ seenVersion, doneVersion }: Receipt): ReceiptState =>
  doneVersion !== null ? 'done' : seenVersion !== null ? 'seen' : 'delivered';

/** The origin has a newer version than the one that was opened last. */
export const isChanged = ({ seenVersion }: Receipt, version: number): boolean => seenVersion !== null && seenVersion < version;

/** Late where the day has passed: with nothing confirmed, or, where nobody asked for that, with nobody having looked. */
export function isLate(state: ReceiptState, push: { dueOn: LocalDate | null; mustConfirm: boolean }, today: LocalDate): boolean {
  if (push.dueOn === null || today < push.dueOn) return false;
  return push.mustConfirm ? state !== 'done' : state === 'delivered';
}

const nearDays = 3;
const dayLong = 86_400_000;
/** Is it time to remind? The day comes near or has passed, or receivers have had a day to look. */
export const asksForReminder = (push: { dueOn: LocalDate | null; sentAt: Date }, now: Date): boolean =>
  (push.dueOn !== null && daysBetween(toLocal(now).date, push.dueOn) <= nearDays) ||
  now.getTime() - push.sentAt.getTime() >= dayLong;

export type Ending = { how: 'recalled' | 'withdrawn' | 'expired'; at: Date; reason: string };
type Times = {
  recalledAt: Date | null;
  recallReason: string | null;
  withdrawnAt: Date | null;
  withdrawReason: string | null;
  expiresAt: Date | null;
};
/** null while it is live. Recalled says more than withdrawn, withdrawn more than expired. */
export function endingOf(push: Times, now: Date): Ending | null {
  if (push.recalledAt) return { how: 'recalled', at: push.recalledAt, reason: push.recallReason ?? '' };
  if (push.withdrawnAt) return { how: 'withdrawn', at: push.withdrawnAt, reason: push.withdrawReason ?? '' };
  if (push.expiresAt && push.expiresAt <= now) return { how: 'expired', at: push.expiresAt, reason: '' };
  return null;
}
export const endingWords: Record<Ending['how'], string> = {
  recalled: 'đã thu hồi',
  withdrawn: 'bài gốc đã gỡ',
  expired: 'hết hạn',
};

// How does a feed from elsewhere stand, when is it asked again, and which of its items are gone? Pure.
import { formatNumber } from '#kernel/numbers.ts';

export const feedStates = ['failing', 'slow', 'paused', 'new', 'fine'] as const;
export type FeedState = (typeof feedStates)[number];
export const feedWords: Record<FeedState, string> = {
  failing: 'lỗi',
  slow: 'chậm',
  paused: 'tạm dừng',
  new: 'chưa lấy',
  fine: 'bình thường',
};

/** Minutes between two questions, with their words. */
export const feedPaces = { 30: 'nửa giờ một lần', 60: 'mỗi giờ', 360: '6 giờ một lần', 1440: 'mỗi ngày một lần' } as const;
export type FeedPace = keyof typeof feedPaces;

const minute = 60_000;
const day = 1440;
/** After so many turns without an answer the news are late. */
const patience = 3;

export type FeedFacts = {
  pausedAt: Date | null;
  triedAt: Date | null;
  okAt: Date | null;
  failure: string | null;
  everyMinutes: number;
};

export function feedState(feed: FeedFacts, now: Date): FeedState {
  if (feed.pausedAt) return 'paused';
  if (feed.failure !== null) return 'failing';
  if (!feed.okAt) return 'new';
  return now.getTime() - feed.okAt.getTime() > patience * feed.everyMinutes * minute ? 'slow' : 'fine';
}

/** One that fails is asked less and less often, at least once a day. */
export function nextAsked(now: Date, everyMinutes: number, failures: number): Date {
  const wait = failures === 0 ? everyMinutes : Math.max(everyMinutes, Math.min(day, everyMinutes * 2 ** failures));
  return new Date(now.getTime() + wait * minute);
}

/** '2 giờ', '3 ngày': how old is what we know? */
export function lagWords(since: Date, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - since.getTime()) / minute));
  if (minutes < 1) return 'vừa xong';
  if (minutes < 60) return `${minutes} phút`;
  return minutes < 2 * day ? `${Math.floor(minutes / 60)} giờ` : `${formatNumber(Math.floor(minutes / day))} ngày`;
}

/** What the other site tells, ready to be kept. */
export type PulledItem = { key: string; title: string; summary: string; link: string; origin: string; at: Date };
/** A feed lists its newest items: what is younger than its oldest and not in it was taken down there. */
export function takenDown(kept: readonly { key: string; at: Date }[], listed: readonly PulledItem[]): string[] {
  if (listed.length === 0) return [];
  const oldest = Math.min(...listed.map((item) => item.at.getTime()));
  const names = new Set(listed.map((item) => item.key));
  return kept.filter((item) => item.at.getTime() > oldest && !names.has(item.key)).map((item) => item.key);
}

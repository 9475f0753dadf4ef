// Which articles stand first on a first page, and for how long? (P-1.14: độ ưu tiên, tin nổi bật.) Pure.
import { addDays, toLocal } from '#kernel/calendar.ts';

export type Priority = 0 | 1 | 2;
export const priorityNames: Record<Priority, string> = { 0: 'Thường', 1: 'Nổi bật', 2: 'Ưu tiên cao nhất' };

/** So many days after it appeared, when nobody says until when: a first page that nobody tends becomes ordinary by itself. */
export const priorityDays = 7;

export type Weighed = { id: string; publishedAt: Date; priority: Priority; priorityUntil: string | null };

/** The last day on which the priority holds. */
export const lastDayOf = ({ publishedAt, priorityUntil }: Pick<Weighed, 'publishedAt' | 'priorityUntil'>): string =>
  priorityUntil ?? addDays(toLocal(publishedAt).date, priorityDays - 1);

export const weightOn = (article: Weighed, today: string): Priority =>
  article.priority > 0 && today <= lastDayOf(article) ? article.priority : 0;

/** The heaviest first, among equals the newest. */
export const inFrontOrder = <A extends Weighed>(articles: readonly A[], today: string): A[] =>
  [...articles].sort(
    (a, b) =>
      weightOn(b, today) - weightOn(a, today) || b.publishedAt.getTime() - a.publishedAt.getTime() || (a.id < b.id ? -1 : 1),
  );

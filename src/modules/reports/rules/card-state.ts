// Does a card still say what the results are? In force, in force while its results are being corrected or were, or replaced.
import { formatDate } from '#kernel/calendar.ts';

/** What has happened to the results behind a card in force since it was issued. */
export type SinceIssue = 'reopened' | 'changed' | null;
type Card = { replacedOn: string | null; since: SinceIssue };
export const cardTone = ({ replacedOn, since }: Card): string => (replacedOn ? 'tag' : since ? 'tag warn' : 'tag ok');
export const cardStateWords = ({ replacedOn, since }: Card): string =>
  replacedOn
    ? `thay ngày ${formatDate(replacedOn)}`
    : since === 'reopened'
      ? 'kết quả đang được sửa'
      : since === 'changed'
        ? 'kết quả đã sửa sau khi phát hành'
        : 'còn giá trị';

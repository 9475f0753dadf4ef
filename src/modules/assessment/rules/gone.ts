// Who sits in the class no more: gone how, since when? Said beside the name wherever the book keeps the row.
import { formatDate } from '#kernel/calendar.ts';

export type Went = 'moved_away' | 'dropped_out' | 'left_school' | 'moved_class';
const words: Record<Went, string> = {
  moved_away: 'chuyển đi',
  dropped_out: 'thôi học',
  left_school: 'rời trường',
  moved_class: 'chuyển lớp',
};
/** 'chuyển đi 10/12/2018', 'chuyển lớp 10/12/2018, điểm ở lớp mới'; nothing of who is here, or was to the end of the year. */
export const goneWords = ({ here, went, until }: { here: boolean; went: Went | null; until: string | null }): string =>
  here || went === null
    ? ''
    : [words[went], until && formatDate(until)].filter(Boolean).join(' ') + (went === 'moved_class' ? ', điểm ở lớp mới' : '');

// How the screens of locks say what a lock closes and where it comes from.
import { formatInstant } from '#kernel/calendar.ts';
import type { LockRow } from '../../queries/locks.ts';
import { lockKindNames, scopeWords } from '../../rules/lock.ts';

/** As a loader hands it to the browser: with the subject's name. */
export type LockView = Omit<LockRow, 'subject'> & { subject: string | null; subjectName: string | null };

const first = (text: string) => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
export const whatOf = (lock: LockView): string =>
  first(scopeWords(lock, { className: lock.className, subject: lock.subjectName }));
export const whoOf = ({ kind, by, at }: Pick<LockView, 'kind' | 'by' | 'at'>): string => {
  const when = formatInstant(new Date(at));
  return kind === 'deadline' ? `tự khóa lúc ${when}` : `${by}, ${when}`;
};
export const kindTone: Record<LockView['kind'], string> = {
  principal: 'tag',
  deadline: 'tag warn',
  approval: 'tag ok',
  closed_year: 'tag',
};
export { lockKindNames };

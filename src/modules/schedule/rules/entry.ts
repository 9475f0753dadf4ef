// An entry of a week: what happens on a half day; and what a new publication does to what people have already read (P-8.6).
import type { LocalDate } from '#kernel/calendar.ts';

export type Session = 'morning' | 'afternoon';
export const sessionNames: Record<Session, string> = { morning: 'Sáng', afternoon: 'Chiều' };

export type Entry = {
  id: string;
  day: LocalDate;
  session: Session;
  position: number;
  /** 'HH:MM', or '' when no hour is set. */
  starts: string;
  title: string;
  attendees: string;
  chair: string;
  place: string;
  prepare: string;
  note: string;
  /** For the unit's own people only. */
  internal: boolean;
};
export type Change = 'added' | 'changed' | 'cancelled';
export const changeNames: Record<Change, string> = { added: 'Bổ sung', changed: 'Có thay đổi', cancelled: 'Hoãn, hủy' };
export type ShownEntry = Entry & { change: Change | null; changed_at: Date | null };

export const entryWords = {
  ...{ starts: 'Giờ', title: 'Nội dung', attendees: 'Thành phần', chair: 'Chủ trì', place: 'Địa điểm' },
  ...{ prepare: 'Chuẩn bị', note: 'Ghi chú' },
} as const;
export type TextField = keyof typeof entryWords;
export const textFields = Object.keys(entryWords) as TextField[];

/** '7', '7h', '7h30', '07:30', '7.30', '1430' → '07:30'; '' stays ''; null is no time of day. */
export function timeOf(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  if (text === '') return '';
  const [, hours, minutes] =
    /^(\d{1,2})\s*(?:[:hg.]|giờ)\s*(\d{2})?$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text) ?? /^(\d{1,2})$/.exec(text) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes ?? 0) > 59) return null;
  return `${hours.padStart(2, '0')}:${minutes ?? '00'}`;
}

/** The half day to which an hour belongs. */
export const sessionOf = (starts: string): Session | null => (starts === '' ? null : starts < '12:00' ? 'morning' : 'afternoon');

/** Days, then halves, then hours; what has no hour stands where it was written. */
export function inOrder<E extends Entry>(entries: readonly E[]): E[] {
  const half = (entry: Entry) => (entry.session === 'morning' ? 0 : 1);
  return [...entries].sort(
    (a, b) =>
      a.day.localeCompare(b.day) ||
      half(a) - half(b) ||
      (a.starts && b.starts ? a.starts.localeCompare(b.starts) : 0) ||
      a.position - b.position,
  );
}

const told = ['day', 'session', ...textFields] as const;
/** As the public had it: what is internal was never seen. */
const seen = (entry: ShownEntry) => !entry.internal && entry.change !== 'cancelled';

/**
 * What stands published after `working` is published over `before`. Once people have read a week, what comes to it later, differs or
 * falls away is marked with the moment; marks of earlier publications stay.
 */
export function nextShown(before: readonly ShownEntry[], working: readonly Entry[], first: boolean, now: Date): ShownEntry[] {
  const was = new Map(before.map((entry) => [entry.id, entry]));
  const now_ = working.map((entry): ShownEntry => {
    const old = was.get(entry.id);
    if (first || entry.internal) return { ...entry, change: null, changed_at: null };
    if (!old || old.internal || old.change === 'cancelled') return { ...entry, change: 'added', changed_at: now };
    if (told.some((field) => old[field] !== entry[field]))
      return { ...entry, change: old.change === 'added' ? 'added' : 'changed', changed_at: now };
    return { ...entry, change: old.change, changed_at: old.changed_at };
  });
  const stays = new Set(working.map((entry) => entry.id));
  const gone = before.flatMap((entry): ShownEntry[] => {
    if (stays.has(entry.id)) return [];
    if (entry.change === 'cancelled') return [entry];
    return seen(entry) ? [{ ...entry, change: 'cancelled', changed_at: now }] : [];
  });
  return [...now_, ...gone];
}

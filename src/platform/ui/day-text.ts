// How are a day and an hour typed, and how are they kept? What cannot be read is kept as it was typed, for the server to say why.
import { formatDate, isDay, parseDate } from '#kernel/calendar.ts';

export const dayOf = {
  read(text: string): string {
    const parsed = parseDate(text);
    return parsed.ok ? parsed.date : text.trim();
  },
  shown: (value: string): string => (isDay(value) ? formatDate(value) : value),
};

/** 7:30, 7h30, 7.30, 730, 7h. */
export function readHour(text: string): string {
  const found = /^(\d{1,2})\s*(?:[:hg.]\s*(\d{2})?|(\d{2}))$/i.exec(text.trim());
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2] ?? found?.[3] ?? 0)];
  if (!found || hour > 23 || minute > 59) return text.trim();
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Kept as one text, a T between the day and the hour. */
export const momentOf = {
  parts(value: string): { day: string; clock: string } {
    const at = value.indexOf('T');
    return at < 0 ? { day: value, clock: '' } : { day: value.slice(0, at), clock: value.slice(at + 1) };
  },
  joined: (day: string, clock: string): string => (day === '' && clock === '' ? '' : `${day}T${clock}`),
};

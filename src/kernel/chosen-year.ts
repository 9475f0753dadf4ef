// Which school year is on the screen? The one of today, unless the reader chose another; kept in a cookie.
import type { LocalDate } from './calendar.ts';
import { schoolYearOf } from './school-year.ts';

export const yearCookie = 'nam-hoc';

/** The chosen year, and whether it is over: then everything of it is read-only. */
export function chosenYear(cookies: string | null, today: LocalDate): { year: string; past: boolean } {
  const now = schoolYearOf(today);
  const [, chosen] = new RegExp(`(?:^|;\\s*)${yearCookie}=(\\d{4}-\\d{4})(?:;|$)`).exec(cookies ?? '') ?? [];
  const year = chosen ?? now;
  return { year, past: year < now };
}

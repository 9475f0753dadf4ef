// A week as its form holds it, and where two versions of it differ.
import { formatDate, type LocalDate, weekdayName } from '#kernel/calendar.ts';
import type { WeekForm } from '../commands/week-form.ts';
import { type Entry, inOrder, type Session, sessionNames, textFields } from '../rules/entry.ts';

/** Lines to write on in each half day, besides those written: the screen shows the first that is free. */
export const freeLines = 4;
export const halves: readonly Session[] = ['morning', 'afternoon'];

/** Fields of one line stand under the same names in the order of lines. */
export function weekFrom(form: FormData): WeekForm['entries'] {
  const all = (name: string) => form.getAll(name).map(String);
  const columns = textFields.map((field) => [field, all(field)] as const);
  const [ids, days, sessions] = [all('id'), all('day'), all('session')];
  const internal = new Set(all('internal'));
  return days.map((day, i) => ({
    ...Object.fromEntries(columns.map(([field, values]) => [field, values[i] ?? ''])),
    ...(ids[i] ? { id: ids[i] } : {}),
    ...{ day, session: (sessions[i] ?? 'morning') as Session, internal: internal.has(String(i)) },
  }));
}

type Line = Pick<
  Entry,
  'day' | 'session' | 'starts' | 'title' | 'attendees' | 'chair' | 'place' | 'prepare' | 'note' | 'internal'
>;
export const words = (entry: Line): string =>
  `${[entry.starts, ...textFields.slice(1).map((field) => entry[field])].filter(Boolean).join(' · ')}${entry.internal ? ' (nội bộ)' : ''}`;

export type Difference = { label: string; mine: string; theirs: string };
/** Half day by half day: what one wrote beside what the other saved. */
export function differences(mine: readonly Line[], theirs: readonly Entry[], days: readonly LocalDate[]): Difference[] {
  const said = (lines: readonly Line[], day: LocalDate, session: Session) =>
    inOrder(lines.map((line, position) => ({ ...line, position, id: String(position) })))
      .filter((line) => line.day === day && line.session === session && textFields.some((field) => line[field] !== ''))
      .map(words)
      .join('\n');
  return days.flatMap((day) =>
    halves.flatMap((session) => {
      const [own, other] = [said(mine, day, session), said(theirs, day, session)];
      const label = `${weekdayName(day)} ${formatDate(day).slice(0, 5)}, ${sessionNames[session].toLowerCase()}`;
      return own === other ? [] : [{ label, mine: own, theirs: other }];
    }),
  );
}

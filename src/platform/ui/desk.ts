// What a browser has to know of the office it is in: who sits there, and how far the business clock is ahead of the computer's.
import { createContext, useContext } from 'react';
import { formatInstant } from '#kernel/calendar.ts';

export const Desk = createContext({
  /** Whose drafts are kept here: two people at one computer never find each other's. */
  owner: '',
  /** Business clock minus the computer's, in milliseconds. */
  ahead: 0,
});

/** The name under which this person's draft of something is kept in this browser. */
export const useDraftKey = (of: string): string => `ban-nhap:${useContext(Desk).owner}:${of}`;

/** What the computer's clock said, as the office writes times. */
export function useBusinessTime(): (at: string | number) => string {
  const { ahead } = useContext(Desk);
  return (at) => formatInstant(new Date(new Date(at).getTime() + ahead));
}

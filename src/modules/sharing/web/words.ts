// Words that the screens and the workbooks of this module share.
import { formatDate } from '#kernel/calendar.ts';

export const capital = (text: string): string => `${text[0]?.toUpperCase()}${text.slice(1)}`;
export const plainDay = (day: string | null): string => (day ? formatDate(day) : '');
/** A reason as it was typed, to stand before a full stop. */
export const unstopped = (reason: string): string => reason.trim().replace(/[.。]+$/, '');
export const hostIn = (address: string): string => new URL(address).host.replace(/^www\./, '');

// What does a calendar program read? Appointments as RFC 5545 wants them: lines of at most 75 octets, CRLF, times with their zone.
import { addDays, type LocalDate, timeZone } from './calendar.ts';

export type Appointment = {
  /** Stays the same for ever: by it a program knows the appointment again. */
  uid: string;
  /** How often it was changed. */
  sequence?: number;
  stamp: Date;
  title: string;
  description?: string;
  place?: string;
  url?: string;
  cancelled?: boolean;
  day: LocalDate;
  /** 'HH:MM'; '' for the whole day. */
  starts: string;
  /** The last day. */
  lastDay?: LocalDate;
  ends?: string;
};

const escaped = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

/** Folded by octets, never inside a sign: a Vietnamese letter has up to three. */
export function folded(line: string): string {
  let out = '';
  let room = 75;
  for (const sign of line) {
    const octets = Buffer.byteLength(sign);
    if (octets > room) {
      out += '\r\n ';
      room = 74;
    }
    out += sign;
    room -= octets;
  }
  return out;
}

const compact = (day: LocalDate) => day.replaceAll('-', '');
const utc = (at: Date) => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
const local = (name: string, day: LocalDate, time: string) =>
  `${name};TZID=${timeZone}:${compact(day)}T${time.replace(':', '')}00`;

function linesOf(a: Appointment): string[] {
  const last = a.lastDay ?? a.day;
  const times = a.starts
    ? [local('DTSTART', a.day, a.starts), a.ends ? local('DTEND', last, a.ends) : 'DURATION:PT1H']
    : // The end of whole days is the day after the last.
      [`DTSTART;VALUE=DATE:${compact(a.day)}`, `DTEND;VALUE=DATE:${compact(addDays(last, 1))}`];
  return [
    ...['BEGIN:VEVENT', `UID:${escaped(a.uid)}`, `DTSTAMP:${utc(a.stamp)}`, `SEQUENCE:${a.sequence ?? 0}`, ...times],
    `SUMMARY:${escaped(a.title)}`,
    ...(a.description ? [`DESCRIPTION:${escaped(a.description)}`] : []),
    ...(a.place ? [`LOCATION:${escaped(a.place)}`] : []),
    ...(a.url ? [`URL:${a.url}`] : []),
    `STATUS:${a.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
}

export const icalendar = (name: string, appointments: readonly Appointment[]): string =>
  `${[
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Cổng Trường//Lịch//VI', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'],
    ...[`X-WR-CALNAME:${escaped(name)}`, `X-WR-TIMEZONE:${timeZone}`],
    // One offset without summer time, since 1975.
    ...['BEGIN:VTIMEZONE', `TZID:${timeZone}`, 'BEGIN:STANDARD', 'DTSTART:19750613T000000', 'TZOFFSETFROM:+0700'],
    ...['TZOFFSETTO:+0700', 'TZNAME:+07', 'END:STANDARD', 'END:VTIMEZONE'],
    ...appointments.flatMap(linesOf),
    'END:VCALENDAR',
  ]
    .map(folded)
    .join('\r\n')}\r\n`;

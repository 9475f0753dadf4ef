// The calendar of a site for citizens: the week, its events, and both for the calendar of a phone.
import { formatDate, toLocal } from '#kernel/calendar.ts';
import { type Appointment, icalendar } from '#kernel/icalendar.ts';
import { mondayOf, mondayOfKey } from '#kernel/week.ts';
import {
  changeNames,
  eventMonths,
  eventsForFeed,
  eventsOfMonth,
  feedSpan,
  nextEvents,
  publicEvent,
  publishedWeek,
  shownBetween,
  weeksAround,
} from '#modules/schedule/index.ts';
import type { Work } from '#platform/db/work.ts';
import { pageOf } from './cache.ts';
import { renderEventsRss } from './feeds.ts';
import type { LivingPages } from './living.ts';
import type { Made } from './made.ts';
import type { Around } from './view/around.ts';
import { renderEvent, renderEvents } from './view/events.tsx';
import { renderWeek } from './view/week.tsx';

const html = (text: string) => pageOf(text, 'text/html; charset=utf-8');
const tagsOf = ({ site }: Around, tag: 'schedule' | 'events') => [`${tag}:${site.unitId}`];
const feedOf = (around: Around, tag: 'schedule' | 'events', name: string, appointments: Appointment[]): Made => ({
  page: {
    ...pageOf(icalendar(`${name} – ${around.site.shortName}`, appointments), 'text/calendar; charset=utf-8'),
    headers: { 'content-disposition': 'inline; filename="lich.ics"' },
  },
  tags: tagsOf(around, tag),
});
const hostOf = (around: Around) => new URL(around.url(around.site.hostLabel)).hostname;

async function weekPage(work: Work, around: Around, path: string, search: URLSearchParams): Promise<Made | null> {
  const { unitId } = around.site;
  const now = mondayOf(work.today);
  if (path === '/lich-cong-tac.ics') {
    const { from, to } = feedSpan(now);
    const shown = await shownBetween(work, unitId, from, to);
    return feedOf(
      around,
      'schedule',
      'Lịch công tác',
      shown.map((entry) => ({
        ...{ uid: `${entry.id}@${hostOf(around)}`, stamp: entry.changed_at ?? work.now, sequence: entry.change ? 1 : 0 },
        ...{ title: entry.title, place: entry.place, cancelled: entry.change === 'cancelled', day: entry.day },
        starts: entry.starts || (entry.session === 'morning' ? '07:00' : '13:30'),
        description: [
          entry.change && entry.changed_at
            ? `${changeNames[entry.change]} lúc ${toLocal(entry.changed_at).time} ngày ${formatDate(toLocal(entry.changed_at).date)}`
            : '',
          entry.attendees && `Thành phần: ${entry.attendees}`,
          entry.chair && `Chủ trì: ${entry.chair}`,
          entry.prepare && `Chuẩn bị: ${entry.prepare}`,
          entry.note,
        ]
          .filter(Boolean)
          .join('\n'),
      })),
    );
  }
  if (path !== '/lich-cong-tac') return null;
  const asked = search.get('tuan');
  const monday = asked === null ? now : mondayOfKey(asked);
  if (!monday) return null;
  const week = await publishedWeek(work, unitId, monday);
  // A guessed week is no page; the week of today always is one.
  if (!week && asked !== null) return null;
  const around_ = await weeksAround(work, unitId, monday);
  return {
    page: html(
      renderWeek(around, {
        ...{ monday, week: week ?? null, now, today: work.today, asked: asked !== null },
        ...{ before: around_.before, after: around_.after },
      }),
    ),
    tags: tagsOf(around, 'schedule'),
  };
}

async function eventPage(work: Work, around: Around, path: string, search: URLSearchParams): Promise<Made | null> {
  const { unitId } = around.site;
  const tags = tagsOf(around, 'events');
  if (path === '/su-kien.ics') {
    const events = await eventsForFeed(work, unitId, work.today);
    return feedOf(
      around,
      'events',
      'Sự kiện',
      events.map((event) => ({
        ...{ uid: `${event.id}@${hostOf(around)}`, stamp: event.updatedAt, sequence: event.version - 1 },
        ...{ title: event.title, place: event.place, cancelled: event.state === 'cancelled' },
        ...{ day: event.startsOn, starts: event.starts, lastDay: event.endsOn, ends: event.ends },
        description: [event.cancelReason ?? '', event.summary, event.body].filter(Boolean).join('\n'),
        url: around.url(around.site.hostLabel, `/su-kien/${event.slug}`),
      })),
    );
  }
  if (path === '/su-kien/rss.xml') {
    const events = await eventsForFeed(work, unitId, work.today);
    events.sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
    return { page: pageOf(renderEventsRss(around, events.slice(0, 50)), 'application/rss+xml; charset=utf-8'), tags };
  }
  if (path === '/su-kien') {
    const month = search.get('thang');
    if (month !== null && !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return null;
    const months = await eventMonths(work, unitId);
    if (month !== null && !months.includes(month)) return null;
    const ahead = month === null ? await nextEvents(work, unitId, work.today, 60) : [];
    const events = month === null ? ahead : await eventsOfMonth(work, unitId, month);
    // Nothing ahead: what was last is better than an empty page.
    const past =
      month === null
        ? (await eventsForFeed(work, unitId, work.today)).filter((event) => event.endsOn < work.today).reverse()
        : [];
    return {
      page: html(renderEvents(around, { month, months, events, past: past.slice(0, 6), today: work.today })),
      tags,
    };
  }
  if (!path.startsWith('/su-kien/')) return null;
  const event = await publicEvent(work, unitId, path.slice('/su-kien/'.length));
  return event ? { page: html(renderEvent(around, event, work.today)), tags } : null;
}

export const weekPages: LivingPages = { slugs: ['lich-cong-tac'], names: ['tuan'], page: weekPage };
export const eventPages: LivingPages = { slugs: ['su-kien'], names: ['thang'], page: eventPage };

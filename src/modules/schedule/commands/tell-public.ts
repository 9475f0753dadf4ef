// What events are found by, and what the site learns of weeks and events: called by whoever changes what citizens read.
import { sql } from 'kysely';
import { formatDate, type LocalDate } from '#kernel/calendar.ts';
import { type Item, putAll, putOrDrop, sentences } from '#modules/search/index.ts';
import { noteNewest } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';

const eventRef = (id: string) => `event/${id}`;

/** Of every unit; callers narrow it. Called off an event is still there, with the reason. */
export const publicEventsText = `select e.id, e.unit_id as "unitId", e.slug, e.title, e.summary, e.body, e.place, e.organiser, e.starts_on as "startsOn",
  e.ends_on as "endsOn", e.cancel_reason as "cancelReason", e.first_published_at as "publishedAt" from schedule.event e where e.state in ('published', 'cancelled')`;
type Event = {
  id: string;
  unitId: number;
  slug: string;
  title: string;
  summary: string;
  body: string;
  place: string;
  organiser: string;
  startsOn: LocalDate;
  endsOn: LocalDate;
  cancelReason: string | null;
  publishedAt: Date;
};

export const itemOfEvent = (event: Event): Item => ({
  ...{ ref: eventRef(event.id), unitId: event.unitId, type: 'event', path: `/su-kien/${event.slug}`, title: event.title },
  body: sentences([
    event.cancelReason && `Hoãn, hủy: ${event.cancelReason}`,
    `Ngày ${formatDate(event.startsOn)}${event.endsOn > event.startsOn ? ` đến ${formatDate(event.endsOn)}` : ''}`,
    event.place && `Tại: ${event.place}`,
    ...[event.summary, event.body],
    event.organiser && `Đơn vị tổ chức: ${event.organiser}`,
  ]),
  // As news are, by when it was told: what is to come would stand before everything else.
  ...{ at: event.publishedAt, visibleFrom: new Date(0), visibleUntil: null },
});

async function itemsOf(work: Work, unitId: number, id: string | null = null): Promise<Item[]> {
  const { rows } = await sql<Event>`${sql.raw(publicEventsText)} and e.unit_id = ${unitId}
    ${id === null ? sql`` : sql`and e.id = ${id}::uuid`} for share of e`.execute(work.handle);
  return rows.map(itemOfEvent);
}

const noteEvents = (work: Work, unitId: number) =>
  noteNewest(
    work,
    unitId,
    'su-kien',
    sql`select max(first_published_at) from schedule.event where unit_id = ${unitId} and state in ('published', 'cancelled')`,
  );
/** A week in which everything is internal shows nothing. */
export const noteWeeks = (work: Work, unitId: number): Promise<void> =>
  noteNewest(
    work,
    unitId,
    'lich-cong-tac',
    sql`select max(w.published_at) from schedule.week w where w.unit_id = ${unitId}
      and exists (select from schedule.shown e where e.unit_id = w.unit_id and e.monday = w.monday and not e.internal)`,
  );

export async function tellEvent(work: Work, unitId: number, id: string): Promise<void> {
  await putOrDrop(work, [eventRef(id)], await itemsOf(work, unitId, id));
  await noteEvents(work, unitId);
}

export async function noteSchedule(work: Work, unitId: number): Promise<void> {
  await noteEvents(work, unitId);
  await noteWeeks(work, unitId);
}

/** @returns how much of the index changed */
export const indexEvents = async (work: Work, unitId: number): Promise<number> =>
  putAll(work, unitId, 'event/', await itemsOf(work, unitId));

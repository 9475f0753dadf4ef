// Events of a unit: what is ahead month by month, and one of them with all that one must know to come.
/** @jsxImportSource hono/jsx */
import { formatDate, type LocalDate, weekdayName } from '#kernel/calendar.ts';
import type { PublicEvent } from '#modules/schedule/index.ts';
import type { Around } from './around.ts';
import { render } from './page.tsx';
import { Crumbs, Head, Icon } from './parts.tsx';

export type EventsView = {
  month: string | null;
  months: string[];
  events: PublicEvent[];
  past: PublicEvent[];
  today: LocalDate;
};
export const eventPath = (slug: string) => `/su-kien/${slug}`;
const monthWords = (month: string) => `Tháng ${Number(month.slice(5))}/${month.slice(0, 4)}`;

/** 'Thứ Bảy 15/12/2018, 07:30 – 11:00'. */
export function whenWords(event: PublicEvent): string {
  const hours = [event.starts, event.ends].filter(Boolean).join(' – ');
  if (event.startsOn === event.endsOn)
    return `${weekdayName(event.startsOn)} ${formatDate(event.startsOn)}${hours ? `, ${hours}` : ''}`;
  return `${weekdayName(event.startsOn)} ${formatDate(event.startsOn)}${event.starts ? `, ${event.starts}` : ''} đến ${weekdayName(event.endsOn)} ${formatDate(event.endsOn)}${event.ends ? `, ${event.ends}` : ''}`;
}

export function renderEvents(around: Around, { month, months, events, past, today }: EventsView): string {
  const { site } = around;
  const section = site.sections.find((s) => s.slug === 'su-kien');
  const title = section?.title ?? 'Sự kiện';
  const groups = [...new Set(events.map((event) => event.startsOn.slice(0, 7)))];
  return render(
    around,
    {
      sheet: 'schedule',
      title: month ? `${title}, ${monthWords(month).toLowerCase()}` : title,
      description: `Sự kiện của ${site.name}${month ? ` trong ${monthWords(month).toLowerCase()}` : ''}`,
      path: month ? `/su-kien?thang=${month}` : '/su-kien',
      feed: { title: `Sự kiện của ${site.shortName}`, href: '/su-kien/rss.xml' },
    },
    <>
      <Crumbs items={month ? [{ href: '/su-kien', label: title }] : []} />
      <div className="wrap sec top">
        <h1>{month ? `${title}, ${monthWords(month).toLowerCase()}` : title}</h1>
        <div className="cols c84 after">
          <div className="one">
            {events.length === 0 && <p className="note">Chưa có sự kiện nào sắp tới.</p>}
            {groups.map((group) => (
              <section key={group} aria-labelledby={`m-${group}`}>
                <Head id={`m-${group}`} title={monthWords(group)} />
                <ul className="rows">
                  {events
                    .filter((event) => event.startsOn.startsWith(group))
                    .map((event) => (
                      <EventRow key={event.id} event={event} today={today} />
                    ))}
                </ul>
              </section>
            ))}
            {past.length > 0 && (
              <section aria-labelledby="da-qua">
                <Head id="da-qua" title="Vừa qua" />
                <ul className="rows">
                  {past.map((event) => (
                    <EventRow key={event.id} event={event} today={today} />
                  ))}
                </ul>
              </section>
            )}
          </div>
          <aside className="one" aria-label="Lịch và các tháng">
            <div className="box pad">
              <h2 className="small">Lịch trong điện thoại</h2>
              <p className="sum">Thêm một lần; sự kiện mới, đổi giờ hay hoãn tự hiện trong lịch của bạn.</p>
              <p className="reach">
                <a href="/su-kien.ics">
                  <Icon name="calendar" />
                  Thêm vào lịch
                </a>
                <a href="/su-kien/rss.xml">
                  <Icon name="news" />
                  RSS sự kiện
                </a>
              </p>
            </div>
            {months.length > 1 && (
              <nav aria-label="Theo tháng">
                <h2 className="small">Theo tháng</h2>
                <p className="chips">
                  {months.map((one) => (
                    <a key={one} href={`/su-kien?thang=${one}`} aria-current={one === month ? 'page' : undefined}>
                      {monthWords(one)}
                    </a>
                  ))}
                </p>
              </nav>
            )}
          </aside>
        </div>
      </div>
    </>,
  );
}

export function EventRow({ event, today }: { event: PublicEvent; today: LocalDate }) {
  const off = event.state === 'cancelled';
  return (
    <li className="row day">
      <span className="cal" aria-hidden="true">
        <b>{event.startsOn.slice(8)}</b>
        <span>th {event.startsOn.slice(5, 7)}</span>
      </span>
      <div>
        <h3>
          <a className="t" href={eventPath(event.slug)}>
            {off ? <s>{event.title}</s> : event.title}
          </a>
        </h3>
        {event.summary && <p className="sum">{event.summary}</p>}
        <p className="meta">
          <span>{whenWords(event)}</span>
          {event.place && <span>{event.place}</span>}
        </p>
        {(off || (event.startsOn <= today && event.endsOn >= today)) && (
          <p className="tags">
            {off ? <span className="tag err">Hoãn, hủy</span> : <span className="tag ok">Đang diễn ra</span>}
          </p>
        )}
      </div>
    </li>
  );
}

export function renderEvent(around: Around, event: PublicEvent, today: LocalDate): string {
  const { site } = around;
  const off = event.state === 'cancelled';
  const title = site.sections.find((s) => s.slug === 'su-kien')?.title ?? 'Sự kiện';
  return render(
    around,
    {
      sheet: 'schedule',
      ...{ title: event.title, description: event.summary || `${event.title}, ${whenWords(event)}`, path: eventPath(event.slug) },
      ...(event.firstPublishedAt ? { publishedAt: event.firstPublishedAt } : {}),
    },
    <>
      <Crumbs items={[{ href: '/su-kien', label: title }]} />
      <article className="wrap sec doc">
        <header>
          <p className="kick">{whenWords(event)}</p>
          <h1>{off ? <s>{event.title}</s> : event.title}</h1>
          {off && (
            <p className="note">
              <b>Hoãn, hủy.</b> {event.cancelReason}
            </p>
          )}
          {!off && event.endsOn < today && <p className="tags">{<span className="tag mut">Đã qua</span>}</p>}
        </header>
        <div className="cols c84">
          <div className="prose">
            {event.summary && <p className="sapo-l">{event.summary}</p>}
            {event.body.split('\n').map((paragraph, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one text in their order.
              <p key={i}>{paragraph}</p>
            ))}
          </div>
          <div className="box pad detail">
            <dl className="facts">
              <div>
                <dt>Thời gian</dt>
                <dd>{whenWords(event)}</dd>
              </div>
              {event.place && (
                <div>
                  <dt>Địa điểm</dt>
                  <dd>{event.place}</dd>
                </div>
              )}
              <div>
                <dt>Tổ chức</dt>
                <dd>{event.organiser || site.shortName}</dd>
              </div>
            </dl>
            <p className="reach noprint">
              <a href="/su-kien.ics">
                <Icon name="calendar" />
                Thêm vào lịch
              </a>
            </p>
          </div>
        </div>
      </article>
    </>,
  );
}

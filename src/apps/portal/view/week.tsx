// The week of a unit: seven days, mornings and afternoons; what was changed after people had read it says so with when.
/** @jsxImportSource hono/jsx */
import { formatDate, toLocal, weekdayName } from '#kernel/calendar.ts';
import { daysOfWeek, weekNumber, weekRange } from '#kernel/week.ts';
import { changeNames, type PublishedWeek, type Session, type ShownEntry, sessionNames } from '#modules/schedule/index.ts';
import type { Around } from './around.ts';
import { render } from './page.tsx';
import { Crumbs, Icon } from './parts.tsx';
import { WeekHead, type WeekShown, weekAt } from './week-head.tsx';

export type WeekView = WeekShown & { week: PublishedWeek | null };
const path = '/lich-cong-tac';
const halves: Session[] = ['morning', 'afternoon'];

export function renderWeek(around: Around, { monday, week, now, today, asked, before, after }: WeekView): string {
  const { site } = around;
  const { week: number, year } = weekNumber(monday);
  const section = site.sections.find((s) => s.slug === 'lich-cong-tac');
  const title = section?.title ?? 'Lịch công tác tuần';
  const entries = week?.entries ?? [];
  const days = daysOfWeek(monday).filter((day, i) => i < 5 || day === today || entries.some((entry) => entry.day === day));
  const changed = entries.filter((entry) => entry.change !== null).length;
  return render(
    around,
    {
      sheet: 'schedule',
      title: asked ? `${title}, tuần ${number} năm ${year}` : title,
      description: `Lịch công tác của ${site.name}, tuần ${number}: ${weekRange(monday)}`,
      path: asked ? weekAt(path, monday) : path,
    },
    <>
      <Crumbs />
      <div className="wrap sec top">
        <WeekHead {...{ title, path, monday, now, before, after }}>
          {!after && monday >= now && <span className="cap">Tuần sau chưa công bố</span>}
        </WeekHead>
        {entries.length === 0 ? (
          <p className="note">
            {week ? 'Tuần này không có lịch chung.' : 'Lịch tuần này chưa công bố.'}{' '}
            {before && <a href={weekAt(path, before)}>Xem lịch tuần {weekRange(before)}</a>}
          </p>
        ) : (
          <>
            <div className="weekhead" aria-hidden="true">
              <span />
              <span>{sessionNames.morning}</span>
              <span>{sessionNames.afternoon}</span>
            </div>
            <ol className="week full">
              {days.map((day) => (
                <li key={day} className={day === today ? 'now' : undefined}>
                  <h2 className="dow">
                    <b>{weekdayName(day)}</b>
                    <time dateTime={day}>{formatDate(day).slice(0, 5)}</time>
                    {day === today && <span className="tag">Hôm nay</span>}
                  </h2>
                  {halves.map((session) => (
                    <Half
                      key={session}
                      session={session}
                      entries={entries.filter((entry) => entry.day === day && entry.session === session)}
                    />
                  ))}
                </li>
              ))}
            </ol>
            <p className="cap">
              Công bố lúc {toLocal(week?.publishedAt ?? new Date(0)).time} ngày{' '}
              {formatDate(toLocal(week?.publishedAt ?? new Date(0)).date)}
              {changed > 0 && `; ${changed} việc thay đổi sau lần công bố đầu được đánh dấu`}. Lịch có thể thay đổi, xem lại trước
              khi đến.
            </p>
          </>
        )}
        <p className="reach noprint">
          <a href="/lich-cong-tac.ics">
            <Icon name="calendar" />
            Thêm lịch này vào điện thoại
          </a>
        </p>
      </div>
    </>,
  );
}

function Half({ session, entries }: { session: Session; entries: ShownEntry[] }) {
  return (
    <div className={entries.length === 0 ? 'half none' : 'half'}>
      <h3>{sessionNames[session]}</h3>
      {entries.length > 0 && (
        <ul className="e">
          {entries.map((entry) => (
            <WeekEntry key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
    </div>
  );
}

export function WeekEntry({ entry }: { entry: ShownEntry }) {
  const at = entry.changed_at && toLocal(entry.changed_at);
  const off = entry.change === 'cancelled';
  const where = [entry.attendees, entry.place].filter(Boolean).join(' · ');
  return (
    <li>
      {entry.starts ? <time>{entry.starts}</time> : <span />}
      <div>
        <p>
          {off ? <s>{entry.title}</s> : entry.title}{' '}
          {entry.change && at && (
            <span className={off ? 'tag err' : 'tag warn'}>
              {changeNames[entry.change]} {at.time} {formatDate(at.date).slice(0, 5)}
            </span>
          )}
        </p>
        {where && <small>{where}</small>}
        {entry.chair && <small>Chủ trì: {entry.chair}</small>}
        {entry.prepare && <small>Chuẩn bị: {entry.prepare}</small>}
        {entry.note && <small>{entry.note}</small>}
      </div>
    </li>
  );
}

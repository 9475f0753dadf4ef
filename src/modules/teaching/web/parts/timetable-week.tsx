// A week as a table: periods down, days across; what nobody uses is not drawn.
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type Lesson, periodsOf, placeKey, sessionNames, sessions, weekdays, weekdayTitles } from '../../rules/timetable.ts';

type Words = { title: string; more: string };

type Week = {
  lessons: Lesson[];
  words(lesson: Lesson): Words;
  /** By place, what is wrong there. */
  wrong?: Record<string, string>;
};

export function WeekTable({ lessons, words, wrong = {} }: Week) {
  const at = Map.groupBy(lessons, placeKey);
  if (lessons.length === 0) return <p className="blank">Không có tiết nào.</p>;
  return (
    <WeekFrame halves={sessions.filter((session) => lessons.some((one) => one.session === session))}>
      {(place) =>
        (at.get(placeKey(place)) ?? []).map((lesson) => {
          const { title, more } = words(lesson);
          return (
            <span
              key={`${lesson.classId}`}
              className={wrong[placeKey(place)] ? 'tkbcell wrong' : 'tkbcell'}
              title={wrong[placeKey(place)]}
            >
              <b>{title}</b>
              {more && <small>{more}</small>}
              <WrongMark message={wrong[placeKey(place)]} />
            </span>
          );
        })
      }
    </WeekFrame>
  );
}

/** In the cell itself; the whole sentence stands in the list beside. */
export function WrongMark({ message }: { message: string | undefined }) {
  if (!message) return null;
  return (
    <small className="bad">
      <IconAlertTriangle size={12} aria-hidden /> lỗi<span className="vh">: {message}</span>
    </small>
  );
}

export function WeekFrame({
  halves,
  children,
}: {
  halves: readonly ('morning' | 'afternoon')[];
  children(place: { weekday: number; session: 'morning' | 'afternoon'; period: number }): ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable
    <div className="scroll" tabIndex={0} role="region" aria-label="Bảng tuần, cuộn ngang">
      <table className="tkb">
        <thead>
          <tr>
            <th scope="col">Tiết</th>
            {weekdays.map((day) => (
              <th scope="col" key={day}>
                {weekdayTitles[day]}
              </th>
            ))}
          </tr>
        </thead>
        {halves.map((session) => (
          <tbody key={session}>
            <tr className="half">
              <th scope="rowgroup" colSpan={7}>
                {sessionNames[session]}
              </th>
            </tr>
            {periodsOf[session].map((period) => (
              <tr key={period}>
                <th scope="row">{period}</th>
                {weekdays.map((weekday) => (
                  <td key={weekday}>{children({ weekday, session, period })}</td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

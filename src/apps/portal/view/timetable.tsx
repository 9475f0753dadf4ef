// When does a class have which subject? Days down, periods across; a list of days on a phone. Subject and room, nobody's name.
/** @jsxImportSource hono/jsx */
import { formatDate, type LocalDate, toLocal, weekday } from '#kernel/calendar.ts';
import { gradeOf } from '#kernel/code-lists/units-and-grades.ts';
import {
  type PublicClass,
  type PublicLesson,
  type PublicTimetable,
  type Session,
  sessionNames,
  weekdayTitles,
} from '#modules/teaching/index.ts';
import type { Around } from './around.ts';
import { render } from './page.tsx';
import { Crumbs, Head } from './parts.tsx';

export type TimetableView = {
  timetable: PublicTimetable;
  /** In force before or after the one that is shown. */
  others: PublicTimetable[];
  classes: PublicClass[];
  chosen: PublicClass | null;
  lessons: PublicLesson[];
  today: LocalDate;
  /** The day in the address. */
  asked: string | null;
};

const addressOf = (chosen: string | null, from: string | null): string => {
  const query = [...(chosen ? [`lop=${chosen}`] : []), ...(from ? [`tu=${from}`] : [])].join('&');
  return `/thoi-khoa-bieu${query ? `?${query}` : ''}`;
};

export function renderTimetable(around: Around, view: TimetableView): string {
  const { site } = around;
  const { timetable, others, classes, chosen, lessons, today, asked } = view;
  const section = site.sections.find((s) => s.slug === 'thoi-khoa-bieu')?.title ?? 'Thời khóa biểu';
  const title = chosen ? `${section} lớp ${chosen.name}` : section;
  const later = timetable.validFrom > today;
  const home = roomOf(lessons);
  return render(
    around,
    {
      sheet: 'schedule',
      title,
      description: `${title}, ${site.name}, áp dụng từ ${formatDate(timetable.validFrom)}`,
      path: addressOf(chosen?.slug ?? null, asked),
    },
    <>
      <Crumbs />
      <div className="wrap sec top">
        <div className="pagehead">
          <div>
            <h1>{title}</h1>
            <p className="meta">
              <span>
                {later ? 'Sẽ áp dụng' : 'Áp dụng'} từ{' '}
                <time dateTime={timetable.validFrom}>{formatDate(timetable.validFrom)}</time>
              </span>
              <span>Học kỳ {timetable.semester === 1 ? 'I' : 'II'}</span>
              {home && <span>Phòng {home}</span>}
            </p>
          </div>
        </div>
        {others.map((one) => (
          <p className="note" key={one.id}>
            {one.validFrom > today ? `Từ ${formatDate(one.validFrom)} có thời khóa biểu mới. ` : 'Đang áp dụng bản khác. '}
            <a href={addressOf(chosen?.slug ?? null, one.validFrom > today ? one.validFrom : null)}>
              {one.validFrom > today ? 'Xem bản mới' : 'Xem bản đang áp dụng'}
            </a>
          </p>
        ))}
        <div className="one">
          {chosen && <Week lessons={lessons} today={later ? null : today} home={home} name={chosen.name} />}
          <nav className="noprint" aria-label="Chọn lớp">
            <Head id="tkb-lop" title={chosen ? 'Lớp khác' : 'Chọn lớp'} />
            {[...Map.groupBy(classes, (one) => one.grade)].map(([grade, own]) => (
              <div key={grade} className="tkb-grade">
                <h3>{gradeOf(grade)?.name ?? grade}</h3>
                <p className="chips">
                  {own.map((one) => (
                    <a
                      key={one.slug}
                      href={addressOf(one.slug, asked)}
                      aria-current={one.slug === chosen?.slug ? 'page' : undefined}
                    >
                      {one.name}
                    </a>
                  ))}
                </p>
              </div>
            ))}
          </nav>
          <p className="cap">
            Công bố ngày {formatDate(toLocal(timetable.publishedAt).date)}. Trang này ghi môn học và phòng, không ghi tên giáo
            viên.
          </p>
        </div>
      </div>
    </>,
  );
}

const halves: Session[] = ['morning', 'afternoon'];

/** The room in which a class is most of the week: said once, not in every cell. */
function roomOf(lessons: PublicLesson[]): string | null {
  const [most] = [...Map.groupBy(lessons, (one) => one.room)]
    .filter(([room]) => room !== null)
    .sort(([, a], [, b]) => b.length - a.length);
  return most && most[1].length * 2 > lessons.length ? most[0] : null;
}

type WeekOf = { lessons: PublicLesson[]; today: LocalDate | null; home: string | null; name: string };
function Week({ lessons, today, home, name }: WeekOf) {
  const used = halves.filter((session) => lessons.some((one) => one.session === session));
  return (
    <>
      {used.map((session) => {
        const own = lessons.filter((one) => one.session === session);
        const last = Math.max(...own.map((one) => one.period));
        const periods = Array.from({ length: last }, (_, i) => i + 1);
        return (
          <section key={session} aria-labelledby={`tkb-${session}`}>
            <Head id={`tkb-${session}`} title={`Buổi ${sessionNames[session].toLowerCase()}`} />
            <div className="box">
              <table className="tb flow menu-tb tkb-tb">
                <caption className="vh">
                  Thời khóa biểu buổi {sessionNames[session].toLowerCase()} của lớp {name}, theo ngày và tiết
                </caption>
                <thead>
                  <tr>
                    <th scope="col">Ngày</th>
                    {periods.map((period) => (
                      <th scope="col" key={period}>
                        Tiết {period}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {[2, 3, 4, 5, 6, 7].map((day) => {
                    const here = own.filter((one) => one.weekday === day);
                    if (here.length === 0 && session === 'afternoon') return null;
                    const now = today !== null && weekday(today) + 1 === day;
                    return (
                      <tr key={day} className={now ? 'today' : undefined}>
                        <th scope="row">
                          {weekdayTitles[day]}
                          {now && <span className="tag">Hôm nay</span>}
                        </th>
                        {periods.map((period) => {
                          const lesson = here.find((one) => one.period === period);
                          if (!lesson) return <td key={period} className="off" />;
                          return (
                            <td key={period} data-l={`Tiết ${period}`}>
                              {lesson.title}
                              {lesson.room && lesson.room !== home && <small>{lesson.room}</small>}
                            </td>
                          );
                        })}
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
          </section>
        );
      })}
    </>
  );
}

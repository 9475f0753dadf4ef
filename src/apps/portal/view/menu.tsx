// What the children eat: a table of days and meals, which becomes a list of days on a phone; a dish that was exchanged says so.
/** @jsxImportSource hono/jsx */
import { formatDate, type LocalDate, toLocal, weekdayName } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { daysOfWeek, weekNumber, weekRange } from '#kernel/week.ts';
import { groupNames, type MenuRecord, mealNames, meals, type WeekMenu } from '#modules/kitchen/index.ts';
import type { Around } from './around.ts';
import { render } from './page.tsx';
import { Crumbs, Head } from './parts.tsx';
import { WeekHead, type WeekShown, weekAt } from './week-head.tsx';

export type MenuView = WeekShown & { menus: MenuRecord[] };
const path = '/thuc-don';
export const sentence = (dishes: readonly string[]) =>
  dishes.map((dish, i) => (i === 0 ? dish : `${dish[0]?.toLowerCase() ?? ''}${dish.slice(1)}`)).join(', ');

export function renderMenu(around: Around, { monday, menus, now, today, asked, before, after }: MenuView): string {
  const { site } = around;
  const title = site.sections.find((s) => s.slug === 'thuc-don')?.title ?? 'Thực đơn';
  const { week, year } = weekNumber(monday);
  return render(
    around,
    {
      sheet: 'schedule',
      title: asked ? `${title}, tuần ${week} năm ${year}` : title,
      description: `Thực đơn của ${site.name}, tuần ${weekRange(monday, 6)}`,
      path: asked ? weekAt(path, monday) : path,
    },
    <>
      <Crumbs />
      <div className="wrap sec top">
        <WeekHead {...{ title, path, days: 6, monday, now, before, after }} />
        {menus.length === 0 && (
          <p className="note">
            Thực đơn tuần này chưa công bố.{' '}
            {before && <a href={weekAt(path, before)}>Xem thực đơn tuần {weekRange(before, 6)}</a>}
          </p>
        )}
        <div className="one">
          {menus.map((menu) => (
            <section key={menu.group} aria-labelledby={`h-${menu.group}`}>
              <Head
                id={`h-${menu.group}`}
                title={menus.length > 1 || menu.group === 'primary' ? groupNames[menu.group] : 'Các bữa'}
              />
              <MenuTable menu={menu} today={today} />
              <MenuFoot menu={menu} />
            </section>
          ))}
        </div>
      </div>
    </>,
  );
}

export function MenuTable({ menu, today }: { menu: WeekMenu; today: LocalDate }) {
  const days = daysOfWeek(menu.monday).filter((day, i) => i < 5 || menu.meals.some((one) => one.day === day));
  // A meal that the school does not give has no column.
  const given = meals.filter((meal) => menu.meals.some((one) => one.meal === meal));
  return (
    <div className="box">
      <table className="tb flow menu-tb">
        <caption className="vh">
          Thực đơn {groupNames[menu.group].toLowerCase()} theo ngày và bữa, tuần {weekRange(menu.monday, 6)}
        </caption>
        <thead>
          <tr>
            <th scope="col">Ngày</th>
            {given.map((meal) => (
              <th scope="col" key={meal}>
                {mealNames[meal]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => {
            const none = !menu.meals.some((one) => one.day === day);
            return (
              <tr key={day} className={day === today ? 'today' : undefined}>
                <th scope="row">
                  {weekdayName(day)} <time dateTime={day}>{formatDate(day).slice(0, 5)}</time>
                  {day === today && <span className="tag">Hôm nay</span>}
                </th>
                {none ? (
                  <td colSpan={given.length} className="off">
                    Không nấu
                  </td>
                ) : (
                  given.map((meal) => {
                    const kept = menu.meals.find((one) => one.day === day && one.meal === meal);
                    const change = menu.changes.filter((one) => one.day === day && one.meal === meal).at(-1);
                    if (!kept && !change) return <td key={meal} className="off" />;
                    return (
                      <td key={meal} data-l={mealNames[meal]}>
                        {kept ? sentence(kept.dishes) : 'Bỏ bữa'}
                        {kept?.kcal ? <small>{formatNumber(kept.kcal)} kcal</small> : null}
                        {change && (
                          <small className="late">
                            Đổi món: trước là {sentence(change.before) || 'không có'}. {change.reason}
                          </small>
                        )}
                      </td>
                    );
                  })
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

export function MenuFoot({ menu }: { menu: WeekMenu }) {
  const at = menu.firstPublishedAt && formatDate(toLocal(menu.firstPublishedAt).date);
  return (
    <p className="cap">
      {menu.approver && `${menu.approver} duyệt`}
      {at && `${menu.approver ? ', công bố' : 'Công bố'} ngày ${at}`}. {menu.note}
    </p>
  );
}

// What the children eat: today, group by group, or the whole week as tables.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { formatDate, weekdayName } from '#kernel/calendar.ts';
import { mondayOf, weekRange } from '#kernel/week.ts';
import { askWeekMenus, groupNames, mealNames } from '#modules/kitchen/index.ts';
import { fields } from '#modules/sites/index.ts';
import { MenuFoot, MenuTable, sentence } from '../view/menu.tsx';
import { Head } from '../view/parts.tsx';
import { block } from './block.ts';

export const menu = block({
  kind: 'menu',
  title: 'Thực đơn',
  about: 'Món ăn của hôm nay theo bữa và nhóm trẻ, hoặc bảng cả tuần có đánh dấu hôm nay.',
  most: 1,
  sheet: 'kitchen',
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80, default: 'Hôm nay bé ăn gì?' }),
    span: fields.choice({ label: 'Hiện', of: { day: 'Hôm nay', week: 'Cả tuần, thành bảng' }, default: 'day' }),
  }),
  asks: (_settings, { work, site }) => ({ menus: askWeekMenus(site.unitId, mondayOf(work.today)) }),
  tags: (_settings, site) => [`menu:${site.unitId}`],
  render({ settings, data: { menus }, today, headingId }) {
    if (settings.span === 'week') {
      const [first] = menus;
      if (!first) return null;
      return (
        <section aria-labelledby={headingId}>
          <Head id={headingId} title={settings.title || 'Thực đơn tuần'} more={{ href: '/thuc-don', label: 'Cả tuần, in' }}>
            <span>{weekRange(first.monday, 6)}</span>
          </Head>
          <div className="one glance">
            {menus.map((menu) => (
              <div key={menu.group}>
                {(menus.length > 1 || menu.group === 'primary') && <h3 className="over">{groupNames[menu.group]}</h3>}
                <MenuTable menu={menu} today={today} />
                <MenuFoot menu={menu} />
              </div>
            ))}
          </div>
        </section>
      );
    }
    const list = menus.flatMap((menu) => menu.meals.flatMap((one) => (one.day === today ? [{ ...one, group: menu.group }] : [])));
    const groups = [...new Set(list.map((meal) => meal.group))].sort((a, b) => a.localeCompare(b));
    if (groups.length === 0) return null;
    return (
      <section aria-labelledby={headingId}>
        <Head
          id={headingId}
          title={settings.title || 'Hôm nay bé ăn gì?'}
          more={{ href: '/thuc-don', label: 'Thực đơn cả tuần' }}
        >
          <span>
            {weekdayName(today)} {formatDate(today)}
          </span>
        </Head>
        <div className="daymenu">
          {groups.map((group) => (
            <div className="box pad" key={group}>
              {(groups.length > 1 || group === 'primary') && <h3>{groupNames[group]}</h3>}
              <dl>
                {list
                  .filter((meal) => meal.group === group)
                  .map((meal) => (
                    <div key={meal.meal}>
                      <dt>{mealNames[meal.meal]}</dt>
                      <dd>{sentence(meal.dishes)}</dd>
                    </div>
                  ))}
              </dl>
            </div>
          ))}
        </div>
      </section>
    );
  },
});

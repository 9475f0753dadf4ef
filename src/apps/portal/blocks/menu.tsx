// What the children eat today, group by group.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { formatDate, weekdayName } from '#kernel/calendar.ts';
import { askMeals, groupNames, mealNames } from '#modules/kitchen/index.ts';
import { fields } from '#modules/sites/index.ts';
import { sentence } from '../view/menu.tsx';
import { Head } from '../view/parts.tsx';
import { block } from './block.ts';

export const menu = block({
  kind: 'menu',
  title: 'Thực đơn hôm nay',
  about: 'Món ăn của hôm nay theo bữa và nhóm trẻ; dẫn tới thực đơn cả tuần.',
  most: 1,
  sheet: 'school',
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80, default: 'Hôm nay bé ăn gì?' }),
  }),
  asks: (_settings, { work, site }) => ({ list: askMeals(site.unitId, work.today, work.today) }),
  tags: (_settings, site) => [`menu:${site.unitId}`],
  render({ settings, data: { list }, today, headingId }) {
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

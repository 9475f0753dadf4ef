// The menu of one group in one week: written, copied from the one before, published; changed with a reason once a day has begun.
import './menu.css';
import { TextInput } from '@mantine/core';
import { data, Link, useLoaderData } from 'react-router';
import { addDays, formatDate, formatInstant, weekdayName } from '#kernel/calendar.ts';
import { isRefused, notFound, Refused, refuse } from '#kernel/refusal.ts';
import { daysOfWeek, mondayAsked, weekKey, weekNumber, weekRange } from '#kernel/week.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { hostLabelOf } from '#modules/sites/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { CopyWeekBefore, PieceScreen, usePieceAnswer, WeekSteps } from '#platform/ui/piece-screen.tsx';
import { reasonAt } from '#platform/ui/reasons.tsx';
import { VersionsSideBySide } from '#platform/ui/two-versions.tsx';
import { copyLastMenu, saveMenu } from '../commands/save-menu.ts';
import { mayKeepMenus } from '../policy.ts';
import { knownDishes, menuOf } from '../queries/menus.ts';
import { hasBegun, menuDue, menuStanding, standingWords } from '../rules/due.ts';
import { type ChildGroup, groupNames, groupsOf, mealNames, meals } from '../rules/meals.ts';
import { type Difference, differences, menuFrom } from './menu-values.ts';
import { MealBox } from './parts/meal-box.tsx';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const group = params.group as ChildGroup;
    if (!groupsOf(unit.level).includes(group)) throw notFound('Trường không có nhóm trẻ này.');
    const menu = await menuOf(work, unit.id, mondayAsked(params.week), group);
    const may = mayKeepMenus(work.actor, unit);
    const portal = context.get(requestContext).portalUrl(hostLabelOf(unit));
    return {
      ...{ unit, group, menu, whyNot: may === true ? null : may.message },
      // Monday to Saturday: no kitchen cooks on Sundays.
      days: daysOfWeek(menu.monday)
        .slice(0, 6)
        .map((day) => ({ day, begun: hasBegun(day, work.today) })),
      known: may === true ? await knownDishes(work, unit.id) : [],
      standing: standingWords(menuStanding(menu.monday, menu.firstPublishedAt, work.now)),
      due: formatInstant(menuDue(menu.monday)),
      url: menu.firstPublishedAt ? `${portal}thuc-don?tuan=${weekKey(menu.monday)}` : null,
    };
  }),
);

const done = {
  publish: 'Đã công bố. Cha mẹ xem được ngay.',
  draft: 'Đã lưu nháp.',
  copy: 'Đã chép thực đơn trước thành bản nháp. Sửa lại rồi công bố.',
} as const;
type Theirs = { version: number; by: string; rows: Difference[] };

export const action = act(async ({ context, params }, form) => {
  const intent = String(form.get('intent')) as keyof typeof done;
  if (!(intent in done)) throw refuse('intent', 'Không rõ việc cần làm.');
  const monday = mondayAsked(params.week);
  const group = params.group as ChildGroup;
  if (intent === 'copy') {
    await writing(context, async (work) => copyLastMenu(work, (await unitOfAddress(work, params.unit)).id, monday, group));
    return data({ saved: done[intent] });
  }
  const mine = menuFrom(form);
  const version = Number(form.get('version')) || 0;
  try {
    await writing(context, async (work) => {
      const unit = await unitOfAddress(work, params.unit);
      await saveMenu(work, unit.id, monday, group, { ...mine, version }, intent === 'publish');
    });
    return data({ saved: done[intent] });
  } catch (error) {
    if (!isRefused(error) || error.kind !== 'conflict') throw error;
    const theirs = await reading(context, async (work) =>
      menuOf(work, (await unitOfAddress(work, params.unit)).id, monday, group),
    );
    throw new Refused('conflict', error.reasons, {
      ...{ version: theirs.version, by: theirs.savedBy ?? '', rows: differences(mine, theirs) },
    } satisfies Theirs);
  }
});

export default function MenuScreen() {
  const { unit, group, menu, days, known, standing, due, url, whyNot } = useLoaderData<typeof loader>();
  const { refusal, reasons, told, busy } = usePieceAnswer();
  const theirs = refusal?.kind === 'conflict' ? (refusal.theirs as Theirs) : undefined;
  const published = menu.firstPublishedAt !== null;
  const { week: number, year } = weekNumber(menu.monday);
  const title = `Thực đơn ${groupNames[group].toLowerCase()}, ${weekRange(menu.monday, 6)}`;
  const to = (offset: number) => `/${unit.slug}/kitchen/menus/${weekKey(addDays(menu.monday, offset))}/${group}`;
  const locked = published && days.some((one) => one.begun);
  return (
    <PieceScreen
      {...{ unit, title, url, whyNot, told, busy }}
      reasons={theirs ? undefined : reasons}
      list={{ label: 'Thực đơn', to: 'kitchen/menus' }}
      here={`Tuần ${number} năm ${year}`}
      form="thuc-don"
      facts={
        <>
          <span className={published ? 'tag ok' : 'tag'}>{published ? 'đã công bố' : 'chưa công bố'}</span>{' '}
          <span className="tag info">{standing}</span> hạn {due}
          {menu.savedAt && `; ${menu.savedBy} lưu ${formatInstant(new Date(menu.savedAt))}`}
        </>
      }
      urlWords="Xem, in trên trang"
      steps={<WeekSteps to={to} />}
      acts={[
        ...(published ? [] : [{ value: 'draft', label: 'Lưu nháp' }]),
        { value: 'publish', label: published ? 'Công bố bản mới' : 'Công bố' },
      ]}
    >
      {theirs && <VersionsSideBySide theirs={theirs} what="thực đơn này" part="Bữa" again="Lưu nháp hoặc Công bố" to={to(0)} />}
      {groupsOf(unit.level).length > 1 && (
        <p className="small">
          {groupsOf(unit.level)
            .filter((other) => other !== group)
            .map((other) => (
              <Link key={other} to={`/${unit.slug}/kitchen/menus/${weekKey(menu.monday)}/${other}`}>
                Sang thực đơn {groupNames[other].toLowerCase()} cùng tuần
              </Link>
            ))}
        </p>
      )}
      {whyNot === null && menu.meals.length === 0 && !theirs && (
        <CopyWeekBefore busy={busy}>Chép thực đơn tuần trước</CopyWeekBefore>
      )}
      <KeptForm
        key={`${group}:${menu.monday}:${menu.version}`}
        draft={`menu:${group}`}
        version={menu.version}
        id="thuc-don"
        method="post"
        className="stack"
        noValidate
      >
        {/* Saving again after both versions were shown keeps mine. */}
        <input type="hidden" name="version" value={theirs?.version ?? menu.version} />
        <fieldset className="plainset stack" disabled={whyNot !== null}>
          <section className="card" aria-label="Các bữa trong tuần">
            <div className="menugrid">
              {days.map(({ day, begun }) => (
                <div className="menuday" key={day}>
                  <h2>
                    {weekdayName(day)} <span className="num">{formatDate(day).slice(0, 5)}</span>{' '}
                    {published && begun && <span className="tag warn">đã bắt đầu</span>}
                  </h2>
                  {meals.map((meal) => (
                    <MealBox
                      key={meal}
                      {...{ day, meal, known }}
                      dayName={weekdayName(day)}
                      kept={menu.meals.find((one) => one.day === day && one.meal === meal)}
                      error={reasonAt(reasons, `${day}-${meal}`)}
                    />
                  ))}
                </div>
              ))}
            </div>
          </section>
          <section className="card pad stack">
            <div className="grid3">
              <TextInput
                id="f-approver"
                name="approver"
                label="Người duyệt"
                placeholder="Phó Hiệu trưởng Trần Thị Hoa"
                defaultValue={menu.approver}
                error={reasonAt(reasons, 'approver')}
                maxLength={120}
                autoComplete="off"
              />
              <TextInput
                id="f-note"
                name="note"
                label="Ghi chú dưới thực đơn"
                placeholder="Trẻ dị ứng được nấu riêng"
                defaultValue={menu.note}
                maxLength={300}
                autoComplete="off"
              />
              {locked && (
                <TextInput
                  id="f-reason"
                  name="reason"
                  label="Lý do đổi món của ngày đã bắt đầu"
                  placeholder="Cá không đạt khi kiểm tra, thay bằng trứng"
                  error={reasonAt(reasons, 'reason')}
                  maxLength={200}
                  autoComplete="off"
                />
              )}
            </div>
          </section>
        </fieldset>
      </KeptForm>
      {menu.changes.length > 0 && (
        <section className="card pad">
          <h2>Đổi món sau khi ngày đã bắt đầu</h2>
          <ol className="plain">
            {menu.changes.map((change) => (
              <li key={`${change.day}${change.meal}${change.at}`} className="small">
                {weekdayName(change.day)}, {mealNames[change.meal].toLowerCase()}: {change.before.join(', ') || 'trống'} →{' '}
                {change.after.join(', ') || 'bỏ bữa'}. {change.reason}{' '}
                <span className="muted num">{formatInstant(new Date(change.at))}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </PieceScreen>
  );
}

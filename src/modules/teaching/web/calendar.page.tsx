// The weeks of the school year, numbered as class books and plans call them, and the days without school.
import './teaching.css';
import { Button, TextInput } from '@mantine/core';
import { data, Form, useLoaderData } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { chosenYear } from '#kernel/chosen-year.ts';
import { notFound } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DayInput } from '#platform/ui/day-input.tsx';
import { DoneNote } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { addHoliday, mayKeepHolidays, removeHoliday } from '../commands/save-holiday.ts';
import { calendarFor } from '../queries/calendar.ts';
import { semesterIn, semesterNames } from '../rules/semester.ts';
import { weekOfDay, weeksAsked } from '../rules/weeks.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const { year: code, past } = chosenYear(request.headers.get('cookie'), work.today);
    const { year, holidays, weeks } = await calendarFor(work, unit.id, code);
    if (!year) throw notFound(`Sở chưa mở năm học ${code}.`);
    return {
      ...{ unit, code, year, holidays, weeks, mayKeep: !past && mayKeepHolidays(work, unit) },
      now: weekOfDay(weeks, work.today)?.monday ?? null,
      asked: weeksAsked(unit.level),
    };
  }),
);

export const action = act(async ({ context, params, request }, form) =>
  writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const { year } = chosenYear(request.headers.get('cookie'), work.today);
    if (form.get('intent') === 'add') {
      await addHoliday(work, unit, { ...Object.fromEntries(form), schoolYear: year });
      return data({ done: 'Đã thêm ngày nghỉ; các tuần đã đánh số lại.' });
    }
    await removeHoliday(work, unit, Number(form.get('holiday')));
    return data({ done: 'Đã bỏ ngày nghỉ; các tuần đã đánh số lại.' });
  }),
);

const short = (day: string) => formatDate(day).slice(0, 5);

export default function Calendar() {
  const { unit, code, year, holidays, weeks, now, mayKeep, asked } = useLoaderData<typeof loader>();
  const answer = useAnswer() as (Partial<FormRefusal> & { done?: string }) | undefined;
  const count = (semester: 1 | 2) => weeks.filter((week) => week.semester === semester && week.number !== null).length;
  const current = weeks.find((week) => week.monday === now);
  return (
    <>
      <title>{`Tuần học – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Tuần học' }]}
        title="Tuần học"
        facts={[`năm học ${code}`, current?.number ? `đang ở tuần ${current.number}, ${semesterIn[current.semester]}` : null]
          .filter(Boolean)
          .join(' · ')}
      />
      <div className="cols">
        <section className="card" aria-label="Các tuần">
          <h2>
            {count(1)} tuần học kỳ I, {count(2)} tuần học kỳ II
            {asked && (
              <span className="small muted">
                {' '}
                (khung: {asked[0]} và {asked[1]} tuần thực học)
              </span>
            )}
          </h2>
          <div className="scroll">
            <table className="list weeks">
              <thead>
                <tr>
                  <th scope="col">Tuần</th>
                  <th scope="col">Từ thứ Hai đến thứ Bảy</th>
                  <th scope="col" className="n">
                    Ngày học
                  </th>
                  <th scope="col">Nghỉ</th>
                </tr>
              </thead>
              <tbody>
                {weeks.map((week, i) => (
                  <tr
                    key={week.monday}
                    className={week.monday === now ? 'now' : week.number === null ? 'off' : undefined}
                    aria-current={week.monday === now ? 'date' : undefined}
                  >
                    <td className="num">
                      {week.number ?? '–'}
                      {weeks[i - 1]?.semester !== week.semester && (
                        <span className="small muted"> {semesterNames[week.semester]}</span>
                      )}
                      {week.monday === now && <span className="tag info">tuần này</span>}
                    </td>
                    <td className="num">
                      {short(week.monday)} – {formatDate(week.saturday)}
                    </td>
                    <td className="n num">{week.days.length}</td>
                    <td>{week.holidays.join(', ')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
        <aside className="stack">
          {answer?.done && <DoneNote>{answer.done}</DoneNote>}
          <Reasons reasons={answer?.refused} />
          <section className="card" aria-label="Học kỳ">
            <h2>Học kỳ</h2>
            <dl className="pad kv" style={{ gridTemplateColumns: '90px 1fr' }}>
              {([1, 2] as const).map((semester) => (
                <div key={semester} style={{ display: 'contents' }}>
                  <dt>{semesterNames[semester]}</dt>
                  <dd className="num">
                    {formatDate(year[`semester${semester}_starts_on`])} – {formatDate(year[`semester${semester}_ends_on`])}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
          <section className="card groupcards" aria-label="Ngày nghỉ" style={{ display: 'block' }}>
            <h2>Ngày nghỉ</h2>
            <ul className="pad">
              {holidays.map((one) => (
                <li key={one.id}>
                  <span>
                    {one.name}
                    <br />
                    <span className="small muted num">
                      {formatDate(one.first)}
                      {one.last > one.first && ` – ${formatDate(one.last)}`}
                      {!one.own && ` · ${one.unitName}`}
                    </span>
                  </span>
                  {mayKeep && one.own && (
                    <Form method="post" preventScrollReset>
                      <input type="hidden" name="holiday" value={one.id} />
                      <Button
                        type="submit"
                        name="intent"
                        value="remove"
                        size="compact-sm"
                        variant="subtle"
                        aria-label={`Bỏ ngày nghỉ ${one.name}`}
                      >
                        Bỏ
                      </Button>
                    </Form>
                  )}
                </li>
              ))}
              {holidays.length === 0 && <li className="muted">Chưa có ngày nghỉ nào.</li>}
            </ul>
          </section>
          {mayKeep && (
            <Form method="post" className="card" preventScrollReset key={holidays.length} noValidate aria-label="Thêm ngày nghỉ">
              <h2>Thêm ngày nghỉ</h2>
              <div className="pad stack">
                <TextInput
                  id="f-name"
                  name="name"
                  label="Tên đợt nghỉ"
                  maxLength={120}
                  error={reasonAt(answer?.refused, 'name')}
                />
                <DayInput
                  id="f-first"
                  name="first"
                  label="Từ ngày"
                  placeholder="21/12/2018"
                  error={reasonAt(answer?.refused, 'first')}
                />
                <DayInput
                  id="f-last"
                  name="last"
                  label="Đến hết ngày"
                  description="Để trống nếu chỉ nghỉ một ngày"
                  error={reasonAt(answer?.refused, 'last')}
                />
                <Button type="submit" name="intent" value="add" variant="default">
                  Thêm ngày nghỉ
                </Button>
              </div>
            </Form>
          )}
        </aside>
      </div>
    </>
  );
}

// The working calendar of a year: holidays and swaps with what they rest on, and what they do to a deadline.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { data, Form, Link, useLoaderData } from 'react-router';
import { holds } from '#kernel/actor.ts';
import { addDays, formatDate, weekdayName } from '#kernel/calendar.ts';
import { notFound } from '#kernel/refusal.ts';
import { addWorkingDays, isWorkingDay } from '#kernel/working-days.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DayInput } from '#platform/ui/day-input.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { removeCalendarDay, saveCalendarDay } from '../commands/edit-calendar.ts';
import { calendarOf, calendarYears } from '../queries/calendar.ts';
import { unitOfAddress } from '../queries/unit-of-address.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (unit.level !== 'department') throw notFound('Lịch làm việc của cả tỉnh ở màn hình của Sở.');
    const search = new URL(request.url).searchParams;
    const given = Number(search.get('year'));
    const year = given >= 2000 && given <= 2100 ? given : Number(work.today.slice(0, 4));
    const near = await calendarOf(work, work.today, addDays(work.today, 120));
    const exceptions = new Map(near.map((d) => [d.date, d]));
    const from = addDays(work.today, 1);
    const off = near.filter((d) => d.date >= from && d.date <= addWorkingDays(work.today, 10, exceptions));
    return {
      unit: { slug: unit.slug, name: unit.shortName },
      ...{ year, years: [...new Set([...(await calendarYears(work)), year])].sort(), today: work.today },
      days: await calendarOf(work, `${year}-01-01`, `${year}-12-31`),
      effect: [5, 10, 15].map((n) => ({ n, due: addWorkingDays(work.today, n, exceptions) })),
      between: off.map((d) => d.name),
      workingToday: isWorkingDay(work.today, exceptions),
      may: holds(work.actor, ['province_admin', 'department_officer'], unit.path),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const fields = Object.fromEntries(form) as Record<string, string>;
  await writing(context, async (work) => {
    await unitOfAddress(work, params.unit);
    if (fields.intent === 'remove') await removeCalendarDay(work, fields.date ?? '', Number(fields.version));
    else await saveCalendarDay(work, fields as never);
  });
  return data({ saved: true as const });
});

const kinds = { holiday: 'nghỉ lễ', swap_off: 'nghỉ hoán đổi', swap_on: 'làm bù' };

export default function Calendar() {
  const { unit, year, years, days, effect, between, workingToday, may, today } = useLoaderData<typeof loader>();
  const result = useAnswer() as ({ saved: true } | FormRefusal) | undefined;
  const refused = result && 'refused' in result ? result.refused : undefined;
  const [editing, setEditing] = useState<string | null>(null);
  const chosen = days.find((d) => d.date === editing) ?? null;
  const base = `/${unit.slug}`;
  const error = (field: string) => reasonAt(refused, field);
  return (
    <>
      <title>{`Lịch làm việc ${year} – ${unit.name}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: base }, { label: 'Lịch làm việc' }]}
        title={`Lịch làm việc ${year}`}
        facts="Thứ Hai đến thứ Sáu là ngày làm việc, trừ và thêm những ngày dưới đây."
      >
        <nav className="row" aria-label="Năm">
          {years.map((y) => (
            <Link
              key={y}
              to={`?year=${y}`}
              aria-current={y === year ? 'page' : undefined}
              className={y === year ? 'tag info' : 'tag'}
            >
              {y}
            </Link>
          ))}
        </nav>
      </PageHeader>
      <div className="cols">
        <section className="card">
          {days.length === 0 ? (
            <p className="blank">Năm {year} chưa có ngày nghỉ nào. Thêm khi có thông báo nghỉ lễ, Tết.</p>
          ) : (
            <div className="scroll">
              <table className="list flow">
                <thead>
                  <tr>
                    <th>Ngày</th>
                    <th>Thứ</th>
                    <th>Là</th>
                    <th>Tên</th>
                    <th>Căn cứ</th>
                    {may && <th>Sửa</th>}
                  </tr>
                </thead>
                <tbody>
                  {days.map((d) => (
                    <tr key={d.date}>
                      <td className="name num" data-label="Ngày">
                        {formatDate(d.date)}
                      </td>
                      <td data-label="Thứ" style={{ whiteSpace: 'nowrap' }}>
                        {weekdayName(d.date)}
                      </td>
                      <td data-label="Là">
                        {d.kind === 'swap_on' ? <span className="tag warn">{kinds.swap_on}</span> : kinds[d.kind]}
                      </td>
                      <td data-label="Tên">{d.name}</td>
                      <td data-label="Căn cứ" className="small">
                        {d.legal_basis}
                      </td>
                      {may && (
                        <td>
                          <Form method="post" className="row" style={{ flexWrap: 'nowrap' }}>
                            <button
                              type="button"
                              onClick={() => setEditing(d.date)}
                              aria-label={`Sửa ngày ${formatDate(d.date)}`}
                            >
                              Sửa
                            </button>
                            <input type="hidden" name="date" value={d.date} />
                            <input type="hidden" name="version" value={d.version} />
                            <button type="submit" name="intent" value="remove" aria-label={`Bỏ ngày ${formatDate(d.date)}`}>
                              Bỏ
                            </button>
                          </Form>
                        </td>
                      )}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </section>
        <aside className="stack">
          <section className="card">
            <h2>Tính từ hôm nay</h2>
            <div className="pad stack">
              <p className="small muted">
                {weekdayName(today)} {formatDate(today)} {workingToday ? 'là ngày làm việc' : 'là ngày nghỉ'}.
              </p>
              <ul>
                {effect.map(({ n, due }) => (
                  <li key={n} data-testid={`due-${n}`}>
                    Hạn {n} ngày làm việc từ hôm nay là{' '}
                    <b className="num">
                      {weekdayName(due)} {formatDate(due)}
                    </b>
                  </li>
                ))}
              </ul>
              {between.length > 0 && <p className="small muted">Trong 10 ngày làm việc tới có {between.join(', ')}.</p>}
            </div>
          </section>
          {may && (
            <Form method="post" className="card pad stack" key={`${editing}${chosen?.version}${days.length}`} noValidate>
              <h2>{chosen ? `Sửa ngày ${formatDate(chosen.date)}` : 'Thêm ngày'}</h2>
              <Reasons reasons={refused} />
              {result && 'saved' in result && (
                <p className="note ok" role="status">
                  Đã ghi vào lịch.
                </p>
              )}
              <input type="hidden" name="version" value={chosen?.version ?? 0} />
              <DayInput
                name="date"
                id="f-date"
                label="Ngày"
                defaultValue={chosen ? formatDate(chosen.date) : ''}
                readOnly={chosen !== null}
                placeholder="02/09/2019"
                error={error('date')}
              />
              <NativeSelect
                name="kind"
                id="f-kind"
                label="Là"
                defaultValue={chosen?.kind ?? 'holiday'}
                data={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
                error={error('kind')}
              />
              <TextInput name="name" id="f-name" label="Tên" defaultValue={chosen?.name ?? ''} error={error('name')} />
              <TextInput
                name="legalBasis"
                id="f-legalBasis"
                label="Căn cứ"
                defaultValue={chosen?.legal_basis ?? ''}
                error={error('legalBasis')}
              />
              <div className="row">
                <Button type="submit">{chosen ? 'Lưu ngày' : 'Thêm ngày'}</Button>
                {chosen && (
                  <button type="button" onClick={() => setEditing(null)}>
                    Thôi sửa
                  </button>
                )}
              </div>
            </Form>
          )}
        </aside>
      </div>
    </>
  );
}

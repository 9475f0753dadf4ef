// Which schools have disclosed what, for those above them: units by subjects, in time, late or missing; and the reminder.
import './disclosure.css';
import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { data, Form, Link, useLoaderData, useNavigation, useSearchParams, useSubmit } from 'react-router';
import { formatDate, toLocal } from '#kernel/calendar.ts';
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber, formatPercent, percentTenths } from '#kernel/numbers.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { DoneNote } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { remindUnits } from '../commands/remind-units.ts';
import type { BoardRow } from '../queries/board.ts';
import { dueStates, standingWords, stateNames } from '../rules/due.ts';
import { boardList } from './board-list.ts';
import { asksNothing, shortState, stateTone } from './words.ts';

export const handle = { wide: true };

export const loader = load(async ({ context, params, request }) =>
  reading(context, (work) => boardList(work, params.unit, new URL(request.url).searchParams)),
);

export const action = act(async ({ context, params, request }, form) =>
  writing(context, async (work) => {
    const search = new URL(request.url).searchParams;
    const unit = await unitOfAddress(work, params.unit);
    // The whole filtered group, or those that were chosen.
    const list = await boardList(work, params.unit, search, true);
    const chosen = form.getAll('units').map(Number);
    const unitIds = chosen.length > 0 ? chosen : list.rows.filter((row) => row.missing > 0).map((row) => row.unitId);
    const { sent, already } = await remindUnits(work, unit, { schoolYear: list.year, unitIds });
    const rest = already > 0 ? ` ${formatNumber(already)} đơn vị đã được bạn nhắc hôm nay, không nhắc lại.` : '';
    return data({
      saved: `Đã nhắc ${formatNumber(sent)} đơn vị; lời nhắc hiện ở màn hình Hôm nay và mục Công khai của đơn vị.${rest}`,
    });
  }),
);

export default function DisclosureBoard() {
  const { unit, year, years, ruleName, subjects, query, rows, total, sums, units, complete, lacking, offices } =
    useLoaderData<typeof loader>();
  const [search, setSearch] = useSearchParams();
  const result = useAnswer() as { saved: string } | FormRefusal | undefined;
  const busy = useNavigation().state !== 'idle';
  const submit = useSubmit();
  const base = `/${unit.slug}/disclosure`;
  const columns: ListColumn<BoardRow>[] = [
    { key: 'name', title: 'Đơn vị', sort: 'name', cell: (row) => <span className="nw">{row.name}</span> },
    {
      key: 'office',
      title: 'Phòng',
      phoneTitle: '',
      hidden: unit.level !== 'department',
      cell: (row) => <span className="nw">{row.officeName || 'trực thuộc Sở'}</span>,
    },
    { key: 'level', title: 'Cấp', phoneTitle: '', cell: (row) => <span className="nw">{levelNames[row.level]}</span> },
    ...subjects.map(
      (subject): ListColumn<BoardRow> => ({
        key: subject.code,
        title: subject.short,
        cell: (row) => {
          const cell = row.cells[subject.code];
          if (!cell) return <span className="muted calm">–</span>;
          return (
            <span
              className={asksNothing.has(cell.state) ? `${stateTone[cell.state]} calm` : stateTone[cell.state]}
              title={`${subject.title}: ${standingWords(cell)}, hạn ${formatDate(cell.lastDay)}`}
            >
              {shortState(cell)}
            </span>
          );
        },
      }),
    ),
    {
      key: 'missing',
      title: 'Thiếu',
      sort: 'missing',
      numeric: true,
      cell: (row) => (row.missing > 0 ? <b className="num">{row.missing}</b> : 0),
    },
    { key: 'late', title: 'Trễ', sort: 'late', numeric: true, cell: (row) => row.late },
    {
      key: 'reminded',
      title: 'Nhắc lần cuối',
      cell: (row) =>
        row.remindedAt ? (
          <span className="nw small">
            {formatDate(toLocal(new Date(row.remindedAt)).date)}, {row.reminderSeen ? 'đã đọc' : 'chưa đọc'}
          </span>
        ) : (
          <span className="muted">chưa</span>
        ),
    },
  ];
  const choose = (subject: string, state: string) => {
    const next = new URLSearchParams(search);
    next.delete('page');
    next.set('subject', subject);
    next.set('state', state);
    setSearch(next, { preventScrollReset: true });
  };
  return (
    <>
      <title>{`Công khai ${year} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Công khai' }]}
        title={`Công khai của các trường, năm học ${year}`}
        facts={`${ruleName}. ${formatNumber(complete)} trong ${formatNumber(units)} đơn vị (${formatPercent(percentTenths(complete, units))}) không thiếu mục nào đến hôm nay.`}
      >
        {unit.level === 'department' && (
          <Button component={Link} to={`${base}/smallest`} variant="default">
            Ngưỡng số nhỏ
          </Button>
        )}
        <select
          aria-label="Năm học"
          className="year"
          value={year}
          onChange={(event) => setSearch({ year: event.currentTarget.value }, { preventScrollReset: true })}
        >
          {years.map((one) => (
            <option key={one} value={one}>
              Năm học {one}
            </option>
          ))}
        </select>
        {lacking > 0 && <RemindAll units={lacking} busy={busy} />}
      </PageHeader>
      <div className="stack">
        {result && 'saved' in result && <DoneNote>{result.saved}</DoneNote>}
        <Reasons reasons={result && 'refused' in result ? result.refused : undefined} />
        <section className="card" aria-labelledby="h-tong">
          <h2 id="h-tong" className="vh">
            Tổng hợp theo mục
          </h2>
          <div className="scroll">
            <table className="list flow sums">
              <thead>
                <tr>
                  <th>Mục</th>
                  {dueStates.map((state) => (
                    <th key={state} className="n">
                      {stateNames[state]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {subjects.map((subject) => (
                  <tr key={subject.code}>
                    <td className="name" data-label="Mục">
                      {subject.title}
                    </td>
                    {dueStates.map((state) => {
                      const n = sums[subject.code]?.[state] ?? 0;
                      return (
                        <td key={state} className="n" data-label={stateNames[state]}>
                          {n > 0 ? (
                            <button
                              type="button"
                              className={stateTone[state]}
                              aria-label={`${subject.title}, ${stateNames[state].toLowerCase()}: ${n} đơn vị, lọc`}
                              onClick={() => choose(subject.code, state)}
                            >
                              {formatNumber(n)}
                            </button>
                          ) : (
                            <span className="muted">0</span>
                          )}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
        <div className="board">
          <DataList
            noun="đơn vị"
            query={query}
            rows={rows}
            total={total}
            rowKey={(row) => String(row.unitId)}
            rowTo={(row) => `/${row.slug}/disclosure/list?year=${year}`}
            columns={columns}
            search="Tên đơn vị, không cần dấu"
            filters={[
              ...(unit.level === 'department'
                ? [{ name: 'phong', label: 'Mọi Phòng', options: offices.map((o) => ({ value: String(o.id), label: o.name })) }]
                : []),
              {
                ...{ name: 'level', label: 'Mọi cấp học' },
                options: Object.entries(levelNames)
                  .filter(([code]) => code !== 'department' && code !== 'district')
                  .map(([value, label]) => ({ value, label })),
              },
              { name: 'subject', label: 'Mọi mục', options: subjects.map((s) => ({ value: s.code, label: s.title })) },
              {
                name: 'state',
                label: 'Mọi tình trạng',
                options: dueStates.map((value) => ({ value, label: stateNames[value] })),
              },
            ]}
            exportTo={`${base}/board.xlsx`}
            selection={(ids, clear) => (
              <Button
                size="compact-sm"
                leftSection={<IconSend size={15} aria-hidden />}
                loading={busy}
                onClick={() => {
                  const form = new FormData();
                  for (const id of ids) form.append('units', id);
                  submit(form, { method: 'post' });
                  clear();
                }}
              >
                Nhắc {formatNumber(ids.length)} đơn vị
              </Button>
            )}
            empty="Không có trường nào khớp."
          />
        </div>
      </div>
    </>
  );
}

/** Goes to many at once, so it is asked about first. */
function RemindAll({ units, busy }: { units: number; busy: boolean }) {
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <Button onClick={() => setAsked(true)} leftSection={<IconSend size={16} aria-hidden />}>
        Nhắc {formatNumber(units)} đơn vị còn thiếu …
      </Button>
    );
  return (
    <Form method="post" className="row" onSubmit={() => setAsked(false)}>
      <Button type="submit" loading={busy} autoFocus leftSection={<IconSend size={16} aria-hidden />}>
        Gửi lời nhắc tới {formatNumber(units)} đơn vị
      </Button>
      <Button variant="default" onClick={() => setAsked(false)}>
        Thôi
      </Button>
    </Form>
  );
}

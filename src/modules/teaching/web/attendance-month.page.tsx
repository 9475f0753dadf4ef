// The book of a class for a month: who was not there on which day, and how it adds up in the year.
import './attendance.css';
import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react';
import { Link, useLoaderData } from 'react-router';
import { addDays, formatDate, weekday } from '#kernel/calendar.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { mostAbsences } from '../rules/attendance.ts';
import { bookOf, classNumber } from './attendance-book.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, (work) => bookOf(work, params.unit, classNumber(params.class), new URL(request.url).searchParams)),
);

const shortDays = ['', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'];

export default function AttendanceMonth() {
  const { unit, class: place, month, days, lines, today, judged } = useLoaderData<typeof loader>();
  const here = `/${unit.slug}/teaching/attendance`;
  const [year, number] = month.split('-');
  const before = addDays(`${month}-01`, -1).slice(0, 7);
  const after = addDays(`${month}-28`, 5).slice(0, 7);
  const near = lines.filter((line) => line.standing !== 'fine');
  return (
    <>
      <title>{`Sổ điểm danh ${place.name} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Điểm danh', to: here },
          { label: `Lớp ${place.name}`, to: `${here}/${place.id}` },
          { label: 'Sổ tháng' },
        ]}
        title={`Sổ điểm danh ${place.name}`}
        facts={`Tháng ${number}/${year} · ${lines.length} học sinh. P có phép, K không phép, M muộn, S về sớm.`}
      >
        <Button component={Link} to={`?month=${before}`} variant="default" aria-label="Tháng trước">
          <IconChevronLeft size={16} aria-hidden />
        </Button>
        {after <= today.slice(0, 7) && (
          <Button component={Link} to={`?month=${after}`} variant="default" aria-label="Tháng sau">
            <IconChevronRight size={16} aria-hidden />
          </Button>
        )}
        <Button
          component="a"
          href={`${here}/${place.id}/month.xlsx?month=${month}`}
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          Xuất Excel
        </Button>
      </PageHeader>
      <div className="stack">
        {near.map((line) => (
          <p key={line.id} className={line.standing === 'over' ? 'note bad' : 'note warn'}>
            <span>
              <Link to={`/${unit.slug}/people/pupils/${line.id}`}>{line.name}</Link> đã nghỉ {line.counted} buổi
              {line.standing === 'over'
                ? `, quá ${mostAbsences} buổi: không đủ điều kiện lên lớp (TT 58/2011/TT-BGDĐT, Điều 16).`
                : `; quá ${mostAbsences} buổi trong năm học thì không được lên lớp.`}
            </span>
          </p>
        ))}
        <section className="card" aria-label="Sổ tháng">
          {lines.length === 0 ? (
            <p className="blank">Tháng này lớp chưa có học sinh.</p>
          ) : (
            // Wider than a phone: it is moved sideways, also from the keyboard.
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable
            <div className="scroll" tabIndex={0} role="region" aria-label="Bảng điểm danh, cuộn ngang">
              <table className="book">
                <thead>
                  <tr>
                    <th scope="col" className="who">
                      Họ và tên
                    </th>
                    {days.map(({ day, closed, future }) => (
                      <th scope="col" key={day} className={closed ? 'free' : undefined} title={closed ?? formatDate(day)}>
                        {closed || future ? (
                          Number(day.slice(8))
                        ) : (
                          <Link to={`${here}/${place.id}?day=${day}`}>{Number(day.slice(8))}</Link>
                        )}
                        <small>{shortDays[weekday(day)]}</small>
                      </th>
                    ))}
                    <th scope="col" className="sum" title="Có phép trong tháng">
                      P
                    </th>
                    <th scope="col" title="Không phép trong tháng">
                      K
                    </th>
                    <th scope="col" className="sum" title="Cả năm, có phép và không phép">
                      Năm
                    </th>
                    {judged && (
                      <th scope="col" title={`Buổi tính vào giới hạn ${mostAbsences} buổi`}>
                        /{mostAbsences}
                      </th>
                    )}
                  </tr>
                </thead>
                <tbody>
                  {lines.map((line) => (
                    <tr key={line.id}>
                      <th scope="row" className="who">
                        {line.name}
                      </th>
                      {line.cells.map((marks, i) => {
                        const { day, closed, called } = days[i] as (typeof days)[number];
                        if (closed || marks === null)
                          return <td key={day} className="free" title={closed ?? 'Chưa hoặc không còn học lớp này'} />;
                        return (
                          <td
                            key={day}
                            className={marks.find((one) => one.sign === 'K') ? 'K' : marks.length > 0 ? 'P' : undefined}
                            title={marks.map((one) => one.words).join('; ') || undefined}
                          >
                            {marks.map((one) => one.sign).join('/') ||
                              (called ? '' : day <= today ? <span className="muted">·</span> : '')}
                          </td>
                        );
                      })}
                      <td className="sum">{line.month.P || ''}</td>
                      <td>{line.month.K || ''}</td>
                      <td className="sum">{line.year.P + line.year.K || ''}</td>
                      {judged && (
                        <td>
                          {line.standing === 'fine' ? (
                            line.counted || ''
                          ) : (
                            <span className={line.standing === 'over' ? 'tag bad' : 'tag warn'}>{line.counted}</span>
                          )}
                        </td>
                      )}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </section>
        <p className="small muted">Dấu “·”: ngày chưa điểm danh. Ô xám: ngày không học, hoặc em chưa ở lớp.</p>
      </div>
    </>
  );
}

// The ranking of portals in a school year: places, points, bands; closed once by the department.
import './adoption.css';
import { Button } from '@mantine/core';
import { IconAdjustments, IconLock } from '@tabler/icons-react';
import { data, Form, Link, useLoaderData, useNavigation, useSearchParams } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { DoneNote } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { closeRanking } from '../commands/save-scheme.ts';
import { maySurvey } from '../policy.ts';
import type { Ranked } from '../queries/ranking.ts';
import { formatPoints } from '../rules/ranking.ts';
import { rankingList } from './ranking-list.ts';

export const handle = { wide: true };

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const list = await rankingList(work, params.unit, new URL(request.url).searchParams);
    return { ...list, may: maySurvey(work.actor), thisYear: schoolYearOf(work.today) };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const units = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    return closeRanking(work, unit.id, String(form.get('year') ?? ''));
  });
  return data({ done: `Đã chốt kết quả của ${formatNumber(units)} đơn vị. Điểm và tiêu chí năm học này không đổi nữa.` });
});

export default function RankingPage() {
  const { unit, scheme, years, query, rows, total, counts, units, offices, may, thisYear } = useLoaderData<typeof loader>();
  const answer = useAnswer() as { done: string } | FormRefusal | undefined;
  const busy = useNavigation().state === 'submitting';
  const [search, setSearch] = useSearchParams();
  const base = `/${unit.slug}`;
  const criteria = scheme.criteria;
  const columns: ListColumn<Ranked>[] = [
    { key: 'name', title: 'Đơn vị', sort: 'name', cell: (r) => <span className="nw">{r.name}</span> },
    { key: 'place', title: 'Hạng', sort: 'place', numeric: true, cell: (r) => formatNumber(r.place) },
    { key: 'office', title: 'Phòng', cell: (r) => <span className="nw">{r.officeName}</span> },
    { key: 'level', title: 'Cấp', cell: (r) => levelNames[r.level] },
    { key: 'total', title: 'Tổng điểm', numeric: true, cell: (r) => <b>{formatPoints(r.tenths)}</b> },
    { key: 'band', title: 'Mức', cell: (r) => r.band },
    ...criteria.map(
      (c): ListColumn<Ranked> => ({
        ...{ key: `c-${c.code}`, title: `${c.title} (${formatPoints(c.tenths)})`, numeric: true, hidden: true },
        cell: (r) => {
          const part = r.parts.find((one) => one.code === c.code);
          return (
            <>
              {formatPoints(part?.tenths ?? 0)}
              {part?.from && <span className="small muted nw"> · {part.from}</span>}
            </>
          );
        },
      }),
    ),
    { key: 'self', title: 'Tự chấm', sort: 'self', numeric: true, cell: (r) => `${r.selfScored}/${criteria.length}` },
    { key: 'scored', title: 'Sở chấm', sort: 'office', numeric: true, cell: (r) => `${r.officeScored}/${criteria.length}` },
  ];
  return (
    <>
      <title>{`Xếp hạng cổng – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: base },
          { label: 'Sổ cổng thông tin', to: `${base}/adoption/register` },
          { label: 'Xếp hạng' },
        ]}
        title={`Xếp hạng cổng thông tin năm học ${scheme.schoolYear}`}
        facts={
          scheme.closedAt
            ? `Đã chốt lúc ${formatInstant(new Date(scheme.closedAt))}; kết quả không đổi nữa.`
            : 'Điểm mỗi tiêu chí: Sở chấm thì lấy của Sở, không thì số máy đếm, không có số đếm thì điểm tự chấm.'
        }
      >
        {years.length > 1 && (
          <select
            aria-label="Năm học"
            className="search"
            value={scheme.schoolYear}
            onChange={(event) => setSearch(new URLSearchParams({ year: event.currentTarget.value }))}
          >
            {years.map((year) => (
              <option key={year}>{year}</option>
            ))}
          </select>
        )}
        {may && (
          <Button
            component={Link}
            variant="default"
            to={`${base}/adoption/criteria?year=${scheme.schoolYear}`}
            leftSection={<IconAdjustments size={16} aria-hidden />}
          >
            {scheme.closedAt ? 'Tiêu chí' : 'Sửa tiêu chí'}
          </Button>
        )}
      </PageHeader>
      {answer && 'done' in answer && <DoneNote>{answer.done}</DoneNote>}
      <div className="stack">
        <Reasons reasons={answer && 'refused' in answer ? answer.refused : undefined} />
        <section className="card figures" aria-label="Các mức">
          {counts.map((one) => (
            <div key={one.band} className="pad">
              <p className="small muted">{one.band}</p>
              <p className="v">{formatNumber(one.units)}</p>
              <p className="small muted">
                từ {formatPoints(scheme.bands.find((band) => band.name === one.band)?.fromTenths ?? 0)} điểm
              </p>
            </div>
          ))}
        </section>
        <DataList
          noun="đơn vị"
          query={query}
          rows={rows}
          total={total}
          rowKey={(r) => String(r.unitId)}
          rowTo={(r) => `/${r.slug}/adoption/scores${search.get('year') ? `?year=${scheme.schoolYear}` : ''}`}
          columns={columns}
          search="Tên đơn vị, không cần dấu"
          filters={[
            { name: 'phong', label: 'Phòng', options: offices.map((o) => ({ value: String(o.id), label: o.name })) },
            { name: 'level', label: 'Cấp học', options: Object.entries(levelNames).map(([value, label]) => ({ value, label })) },
            { name: 'band', label: 'Mức', options: scheme.bands.map((band) => ({ value: band.name, label: band.name })) },
            {
              ...{ name: 'progress', label: 'Chấm điểm' },
              options: [
                { value: 'no_self', label: 'Chưa tự chấm' },
                { value: 'self', label: 'Đã tự chấm' },
                { value: 'no_office', label: 'Tự chấm rồi, Sở chưa chấm' },
              ],
            },
          ]}
          empty={scheme.closedAt ? undefined : `Năm học ${scheme.schoolYear} không có kết quả đã chốt.`}
          exportTo={`${base}/adoption/ranking.xlsx`}
        />
        {may && !scheme.closedAt && scheme.schoolYear === thisYear && (
          <details className="card pad">
            <summary>Chốt xếp hạng năm học {scheme.schoolYear}</summary>
            <Form method="post" className="stack">
              <p className="small">
                Kết quả của {formatNumber(units)} đơn vị được ghi lại như hôm nay; sau đó không ai sửa được điểm, tiêu chí và mức
                của năm học này.
              </p>
              <input type="hidden" name="year" value={scheme.schoolYear} />
              <label className="row small">
                <input type="checkbox" required /> Tôi đã xem bảng và muốn chốt
              </label>
              <div>
                <Button type="submit" color="red" loading={busy} leftSection={<IconLock size={16} aria-hidden />}>
                  Chốt kết quả {formatNumber(units)} đơn vị
                </Button>
              </div>
            </Form>
          </details>
        )}
      </div>
    </>
  );
}

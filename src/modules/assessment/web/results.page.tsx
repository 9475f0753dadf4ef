// The classes of a school: how far their results of each semester and of the year are, and which are approved.
import './results.css';
import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Link, useLoaderData } from 'react-router';
import { chosenYear } from '#kernel/chosen-year.ts';
import { unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber, formatPercent, percentTenths } from '#kernel/numbers.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand } from '#modules/people/index.ts';
import { reading } from '#platform/http/context.ts';
import { listQuery } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { mayReadAllSheets, mayReadMarks } from '../policy.ts';
import { type ClassProgress, progressOf } from '../queries/results-progress.ts';
import type { Period } from '../rules/outcome.ts';
import { periodNames, semesterAtWork } from '../rules/period-names.ts';
import { periodName, periodWord } from './period.ts';
import { gradeName } from './results-view.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadMarks(work.actor, unit));
    const { year, past } = chosenYear(request.headers.get('cookie'), work.today);
    const query = listQuery(new URL(request.url).searchParams, {
      filters: { grade: unitTypeOf(unit.type)?.grades ?? [], state: ['open', 'ready', 'approved', 'changed'] },
      sorts: ['name', 'semester1', 'semester2'],
      pageSize: 500,
    });
    const now: Period = past ? 3 : semesterAtWork(work.today);
    const all = await progressOf(work, unit.id, year);
    const words = fold(query.q).split(' ').filter(Boolean);
    const found = all.filter((row) => {
      const { complete, approvedBy, changed } = row.periods[now];
      const state = approvedBy
        ? changed > 0
          ? 'changed'
          : 'approved'
        : row.pupils > 0 && complete >= row.pupils
          ? 'ready'
          : 'open';
      return (
        words.every((word) => fold(`${row.name} ${row.homeroom ?? ''}`).includes(word)) &&
        (!query.filters.grade || row.grade === query.filters.grade) &&
        (!query.filters.state || query.filters.state === state)
      );
    });
    const share = (row: ClassProgress, period: Period) => row.periods[period].complete / Math.max(1, row.pupils);
    const sort = query.sort.replace(/^-/, '');
    if (sort !== 'name') found.sort((a, b) => share(a, sort === 'semester1' ? 1 : 2) - share(b, sort === 'semester1' ? 1 : 2));
    if (query.sort.startsWith('-')) found.reverse();
    // Who looks for no order looks for the own class first.
    if (query.sort === 'name') found.sort((a, b) => Number(b.own) - Number(a.own));
    return {
      ...{
        unit: { slug: unit.slug, shortName: unit.shortName, level: unit.level, type: unit.type },
        year,
        past,
        query,
        now,
        classes: found,
        wholeSchool: mayReadAllSheets(work.actor, unit),
      },
      total: {
        pupils: all.reduce((n, { pupils }) => n + pupils, 0),
        complete: all.reduce((n, { periods }) => n + periods[now].complete, 0),
        approved: all.filter(({ periods }) => periods[now].approvedBy).length,
        classes: all.length,
      },
      grades: [...new Set(all.map(({ grade }) => grade))].map((value) => ({ value, label: gradeName(value) })),
      lastGrade: all.some(({ grade }) => grade === '09'),
    };
  }),
);

function Progress({ row, period, base }: { row: ClassProgress; period: Period; base: string }) {
  const { complete, needed, present, approvedBy, changed } = row.periods[period];
  // The bar is of the cells, as the percentage above its end; full only when every pupil has a result.
  const tenths = percentTenths(present, needed) ?? 0;
  const full = row.pupils > 0 && complete >= row.pupils;
  return (
    <Link to={`${base}/${row.id}/${periodWord[period]}`} className="progress">
      <span className="row small" style={{ justifyContent: 'space-between', flexWrap: 'nowrap' }}>
        <span className="num">
          {formatNumber(complete)}/{formatNumber(row.pupils)} em
        </span>
        {approvedBy && changed > 0 ? (
          <span className="tag warn" title={`${approvedBy} đã duyệt; ${changed} em đổi sau khi duyệt, chờ duyệt lại`}>
            {formatNumber(changed)} em đổi sau khi duyệt
          </span>
        ) : approvedBy ? (
          <span className="tag ok" title={`${approvedBy} đã duyệt`}>
            <IconLock size={12} aria-hidden /> đã duyệt
          </span>
        ) : (
          <span className="muted num">{needed > 0 ? `${formatPercent(tenths)} ô` : ''}</span>
        )}
      </span>
      <span className="bar" aria-hidden="true">
        <i className={full ? 'full' : undefined} style={{ width: `${full ? 100 : Math.min(100, tenths / 10)}%` }} />
      </span>
    </Link>
  );
}

const OwnClass = ({ name }: { name: string }) => (
  <>
    <b>{name}</b> <span className="tag">lớp của tôi</span>
  </>
);

export default function Results() {
  const { unit, year, past, query, now, classes, wholeSchool, total, grades, lastGrade } = useLoaderData<typeof loader>();
  const base = `/${unit.slug}/assessment/results`;
  const columns: ListColumn<ClassProgress>[] = [
    { key: 'name', title: 'Lớp', sort: 'name', cell: (row) => (row.own ? <OwnClass name={row.name} /> : row.name) },
    { key: 'homeroom', title: 'Chủ nhiệm', cell: (row) => row.homeroom ?? <span className="empty">trống</span> },
    { key: 'semester1', title: periodName[1], sort: 'semester1', cell: (row) => <Progress row={row} period={1} base={base} /> },
    { key: 'semester2', title: periodName[2], sort: 'semester2', cell: (row) => <Progress row={row} period={2} base={base} /> },
    ...(unit.level === 'mn'
      ? []
      : [{ key: 'year', title: periodName[3], cell: (row: ClassProgress) => <Progress row={row} period={3} base={base} /> }]),
  ];
  const yearEnd = [
    { to: `/${unit.slug}/assessment/rollover`, label: 'Kết chuyển' },
    ...(lastGrade ? [{ to: `${base}/completion`, label: 'Xét tốt nghiệp THCS' }] : []),
  ];
  return (
    <>
      <title>{`Kết quả – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Kết quả' }]}
        title={unit.level === 'mn' ? 'Theo dõi trẻ' : 'Kết quả học tập, rèn luyện'}
        facts={`${periodName[now]}, năm học ${year}: ${formatNumber(total.complete)}/${formatNumber(total.pupils)} em ${unit.level === 'mn' ? '' : 'phải xếp loại '}đủ kết quả${unit.level === 'mn' ? '' : ' (không tính em học theo kế hoạch cá nhân, em đã chuyển đi)'}, ${total.approved}/${total.classes} lớp đã duyệt${past ? ' · năm học đã qua, chỉ để xem' : ''}`}
      >
        {unit.level !== 'mn' && (
          <Button component={Link} to={`${base}/statistics?period=${periodWord[now]}`} variant="default">
            Thống kê
          </Button>
        )}
        {unit.level !== 'mn' && (
          <Button component={Link} to={`${base}/findings`} variant="default">
            Cần xem lại
          </Button>
        )}
        {wholeSchool &&
          yearEnd.map(({ to, label }) => (
            <Button key={to} component={Link} to={to} variant="default">
              {label}
            </Button>
          ))}
      </PageHeader>
      <DataList
        {...{ noun: 'lớp', query, rows: classes, total: classes.length, columns }}
        rowKey={(row) => String(row.id)}
        rowTo={(row) => `${base}/${row.id}/${periodWord[now]}`}
        search="Tên lớp hoặc chủ nhiệm"
        filters={[
          { name: 'grade', label: 'Mọi khối', options: grades },
          {
            name: 'state',
            label: `Mọi trạng thái ${periodNames[now]}`,
            options: [
              { value: 'open', label: 'Còn thiếu' },
              { value: 'ready', label: 'Đủ, chờ duyệt' },
              { value: 'approved', label: 'Đã duyệt' },
              { value: 'changed', label: 'Có em đổi sau khi duyệt' },
            ],
          },
        ]}
        empty="Chưa có lớp nào trong năm học này."
      />
      {!wholeSchool && (
        <p className="row small" style={{ marginTop: 16 }}>
          <span className="muted">Cuối năm:</span>
          {yearEnd.map(({ to, label }) => (
            <Link key={to} to={to}>
              {label}
            </Link>
          ))}
        </p>
      )}
    </>
  );
}

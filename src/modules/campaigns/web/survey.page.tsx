// The register of portals: what each survey found, beside now; per unit, per Phòng, per level.
import '../web/wall.css';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useLoaderData, useSearchParams } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber, formatPercent } from '#kernel/numbers.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { type SurveyRow, surveyList } from './survey-list.ts';
import { type Sums, sharesOf } from './survey-sums.ts';

export const handle = { wide: true };

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => surveyList(work, params.unit, new URL(request.url).searchParams)),
);

const yes = (value: boolean | undefined) => (value === undefined ? <span className="muted">–</span> : value ? 'có' : 'không');
const columns: ListColumn<SurveyRow>[] = [
  { key: 'name', title: 'Đơn vị', sort: 'name', cell: (r) => <span className="nw">{r.name}</span> },
  { key: 'office', title: 'Phòng', cell: (r) => <span className="nw">{r.officeName}</span> },
  { key: 'level', title: 'Cấp', hidden: true, cell: (r) => levelNames[r.level] },
  { key: 'had', title: 'Có cổng lúc khảo sát', cell: (r) => yes(r.past?.hasPortal) },
  { key: 'address', title: 'Địa chỉ khi ấy', cell: (r) => <span className="small">{r.past?.address ?? ''}</span> },
  { key: 'used', title: 'Dùng thường xuyên khi ấy', cell: (r) => yes(r.past?.regularUse) },
  { key: 'platform', title: 'Trên hệ thống', cell: (r) => yes(r.onPlatform) },
  { key: 'has', title: 'Nay có bài', hidden: true, cell: (r) => yes(r.hasPortal) },
  {
    key: 'use',
    title: 'Nay dùng thường xuyên',
    cell: (r) => <span title={r.note || 'Đủ mọi điều kiện, xem dưới bảng'}>{yes(r.regularUse)}</span>,
  },
  {
    key: 'last',
    title: 'Bài mới nhất',
    sort: 'last',
    cell: (r) => <span className="num">{r.lastArticleOn ? formatDate(r.lastArticleOn) : ''}</span>,
  },
  { key: 'articles', title: 'Bài trong năm học', sort: 'articles', numeric: true, cell: (r) => formatNumber(r.articles) },
  { key: 'note', title: 'Ghi chú', hidden: true, cell: (r) => <span className="small">{r.past?.note || r.note}</span> },
];

function SumTable({ title, sums }: { title: string; sums: Sums[] }) {
  return (
    <section className="card">
      <h2>{title}</h2>
      <div className="scroll">
        <table className="list flow">
          <thead>
            <tr>
              <th>{title.replace('Theo ', '')}</th>
              <th className="n">Đơn vị</th>
              <th className="n">Có cổng</th>
              <th className="n">Thường xuyên</th>
              <th className="n">Nay có</th>
              <th className="n">Nay thường xuyên</th>
            </tr>
          </thead>
          <tbody>
            {sums.map((s) => {
              const shares = sharesOf(s);
              const cell = (n: number, tenths: number | null, label: string) => (
                <td className="n" data-label={label}>
                  {formatNumber(n)} <span className="muted">{formatPercent(tenths)}</span>
                </td>
              );
              return (
                <tr key={s.name}>
                  <td className="name" data-label="Tên">
                    {s.name}
                  </td>
                  <td className="n" data-label="Đơn vị">
                    {formatNumber(s.units)}
                  </td>
                  {cell(s.withPortal, shares.portal, 'Có cổng')}
                  {cell(s.regular, shares.regular, 'Thường xuyên')}
                  {cell(s.nowWith, shares.nowPortal, 'Nay có')}
                  {cell(s.nowRegular, shares.nowRegular, 'Nay thường xuyên')}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export default function SurveyPage() {
  const { unit, query, surveys, survey, rows, total, whole, byOffice, byLevel, offices } = useLoaderData<typeof loader>();
  const [search, setSearch] = useSearchParams();
  const base = `/${unit.slug}`;
  const shares = sharesOf(whole);
  const big = (label: string, n: string, note: string, testid?: string) => (
    <div className="pad">
      <p className="small muted">{label}</p>
      <p className="v" data-testid={testid}>
        {n}
      </p>
      <p className="small muted">{note}</p>
    </div>
  );
  const yesNo = [
    { value: 'yes', label: 'có' },
    { value: 'no', label: 'không' },
  ];
  const ask = (name: string, label: string) => ({
    ...{ name, label },
    options: yesNo.map((o) => ({ value: o.value, label: `${label}: ${o.label}` })),
  });
  return (
    <>
      <title>{`Sổ cổng thông tin – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: base }, { label: 'Sổ cổng thông tin' }]}
        title="Sổ theo dõi cổng thông tin"
        facts="Một cuộc khảo sát giữ điều đã thấy ngày ấy; số hiện nay tính từ chính các trang."
      >
        {surveys.length > 1 && (
          <select
            aria-label="Cuộc khảo sát"
            className="search"
            value={survey?.date ?? ''}
            onChange={(event) => {
              const next = new URLSearchParams(search);
              next.set('day', event.currentTarget.value);
              setSearch(next, { preventScrollReset: true });
            }}
          >
            {surveys.map((s) => (
              <option key={s.id} value={s.date}>
                {formatDate(s.date)} {s.title}
              </option>
            ))}
          </select>
        )}
        <Button
          component={Link}
          to={`${base}/campaigns/survey/moi`}
          data-key="n"
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          Ghi khảo sát mới
        </Button>
      </PageHeader>
      <div className="stack">
        {survey && (
          <section className="card figures" aria-label="Khảo sát và hiện nay">
            {big(`Đơn vị, ${formatDate(survey.date)}`, formatNumber(survey.units), survey.title)}
            {big(
              'Có cổng lúc khảo sát',
              `${formatNumber(survey.withPortal)}`,
              `${formatPercent(survey.portalTenths)} số đơn vị`,
              'survey-portal',
            )}
            {big(
              'Dùng thường xuyên',
              `${formatNumber(survey.regular)}`,
              `${formatPercent(survey.regularTenths)} số có cổng`,
              'survey-regular',
            )}
            {big('Nay có cổng', formatNumber(whole.nowWith), `${formatPercent(shares.nowPortal)} số đơn vị`)}
            {big(
              'Nay dùng thường xuyên',
              formatNumber(whole.nowRegular),
              `${formatPercent(shares.nowRegular)} số có cổng, cách tính ở cuối trang`,
            )}
          </section>
        )}
        <DataList
          noun="đơn vị"
          query={query}
          rows={rows}
          total={total}
          rowKey={(r) => String(r.unitId)}
          rowTo={(r) => `/${r.slug}/organizations/profile`}
          columns={columns}
          search="Tên đơn vị, không cần dấu"
          filters={[
            { name: 'phong', label: 'Phòng', options: offices.map((o) => ({ value: String(o.id), label: o.name })) },
            { name: 'level', label: 'Cấp học', options: Object.entries(levelNames).map(([value, label]) => ({ value, label })) },
            ask('had', 'Có cổng lúc khảo sát'),
            ask('use', 'Nay dùng thường xuyên'),
          ]}
          exportTo={`${base}/campaigns/survey.xlsx`}
        />
        <SumTable title="Theo Phòng" sums={byOffice} />
        <SumTable title="Theo cấp học" sums={byLevel} />
        <p className="small muted">
          Dùng thường xuyên: ít nhất 40 bài một năm học tính đến ngày xét, mỗi tháng trong hai tháng qua có bài mới (trường không
          tính tháng 6, 7), 80 % mục bắt buộc có nội dung.
        </p>
      </div>
    </>
  );
}

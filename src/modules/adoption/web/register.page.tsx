// The register of portals: what each survey found, beside now; who uses it and why the others do not; per unit, per Phòng, per level.
import './adoption.css';
import { Button } from '@mantine/core';
import { IconPlus, IconSend, IconTrophy } from '@tabler/icons-react';
import { Link, useLoaderData, useSearchParams } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber, formatPercent } from '#kernel/numbers.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { maySurvey } from '../policy.ts';
import { trendOf } from '../queries/history.ts';
import { ruleToday } from '../queries/use-rules.ts';
import { type ConditionCode, ruleWords } from '../rules/regular-use.ts';
import { SumTable } from './parts/sum-table.tsx';
import { Trend } from './parts/trend.tsx';
import { type RegisterRow, registerList } from './register-list.ts';
import { curveOf, type Lack, lackNames, sharesOf } from './register-words.ts';

export const handle = { wide: true };

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const list = await registerList(work, params.unit, new URL(request.url).searchParams);
    const rule = await ruleToday(work);
    return {
      ...list,
      ...{
        trend: curveOf(await trendOf(work, list.unit.path), work.today, list.whole),
        surveys: list.surveys,
        may: maySurvey(work.actor),
      },
      rule: { version: rule.version, words: ruleWords(rule), basis: rule.basis },
    };
  }),
);

const yes = (value: boolean | undefined) => (value === undefined ? <span className="muted">–</span> : value ? 'có' : 'không');
/** What a condition of the rule has and wants; what is short stands out. */
function asked(row: RegisterRow, code: ConditionCode) {
  const one = row.conditions.find((condition) => condition.code === code);
  if (!one || one.wants === 0) return <span className="muted">–</span>;
  return (
    <span className={one.met ? undefined : 'short'} title={one.lack || undefined}>
      {formatNumber(one.has)} <span className="muted">/ cần {formatNumber(one.wants)}</span>
    </span>
  );
}

const columns: ListColumn<RegisterRow>[] = [
  { key: 'name', title: 'Đơn vị', sort: 'name', cell: (r) => <span className="nw">{r.name}</span> },
  { key: 'office', deskOnly: true, title: 'Phòng', cell: (r) => <span className="nw">{r.officeName}</span> },
  { key: 'level', title: 'Cấp', hidden: true, cell: (r) => levelNames[r.level] },
  { key: 'had', deskOnly: true, title: 'Khi ấy có cổng', cell: (r) => yes(r.past?.hasPortal) },
  {
    key: 'address',
    title: 'Địa chỉ khi ấy',
    hidden: true,
    cell: (r) =>
      r.past?.address && (
        <span className="small">
          {r.past.address}{' '}
          <Link
            to={`/${r.slug}/sharing/feeds/moi?address=${encodeURIComponent(r.past.address)}`}
            aria-label={`Lấy tin của ${r.name}`}
          >
            lấy tin
          </Link>
        </span>
      ),
  },
  { key: 'used', deskOnly: true, title: 'Khi ấy thường xuyên', cell: (r) => yes(r.past?.regularUse) },
  { key: 'has', title: 'Nay có cổng', phoneTitle: 'Cổng', cell: (r) => yes(r.hasPortal) },
  {
    key: 'use',
    title: 'Nay thường xuyên',
    phoneTitle: 'Thường xuyên',
    cell: (r) => (
      <span className="nw">
        {r.regularUse ? <span className="tag ok">có</span> : <span className="tag">chưa</span>}{' '}
        {r.override && <span className="tag warn">sửa tay</span>}
      </span>
    ),
  },
  {
    key: 'articles',
    title: 'Bài năm học',
    phoneTitle: 'Bài',
    sort: 'articles',
    numeric: true,
    cell: (r) => asked(r, 'articles'),
  },
  { key: 'months', deskOnly: true, title: 'Tháng có tin mới', numeric: true, cell: (r) => asked(r, 'months') },
  {
    key: 'sections',
    title: 'Mục bắt buộc',
    phoneTitle: 'Mục',
    sort: 'sections',
    numeric: true,
    cell: (r) => asked(r, 'sections'),
  },
  {
    key: 'last',
    title: 'Bài mới nhất',
    phoneTitle: 'Mới nhất',
    sort: 'last',
    cell: (r) => <span className="num">{r.lastArticleOn ? formatDate(r.lastArticleOn) : ''}</span>,
  },
  { key: 'visits', deskOnly: true, title: 'Xem 30 ngày', sort: 'visits', numeric: true, cell: (r) => formatNumber(r.visits) },
  { key: 'documents', title: 'Văn bản', sort: 'documents', numeric: true, hidden: true, cell: (r) => formatNumber(r.documents) },
  {
    key: 'disclosure',
    title: 'Mục công khai',
    hidden: true,
    cell: (r) =>
      r.disclosure === null ? (
        <span className="muted">không có mục</span>
      ) : r.disclosure === 'filled' ? (
        'có nội dung'
      ) : (
        'còn trống'
      ),
  },
  { key: 'overdue', title: 'Bài chờ duyệt quá 3 ngày', numeric: true, hidden: true, cell: (r) => formatNumber(r.overdue) },
  { key: 'platform', title: 'Trên hệ thống', hidden: true, cell: (r) => yes(r.onPlatform) },
  {
    key: 'opened',
    title: 'Mở ngày',
    hidden: true,
    cell: (r) => <span className="num">{r.openedOn ? formatDate(r.openedOn) : ''}</span>,
  },
];

export default function RegisterPage() {
  const { unit, query, surveys, survey, rows, total, whole, lacks, byOffice, byLevel, offices, trend, rule, may } =
    useLoaderData<typeof loader>();
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
  const ask = (name: string, label: string, no = 'không') => ({
    ...{ name, label },
    options: [
      { value: 'yes', label: `${label}: có` },
      { value: 'no', label: `${label}: ${no}` },
    ],
  });
  const notRegular = whole.units - whole.nowRegular;
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
          to={`${base}/adoption/ranking`}
          variant="default"
          leftSection={<IconTrophy size={16} aria-hidden />}
        >
          Xếp hạng
        </Button>
        {may && (
          <Button
            component={Link}
            to={`${base}/adoption/register/moi`}
            data-key="n"
            leftSection={<IconPlus size={16} aria-hidden />}
          >
            Ghi khảo sát mới
          </Button>
        )}
      </PageHeader>
      <div className="stack">
        <section className="card" aria-label="Khảo sát và hiện nay">
          <div className="figures">
            {survey && (
              <>
                {big(`Đơn vị, ${formatDate(survey.date)}`, formatNumber(survey.units), survey.title)}
                {big(
                  'Có cổng lúc khảo sát',
                  `${formatNumber(survey.withPortal)}`,
                  `${formatPercent(survey.portalTenths)} số đơn vị`,
                  'survey-portal',
                )}
                {big(
                  'Dùng thường xuyên khi ấy',
                  `${formatNumber(survey.regular)}`,
                  `${formatPercent(survey.regularTenths)} số có cổng`,
                  'survey-regular',
                )}
              </>
            )}
            {big('Nay có cổng', formatNumber(whole.nowWith), `${formatPercent(shares.nowPortal)} số đơn vị`, 'now-portal')}
            {big(
              'Nay dùng thường xuyên',
              formatNumber(whole.nowRegular),
              `${formatPercent(shares.nowRegular)} số có cổng`,
              'now-regular',
            )}
          </div>
          {notRegular > 0 && (
            <nav className="lacks small" aria-label="Vì sao chưa dùng thường xuyên">
              <span>{formatNumber(notRegular)} đơn vị chưa dùng thường xuyên, vì:</span>
              {(Object.keys(lackNames) as Lack[])
                .filter((code) => lacks[code] > 0)
                .map((code) => (
                  <Link
                    key={code}
                    to={`?lack=${code}`}
                    preventScrollReset
                    aria-current={query.filters.lack === code ? 'true' : undefined}
                  >
                    {lackNames[code]} <b>{formatNumber(lacks[code])}</b>
                  </Link>
                ))}
            </nav>
          )}
        </section>
        <DataList
          noun="đơn vị"
          query={query}
          rows={rows}
          total={total}
          rowKey={(r) => String(r.unitId)}
          rowTo={(r) => `/${r.slug}/adoption/portal`}
          columns={columns}
          search="Tên đơn vị, không cần dấu"
          filters={[
            { name: 'phong', label: 'Phòng', options: offices.map((o) => ({ value: String(o.id), label: o.name })) },
            { name: 'level', label: 'Cấp học', options: Object.entries(levelNames).map(([value, label]) => ({ value, label })) },
            ask('had', 'Có cổng lúc khảo sát'),
            ask('has', 'Nay có cổng'),
            ask('use', 'Nay dùng thường xuyên', 'chưa'),
            {
              name: 'lack',
              label: 'Vì sao chưa',
              options: Object.entries(lackNames).map(([value, label]) => ({ value, label })),
            },
            { name: 'hand', label: 'Cách kết luận', options: [{ value: 'yes', label: 'Sửa tay' }] },
          ]}
          exportTo={`${base}/adoption/register.xlsx`}
          selection={(ids) => (
            <Button
              component={Link}
              size="xs"
              to={`${base}/campaigns/remind?measure=portal&units=${ids.join(',')}`}
              leftSection={<IconSend size={14} aria-hidden />}
            >
              Nhắc {formatNumber(ids.length)} đơn vị
            </Button>
          )}
        />
        {notRegular > 0 && (
          <p>
            <Link to={`${base}/campaigns/remind?measure=portal&who=open`}>Nhắc mọi đơn vị chưa dùng thường xuyên</Link>
          </p>
        )}
        <Trend points={trend} />
        {byOffice.length > 1 && <SumTable title="Theo Phòng" sums={byOffice} />}
        <SumTable title="Theo cấp học" sums={byLevel} />
        <p className="small muted">
          <Link to={`${base}/adoption/rule`}>{rule.version}</Link>: {rule.words}. Căn cứ: {rule.basis}.
        </p>
      </div>
    </>
  );
}

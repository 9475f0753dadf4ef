// Sổ điểm: the sheets that I teach first, how many cells are there of those asked for, and until when; for those who lead a school every class
// with every subject.
import './sheets.css';
import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { Link, useLoaderData, useSearchParams } from 'react-router';
import { daysBetween, formatDate, toLocal } from '#kernel/calendar.ts';
import { chosenYear } from '#kernel/chosen-year.ts';
import { gradeOf } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, staffOfActor } from '#modules/people/index.ts';
import { personOf, reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { mayReadAllSheets, mayReadMarks } from '../policy.ts';
import { dueDay, type SheetSummary, sheetsOf } from '../queries/sheets.ts';
import { type Row, SheetMatrix } from './parts/sheet-matrix.tsx';
import { UnsentNote } from './parts/unsent-note.tsx';
import { periodName, periodWord } from './period.ts';
import { sheetName } from './sheet-name.ts';
import { chosenPeriod, sheetsQuery } from './sheets-query.ts';

const forScreen = ({ rules, changedAt, ...sheet }: SheetSummary): Row => ({
  ...sheet,
  name: sheetName(sheet.subject, rules),
  changedOn: changedAt === null ? null : toLocal(new Date(changedAt)).date,
});

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadMarks(work.actor, unit));
    const { year } = chosenYear(request.headers.get('cookie'), work.today);
    const query = sheetsQuery(new URL(request.url).searchParams);
    const period = chosenPeriod(query, work.today);
    const mine = (await sheetsOf(work, { unitId: unit.id, year, period, userId: personOf(context).userId })).map(forScreen);
    const leads = mayReadAllSheets(work.actor, unit);
    const show = query.filters.show ?? (mine.length > 0 || !leads ? 'mine' : 'classes');
    const all =
      show === 'classes'
        ? (await sheetsOf(work, { unitId: unit.id, year, period }))
            // As `mayReadSheet` has it of each.
            .filter((one) => leads || one.teaches || one.leads)
            .map(forScreen)
        : [];
    return {
      ...{ unit: { slug: unit.slug, shortName: unit.shortName }, year, period, query, show, mine, all, leads },
      // Assignments are of persons of the staff: an account that is nobody's has none, whatever was planned.
      linked: mine.length > 0 || (await staffOfActor(work)) !== undefined,
      due: await dueDay(work, unit.id, year, period),
      today: work.today,
    };
  }),
);

const lacking = ({ needed, present }: Row) => needed - present;

export default function Sheets() {
  const { unit, year, period, query, show, mine, all, leads, linked, due, today } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const to = (changes: Record<string, string>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changes)) next.set(name, value);
    return `?${next}`;
  };
  const words = fold(query.q);
  const fits = (row: Row) =>
    (words === '' || fold(`${row.name} ${row.className} ${row.teacher ?? ''}`).includes(words)) &&
    (!query.filters.grade || row.grade === query.filters.grade) &&
    (!query.filters.state || (query.filters.state === 'full') === (lacking(row) === 0));
  const own = mine.filter(fits).sort((a, b) => (query.sort.replace('-', '') === 'lacking' ? lacking(b) - lacking(a) : 0));
  const rows = query.sort.startsWith('-') ? [...own].reverse() : own;
  const total = mine.reduce((n, row) => n + lacking(row), 0);
  const base = `/${unit.slug}/assessment`;
  const left = due === null ? null : daysBetween(today, due.day);
  const dueWords =
    due === null
      ? ''
      : `${due.campaign === null ? 'hết học kỳ' : `${due.campaign} khóa sau ngày`} ${formatDate(due.day)}${left !== null && left >= 0 ? `, còn ${left} ngày` : ''}`;
  const grades = [...new Set((show === 'mine' ? mine : all).map(({ grade }) => grade))];
  const columns: ListColumn<Row>[] = [
    { key: 'sheet', title: 'Bảng điểm', sort: 'class', cell: (row) => `${row.className} · ${row.name}` },
    {
      key: 'progress',
      title: 'Đã có',
      cell: (row) => (
        <span className="sheetprogress">
          <span className="bar">
            <i
              className={lacking(row) === 0 ? 'full' : undefined}
              style={{ width: `${row.needed ? (100 * row.present) / row.needed : 0}%` }}
            />
          </span>
          <span className="num">{`${formatNumber(row.present)}/${formatNumber(row.needed)} ô`}</span>
        </span>
      ),
    },
    {
      key: 'lacking',
      title: 'Còn thiếu',
      sort: 'lacking',
      numeric: true,
      cell: (row) =>
        row.locked ? (
          <span className="tag">đã khóa</span>
        ) : lacking(row) === 0 ? (
          <span className="tag ok">{row.needed === 0 ? 'không bắt buộc' : 'đủ'}</span>
        ) : (
          <b>{formatNumber(lacking(row))}</b>
        ),
    },
    { key: 'pupils', title: 'Học sinh', numeric: true, deskOnly: true, cell: (row) => formatNumber(row.pupils) },
    {
      key: 'changed',
      title: 'Ghi gần nhất',
      deskOnly: true,
      cell: (row) => (row.changedOn ? formatDate(row.changedOn) : <span className="muted">chưa ghi</span>),
    },
  ];
  return (
    <>
      <title>{`Sổ điểm – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Sổ điểm' }]}
        title={show === 'mine' ? 'Sổ điểm của tôi' : 'Sổ điểm các lớp'}
        facts={[
          `năm học ${year}`,
          show === 'mine' && mine.length > 0 && (total === 0 ? 'đã đủ điểm' : `còn thiếu ${formatNumber(total)} ô`),
          dueWords,
        ]
          .filter(Boolean)
          .join(' · ')}
      >
        <nav className="seg" aria-label="Học kỳ">
          {([1, 2, 3] as const).map((one) => (
            <Link key={one} to={to({ period: periodWord[one] })} aria-current={one === period ? 'page' : undefined} replace>
              {periodName[one]}
            </Link>
          ))}
        </nav>
        <nav className="seg" aria-label="Của ai">
          <Link to={to({ show: 'mine' })} aria-current={show === 'mine' ? 'page' : undefined} replace>
            Của tôi
          </Link>
          <Link to={to({ show: 'classes' })} aria-current={show === 'classes' ? 'page' : undefined} replace>
            {leads ? 'Các lớp' : 'Lớp tôi dạy, chủ nhiệm'}
          </Link>
        </nav>
        <Button component={Link} to={`${base}/import`} variant="default" leftSection={<IconFileImport size={16} aria-hidden />}>
          Nhập, xuất Excel
        </Button>
      </PageHeader>
      <UnsentNote />
      {show === 'mine' ? (
        <DataList
          {...{ noun: 'bảng điểm', query, rows, total: rows.length, columns }}
          rowKey={(row) => String(row.id)}
          rowTo={(row) => `${base}/sheets/${row.id}/${periodWord[row.period]}`}
          search="Môn hoặc lớp"
          filters={[
            {
              name: 'state',
              label: 'Đủ và thiếu',
              options: [
                { value: 'lacking', label: 'Còn thiếu' },
                { value: 'full', label: 'Đã đủ' },
              ],
            },
            ...(grades.length > 1
              ? [
                  {
                    name: 'grade',
                    label: 'Mọi khối',
                    options: grades.map((code) => ({ value: code, label: gradeOf(code)?.name ?? code })),
                  },
                ]
              : []),
          ]}
          empty={
            <>
              {linked
                ? `Thầy cô chưa được phân công môn nào ở ${unit.shortName} trong năm học ${year}.`
                : 'Tài khoản này chưa nối với hồ sơ cán bộ, nên chưa thấy môn được phân công: nhờ hiệu trưởng nối ở trang hồ sơ của thầy cô.'}{' '}
              <Link to={to({ show: 'classes' })}>Xem các lớp</Link>
            </>
          }
        />
      ) : (
        <SheetMatrix rows={all} {...{ query, period, base, grades }} fits={fits} />
      )}
    </>
  );
}

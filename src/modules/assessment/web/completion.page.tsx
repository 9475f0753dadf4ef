// Grade 9 at the end of the year: who is recognised as having completed lower secondary school, with which grade, and what is in the way.
import './results.css';
import { Link, useLoaderData } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { chosenYear } from '#kernel/chosen-year.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand } from '#modules/people/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { mayReadMarks } from '../policy.ts';
import { completionList } from '../queries/completion-list.ts';
import { completionRulesFor, completionWords } from '../rules/completion.ts';
import { chosenCompletions, completionQuery } from './completion-query.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadMarks(work.actor, unit));
    const { year } = chosenYear(request.headers.get('cookie'), work.today);
    const query = completionQuery(new URL(request.url).searchParams);
    const all = await completionList(work, unit.id, year);
    const lines = chosenCompletions(all, query).map(({ outcome, ...line }) => ({
      ...line,
      state: outcome.value === null ? ('open' as const) : outcome.value.recognised ? ('yes' as const) : ('no' as const),
      grade: outcome.value?.grade ?? null,
    }));
    return {
      ...{ unit: { slug: unit.slug, shortName: unit.shortName }, year, query, lines },
      ...{ rules: completionRulesFor(year)?.name ?? '', words: completionWords(year) },
      total: {
        all: all.length,
        yes: all.filter(({ outcome }) => outcome.value?.recognised).length,
        open: all.filter(({ outcome }) => outcome.value === null).length,
      },
      classes: [...new Map(all.map(({ classId, className }) => [classId, className]))].map(([id, label]) => ({
        value: String(id),
        label,
      })),
    };
  }),
);

export default function CompletionScreen() {
  const { unit, year, query, lines, rules, words, total, classes } = useLoaderData<typeof loader>();
  const base = `/${unit.slug}/assessment/results`;
  type Line = (typeof lines)[number];
  const columns: ListColumn<Line>[] = [
    { key: 'name', title: 'Họ và tên', sort: 'name', cell: (line) => line.name },
    { key: 'class', title: 'Lớp', cell: (line) => <Link to={`${base}/${line.classId}/cn`}>{line.className}</Link> },
    {
      key: 'birth',
      title: 'Ngày sinh',
      cell: (line) => (line.birthDate ? formatDate(line.birthDate) : <span className="empty">trống</span>),
    },
    { key: 'level', title: words.learning, cell: (line) => line.level ?? '' },
    { key: 'conduct', title: words.conduct, cell: (line) => line.conduct ?? '' },
    { key: 'absent', title: 'Buổi nghỉ', numeric: true, cell: (line) => line.absent ?? <span className="muted">–</span> },
    {
      key: 'state',
      title: 'Công nhận',
      cell: ({ state, grade }) =>
        state === 'yes' ? (
          <span className="tag ok">{grade ? `loại ${grade}` : 'được công nhận'}</span>
        ) : state === 'no' ? (
          <span className="tag bad">chưa được</span>
        ) : (
          <span className="tag">chưa đủ kết quả</span>
        ),
    },
    {
      key: 'why',
      title: 'Vì sao',
      cell: (line) => (
        <>
          {line.why.map((one) => (
            <p key={one} className="small muted">
              {one}
            </p>
          ))}
          {!line.fileComplete && (
            <p className="small">
              <Link to={`/${unit.slug}/people/pupils/${line.id}`}>Bổ sung hồ sơ</Link>
            </p>
          )}
        </>
      ),
    },
  ];
  return (
    <>
      <title>{`Xét công nhận tốt nghiệp THCS – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Kết quả', to: base }, { label: 'Xét tốt nghiệp THCS' }]}
        title="Xét công nhận tốt nghiệp THCS"
        facts={`${formatNumber(total.yes)}/${formatNumber(total.all)} em lớp 9 đủ điều kiện, ${formatNumber(total.open)} em chưa đủ kết quả cả năm, năm học ${year} · ${rules}`}
      />
      <DataList
        {...{ noun: 'em', query, rows: lines, total: lines.length, columns }}
        rowKey={(line) => line.id}
        rowTo={(line) => `/${unit.slug}/people/pupils/${line.id}`}
        search="Tên học sinh"
        filters={[
          { name: 'class', label: 'Mọi lớp', options: classes },
          {
            name: 'state',
            label: 'Mọi em',
            options: [
              { value: 'yes', label: 'Đủ điều kiện' },
              { value: 'no', label: 'Chưa được' },
              { value: 'open', label: 'Chưa đủ kết quả' },
            ],
          },
        ]}
        exportTo={`${base}/completion.xlsx`}
        empty="Không có lớp 9 trong năm học này."
      />
    </>
  );
}

// What is doubtful about the results of a school: each leads to where it is mended; what is right as it stands is given a reason, once.
import { findingFilters } from '#platform/ui/finding-filters.ts';
import '#platform/ui/record-form.css';
import { IconAlertCircle, IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { Link, useFetcher, useLoaderData } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { chosenYear } from '#kernel/chosen-year.ts';
import { formatNumber } from '#kernel/numbers.ts';
import type { Reason } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand } from '#modules/people/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { useOpenReasons } from '#platform/ui/open-reasons.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { explainResult } from '../commands/explain-finding.ts';
import { mayExplainResults, mayReadMarks } from '../policy.ts';
import { type ResultFinding, resultFindings } from '../queries/result-findings.ts';
import { chosenFindings, findingsQuery } from './findings-query.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadMarks(work.actor, unit));
    const { year } = chosenYear(request.headers.get('cookie'), work.today);
    const query = findingsQuery(new URL(request.url).searchParams);
    const all = await resultFindings(work, unit, year);
    return {
      ...{ unit: { slug: unit.slug, shortName: unit.shortName }, year, query, findings: chosenFindings(all, query) },
      open: all.filter(({ explained }) => explained === null).length,
      explained: all.filter(({ explained }) => explained !== null).length,
      mayExplain: mayExplainResults(work.actor, unit) === true,
    };
  }),
);

export const action = act(async ({ context, params, request }, form) => {
  await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const { year } = chosenYear(request.headers.get('cookie'), work.today);
    const reason = form.get('intent') === 'unexplain' ? null : String(form.get('reason') ?? '');
    await explainResult(work, unit, year, { finding: form.get('finding'), facts: form.get('facts'), reason });
  });
  return null;
});

export default function Findings() {
  const { unit, year, query, findings, open, explained, mayExplain } = useLoaderData<typeof loader>();
  const base = `/${unit.slug}/assessment/results`;
  const columns: ListColumn<ResultFinding>[] = [
    {
      key: 'text',
      title: 'Phát hiện',
      sort: 'rule',
      cell: (one) => (
        <span className="row" style={{ flexWrap: 'nowrap', alignItems: 'flex-start' }}>
          <Mark finding={one} />
          <Link to={`/${unit.slug}/${one.to}`}>{one.text}</Link>
        </span>
      ),
    },
    { key: 'class', title: 'Lớp', sort: 'class', cell: (one) => one.className ?? <span className="muted">giáo viên</span> },
    { key: 'why', title: 'Giải trình', cell: (one) => <Explanation finding={one} mayExplain={mayExplain} /> },
  ];
  return (
    <>
      <title>{`Cần xem lại – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Kết quả', to: base }, { label: 'Cần xem lại' }]}
        title="Kết quả cần xem lại"
        facts={`Năm học ${year}: ${formatNumber(open)} điều chưa xử lý, ${formatNumber(explained)} điều đã giải trình. Sai thì sửa; đúng như vậy thì giải trình một lần, số liệu đổi thì hỏi lại.`}
      />
      <DataList
        {...{ noun: 'phát hiện', query, rows: findings, total: findings.length, columns }}
        rowKey={(one) => one.key}
        search="Lớp, môn hoặc tên giáo viên"
        filters={[
          ...findingFilters(explained),
          {
            name: 'about',
            label: 'Điểm và phân công',
            options: [
              { value: 'results', label: 'Điểm, kết quả' },
              { value: 'plan', label: 'Phân công giảng dạy' },
            ],
          },
        ]}
        exportTo={`${base}/findings.xlsx`}
        empty={query.filters.state === 'explained' ? 'Chưa có điều nào được giải trình.' : 'Không có điều gì cần xem lại.'}
      />
    </>
  );
}

function Mark({ finding: { level, explained } }: { finding: ResultFinding }) {
  const style = { flex: 'none' };
  if (explained) return <IconCircleCheck size={16} color="var(--ct-ok)" aria-label="Đã giải trình" style={style} />;
  if (level === 'E') return <IconAlertCircle size={16} color="var(--ct-bad)" aria-label="Lỗi" style={style} />;
  return <IconAlertTriangle size={16} color="var(--ct-warn)" aria-label="Cảnh báo" style={style} />;
}

function Explanation({ finding, mayExplain }: { finding: ResultFinding; mayExplain: boolean }) {
  const fetcher = useFetcher<{ refused?: Reason[] }>();
  const reasons = useOpenReasons(fetcher.data?.refused);
  const busy = fetcher.state !== 'idle';
  const { key, facts, explained } = finding;
  const which = (
    <>
      <input type="hidden" name="finding" value={key} />
      <input type="hidden" name="facts" value={facts} />
      {(reasons ?? []).map(({ message }) => (
        <span key={message} className="fieldnote bad" role="alert">
          {message}
        </span>
      ))}
    </>
  );
  if (explained)
    return (
      <div className="stack" style={{ gap: 4 }}>
        <span>{explained.reason}</span>
        <span className="small muted">
          {explained.by}, {formatDate(explained.at)}
        </span>
        {mayExplain && (
          <fetcher.Form method="post">
            {which}
            <button type="submit" name="intent" value="unexplain" disabled={busy}>
              Bỏ giải trình
            </button>
          </fetcher.Form>
        )}
      </div>
    );
  if (!finding.mayExplain) return <span className="muted">sửa hoặc ghi cho đủ</span>;
  if (!mayExplain) return <span className="muted">chờ hiệu trưởng</span>;
  return (
    <details>
      <summary>Giải trình</summary>
      <fetcher.Form method="post" className="stack" style={{ gap: 6, minWidth: 'min(260px, 60vw)' }}>
        <textarea name="reason" rows={2} maxLength={300} aria-label={`Giải trình: ${finding.text}`} />
        {which}
        <button type="submit" name="intent" value="explain" disabled={busy} style={{ justifySelf: 'start' }}>
          Giữ nguyên, có lý do
        </button>
      </fetcher.Form>
    </details>
  );
}

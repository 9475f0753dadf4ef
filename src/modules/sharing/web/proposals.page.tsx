// What units ask this office to bring out, and what this unit has asked of those above.
import './sharing.css';
import { Button, SegmentedControl } from '@mantine/core';
import { IconArrowUpRight } from '@tabler/icons-react';
import { data, Link, useLoaderData, useNavigate } from 'react-router';
import { holds } from '#kernel/actor.ts';
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { siteWriters } from '#modules/media/index.ts';
import { lineage, unitOfAddress } from '#modules/organizations/index.ts';
import { chooseMembersNews, hostLabelOf, siteAt } from '#modules/sites/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { Done, DoneNote } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { isOffice, mayPropose } from '../policy.ts';
import { countProposals, listProposals, type ProposalRow } from '../queries/proposals.ts';
import { proposalWords } from '../rules/proposal-states.ts';
import { proposalFilter, proposalList } from './lists.ts';
import { MembersNewsForm } from './parts/members-news.tsx';
import { Note, ProposalTags } from './parts/tags.tsx';
import { capital } from './words.ts';

/** Why it came back, or why the unit took its own off; else what it wrote when it asked. */
function Why({ row }: { row: Pick<ProposalRow, 'reason' | 'note' | 'originReason' | 'state'> & { originEndedAt: unknown } }) {
  if (row.originEndedAt !== null && (row.state === 'accepted' || row.state === 'waiting'))
    return <Note text={`Đơn vị gỡ bài gốc: ${row.originReason || 'không ghi lý do'}`} />;
  return <Note text={row.reason ?? row.note} />;
}

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const office = isOffice(unit);
    const query = proposalList(new URL(request.url).searchParams);
    const filter = proposalFilter(query, office);
    const propose = mayPropose(work.actor, unit);
    const superiors = (await lineage(work, unit.path)).filter((one) => one.id !== unit.id);
    const site = office ? await siteAt(work, hostLabelOf(unit)) : undefined;
    return {
      unit: { slug: unit.slug, shortName: unit.shortName },
      ...{ query, office, side: filter.side, counts: await countProposals(work, unit.id) },
      proposes: superiors.length > 0,
      whyNot: propose === true ? null : propose.message,
      membersNews: site?.membersNews ?? null,
      keepsSite: holds(work.actor, siteWriters, unit.path),
      ...(await listProposals(work, unit.id, filter)),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    await chooseMembersNews(work, unit.id, { rule: form.get('rule') as never, levels: form.getAll('levels') as never });
  });
  return data({ saved: true as const });
});

export default function Proposals() {
  const { unit, query, office, side, proposes, whyNot, counts, membersNews, keepsSite, rows, total } =
    useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const navigate = useNavigate();
  const other: ListColumn<ProposalRow> =
    side === 'in'
      ? { key: 'unit', title: 'Đơn vị', cell: (row) => row.from }
      : { key: 'unit', title: 'Gửi tới', cell: (row) => row.to };
  const columns: ListColumn<ProposalRow>[] = [
    { key: 'title', title: 'Bài', sort: 'title', cell: (row) => row.title },
    other,
    { key: 'state', title: 'Trạng thái', cell: (row) => <ProposalTags row={row} /> },
    { key: 'reason', title: 'Lý do, lời nhắn', cell: (row) => <Why row={row} /> },
    { key: 'at', title: 'Đề nghị lúc', sort: 'at', cell: (row) => `${formatInstant(new Date(row.at))} · ${row.by}` },
    {
      key: 'decided',
      title: 'Trả lời lúc',
      sort: 'decided',
      cell: (row) => row.decidedAt && `${formatInstant(new Date(row.decidedAt))} · ${row.decidedBy}`,
    },
  ];
  return (
    <>
      <title>{`Đề nghị đăng – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Đề nghị đăng' }]}
        title={side === 'in' ? 'Đề nghị từ các đơn vị' : 'Đề nghị đăng cấp trên'}
        facts={
          side === 'in'
            ? `${formatNumber(counts.waiting)} bài chờ trả lời${counts.orphaned > 0 ? `, ${formatNumber(counts.orphaned)} bài đã đăng mà đơn vị đã gỡ bài gốc` : ''}`
            : `${formatNumber(total)} đề nghị`
        }
      >
        {office && proposes && (
          <SegmentedControl
            aria-label="Chiều"
            value={side}
            onChange={(value) => navigate(`?side=${value}`)}
            data={[
              { value: 'in', label: 'Từ đơn vị' },
              { value: 'out', label: 'Gửi lên Sở' },
            ]}
          />
        )}
        {proposes &&
          (whyNot === null ? (
            <Button component={Link} to="new" data-key="n" leftSection={<IconArrowUpRight size={16} aria-hidden />}>
              Đề nghị bài
            </Button>
          ) : (
            <Button disabled title={whyNot} leftSection={<IconArrowUpRight size={16} aria-hidden />}>
              Đề nghị bài
            </Button>
          ))}
      </PageHeader>
      <div className="stack">
        {answer && 'saved' in answer ? (
          <DoneNote>Đã đổi cách hiện tin của các đơn vị. Trang chủ đổi ngay.</DoneNote>
        ) : (
          <Done words={{ proposed: 'Đã gửi đề nghị. Câu trả lời hiện ở đây và ở Hôm nay.', returned: 'Đã trả lại đề nghị.' }} />
        )}
        <Reasons reasons={answer && 'refused' in answer ? answer.refused : undefined} />
        <DataList
          noun="đề nghị"
          query={query}
          rows={rows}
          total={total}
          rowKey={(row) => row.id}
          rowTo={(row) => row.id}
          columns={columns}
          search="Tiêu đề, tên đơn vị, không cần dấu"
          filters={[
            {
              name: 'state',
              label: 'Mọi trạng thái',
              options: [
                ...Object.entries(proposalWords).map(([value, label]) => ({ value, label: capital(label) })),
                { value: 'origin', label: 'Đã đăng, bài gốc đã gỡ' },
              ],
            },
          ]}
          exportTo={`/${unit.slug}/sharing/proposals.xlsx`}
          empty={
            side === 'in'
              ? 'Chưa có đơn vị nào đề nghị.'
              : 'Chưa đề nghị bài nào. Chọn một bài đang đăng của đơn vị để đề nghị cấp trên đăng lại.'
          }
        />
        {membersNews && side === 'in' && <MembersNewsForm rule={membersNews} may={keepsSite} unit={unit.shortName} />}
      </div>
    </>
  );
}

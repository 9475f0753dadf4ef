// Which children may be shown? The school's pupils with how it stands towards showing them.
import { Button } from '@mantine/core';
import { Link, useLoaderData } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, mayReadRecords } from '#modules/people/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { mayKeepConsents } from '../policy.ts';
import { classesOf } from '../queries/classes-of.ts';
import { type ConsentRow, listConsents } from '../queries/consents.ts';
import { purposeOn, type Standing, standingNames } from '../rules/consent.ts';
import { consentFilterOf, consentListOf, standingTone } from './consent-list.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const query = consentListOf(new URL(request.url).searchParams);
    return {
      ...{ unit, query, classes: await classesOf(work, unit.id), purpose: purposeOn(work.today) },
      may: mayKeepConsents(work.actor, unit) === true,
      ...(await listConsents(work, unit.id, consentFilterOf(query))),
    };
  }),
);

const first = (text: string) => `${text[0]?.toUpperCase()}${text.slice(1)}`;

export default function Consents() {
  const { unit, query, rows, total, counts, classes, purpose, may } = useLoaderData<typeof loader>();
  const slipsOf = classes.find(({ id }) => String(id) === query.filters.class) ?? classes[0];
  const columns: ListColumn<ConsentRow>[] = [
    { key: 'name', title: 'Học sinh', sort: 'name', cell: (row) => row.name },
    { key: 'class', title: 'Lớp', sort: 'class', cell: (row) => row.className },
    { key: 'birth', title: 'Ngày sinh', cell: (row) => row.birthDate && formatDate(row.birthDate) },
    {
      key: 'standing',
      title: 'Đăng ảnh',
      cell: (row) => <span className={standingTone[row.standing]}>{standingNames[row.standing]}</span>,
    },
    { key: 'by', title: 'Người đồng ý', cell: (row) => row.givenBy },
    { key: 'given', title: 'Ngày', sort: 'given', cell: (row) => row.givenOn && formatDate(row.givenOn) },
    { key: 'pictures', title: 'Ảnh có em', numeric: true, cell: (row) => row.pictures || '' },
  ];
  return (
    <>
      <title>{`Đồng ý đăng ảnh – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Đồng ý đăng ảnh' }]}
        title="Đồng ý đăng ảnh"
        facts={`${formatNumber(counts.valid)} em đồng ý, ${formatNumber(counts.child_due)} em cần ý kiến của chính em, ${formatNumber(counts.withdrawn)} đã rút, ${formatNumber(counts.none)} chưa hỏi.`}
      >
        {may && slipsOf && (
          <Button component={Link} variant="default" to={`/${unit.slug}/consent/classes/${slipsOf.id}`}>
            Ghi phiếu của lớp {slipsOf.name}
          </Button>
        )}
      </PageHeader>
      <div className="stack">
        <p className="note">
          <span>
            <b>Điều được hỏi:</b> {purpose?.text} <span className="muted">({purpose?.basis})</span> Ảnh có em chưa đồng ý không
            đăng được; rút lại thì ảnh biến khỏi mọi trang ngay.
          </span>
        </p>
        <DataList
          noun="học sinh"
          query={query}
          rows={rows}
          total={total}
          rowKey={(row) => row.pupilId}
          rowTo={(row) => row.pupilId}
          columns={columns}
          search="Tên học sinh, không cần dấu"
          filters={[
            {
              name: 'class',
              label: 'Mọi lớp',
              options: classes.map((one) => ({ value: String(one.id), label: `Lớp ${one.name}` })),
            },
            {
              name: 'standing',
              label: 'Mọi trạng thái',
              options: (Object.keys(standingNames) as Standing[]).map((value) => ({
                value,
                label: first(standingNames[value]),
              })),
            },
          ]}
          exportTo={`/${unit.slug}/consent/list.xlsx`}
          empty="Không có học sinh nào khớp."
          footer={
            <Link className="small" to={`/${unit.slug}/gallery/albums`}>
              Album ảnh
            </Link>
          }
        />
      </div>
    </>
  );
}

// Who may do what at this unit; whose account nobody uses; whose role ends soon.
import { Button } from '@mantine/core';
import { IconUserPlus, IconUserSearch } from '@tabler/icons-react';
import { Form, Link, useLoaderData, useSearchParams } from 'react-router';
import { roleNames } from '#kernel/actor.ts';
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { limitPasswordAge, passwordDays } from '../commands/limit-password-age.ts';
import { mayDecide, requireSecondFactor, secondFactorRequired } from '../commands/second-factor-policy.ts';
import { rolesWithin } from '../policy.ts';
import { type GrantRow, reviewAt } from '../queries/people-at.ts';
import { peopleList, peopleQuery, states, unitToAdminister } from './people-list.ts';
import { Term } from './term.tsx';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const { unit } = await unitToAdminister(work, params.unit);
    const hasBelow = unit.level === 'department' || unit.level === 'district';
    const query = peopleQuery(new URL(request.url).searchParams);
    return {
      ...{ unit, query, today: work.today },
      hasBelow,
      policy:
        mayDecide(work.actor) && unit.level === 'department'
          ? { required: await secondFactorRequired(work), days: await passwordDays(work) }
          : null,
      possible: rolesWithin(unit.level),
      review: await reviewAt(work, unit.path),
      ...(await peopleList(work, unit, query)),
    };
  }),
);

export const action = act(async ({ context }, form) => {
  await writing(context, async (work) => {
    if (form.has('days')) await limitPasswordAge(work, String(form.get('days')));
    else await requireSecondFactor(work, form.get('required') === 'yes');
  });
  return null;
});

const columnsOf = (today: string): ListColumn<GrantRow>[] => [
  {
    key: 'name',
    title: 'Người',
    sort: 'name',
    cell: (row) => (
      <>
        {row.name} <span className="muted">{row.username}</span>
      </>
    ),
  },
  { key: 'role', title: 'Vai trò', cell: (row) => roleNames[row.role] },
  { key: 'unit', title: 'Đơn vị', sort: 'unit', cell: (row) => row.unitName },
  { key: 'term', title: 'Thời hạn', cell: (row) => <Term from={row.validFrom} to={row.validTo} today={today} /> },
  {
    key: 'last',
    title: 'Vào lần cuối',
    sort: 'last',
    cell: (row) =>
      row.disabled ? (
        <span className="tag bad">tài khoản đã ngừng</span>
      ) : row.lastLoginAt ? (
        <span className="num">{formatInstant(new Date(row.lastLoginAt))}</span>
      ) : (
        <span className="tag warn">chưa vào lần nào</span>
      ),
  },
];

export default function People() {
  const { unit, rows, total, query, review, policy, today, hasBelow, possible } = useLoaderData<typeof loader>();
  const result = useAnswer<typeof action>();
  const [search, setSearch] = useSearchParams();
  const base = `/${unit.slug}/access`;
  const only = (state: string) => `?${new URLSearchParams({ ...(hasBelow ? { below: 'yes' } : {}), state })}`;
  return (
    <>
      <title>{`Người và vai trò – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Người và vai trò' }]}
        title="Người và vai trò"
        facts={`Ai được làm gì ở ${unit.shortName}${hasBelow ? ' và các đơn vị trực thuộc' : ''}, từ ngày nào đến ngày nào`}
      >
        <Button
          component={Link}
          to={`${base}/invite`}
          leftSection={<IconUserPlus size={16} aria-hidden />}
          rightSection={<kbd>N</kbd>}
          data-key="n"
        >
          Mời, trao quyền
        </Button>
      </PageHeader>
      <div className="stack">
        <Reasons reasons={result && 'refused' in result ? result.refused : undefined} />
        {policy && (
          <Form method="post" className={policy.required ? 'note' : 'note warn'}>
            <span style={{ flex: 1 }}>
              {policy.required
                ? 'Quản trị của Sở và Phòng phải dùng xác thực hai bước.'
                : 'Xác thực hai bước chưa bắt buộc với quản trị của Sở và Phòng: ai biết mật khẩu là vào được.'}
            </span>
            <input type="hidden" name="required" value={policy.required ? 'no' : 'yes'} />
            <button type="submit">{policy.required ? 'Thôi bắt buộc' : 'Bắt buộc từ bây giờ'}</button>
          </Form>
        )}
        {policy && (
          <Form method="post" className="note" key={policy.days}>
            <label htmlFor="f-days" style={{ flex: 1 }}>
              {policy.days
                ? `Mật khẩu phải đổi sau ${formatNumber(policy.days)} ngày. Để trống rồi lưu thì bỏ hạn.`
                : 'Mật khẩu dùng không hạn ngày. Ghi 90 thì sau 90 ngày phải đổi.'}
            </label>
            <input className="days" id="f-days" name="days" inputMode="numeric" defaultValue={policy.days ?? ''} maxLength={3} />
            <button type="submit">Lưu hạn</button>
          </Form>
        )}
        {review.unused + review.never + review.ending > 0 && (
          <p className="note warn">
            <IconUserSearch size={18} aria-hidden />
            <span>
              <b>Rà quyền.</b>{' '}
              {review.unused > 0 && (
                <>
                  <Link to={only('unused')}>{formatNumber(review.unused)} tài khoản không vào 90 ngày</Link>.{' '}
                </>
              )}
              {review.never > 0 && (
                <>
                  <Link to={only('never')}>{formatNumber(review.never)} tài khoản chưa vào lần nào</Link>.{' '}
                </>
              )}
              {review.ending > 0 && <Link to={only('ending')}>{formatNumber(review.ending)} vai trò hết hạn trong tuần này</Link>}
            </span>
          </p>
        )}
        <DataList
          noun="vai trò"
          query={query}
          rows={rows}
          total={total}
          rowKey={(row) => row.grantId}
          rowTo={(row) => `${base}/people/${row.userId}`}
          columns={columnsOf(today)}
          search="Tên, tên đăng nhập, đơn vị"
          filters={[
            { name: 'role', label: 'Mọi vai trò', options: possible.map((role) => ({ value: role, label: roleNames[role] })) },
            { name: 'state', label: 'Đang có hiệu lực', options: states },
          ]}
          tools={
            hasBelow && (
              <label className="row small">
                <input
                  type="checkbox"
                  name="below"
                  value="yes"
                  checked={query.filters.below === 'yes'}
                  onChange={(event) => {
                    const next = new URLSearchParams(search);
                    next.delete('page');
                    if (event.currentTarget.checked) next.set('below', 'yes');
                    else next.delete('below');
                    setSearch(next, { replace: true });
                  }}
                />{' '}
                cả đơn vị trực thuộc
              </label>
            )
          }
          exportTo={`${base}/people.xlsx`}
          empty="Chưa ai giữ vai trò ở đây. Mời người đầu tiên bằng nút Mời, trao quyền."
          footer={<span>Bạn chỉ trao được quyền mà chính bạn đang có. Mỗi lần trao, thu đều ghi nhật ký.</span>}
        />
      </div>
    </>
  );
}

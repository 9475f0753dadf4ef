// One account: what it may do and since when, what it did before, and what can be done about it.
import { Button, TextInput } from '@mantine/core';
import { IconCheck, IconLock } from '@tabler/icons-react';
import { data, Form, Link, useLoaderData } from 'react-router';
import { mayGrant, type Role, roleNames } from '#kernel/actor.ts';
import { addDays, formatDate, formatInstant } from '#kernel/calendar.ts';
import { personOf, reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DayInput } from '#platform/ui/day-input.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { disableAccount, enableAccount } from '../commands/disable-account.ts';
import { endSessions } from '../commands/end-sessions.ts';
import { grantRole } from '../commands/grant-role.ts';
import { issueLink } from '../commands/issue-link.ts';
import { removeSecondFactor } from '../commands/remove-second-factor.ts';
import { changeTerm, revokeRole } from '../commands/revoke-role.ts';
import { unlockAccount } from '../commands/unlock-account.ts';
import { mayAdminister } from '../policy.ts';
import { accountOf, type GrantHistory, grantHistory } from '../queries/account.ts';
import { findTarget } from '../target.ts';
import { OneTimeLink } from './one-time-link.tsx';
import { unitToAdminister } from './people-list.ts';
import { RoleFields, Term } from './term.tsx';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const { unit, given } = await unitToAdminister(work, params.unit);
    const account = await accountOf(work, params.user ?? '');
    const history = await grantHistory(work, account.userId);
    const target = await findTarget(work, account.userId);
    const may = mayAdminister(personOf(context), target);
    return {
      ...{ unit, account, history, today: work.today },
      why: may === true ? null : may.message,
      // Links live by the wall clock, whatever the business clock says: told as days from now.
      linkDays: account.link ? Math.ceil((account.link.expiresAt.getTime() - Date.now()) / 86_400_000) : 0,
      self: account.userId === personOf(context).userId,
      given: given.map((role) => ({ value: role, label: roleNames[role] })),
      mine: history.filter((row) => mayGrant(work.actor, row.role, row.path)).map((row) => row.grantId),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const text = (name: string) => String(form.get(name) ?? '');
  const user = params.user ?? '';
  return writing(context, async (work) => {
    switch (form.get('intent')) {
      case 'grant': {
        const { unit } = await unitToAdminister(work, params.unit);
        const terms = { role: text('role') as Role, firstDay: text('firstDay'), lastDay: text('lastDay') };
        await accountOf(work, user);
        await grantRole(work, { ...terms, userId: user, unitId: unit.id });
        return data({ done: 'Đã trao vai trò.' });
      }
      case 'revoke':
        await revokeRole(work, { grantId: text('grant'), reason: text('reason') });
        return data({ done: 'Đã thu hồi vai trò; người đó mất quyền ngay từ lần bấm tới.' });
      case 'term':
        await changeTerm(work, { grantId: text('grant'), lastDay: text('lastDay') });
        return data({ done: 'Đã đổi thời hạn.' });
      case 'link': {
        const token = await issueLink(work, user);
        return data({ link: `${context.get(requestContext).officeUrl}welcome/${token}` });
      }
      case 'disable':
        await disableAccount(work, user);
        return data({ done: 'Đã ngừng tài khoản và đăng xuất khỏi mọi thiết bị.' });
      case 'enable':
        await enableAccount(work, user);
        return data({ done: 'Đã mở lại tài khoản.' });
      case 'unlock':
        await unlockAccount(work, user);
        return data({ done: 'Đã mở khóa: đăng nhập lại được ngay.' });
      case 'second-factor':
        await removeSecondFactor(work, user);
        return data({ done: 'Đã gỡ xác thực hai bước và đăng xuất khỏi mọi thiết bị.' });
      default:
        return data({ done: `Đã đăng xuất khỏi ${await endSessions(work, user)} thiết bị.` });
    }
  });
});

function Held({ row, today, mine }: { row: GrantHistory; today: string; mine: boolean }) {
  return (
    <li className="held">
      <div>
        <b>{roleNames[row.role]}</b> tại {row.unitName}
        <p className="small">
          <Term from={row.validFrom} to={row.validTo} today={today} />
        </p>
        <p className="small muted">
          {row.grantedBy ? `${row.grantedBy} trao` : 'Trao'} lúc {formatInstant(new Date(row.grantedAt))}
        </p>
      </div>
      {mine && (
        <details className="act">
          <summary>Đổi hạn, thu hồi</summary>
          <div className="card pad stack">
            <Form method="post" className="stack">
              <input type="hidden" name="grant" value={row.grantId} />
              <DayInput
                name="lastDay"
                label="Đến hết ngày"
                description="Bỏ trống: đến khi thu hồi"
                defaultValue={row.validTo ? formatDate(addDays(row.validTo, -1)) : ''}
              />
              <Button type="submit" name="intent" value="term" variant="default">
                Đổi thời hạn
              </Button>
            </Form>
            <Form method="post" className="stack">
              <input type="hidden" name="grant" value={row.grantId} />
              <TextInput
                name="reason"
                label="Lý do thu hồi"
                placeholder="Chuyển công tác"
                maxLength={200}
                required
                withAsterisk={false}
              />
              <Button type="submit" name="intent" value="revoke" variant="default" color="red">
                Thu hồi từ bây giờ
              </Button>
            </Form>
          </div>
        </details>
      )}
    </li>
  );
}

type Result = { refused?: { code: string; message: string; field?: string }[]; done?: string; link?: string };

export default function PersonPage() {
  const { unit, account, history, today, why, self, given, mine, linkDays } = useLoaderData<typeof loader>();
  const result = useAnswer() as Result | undefined;
  const live = history.filter((row) => row.inForce);
  const past = history.filter((row) => !row.inForce);
  const act = (intent: string, label: string) => (
    <Button type="submit" name="intent" value={intent} variant="default" disabled={why !== null}>
      {label}
    </Button>
  );
  return (
    <>
      <title>{`${account.name} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Người và vai trò', to: `/${unit.slug}/access/people` },
          { label: account.name },
        ]}
        title={account.name}
        facts={
          <>
            {account.username}
            {account.email && ` · ${account.email}`} ·{' '}
            {account.lastLoginAt ? `vào lần cuối ${formatInstant(new Date(account.lastLoginAt))}` : 'chưa vào lần nào'}
          </>
        }
      />
      <div className="stack">
        {result?.done && (
          <p className="note ok" role="status">
            <IconCheck size={18} aria-hidden />
            {result.done}
          </p>
        )}
        {result?.link && <OneTimeLink link={result.link} who={account.name} />}
        <Reasons reasons={result?.refused} />
        {account.lockedUntil && (
          <p className="note warn">
            <IconLock size={18} aria-hidden />
            <span>Đang tạm khóa vì sai mật khẩu hoặc sai mã nhiều lần. Tự mở lại sau nhiều nhất 15 phút.</span>
          </p>
        )}
        {account.disabledAt && (
          <p className="note bad">
            <IconLock size={18} aria-hidden />
            <span>
              Tài khoản đã ngừng từ {formatInstant(new Date(account.disabledAt))}: vai trò còn đó nhưng không đăng nhập được.
            </span>
          </p>
        )}
        <div className="cols">
          <section className="card">
            <h2>Vai trò đang giữ</h2>
            {live.length === 0 ? (
              <p className="blank">Không giữ vai trò nào.</p>
            ) : (
              <ul>
                {live.map((row) => (
                  <Held key={row.grantId} row={row} today={today} mine={!self && mine.includes(row.grantId)} />
                ))}
              </ul>
            )}
            {past.length > 0 && (
              <>
                <h2>Đã từng giữ</h2>
                <ul>
                  {past.map((row) => (
                    <li key={row.grantId} className="held">
                      <div>
                        <b>{roleNames[row.role]}</b> tại {row.unitName}
                        <p className="small">
                          <span className="num">
                            {formatDate(row.validFrom)}
                            {row.validTo && ` đến ${formatDate(addDays(row.validTo, -1))}`}
                          </span>
                          {row.revokedAt &&
                            ` · ${row.revokedBy ?? 'cấp trên'} thu hồi lúc ${formatInstant(new Date(row.revokedAt))}: ${row.reason ?? ''}`}
                        </p>
                      </div>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </section>
          <div className="stack">
            {!self && (
              <Form method="post" className="card pad stack">
                <h2>Trao thêm vai trò tại {unit.shortName}</h2>
                <RoleFields {...{ given, today }} errorAt={(field) => reasonAt(result?.refused, field)} />
                <Button type="submit" name="intent" value="grant">
                  Trao vai trò
                </Button>
              </Form>
            )}
            <Form method="post" className="card pad stack">
              <h2>Tài khoản</h2>
              {why && <p className="small muted">{why}</p>}
              <p className="small">
                {account.hasPassword ? 'Đã đặt mật khẩu.' : 'Chưa đặt mật khẩu lần đầu.'}{' '}
                {account.link &&
                  `Một liên kết đang chờ, còn hạn ${linkDays} ngày; cấp liên kết mới thì liên kết cũ mất hiệu lực.`}
              </p>
              {act('link', account.hasPassword ? 'Cấp liên kết đặt lại mật khẩu' : 'Cấp lại liên kết lần đầu')}
              {account.lockedUntil && act('unlock', 'Mở khóa đăng nhập')}
              <p className="small">
                Xác thực hai bước: {account.secondFactor ? 'đang bật.' : 'không bật.'}
                {account.secondFactor && ' Chỉ gỡ khi chắc chắn đúng người đã mất điện thoại.'}
              </p>
              {account.secondFactor && act('second-factor', 'Gỡ xác thực hai bước')}
              <p className="small">Đang đăng nhập ở {account.sessions} nơi.</p>
              {account.sessions > 0 && act('sessions', 'Đăng xuất khỏi mọi thiết bị')}
              {account.disabledAt ? act('enable', 'Mở lại tài khoản') : act('disable', 'Ngừng tài khoản')}
              <Link to={`/${unit.slug}/audit/entries?object=user:${account.userId}`} className="small">
                Nhật ký về người này
              </Link>
            </Form>
          </div>
        </div>
      </div>
    </>
  );
}

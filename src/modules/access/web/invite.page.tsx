// Somebody gets a role here: a new person with a link for the first login, or somebody who has an account already.
import { Button, TextInput } from '@mantine/core';
import { data, Link, redirect, useLoaderData, useSearchParams } from 'react-router';
import { type Role, roleNames } from '#kernel/actor.ts';
import { throwIfAny } from '#kernel/refusal.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { grantRole, termsAgainst } from '../commands/grant-role.ts';
import { inviteUser } from '../commands/invite-user.ts';
import { bearerOf } from '../queries/account.ts';
import { OneTimeLink } from './one-time-link.tsx';
import { unitToAdminister } from './people-list.ts';
import { RoleFields } from './term.tsx';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const { unit, given } = await unitToAdminister(work, params.unit);
    return { unit, today: work.today, given: given.map((role) => ({ value: role, label: roleNames[role] })) };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const text = (name: string) => String(form.get(name) ?? '');
  const terms = { role: text('role') as Role, firstDay: text('firstDay'), lastDay: text('lastDay') };
  if (form.get('intent') === 'grant') {
    const to = await writing(context, async (work) => {
      const { unit } = await unitToAdminister(work, params.unit);
      const userId = await bearerOf(work, text('username'));
      throwIfAny([
        !userId && {
          ...{ code: 'username', field: 'username' },
          message: 'Không có tài khoản nào mang đúng tên đăng nhập này. Người mới thì chọn “Người chưa có tài khoản”.',
        },
        ...(await termsAgainst(work, { ...terms, userId: '-', unitId: unit.id })).reasons,
      ]);
      if (!userId) return '';
      await grantRole(work, { ...terms, userId, unitId: unit.id });
      return `/${unit.slug}/access/people/${userId}`;
    });
    throw redirect(to);
  }
  const { token, unit, userId } = await writing(context, async (work) => {
    const { unit } = await unitToAdminister(work, params.unit);
    const invited = await inviteUser(work, {
      ...terms,
      ...{ name: text('name'), username: text('username'), email: text('email'), unitId: unit.id },
    });
    return { ...invited, unit };
  });
  return data({
    link: `${context.get(requestContext).officeUrl}welcome/${token}`,
    who: text('name'),
    teaches: terms.role === 'teacher',
    person: `/${unit.slug}/access/people/${userId}`,
  });
});

export default function Invite() {
  const { unit, given, today } = useLoaderData<typeof loader>();
  const result = useAnswer<typeof action>();
  const [search] = useSearchParams();
  const refused = result && 'refused' in result ? result.refused : undefined;
  const invited = result && 'link' in result ? result : null;
  const existing = search.get('who') === 'existing';
  return (
    <>
      <title>{`Mời, trao quyền – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Người và vai trò', to: `/${unit.slug}/access/people` },
          { label: 'Mời, trao quyền' },
        ]}
        title={`Trao quyền tại ${unit.shortName}`}
        facts="Quyền có hiệu lực ở đơn vị này và các đơn vị trực thuộc, trong thời hạn ghi dưới đây."
      />
      <div className="narrow stack">
        {invited && (
          <>
            <OneTimeLink link={invited.link} who={invited.who} />
            <p>
              <Link to={invited.person}>Xem tài khoản của {invited.who}</Link>, hoặc mời tiếp người khác ở dưới.
            </p>
            {invited.teaches && (
              <p>
                Để thấy lớp, môn được phân công, tài khoản cần nối với hồ sơ cán bộ:{' '}
                <Link to={`/${unit.slug}/people/staff?q=${encodeURIComponent(invited.who)}`}>mở hồ sơ của {invited.who}</Link>,
                bấm “Nối tài khoản”.
              </p>
            )}
          </>
        )}
        <nav className="seg" aria-label="Cách trao quyền">
          <Link to="?" aria-current={existing ? undefined : 'page'} replace>
            Người chưa có tài khoản
          </Link>
          <Link to="?who=existing" aria-current={existing ? 'page' : undefined} replace>
            Người đã có tài khoản
          </Link>
        </nav>
        <KeptForm draft={`invite:${existing}`} method="post" className="card pad stack" key={`${existing}${invited?.link ?? ''}`}>
          <Reasons reasons={refused} />
          {existing ? (
            <TextInput
              label="Tên đăng nhập"
              description="Gõ đúng tên đăng nhập, kể cả của người đang ở đơn vị khác."
              name="username"
              id="f-username"
              error={reasonAt(refused, 'username')}
              withAsterisk
              autoCapitalize="none"
              autoComplete="off"
            />
          ) : (
            <>
              <TextInput
                label="Họ và tên"
                name="name"
                id="f-name"
                error={reasonAt(refused, 'name')}
                withAsterisk
                autoComplete="off"
              />
              <div className="grid2">
                <TextInput
                  label="Tên đăng nhập"
                  description="Để trống thì lấy từ e-mail"
                  name="username"
                  id="f-username"
                  error={reasonAt(refused, 'username')}
                  autoCapitalize="none"
                  autoComplete="off"
                />
                <TextInput
                  label="E-mail"
                  description="Có thể bỏ trống"
                  name="email"
                  id="f-email"
                  type="text"
                  inputMode="email"
                  error={reasonAt(refused, 'email')}
                  autoComplete="off"
                />
              </div>
            </>
          )}
          <RoleFields {...{ given, today }} errorAt={(field) => reasonAt(refused, field)} />
          <div className="row">
            <Button type="submit" name="intent" value={existing ? 'grant' : 'invite'}>
              {existing ? 'Trao vai trò' : 'Mời và lấy liên kết'}
            </Button>
            <Button component={Link} to={`/${unit.slug}/access/people`} variant="subtle">
              Thôi
            </Button>
          </div>
        </KeptForm>
      </div>
    </>
  );
}

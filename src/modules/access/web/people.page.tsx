// Who may do what at this unit; invite, give and take back roles; who never comes.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { data, Form, useActionData, useLoaderData } from 'react-router';
import { mayGrant, type Role, roleNames, roles } from '#kernel/actor.ts';
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { refuse } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { personOf, reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { revokeRole } from '../commands/grant-role.ts';
import { inviteUser, issueLink } from '../commands/invite-user.ts';
import { mayDecide, requireSecondFactor, secondFactorRequired } from '../commands/second-factor-policy.ts';
import { grantsAt } from '../queries/people-at.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const person = personOf(context);
    const given = roles.filter((role) => mayGrant(person, role, unit.path));
    if (given.length === 0)
      throw refuse('not_allowed', `Người và vai trò của ${unit.shortName} do hiệu trưởng hoặc quản trị cấp trên quản lý.`);
    const search = new URL(request.url).searchParams;
    const below = search.get('below') === 'yes';
    const unused = search.get('unused') === '90';
    const policy = mayDecide(person) ? { required: await secondFactorRequired(work) } : null;
    return {
      policy,
      unit,
      below,
      unused,
      given: given.map((role) => ({ value: role, label: roleNames[role] })),
      rows: await grantsAt(work, unit.path, { below, ...(unused ? { unusedDays: 90 } : {}) }),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const link = (token: string) => `${context.get(requestContext).officeUrl}welcome/${token}`;
  if (form.get('intent') === 'require') {
    await writing(context, (work) => requireSecondFactor(work, form.get('required') === 'yes'));
    return data({ done: 'Đã lưu.' });
  }
  if (form.get('intent') === 'revoke') {
    await writing(context, (work) => revokeRole(work, { grantId: String(form.get('grant')), reason: 'thu hồi từ màn hình' }));
    return data({ done: 'Đã thu hồi vai trò.' });
  }
  if (form.get('intent') === 'link') {
    const token = await writing(context, async (work) => {
      const unit = await unitOfAddress(work, params.unit);
      const rows = await grantsAt(work, unit.path, { below: true });
      const target = rows.find((row) => row.userId === form.get('user'));
      if (!target || !mayGrant(personOf(context), target.role, unit.path))
        throw refuse('not_allowed', 'Bạn không cấp lại mật khẩu cho người này được.');
      return issueLink(work, target.userId, 'reset');
    });
    return data({ done: 'Liên kết đặt mật khẩu, dùng một lần trong 7 ngày:', link: link(token) });
  }
  const { token } = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    return inviteUser(work, { ...(Object.fromEntries(form) as Record<string, string>), unitId: unit.id } as never);
  });
  return data({ done: 'Đã mời. Trao liên kết này cho người được mời, dùng một lần trong 7 ngày:', link: link(token) });
});

export default function People() {
  const { unit, rows, given, below, unused, policy } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const refused = result && 'refused' in result ? result.refused : undefined;
  const outcome = result && 'done' in result ? (result as { done: string; link?: string }) : null;
  return (
    <>
      <title>{`Người và vai trò – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Người và vai trò' }]}
        title="Người và vai trò"
        facts={`${formatNumber(rows.length)} vai trò đang có hiệu lực`}
      />
      {policy && (
        <Form method="post" className={policy.required ? 'note' : 'note warn'} style={{ marginBottom: 16 }}>
          <span>
            {policy.required
              ? 'Quản trị của Sở và Phòng phải dùng xác thực hai bước.'
              : 'Xác thực hai bước chưa bắt buộc với quản trị của Sở và Phòng: ai biết mật khẩu là vào được.'}
          </span>
          <input type="hidden" name="required" value={policy.required ? 'no' : 'yes'} />
          <button type="submit" name="intent" value="require" style={{ marginLeft: 'auto' }}>
            {policy.required ? 'Thôi bắt buộc' : 'Bắt buộc từ bây giờ'}
          </button>
        </Form>
      )}
      <div className="cols">
        <section className="card">
          <Form className="tools">
            <label className="row">
              <input type="checkbox" name="below" value="yes" defaultChecked={below} /> cả đơn vị trực thuộc
            </label>
            <label className="row">
              <input type="checkbox" name="unused" value="90" defaultChecked={unused} /> 90 ngày chưa vào
            </label>
            <button type="submit">Lọc</button>
          </Form>
          {rows.length === 0 ? (
            <p className="blank">Không có ai khớp.</p>
          ) : (
            <div className="scroll">
              <table className="list flow">
                <thead>
                  <tr>
                    <th>Người</th>
                    <th>Vai trò</th>
                    <th>Đơn vị</th>
                    <th>Hiệu lực</th>
                    <th>Vào lần cuối</th>
                    <th>Việc</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.grantId}>
                      <td className="name" data-label="Người">
                        {row.name} <span className="muted">{row.username}</span>
                      </td>
                      <td data-label="Vai trò">{roleNames[row.role as Role]}</td>
                      <td data-label="Đơn vị">{row.unitName}</td>
                      <td data-label="Hiệu lực">
                        từ {formatDate(row.validFrom)}
                        {row.validTo && ` đến ${formatDate(row.validTo)}`}
                      </td>
                      <td data-label="Vào lần cuối">
                        {row.lastLoginAt ? (
                          formatInstant(new Date(row.lastLoginAt))
                        ) : (
                          <span className="tag warn">chưa vào lần nào</span>
                        )}
                      </td>
                      <td data-label="Việc">
                        <Form method="post" className="row">
                          <input type="hidden" name="grant" value={row.grantId} />
                          <input type="hidden" name="user" value={row.userId} />
                          <button type="submit" name="intent" value="link">
                            Cấp lại mật khẩu
                          </button>
                          <button type="submit" name="intent" value="revoke">
                            Thu hồi
                          </button>
                        </Form>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </section>
        <Form method="post" className="card pad stack">
          <h2>Mời người mới</h2>
          {outcome && (
            <div className="note ok" role="status">
              <div>
                {outcome.done}
                {outcome.link && (
                  <p style={{ overflowWrap: 'anywhere' }}>
                    <code data-testid="link">{outcome.link}</code>
                  </p>
                )}
              </div>
            </div>
          )}
          <Reasons reasons={refused} />
          <TextInput label="Họ và tên" name="name" id="f-name" error={reasonAt(refused, 'name')} withAsterisk />
          <TextInput
            label="Tên đăng nhập"
            name="username"
            id="f-username"
            error={reasonAt(refused, 'username')}
            withAsterisk
            autoCapitalize="none"
          />
          <TextInput label="E-mail (nếu có)" name="email" id="f-email" error={reasonAt(refused, 'email')} />
          <NativeSelect label="Vai trò" name="role" id="f-role" data={given} error={reasonAt(refused, 'role')} />
          <Button type="submit" name="intent" value="invite">
            Mời
          </Button>
        </Form>
      </div>
    </>
  );
}

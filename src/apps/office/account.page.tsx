// My account: a new password; other devices are signed out with it.
import { Button, PasswordInput } from '@mantine/core';
import { IconAlertCircle, IconCheck } from '@tabler/icons-react';
import { data, Form, useActionData, useLoaderData } from 'react-router';
import { roleNames } from '#kernel/actor.ts';
import { refuse } from '#kernel/refusal.ts';
import { personOf } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { identityOf } from './identity.ts';
import { Gate } from './parts/gate.tsx';

export const loader = load(async ({ context }) => {
  const { name, username, grants } = personOf(context);
  return { name, username, roles: [...new Set(grants.map((grant) => roleNames[grant.role]))] };
});

export const action = act(async (args, form) => {
  personOf(args.context);
  const next = String(form.get('next') ?? '');
  if (next !== String(form.get('again') ?? '')) throw refuse('again', 'Hai lần gõ chưa giống nhau.', 'again');
  const cookies = await identityOf(args).changePassword(String(form.get('current') ?? ''), next, args.request.headers);
  const headers = new Headers();
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return data({ saved: true as const }, { headers });
});

export default function Account() {
  const { name, username, roles } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <main className="front" id="noi-dung">
      <title>Tài khoản – Cổng Trường</title>
      <Form method="post" className="card">
        <Gate />
        <h1>{name}</h1>
        <p className="muted">
          {username} · {roles.join(', ')}
        </p>
        {result && 'saved' in result && (
          <p className="note ok" role="status">
            <IconCheck size={18} aria-hidden />
            Đã đổi mật khẩu và đăng xuất khỏi các máy khác.
          </p>
        )}
        {(result && 'refused' in result ? result.refused : []).map((reason) => (
          <p className="note bad" role="alert" key={reason.message}>
            <IconAlertCircle size={18} aria-hidden />
            {reason.message}
          </p>
        ))}
        <PasswordInput label="Mật khẩu hiện tại" name="current" autoComplete="current-password" required withAsterisk={false} />
        <PasswordInput label="Mật khẩu mới" name="next" autoComplete="new-password" required withAsterisk={false} />
        <PasswordInput label="Gõ lại mật khẩu mới" name="again" autoComplete="new-password" required withAsterisk={false} />
        <Button type="submit">Đổi mật khẩu</Button>
        <a href="/">Về trang đầu</a>
      </Form>
    </main>
  );
}

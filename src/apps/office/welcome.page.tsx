// A one-time link: the first password, or a new one.
import { Button, PasswordInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { Form, redirect, useActionData } from 'react-router';
import { refuse } from '#kernel/refusal.ts';
import { act } from '#platform/http/screen.ts';
import { identityOf } from './identity.ts';
import { Gate } from './parts/gate.tsx';

export const action = act(async (args, form) => {
  const password = String(form.get('password') ?? '');
  if (password !== String(form.get('again') ?? '')) throw refuse('again', 'Hai lần gõ chưa giống nhau.', 'again');
  await identityOf(args).redeem(args.params.token ?? '', password);
  throw redirect('/login');
});

export default function Welcome() {
  const result = useActionData<typeof action>();
  return (
    <main className="front" id="noi-dung">
      <title>Đặt mật khẩu – Cổng Trường</title>
      <Form method="post" className="card">
        <Gate size={34} />
        <h1>Đặt mật khẩu của bạn</h1>
        <p className="small muted">
          Ít nhất 8 ký tự, gồm từ hai loại: chữ thường, chữ hoa, số, dấu. Liên kết này chỉ dùng được một lần.
        </p>
        {(result?.refused ?? []).map((reason) => (
          <p className="note bad" role="alert" key={reason.message}>
            <IconAlertCircle size={18} aria-hidden />
            {reason.message}
          </p>
        ))}
        <PasswordInput label="Mật khẩu mới" name="password" autoComplete="new-password" required withAsterisk={false} />
        <PasswordInput label="Gõ lại mật khẩu" name="again" autoComplete="new-password" required withAsterisk={false} />
        <Button type="submit">Lưu mật khẩu</Button>
      </Form>
    </main>
  );
}

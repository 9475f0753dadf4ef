// The door of the office: user name or e-mail, password, and six digits where a second factor is set.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { data, Form, redirect, useActionData, useNavigation, useSearchParams } from 'react-router';
import { personContext } from '#platform/http/context.ts';
import { type Args, act, load } from '#platform/http/screen.ts';
import { identityOf, safeNext, withCookies } from './identity.ts';
import { Gate } from './parts/gate.tsx';

export const loader = load(async ({ context, request }) => {
  if (context.get(personContext)) throw redirect(safeNext(new URL(request.url).searchParams.get('next')));
  return null;
});

export const action = act(async (args: Args, form) => {
  const identity = identityOf(args);
  const { headers } = args.request;
  const next = safeNext(form.get('next'));
  if (form.has('code')) {
    const { cookies } = await identity.secondFactor(String(form.get('code')), headers);
    throw withCookies(redirect(next), cookies);
  }
  const { outcome, cookies } = await identity.signIn(
    String(form.get('username') ?? ''),
    String(form.get('password') ?? ''),
    headers,
  );
  if (outcome === 'in') throw withCookies(redirect(next), cookies);
  const response = new Headers();
  for (const cookie of cookies) response.append('set-cookie', cookie);
  return data({ secondFactor: true as const }, { headers: response });
});

export default function Login() {
  const result = useActionData<typeof action>();
  const [search] = useSearchParams();
  const busy = useNavigation().state !== 'idle';
  const refused = result && 'refused' in result ? result.refused : [];
  const second = (result && 'secondFactor' in result) || refused.some((reason) => reason.field === 'code');
  return (
    <main className="front" id="noi-dung">
      <title>Đăng nhập – Cổng Trường</title>
      <Form method="post" className="card">
        <div className="row">
          <Gate size={34} />
          <div>
            <h1 style={{ fontSize: 21, lineHeight: '28px' }}>Cổng Trường</h1>
            <p className="small muted">Quản lý trường học và cổng thông tin của ngành</p>
          </div>
        </div>
        {refused.map((reason) => (
          <p className="note bad" role="alert" key={reason.message}>
            <IconAlertCircle size={18} aria-hidden />
            {reason.message}
          </p>
        ))}
        <input type="hidden" name="next" value={search.get('next') ?? '/'} />
        {second ? (
          <TextInput
            label="Mã 6 số trong ứng dụng xác thực"
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            required
            withAsterisk={false}
            autoFocus
          />
        ) : (
          <>
            <TextInput
              label="Tên đăng nhập hoặc e-mail"
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              required
              withAsterisk={false}
            />
            <PasswordInput
              label="Mật khẩu"
              name="password"
              autoComplete="current-password"
              required
              withAsterisk={false}
              visibilityToggleButtonProps={{ 'aria-label': 'Hiện mật khẩu' }}
            />
          </>
        )}
        <Button type="submit" loading={busy} size="md">
          {second ? 'Xác nhận' : 'Đăng nhập'}
        </Button>
        <p className="small muted">
          Quên mật khẩu hoặc chưa có tài khoản: quản trị của đơn vị cấp cho bạn một liên kết dùng một lần.
        </p>
      </Form>
    </main>
  );
}

// The door of the office: user name or e-mail, password, and six digits or a code from paper where a second factor is set.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { IconAlertCircle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { data, Form, redirect, useNavigation, useSearchParams } from 'react-router';
import { personContext } from '#platform/http/context.ts';
import { type Args, act, load } from '#platform/http/screen.ts';
import { useLastAnswer } from '#platform/ui/answer.ts';
import { useOpenAnswer } from '#platform/ui/open-reasons.ts';
import { identityOf, safeNext, visitorOf, withCookies } from './identity.ts';
import { Front } from './parts/front.tsx';

export const loader = load(async ({ context, request }) => {
  if (context.get(personContext)) throw redirect(safeNext(new URL(request.url).searchParams.get('next')));
  return null;
});

export const action = act(async (args: Args, form) => {
  const identity = identityOf(args);
  const headers = visitorOf(args);
  const next = safeNext(form.get('next'));
  const code = String(form.get('code') ?? '');
  if (form.has('code')) {
    const { cookies } =
      form.get('kind') === 'backup' ? await identity.backupCode(code, headers) : await identity.secondFactor(code, headers);
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

function Code() {
  const [paper, setPaper] = useState(false);
  return (
    <>
      <input type="hidden" name="kind" value={paper ? 'backup' : 'totp'} />
      {paper ? (
        <TextInput
          key="paper"
          label="Mã dự phòng"
          description="Một trong các mã đã chép ra giấy khi bật xác thực hai bước"
          name="code"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={30}
          required
          withAsterisk={false}
          autoFocus
        />
      ) : (
        <TextInput
          key="app"
          label="Mã 6 số trong ứng dụng xác thực"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          required
          withAsterisk={false}
          autoFocus
        />
      )}
      <button type="button" className="linkish" onClick={() => setPaper(!paper)}>
        {paper ? 'Dùng mã trong ứng dụng' : 'Không có điện thoại: dùng mã dự phòng'}
      </button>
    </>
  );
}

export default function Login() {
  const result = useLastAnswer<typeof action>();
  const shown = useOpenAnswer(result);
  const [search] = useSearchParams();
  const busy = useNavigation().state !== 'idle';
  const refused = result && 'refused' in result ? result.refused : [];
  const open = shown && 'refused' in shown ? shown.refused : [];
  // Whoever has just set a password has shown it.
  const led = search.get('buoc') === '2' && !result;
  const second = led || (result && 'secondFactor' in result) || refused.some((reason) => reason.field === 'code');
  return (
    <Front title="Đăng nhập">
      <Form method="post" className="stack">
        <h1>Đăng nhập</h1>
        {search.has('ten') && refused.length === 0 && (!second || led) && (
          <p className="note ok" role="status">
            <IconCheck size={18} aria-hidden />
            <span>Đã đặt mật khẩu. {led ? 'Nhập mã xác thực để vào.' : 'Đăng nhập bằng mật khẩu vừa đặt.'}</span>
          </p>
        )}
        {open.map((reason) => (
          <p className="note bad" role="alert" key={reason.message}>
            <IconAlertCircle size={18} aria-hidden />
            <span>{reason.message}</span>
          </p>
        ))}
        <input type="hidden" name="next" value={search.get('next') ?? '/'} />
        {second ? (
          <Code />
        ) : (
          <>
            <TextInput
              label="Tên đăng nhập hoặc e-mail"
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              defaultValue={search.get('ten') ?? ''}
              maxLength={200}
              required
              withAsterisk={false}
            />
            <PasswordInput
              label="Mật khẩu"
              name="password"
              autoComplete="current-password"
              maxLength={200}
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
          {second ? (
            <a href="/login">Đăng nhập lại từ đầu</a>
          ) : (
            'Quên mật khẩu hoặc chưa có tài khoản: hiệu trưởng hoặc quản trị của đơn vị cấp cho bạn một liên kết dùng một lần.'
          )}
        </p>
      </Form>
    </Front>
  );
}

// A one-time link: the first password, or a new one. A link that is used up says so before anything is typed.
import { Button, PasswordInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { Form, redirect, useLoaderData } from 'react-router';
import { isRefused, refuse } from '#kernel/refusal.ts';
import { passwordWords } from '#modules/access/index.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { identityOf, visitorOf, withCookies } from './identity.ts';
import { Front } from './parts/front.tsx';

export const loader = load(async (args) => {
  try {
    const { name, username, purpose } = await identityOf(args).openLink(args.params.token ?? '', visitorOf(args));
    return { name, username, purpose, passwordWords, gone: null };
  } catch (error) {
    if (isRefused(error) && error.kind === 'refused') return { gone: error.message };
    throw error;
  }
});

export const action = act(async (args, form) => {
  const password = String(form.get('password') ?? '');
  if (password !== String(form.get('again') ?? '')) throw refuse('again', 'Hai lần gõ chưa giống nhau.', 'again');
  const identity = identityOf(args);
  const headers = visitorOf(args);
  const { username } = await identity.redeem(args.params.token ?? '', password, headers);
  const door = `/login?ten=${encodeURIComponent(username)}`;
  // The password is set and the link used up: whatever speaks against coming in is said at the door.
  const { outcome, cookies } = await identity.signIn(username, password, headers).catch((error: unknown) => {
    if (isRefused(error)) throw redirect(door);
    throw error;
  });
  // Who has a second factor shows it there; who must still set one up is led to that by every screen.
  throw withCookies(redirect(outcome === 'in' ? '/' : `${door}&buoc=2`), cookies);
});

export default function Welcome() {
  const link = useLoaderData<typeof loader>();
  const result = useAnswer<typeof action>();
  if (link.gone !== null)
    return (
      <Front title="Liên kết không dùng được">
        <h1>Liên kết không dùng được</h1>
        <p className="note warn" role="alert">
          <IconAlertCircle size={18} aria-hidden />
          <span>{link.gone}</span>
        </p>
        <p>
          <a href="/login">Tới trang đăng nhập</a>
        </p>
      </Front>
    );
  return (
    <Front title="Đặt mật khẩu">
      <Form method="post" className="stack">
        <div>
          <h1>{link.purpose === 'first_login' ? `Chào ${link.name}` : 'Đặt mật khẩu mới'}</h1>
          <p className="muted">
            {link.purpose === 'first_login' ? 'Đặt mật khẩu đầu tiên để vào làm việc.' : `Cho tài khoản của ${link.name}.`} Tên
            đăng nhập của bạn là <b>{link.username}</b>.
          </p>
        </div>
        {(result?.refused ?? []).map((reason) => (
          <p className="note bad" role="alert" key={reason.message}>
            <IconAlertCircle size={18} aria-hidden />
            <span>{reason.message}</span>
          </p>
        ))}
        {/* For the password keeper of the browser. */}
        <input type="text" name="username" autoComplete="username" value={link.username ?? ''} readOnly hidden />
        <PasswordInput
          label="Mật khẩu mới"
          description={link.passwordWords}
          name="password"
          autoComplete="new-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': 'Hiện mật khẩu thứ nhất' }}
        />
        <PasswordInput
          label="Gõ lại mật khẩu"
          name="again"
          autoComplete="new-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': 'Hiện mật khẩu thứ hai' }}
        />
        <Button type="submit" size="md">
          Lưu mật khẩu
        </Button>
      </Form>
    </Front>
  );
}

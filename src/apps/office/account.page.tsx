// My account: password, second factor, the places where I am signed in.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconShieldLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { data, Form, useActionData, useLoaderData } from 'react-router';
import { renderSVG } from 'uqr';
import { roleNames } from '#kernel/actor.ts';
import { formatInstant } from '#kernel/calendar.ts';
import { type Reason, refuse } from '#kernel/refusal.ts';
import { needsSecondFactor, secondFactorRequired } from '#modules/access/index.ts';
import { personOf, reading, sessionContext } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { identityOf } from './identity.ts';
import { Gate } from './parts/gate.tsx';

export const loader = load(async (args) => {
  const person = personOf(args.context);
  const session = args.context.get(sessionContext);
  const sessions = await identityOf(args).sessionsOf(person.userId);
  return {
    ...{ name: person.name, username: person.username, roles: [...new Set(person.grants.map((grant) => roleNames[grant.role]))] },
    secondFactor: session.secondFactor,
    demanded:
      !session.secondFactor && needsSecondFactor(person) && (await reading(args.context, (work) => secondFactorRequired(work))),
    sessions: sessions.map((s) => ({
      id: s.id,
      at: s.createdAt,
      agent: s.userAgent?.slice(0, 80) ?? '',
      here: s.token === session.token,
    })),
  };
});

export const action = act(async (args, form) => {
  const person = personOf(args.context);
  const identity = identityOf(args);
  const { headers } = args.request;
  const answer = (done: string, cookies: string[] = []) => {
    const set = new Headers();
    for (const cookie of cookies) set.append('set-cookie', cookie);
    return data({ done }, { headers: set });
  };
  switch (form.get('intent')) {
    case 'begin': {
      const { uri, secret, backupCodes } = await identity.beginSecondFactor(String(form.get('password') ?? ''), headers);
      return data({ enrol: { secret, backupCodes, qr: renderSVG(uri, { border: 2 }) } });
    }
    case 'confirm':
      return answer('Đã bật xác thực hai bước.', await identity.confirmSecondFactor(String(form.get('code') ?? ''), headers));
    case 'end':
      return answer('Đã tắt xác thực hai bước.', await identity.endSecondFactor(String(form.get('password') ?? ''), headers));
    case 'elsewhere':
      return answer(
        `Đã đăng xuất khỏi ${await identity.signOutElsewhere(person.userId, args.context.get(sessionContext).token)} nơi khác.`,
      );
    default: {
      const next = String(form.get('next') ?? '');
      if (next !== String(form.get('again') ?? '')) throw refuse('again', 'Hai lần gõ chưa giống nhau.', 'again');
      return answer(
        'Đã đổi mật khẩu và đăng xuất khỏi các máy khác.',
        await identity.changePassword(String(form.get('current') ?? ''), next, headers),
      );
    }
  }
});

type Result = { refused?: Reason[]; done?: string; enrol?: { secret: string; backupCodes: string[]; qr: string } };

function Note({ kind, children }: { kind: 'ok' | 'bad' | 'warn'; children: ReactNode }) {
  const Icon = kind === 'ok' ? IconCheck : IconAlertCircle;
  return (
    <div className={`note ${kind}`} role={kind === 'ok' ? 'status' : 'alert'}>
      <Icon size={18} aria-hidden />
      <div>{children}</div>
    </div>
  );
}

export default function Account() {
  const { name, username, roles, secondFactor, demanded, sessions } = useLoaderData<typeof loader>();
  const result = useActionData() as Result | undefined;
  return (
    <main className="front" id="noi-dung">
      <title>Tài khoản – Cổng Trường</title>
      <div className="card">
        <div className="row">
          <Gate />
          <a href="/">Về trang đầu</a>
        </div>
        <h1>{name}</h1>
        <p className="muted">
          {username} · {roles.join(', ')}
        </p>
        {result?.done && <Note kind="ok">{result.done}</Note>}
        {(result?.refused ?? []).map((reason) => (
          <Note kind="bad" key={reason.message}>
            {reason.message}
          </Note>
        ))}
        {demanded && <Note kind="warn">Quản trị của Sở và Phòng phải bật xác thực hai bước trước khi làm việc tiếp.</Note>}

        <h2>Xác thực hai bước</h2>
        {result?.enrol ? (
          <Form method="post" className="stack">
            <p className="small">Quét mã bằng ứng dụng xác thực, rồi gõ mã 6 số nó đưa ra.</p>
            <img
              src={`data:image/svg+xml,${encodeURIComponent(result.enrol.qr)}`}
              alt="Mã QR cho ứng dụng xác thực"
              width={200}
              height={200}
            />
            <p className="small">
              Hoặc gõ khóa:{' '}
              <code data-testid="totp-secret" style={{ overflowWrap: 'anywhere' }}>
                {result.enrol.secret}
              </code>
            </p>
            <p className="small">
              Mã dự phòng, mỗi mã dùng một lần, cất ở nơi an toàn: <code>{result.enrol.backupCodes.join(' ')}</code>
            </p>
            <TextInput label="Mã 6 số" name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={7} />
            <Button type="submit" name="intent" value="confirm">
              Bật xác thực hai bước
            </Button>
          </Form>
        ) : (
          <Form method="post" className="stack">
            <p className="small">
              <IconShieldLock size={16} aria-hidden style={{ verticalAlign: -3 }} />{' '}
              {secondFactor ? 'Đang bật: mỗi lần đăng nhập hỏi thêm mã 6 số.' : 'Đang tắt.'}
            </p>
            <PasswordInput label="Mật khẩu hiện tại" name="password" autoComplete="current-password" />
            <Button type="submit" name="intent" value={secondFactor ? 'end' : 'begin'} variant="default">
              {secondFactor ? 'Tắt xác thực hai bước' : 'Bắt đầu bật'}
            </Button>
          </Form>
        )}

        <h2>Đổi mật khẩu</h2>
        <Form method="post" className="stack">
          <PasswordInput label="Mật khẩu đang dùng" name="current" autoComplete="current-password" />
          <PasswordInput label="Mật khẩu mới" name="next" autoComplete="new-password" />
          <PasswordInput label="Gõ lại mật khẩu mới" name="again" autoComplete="new-password" />
          <Button type="submit" name="intent" value="password" variant="default">
            Đổi mật khẩu
          </Button>
        </Form>

        <h2>Nơi đang đăng nhập</h2>
        <ul className="small">
          {sessions.map((session) => (
            <li key={session.id} style={{ padding: '4px 0' }}>
              {formatInstant(new Date(session.at))} {session.here && <span className="tag ok">nơi này</span>}
              <br />
              <span className="muted">{session.agent}</span>
            </li>
          ))}
        </ul>
        <Form method="post">
          <Button type="submit" name="intent" value="elsewhere" variant="default">
            Đăng xuất khỏi nơi khác
          </Button>
        </Form>
      </div>
    </main>
  );
}

// My account: password, second factor, the places where I am signed in, light or dark.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import {
  IconAlertCircle,
  IconArrowLeft,
  IconCheck,
  IconDeviceDesktop,
  IconDeviceMobile,
  IconShieldLock,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { data, Form, redirect, useLoaderData } from 'react-router';
import { renderSVG } from 'uqr';
import { roleNames } from '#kernel/actor.ts';
import { formatInstant } from '#kernel/calendar.ts';
import { type Reason, refuse } from '#kernel/refusal.ts';
import {
  apiTokensOf,
  createApiToken,
  deviceWords,
  needsSecondFactor,
  passwordWords,
  revokeApiToken,
  secondFactorRequired,
  tokenDays,
} from '#modules/access/index.ts';
import { personOf, reading, sessionContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { identityOf, visitorOf, withCookies } from './identity.ts';
import { ApiTokens } from './parts/api-tokens.tsx';
import { Gate } from './parts/gate.tsx';
import { SchemeSwitch } from './parts/scheme-switch.tsx';

export const loader = load(async (args) => {
  const person = personOf(args.context);
  const session = args.context.get(sessionContext);
  const identity = identityOf(args);
  const sessions = await identity.sessionsOf(person.userId);
  return {
    ...{ name: person.name, username: person.username, roles: [...new Set(person.grants.map((grant) => roleNames[grant.role]))] },
    secondFactor: session.secondFactor,
    codesLeft: session.secondFactor ? await identity.backupCodesLeft(person.userId) : 0,
    mustChange: session.passwordExpired,
    passwordWords,
    tokens: await reading(args.context, (work) => apiTokensOf(work, person.userId)),
    tokenDays,
    demanded:
      !session.secondFactor && needsSecondFactor(person) && (await reading(args.context, (work) => secondFactorRequired(work))),
    sessions: sessions.map((s) => ({
      ...{ id: s.id, at: s.at, address: s.address, device: deviceWords(s.agent) },
      phone: /iPhone|Mobile/.test(s.agent ?? ''),
      here: s.token === session.token,
    })),
  };
});

export const action = act(async (args, form) => {
  const person = personOf(args.context);
  const identity = identityOf(args);
  const headers = visitorOf(args);
  const text = (name: string) => String(form.get(name) ?? '');
  const answer = (done: string, cookies: string[] = []) => {
    const set = new Headers();
    for (const cookie of cookies) set.append('set-cookie', cookie);
    return data({ done }, { headers: set });
  };
  switch (form.get('intent')) {
    case 'begin': {
      const { uri, secret, backupCodes } = await identity.beginSecondFactor(text('password'), headers);
      return data({ enrol: { secret, backupCodes, qr: renderSVG(uri, { border: 2 }) } });
    }
    case 'confirm':
      return answer('Đã bật xác thực hai bước.', await identity.confirmSecondFactor(text('code'), headers));
    case 'end':
      return answer('Đã tắt xác thực hai bước.', await identity.endSecondFactor(text('password'), headers));
    case 'codes':
      return data({ codes: await identity.newBackupCodes(text('password'), headers) });
    case 'one':
      await identity.endSessions(person.userId, { only: text('session') });
      return answer('Đã đăng xuất khỏi thiết bị đó.');
    case 'elsewhere':
      return answer(
        `Đã đăng xuất khỏi ${await identity.endSessions(person.userId, { but: args.context.get(sessionContext).token })} nơi khác.`,
      );
    case 'new-token': {
      const { token } = await writing(args.context, (work) =>
        createApiToken(work, person.userId, { name: text('name'), days: text('days') }),
      );
      return data({ token });
    }
    case 'revoke-token':
      await writing(args.context, (work) => revokeApiToken(work, text('token')));
      return answer('Đã thu hồi khóa.');
    case 'everywhere': {
      await identity.endSessions(person.userId, 'all');
      throw withCookies(redirect('/login'), await identity.signOut(headers));
    }
    default: {
      if (text('next') !== text('again')) throw refuse('again', 'Hai lần gõ chưa giống nhau.', 'again');
      return answer(
        'Đã đổi mật khẩu và đăng xuất khỏi các máy khác.',
        await identity.changePassword(text('current'), text('next'), headers),
      );
    }
  }
});

type Result = {
  refused?: Reason[];
  done?: string;
  token?: string;
  codes?: string[];
  enrol?: { secret: string; backupCodes: string[]; qr: string };
};

function Note({ kind, children }: { kind: 'ok' | 'bad' | 'warn'; children: ReactNode }) {
  const Icon = kind === 'ok' ? IconCheck : IconAlertCircle;
  return (
    <div className={`note ${kind}`} role={kind === 'ok' ? 'status' : 'alert'}>
      <Icon size={18} aria-hidden />
      <div>{children}</div>
    </div>
  );
}

function Codes({ codes }: { codes: string[] }) {
  return (
    <div className="stack">
      <p className="small">
        <b>Mã dự phòng</b>, dùng khi không có điện thoại. Mỗi mã một lần. Chép ra giấy và cất riêng; trang này không hiện lại.
      </p>
      <ul className="codes num" data-testid="backup-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </div>
  );
}

function SecondFactor({ result, on, codesLeft }: { result: Result | undefined; on: boolean; codesLeft: number }) {
  // The key and the codes are told once: they stay on the screen, whatever is answered meanwhile, until confirmed or abandoned.
  const [begun, setBegun] = useState<{ enrol: Result['enrol']; open: boolean }>({ enrol: undefined, open: false });
  if (result?.enrol && result.enrol !== begun.enrol) setBegun({ enrol: result.enrol, open: true });
  const enrol = begun.open && !on ? begun.enrol : undefined;
  if (enrol)
    return (
      <Form method="post" className="stack">
        <p className="small">Quét mã bằng ứng dụng xác thực trên điện thoại, rồi gõ mã 6 số nó đưa ra.</p>
        <img
          src={`data:image/svg+xml,${encodeURIComponent(enrol.qr)}`}
          alt="Mã QR cho ứng dụng xác thực"
          width={200}
          height={200}
        />
        <p className="small">
          Hoặc gõ khóa:{' '}
          <code data-testid="totp-secret" style={{ overflowWrap: 'anywhere' }}>
            {enrol.secret}
          </code>
        </p>
        <Codes codes={enrol.backupCodes} />
        <TextInput
          label="Mã 6 số"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          error={result?.refused?.find((reason) => reason.field === 'code')?.message}
        />
        <div className="row">
          <Button type="submit" name="intent" value="confirm">
            Bật xác thực hai bước
          </Button>
          <Button variant="default" onClick={() => setBegun({ ...begun, open: false })}>
            Thôi, chưa bật
          </Button>
        </div>
      </Form>
    );
  return (
    <Form method="post" className="stack">
      <p className="small">
        <IconShieldLock size={16} aria-hidden style={{ verticalAlign: -3 }} />{' '}
        {on
          ? `Đang bật: mỗi lần đăng nhập hỏi thêm mã 6 số. Còn ${codesLeft} mã dự phòng.`
          : 'Đang tắt. Bật lên thì người biết mật khẩu của bạn vẫn không vào được khi không có điện thoại của bạn.'}
      </p>
      {result?.codes && <Codes codes={result.codes} />}
      <PasswordInput
        label="Mật khẩu hiện tại"
        name="password"
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': 'Hiện mật khẩu hiện tại' }}
      />
      <div className="row">
        <Button type="submit" name="intent" value={on ? 'codes' : 'begin'} variant="default">
          {on ? 'Tạo mã dự phòng mới' : 'Bắt đầu bật'}
        </Button>
        {on && (
          <Button type="submit" name="intent" value="end" variant="default">
            Tắt xác thực hai bước
          </Button>
        )}
      </div>
    </Form>
  );
}

export default function Account() {
  const { name, username, roles, secondFactor, codesLeft, demanded, mustChange, sessions, passwordWords, tokens, tokenDays } =
    useLoaderData<typeof loader>();
  const result = useAnswer() as Result | undefined;
  const at = (field: string) => result?.refused?.find((reason) => reason.field === field)?.message;
  const field = (label: string, field: string, complete: string, error?: string) => (
    <PasswordInput
      label={label}
      name={field}
      autoComplete={complete}
      error={error}
      visibilityToggleButtonProps={{ 'aria-label': `Hiện: ${label}` }}
    />
  );
  return (
    <main className="front account" id="noi-dung">
      <title>Tài khoản – Cổng Trường</title>
      <div className="wide">
        <header className="row">
          <Gate size={34} />
          <div>
            <h1>{name}</h1>
            <p className="small muted">
              {username} · {roles.join(', ') || 'chưa có vai trò'}
            </p>
          </div>
          <span style={{ flex: 1 }} />
          {!demanded && !mustChange && (
            <Button component="a" href="/" variant="default" leftSection={<IconArrowLeft size={16} aria-hidden />}>
              Về trang đầu
            </Button>
          )}
        </header>
        {result?.done && <Note kind="ok">{result.done}</Note>}
        {(result?.refused ?? [])
          .filter((reason) => reason.field !== 'code')
          .map((reason) => (
            <Note kind="bad" key={reason.message}>
              {reason.message}
            </Note>
          ))}
        {demanded && <Note kind="warn">Quản trị của Sở và Phòng phải bật xác thực hai bước trước khi làm việc tiếp.</Note>}
        {mustChange && <Note kind="warn">Mật khẩu đã dùng lâu hơn số ngày tỉnh cho phép. Đổi mật khẩu rồi làm việc tiếp.</Note>}
        <div className="pair">
          <section className="card pad stack">
            <h2>Xác thực hai bước</h2>
            <SecondFactor result={result} on={secondFactor} codesLeft={codesLeft} />
          </section>
          <section className="card pad stack">
            <h2>Đổi mật khẩu</h2>
            <Form method="post" className="stack">
              <p className="small muted">{passwordWords}</p>
              {field('Mật khẩu đang dùng', 'current', 'current-password', at('current'))}
              {field('Mật khẩu mới', 'next', 'new-password')}
              {field('Gõ lại mật khẩu mới', 'again', 'new-password', at('again'))}
              <Button type="submit" name="intent" value="change" variant="default">
                Đổi mật khẩu
              </Button>
            </Form>
          </section>
          <section className="card pad stack">
            <h2>Nơi đang đăng nhập</h2>
            <ul className="stack small">
              {sessions.map((session) => (
                <li key={session.id} className="row" style={{ flexWrap: 'nowrap' }}>
                  {session.phone ? <IconDeviceMobile size={20} aria-hidden /> : <IconDeviceDesktop size={20} aria-hidden />}
                  <span style={{ flex: 1 }}>
                    <b>{session.device}</b> {session.here && <span className="tag ok">nơi này</span>}
                    <br />
                    <span className="muted num">
                      từ {formatInstant(new Date(session.at))}
                      {session.address && ` · ${session.address}`}
                    </span>
                  </span>
                  {!session.here && (
                    <Form method="post">
                      <input type="hidden" name="session" value={session.id} />
                      <Button type="submit" name="intent" value="one" variant="subtle" size="xs">
                        Đăng xuất
                      </Button>
                    </Form>
                  )}
                </li>
              ))}
            </ul>
            <Form method="post" className="row">
              {sessions.length > 1 && (
                <Button type="submit" name="intent" value="elsewhere" variant="default">
                  Đăng xuất khỏi nơi khác
                </Button>
              )}
              <Button type="submit" name="intent" value="everywhere" variant="default">
                Đăng xuất khỏi mọi thiết bị
              </Button>
            </Form>
          </section>
          <ApiTokens tokens={tokens} made={result?.token} days={tokenDays} refused={result?.refused ?? []} />
          <section className="card pad stack">
            <h2>Sáng, tối</h2>
            <SchemeSwitch />
          </section>
        </div>
      </div>
    </main>
  );
}

// Keys of one's own programs: made, shown once, revoked.
import { Button, CopyButton, NumberInput, TextInput } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { Form } from 'react-router';
import { formatDate, toLocal } from '#kernel/calendar.ts';
import type { Reason } from '#kernel/refusal.ts';
import type { ApiToken } from '#modules/access/index.ts';

type Shown = Omit<ApiToken, 'createdAt' | 'expiresAt' | 'lastUsedAt'> & {
  createdAt: Date | string;
  expiresAt: Date | string;
  lastUsedAt: Date | string | null;
};
const day = (at: Date | string) => formatDate(toLocal(new Date(at)).date);

function stateWords({ state, expiresAt, lastUsedAt }: Shown): string {
  if (state === 'revoked') return 'đã thu hồi';
  if (state === 'expired') return `hết hạn ngày ${day(expiresAt)}`;
  return `đến ${day(expiresAt)} · ${lastUsedAt ? `dùng gần nhất ${day(lastUsedAt)}` : 'chưa dùng'}`;
}

export function ApiTokens({
  tokens,
  made,
  days,
  refused,
}: {
  tokens: Shown[];
  made: string | undefined;
  days: { usual: number; most: number };
  refused: Reason[];
}) {
  const at = (field: string) => refused.find((reason) => reason.field === field)?.message ?? null;
  return (
    <section className="card pad stack" aria-labelledby="khoa-api">
      <h2 id="khoa-api">Khóa truy cập API</h2>
      <p className="small muted">
        Để chương trình của bạn đọc và ghi bằng tên bạn, với đúng quyền của bạn. Xem <a href="/api/v1">tài liệu API</a>.
      </p>
      {made && (
        <div className="note ok" role="status">
          <IconKey size={18} aria-hidden />
          <div className="stack">
            <p>
              <b>Khóa mới</b>, chỉ hiện một lần này. Chép ngay và cất như mật khẩu.
            </p>
            <code data-testid="api-token" style={{ overflowWrap: 'anywhere' }}>
              {made}
            </code>
            <CopyButton value={made}>
              {({ copied, copy }) => (
                <Button size="xs" variant="default" onClick={copy} style={{ justifySelf: 'start' }}>
                  {copied ? 'Đã chép' : 'Chép khóa'}
                </Button>
              )}
            </CopyButton>
          </div>
        </div>
      )}
      {tokens.length > 0 && (
        <ul className="stack small">
          {tokens.map((token) => (
            <li key={token.id} className="row" style={{ flexWrap: 'nowrap' }}>
              <IconKey size={20} aria-hidden />
              <span style={{ flex: 1, overflowWrap: 'anywhere' }}>
                <b>{token.name}</b>
                <br />
                <span className="muted num">{stateWords(token)}</span>
              </span>
              {token.state === 'live' && (
                <Form method="post">
                  <input type="hidden" name="token" value={token.id} />
                  <Button
                    type="submit"
                    name="intent"
                    value="revoke-token"
                    variant="subtle"
                    size="xs"
                    aria-label={`Thu hồi khóa ${token.name}`}
                  >
                    Thu hồi
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
      <Form method="post" className="stack" key={made ?? ''}>
        <TextInput
          label="Tên khóa"
          description="Dùng ở đâu, ví dụ: phần mềm chấm trắc nghiệm"
          name="name"
          maxLength={80}
          error={at('name')}
        />
        <NumberInput
          label="Hiệu lực (ngày)"
          name="days"
          defaultValue={days.usual}
          min={1}
          max={days.most}
          allowDecimal={false}
          error={at('days')}
        />
        <Button type="submit" name="intent" value="new-token" variant="default">
          Tạo khóa
        </Button>
      </Form>
    </section>
  );
}

// The account of a person of the staff: linked, to be linked, or taken off again.
import { Button, NativeSelect } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { Form } from 'react-router';
import type { FormRefusal } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { Reasons } from '#platform/ui/reasons.tsx';
import type { LinkedAccount } from '../../queries/account-of.ts';

export function AccountPanel({ account, name }: { account: LinkedAccount; name: string }) {
  const answer = useAnswer() as (Partial<FormRefusal> & { linked?: boolean }) | undefined;
  const mine = answer?.intent === 'link' || answer?.intent === 'unlink' ? answer.refused : undefined;
  const { own, free } = account;
  const suggested = free.find((one) => one.sameName);
  return (
    <section className="card" aria-label="Tài khoản">
      <h2>Tài khoản</h2>
      <div className="pad stack">
        {answer?.linked !== undefined && (
          <p className="note ok" role="status">
            {answer.linked ? 'Đã nối tài khoản: các màn hình dạy học biết đây là ai.' : 'Đã gỡ tài khoản.'}
          </p>
        )}
        <Reasons reasons={mine} />
        {own ? (
          <Form method="post" className="stack">
            <p>
              <b>{own.username}</b>
              <br />
              <span className="small muted">{own.name}</span>
            </p>
            <Button type="submit" name="intent" value="unlink" variant="default" fullWidth>
              Gỡ tài khoản
            </Button>
          </Form>
        ) : free.length === 0 ? (
          <p className="small muted">Mọi tài khoản của đơn vị đã nối với hồ sơ. Mời {name} ở mục Người và vai trò.</p>
        ) : (
          <Form method="post" className="stack">
            <p className="small muted">
              {suggested ? `Có tài khoản cùng tên: ${suggested.username}.` : 'Chọn tài khoản của người này để thấy lớp mình dạy.'}
            </p>
            <NativeSelect
              name="userId"
              label="Tài khoản"
              defaultValue={suggested?.userId ?? ''}
              data={[
                { value: '', label: 'Chọn tài khoản' },
                ...free.map((one) => ({ value: one.userId, label: `${one.name} (${one.username})` })),
              ]}
            />
            <Button
              type="submit"
              name="intent"
              value="link"
              variant="default"
              fullWidth
              leftSection={<IconLink size={16} aria-hidden />}
            >
              Nối tài khoản
            </Button>
          </Form>
        )}
      </div>
    </section>
  );
}

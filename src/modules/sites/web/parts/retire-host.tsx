// A name of the site is given up: what follows is said, and asked, before it is done.
import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Form } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import type { Host } from '../../queries/hosts.ts';

type Props = { host: Host; name: string; until: string; busy: boolean; error: string | undefined };

export function RetireHost({ host, name, until, busy, error }: Props) {
  const retired = host.state === 'retired';
  const word = retired ? 'Đổi ngày' : 'Thôi dùng';
  const [asking, setAsking] = useState(false);
  // What was asked has been answered: the name stands otherwise now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: closed when the host changes
  useEffect(() => setAsking(false), [host.state, host.retiredUntil]);
  if (!asking)
    return (
      <Button size="xs" variant="default" aria-label={`${word}: ${name}`} onClick={() => setAsking(true)}>
        {word} …
      </Button>
    );
  return (
    <Form method="post" className="retire" aria-label={`${word} ${name}`}>
      <input type="hidden" name="intent" value="retire" />
      <input type="hidden" name="host" value={host.host} />
      <TextInput
        name="until"
        size="xs"
        label="Còn chuyển hướng đến hết ngày"
        description={`Đến ngày ấy ${name} đưa người đọc sang tên chính, sau đó không mở được nữa.`}
        defaultValue={formatDate(host.retiredUntil ?? until)}
        error={error}
        autoFocus
      />
      <div className="row">
        <Button type="submit" size="xs" variant="default" loading={busy}>
          {retired ? 'Ghi ngày mới' : `Thôi dùng ${name}`}
        </Button>
        <Button size="xs" variant="subtle" onClick={() => setAsking(false)}>
          Thôi
        </Button>
      </div>
    </Form>
  );
}

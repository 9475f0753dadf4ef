// A document that waits for its approval: what is said of it, and the answers to it.
import { Button, Textarea } from '@mantine/core';
import { useSubmit } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import type { Reason } from '#kernel/refusal.ts';
import { Fold } from '#platform/ui/fold.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { reasonAt } from '#platform/ui/reasons.tsx';

type May = { approves: boolean; mayApprove: true | string };

export function Answer({
  version,
  approves,
  mayApprove,
  busy,
  readOnly,
}: May & { version: number; busy: boolean; readOnly: boolean }) {
  const submit = useSubmit();
  const send = (intent: string) => submit({ intent, version: String(version) }, { method: 'post' });
  return (
    <>
      <Button variant="default" disabled={readOnly} loading={busy} onClick={() => send('take_back')}>
        Rút lại để sửa
      </Button>
      {approves && (
        <Button
          disabled={readOnly || mayApprove !== true}
          title={mayApprove === true ? undefined : mayApprove}
          loading={busy}
          onClick={() => send('approve')}
        >
          Duyệt và đăng
        </Button>
      )}
    </>
  );
}

export function Waiting({ by, at, approves, mayApprove }: May & { by: string | null; at: Date | string | null }) {
  return (
    <p className="note warn" role="status">
      <span>
        {by} gửi duyệt{at && ` lúc ${formatInstant(new Date(at))}`}.{' '}
        {approves
          ? mayApprove === true
            ? 'Xem số, ngày, tệp và văn bản liên quan rồi duyệt hoặc trả lại.'
            : mayApprove
          : 'Văn bản đứng yên đến khi người duyệt trả lời.'}
      </span>
    </p>
  );
}

export function Return({ version, reasons }: { version: number; reasons: Reason[] | undefined }) {
  const error = reasonAt(reasons, 'returnReason');
  return (
    <section className="card pad">
      <Fold open={error !== undefined}>
        <summary>Trả lại người soạn</summary>
        <KeptForm draft={`return:${version}`} method="post" className="stack" noValidate>
          <Textarea
            id="f-returnReason"
            name="returnReason"
            label="Lý do trả lại"
            description="Người soạn đọc câu này và sửa."
            autosize
            minRows={2}
            error={error}
          />
          <Button type="submit" name="intent" value="return" variant="default">
            Trả lại
          </Button>
        </KeptForm>
      </Fold>
    </section>
  );
}

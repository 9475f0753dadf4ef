// Two short forms beside a resource: a unit above judges it, its own unit takes it off the site.
import { Button, Textarea } from '@mantine/core';
import type { Reason } from '#kernel/refusal.ts';
import { Fold } from '#platform/ui/fold.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { reasonAt } from '#platform/ui/reasons.tsx';

export function Judge({ reasons }: { reasons: Reason[] | undefined }) {
  return (
    <section className="card pad">
      <h2>Duyệt vào kho chung</h2>
      <KeptForm draft="judge" method="post" className="stack" noValidate>
        <Textarea
          id="f-reason"
          name="reason"
          label="Lý do, khi trả lại"
          maxLength={300}
          error={reasonAt(reasons, 'reason')}
          autosize
          minRows={2}
        />
        <div className="row">
          <Button type="submit" name="intent" value="approve">
            Duyệt vào kho chung
          </Button>
          <Button type="submit" name="intent" value="return" variant="default">
            Trả lại
          </Button>
        </div>
      </KeptForm>
    </section>
  );
}

export function Withdraw({ version, reasons }: { version: number; reasons: Reason[] | undefined }) {
  const error = reasonAt(reasons, 'reason');
  return (
    <section className="card pad">
      <Fold open={error !== undefined}>
        <summary>Gỡ khỏi trang</summary>
        <KeptForm draft={`withdraw:${version}`} method="post" className="stack" noValidate>
          <input type="hidden" name="version" value={version} />
          <Textarea id="f-reason" name="reason" label="Lý do gỡ" maxLength={300} error={error} />
          <div>
            <Button type="submit" name="intent" value="withdraw" variant="default" color="red">
              Gỡ tài nguyên
            </Button>
          </div>
        </KeptForm>
      </Fold>
    </section>
  );
}

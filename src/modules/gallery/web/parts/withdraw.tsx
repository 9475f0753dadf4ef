// Taking an album or a video off the site, with a reason.
import { Button, Textarea } from '@mantine/core';
import type { Reason } from '#kernel/refusal.ts';
import { Fold } from '#platform/ui/fold.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { reasonAt } from '#platform/ui/reasons.tsx';

export function Withdraw({ version, noun, reasons }: { version: number; noun: string; reasons: Reason[] | undefined }) {
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
              Gỡ {noun}
            </Button>
          </div>
        </KeptForm>
      </Fold>
    </section>
  );
}

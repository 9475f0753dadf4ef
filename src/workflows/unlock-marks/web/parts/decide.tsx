// The principal opens for a while or says why not; the teacher withdraws; either closes before the time.
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { Form, useNavigation } from 'react-router';
import type { Reason } from '#kernel/refusal.ts';
import { DayInput } from '#platform/ui/day-input.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { reasonAt } from '#platform/ui/reasons.tsx';
import type { RequestView } from '../request-view.ts';

const hours = [1, 2, 4, 8, 24, 48, 72];

export function Decide({ view, reasons }: { view: RequestView; reasons: Reason[] | undefined }) {
  const busy = useNavigation().state !== 'idle';
  const given = hours.find((one) => one >= view.hours) ?? 72;
  const [how, setHow] = useState(String(given));
  if (view.decides !== true)
    return (
      <section className="card pad stack">
        <h2>Quyết định</h2>
        <p className="small">{view.decides}</p>
      </section>
    );
  return (
    <section className="card pad stack">
      <h2>Quyết định</h2>
      <KeptForm draft={`decide:${view.id}`} method="post" className="stack" noValidate>
        <NativeSelect
          id="f-hours"
          name="hours"
          label="Mở trong"
          value={how}
          onChange={(event) => setHow(event.currentTarget.value)}
          data={[
            ...hours.map((one) => ({ value: String(one), label: `${one} giờ` })),
            { value: 'until', label: 'đến hết một ngày…' },
          ]}
          error={reasonAt(reasons, 'hours')}
        />
        {how === 'until' && (
          <DayInput
            id="f-until"
            name="until"
            label="Đến hết ngày"
            description="Nhiều nhất 7 ngày."
            error={reasonAt(reasons, 'until')}
          />
        )}
        <Textarea
          id="f-note"
          name="note"
          label="Lời nhắn"
          description="Cần khi không mở: giáo viên đọc lý do."
          maxLength={1000}
          autosize
          minRows={2}
          error={reasonAt(reasons, 'note')}
        />
        <div className="row">
          <Button type="submit" name="intent" value="grant" loading={busy} leftSection={<IconLockOpen size={16} aria-hidden />}>
            Mở {view.cells.length} ô
          </Button>
          <Button type="submit" name="intent" value="refuse" variant="default" loading={busy}>
            Không mở
          </Button>
        </div>
      </KeptForm>
      <p className="small muted">Chỉ {view.askedBy} ghi được, và chỉ vào những ô này.</p>
    </section>
  );
}

export function Withdraw() {
  const busy = useNavigation().state !== 'idle';
  return (
    <Form method="post">
      <Button type="submit" name="intent" value="withdraw" variant="default" loading={busy}>
        Rút đề nghị
      </Button>
    </Form>
  );
}

export function CloseNow() {
  const busy = useNavigation().state !== 'idle';
  return (
    <Form method="post" className="stack">
      <Button
        type="submit"
        name="intent"
        value="close"
        variant="default"
        loading={busy}
        leftSection={<IconLock size={16} aria-hidden />}
      >
        Xong, khóa lại ngay
      </Button>
    </Form>
  );
}

// Taking back what was sent: why, which the receivers read, and whether the origin goes too.
import { Button, Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '#kernel/numbers.ts';
import { KeptForm } from '#platform/ui/kept-form.tsx';

type Props = {
  /** Gone already; or it stands, and this person or only others may take it down. */
  origin: 'gone' | 'mine' | 'others';
  others: readonly string[];
  sender: string;
  sent: number;
  error: string | undefined;
  busy: boolean;
  onCancel(): void;
};

/** Whoever may take down the origin, by name where there are such. */
export const whoWithdraws = (others: readonly string[]): string =>
  others.length > 0
    ? `${others.join(', ')} gỡ được bài.`
    : 'Biên tập viên, người duyệt bài hoặc quản trị của đơn vị gỡ được bài; hiện chưa có ai giữ vai trò ấy.';

export function RecallForm({ origin, others, sender, sent, error, busy, onCancel }: Props) {
  const [kept, setKept] = useState('');
  return (
    <KeptForm draft="recall" method="post" className="card pad stack" noValidate aria-labelledby="h-recall">
      <h2 id="h-recall">Thu hồi ở mọi nơi nhận</h2>
      <input type="hidden" name="intent" value="recall" />
      <Textarea
        id="f-reason"
        name="reason"
        label="Lý do thu hồi"
        description="Các đơn vị đã nhận đọc câu này; bài rời khỏi trang của họ ngay."
        autoFocus
        autosize
        minRows={2}
        maxLength={500}
        error={error}
      />
      {origin === 'mine' && (
        <Radio.Group name="keep-origin" value={kept} onChange={setKept} label={`Bài gốc ở trang ${sender}`}>
          <Stack gap={8} mt={6}>
            <Radio
              value=""
              label="Gỡ cả bài gốc"
              description="Người dân không đọc được nữa, ở đâu cũng vậy; nơi nhận bài này ở lần gửi khác cũng không còn."
            />
            <Radio value="on" label="Giữ lại: chỉ thu hồi ở nơi nhận" />
          </Stack>
        </Radio.Group>
      )}
      {origin === 'others' && (
        <p className="note warn">
          <span>
            <b>Bài gốc vẫn ở trên trang {sender}:</b> vai trò của bạn thu hồi được bài đã gửi, không gỡ được bài của trang.{' '}
            {whoWithdraws(others)} Khi bạn thu hồi, việc gỡ bài gốc hiện ở màn hình Hôm nay của họ.
          </span>
        </p>
      )}
      <div className="row">
        <Button type="submit" color="red.9" loading={busy}>
          Thu hồi ở {formatNumber(sent)} đơn vị{origin === 'mine' && (kept ? ', giữ bài gốc' : ', gỡ bài gốc')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          Thôi
        </Button>
      </div>
    </KeptForm>
  );
}

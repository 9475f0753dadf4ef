// Taking back what was sent: why, which the receivers read, and whether the origin goes too.
import { Button, Radio, Stack, Textarea } from '@mantine/core';
import { KeptForm } from '#platform/ui/kept-form.tsx';

type Props = {
  /** The origin stands, and the sender may take it down. */
  mayTakeDown: boolean;
  sender: string;
  error: string | undefined;
  busy: boolean;
  onCancel(): void;
};

export function RecallForm({ mayTakeDown, sender, error, busy, onCancel }: Props) {
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
      {mayTakeDown ? (
        <Radio.Group name="keep-origin" defaultValue="" label={`Bài gốc ở trang ${sender}`}>
          <Stack gap={8} mt={6}>
            <Radio
              value=""
              label="Gỡ cả bài gốc"
              description="Người dân không đọc được nữa, ở đâu cũng vậy; nơi nhận bài này ở lần gửi khác cũng không còn."
            />
            <Radio value="on" label="Giữ lại: chỉ thu hồi ở nơi nhận" />
          </Stack>
        </Radio.Group>
      ) : (
        <input type="hidden" name="keep-origin" value="on" />
      )}
      <div className="row">
        <Button type="submit" variant="default" color="red" loading={busy}>
          Thu hồi
        </Button>
        <Button variant="default" onClick={onCancel}>
          Thôi
        </Button>
      </div>
    </KeptForm>
  );
}

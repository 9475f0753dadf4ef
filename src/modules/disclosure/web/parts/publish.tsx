// Looked at, it may be published: what is still missing, or the button; a second time with the reason why.
import { Button, Checkbox, Textarea } from '@mantine/core';
import { Form } from 'react-router';
import { type Reason, reasonText } from '#kernel/refusal.ts';

type Props = { version: number; corrects: boolean; missing: Reason[]; odd: string[]; reasons: Reason[]; busy: boolean };

export function Publish({ version, corrects, missing, odd, reasons, busy }: Props) {
  if (missing.length > 0)
    return (
      <section className="note warn" aria-labelledby="h-con-thieu">
        <div>
          <b id="h-con-thieu">Chưa công khai được: còn {missing.length} chỗ phải điền</b>
          <ul>
            {missing.slice(0, 8).map((reason) => (
              <li key={`${reason.field}${reason.label}`}>{reasonText(reason)}</li>
            ))}
            {missing.length > 8 && <li>và {missing.length - 8} chỗ nữa</li>}
          </ul>
        </div>
      </section>
    );
  return (
    <Form method="post" className="card pad stack">
      <input type="hidden" name="version" value={version} />
      <p>Dưới đây là bản mà cha mẹ học sinh và người dân sẽ đọc. Sau khi công khai, bản này được giữ ít nhất 5 năm.</p>
      {corrects && (
        <Textarea
          name="correction"
          label="Lý do sửa hoặc bổ sung"
          description="Người đọc thấy lý do này cạnh bản mới; bản cũ vẫn xem được."
          maxLength={500}
          autosize
          error={reasons.find((reason) => reason.field === 'correction')?.message}
        />
      )}
      {odd.length > 0 && (
        <div className="note warn">
          <div>
            <b>Số gõ nhiều hơn số của hồ sơ</b>
            <ul>
              {odd.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
            <Checkbox
              name="sure"
              label="Đã đối chiếu với sổ sách, công khai số đã gõ"
              error={reasons.some((reason) => reason.field === 'sure') ? 'Đối chiếu rồi chọn ô này, hoặc sửa số.' : undefined}
            />
          </div>
        </div>
      )}
      <div className="row">
        <Button type="submit" name="intent" value="publish" loading={busy}>
          {corrects ? 'Công khai bản mới' : 'Công khai'}
        </Button>
      </div>
    </Form>
  );
}

// What may become of a question besides an answer: given to somebody, forwarded, refused, found a duplicate, opened again.
import { Button, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FormRefusal } from '#platform/http/screen.ts';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { reasonAt } from '#platform/ui/reasons.tsx';
import { UnitPicker } from '#platform/ui/unit-picker.tsx';
import type { QuestionRecord } from '../../queries/questions.ts';
import type { Act } from '../../rules/question-way.ts';

type Choice = { value: string; label: string };
type Props = {
  question: QuestionRecord;
  may: Record<Act, true | string>;
  busy: boolean;
  refusal: FormRefusal | undefined;
  above: Choice[];
  below: Choice[];
  people: string[];
};

export function OtherActs({ question, may, busy, refusal, above, below, people }: Props) {
  const wrong = (intent: Act, field: string) => (refusal?.intent === intent ? reasonAt(refusal.refused, field) : undefined);
  const one = (intent: Act, title: string, button: string, fields: ReactNode, danger = false) =>
    may[intent] === true && (
      <details key={intent} open={refusal?.intent === intent}>
        <summary>{title}</summary>
        <KeptForm draft={`${intent}:${question.version}`} method="post" className="stack" noValidate>
          <input type="hidden" name="version" value={question.version} />
          {fields}
          <div className="row">
            <Button
              type="submit"
              name="intent"
              value={intent}
              variant="default"
              loading={busy}
              {...(danger ? { color: 'red' } : {})}
            >
              {button}
            </Button>
          </div>
        </KeptForm>
      </details>
    );
  const all = [
    one(
      'assign',
      question.assignee ? 'Giao người khác trả lời' : 'Giao người trả lời',
      'Giao',
      <>
        <TextInput
          id="f-assignee"
          name="assignee"
          label="Người hoặc bộ phận"
          list="nguoi-tra-loi"
          defaultValue={question.assignee}
          maxLength={80}
          autoComplete="off"
          error={wrong('assign', 'assignee')}
        />
        <datalist id="nguoi-tra-loi">
          {people.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </>,
    ),
    one(
      'forward',
      'Chuyển đơn vị khác',
      'Chuyển',
      <>
        <UnitPicker
          id="f-toUnit"
          name="toUnit"
          label="Đơn vị nhận"
          data={[
            ...(above.length > 0 ? [{ group: 'Cấp trên', items: above }] : []),
            ...(below.length > 0 ? [{ group: 'Thuộc cấp', items: below }] : []),
          ]}
          error={wrong('forward', 'toUnit')}
        />
        <Textarea
          id="f-note"
          name="note"
          label="Vì sao chuyển"
          description="Đơn vị nhận có thời hạn riêng; thời hạn ở đây vẫn chạy."
          maxLength={500}
          error={wrong('forward', 'note')}
        />
      </>,
    ),
    one(
      'duplicate',
      'Đánh dấu trùng',
      'Đánh dấu',
      <TextInput
        id="f-of"
        name="of"
        label="Mã câu đã trả lời"
        description="Người hỏi được dẫn tới câu ấy"
        placeholder="K7MC-4XQA"
        maxLength={20}
        autoComplete="off"
        error={wrong('duplicate', 'of')}
      />,
    ),
    one(
      'refuse',
      'Từ chối trả lời',
      'Từ chối',
      <Textarea
        id="f-reason"
        name="reason"
        label="Lý do"
        description={question.hasOrigin ? 'Câu hỏi trở về đơn vị đã chuyển, kèm lý do này.' : 'Người hỏi đọc được lý do này.'}
        maxLength={500}
        error={wrong('refuse', 'reason')}
      />,
      true,
    ),
    !question.hasOrigin &&
      one(
        'reopen',
        'Mở lại để sửa',
        'Mở lại',
        <Textarea
          id="f-reason"
          name="reason"
          label="Vì sao mở lại"
          description={question.public ? 'Câu trả lời rời trang cho tới khi được duyệt lại.' : 'Thời hạn chạy tiếp theo hạn cũ.'}
          maxLength={500}
          error={wrong('reopen', 'reason')}
        />,
      ),
  ].filter(Boolean);
  if (all.length === 0) return null;
  return (
    <section className="card pad acts" aria-labelledby="h-viec">
      <h2 id="h-viec">Việc khác</h2>
      {all}
    </section>
  );
}

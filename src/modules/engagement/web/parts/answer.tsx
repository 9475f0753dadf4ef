// The answer: written, sent, read by who answers for it; beside it the words under which the question may stand on the site.
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { Form } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import type { FormRefusal } from '#platform/http/screen.ts';
import { useAsked } from '#platform/ui/asked.ts';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { reasonAt } from '#platform/ui/reasons.tsx';
import type { QuestionRecord } from '../../queries/questions.ts';
import type { Act } from '../../rules/question-way.ts';

type Props = {
  question: QuestionRecord;
  may: Record<Act, true | string>;
  separate: boolean;
  approves: boolean;
  busy: boolean;
  refusal: FormRefusal | undefined;
};

export function Answer(props: Props) {
  const { question, may } = props;
  if (question.state === 'answered') return <Given question={question} />;
  if (question.state === 'awaiting') return <ToApprove {...props} />;
  if (may.save !== true) return null;
  return <Writing {...props} />;
}

/** Whoever presses again has been shown them. */
const Agreed = ({ numbers }: { numbers: string[] }) =>
  numbers.map((number) => <input key={number} type="hidden" name="agreed" value={number} />);

function Given({ question }: { question: QuestionRecord }) {
  return (
    <section className="card" aria-labelledby="h-tra-loi">
      <h2 id="h-tra-loi">
        Đã trả lời {question.public ? <span className="tag ok">công khai</span> : <span className="tag">riêng người hỏi</span>}
      </h2>
      <div className="pad stack">
        <p className="lines">{question.answer}</p>
        {question.public && (
          <dl className="kv">
            <dt>Tiêu đề trên trang</dt>
            <dd>{question.draft.title}</dd>
            <dt>Câu hỏi trên trang</dt>
            <dd className="lines">{question.draft.question}</dd>
          </dl>
        )}
      </div>
    </section>
  );
}

function ToApprove({ question, may, approves, busy, refusal }: Props) {
  const { draft } = question;
  const hidden = <input type="hidden" name="version" value={question.version} />;
  const { asked, agreed } = useAsked(refusal?.refused);
  return (
    <section className="card" aria-labelledby="h-du-thao">
      <h2 id="h-du-thao">Dự thảo trả lời chờ duyệt</h2>
      <div className="pad stack">
        <p className="lines">{draft.answer}</p>
        <dl className="kv">
          <dt>Cách trả lời</dt>
          <dd>{draft.public ? 'đăng công khai' : 'riêng người hỏi'}</dd>
          {draft.public && (
            <>
              <dt>Tiêu đề khi đăng</dt>
              <dd>{draft.title}</dd>
              <dt>Câu hỏi khi đăng</dt>
              <dd className="lines">{draft.question}</dd>
            </>
          )}
          <dt>Trình bởi</dt>
          <dd>
            {question.sentBy}
            {question.sentAt && `, ${formatInstant(new Date(question.sentAt))}`}
          </dd>
        </dl>
        <Form method="post" className="row">
          {hidden}
          <Agreed numbers={agreed} />
          <Button type="submit" name="intent" value="approve" disabled={may.approve !== true} loading={busy}>
            {asked ? 'Vẫn duyệt và đăng' : draft.public ? 'Duyệt và đăng' : 'Duyệt, trả lời riêng'}
          </Button>
          <Button
            type="submit"
            name="intent"
            value="take_back"
            variant="default"
            disabled={may.take_back !== true}
            loading={busy}
          >
            Rút lại để sửa
          </Button>
          {may.approve !== true && <span className="small muted">{may.approve}</span>}
        </Form>
        {approves && (
          <details open={refusal?.intent === 'return'}>
            <summary>Trả lại người soạn</summary>
            <KeptForm draft={`return:${question.version}`} method="post" className="stack" noValidate>
              {hidden}
              <Textarea
                id="f-reason"
                name="reason"
                label="Cần sửa gì"
                maxLength={500}
                error={refusal?.intent === 'return' ? reasonAt(refusal.refused, 'reason') : undefined}
              />
              <Button type="submit" name="intent" value="return" variant="default" loading={busy}>
                Trả lại
              </Button>
            </KeptForm>
          </details>
        )}
      </div>
    </section>
  );
}

function Writing({ question, separate, approves, may, busy, refusal }: Props) {
  const { draft } = question;
  const wrong = (field: string) =>
    refusal && ['save', 'send', 'approve'].includes(refusal.intent ?? '') ? reasonAt(refusal.refused, field) : undefined;
  const { asked, agreed } = useAsked(refusal?.refused);
  return (
    <section className="card" aria-labelledby="h-soan">
      <h2 id="h-soan">Trả lời</h2>
      <KeptForm draft="answer" version={question.version} method="post" className="pad stack" noValidate>
        <input type="hidden" name="version" value={question.version} />
        <Agreed numbers={agreed} />
        <Textarea
          id="f-answer"
          name="answer"
          label="Câu trả lời"
          description="Nói thẳng điều được hỏi, kèm căn cứ và nơi liên hệ"
          defaultValue={draft.answer}
          autosize
          minRows={6}
          maxLength={8000}
          error={wrong('answer')}
        />
        <fieldset className="plainset stack" id="f-public">
          <legend>Trên trang</legend>
          <Checkbox
            name="public"
            label="Đăng công khai câu hỏi và trả lời"
            description={
              question.wantsPublic
                ? 'Người hỏi đồng ý đăng. Bỏ tên người, số điện thoại, tên lớp nếu nhận ra được ai.'
                : 'Người hỏi không đồng ý đăng, nên chỉ trả lời riêng.'
            }
            defaultChecked={question.wantsPublic && (draft.answer === '' || draft.public)}
            disabled={!question.wantsPublic}
            error={wrong('public')}
          />
          {question.wantsPublic && (
            <>
              <TextInput
                id="f-title"
                name="title"
                label="Tiêu đề khi đăng"
                defaultValue={draft.title || question.title}
                maxLength={200}
                error={wrong('title')}
              />
              <Textarea
                id="f-question"
                name="question"
                label="Câu hỏi khi đăng"
                description="Đã chép lời người hỏi; sửa cho gọn và bỏ thông tin riêng trước khi đăng"
                defaultValue={draft.question || question.content}
                autosize
                minRows={3}
                maxLength={5000}
                error={wrong('question')}
              />
            </>
          )}
        </fieldset>
        <div className="row">
          <Button type="submit" name="intent" value="save" variant="default" loading={busy}>
            Lưu dự thảo
          </Button>
          <Button type="submit" name="intent" value="send" variant={separate || !approves ? 'filled' : 'default'} loading={busy}>
            Trình duyệt
          </Button>
          {!separate && approves && (
            <Button type="submit" name="intent" value="approve" disabled={may.approve !== true} loading={busy}>
              {asked ? 'Vẫn trả lời và đăng' : 'Duyệt và trả lời'}
            </Button>
          )}
        </div>
      </KeptForm>
    </section>
  );
}

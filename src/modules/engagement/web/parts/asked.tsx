// What was asked, and, on request, by whom.
import { Button } from '@mantine/core';
import { Form } from 'react-router';
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import type { QuestionRecord } from '../../queries/questions.ts';
import { audienceNames, kindNames, questionFields } from '../../rules/fields.ts';

export type Asker = { name: string; email: string; phone: string };

export function Asked({
  question,
  asker,
  reveals,
  busy,
  to,
}: {
  question: QuestionRecord;
  asker: Asker | null;
  reveals: boolean;
  busy: boolean;
  to: string;
}) {
  const who = asker ?? question.asker;
  return (
    <section className="card" aria-labelledby="h-cau-hoi">
      <h2 id="h-cau-hoi">Câu hỏi</h2>
      <div className="pad stack">
        <p className="lines">{question.content}</p>
        {question.fileName && (
          <p>
            <a href={to}>
              {question.fileName}, {formatNumber(Math.ceil((question.fileBytes ?? 0) / 1000))} kB
            </a>{' '}
            <span className="small muted">Tệp do người ngoài gửi: mở bằng máy có phần mềm diệt vi-rút.</span>
          </p>
        )}
        <dl className="kv">
          <dt>Loại, lĩnh vực</dt>
          <dd>
            {kindNames[question.kind]}, {questionFields.nameOf(question.field)}
          </dd>
          <dt>Nhận lúc</dt>
          <dd className="num">{formatInstant(new Date(question.askedAt))}</dd>
          <dt>Hạn trả lời</dt>
          <dd className="num">{formatDate(question.dueOn)}</dd>
          <dt>Người hỏi</dt>
          <dd>
            {who.name} ({audienceNames[question.audience].toLowerCase()})
          </dd>
          {who.phone && (
            <>
              <dt>Điện thoại</dt>
              <dd className="num">{who.phone}</dd>
            </>
          )}
          {who.email && (
            <>
              <dt>E-mail</dt>
              <dd>{who.email}</dd>
            </>
          )}
          <dt>Đăng công khai</dt>
          <dd>{question.wantsPublic ? 'người hỏi đồng ý, không kèm tên' : 'người hỏi không đồng ý'}</dd>
        </dl>
        {!asker && (
          <Form method="post" className="row">
            <Button
              type="submit"
              name="intent"
              value="reveal"
              variant="default"
              size="xs"
              loading={busy}
              disabled={!reveals}
              title={reveals ? undefined : 'Chỉ người trả lời của đơn vị xem được'}
            >
              Hiện họ tên, liên hệ
            </Button>
            <span className="small muted">Mỗi lần hiện được ghi vào nhật ký.</span>
          </Form>
        )}
      </div>
    </section>
  );
}

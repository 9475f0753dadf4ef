// What has been done with a question, by whom, when.
import { formatInstant } from '#kernel/calendar.ts';
import type { QuestionStepRow } from '../../queries/questions.ts';
import { actNames } from '../../rules/question-way.ts';

export function Way({ steps, askedAt }: { steps: QuestionStepRow[]; askedAt: Date }) {
  return (
    <section className="card" aria-labelledby="h-da-qua">
      <h2 id="h-da-qua">Đã qua</h2>
      <ol className="asksteps">
        <li>
          <b>Người hỏi gửi</b>
          <br />
          <span className="muted num">{formatInstant(new Date(askedAt))}</span>
        </li>
        {steps.map((step) => (
          <li key={step.id}>
            <b>{actNames[step.act]}</b>
            {step.toUnit && step.act === 'forward' && ` → ${step.toUnit}`}
            <br />
            <span className="muted num">
              {step.by}, {formatInstant(new Date(step.at))}
            </span>
            {step.note && (
              <>
                <br />
                {step.note}
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

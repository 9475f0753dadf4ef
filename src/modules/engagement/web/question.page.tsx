// One question at the desk: read, given to somebody, forwarded, answered, approved; its two clocks and its way.
import './engagement.css';
import { Button } from '@mantine/core';
import { data, Form, useLoaderData, useNavigation } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { grantsAt } from '#modules/access/index.ts';
import { lineage, listUnits } from '#modules/organizations/index.ts';
import { hostLabelOf, separateApprovalAt } from '#modules/sites/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DoneNote } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { SiteLink } from '#platform/ui/site-link.tsx';
import { approveAnswer } from '../commands/approve-answer.ts';
import { assignQuestion } from '../commands/assign-question.ts';
import { forwardQuestion } from '../commands/forward-question.ts';
import { markDuplicate } from '../commands/mark-duplicate.ts';
import { receiveQuestion } from '../commands/receive-question.ts';
import { refuseQuestion } from '../commands/refuse-question.ts';
import { reopenQuestion } from '../commands/reopen-question.ts';
import { returnAnswer } from '../commands/return-answer.ts';
import { revealAsker } from '../commands/reveal-asker.ts';
import { saveAnswer } from '../commands/save-answer.ts';
import { takeBackAnswer } from '../commands/take-back-answer.ts';
import { handOf, mayReveal } from '../policy.ts';
import { questionById } from '../queries/questions.ts';
import { shownCode } from '../rules/code.ts';
import { type Act, acts, isReason, stateNames, step } from '../rules/question-way.ts';
import { Answer } from './parts/answer.tsx';
import { Asked } from './parts/asked.tsx';
import { OtherActs } from './parts/other-acts.tsx';
import { Way } from './parts/way.tsx';
import { paceTone, stateTone } from './question-list.ts';
import { readersUnit } from './readers-unit.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const { unit, whyNot } = await readersUnit(work, params.unit);
    const question = await questionById(work, unit.id, params.question ?? '');
    if (!question) throw notFound('Không tìm thấy câu hỏi này.');
    const separate = await separateApprovalAt(work, unit.id);
    const hand = handOf(work.actor, unit, question.writtenBy);
    const may = Object.fromEntries(
      acts.map((one) => {
        const result = step(one, question.state, hand, separate);
        return [one, isReason(result) ? result.message : true];
      }),
    ) as Record<Act, true | string>;
    const brief = (u: { id: number; shortName: string }) => ({ value: String(u.id), label: u.shortName });
    const canForward = may.forward === true;
    return {
      ...{ unit: { slug: unit.slug, shortName: unit.shortName }, whyNot, question, may, separate, approves: hand.approves },
      reveals: mayReveal(work.actor, unit),
      above: canForward
        ? (await lineage(work, unit.path))
            .filter((u) => u.id !== unit.id)
            .reverse()
            .map(brief)
        : [],
      below: canForward ? (await listUnits(work, { under: unit.path })).filter((u) => u.id !== unit.id).map(brief) : [],
      people: may.assign === true ? [...new Set((await grantsAt(work, unit.path)).rows.map((row) => row.name))] : [],
      url: question.public ? `${context.get(requestContext).portalUrl(hostLabelOf(unit))}hoi-dap/${question.code}` : null,
    };
  }),
);

const told: Record<Act, string> = {
  ...{ receive: 'Đã tiếp nhận.', assign: 'Đã giao.', forward: 'Đã chuyển. Thời hạn ở đây vẫn chạy.', save: 'Đã lưu dự thảo.' },
  ...{ send: 'Đã trình duyệt.', take_back: 'Đã rút lại.', return: 'Đã trả lại người soạn.', approve: 'Đã trả lời người hỏi.' },
  ...{ refuse: 'Đã từ chối; người hỏi đọc được lý do.', duplicate: 'Đã đánh dấu trùng.', reopen: 'Đã mở lại.' },
};

export const action = act(async ({ context, params }, form) => {
  const intent = String(form.get('intent'));
  const id = params.question ?? '';
  const text = (name: string) => String(form.get(name) ?? '');
  const version = Number(form.get('version')) || undefined;
  const seen = version === undefined ? {} : { version };
  const answer = {
    answer: text('answer'),
    title: text('title'),
    question: text('question'),
    public: form.get('public') === 'on',
    agreed: form.getAll('agreed').map(String),
    ...seen,
  };
  return writing(context, async (work) => {
    const { unit } = await readersUnit(work, params.unit);
    if (intent === 'reveal') return data({ asker: await revealAsker(work, unit.id, id) });
    const verbs: Record<Act, () => Promise<void>> = {
      receive: () => receiveQuestion(work, unit.id, id, version),
      assign: () => assignQuestion(work, unit.id, id, { assignee: text('assignee'), ...seen }),
      forward: () => forwardQuestion(work, unit.id, id, { toUnitId: Number(text('toUnit')), note: text('note'), ...seen }),
      save: () => saveAnswer(work, unit.id, id, answer, false),
      send: () => saveAnswer(work, unit.id, id, answer, true),
      take_back: () => takeBackAnswer(work, unit.id, id, version),
      return: () => returnAnswer(work, unit.id, id, { reason: text('reason'), ...seen }),
      approve: () => approveAnswer(work, unit.id, id, answer),
      refuse: () => refuseQuestion(work, unit.id, id, { reason: text('reason'), ...seen }),
      duplicate: () => markDuplicate(work, unit.id, id, { of: text('of'), ...seen }),
      reopen: () => reopenQuestion(work, unit.id, id, { reason: text('reason'), ...seen }),
    };
    const verb = Object.hasOwn(verbs, intent) ? verbs[intent as Act] : undefined;
    if (!verb) throw refuse('intent', 'Không rõ việc cần làm.');
    await verb();
    return data({ saved: told[intent as Act] });
  });
});

export default function QuestionScreen() {
  const loaded = useLoaderData<typeof loader>();
  const { unit, question, may, whyNot, url } = loaded;
  const result = useAnswer() as
    | { saved: string }
    | { asker: { name: string; email: string; phone: string } }
    | FormRefusal
    | undefined;
  const busy = useNavigation().state !== 'idle';
  const refusal = result && 'refused' in result ? result : undefined;
  const asker = result && 'asker' in result ? result.asker : null;
  const base = `/${unit.slug}/engagement/questions`;
  return (
    <>
      <title>{`${question.title} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Hỏi đáp', to: base }, { label: shownCode(question.code) }]}
        title={question.title}
        facts={
          <>
            <span className={stateTone[question.state]}>{stateNames[question.state]}</span>{' '}
            <span className={paceTone[question.pace]}>{question.clock}</span>
            {' · '}
            {question.assignee && <>người trả lời: {question.assignee} · </>}
            {question.updatedBy} làm bước cuối {formatInstant(new Date(question.updatedAt))}
          </>
        }
      >
        {url && <SiteLink href={url}>Xem trên trang</SiteLink>}
        {may.receive === true && (
          <Form method="post">
            <input type="hidden" name="version" value={question.version} />
            <Button type="submit" name="intent" value="receive" loading={busy}>
              Tiếp nhận
            </Button>
          </Form>
        )}
      </PageHeader>
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        {result && 'saved' in result && <DoneNote>{result.saved}</DoneNote>}
        <Reasons reasons={refusal?.refused} />
        {question.otherClock && (
          <p className={question.otherClock.pace === 'overdue' ? 'note bad' : 'note'}>
            <span>
              {question.hasOrigin
                ? `${question.otherClock.unit} nhận câu hỏi và chuyển đến đây`
                : `Đã chuyển tới ${question.otherClock.unit}`}
              : {stateNames[question.otherClock.state]}, {question.otherClock.clock}. Thời hạn ở đây: {question.clock}.
            </span>
          </p>
        )}
        {question.returnReason && question.state === 'processing' && (
          <p className="note warn">Dự thảo được trả lại: {question.returnReason}</p>
        )}
        {question.refuseReason && question.state === 'refused' && <p className="note">Đã từ chối: {question.refuseReason}</p>}
        {question.duplicateOf && question.state === 'duplicate' && (
          <p className="note">Trùng với câu {shownCode(question.duplicateOf)}.</p>
        )}
        <div className="cols">
          <div className="stack">
            <Asked {...{ question, asker, busy }} reveals={loaded.reveals} to={`${base}/${question.id}/file`} />
            <Answer {...{ question, may, busy }} separate={loaded.separate} approves={loaded.approves} refusal={refusal} />
          </div>
          <aside className="stack" aria-label="Về câu hỏi này">
            <OtherActs {...{ question, may, busy, refusal }} above={loaded.above} below={loaded.below} people={loaded.people} />
            <Way steps={question.steps} askedAt={question.askedAt} />
          </aside>
        </div>
      </div>
    </>
  );
}

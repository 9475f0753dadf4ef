// One poll: its question and answers while nobody has voted, its result afterwards.
import './engagement.css';
import { Textarea, TextInput } from '@mantine/core';
import { data, redirect, useLoaderData } from 'react-router';
import { addDays, formatDate, formatInstant } from '#kernel/calendar.ts';
import { formatNumber, formatPercent, percentTenths } from '#kernel/numbers.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { hostLabelOf } from '#modules/sites/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PieceScreen, usePieceAnswer } from '#platform/ui/piece-screen.tsx';
import { reasonAt } from '#platform/ui/reasons.tsx';
import { savePoll } from '../commands/save-poll.ts';
import { pollById } from '../queries/polls.ts';
import { crowdedWords } from '../rules/limits.ts';
import { opennessNames } from '../rules/open.ts';
import { opennessTone, pollStates } from './opinion-lists.ts';
import { OpenDays } from './parts/open-days.tsx';
import { readersUnit } from './readers-unit.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const { unit, whyNot } = await readersUnit(work, params.unit);
    const found = params.poll === 'moi' ? null : await pollById(work, unit.id, params.poll ?? '');
    if (found === undefined) throw notFound('Không tìm thấy cuộc thăm dò này.');
    const portal = context.get(requestContext).portalUrl(hostLabelOf(unit));
    const poll = found?.poll;
    return {
      ...{ unit: { slug: unit.slug, shortName: unit.shortName }, whyNot, poll: poll ?? null, shown: found?.shown ?? null },
      opensOn: formatDate(poll?.opens_on ?? work.today),
      closesOn: formatDate(poll?.closes_on ?? addDays(work.today, 14)),
      url: poll && poll.state !== 'draft' ? `${portal}tham-do/${poll.slug}/ket-qua` : null,
    };
  }),
);

const done = { draft: 'Đã lưu nháp.', publish: 'Đã mở.', close: 'Đã đóng.' } as const;

export const action = act(async ({ context, params }, form) => {
  const intent = String(form.get('intent'));
  const id = params.poll === 'moi' ? null : (params.poll ?? '');
  const text = (name: string) => String(form.get(name) ?? '');
  if (intent !== 'draft' && intent !== 'publish' && intent !== 'close') throw refuse('intent', 'Không rõ việc cần làm.');
  const saved = await writing(context, async (work) => {
    const { unit } = await readersUnit(work, params.unit);
    return savePoll(
      work,
      unit.id,
      id,
      {
        ...{ question: text('question'), note: text('note'), options: form.getAll('option').map(String) },
        ...{
          opensOn: text('opensOn'),
          closesOn: text('closesOn'),
          ...(id === null ? {} : { version: Number(form.get('version')) }),
        },
      },
      intent,
    );
  });
  if (id === null) throw redirect(`/${params.unit}/engagement/polls/${saved.id}?done=${intent}`);
  return data({ saved: done[intent] });
});

export default function PollScreen() {
  const { unit, poll, shown, whyNot, url, opensOn, closesOn } = useLoaderData<typeof loader>();
  const { reasons, told, busy } = usePieceAnswer();
  const title = poll?.question || 'Thăm dò mới';
  const wrong = (field: string) => reasonAt(reasons, field);
  const voted = (shown?.total ?? 0) > 0;
  return (
    <PieceScreen
      {...{ unit, title, url, whyNot, done, told, reasons, busy }}
      list={{ label: 'Thăm dò ý kiến', to: 'engagement/polls' }}
      here={poll ? 'Soạn' : 'Mới'}
      form="tham-do"
      facts={
        poll &&
        shown && (
          <>
            {poll.state === 'published' ? (
              <span className={opennessTone[shown.openness]}>{opennessNames[shown.openness]}</span>
            ) : (
              <span className="tag">{pollStates[poll.state]}</span>
            )}{' '}
            {poll.updated_by} lưu {formatInstant(new Date(poll.updated_at))}
          </>
        )
      }
      acts={[
        poll?.state === 'published' ? { value: 'close', label: 'Đóng thăm dò' } : { value: 'draft', label: 'Lưu nháp' },
        { value: 'publish', label: poll?.state === 'published' ? 'Lưu' : poll?.state === 'closed' ? 'Mở lại' : 'Mở thăm dò' },
      ]}
    >
      {voted && <p className="note">Đã có người bỏ phiếu nên câu hỏi và phương án giữ nguyên; thời gian và lời dẫn sửa được.</p>}
      <div className="cols">
        <KeptForm key={`${poll?.id}:${poll?.version}`} draft="poll" version={poll?.version} id="tham-do" method="post" noValidate>
          <input type="hidden" name="version" value={poll?.version ?? ''} />
          <fieldset className="plainset" disabled={whyNot !== null}>
            <section className="card pad stack">
              <TextInput
                id="f-question"
                name="question"
                label="Câu hỏi"
                defaultValue={poll?.question}
                maxLength={300}
                withAsterisk
                readOnly={voted}
                error={wrong('question')}
              />
              <Textarea
                id="f-note"
                name="note"
                label="Lời dẫn"
                description="Vì sao hỏi, kết quả dùng vào việc gì"
                defaultValue={poll?.note}
                autosize
                minRows={2}
                maxLength={600}
                error={wrong('note')}
              />
              <OpenDays from="Mở từ ngày" {...{ opensOn, closesOn, wrong }} />
              <fieldset className="plainset" id="f-options">
                <legend>Phương án, từ hai đến mười</legend>
                {wrong('options') && <p className="fielderror">{wrong('options')}</p>}
                <div className="optionrows">
                  {Array.from({ length: voted ? (shown?.options.length ?? 0) : 10 }, (_, i) => (
                    <TextInput
                      // biome-ignore lint/suspicious/noArrayIndexKey: rows are places to write in, they never move
                      key={i}
                      name="option"
                      aria-label={`Phương án ${i + 1}`}
                      placeholder={i < 2 ? undefined : 'Để trống nếu không dùng'}
                      defaultValue={shown?.options[i]?.label}
                      maxLength={150}
                      readOnly={voted}
                      autoComplete="off"
                    />
                  ))}
                </div>
              </fieldset>
            </section>
          </fieldset>
        </KeptForm>
        {shown && (
          <aside className="card pad stack" aria-labelledby="h-ket-qua">
            <h2 id="h-ket-qua">Kết quả, {formatNumber(shown.total)} phiếu</h2>
            {shown.crowded > 0 && <p className="note warn">{crowdedWords(shown.crowded)}</p>}
            <ul className="result">
              {shown.options.map((option) => {
                const tenths = percentTenths(option.votes, shown.total) ?? 0;
                return (
                  <li key={option.position}>
                    <span>{option.label}</span>
                    <span className="num">
                      {formatNumber(option.votes)}, {formatPercent(tenths)}
                    </span>
                    <span className="bar" aria-hidden="true">
                      <i style={{ width: `${tenths / 10}%` }} />
                    </span>
                  </li>
                );
              })}
            </ul>
          </aside>
        )}
      </div>
    </PieceScreen>
  );
}

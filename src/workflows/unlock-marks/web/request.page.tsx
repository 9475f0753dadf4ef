// One request: which cells, why, with what proof; the decision; and, once it was opened, what really changed.
import { IconAlertTriangle, IconPaperclip } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import { data, Link, useFetcher, useLoaderData, useLocation } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { formatBytes } from '#kernel/numbers.ts';
import { refuse } from '#kernel/refusal.ts';
import {
  closeUnlock,
  decideUnlock,
  mayReadMarks,
  mayReadRequest,
  requestById,
  seeUnlock,
  unseenBy,
  withdrawUnlock,
} from '#modules/assessment/index.ts';
import { requestStateNames, stateTone } from '#modules/assessment/ui.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand } from '#modules/people/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { Done, DoneNote } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { issuedCards } from '../issued-cards.ts';
import { AskedCells } from './parts/asked-cells.tsx';
import { CloseNow, Decide, Withdraw } from './parts/decide.tsx';
import { Difference } from './parts/difference.tsx';
import { requestView } from './request-view.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadMarks(work.actor, unit));
    const request = await requestById(work, unit.id, Number(params.request));
    demand(mayReadRequest(work.actor, unit, request));
    const view = await requestView(work, unit, request);
    const unseen = Object.values(unseenBy(work, request)).includes(true);
    return { unit: { slug: unit.slug, shortName: unit.shortName }, view, unseen };
  }),
);

const saved = {
  grant: 'Đã mở. Giáo viên được báo ở chuông; hết giờ tự khóa lại.',
  refuse: 'Đã trả lời không mở, giáo viên đọc được lý do.',
  withdraw: 'Đã rút đề nghị.',
  close: 'Đã khóa lại.',
};
export const action = act(async ({ context, params }, form) => {
  if (form.get('intent') === 'seen') {
    await writing(context, async (work) => {
      const unit = await unitOfAddress(work, params.unit);
      await seeUnlock(work, await requestById(work, unit.id, Number(params.request)));
    });
    return data(null);
  }
  const intent = String(form.get('intent')) as keyof typeof saved;
  if (!(intent in saved)) throw refuse('intent', 'Không rõ việc cần làm.');
  await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const id = Number(params.request);
    if (intent === 'withdraw') return withdrawUnlock(work, unit, id);
    if (intent === 'close') return closeUnlock(work, unit, id, issuedCards);
    const [hours, until] = [String(form.get('hours') ?? ''), String(form.get('until') ?? '')];
    return decideUnlock(work, unit, id, {
      ...{ decision: intent, note: String(form.get('note') ?? '') },
      ...(hours === 'until' ? { until } : { hours }),
    });
  });
  return data({ saved: saved[intent] });
});

/**
 * Whoever comes to the page has seen what it says, and the bell is told so. What is decided while the page stands open, perhaps unread in a
 * tab behind, stays in the bell.
 */
function useSeen(unseen: boolean): void {
  const fetcher = useFetcher();
  const visit = useLocation().key;
  const tell = useEffectEvent(() => {
    if (unseen) fetcher.submit({ intent: 'seen' }, { method: 'post' });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a visit, not when the page is asked again
  useEffect(() => tell(), [visit]);
}

const time = (at: Date | null) => (at ? formatInstant(new Date(at)) : '');

export default function UnlockRequestPage() {
  const { unit, view, unseen } = useLoaderData<typeof loader>();
  useSeen(unseen);
  const result = useAnswer() as { saved: string } | FormRefusal | undefined;
  const reasons = result && 'refused' in result ? result.refused : undefined;
  const base = `/${unit.slug}/assessment`;
  const sheet = `${base}/sheets/${view.classSubjectId}/${{ 1: 'hk1', 2: 'hk2', 3: 'cn' }[view.semester]}`;
  const results = `${base}/results/${view.classId}/${{ 1: 'hk1', 2: 'hk2', 3: 'cn' }[view.semester]}`;
  const open = view.state === 'granted';
  const gone = [...new Set(view.cells.flatMap((cell) => (cell.gone === '' ? [] : `${cell.pupil} (${cell.gone})`)))];
  return (
    <>
      <title>{`Đề nghị mở khóa số ${view.id} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Khóa điểm', to: `${base}/locks` },
          { label: 'Đề nghị mở khóa', to: `${base}/requests` },
          { label: `Số ${view.id}` },
        ]}
        title={
          <>
            Mở {view.cells.length} ô {view.title} <span className={stateTone[view.state]}>{requestStateNames[view.state]}</span>
          </>
        }
        facts={`${view.period}. ${view.askedBy} gửi lúc ${time(view.askedAt)}, xin mở trong ${view.hours} giờ.`}
      >
        <Link to={sheet} className="linkbutton">
          {open && view.mine ? 'Sửa điểm ngay' : 'Xem bảng điểm'}
        </Link>
      </PageHeader>
      <div className="stack">
        <Done words={{ asked: 'Đã gửi đề nghị. Hiệu trưởng được báo ở chuông và màn hình Hôm nay.' }} />
        {result && 'saved' in result && <DoneNote>{result.saved}</DoneNote>}
        <Reasons reasons={reasons} />
        {open && (
          <p className="note warn">
            <span>
              Đang mở cho {view.mine ? 'bạn' : view.askedBy} đến <b className="num">{time(view.openUntil)}</b>, rồi tự khóa lại.
            </span>
          </p>
        )}
        {(open || view.state === 'asked') && gone.length > 0 && (
          <p className="note warn">
            <IconAlertTriangle size={18} aria-hidden />
            <span>
              Em đã rời lớp thì ô không ghi được nữa, dù mở khóa: {gone.join(', ')}.
              {view.cells.every((cell) => cell.gone !== '') &&
                (open
                  ? ' Không còn ô nào dùng được: tự khóa lại trong vài phút.'
                  : ' Không còn ô nào để mở: đề nghị tự đóng trong vài phút, người gửi được báo.')}
            </span>
          </p>
        )}
        {view.state === 'over' && (
          <p className="note">{view.closedBy ?? `Đã hết giờ lúc ${time(view.openUntil)}`}: không ghi được nữa, sắp khóa lại.</p>
        )}
        {view.approved.length > 0 && (
          <p className="note warn">
            <IconAlertTriangle size={18} aria-hidden />
            <span>Kết quả đã duyệt: {view.approved.join(', ')}. Sửa làm đổi kết quả thì hiệu trưởng phải duyệt lại em ấy.</span>
          </p>
        )}
        {view.cards.length > 0 && (
          <p className="note warn">
            <IconAlertTriangle size={18} aria-hidden />
            <span>
              Đã phát phiếu, học bạ: {view.cards.map((card) => `${card.pupil} (${card.what})`).join(', ')}. Sửa điểm thì bản đã
              phát không còn đúng, cần phát lại.
            </span>
          </p>
        )}
        <div className="cols">
          <div className="stack">
            {view.done && <Difference done={view.done} open={open || view.state === 'over'} results={results} />}
            <AskedCells cells={view.cells} forecast={view.forecast} pending={view.state === 'asked'} />
          </div>
          <div className="stack">
            <section className="card pad stack">
              <h2>Lý do</h2>
              <p className="words">{view.reason}</p>
              {view.evidence.length > 0 && (
                <div className="filelist">
                  {view.evidence.map((one) => (
                    <a key={one.file} href={`${base}/requests/${view.id}/files/${one.file}`} target="_blank" rel="noopener">
                      {one.mime.startsWith('image/') ? (
                        <img
                          src={`${base}/requests/${view.id}/files/${one.file}`}
                          alt={`Minh chứng: ${one.name}`}
                          loading="lazy"
                        />
                      ) : (
                        <>
                          <IconPaperclip size={16} aria-hidden /> {one.name}, {formatBytes(one.size)}
                        </>
                      )}
                    </a>
                  ))}
                </div>
              )}
            </section>
            {view.state === 'asked' ? (
              <Decide view={view} reasons={reasons} />
            ) : (
              view.decidedAt && (
                <section className="card pad stack">
                  <h2>Quyết định</h2>
                  <p>
                    {view.decidedBy} {view.state === 'refused' ? 'không mở' : `mở đến ${time(view.openUntil)}`},{' '}
                    <span className="muted num">quyết định lúc {time(view.decidedAt)}</span>
                  </p>
                  {view.note && <p className="words">“{view.note}”</p>}
                  {view.closedAt && (
                    <p className="small muted">
                      Khóa lại lúc {time(view.closedAt)} (
                      {view.closedBy === 'Hết giờ' || view.closedBy === 'Em đã rời lớp'
                        ? view.closedBy.toLowerCase()
                        : view.closedBy}
                      ).
                    </p>
                  )}
                </section>
              )
            )}
            {view.state === 'asked' && view.mine && <Withdraw />}
            {open && (view.mine || view.decides === true) && <CloseNow />}
          </div>
        </div>
      </div>
    </>
  );
}

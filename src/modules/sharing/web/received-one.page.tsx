// One thing that was sent to this unit: read, done, pinned at its site or kept off there. Opening it, as one of its people, is its receipt.
import './sharing.css';
import { Button, Textarea } from '@mantine/core';
import { IconCheck, IconEye, IconEyeOff, IconPin } from '@tabler/icons-react';
import { useState } from 'react';
import { data, Form, Link, useLoaderData, useNavigation, useSubmit } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { keptVersion, picturesIn, richTextHtml } from '#modules/content/index.ts';
import { picturesById, srcOf } from '#modules/media/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { hostLabelOf } from '#modules/sites/index.ts';
import { requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DoneNote } from '#platform/ui/done.tsx';
import { Fold } from '#platform/ui/fold.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { SiteLink } from '#platform/ui/site-link.tsx';
import { correctNote, markDone, openReceived, type Place, placeReceived, readRecall } from '../commands/answer-push.ts';
import { isOffice, mayAnswer } from '../policy.ts';
import { pushById } from '../queries/pushes.ts';
import { receivedById } from '../queries/received.ts';
import { endingWords, longestNote } from '../rules/standing.ts';
import { ReceiptTags } from './parts/tags.tsx';
import { capital, plainDay, unstopped } from './words.ts';

export const loader = load(async ({ context, params }) =>
  writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const before = await receivedById(work, unit.id, params.push ?? '');
    const row = await openReceived(work, unit.id, params.push ?? '');
    // What was taken back is not read any more.
    const text = row.ending ? undefined : await keptVersion(work, row.articleId, row.version);
    const portal = context.get(requestContext).portalUrl(hostLabelOf(unit));
    const may = mayAnswer(work.actor, unit);
    const shown = text ? [...picturesIn(text.body), ...(text.cover_media_id ? [text.cover_media_id] : [])] : [];
    const seen = () => picturesById(work, shown);
    const pictures = await (shown.length > 0 ? work.elevated('pictures of what a superior has sent to this unit', seen) : seen());
    const cover = text?.cover_media_id ? pictures.get(text.cover_media_id) : undefined;
    return {
      unit: { slug: unit.slug, shortName: unit.shortName },
      row,
      text: text && {
        ...{ summary: text.summary, html: richTextHtml(text.body, pictures), author: text.author },
        ...{ cover: cover && { src: srcOf(cover, 960), alt: cover.alt }, files: text.attachments.length },
      },
      // An office sees here how far its own units are with it.
      below: isOffice(unit) ? await pushById(work, unit, row.id) : undefined,
      changed: before?.changed === true,
      again: row.doneVersion !== null && row.doneVersion < row.version,
      whyNot: may === true ? null : may.message,
      url: row.ending || row.hidden ? null : `${portal}tu-cap-tren/${row.senderSlug}/${row.slug}`,
    };
  }),
);

const said: Record<Place, string> = {
  pin: 'Đã ghim ở đầu các tin từ cấp trên trên trang của đơn vị.',
  plain: 'Đang hiện ở trang của đơn vị theo thứ tự ngày.',
  hide: 'Đã ẩn khỏi trang của đơn vị; trong văn phòng vẫn còn.',
};

export const action = act(async ({ context, params }, form) => {
  const words = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const id = params.push ?? '';
    if (form.get('intent') === 'done') {
      await markDone(work, unit.id, id, { note: String(form.get('note') ?? ''), version: Number(form.get('version')) });
      return 'Đã xác nhận triển khai. Cấp trên thấy ngay.';
    }
    if (form.get('intent') === 'note') {
      await correctNote(work, unit.id, id, String(form.get('note') ?? ''));
      return 'Đã sửa ghi chú. Cấp trên thấy ngay.';
    }
    if (form.get('intent') === 'read') {
      await readRecall(work, unit.id, id);
      return 'Đã đánh dấu đã đọc.';
    }
    const place = String(form.get('intent')) as Place;
    await placeReceived(work, unit.id, id, place);
    return said[place];
  });
  return data({ said: words });
});

export default function ReceivedOne() {
  const { unit, row, below, text, changed, again, whyNot, url } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const submit = useSubmit();
  const reasons = answer && 'refused' in answer ? answer.refused : undefined;
  const base = `/${unit.slug}`;
  const place = (intent: Place) => submit({ intent }, { method: 'post' });
  const canConfirm = row.mustConfirm && !row.ending && whyNot === null && (row.doneAt === null || again);
  const when = (at: Date | string) => formatInstant(new Date(at));
  return (
    <>
      <title>{`${row.title} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: base }, { label: 'Từ cấp trên', to: `${base}/sharing/received` }, { label: row.sender }]}
        title={row.title}
        facts={
          <>
            {row.sender} gửi {when(row.at)}
            {row.dueOn && `, cần triển khai trước ${plainDay(row.dueOn)}`}
            {!row.mustConfirm && ', để biết'}
          </>
        }
      >
        {url && <SiteLink href={url}>Xem ở trang của đơn vị</SiteLink>}
        {below && (
          <Button component={Link} to={`${base}/sharing/pushes/${row.id}`} variant="default">
            Các đơn vị: {row.mustConfirm ? below.done : below.seen}/{below.sent} {row.mustConfirm ? 'đã triển khai' : 'đã xem'}
          </Button>
        )}
      </PageHeader>
      <div className="stack">
        {answer && 'said' in answer && <DoneNote>{answer.said}</DoneNote>}
        <Reasons reasons={reasons} />
        {row.ending && (
          <p className="note bad" role="status">
            <span>
              <b>{capital(endingWords[row.ending.how])}</b> lúc {when(row.ending.at)}
              {row.ending.reason && `: ${unstopped(row.ending.reason)}`}. Đơn vị không cần làm gì nữa.
            </span>
            {row.ending.how === 'recalled' && !row.recallSeenAt && whyNot === null && (
              <Button
                size="compact-sm"
                variant="default"
                loading={busy}
                onClick={() => submit({ intent: 'read' }, { method: 'post' })}
              >
                Đã đọc
              </Button>
            )}
          </p>
        )}
        {(changed || again) && !row.ending && (
          <p className="note warn" role="status">
            <span>
              {row.sender} đã sửa bài này{row.amendedAt && ` lúc ${when(row.amendedAt)}`}, sau khi đơn vị{' '}
              {again ? 'xác nhận triển khai' : 'xem'}. Dưới đây là bản mới{again && '; đọc lại và xác nhận lần nữa nếu cần'}.
            </span>
          </p>
        )}
        <div className="cols">
          <article className="card letter">
            {text ? (
              <>
                {text.cover && <img className="cover" src={text.cover.src} alt={text.cover.alt} />}
                {text.summary && <p className="lede">{text.summary}</p>}
                {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the rich text schema builds this HTML and escapes every text */}
                <div className="stack" dangerouslySetInnerHTML={{ __html: text.html }} />
                {text.author && <p className="small muted">{text.author}</p>}
                {text.files > 0 && <p className="small muted">Bài kèm {text.files} tệp, tải ở trang công khai.</p>}
              </>
            ) : (
              <p className="muted">Nội dung không còn được hiện.</p>
            )}
          </article>
          <aside className="stack" aria-label="Biên nhận">
            {canConfirm && (
              <Form method="post" className="card pad stack">
                <h2>Xác nhận đã triển khai</h2>
                <input type="hidden" name="intent" value="done" />
                <input type="hidden" name="version" value={row.version} />
                <NoteField error={reasonAt(reasons, 'note')} />
                <div className="row">
                  <Button type="submit" loading={busy} leftSection={<IconCheck size={16} aria-hidden />}>
                    {again ? 'Xác nhận lại' : 'Đã triển khai'}
                  </Button>
                </div>
              </Form>
            )}
            <section className="card pad stack">
              <h2>Biên nhận của đơn vị</h2>
              <ReceiptTags state={row.state} changed={false} late={row.late} />
              <dl className="trace">
                <div>
                  <dt>Đã nhận</dt>
                  <dd className="num">{when(row.at)}</dd>
                </div>
                {row.seenAt && (
                  <div>
                    <dt>Xem lần đầu</dt>
                    <dd>
                      {row.seenBy}, <span className="num">{when(row.seenAt)}</span>
                    </dd>
                  </div>
                )}
                {row.doneAt && (
                  <div>
                    <dt>Đã triển khai</dt>
                    <dd>
                      {row.doneBy}, <span className="num">{when(row.doneAt)}</span>
                      {row.doneNote && <p>“{row.doneNote}”</p>}
                    </dd>
                  </div>
                )}
                {row.remindedAt && (
                  <div>
                    <dt>Được nhắc</dt>
                    <dd>
                      {row.remindedBy}, <span className="num">{when(row.remindedAt)}</span>
                    </dd>
                  </div>
                )}
              </dl>
              {row.doneAt && !again && !row.ending && whyNot === null && (
                <Fold open={reasonAt(reasons, 'note') !== undefined} key={row.doneNote}>
                  <summary>{row.doneNote ? 'Sửa ghi chú' : 'Thêm ghi chú'}</summary>
                  <Form method="post" className="stack" style={{ marginTop: 12 }}>
                    <input type="hidden" name="intent" value="note" />
                    <NoteField error={reasonAt(reasons, 'note')} was={row.doneNote} />
                    <div className="row">
                      <Button type="submit" variant="default" loading={busy}>
                        Lưu ghi chú
                      </Button>
                    </div>
                  </Form>
                </Fold>
              )}
            </section>
            {!row.ending && (
              <section className="card pad stack">
                <h2>Ở trang công khai của đơn vị</h2>
                <p className="small">
                  {row.hidden
                    ? 'Đang ẩn: người đọc không thấy ở trang của đơn vị.'
                    : row.pinned
                      ? 'Đang ghim ở đầu các tin từ cấp trên.'
                      : 'Đang hiện theo thứ tự ngày.'}
                </p>
                <div className="row">
                  {!row.pinned && (
                    <PlaceButton {...{ whyNot, busy }} icon={<IconPin size={16} aria-hidden />} onClick={() => place('pin')}>
                      Ghim
                    </PlaceButton>
                  )}
                  {(row.pinned || row.hidden) && (
                    <PlaceButton {...{ whyNot, busy }} icon={<IconEye size={16} aria-hidden />} onClick={() => place('plain')}>
                      {row.hidden ? 'Hiện lại' : 'Bỏ ghim'}
                    </PlaceButton>
                  )}
                  {!row.hidden && (
                    <PlaceButton {...{ whyNot, busy }} icon={<IconEyeOff size={16} aria-hidden />} onClick={() => place('hide')}>
                      Ẩn
                    </PlaceButton>
                  )}
                </div>
                {whyNot && <p className="small muted">{whyNot}</p>}
              </section>
            )}
          </aside>
        </div>
      </div>
    </>
  );
}

/** No `maxLength`: the browser would cut what is pasted without a word. */
function NoteField({ error, was = '' }: { error: string | undefined; was?: string }) {
  const [length, setLength] = useState(was.length);
  const over = length > longestNote;
  return (
    <Textarea
      id="f-note"
      name="note"
      label="Ghi chú cho cấp trên"
      description={`Đã làm gì, ngày nào; không bắt buộc. ${length}/${longestNote} ký tự.`}
      autosize
      minRows={2}
      defaultValue={was}
      onChange={(event) => setLength(event.currentTarget.value.trim().length)}
      error={over ? `Bớt ${length - longestNote} ký tự rồi gửi.` : error}
    />
  );
}

type PlaceProps = { whyNot: string | null; busy: boolean; icon: React.ReactNode; onClick(): void; children: string };
const PlaceButton = ({ whyNot, busy, icon, onClick, children }: PlaceProps) => (
  <Button
    variant="default"
    size="xs"
    disabled={whyNot !== null}
    title={whyNot ?? undefined}
    loading={busy}
    leftSection={icon}
    onClick={onClick}
  >
    {children}
  </Button>
);

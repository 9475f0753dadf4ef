// One proposal: the words that were proposed, the superior's answer, what became of it; for both sides.
import './sharing.css';
import { Button, Textarea } from '@mantine/core';
import { IconArrowBackUp, IconPencil, IconSend } from '@tabler/icons-react';
import { data, Form, Link, redirect, useLoaderData, useNavigation } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { notFound } from '#kernel/refusal.ts';
import { childrenAnswers } from '#modules/consent/index.ts';
import { ChildrenAnswered, ChildrenQuestion } from '#modules/consent/ui.ts';
import { keptVersion, picturesIn, type RichNode, richTextHtml } from '#modules/content/index.ts';
import { picturesById } from '#modules/media/index.ts';
import { srcOf } from '#modules/media/ui.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { useAsked } from '#platform/ui/asked.ts';
import { DoneNote } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { SiteLink } from '#platform/ui/site-link.tsx';
import { acceptProposal, returnProposal } from '../commands/decide-proposal.ts';
import { takeBackProposal } from '../commands/propose-article.ts';
import { mayDecide, mayPropose } from '../policy.ts';
import { answeredThere } from '../queries/answered-there.ts';
import { proposalById } from '../queries/proposals.ts';
import { ProposalTags } from './parts/tags.tsx';
import { unstopped } from './words.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const proposal = await proposalById(work, unit.id, params.proposal ?? '');
    if (!proposal) throw notFound('Không tìm thấy đề nghị này.');
    const text = await keptVersion(work, proposal.articleId, proposal.version);
    if (!text) throw notFound('Không tìm thấy bản đã đề nghị.');
    const inText = picturesIn(text.body as RichNode);
    const cover = text.cover_media_id;
    const pictures = [...new Set([...inText, ...(cover ? [cover] : [])])];
    const shown = await work.elevated('a proposal is read with its pictures', () => picturesById(work, pictures));
    const { answer: answered, open } = await answeredThere(work, proposal.unitId, proposal.articleId, pictures);
    const side = proposal.toUnitId === unit.id ? ('in' as const) : ('out' as const);
    const may = side === 'in' ? mayDecide(work.actor, unit) : mayPropose(work.actor, unit);
    const { portalUrl } = context.get(requestContext);
    const copyHost = proposal.toLevel === 'department' ? '' : proposal.toSlug;
    return {
      unit: { slug: unit.slug, shortName: unit.shortName },
      ...{ proposal, side, whyNot: may === true ? null : may.message },
      text: {
        ...{ summary: text.summary, html: richTextHtml(text.body, shown), author: text.author },
        cover: (cover && !inText.includes(cover) && shown.get(cover)) || null,
        pictures: pictures.length,
        gone: pictures.length - shown.size,
      },
      children: { asks: open.length > 0, answered },
      originUrl: proposal.originEndedAt ? null : `${portalUrl(proposal.fromSlug)}tin/${proposal.originSlug}`,
      copyUrl: proposal.copyPublishedAt ? `${portalUrl(copyHost)}tin/${proposal.copySlug}` : null,
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const intent = String(form.get('intent'));
  const seen = Number(form.get('seen'));
  const id = params.proposal ?? '';
  const copy = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (intent === 'accept' || intent === 'edit')
      return (
        await acceptProposal(work, unit.id, id, {
          ...{
            send: intent === 'accept',
            seen,
            agreed: String(form.get('agreed') ?? '')
              .split(',')
              .filter(Boolean),
          },
          children: childrenAnswers.find((one) => one === form.get('children')) ?? '',
        })
      ).articleId;
    if (intent === 'return') await returnProposal(work, unit.id, id, { reason: String(form.get('reason') ?? ''), seen });
    else await takeBackProposal(work, unit.id, id);
    return null;
  });
  if (intent === 'edit' && copy) throw redirect(`/${params.unit}/content/articles/${copy}`);
  const said: Record<string, string> = {
    accept: 'Đã nhận và gửi duyệt. Người duyệt bài thấy ở Hôm nay.',
    return: 'Đã trả lại. Đơn vị thấy lý do ngay.',
  };
  return data({ said: said[intent] ?? 'Đã rút đề nghị.' });
});

export default function ProposalScreen() {
  const { unit, proposal, side, text, children, whyNot, originUrl, copyUrl } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const reasons = answer && 'refused' in answer ? answer.refused : undefined;
  const { asked, agreed } = useAsked(reasons);
  const base = `/${unit.slug}`;
  const when = (at: Date | string) => formatInstant(new Date(at));
  const waiting = proposal.state === 'waiting';
  const newer = proposal.originVersion > proposal.version;
  return (
    <>
      <title>{`${proposal.title} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: base },
          { label: 'Đề nghị đăng', to: `${base}/sharing/proposals?side=${side}` },
          { label: side === 'in' ? proposal.from : proposal.to },
        ]}
        title={proposal.title}
        facts={
          <>
            <ProposalTags row={proposal} /> {proposal.by}, {proposal.from}, đề nghị {proposal.to} lúc {when(proposal.at)}
          </>
        }
      >
        {originUrl && <SiteLink href={originUrl}>Xem bài gốc</SiteLink>}
        {copyUrl && <SiteLink href={copyUrl}>Xem bài đã đăng lại</SiteLink>}
      </PageHeader>
      <div className="stack">
        {answer && 'said' in answer && <DoneNote>{answer.said}</DoneNote>}
        <Reasons reasons={reasons} />
        {proposal.originEndedAt && (
          <p className="note bad" role="status">
            <span>
              {proposal.from} đã gỡ bài gốc lúc {when(proposal.originEndedAt)}
              {proposal.originReason && `: ${unstopped(proposal.originReason)}`}.{' '}
              {side === 'in' && proposal.copyArticleId && (
                <Link to={`${base}/content/articles/${proposal.copyArticleId}`}>Xem lại bài đăng của {unit.shortName}</Link>
              )}
            </span>
          </p>
        )}
        {waiting && newer && (
          <p className="note warn">
            <span>{proposal.from} đã đăng bản mới sau khi đề nghị. Dưới đây là bản đã đề nghị; nhận thì đăng bản này.</span>
          </p>
        )}
        {proposal.state === 'returned' && (
          <p className="note warn">
            <span>
              {proposal.decidedBy} trả lại{proposal.decidedAt && ` lúc ${when(proposal.decidedAt)}`}: {proposal.reason}
            </span>
          </p>
        )}
        <div className="cols">
          <article className="card letter">
            {text.summary && <p className="lede">{text.summary}</p>}
            {text.cover && <img src={srcOf(text.cover, 960)} alt={text.cover.alt} />}
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the rich text schema builds this HTML and escapes every text */}
            <div className="stack" dangerouslySetInnerHTML={{ __html: text.html }} />
            {text.author && <p className="small muted">{text.author}</p>}
            {text.pictures > 0 && (
              <p className="small muted">
                Bài có {text.pictures} ảnh{text.gone > 0 && `, ${text.gone} ảnh không còn hiện ở ${proposal.from}`}; khi nhận, ảnh
                vào thư viện của nơi nhận.
              </p>
            )}
          </article>
          <aside className="stack" aria-label="Trả lời">
            {proposal.note && (
              <section className="card pad stack">
                <h2>Lời nhắn</h2>
                <p>{proposal.note}</p>
              </section>
            )}
            {side === 'in' && waiting && whyNot === null && (
              <>
                <Form method="post" className="card pad stack">
                  <h2>Nhận đăng</h2>
                  <input type="hidden" name="seen" value={proposal.rowVersion} />
                  <p className="small muted">
                    Thành một bài của {unit.shortName}, ghi nguồn {proposal.from} và dẫn về bài gốc; đi tiếp theo cách duyệt của
                    trang.
                  </p>
                  <input type="hidden" name="agreed" value={agreed.join()} />
                  {children.asks ? (
                    <ChildrenQuestion unit={unit.slug} mayTag={false} error={reasonAt(reasons, 'children')} />
                  ) : (
                    children.answered !== '' && <ChildrenAnswered by={proposal.from} answer={children.answered} />
                  )}
                  <div className="row">
                    <Button
                      type="submit"
                      name="intent"
                      value="accept"
                      loading={busy}
                      disabled={proposal.originEndedAt !== null}
                      leftSection={<IconSend size={16} aria-hidden />}
                    >
                      {asked ? 'Vẫn nhận, gửi duyệt' : 'Nhận, gửi duyệt'}
                    </Button>
                    <Button
                      type="submit"
                      name="intent"
                      value="edit"
                      variant="default"
                      loading={busy}
                      disabled={proposal.originEndedAt !== null}
                      leftSection={<IconPencil size={16} aria-hidden />}
                    >
                      Nhận và sửa
                    </Button>
                  </div>
                </Form>
                <Form method="post" className="card pad stack">
                  <h2>Trả lại</h2>
                  <input type="hidden" name="intent" value="return" />
                  <input type="hidden" name="seen" value={proposal.rowVersion} />
                  <Textarea
                    id="f-reason"
                    name="reason"
                    label="Lý do trả lại"
                    description="Đơn vị đọc câu này để sửa bài."
                    autosize
                    minRows={2}
                    maxLength={500}
                    error={reasonAt(reasons, 'reason')}
                  />
                  <div className="row">
                    <Button
                      type="submit"
                      variant="default"
                      loading={busy}
                      leftSection={<IconArrowBackUp size={16} aria-hidden />}
                    >
                      Trả lại
                    </Button>
                  </div>
                </Form>
              </>
            )}
            {side === 'in' && proposal.copyArticleId && (
              <section className="card pad stack">
                <h2>Bài của {unit.shortName}</h2>
                <p>
                  <Link to={`${base}/content/articles/${proposal.copyArticleId}`}>
                    {proposal.copyPublishedAt ? 'Mở bài đã đăng' : 'Mở bài đang soạn, chờ duyệt'}
                  </Link>
                </p>
              </section>
            )}
            {side === 'out' && (
              <section className="card pad stack">
                <h2>Trả lời của {proposal.to}</h2>
                <p className="small">
                  {waiting && 'Chưa có. Rút lại được cho đến khi cấp trên trả lời.'}
                  {proposal.state === 'accepted' &&
                    (proposal.copyPublishedAt
                      ? `Đã đăng lúc ${when(proposal.copyPublishedAt)}.`
                      : `${proposal.decidedBy} đã nhận, bài đang chờ duyệt ở ${proposal.to}.`)}
                  {proposal.state === 'returned' && `${proposal.decidedBy} trả lại. Sửa bài, đăng bản mới rồi đề nghị lại.`}
                  {proposal.state === 'withdrawn' && `${proposal.decidedBy} đã rút đề nghị.`}
                </p>
                {waiting && whyNot === null && (
                  <Form method="post" className="row">
                    <input type="hidden" name="intent" value="take_back" />
                    <Button type="submit" variant="default" loading={busy}>
                      Rút đề nghị
                    </Button>
                  </Form>
                )}
                {proposal.state === 'returned' && (
                  <p>
                    <Link to={`${base}/content/articles/${proposal.articleId}`}>Sửa bài</Link>
                  </p>
                )}
              </section>
            )}
            {whyNot && <p className="note">{whyNot}</p>}
          </aside>
        </div>
      </div>
    </>
  );
}

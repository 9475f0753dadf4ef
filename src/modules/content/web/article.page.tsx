// One article on its way: written, looked at as citizens will see it, sent, answered, published now or at its hour, withdrawn.
import './article.css';
import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import type { Editor } from '@tiptap/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { data, Link, redirect, useLoaderData, useNavigation, useSearchParams, useSubmit } from 'react-router';
import { formatInstant, toLocal } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { notFound } from '#kernel/refusal.ts';
import { picturesById } from '#modules/media/index.ts';
import { type Picture, PicturePicker } from '#modules/media/ui.ts';
import { closedReason, unitOfAddress } from '#modules/organizations/index.ts';
import { separateApprovalAt, siteOf } from '#modules/sites/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { forget as forgetDraft } from '#platform/ui/browser-store.ts';
import { useBusinessTime, useDraftKey } from '#platform/ui/desk.ts';
import { Done, DoneNote } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { SiteLink } from '#platform/ui/site-link.tsx';
import { brings } from '../commands/held-article.ts';
import { mostAttachments, summaryMax, titleMax } from '../limits.ts';
import { handOf, mayWrite } from '../policy.ts';
import { articleById, previewLinksOf, stepsOf } from '../queries/articles.ts';
import { filesOf } from '../queries/files.ts';
import { usedKeywords } from '../queries/keywords.ts';
import { picturesIn, type RichNode } from '../rich-text.ts';
import { type Act, mayAct, type Standing, standingOf } from '../rules/workflow.ts';
import { type Intent, perform } from './article-acts.ts';
import { tagsOf } from './article-list.ts';
import { ActBar } from './parts/act-bar.tsx';
import { checksOf } from './parts/checks.ts';
import { Conflict, type Theirs } from './parts/conflict.tsx';
import { Hours, Links, Onward, WithReason } from './parts/desk-acts.tsx';
import { type Draft, useKeptDraft } from './parts/draft.ts';
import { PicturesContext } from './parts/figure.tsx';
import { Files } from './parts/files.tsx';
import { Checks, Facts } from './parts/side.tsx';
import { StandingNotes } from './parts/standing-notes.tsx';
import { TextEditor } from './parts/text-editor.tsx';
import { Told } from './parts/told.tsx';
import { type Inserted, insertPictures, useUnitPictures } from './parts/unit-pictures.ts';
import { Steps, Tags } from './parts/way.tsx';
import { choicesOf } from './sections.ts';

const acts: Act[] = ['save', 'send', 'take_back', 'return', 'approve', 'publish', 'withdraw', 'archive', 'restore'];
/** As the browser's field writes it. */
const fieldOf = (at: Date | null) => {
  const local = at && toLocal(at);
  return local ? `${local.date}T${local.time}` : '';
};

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const site = await siteOf(work, unit.id);
    const article = params.article === 'moi' ? null : await articleById(work, unit.id, params.article ?? '');
    if (article === undefined) throw notFound('Không tìm thấy bài này.');
    const portal = context.get(requestContext).portalUrl(site?.hostLabel ?? '');
    const writes = mayWrite(work.actor, unit);
    const separate = await separateApprovalAt(work, unit.id);
    const standing: Standing = article ? standingOf(article, work.now) : { place: 'none', review: null };
    const hand = handOf(work.actor, unit, article?.written_by ?? []);
    const may = Object.fromEntries(
      acts.map((act) => {
        const answer = (brings.includes(act) && closedReason(unit, work.today)) || mayAct(act, standing, hand, separate);
        return [act, answer === true ? true : answer.message];
      }),
    ) as Record<Act, true | string>;
    const shown = article ? [...picturesIn(article.body), article.cover_media_id ?? ''] : [];
    return {
      unit,
      whyNot: writes === true ? null : writes.message,
      ...{ may, standing, separate, approves: hand.approves },
      sections: choicesOf(site),
      hasMembers: unit.level === 'department' || unit.level === 'district',
      hasSuperior: unit.parentId !== null,
      pictures: [...(await picturesById(work, shown)).values()],
      steps: article ? await stepsOf(work, article.id, 6) : [],
      files: article ? await filesOf(work, unit.id, article.attachments) : [],
      used: writes === true ? await usedKeywords(work, unit.id) : [],
      links: article && writes === true ? await previewLinksOf(work, article.id) : [],
      url: article && standing.place === 'live' ? `${portal}tin/${article.slug}` : null,
      article: article && {
        ...{ id: article.id, version: article.version, state: article.state, updatedAt: article.updated_at },
        ...{ updatedBy: article.updated_by, withdrawReason: article.withdraw_reason, returnReason: article.return_reason },
        ...{ sentAt: article.sent_at, sentBy: article.sent_by, publishedAt: article.published_at, expiresAt: article.expires_at },
        unpublished: article.state === 'published' && article.version !== article.published_version,
        draft: {
          ...{ title: article.title, summary: article.summary, body: article.body as RichNode, section: article.section_slug },
          ...{ author: article.author, source: article.source, reused: article.reused, rated: article.rated },
          ...{ keywords: article.keywords, attachments: article.attachments, forMembers: article.draft_for_members },
          ...{ priority: article.draft_priority, priorityUntil: article.draft_priority_until ?? '' },
          ...{ publishAt: fieldOf(article.planned_publish_at), expiresAt: fieldOf(article.planned_expires_at) },
          cover: article.cover_media_id ?? (article.cover_scene ? `scene:${article.cover_scene}` : ''),
        } satisfies Draft,
      },
    };
  }),
);

const done: Record<Intent, string> = {
  ...{ publish: 'Đã đăng.', draft: 'Đã lưu nháp.', withdraw: 'Đã gỡ bài.', send: 'Đã gửi duyệt.' },
  ...{ take_back: 'Đã rút lại, sửa tiếp được.', return: 'Đã trả lại người viết.', approve: 'Đã duyệt.' },
  ...{ archive: 'Đã lưu trữ.', restore: 'Đã lấy ra khỏi lưu trữ.' },
  ...{ link: 'Đã tạo liên kết xem trước.', revoke: 'Đã thu hồi liên kết.' },
};

export const action = act(async ({ context, params }, form) => {
  const intent = String(form.get('intent')) as Intent;
  const { made, id } = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const result = await perform(work, unit.id, params.article === 'moi' ? null : (params.article ?? ''), intent, form);
    const portal = context.get(requestContext).portalUrl((await siteOf(work, unit.id))?.hostLabel ?? '');
    return {
      id: result.id,
      made: result.link && { url: `${portal}xem-truoc/${result.link.token}`, expiresAt: result.link.expiresAt },
    };
  });
  if (params.article === 'moi') throw redirect(`/${params.unit}/content/articles/${id}?done=${intent}`);
  return data({ saved: done[intent], intent, made });
});

const empty = (section: string): Draft => ({
  ...{
    title: '',
    summary: '',
    body: { type: 'doc', content: [] },
    section,
    author: '',
    source: '',
    reused: false,
    rated: true,
    keywords: [],
    attachments: [],
    priority: 0,
    priorityUntil: '',
    cover: '',
    forMembers: false,
    publishAt: '',
    expiresAt: '',
  },
});
const counted = (text: string, max: number) => `${formatNumber(text.trim().length)}/${formatNumber(max)} ký tự`;
const tooLong = (what: string, text: string, max: number): string | undefined =>
  text.trim().length > max
    ? `${what} dài quá ${formatNumber(max)} ký tự, bớt ${formatNumber(text.trim().length - max)} ký tự.`
    : undefined;

/** Another article is another desk: nothing of the former one stays on it. */
export default function ArticleScreen() {
  const { article } = useLoaderData<typeof loader>();
  return <Desk key={article?.id ?? 'moi'} />;
}

function Desk() {
  const {
    unit,
    article,
    sections,
    hasMembers,
    hasSuperior,
    url,
    steps,
    links,
    files,
    used,
    whyNot,
    pictures,
    may,
    standing,
    separate,
    approves,
  } = useLoaderData<typeof loader>();
  const result = useAnswer<typeof action>();
  const clock = useBusinessTime();
  const submit = useSubmit();
  const [search] = useSearchParams();
  const busy = useNavigation().state !== 'idle';
  const refusal = result && 'refused' in result ? result : undefined;
  const editable = may.save === true;
  const waiting = standing.review === 'waiting';

  const identity = `${article?.id ?? 'moi'}:${article?.version ?? 0}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a version of an article is what it is
  const saved = useMemo<Draft>(() => article?.draft ?? empty(sections[0]?.value ?? 'tin-tuc'), [identity]);
  const [draft, setDraft] = useState<Draft>(saved);
  const [reset, setReset] = useState(0);
  const [reason, setReason] = useState('');
  const [days, setDays] = useState('7');
  const [notice, setNotice] = useState('');
  const [mode, setMode] = useState<'write' | 'desk' | 'phone'>('write');
  const [picking, setPicking] = useState<{ to: Inserted | 'cover'; files?: File[] } | null>(null);
  const { known, remember, describe } = useUnitPictures(unit.slug, pictures);
  const editor = useRef<Editor | null>(null);
  const kept = useKeptDraft(useDraftKey(`article:${unit.slug}:${article?.id ?? 'moi'}`), draft, saved);
  const change = useCallback((part: Partial<Draft>) => setDraft((was) => ({ ...was, ...part })), []);
  const take = (next: Draft) => {
    setDraft(next);
    setReset((n) => n + 1);
  };
  const { forget } = kept;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every answer of the server
  useEffect(() => {
    if (result && 'saved' in result) forget();
  }, [result]);
  // A reason belongs to one act.
  useEffect(() => {
    if (result && 'saved' in result) setReason('');
  }, [result]);

  // A first save leads from the new article's desk to its own: what was kept for the new one is in it now.
  const first = search.has('done');
  const draftOfNew = useDraftKey(`article:${unit.slug}:moi`);
  useEffect(() => {
    if (first) forgetDraft(draftOfNew);
  }, [first, draftOfNew]);

  const picked = (list: Picture[]) => {
    remember(list);
    if (picking?.to === 'cover') change({ cover: list[0]?.id ?? '' });
    else insertPictures(editor.current, list, picking?.to ?? 'single');
    setPicking(null);
  };
  const intent = useRef<Intent>('draft');
  const send = (wanted: Intent, version = article?.version, more: Record<string, string> = {}) => {
    intent.current = wanted;
    const form = { intent: wanted, draft: JSON.stringify(draft), version: String(version ?? ''), reason, days, ...more };
    return submit(form, { method: 'post' });
  };
  /** What Ctrl Enter does: the farthest step that this person may take. */
  const forward: Intent = may.publish === true ? 'publish' : waiting ? 'approve' : 'send';
  const theirs = refusal?.kind === 'conflict' ? (refusal.theirs as Theirs) : null;
  const onKey = (event: React.KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    const wanted = event.key === 'Enter' ? forward : event.key.toLowerCase() === 's' ? 'draft' : null;
    if (!wanted) return;
    event.preventDefault();
    if (may[wanted === 'draft' ? 'save' : (wanted as Act)] === true) send(wanted);
  };
  const title = draft.title.trim() || 'Bài mới';
  const cover = known.get(draft.cover);
  const address = `/${unit.slug}/content/articles/${article?.id}`;
  return (
    <PicturesContext value={{ known, describe, add: (to) => setPicking({ to }) }}>
      <title>{`${title} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Bài đăng', to: `/${unit.slug}/content/articles` },
          { label: article ? 'Soạn' : 'Bài mới' },
        ]}
        title={title}
        facts={
          <>
            <Tags tags={tagsOf(standing, article?.unpublished ?? false)} />{' '}
            {kept.keptAt
              ? `Giữ nháp trên máy này lúc ${clock(kept.keptAt)}`
              : article
                ? `${article.updatedBy} lưu ${formatInstant(new Date(article.updatedAt))}`
                : ''}
          </>
        }
      >
        <SegmentedControl
          aria-label="Cách xem"
          value={mode}
          onChange={(value) => setMode(value as typeof mode)}
          data={[
            { value: 'write', label: 'Soạn' },
            { value: 'desk', label: 'Máy tính' },
            { value: 'phone', label: 'Điện thoại' },
          ]}
        />
        {url && <SiteLink href={url}>Xem trên trang</SiteLink>}
        <ActBar
          {...{ standing, may, separate, approves, whyNot, busy, draft, send }}
          withdrawn={article?.state === 'withdrawn'}
        />
      </PageHeader>
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        {result && 'saved' in result ? <DoneNote>{result.saved}</DoneNote> : <Done words={done} />}
        {article && (
          <StandingNotes
            {...{ article, standing, may, approves, separate }}
            reads={whyNot !== null}
            history={steps.length > 1 ? `${address}/history` : null}
          />
        )}
        {kept.found && (
          <div className="note warn" role="status">
            <span>
              Máy này còn giữ bản nháp lúc {clock(kept.found.at)} chưa lưu.{' '}
              <button
                type="button"
                onClick={() => {
                  if (kept.found) take({ ...saved, ...kept.found.draft });
                  kept.settle();
                }}
              >
                Dùng bản nháp
              </button>{' '}
              <button type="button" onClick={forget}>
                Bỏ bản nháp
              </button>
            </span>
          </div>
        )}
        {theirs ? (
          <Conflict
            mine={draft}
            theirs={theirs}
            onKeep={() => send(intent.current, theirs.version)}
            onTake={() => {
              forget();
              window.location.reload();
            }}
          />
        ) : (
          <Reasons reasons={refusal?.refused} />
        )}
        {notice && (
          <p className="note warn" role="status">
            {notice}
          </p>
        )}
        {mode !== 'write' && <Preview unit={unit.slug} draft={draft} phone={mode === 'phone'} />}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: shortcuts of the whole form */}
        <div className="cols" hidden={mode !== 'write'} onKeyDown={onKey}>
          <div className="card paper">
            <TextInput
              id="f-title"
              label="Tiêu đề"
              size="lg"
              value={draft.title}
              readOnly={!editable}
              error={tooLong('Tiêu đề', draft.title, titleMax) ?? reasonAt(refusal?.refused, 'title')}
              description={counted(draft.title, titleMax)}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              onChange={(event) => change({ title: event.currentTarget.value })}
            />
            <Textarea
              id="f-summary"
              label="Tóm tắt"
              autosize
              minRows={2}
              value={draft.summary}
              readOnly={!editable}
              error={tooLong('Tóm tắt', draft.summary, summaryMax) ?? reasonAt(refusal?.refused, 'summary')}
              description={counted(draft.summary, summaryMax)}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              onChange={(event) => change({ summary: event.currentTarget.value })}
            />
            <div id="f-body">
              <p className="small label">
                Nội dung{' '}
                <span className="muted">Dán từ Word giữ bảng và danh sách, bỏ màu và phông; kéo hoặc dán ảnh thẳng vào bài.</span>
              </p>
              <TextEditor
                content={draft.body}
                reset={reset}
                editable={editable}
                onChange={(body) => change({ body })}
                onFiles={(files) => setPicking({ to: 'single', files })}
                onNotice={setNotice}
                onPicture={(to) => setPicking({ to })}
                onReady={(e) => {
                  editor.current = e;
                }}
              />
            </div>
          </div>
          <aside className="stack" aria-label="Trạng thái bài">
            {may.return === true && (
              <WithReason
                {...{ reason, setReason }}
                open
                title="Trả lại người viết"
                label="Lý do trả lại"
                description="Người viết thấy câu này ở đầu bài và ở Hôm nay."
                button="Trả lại"
                field="reason"
                error={reasonAt(refusal?.refused, 'reason')}
                onDone={() => send('return')}
              />
            )}
            {steps.length > 0 && (
              <section className="card pad">
                <h2>
                  Đường đi của bài{' '}
                  <Link className="small" to={`${address}/history`}>
                    Lịch sử, so sánh
                  </Link>
                </h2>
                <Steps steps={steps} />
              </section>
            )}
            <Checks checks={checksOf(draft, known)} />
            <Facts
              {...{ draft, change, editable, sections, hasMembers, cover }}
              onCover={() => setPicking({ to: 'cover' })}
              errorAt={(field) => reasonAt(refusal?.refused, field)}
            />
            <Told
              {...{ draft, change, editable, used }}
              plans={editable || may.approve === true}
              errorAt={(field) => reasonAt(refusal?.refused, field)}
            />
            <Files
              {...{ editable, known: files, ids: draft.attachments, most: mostAttachments }}
              unit={unit.slug}
              error={reasonAt(refusal?.refused, 'attachments')}
              onChange={(attachments) => change({ attachments })}
            />
            <Hours
              {...{ draft, change }}
              live={standing.place === 'live'}
              editable={editable || may.approve === true}
              errorAt={(field) => reasonAt(refusal?.refused, field)}
            />
            {article && whyNot === null && (
              <Links
                {...{ links, days, setDays }}
                version={article.version}
                made={result && 'saved' in result ? result.made : undefined}
                onMake={() => send('link')}
                onRevoke={(link) => send('revoke', article.version, { link })}
              />
            )}
            {article && standing.place === 'live' && (
              <Onward base={`/${unit.slug}`} articleId={article.id} {...{ hasMembers, hasSuperior }} />
            )}
            {may.withdraw === true && may.return !== true && (
              <WithReason
                {...{ reason, setReason }}
                open={false}
                danger
                title={standing.place === 'scheduled' ? 'Hủy hẹn giờ' : 'Gỡ bài khỏi trang'}
                label="Lý do gỡ"
                description="Giữ trong lịch sử của bài, người đọc không thấy."
                button={standing.place === 'scheduled' ? 'Hủy hẹn giờ' : 'Gỡ khỏi trang'}
                field="reason"
                error={reasonAt(refusal?.refused, 'reason')}
                onDone={() => send('withdraw')}
              />
            )}
            {article && may.archive === true && (
              <section className="card pad">
                <details>
                  <summary>Đưa vào lưu trữ</summary>
                  <div className="stack">
                    <p className="small muted">Bài rời khỏi danh sách, không mất: lọc “Lưu trữ” thì thấy và lấy lại được.</p>
                    <div className="row">
                      <Button variant="default" onClick={() => send('archive')}>
                        Lưu trữ
                      </Button>
                    </div>
                  </div>
                </details>
              </section>
            )}
          </aside>
        </div>
      </div>
      <PicturePicker
        unit={unit.slug}
        opened={picking !== null}
        several={picking?.to === 'group'}
        title={picking?.to === 'cover' ? 'Ảnh đại diện của bài' : 'Ảnh trong bài'}
        onClose={() => setPicking(null)}
        onPick={picked}
        {...(picking?.files ? { files: picking.files } : {})}
      />
    </PicturesContext>
  );
}

/** The very page that citizens will get, made by the portal's own renderer from what stands in the form. Nothing is stored. */
function Preview({ unit, draft, phone }: { unit: string; draft: Draft; phone: boolean }) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.submit(), []);
  return (
    <>
      <form ref={form} hidden method="post" action={`/${unit}/content/preview`} target="preview">
        <input type="hidden" name="draft" value={JSON.stringify(draft)} />
      </form>
      <iframe className={phone ? 'preview phone' : 'preview'} name="preview" title="Xem trước như người đọc thấy" />
    </>
  );
}

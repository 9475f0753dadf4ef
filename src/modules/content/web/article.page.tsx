// One article on its way: written, looked at as citizens will see it, sent, answered, published now or at its hour, withdrawn.
import '#platform/ui/record-form.css';
import './article.css';
import type { Editor } from '@tiptap/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { data, redirect, useLoaderData, useNavigation, useRevalidator, useSearchParams, useSubmit } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { type Picture, PicturePicker } from '#modules/media/ui.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { siteOf } from '#modules/sites/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { useAsked } from '#platform/ui/asked.ts';
import { forget as forgetDraft } from '#platform/ui/browser-store.ts';
import { useBusinessTime, useDraftKey } from '#platform/ui/desk.ts';
import { Done, DoneNote } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { SiteLink } from '#platform/ui/site-link.tsx';
import type { Act } from '../rules/workflow.ts';
import { type Intent, perform } from './article-acts.ts';
import { deskOf } from './article-desk.ts';
import { tagsOf } from './article-list.ts';
import { ActBar } from './parts/act-bar.tsx';
import { Beside } from './parts/beside.tsx';
import { Conflict, type Theirs } from './parts/conflict.tsx';
import { type Draft, emptyDraft, sameWords, useKeptDraft } from './parts/draft.ts';
import { PicturesContext } from './parts/figure.tsx';
import { Heard } from './parts/heard.tsx';
import { type Mode, ModeSwitch } from './parts/mode-switch.tsx';
import { Paper } from './parts/paper.tsx';
import { Preview } from './parts/preview.tsx';
import { StandingNotes } from './parts/standing-notes.tsx';
import { StillRead } from './parts/still-read.tsx';
import { type Inserted, insertPictures, useUnitPictures } from './parts/unit-pictures.ts';
import { Tags } from './parts/way.tsx';
import { WhoElse } from './parts/who-else.tsx';

export const loader = load(async ({ context, params }) =>
  reading(context, (work) =>
    deskOf(work, params.unit ?? '', params.article ?? '', (label) => context.get(requestContext).portalUrl(label)),
  ),
);

const done: Record<Intent | 'schedule' | 'take', string> = {
  ...{
    publish: 'Đã đăng.',
    schedule: 'Đã hẹn giờ đăng.',
    take: 'Đã lấy lại bản cũ thành bản đang soạn.',
    draft: 'Đã lưu nháp.',
    withdraw: 'Đã gỡ bài.',
    send: 'Đã gửi duyệt.',
  },
  ...{ take_back: 'Đã rút lại, sửa tiếp được.', return: 'Đã trả lại người viết.', approve: 'Đã duyệt.' },
  ...{ archive: 'Đã lưu trữ.', restore: 'Đã lấy ra khỏi lưu trữ.' },
  ...{ link: 'Đã tạo liên kết xem trước.', revoke: 'Đã thu hồi liên kết.' },
};

export const action = act(async ({ context, params }, form) => {
  const intent = String(form.get('intent')) as Intent;
  const { made, id, said, version } = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const result = await perform(work, unit.id, params.article === 'moi' ? null : (params.article ?? ''), intent, form);
    const portal = context.get(requestContext).portalUrl((await siteOf(work, unit.id))?.hostLabel ?? '');
    return {
      id: result.id,
      said: result.scheduledAt ? ('schedule' as const) : intent,
      made: result.link && { url: `${portal}xem-truoc/${result.link.token}`, expiresAt: result.link.expiresAt },
      version: result.version,
    };
  });
  if (params.article === 'moi') throw redirect(`/${params.unit}/content/articles/${id}?done=${said}`);
  return data({ saved: done[said], made, version });
});

/** Another article is another desk: nothing of the former one stays on it. */
export default function ArticleScreen() {
  const { article } = useLoaderData<typeof loader>();
  return <Desk key={article?.id ?? 'moi'} />;
}

function Desk() {
  const desk = useLoaderData<typeof loader>();
  const { unit, article, sections, url, steps, whyNot, pictures, may, standing, separate, approves } = desk;
  const result = useAnswer<typeof action>();
  const clock = useBusinessTime();
  const submit = useSubmit();
  const { revalidate } = useRevalidator();
  const [search] = useSearchParams();
  const busy = useNavigation().state !== 'idle';
  const refusal = result && 'refused' in result ? result : undefined;
  const errorAt = (field: string) => reasonAt(refusal?.refused, field);
  const editable = may.save === true;

  const identity = `${article?.id ?? 'moi'}:${article?.version ?? 0}`;
  const wanted = sections.find((section) => section.value === search.get('section')) ?? sections[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: a version of an article is what it is
  const saved = useMemo<Draft>(() => article?.draft ?? emptyDraft(wanted?.value ?? 'tin-tuc'), [identity]);
  const [draft, setDraft] = useState<Draft>(saved);
  const [reset, setReset] = useState(0);
  const [reason, setReason] = useState('');
  const [notice, setNotice] = useState('');
  const [mode, setMode] = useState<Mode>('write');
  const [picking, setPicking] = useState<{ to: Inserted | 'cover'; files?: File[] } | null>(null);
  const { known, remember, describe } = useUnitPictures(unit.slug, pictures);
  const editor = useRef<Editor | null>(null);
  const change = useCallback(
    (part: Partial<Draft> | ((was: Draft) => Partial<Draft>)) =>
      setDraft((was) => ({ ...was, ...(typeof part === 'function' ? part(was) : part) })),
    [],
  );
  const take = (next: Draft) => {
    setDraft(next);
    setReset((n) => n + 1);
  };
  // The stored version that this text goes on from, and its words: the server compares the one, this desk the others.
  const [base, setBase] = useState(article?.version);
  const baseText = useRef(saved);
  const waiting = standing.review === 'waiting';
  const draftKey = useDraftKey(`article:${unit.slug}:${article?.id ?? 'moi'}`);
  const kept = useKeptDraft(draftKey, draft, saved, base, waiting, (text, version) => {
    take(text);
    // Kept before versions were kept with it.
    if (version !== undefined) setBase(version);
  });
  const { forget } = kept;
  const sent = useRef<Draft>(saved);
  const own = result && 'saved' in result ? result.version : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every answer of the server
  useEffect(() => {
    if (!result) return;
    if ('refused' in result) {
      // Where it stands has changed, then.
      if (result.refused.some((one) => one.field === undefined)) void revalidate();
      return;
    }
    setReason('');
    // Only an act that stored the text has brought it into safety.
    if (own === undefined) return;
    kept.stored(sent.current);
    setBase(own);
    baseText.current = sent.current;
  }, [result]);
  // Another has saved: whoever only reads has the new text before the eyes; whoever has written keeps it, and saving shows both.
  const stored = article?.version;
  const newer = stored !== undefined && base !== undefined && stored > base && stored !== own;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every version that comes
  useEffect(() => {
    // What comes to wait is taken below.
    if (!newer || waiting || !sameWords(draft, baseText.current)) return;
    take(saved);
    setBase(stored);
    baseText.current = saved;
  }, [newer, stored]);

  const intent = useRef<Intent>('draft');
  // What waits is shown as it is stored and nothing else: that is what is approved. Words typed here before it came to wait lie aside.
  const waited = useRef(waiting);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every text that comes to wait or stops waiting
  useEffect(() => {
    const before = waited.current;
    waited.current = waiting;
    if (!waiting) {
      if (before && intent.current === 'take_back') kept.goOnWithAside();
      return;
    }
    const mine = stored !== undefined && stored === own;
    if (!before && !sameWords(draft, mine ? sent.current : baseText.current)) kept.layAside(draft, mine ? stored : base);
    if (before && newer && !refusal)
      setNotice(
        `${article?.updatedBy} đã sửa bài này từ lúc bạn mở. Dưới đây là bản mới; giờ đăng, độ ưu tiên cũng lấy theo bản ấy.`,
      );
    take(saved);
    setBase(stored);
    baseText.current = saved;
  }, [waiting, stored]);

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
  const { asked, agreed } = useAsked(refusal?.refused);
  const send = (wanted: Intent, more: Record<string, string> = {}) => {
    intent.current = wanted;
    sent.current = draft;
    const text = JSON.stringify({ ...draft, agreed });
    return submit({ intent: wanted, draft: text, version: String(base ?? ''), reason, ...more }, { method: 'post' });
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
        <ModeSwitch value={mode} onChange={setMode} />
        {url && <SiteLink href={url}>Xem trên trang</SiteLink>}
        <ActBar
          {...{ standing, may, separate, approves, whyNot, busy, draft, send }}
          asked={asked}
          withdrawn={article?.state === 'withdrawn'}
        />
      </PageHeader>
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        {result && 'saved' in result ? <DoneNote>{result.saved}</DoneNote> : <Done words={done} />}
        <Heard steps={steps} acted={result && 'saved' in result ? result : null} />
        {article && <WhoElse unit={unit.slug} article={article.id} others={desk.others} beats={whyNot === null} />}
        {article && (
          <StandingNotes
            {...{ article, standing, may, approves, separate }}
            reads={whyNot !== null}
            history={steps.length > 1 ? `/${unit.slug}/content/articles/${article.id}/history` : null}
          />
        )}
        {article?.state === 'withdrawn' && <StillRead unit={unit.slug} article={article.id} />}
        {kept.found && (
          <div className={kept.found.stale ? 'note warn' : 'note'} role="status">
            <span style={{ flex: 1 }}>
              Đã lấy lại bản nháp gõ lúc {clock(kept.found.at)}, chưa lưu.
              {kept.found.stale && ` Từ đó ${article?.updatedBy} đã lưu bản mới hơn: khi lưu, hai bản hiện cạnh nhau để chọn.`}
            </span>
            <button
              type="button"
              onClick={() => {
                forget();
                take(saved);
                setBase(stored);
              }}
            >
              Bỏ bản nháp
            </button>
          </div>
        )}
        {kept.aside && (
          <div className="note" role="status">
            <span style={{ flex: 1 }}>
              Bạn còn bản gõ dở lúc {clock(kept.aside.at)}, chưa lưu.{' '}
              {waiting ? 'Dưới đây là bản đang chờ duyệt, không lẫn chữ của bản ấy.' : 'Dưới đây là bản đã lưu.'}
            </span>
            {(!waiting || may.take_back === true) && (
              <button type="button" onClick={() => (waiting ? send('take_back') : kept.goOnWithAside())}>
                {waiting ? 'Rút lại để sửa, dùng tiếp bản gõ dở' : 'Dùng tiếp bản gõ dở'}
              </button>
            )}
            <button type="button" onClick={forget}>
              Bỏ bản gõ dở
            </button>
          </div>
        )}
        {newer && !waiting && !kept.found && !theirs && (
          <p className="note warn" role="status">
            {article?.updatedBy} vừa lưu bản mới của bài này. Khi lưu, hai bản hiện cạnh nhau để chọn.
          </p>
        )}
        {theirs ? (
          <Conflict
            mine={draft}
            theirs={theirs}
            onKeep={() => send(intent.current, { version: String(theirs.version) })}
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
          <Paper
            {...{ draft, change, editable, reset, errorAt }}
            onPick={setPicking}
            onNotice={setNotice}
            onReady={(e) => {
              editor.current = e;
            }}
          />
          <Beside
            {...{ desk, draft, change, reason, setReason, send, errorAt }}
            pictures={known}
            made={result && 'saved' in result ? result.made : undefined}
            onCover={() => setPicking({ to: 'cover' })}
          />
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

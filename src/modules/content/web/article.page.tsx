// One article on its way to being published: written, looked at as citizens will see it, published, withdrawn.
import './article.css';
import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconCheck, IconExternalLink } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { data, redirect, useLoaderData, useNavigation, useSearchParams, useSubmit } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { notFound } from '#kernel/refusal.ts';
import { picturesById } from '#modules/media/index.ts';
import { type Picture, PicturePicker } from '#modules/media/ui.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { hostLabelOf, siteAt } from '#modules/sites/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { useBusinessTime } from '#platform/ui/desk.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { saveArticle } from '../commands/save-article.ts';
import { withdrawArticle } from '../commands/withdraw-article.ts';
import { summaryMax, titleMax } from '../limits.ts';
import { mayPublish } from '../policy.ts';
import { articleById, versionsOf } from '../queries/articles.ts';
import { picturesIn, type RichNode } from '../rich-text.ts';
import { stateNames } from './article-list.ts';
import { checksOf } from './parts/checks.ts';
import { Conflict, type Theirs } from './parts/conflict.tsx';
import { type Draft, useKeptDraft } from './parts/draft.ts';
import { PicturesContext } from './parts/figure.tsx';
import { Checks, Facts, Versions, Withdraw } from './parts/side.tsx';
import { TextEditor } from './parts/text-editor.tsx';
import { choicesOf } from './sections.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const site = await siteAt(work, hostLabelOf(unit));
    const article = params.article === 'moi' ? null : await articleById(work, unit.id, params.article ?? '');
    if (article === undefined) throw notFound('Không tìm thấy bài này.');
    const portal = context.get(requestContext).portalUrl(hostLabelOf(unit));
    const may = mayPublish(work.actor, unit);
    const shown = article ? [...picturesIn(article.body), article.cover_media_id ?? ''] : [];
    return {
      unit,
      whyNot: may === true ? null : may.message,
      sections: choicesOf(site),
      hasMembers: unit.level === 'department' || unit.level === 'district',
      pictures: [...(await picturesById(work, shown)).values()],
      versions: article ? await versionsOf(work, article.id) : [],
      url: article?.state === 'published' ? `${portal}tin/${article.slug}` : null,
      article: article && {
        ...{ id: article.id, version: article.version, state: article.state, updatedAt: article.updated_at },
        ...{ updatedBy: article.updated_by, withdrawReason: article.withdraw_reason },
        unpublished: article.state === 'published' && article.version !== article.published_version,
        draft: {
          ...{ title: article.title, summary: article.summary, body: article.body as RichNode, section: article.section_slug },
          ...{ author: article.author, source: article.source, forMembers: article.for_members },
          cover: article.cover_media_id ?? (article.cover_scene ? `scene:${article.cover_scene}` : ''),
        } satisfies Draft,
      },
    };
  }),
);

const done = { publish: 'Đã đăng.', draft: 'Đã lưu nháp.', withdraw: 'Đã gỡ bài.' } as const;

export const action = act(async ({ context, params }, form) => {
  const intent = String(form.get('intent')) as keyof typeof done;
  const result = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const id = params.article === 'moi' ? null : (params.article ?? '');
    if (intent === 'withdraw') {
      await withdrawArticle(work, unit.id, id ?? '', String(form.get('reason') ?? ''));
      return { id: id ?? '' };
    }
    const draft = JSON.parse(String(form.get('draft') ?? '{}')) as Draft;
    const version = id === null ? undefined : Number(form.get('version'));
    return saveArticle(work, unit.id, id, { ...draft, version }, intent === 'publish');
  });
  if (params.article === 'moi') throw redirect(`/${params.unit}/content/articles/${result.id}?xong=${intent}`);
  return data({ saved: done[intent], intent });
});

const empty = (section: string): Draft => ({
  ...{
    title: '',
    summary: '',
    body: { type: 'doc', content: [] },
    section,
    author: '',
    source: '',
    cover: '',
    forMembers: false,
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
  const { unit, article, sections, hasMembers, url, versions, whyNot, pictures } = useLoaderData<typeof loader>();
  const result = useAnswer<typeof action>();
  const clock = useBusinessTime();
  const submit = useSubmit();
  const [search] = useSearchParams();
  const busy = useNavigation().state !== 'idle';
  const refusal = result && 'refused' in result ? result : undefined;
  const editable = whyNot === null;

  const identity = `${article?.id ?? 'moi'}:${article?.version ?? 0}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a version of an article is what it is
  const saved = useMemo<Draft>(() => article?.draft ?? empty(sections[0]?.value ?? 'tin-tuc'), [identity]);
  const [draft, setDraft] = useState<Draft>(saved);
  const [reset, setReset] = useState(0);
  const [reason, setReason] = useState('');
  const [notice, setNotice] = useState('');
  const [mode, setMode] = useState<'write' | 'desk' | 'phone'>('write');
  const [picking, setPicking] = useState<{ to: 'text' | 'cover'; files?: File[] } | null>(null);
  const [known, setKnown] = useState<ReadonlyMap<string, Picture>>(new Map(pictures.map((p) => [p.id, p])));
  const editor = useRef<Editor | null>(null);
  const kept = useKeptDraft(`draft:${unit.slug}:${article?.id ?? 'moi'}`, draft, saved);
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

  // A first save leads from the new article's desk to its own: what was kept for the new one is in it now.
  const first = done[search.get('xong') as keyof typeof done];
  useEffect(() => {
    if (first) localStorage.removeItem(`draft:${unit.slug}:moi`);
  }, [first, unit.slug]);
  const told = result ? ('saved' in result ? result.saved : null) : (first ?? null);

  const remember = (list: Picture[]) => setKnown((was) => new Map([...was, ...list.map((p) => [p.id, p] as const)]));
  const describe = async (id: string, words: { alt: string; decorative: boolean }) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ intent: 'describe', id, ...words })) body.append(name, String(value));
    const answer = (await fetch(`/${unit.slug}/media/pictures`, { method: 'POST', body }).then((r) => r.json())) as {
      picture?: Picture;
      refused?: { message: string }[];
    };
    if (answer.picture) remember([answer.picture]);
    return answer.refused?.map((r) => r.message).join(' ') ?? null;
  };
  const picked = (list: Picture[]) => {
    remember(list);
    if (picking?.to === 'cover') change({ cover: list[0]?.id ?? '' });
    else
      editor.current
        ?.chain()
        .focus()
        .insertContent(list.map((p) => ({ type: 'image', attrs: { file: p.id, caption: '' } })))
        .run();
    setPicking(null);
  };
  const intent = useRef<keyof typeof done>('draft');
  const send = (wanted: keyof typeof done, version = article?.version) => {
    intent.current = wanted;
    return submit({ intent: wanted, draft: JSON.stringify(draft), version: String(version ?? ''), reason }, { method: 'post' });
  };
  const theirs = refusal?.kind === 'conflict' ? (refusal.theirs as Theirs) : null;
  const onKey = (event: React.KeyboardEvent) => {
    if (!editable || !(event.ctrlKey || event.metaKey)) return;
    if (event.key === 'Enter' || event.key.toLowerCase() === 's') {
      event.preventDefault();
      send(event.key === 'Enter' ? 'publish' : 'draft');
    }
  };
  const title = draft.title.trim() || 'Bài mới';
  const cover = known.get(draft.cover);
  const publishWords = article?.state === 'published' ? 'Đăng bản mới' : article?.state === 'withdrawn' ? 'Đăng lại' : 'Đăng bài';
  return (
    <PicturesContext value={{ known, describe }}>
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
            <span className={article?.state === 'published' ? 'tag ok' : 'tag'}>{stateNames[article?.state ?? 'draft']}</span>{' '}
            {article?.unpublished && <span className="tag warn">có sửa chưa đăng</span>}{' '}
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
        {url && (
          <Button
            component="a"
            href={url}
            target="_blank"
            rel="noopener"
            variant="default"
            leftSection={<IconExternalLink size={16} aria-hidden />}
          >
            Xem trên trang
          </Button>
        )}
        <Button variant="default" disabled={!editable} title={whyNot ?? 'Ctrl S'} loading={busy} onClick={() => send('draft')}>
          Lưu nháp
        </Button>
        <Button disabled={!editable} title={whyNot ?? 'Ctrl Enter'} loading={busy} onClick={() => send('publish')}>
          {publishWords}
        </Button>
      </PageHeader>
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        {told && (
          <p className="note ok" role="status">
            <IconCheck size={18} aria-hidden /> {told}
          </p>
        )}
        {article?.state === 'withdrawn' && <p className="note warn">Bài đã gỡ: {article.withdrawReason}</p>}
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
                onFiles={(files) => setPicking({ to: 'text', files })}
                onNotice={setNotice}
                onPicture={() => setPicking({ to: 'text' })}
                onReady={(e) => {
                  editor.current = e;
                }}
              />
            </div>
          </div>
          <aside className="stack" aria-label="Trạng thái bài">
            <Checks checks={checksOf(draft, known)} />
            <Facts
              {...{ draft, change, editable, sections, hasMembers, cover }}
              onCover={() => setPicking({ to: 'cover' })}
              errorAt={(field) => reasonAt(refusal?.refused, field)}
            />
            <Versions versions={versions} />
            {article?.state === 'published' && editable && (
              <Withdraw
                reason={reason}
                setReason={setReason}
                error={reasonAt(refusal?.refused, 'reason')}
                onWithdraw={() => send('withdraw')}
              />
            )}
          </aside>
        </div>
      </div>
      <PicturePicker
        unit={unit.slug}
        opened={picking !== null}
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

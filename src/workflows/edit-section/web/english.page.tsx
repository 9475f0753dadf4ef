// A page of a site in English: the Vietnamese on the left, and a word when it was changed since. (P-2.4)
import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { data, Link, useLoaderData, useNavigation, useSubmit } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { unsaid } from '#modules/consent/ui.ts';
import { richTextHtml } from '#modules/content/index.ts';
import { type Mode, ModeSwitch, picturesIn, type RichNode } from '#modules/content/ui.ts';
import { picturesById } from '#modules/media/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { mayReadRecords } from '#modules/people/index.ts';
import {
  englishBeside,
  englishTitle,
  isTranslated,
  mayWritePages,
  sectionBody,
  sectionDraft,
  sectionsOf,
  separateApprovalAt,
  siteOf,
  versionBody,
  versionsOf,
} from '#modules/sites/index.ts';
import { EnglishTabs } from '#modules/sites/ui.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DoneNote } from '#platform/ui/done.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { SiteLink } from '#platform/ui/site-link.tsx';
import { editEnglish } from '../edit-section.ts';
import { answers, isAnswer } from './answers.ts';
import { Asks, Preview, StaleNote, TextField, Versions } from './parts.tsx';
import { useText } from './use-text.ts';
import { WaitingText } from './waiting.tsx';
import { answersOf, answerText, knownPictures, waitingOf } from './waiting-of.ts';

const none: RichNode = { type: 'doc', content: [] };

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const site = await siteOf(work, unit.id);
    if (!site) throw notFound('Đơn vị chưa có trang.');
    const section = (await sectionsOf(work, unit.id, site.level)).find((one) => one.slug === params.section);
    const beside = section && (await englishBeside(work, unit.id, section.slug));
    if (!section || !beside) throw notFound('Trang không có mục này.');
    if (!isTranslated(section))
      throw refuse('derived', `“${section.title}” tự lấy từ hồ sơ hoặc bài đăng, không có bài riêng để dịch.`);
    const old = Number(new URL(request.url).searchParams.get('ban'));
    const earlier = old > 0 ? await versionBody(work, unit.id, section.slug, old, 'en') : undefined;
    const { english, says } = beside;
    const draft = await sectionDraft(work, unit.id, section.slug, 'en');
    const separate = await separateApprovalAt(work, unit.id);
    const body = (earlier?.body ?? (draft ? draft.body : english?.body) ?? none) as RichNode;
    const known = await knownPictures(work, unit.id, section.slug, 'en', body);
    const original = await sectionBody(work, unit.id, section.slug);
    const pictures = await picturesById(work, [...picturesIn(body), ...picturesIn(original)]);
    const may = mayWritePages(work.actor, unit);
    return {
      ...{ unit, section, says, body, separate, earlier: earlier ? old : null },
      waiting: draft
        ? waitingOf(work.actor, unit, draft, english?.body ?? null, separate, unsaid(picturesIn(draft.body), known), null, String)
        : null,
      ...{ known, mayTag: mayReadRecords(work.actor, unit) === true },
      english: english && { ...english, body: english.body !== null },
      title: earlier?.title ?? draft?.title ?? english?.title ?? englishTitle(section.slug) ?? '',
      original: original === null ? null : richTextHtml(original, pictures),
      pictures: [...pictures.values()],
      versions: await versionsOf(work, unit.id, section.slug, 'en'),
      whyNot: may === true ? null : may,
      url: section.shown && english?.body ? `${context.get(requestContext).portalUrl(site.hostLabel)}en/${section.slug}` : null,
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const text = (name: string) => String(form.get(name) ?? '');
  const intent = text('intent');
  if (isAnswer(intent)) {
    await writing(context, async (work) =>
      answerText(work, (await unitOfAddress(work, params.unit)).id, params.section ?? '', 'en', intent, form),
    );
    return data({ saved: answers[intent] });
  }
  const { waits } = await writing(context, async (work) =>
    editEnglish(work, (await unitOfAddress(work, params.unit)).id, params.section ?? '', {
      ...{ title: text('title'), says: text('says'), version: text('version') },
      body: JSON.parse(text('body') || 'null') as unknown,
      seen: Number(text('draft')) || undefined,
      ...answersOf(form),
    }),
  );
  return data({
    saved: waits ? 'Đã gửi duyệt. Người đọc thấy bản mới khi được duyệt.' : 'Đã lưu. Trang công khai đổi ngay.',
  });
});

type Theirs = { version: number; title: string; by: string };

/** Another section, or another version of it, is another desk. */
export default function EnglishScreen() {
  const { section, english, earlier, waiting } = useLoaderData<typeof loader>();
  return <Desk key={`${section.slug}:${english?.version ?? 0}:${earlier}:${waiting?.version ?? 0}`} />;
}

function Desk() {
  const {
    unit,
    section,
    says,
    english,
    title: first,
    body,
    earlier,
    original,
    pictures,
    versions,
    whyNot,
    url,
    separate,
    waiting,
    known,
    mayTag,
  } = useLoaderData<typeof loader>();
  const result = useAnswer<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const submit = useSubmit();
  const refusal = result && 'refused' in result ? result : undefined;
  const theirs = refusal?.kind === 'conflict' ? (refusal.theirs as Theirs) : null;
  const [title, setTitle] = useState(first);
  const [mode, setMode] = useState<Mode>('write');
  const field = useText(body);
  const readOnly = whyNot !== null || original === null;
  const at = `/${unit.slug}/sites/sections/${section.slug}`;
  const error = (field: string) => reasonAt(refusal?.refused, field);
  return (
    <>
      <title>{`Tiếng Anh: ${section.title} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Các mục của trang', to: `/${unit.slug}/sites/sections` },
          { label: section.title, to: at },
          { label: 'Tiếng Anh' },
        ]}
        title={section.title}
        facts={
          english?.body
            ? `${english.updatedBy} lưu bản tiếng Anh ${formatInstant(new Date(english.updatedAt))}`
            : 'Chưa có bản tiếng Anh: trang tiếng Anh dẫn người đọc về bài tiếng Việt'
        }
      >
        <ModeSwitch value={mode} onChange={setMode} />
        {url && <SiteLink href={url}>Xem trên trang</SiteLink>}
      </PageHeader>
      <EnglishTabs unit={unit} slug={section.slug} />
      {mode !== 'write' && (
        <Preview unit={unit.slug} slug={section.slug} title={title} body={field.text} phone={mode === 'phone'} lang="en" />
      )}
      <div hidden={mode !== 'write'} className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        {result && 'saved' in result && <DoneNote>{result.saved}</DoneNote>}
        {waiting && (
          <WaitingText
            {...{ waiting, busy, mayTag, pictures, error: error('reason'), writes: !readOnly, unit: unit.slug }}
            refused={refusal?.intent === 'approve' ? refusal.refused : undefined}
          />
        )}
        {separate && !readOnly && (
          <p className="note">Trang đặt người viết không tự duyệt bài của mình: bản tiếng Anh sửa ở đây chờ người khác duyệt.</p>
        )}
        {original === null ? (
          <p className="note">
            Mục này chưa có bài tiếng Việt. <Link to={at}>Viết bài tiếng Việt trước</Link>, rồi ghi bản tiếng Anh.
          </p>
        ) : (
          english?.body &&
          english.behind && (
            <p className="note warn">
              <IconAlertTriangle size={18} aria-hidden /> Bản tiếng Việt đã đổi sau bản tiếng Anh. Xem lại bản bên phải rồi lưu,
              kể cả khi không phải sửa gì: trang công khai thôi báo bản dịch cũ hơn.
            </p>
          )
        )}
        {earlier !== null && (
          <p className="note">
            Đang xem bản {earlier} để lấy lại: bấm Lưu thì bản này thành bản đang dùng.{' '}
            <Link to={`${at}/english`}>Về bản hiện tại</Link>
          </p>
        )}
        <div className="side-by-side">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
          <section className="card pad original" aria-labelledby="h-vi" tabIndex={0}>
            <p className="small label muted">Tiếng Việt</p>
            <h2 id="h-vi">{section.title}</h2>
            {original === null ? (
              <p className="blank">Chưa có bài.</p>
            ) : (
              // biome-ignore lint/security/noDangerouslySetInnerHtml: the rich text schema builds this HTML and escapes every text
              <div dangerouslySetInnerHTML={{ __html: original }} />
            )}
          </section>
          <KeptForm
            draft="english"
            version={(english?.version ?? 0) * 10_000 + (waiting?.version ?? 0)}
            method="post"
            className="card pad stack"
            noValidate
          >
            {theirs ? <StaleNote {...theirs} /> : <Reasons reasons={refusal?.refused} />}
            <input type="hidden" name="version" value={theirs?.version ?? english?.version ?? 0} />
            <input type="hidden" name="says" value={says} />
            <input type="hidden" name="draft" value={waiting?.version ?? ''} />
            <TextInput
              id="f-title"
              name="title"
              label="Tên mục bằng tiếng Anh"
              lang="en"
              value={title}
              maxLength={120}
              readOnly={readOnly}
              error={error('title')}
              onChange={(event) => setTitle(event.currentTarget.value)}
            />
            <div id="f-body">
              <p className="small label">
                Nội dung tiếng Anh{' '}
                <span className="muted">Xóa hết rồi lưu thì mục này thôi có tiếng Anh; các bản đã lưu vẫn còn.</span>
              </p>
              {error('body') && <p className="note bad">{error('body')}</p>}
              <TextField {...{ unit, pictures, first: body, field }} editable={!readOnly} lang="en" />
            </div>
            {!readOnly && (
              <Asks
                {...{ unit: unit.slug, mayTag, known, pictures }}
                shown={picturesIn(field.text)}
                refused={refusal?.intent === 'approve' ? undefined : refusal?.refused}
              />
            )}
            <div className="row">
              <Button type="submit" disabled={readOnly} title={whyNot ?? undefined} loading={busy}>
                {separate ? 'Lưu và gửi duyệt' : 'Lưu'}
              </Button>
              {theirs && (
                <Button type="button" variant="default" onClick={() => submit(null, { method: 'get' })}>
                  Lấy bản của họ
                </Button>
              )}
            </div>
          </KeptForm>
        </div>
      </div>
      <Versions versions={versions} at={`${at}/english`} shown={earlier} />
    </>
  );
}

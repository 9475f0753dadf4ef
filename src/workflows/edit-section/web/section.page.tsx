// One section of a site: its name, its place, its text with pictures, what it said before, how citizens see it.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useState } from 'react';
import { data, redirect, useLoaderData, useNavigation } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { notFound } from '#kernel/refusal.ts';
import { slugify } from '#kernel/vietnamese-text.ts';
import { type Mode, ModeSwitch, picturesIn } from '#modules/content/ui.ts';
import { picturesById } from '#modules/media/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { isTranslated, sectionBody, sectionsOf, siteOf } from '#modules/sites/index.ts';
import { EnglishTabs, SectionState } from '#modules/sites/ui.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { Done, DoneNote } from '#platform/ui/done.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { SiteLink } from '#platform/ui/site-link.tsx';
import { editSection, pageText } from '../edit-section.ts';
import { answers, isAnswer } from './answers.ts';
import { Asks, EarlierNote, Preview, StaleNote, TakeTheirs, TextField, type Theirs, Versions } from './parts.tsx';
import { useText } from './use-text.ts';
import { WaitingText } from './waiting.tsx';
import { answersOf, answerText, textAtDesk } from './waiting-of.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const site = await siteOf(work, unit.id);
    if (!site) throw notFound('Đơn vị chưa có trang.');
    const sections = await sectionsOf(work, unit.id, site.level);
    const fresh = params.section === 'moi';
    const section = fresh ? null : sections.find((one) => one.slug === params.section);
    if (section === undefined) throw notFound('Trang không có mục này.');
    // One that is still to be made has no text under its name yet.
    const slug = section?.slug ?? '';
    const { searchParams } = new URL(request.url);
    const titleOf = (name: string) => sections.find((one) => one.slug === name)?.title ?? `/${name}`;
    const stands = await sectionBody(work, unit.id, slug);
    const desk = await textAtDesk(work, unit, slug, 'vi', stands, searchParams, section, titleOf);
    return {
      ...{ unit, section, ...desk },
      pictures: [...(await picturesById(work, picturesIn(desk.body))).values()],
      url: section?.shown ? `${context.get(requestContext).portalUrl(site.hostLabel)}${section.slug}` : null,
      places: sections
        .filter((one) => one.parent === null && one.slug !== section?.slug && !one.hidden)
        .map((one) => ({ value: one.slug, label: one.title })),
      translated: section !== null && isTranslated(section),
      contains: sections.some((one) => one.parent === section?.slug),
    };
  }),
);

const said = {
  ...answers,
  saved: 'Đã lưu. Trang công khai đổi ngay.',
  added: 'Đã thêm mục. Mục hiện trên trang khi có nội dung.',
  sent: 'Đã gửi duyệt. Người đọc thấy bản mới khi được duyệt.',
};

export const action = act(async ({ context, params }, form) => {
  const text = (name: string) => String(form.get(name) ?? '');
  const intent = text('intent');
  if (isAnswer(intent)) {
    const { slug } = await writing(context, async (work) =>
      answerText(work, (await unitOfAddress(work, params.unit)).id, params.section ?? '', 'vi', intent, form),
    );
    if (slug !== params.section) throw redirect(`/${params.unit}/sites/sections/${slug}?done=${intent}`);
    return data({ saved: said[intent] });
  }
  const written = form.get('body');
  const fresh = params.section === 'moi';
  const kept = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    return editSection(work, unit.id, fresh ? null : (params.section ?? ''), {
      ...{ title: text('title'), slug: text('slug'), kind: text('kind') === 'category' ? 'category' : 'page' },
      ...(form.has('parent') ? { parent: text('parent') } : {}),
      ...(fresh ? {} : { version: text('version') }),
      ...(text('draft') ? { seen: Number(text('draft')) } : {}),
      ...answersOf(form),
      ...(written === null || text('kind') === 'category' ? {} : { body: JSON.parse(String(written) || 'null') as unknown }),
    });
  });
  const empty = fresh && pageText(JSON.parse(String(written ?? '') || 'null')) === null;
  const done = kept.waits ? 'sent' : empty ? 'added' : 'saved';
  if (fresh || kept.slug !== params.section) throw redirect(`/${params.unit}/sites/sections/${kept.slug}?done=${done}`);
  return data({ saved: said[done] });
});

/** Another section, or another version of it, is another desk. */
export default function SectionScreen() {
  const { section, earlier, waiting } = useLoaderData<typeof loader>();
  return <Desk key={`${section?.slug ?? 'moi'}:${section?.version ?? 0}:${earlier}:${waiting?.version ?? 0}`} />;
}

function Desk() {
  const {
    unit,
    section,
    body,
    earlier,
    pictures,
    versions,
    whyNot,
    url,
    places,
    contains,
    translated,
    separate,
    waiting,
    known,
    mayTag,
  } = useLoaderData<typeof loader>();
  const result = useAnswer<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const refusal = result && 'refused' in result ? result : undefined;
  const theirs = refusal?.kind === 'conflict' ? (refusal.theirs as Theirs) : null;
  const [kind, setKind] = useState(section?.kind ?? 'page');
  const [title, setTitle] = useState(waiting?.head?.title ?? section?.title ?? '');
  const [slug, setSlug] = useState({ text: waiting?.head?.slug ?? section?.slug ?? '', own: section !== null });
  const field = useText(body);
  const [mode, setMode] = useState<Mode>('write');
  const base = `/${unit.slug}/sites/sections`;
  const readOnly = whyNot !== null;
  const writes = kind === 'page';
  const error = (field: string) => reasonAt(refusal?.refused, field);
  return (
    <>
      <title>{`${title || 'Mục mới'} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Các mục của trang', to: base },
          { label: section ? 'Sửa mục' : 'Mục mới' },
        ]}
        title={title || 'Mục mới'}
        facts={
          section && (
            <>
              <SectionState state={section.state} mandatory={section.mandatory} />{' '}
              {section.updatedBy && section.contentAt
                ? `${section.updatedBy} sửa ${formatInstant(new Date(section.contentAt))}`
                : section.legalBasis}
            </>
          )
        }
      >
        {writes && <ModeSwitch value={mode} onChange={setMode} />}
        {url && <SiteLink href={url}>Xem trên trang</SiteLink>}
      </PageHeader>
      {section && translated && <EnglishTabs unit={unit} slug={section.slug} />}
      {mode !== 'write' && <Preview unit={unit.slug} title={title} body={field.text} phone={mode === 'phone'} />}
      <div hidden={mode !== 'write'} className="stack">
        {result && 'saved' in result ? <DoneNote>{result.saved}</DoneNote> : <Done words={said} />}
        {waiting && <WaitingText {...{ waiting, busy, mayTag, pictures, refusal, writes: !readOnly, unit: unit.slug }} />}
        <KeptForm
          draft="section"
          version={(section?.version ?? 0) * 10_000 + (waiting?.version ?? 0)}
          method="post"
          className="stack"
          noValidate
        >
          {whyNot && <p className="note">{whyNot}</p>}
          {separate && writes && !readOnly && (
            <p className="note">
              Trang đặt người viết không tự duyệt bài của mình: nội dung, tên và chỗ đứng sửa ở đây chờ người khác duyệt. Cần cất
              ngay khỏi mắt người đọc thì ẩn mục ở Các mục của trang.
            </p>
          )}
          {separate && !writes && !readOnly && (
            <p className="note">
              Tên và chỗ đứng của chuyên mục đổi ngay trên trang, không qua duyệt; nhật ký ghi ai đổi và tên cũ. Bài trong chuyên
              mục vẫn chờ người khác duyệt.
            </p>
          )}
          {earlier !== null && <EarlierNote shown={earlier} now={`${base}/${section?.slug}`} />}
          {theirs ? <StaleNote {...theirs} /> : <Reasons reasons={refusal?.refused} />}
          {section?.hint && <p className="note">Nội dung cần có: {section.hint}</p>}
          <input type="hidden" name="draft" value={waiting?.version ?? ''} />
          <input type="hidden" name="version" value={theirs?.version ?? section?.version ?? ''} />
          <section className="card pad grid3">
            <TextInput
              id="f-title"
              name="title"
              label="Tên mục"
              value={title}
              maxLength={80}
              readOnly={readOnly}
              error={error('title')}
              onChange={(event) => {
                const next = event.currentTarget.value;
                setTitle(next);
                setSlug((was) => (was.own ? was : { text: slugify(next, 78), own: false }));
              }}
            />
            <TextInput
              id="f-slug"
              name="slug"
              label="Địa chỉ"
              leftSection="/"
              value={slug.text}
              maxLength={80}
              autoCapitalize="none"
              readOnly={readOnly || (section !== null && (!section.own || section.kind === 'category'))}
              description={
                section && !section.own
                  ? 'Mục theo quy định giữ một địa chỉ ở mọi trang.'
                  : section
                    ? 'Đổi địa chỉ thì địa chỉ cũ tự chuyển sang.'
                    : 'Chữ thường không dấu, gạch nối.'
              }
              error={error('slug')}
              onChange={(event) => setSlug({ text: event.currentTarget.value, own: true })}
            />
            <NativeSelect
              id="f-parent"
              name="parent"
              label="Nằm trong mục"
              disabled={readOnly || contains}
              description={contains ? 'Mục này đang chứa mục khác.' : undefined}
              data={[{ value: '', label: 'Đứng riêng' }, ...places]}
              defaultValue={(waiting?.head ? waiting.head.parent : section?.parent) ?? ''}
              error={error('parent')}
            />
            {section === null ? (
              <NativeSelect
                id="f-kind"
                name="kind"
                label="Loại mục"
                value={kind}
                data={[
                  { value: 'page', label: 'Trang: một bài viết' },
                  { value: 'category', label: 'Chuyên mục: nhiều bài' },
                ]}
                onChange={(event) => setKind(event.currentTarget.value as 'page' | 'category')}
              />
            ) : (
              <input type="hidden" name="kind" value={section.kind} />
            )}
          </section>
          {writes ? (
            <section className="card pad" id="f-body">
              <p className="small label">
                Nội dung{' '}
                <span className="muted">Dán từ Word giữ bảng và danh sách, bỏ màu và phông; kéo hoặc dán ảnh thẳng vào bài.</span>
              </p>
              {error('body') && <p className="note bad">{error('body')}</p>}
              <TextField {...{ unit, pictures, first: body, field }} editable={!readOnly} />
            </section>
          ) : (
            section && <p className="note">Mục này tự lấy từ bài đăng, văn bản hoặc hồ sơ: ở đây chỉ đổi tên và chỗ đứng.</p>
          )}
          {writes && !readOnly && (
            <Asks
              {...{ unit: unit.slug, mayTag, known, pictures }}
              shown={picturesIn(field.text)}
              refused={refusal?.intent === 'approve' ? undefined : refusal?.refused}
            />
          )}
          <div className="row">
            <Button type="submit" disabled={readOnly} title={whyNot ?? undefined} loading={busy}>
              {separate && writes ? (section ? 'Lưu và gửi duyệt' : 'Thêm và gửi duyệt') : section ? 'Lưu' : 'Thêm mục'}
            </Button>
            {writes && (
              <Button
                type="button"
                variant="default"
                leftSection={<IconEye size={16} aria-hidden />}
                onClick={() => setMode('desk')}
              >
                Xem trước
              </Button>
            )}
            {theirs && <TakeTheirs />}
          </div>
        </KeptForm>
      </div>
      <Versions versions={versions} at={`${base}/${section?.slug}`} shown={earlier} />
    </>
  );
}

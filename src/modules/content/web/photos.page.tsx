// Photographs first: ten pictures of a phone, their words, a title, a few lines; an article like any other, on the same way to citizens.
import './article.css';
import './photos.css';
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { redirect, useLoaderData, useNavigation, useSubmit } from 'react-router';
import { numberWords, privateNumbersIn } from '#kernel/private-numbers.ts';
import { refuse, reservedFor } from '#kernel/refusal.ts';
import { type ChildrenAnswer, ChildrenQuestion } from '#modules/consent/ui.ts';
import { mayTag, siteWriters } from '#modules/media/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { ownPhones, separateApprovalAt, siteOf } from '#modules/sites/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { useAsked } from '#platform/ui/asked.ts';
import { forget, keep, readKept } from '#platform/ui/browser-store.ts';
import { useDraftKey } from '#platform/ui/desk.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { titleMax } from '../limits.ts';
import { handOf, mayWrite } from '../policy.ts';
import { paragraphs, type RichNode } from '../rich-text.ts';
import { mayAct } from '../rules/workflow.ts';
import { perform } from './article-acts.ts';
import type { Draft } from './parts/draft.ts';
import { PhotoCard } from './parts/photo-card.tsx';
import { TakePhotos } from './parts/take-photos.tsx';
import { columnsFor } from './parts/unit-pictures.ts';
import { mostPhotos, type Photo, usePhotos } from './parts/use-photos.ts';
import { choicesOf } from './sections.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const writes = mayWrite(work.actor, unit);
    if (writes !== true) throw reservedFor(siteWriters, writes.message);
    const separate = await separateApprovalAt(work, unit.id);
    const standing = { place: 'none' as const, review: null };
    return {
      unit,
      sections: choicesOf(await siteOf(work, unit.id)),
      ownPhones: await ownPhones(work, unit.id),
      mayTag: mayTag(work.actor, unit) === true,
      publishes: mayAct('publish', standing, handOf(work.actor, unit, []), separate) === true,
    };
  }),
);

type Intent = 'publish' | 'send' | 'draft';
const intents: readonly string[] = ['publish', 'send', 'draft'] satisfies Intent[];

export const action = act(async ({ context, params }, form) => {
  const asked = String(form.get('intent'));
  const intent = (intents.includes(asked) ? asked : 'draft') as Intent;
  // Words of pictures that the browser could not store: everything else is looked at all the same, and nothing is kept.
  const silent = Number(form.get('silent') ?? 0);
  const { id } = await writing(context, async (work) => {
    const done = await perform(work, (await unitOfAddress(work, params.unit)).id, null, intent, form);
    if (silent > 0) throw refuse('alt', silentWords(silent), 'body');
    return done;
  });
  throw redirect(`/${params.unit}/content/articles/${id}?done=${intent}`);
});

const silentWords = (n: number) => `${n} ảnh chưa có lời mô tả dùng được: xem lời nhắc ở từng ảnh.`;

type Kept = { title: string; text: string; section: string; photos: Photo[]; children?: Draft['children'] };

/** The lines after the first, then the pictures side by side. */
const bodyOf = (text: string, photos: readonly Photo[]): RichNode => ({
  type: 'doc',
  content: [
    ...(paragraphs(text).content ?? []),
    ...(photos.length > 0
      ? [
          {
            type: 'gallery',
            attrs: { columns: columnsFor(photos.length) },
            content: photos.map(({ picture, caption }) => ({ type: 'image', attrs: { file: picture.id, caption } })),
          },
        ]
      : []),
  ],
});

export default function Photos() {
  const { unit, sections, publishes, ownPhones, mayTag } = useLoaderData<typeof loader>();
  const result = useAnswer<typeof action>();
  const submit = useSubmit();
  const busy = useNavigation().state !== 'idle';
  const key = useDraftKey(`photos:${unit.slug}`);
  const [text, setText] = useState({ title: '', text: '', section: sections[0]?.value ?? '' });
  const [children, setChildren] = useState<Draft['children']>({ answer: '', pictures: [] });
  const desk = usePhotos(unit.slug);
  const { photos, moving } = desk;
  const [why, setWhy] = useState<ReadonlyMap<string, string>>(new Map());
  const [said, setSaid] = useState('');
  const ready = useRef(false);
  const sent = useRef(false);
  const refused = result && 'refused' in result ? result.refused : undefined;
  const { asked, agreed } = useAsked(refused);

  // What an earlier visit left comes back by itself: the pictures are in the library already.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the screen has come alive
  useEffect(() => {
    const kept = readKept<Kept>(key);
    if (kept && Array.isArray(kept.photos)) {
      setText({ title: kept.title, text: kept.text, section: kept.section || text.section });
      if (kept.children) setChildren(kept.children);
      desk.replace(kept.photos);
      if (kept.photos.length > 0 || kept.title) setSaid('Đã mở lại bản đang viết dở trên máy này.');
    }
    ready.current = true;
  }, []);
  useEffect(() => {
    if (!ready.current) return;
    const timer = setTimeout(() => keep(key, { ...text, photos, children } satisfies Record<string, unknown>), 300);
    return () => clearTimeout(timer);
  }, [key, text, photos, children]);

  // Refused, it is still here only.
  useEffect(() => {
    if (result) sent.current = false;
  }, [result]);

  // Until it stands on a desk of its own it stays here, whatever happens on the way.
  useEffect(
    () => () => {
      if (sent.current && /\/content\/articles\/[0-9a-f-]{36}$/.test(window.location.pathname)) forget(key);
    },
    [key],
  );

  const ids = photos.map((one) => one.picture.id);
  // Another photograph asks again.
  const answered = children.answer !== '' && ids.every((id) => children.pictures.includes(id));
  const move = (id: string, by: -1 | 1) => {
    const at = photos.findIndex((one) => one.picture.id === id) + by;
    desk.move(id, by);
    setSaid(`Ảnh nay đứng thứ ${at + 1} trên ${photos.length}.`);
  };
  const send = async (intent: Intent) => {
    const { worded, why: faults } = await desk.describe(photos);
    const reasons = intent === 'draft' ? new Map<string, string>() : faults;
    setWhy(reasons);
    const standing = worded.map((one) => one.picture.id);
    if (answered) setChildren((was) => ({ ...was, pictures: standing }));
    const [first = '', ...rest] = text.text.trim().split('\n');
    const draft = {
      ...{ title: text.title, section: text.section, cover: worded[0]?.picture.id ?? '' },
      ...{ summary: first.trim(), body: bodyOf(rest.join('\n'), worded), agreed },
      // Said of all of them at once, in whatever words they stand now.
      children: answered ? { answer: children.answer, pictures: standing } : {},
    };
    sent.current = true;
    await submit({ intent, silent: String(reasons.size), draft: JSON.stringify(draft) }, { method: 'post' });
    const [silentOne] = reasons.keys();
    if (silentOne) document.getElementById(`alt-${silentOne}`)?.focus();
  };
  const numbers = privateNumbersIn([`${text.title} ${text.text}`, ...photos.map((one) => one.alt)], ownPhones);
  const silent = photos.filter((one) => !one.decorative && one.alt.trim() === '').length;
  const forward: Intent = publishes ? 'publish' : 'send';
  return (
    <>
      <title>{`Đăng ảnh nhanh – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Bài đăng', to: `/${unit.slug}/content/articles` },
          { label: 'Đăng ảnh nhanh' },
        ]}
        title="Đăng ảnh nhanh"
        facts={`Nhiều nhất ${mostPhotos} ảnh một bài`}
      />
      <div className="quick stack">
        <Reasons reasons={refused?.map((reason) => (reason.code === 'alt' ? { ...reason, field: undefined } : reason))} />
        <TakePhotos desk={desk} />
        <p className="vh" role="status">
          {said}
        </p>
        {photos.length > 0 && (
          <p className="note">
            Mỗi ảnh một câu: ai đang làm gì, ở đâu. Người không nhìn thấy nghe câu này thay cho ảnh, máy tìm kiếm cũng đọc câu
            này. Không ghi họ tên học sinh.
          </p>
        )}
        <ol className="photos">
          {photos.map((photo, i) => (
            <PhotoCard
              key={photo.picture.id}
              {...{ photo, at: i, of: photos.length, why: why.get(photo.picture.id) }}
              onChange={(part) => {
                desk.change(photo.picture.id, part);
                setWhy((was) => new Map([...was].filter(([id]) => id !== photo.picture.id)));
              }}
              onMove={(by) => move(photo.picture.id, by)}
              onDrop={() => desk.drop(photo.picture.id)}
            />
          ))}
        </ol>
        {photos.length > 0 && (
          <ChildrenQuestion
            {...{ unit: unit.slug, mayTag }}
            error={reasonAt(refused, 'children')}
            value={answered ? children.answer : ''}
            pictures={photos.map((one, i) => ({ id: one.picture.id, words: `ảnh ${i + 1}` }))}
            onChange={(answer: ChildrenAnswer) => setChildren({ answer, pictures: ids })}
          />
        )}
        <div className="card pad stack">
          <Textarea
            id="f-title"
            label="Tiêu đề"
            autosize
            minRows={1}
            maxLength={titleMax}
            value={text.title}
            error={reasonAt(refused, 'title')}
            onChange={(event) => setText({ ...text, title: event.currentTarget.value.replace(/\s*\n\s*/g, ' ') })}
          />
          <Textarea
            id="f-body"
            label="Vài lời"
            description="Việc gì, ngày nào, ai tham gia. Dòng đầu thành tóm tắt."
            autosize
            minRows={3}
            maxLength={5000}
            value={text.text}
            error={refused?.find((reason) => reason.field === 'body' && reason.code !== 'alt')?.message}
            onChange={(event) => setText({ ...text, text: event.currentTarget.value })}
          />
          <NativeSelect
            id="f-section"
            label="Chuyên mục"
            data={sections}
            value={text.section}
            error={reasonAt(refused, 'section')}
            onChange={(event) => setText({ ...text, section: event.currentTarget.value })}
          />
          {!asked &&
            numbers.map((number) => (
              <p key={number.digits} className="note warn small" role="status">
                Có {numberWords(number)}: “{number.place}”
              </p>
            ))}
          {silent > 0 && <p className="small muted">{silent} ảnh chưa có lời mô tả.</p>}
          <div className="row big">
            <Button size="md" loading={busy} disabled={moving.length > 0} onClick={() => send(forward)}>
              {publishes ? (asked ? 'Vẫn đăng' : 'Đăng bài') : asked ? 'Vẫn gửi duyệt' : 'Gửi duyệt'}
            </Button>
            <Button size="md" variant="default" loading={busy} disabled={moving.length > 0} onClick={() => send('draft')}>
              Lưu nháp
            </Button>
          </div>
        </div>
      </div>
    </>
  );
}

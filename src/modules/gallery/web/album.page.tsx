// One album: its words, its pictures in order; published when every child on them may be shown.
import './gallery.css';
import { Textarea, TextInput } from '@mantine/core';
import { data, Link, redirect, useLoaderData } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { childrenOn, withdrawnOn } from '#modules/consent/index.ts';
import { ChildrenQuestion } from '#modules/consent/ui.ts';
import { mayTag, picturesOfUnit } from '#modules/media/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { mayReadRecords } from '#modules/people/index.ts';
import { hostLabelOf, separateApprovalAt } from '#modules/sites/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAsked } from '#platform/ui/asked.ts';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PieceScreen, usePieceAnswer } from '#platform/ui/piece-screen.tsx';
import { reasonAt } from '#platform/ui/reasons.tsx';
import type { AlbumForm } from '../commands/gallery-form.ts';
import { saveAlbum, withdrawPiece } from '../commands/save-album.ts';
import { mayKeepGallery } from '../policy.ts';
import { albumById } from '../queries/gallery.ts';
import { type AlbumItem, AlbumPictures } from './parts/album-pictures.tsx';
import { aroundPiece } from './parts/around-piece.tsx';
import { AtOnce } from './parts/at-once.tsx';
import { Withdraw } from './parts/withdraw.tsx';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const album = params.album === 'moi' ? null : await albumById(work, unit.id, params.album ?? '');
    if (album === undefined) throw notFound('Không tìm thấy album này.');
    const may = mayKeepGallery(work.actor, unit);
    const knows = mayReadRecords(work.actor, unit) === true;
    const ids = (album?.pictures ?? []).flatMap((one) => (one.fileId ? [one.fileId] : []));
    const known = await picturesOfUnit(work, unit.id, ids);
    const children = knows ? await childrenOn(work, unit.id, ids) : [];
    const gone = await withdrawnOn(work, unit.id, ids);
    const portal = context.get(requestContext).portalUrl(hostLabelOf(unit));
    return {
      ...{ unit, album, knows, tags: mayTag(work.actor, unit) === true, whyNot: may === true ? null : may.message },
      separate: await separateApprovalAt(work, unit.id),
      items: (album?.pictures ?? []).map((one): AlbumItem => {
        const picture = one.fileId ? (known.get(one.fileId) ?? null) : null;
        return {
          ...{ key: one.fileId ?? `scene:${one.scene}`, picture, alt: picture?.alt ?? one.sceneAlt, caption: one.caption },
          ...{ held: picture?.held ?? false, hidden: picture?.hidden ?? false },
          withdrawnOn: (one.fileId && picture?.held && gone.get(one.fileId)) || null,
          children: knows ? children.filter((child) => child.fileId === one.fileId).length : null,
        };
      }),
      url: album?.state === 'published' ? `${portal}thu-vien/${album.slug}` : null,
    };
  }),
);

const done = { publish: 'Đã đăng album.', draft: 'Đã lưu.', withdraw: 'Đã gỡ khỏi trang.' } as const;

export const action = act(async ({ context, params }, form) => {
  const intent = String(form.get('intent')) as keyof typeof done;
  if (!(intent in done)) throw refuse('intent', 'Không rõ việc cần làm.');
  const id = params.album === 'moi' ? null : (params.album ?? '');
  const version = Number(form.get('version')) || undefined;
  const text = (name: string) => String(form.get(name) ?? '');
  const captions = form.getAll('caption').map(String);
  const saved = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (intent === 'withdraw') {
      await withdrawPiece(work, 'gallery.album', unit.id, id ?? '', { reason: text('reason'), version });
      return null;
    }
    return saveAlbum(
      work,
      unit.id,
      id,
      {
        ...{ title: text('title'), summary: text('summary'), className: text('className'), heldOn: text('heldOn'), version },
        children: text('children') as AlbumForm['children'],
        agreed: text('agreed').split(',').filter(Boolean),
        pictures: form.getAll('picture').map((picture, i) => ({ picture: String(picture), caption: captions[i] ?? '' })),
      },
      intent === 'publish',
    );
  });
  if (id === null && saved) throw redirect(`/${params.unit}/gallery/albums/${saved.id}?done=${intent}`);
  return data({ saved: done[intent] });
});

export default function AlbumScreen() {
  const { unit, separate, album, items, knows, tags, whyNot, url } = useLoaderData<typeof loader>();
  const { reasons, told, busy, field } = usePieceAnswer();
  const { agreed } = useAsked(reasons);
  const live = album?.state === 'published';
  const held = items.filter((item) => item.held && !item.withdrawnOn).length;
  const days = [...new Set(items.flatMap((item) => item.withdrawnOn ?? []))].sort();
  const goneOn = (day: string) => items.flatMap((item, i) => (item.withdrawnOn === day ? [i + 1] : [])).join(', ');
  return (
    <PieceScreen {...aroundPiece('album', album)} {...{ unit, url, whyNot, done, told, reasons, busy }}>
      {knows && reasons?.some((reason) => reason.code === 'consent') && (
        <p className="note">
          <Link to={`/${unit.slug}/consent/list`}>Mở mục Đồng ý đăng ảnh</Link>
        </p>
      )}
      {days.map((day) => (
        <p className="note warn" key={day}>
          Ảnh {goneOn(day)} đã ẩn vì gia đình rút đồng ý ngày {formatDate(day)}.
          {items.some((item) => !item.held) && ' Các ảnh khác của album vẫn hiện.'}
        </p>
      ))}
      {held > 0 && (
        <p className="note warn">
          {held} ảnh đang được giữ lại, không hiện ở trang nào, vì có em chưa có sự đồng ý. Khi có sự đồng ý, ảnh tự hiện lại.
        </p>
      )}
      {separate && whyNot === null && <AtOnce />}
      <KeptForm
        key={`${album?.id}:${album?.version}`}
        draft="album"
        version={album?.version}
        id="album"
        method="post"
        className="stack"
        noValidate
      >
        <input type="hidden" name="version" value={album?.version ?? ''} />
        <input type="hidden" name="agreed" value={agreed.join(',')} />
        <fieldset className="plainset stack" disabled={whyNot !== null}>
          <section className="card pad stack">
            <TextInput {...field('title', 'Tên album', album?.title ?? '')} withAsterisk maxLength={200} />
            <div className="grid3">
              <TextInput
                {...field('heldOn', 'Ngày chụp', album ? formatDate(album.heldOn) : '')}
                placeholder="Để trống: hôm nay"
              />
              <TextInput {...field('className', 'Lớp, khối', album?.className ?? '')} placeholder="Lớp 4 tuổi A" />
            </div>
            <Textarea
              {...field('summary', 'Giới thiệu', album?.summary ?? '')}
              description="Không ghi họ tên học sinh."
              autosize
              minRows={2}
              maxLength={500}
            />
          </section>
          <AlbumPictures unit={unit.slug} items={items} mayTag={tags} />
          <ChildrenQuestion unit={unit.slug} error={reasonAt(reasons, 'children')} mayTag={tags} />
        </fieldset>
      </KeptForm>
      {live && whyNot === null && <Withdraw version={album.version} noun="album" reasons={reasons} />}
    </PieceScreen>
  );
}

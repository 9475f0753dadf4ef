// One album: its words, its pictures in order; published when every child on them may be shown.
import './gallery.css';
import { Textarea, TextInput } from '@mantine/core';
import { data, Link, redirect, useLoaderData } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
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
import { saveAlbum } from '../commands/save-album.ts';
import { mayKeepGallery } from '../policy.ts';
import { albumById } from '../queries/gallery.ts';
import { albumBody } from '../queries/waiting.ts';
import { filesIn, keyOf } from '../rules/body.ts';
import { answerPiece } from './answers.ts';
import { type AlbumItem, AlbumPictures } from './parts/album-pictures.tsx';
import { type Act, ApprovalNote, aroundPiece, done } from './parts/around-piece.tsx';
import { WaitingPiece } from './parts/waiting.tsx';
import { Withdraw } from './parts/withdraw.tsx';
import { waitingOf } from './waiting-of.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const album = params.album === 'moi' ? null : await albumById(work, unit.id, params.album ?? '');
    if (album === undefined) throw notFound('Không tìm thấy album này.');
    const may = mayKeepGallery(work.actor, unit);
    const knows = mayReadRecords(work.actor, unit) === true;
    const kept = album && (await albumBody(work, album.id));
    const sent = album && (await waitingOf(work, unit, album.id, album.state === 'published' ? kept : null));
    const body = sent?.body ?? kept;
    const ids = body ? filesIn(body) : [];
    const known = await picturesOfUnit(work, unit.id, ids);
    const children = knows ? await childrenOn(work, unit.id, ids) : [];
    const gone = await withdrawnOn(work, unit.id, ids);
    const portal = context.get(requestContext).portalUrl(hostLabelOf(unit));
    return {
      ...{ unit, album, knows, tags: mayTag(work.actor, unit) === true, whyNot: may === true ? null : may.message },
      ...{ body, waiting: sent?.waiting ?? null, separate: await separateApprovalAt(work, unit.id) },
      items: (body?.pictures ?? []).map((one): AlbumItem => {
        const picture = one.file_id ? (known.get(one.file_id) ?? null) : null;
        return {
          ...{ key: keyOf(one), picture, alt: picture?.alt ?? one.scene_alt, caption: one.caption },
          ...{ held: picture?.held ?? false, hidden: picture?.hidden ?? false },
          withdrawnOn: (one.file_id && picture?.held && gone.get(one.file_id)) || null,
          children: knows ? children.filter((child) => child.fileId === one.file_id).length : null,
        };
      }),
      url: album?.state === 'published' ? `${portal}thu-vien/${album.slug}` : null,
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const intent = String(form.get('intent')) as Act;
  if (!(intent in done)) throw refuse('intent', 'Không rõ việc cần làm.');
  const id = params.album === 'moi' ? null : (params.album ?? '');
  const text = (name: string) => String(form.get(name) ?? '');
  const captions = form.getAll('caption').map(String);
  const saved = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (id !== null && (await answerPiece(work, 'gallery.album', unit.id, id, intent, form))) return null;
    return saveAlbum(
      work,
      unit.id,
      id,
      {
        ...{ title: text('title'), summary: text('summary'), className: text('className'), heldOn: text('heldOn') },
        ...{ version: Number(text('version')) || undefined, waiting: text('waiting') },
        children: text('children') as AlbumForm['children'],
        agreed: text('agreed').split(',').filter(Boolean),
        pictures: form.getAll('picture').map((picture, i) => ({ picture: String(picture), caption: captions[i] ?? '' })),
      },
      intent === 'publish',
    );
  });
  const did = saved?.waits ? 'send' : intent;
  if (id === null && saved) throw redirect(`/${params.unit}/gallery/albums/${saved.id}?done=${did}`);
  return data({ saved: done[did] });
});

const classExample: Partial<Record<UnitLevel, string>> = { mn: 'Lớp 4 tuổi A', th: 'Lớp 3A', thpt: 'Lớp 10A1', gdtx: 'Lớp 10A' };

export default function AlbumScreen() {
  const { unit, separate, album, body, waiting, items, knows, tags, whyNot, url } = useLoaderData<typeof loader>();
  const { refusal, reasons, told, busy, field } = usePieceAnswer();
  const mine = refusal?.intent === 'approve' ? undefined : reasons;
  const { agreed } = useAsked(mine);
  const live = album?.state === 'published';
  const held = items.filter((item) => item.held && !item.withdrawnOn).length;
  const days = [...new Set(items.flatMap((item) => item.withdrawnOn ?? []))].sort();
  const goneOn = (day: string) => items.flatMap((item, i) => (item.withdrawnOn === day ? [i + 1] : [])).join(', ');
  return (
    <PieceScreen
      {...aroundPiece('album', album, waiting?.state ?? null, separate)}
      {...{ unit, url, whyNot, done, told, reasons, busy }}
    >
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
      {album && waiting && (
        <WaitingPiece
          key={`${album.version}:${waiting.version}`}
          {...{ waiting, busy, refusal, noun: 'album', unit: unit.slug, version: album.version, mayTag: tags }}
          writes={whyNot === null}
        />
      )}
      {separate && whyNot === null && <ApprovalNote form="album" />}
      <KeptForm
        key={`${album?.id}:${album?.version}:${waiting?.version}`}
        draft="album"
        version={album ? album.version * 10_000 + (waiting?.version ?? 0) : undefined}
        id="album"
        method="post"
        className="stack"
        noValidate
      >
        <input type="hidden" name="version" value={album?.version ?? ''} />
        <input type="hidden" name="waiting" value={waiting?.version ?? 0} />
        <input type="hidden" name="agreed" value={agreed.join(',')} />
        <fieldset className="plainset stack" disabled={whyNot !== null}>
          <section className="card pad stack">
            <TextInput {...field('title', 'Tên album', body?.title ?? '')} withAsterisk maxLength={200} />
            <div className="grid3">
              <TextInput
                {...field('heldOn', 'Ngày chụp', body ? formatDate(body.held_on) : '')}
                placeholder="Để trống: hôm nay"
              />
              <TextInput
                {...field('className', 'Lớp, khối', body?.class_name ?? '')}
                placeholder={classExample[unit.level] ?? 'Lớp 6A'}
              />
            </div>
            <Textarea
              {...field('summary', 'Giới thiệu', body?.summary ?? '')}
              description="Không ghi họ tên học sinh."
              autosize
              minRows={2}
              maxLength={500}
            />
          </section>
          <AlbumPictures unit={unit.slug} items={items} mayTag={tags} />
          <ChildrenQuestion unit={unit.slug} error={reasonAt(mine, 'children')} mayTag={tags} />
        </fieldset>
      </KeptForm>
      {live && whyNot === null && <Withdraw version={album.version} noun="album" reasons={reasons} />}
    </PieceScreen>
  );
}

// One video: a link to a house that we know, a poster of our own.
import './gallery.css';
import { Button, Textarea, TextInput } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import { data, redirect, useLoaderData } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { providerNames } from '#kernel/video-address.ts';
import { picturesOfUnit } from '#modules/media/index.ts';
import { type Picture, PicturePicker, srcOf } from '#modules/media/ui.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { hostLabelOf, separateApprovalAt } from '#modules/sites/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { DayInput } from '#platform/ui/day-input.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PieceScreen, usePieceAnswer } from '#platform/ui/piece-screen.tsx';
import { reasonAt } from '#platform/ui/reasons.tsx';
import { withdrawPiece } from '../commands/save-album.ts';
import { saveVideo } from '../commands/save-video.ts';
import { mayKeepGallery } from '../policy.ts';
import { videoById } from '../queries/gallery.ts';
import { aroundPiece } from './parts/around-piece.tsx';
import { AtOnce } from './parts/at-once.tsx';
import { Withdraw } from './parts/withdraw.tsx';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const video = params.video === 'moi' ? null : await videoById(work, unit.id, params.video ?? '');
    if (video === undefined) throw notFound('Không tìm thấy video này.');
    const may = mayKeepGallery(work.actor, unit);
    const posterFile = video?.posterFile ?? '';
    const poster: Picture | null = (await picturesOfUnit(work, unit.id, [posterFile])).get(posterFile) ?? null;
    const portal = context.get(requestContext).portalUrl(hostLabelOf(unit));
    return {
      ...{ unit, video, poster, whyNot: may === true ? null : may.message },
      separate: await separateApprovalAt(work, unit.id),
      url: video?.state === 'published' ? `${portal}thu-vien` : null,
    };
  }),
);

const done = { publish: 'Đã đăng video.', draft: 'Đã lưu.', withdraw: 'Đã gỡ khỏi trang.' } as const;

export const action = act(async ({ context, params }, form) => {
  const intent = String(form.get('intent')) as keyof typeof done;
  if (!(intent in done)) throw refuse('intent', 'Không rõ việc cần làm.');
  const id = params.video === 'moi' ? null : (params.video ?? '');
  const version = Number(form.get('version')) || undefined;
  const text = (name: string) => String(form.get(name) ?? '');
  const saved = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (intent === 'withdraw') {
      await withdrawPiece(work, 'gallery.video', unit.id, id ?? '', { reason: text('reason'), version });
      return null;
    }
    const input = { title: text('title'), summary: text('summary'), heldOn: text('heldOn'), url: text('url') };
    return saveVideo(work, unit.id, id, { ...input, poster: text('poster'), version }, intent === 'publish');
  });
  if (id === null && saved) throw redirect(`/${params.unit}/gallery/videos/${saved.id}?done=${intent}`);
  return data({ saved: done[intent] });
});

export default function VideoScreen() {
  const { unit, separate, video, poster: given, whyNot, url } = useLoaderData<typeof loader>();
  const { reasons, told, busy, field } = usePieceAnswer();
  const [poster, setPoster] = useState<Picture | null>(given);
  const [open, setOpen] = useState(false);
  const live = video?.state === 'published';
  const kept = poster?.id ?? (video?.posterScene ? `scene:${video.posterScene}` : '');
  return (
    <PieceScreen {...aroundPiece('video', video)} {...{ unit, url, whyNot, done, told, reasons, busy }}>
      {separate && whyNot === null && <AtOnce />}
      <KeptForm
        key={`${video?.id}:${video?.version}`}
        draft="video"
        version={video?.version}
        id="video"
        method="post"
        className="stack"
        noValidate
      >
        <input type="hidden" name="version" value={video?.version ?? ''} />
        <input type="hidden" name="poster" value={kept} />
        <fieldset className="plainset stack" disabled={whyNot !== null}>
          <section className="card pad stack">
            <TextInput {...field('title', 'Tên video', video?.title ?? '')} withAsterisk maxLength={200} />
            <div className="grid3">
              <TextInput
                {...field('url', 'Địa chỉ video', video?.url ?? '')}
                description={`${Object.values(providerNames).join(', ')}. Trang chỉ dẫn tới, không tải gì của họ.`}
                maxLength={300}
              />
              <DayInput {...field('heldOn', 'Ngày', video ? formatDate(video.heldOn) : '')} placeholder="Để trống: hôm nay" />
            </div>
            <Textarea {...field('summary', 'Giới thiệu', video?.summary ?? '')} autosize minRows={2} maxLength={500} />
            <div className="row" id="f-poster">
              {poster && <img src={srcOf(poster, 480)} alt={poster.alt || poster.name} width="160" height="107" />}
              <Button variant="default" leftSection={<IconPhoto size={16} aria-hidden />} onClick={() => setOpen(true)}>
                {poster ? 'Đổi ảnh bìa' : 'Chọn ảnh bìa'}
              </Button>
              {reasonAt(reasons, 'poster') && <p className="small">{reasonAt(reasons, 'poster')}</p>}
            </div>
          </section>
        </fieldset>
      </KeptForm>
      <PicturePicker
        unit={unit.slug}
        opened={open}
        title="Ảnh bìa của video"
        onClose={() => setOpen(false)}
        onPick={([picked]) => {
          if (picked) setPoster(picked);
          setOpen(false);
        }}
      />
      {live && whyNot === null && <Withdraw version={video.version} noun="video" reasons={reasons} />}
    </PieceScreen>
  );
}

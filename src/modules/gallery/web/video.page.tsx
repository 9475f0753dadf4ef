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
import { saveVideo } from '../commands/save-video.ts';
import { mayKeepGallery } from '../policy.ts';
import { videoById } from '../queries/gallery.ts';
import { videoBody } from '../queries/waiting.ts';
import { answerPiece } from './answers.ts';
import { type Act, ApprovalNote, aroundPiece, done } from './parts/around-piece.tsx';
import { WaitingPiece } from './parts/waiting.tsx';
import { Withdraw } from './parts/withdraw.tsx';
import { waitingOf } from './waiting-of.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const video = params.video === 'moi' ? null : await videoById(work, unit.id, params.video ?? '');
    if (video === undefined) throw notFound('Không tìm thấy video này.');
    const may = mayKeepGallery(work.actor, unit);
    const kept = video && (await videoBody(work, video.id));
    const sent = video && (await waitingOf(work, unit, video.id, video.state === 'published' ? kept : null));
    const body = sent?.body ?? kept;
    const posterFile = body?.poster_id ?? '';
    const poster: Picture | null = (await picturesOfUnit(work, unit.id, [posterFile])).get(posterFile) ?? null;
    const portal = context.get(requestContext).portalUrl(hostLabelOf(unit));
    return {
      ...{ unit, video, body, poster, whyNot: may === true ? null : may.message },
      ...{ waiting: sent?.waiting ?? null, separate: await separateApprovalAt(work, unit.id) },
      url: video?.state === 'published' ? `${portal}thu-vien` : null,
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const intent = String(form.get('intent')) as Act;
  if (!(intent in done)) throw refuse('intent', 'Không rõ việc cần làm.');
  const id = params.video === 'moi' ? null : (params.video ?? '');
  const text = (name: string) => String(form.get(name) ?? '');
  const saved = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (id !== null && (await answerPiece(work, 'gallery.video', unit.id, id, intent, form))) return null;
    const words = { title: text('title'), summary: text('summary'), heldOn: text('heldOn'), url: text('url') };
    const seen = { version: Number(text('version')) || undefined, waiting: text('waiting') };
    return saveVideo(work, unit.id, id, { ...words, poster: text('poster'), ...seen }, intent === 'publish');
  });
  const did = saved?.waits ? 'send' : intent;
  if (id === null && saved) throw redirect(`/${params.unit}/gallery/videos/${saved.id}?done=${did}`);
  return data({ saved: done[did] });
});

/** Another version of it, or of what waits, is another desk. */
export default function VideoScreen() {
  const { video, waiting } = useLoaderData<typeof loader>();
  return <Desk key={`${video?.id}:${video?.version}:${waiting?.version}`} />;
}

function Desk() {
  const { unit, separate, video, body, waiting, poster: given, whyNot, url } = useLoaderData<typeof loader>();
  const { refusal, reasons, told, busy, field } = usePieceAnswer();
  const [poster, setPoster] = useState<Picture | null>(given);
  const [open, setOpen] = useState(false);
  const live = video?.state === 'published';
  const kept = poster?.id ?? (body?.poster_scene ? `scene:${body.poster_scene}` : '');
  return (
    <PieceScreen
      {...aroundPiece('video', video, waiting?.state ?? null, separate)}
      {...{ unit, url, whyNot, done, told, reasons, busy }}
    >
      {video && waiting && (
        <WaitingPiece
          {...{ waiting, busy, refusal, noun: 'video', unit: unit.slug, version: video.version, mayTag: false }}
          writes={whyNot === null}
        />
      )}
      {separate && whyNot === null && <ApprovalNote form="video" />}
      <KeptForm
        draft="video"
        version={video ? video.version * 10_000 + (waiting?.version ?? 0) : undefined}
        id="video"
        method="post"
        className="stack"
        noValidate
      >
        <input type="hidden" name="version" value={video?.version ?? ''} />
        <input type="hidden" name="waiting" value={waiting?.version ?? 0} />
        <input type="hidden" name="poster" value={kept} />
        <fieldset className="plainset stack" disabled={whyNot !== null}>
          <section className="card pad stack">
            <TextInput {...field('title', 'Tên video', body?.title ?? '')} withAsterisk maxLength={200} />
            <div className="grid3">
              <TextInput
                {...field('url', 'Địa chỉ video', body?.url ?? '')}
                description={`${Object.values(providerNames).join(', ')}. Trang chỉ dẫn tới, không tải gì của họ.`}
                maxLength={300}
              />
              <DayInput {...field('heldOn', 'Ngày', body ? formatDate(body.held_on) : '')} placeholder="Để trống: hôm nay" />
            </div>
            <Textarea {...field('summary', 'Giới thiệu', body?.summary ?? '')} autosize minRows={2} maxLength={500} />
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

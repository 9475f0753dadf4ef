// One event: written down, published, called off.
import { Button, Textarea, TextInput } from '@mantine/core';
import { data, redirect, useLoaderData } from 'react-router';
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { hostLabelOf } from '#modules/sites/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { DayInput } from '#platform/ui/day-input.tsx';
import { Fold } from '#platform/ui/fold.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PieceScreen, usePieceAnswer } from '#platform/ui/piece-screen.tsx';
import { reasonAt } from '#platform/ui/reasons.tsx';
import type { EventForm } from '../commands/event-form.ts';
import { cancelEvent, saveEvent } from '../commands/save-event.ts';
import { mayKeepSchedule } from '../policy.ts';
import { eventById } from '../queries/events.ts';
import { eventStates } from './lists.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const event = params.event === 'moi' ? null : await eventById(work, unit.id, params.event ?? '');
    if (event === undefined) throw notFound('Không tìm thấy sự kiện này.');
    const may = mayKeepSchedule(work.actor, unit);
    const portal = context.get(requestContext).portalUrl(hostLabelOf(unit));
    return {
      ...{ unit, event, whyNot: may === true ? null : may.message },
      url: event && event.state !== 'draft' ? `${portal}su-kien/${event.slug}` : null,
    };
  }),
);

const done = { publish: 'Đã công bố.', draft: 'Đã lưu.', cancel: 'Đã báo hoãn, hủy.' } as const;
const fields = ['title', 'summary', 'body', 'place', 'organiser', 'startsOn', 'starts', 'endsOn', 'ends'] as const;

export const action = act(async ({ context, params }, form) => {
  const intent = String(form.get('intent')) as keyof typeof done;
  if (!(intent in done)) throw refuse('intent', 'Không rõ việc cần làm.');
  const id = params.event === 'moi' ? null : (params.event ?? '');
  const version = Number(form.get('version')) || undefined;
  const saved = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (intent === 'cancel') {
      await cancelEvent(work, unit.id, id ?? '', {
        reason: String(form.get('reason') ?? ''),
        ...(version ? { version } : {}),
      });
      return null;
    }
    const input = Object.fromEntries(fields.map((field) => [field, String(form.get(field) ?? '')])) as unknown as EventForm;
    return saveEvent(work, unit.id, id, { ...input, version }, intent === 'publish');
  });
  if (id === null && saved) throw redirect(`/${params.unit}/schedule/events/${saved.id}?done=${intent}`);
  return data({ saved: done[intent] });
});

export default function EventScreen() {
  const { unit, event, whyNot, url } = useLoaderData<typeof loader>();
  const { reasons, told, busy } = usePieceAnswer();
  const title = event?.title ?? 'Sự kiện mới';
  const field = (name: (typeof fields)[number], label: string, value: string) => ({
    ...{ name, label, id: `f-${name}`, defaultValue: value, error: reasonAt(reasons, name), autoComplete: 'off' },
  });
  const day = (value: string | undefined) => (value ? formatDate(value) : '');
  return (
    <PieceScreen
      {...{ unit, title, url, whyNot, done, told, reasons, busy }}
      list={{ label: 'Sự kiện', to: 'schedule/events' }}
      here={event ? 'Soạn' : 'Sự kiện mới'}
      form="su-kien"
      facts={
        event && (
          <>
            <span className={event.state === 'published' ? 'tag ok' : event.state === 'cancelled' ? 'tag bad' : 'tag'}>
              {eventStates[event.state]}
            </span>{' '}
            {event.updatedBy} lưu {formatInstant(new Date(event.updatedAt))}
          </>
        )
      }
      acts={[
        ...(event?.state === 'published' ? [] : [{ value: 'draft', label: 'Lưu nháp' }]),
        { value: 'publish', label: event?.state === 'published' ? 'Lưu, công bố bản mới' : 'Công bố' },
      ]}
    >
      {event?.state === 'cancelled' && <p className="note warn">Đã báo hoãn, hủy: {event.cancelReason}</p>}
      <KeptForm
        key={`${event?.id}:${event?.version}`}
        draft="event"
        version={event?.version}
        id="su-kien"
        method="post"
        className="stack"
        noValidate
      >
        <input type="hidden" name="version" value={event?.version ?? ''} />
        <fieldset className="plainset stack" disabled={whyNot !== null}>
          <section className="card pad stack">
            <TextInput {...field('title', 'Tên sự kiện', event?.title ?? '')} withAsterisk maxLength={200} />
            <div className="grid3">
              <DayInput {...field('startsOn', 'Từ ngày', day(event?.startsOn))} placeholder="15/12/2018" withAsterisk />
              <TextInput {...field('starts', 'Giờ bắt đầu', event?.starts ?? '')} placeholder="7h30" />
              <DayInput
                {...field('endsOn', 'Đến hết ngày', event && event.endsOn !== event.startsOn ? day(event.endsOn) : '')}
                placeholder="Để trống: trong một ngày"
              />
              <TextInput {...field('ends', 'Giờ kết thúc', event?.ends ?? '')} placeholder="11h" />
              <TextInput {...field('place', 'Địa điểm', event?.place ?? '')} />
              <TextInput {...field('organiser', 'Đơn vị tổ chức', event?.organiser ?? '')} placeholder={unit.shortName} />
            </div>
            <Textarea {...field('summary', 'Tóm tắt', event?.summary ?? '')} autosize minRows={2} maxLength={300} />
            <Textarea
              {...field('body', 'Nội dung', event?.body ?? '')}
              description="Mỗi đoạn một dòng. Không ghi họ tên học sinh chưa có sự đồng ý của cha mẹ."
              autosize
              minRows={5}
              maxLength={5000}
            />
          </section>
        </fieldset>
      </KeptForm>
      {event?.state === 'published' && whyNot === null && (
        <section className="card pad">
          <Fold open={reasonAt(reasons, 'reason') !== undefined}>
            <summary>Hoãn, hủy sự kiện</summary>
            <KeptForm draft={`cancel:${event.version}`} method="post" className="stack" noValidate>
              <input type="hidden" name="version" value={event.version} />
              <Textarea
                id="f-reason"
                name="reason"
                label="Lý do"
                description="Sự kiện ở lại trên lịch, gạch ngang cùng lý do này."
                maxLength={300}
                error={reasonAt(reasons, 'reason')}
              />
              <div>
                <Button type="submit" name="intent" value="cancel" variant="default" color="red">
                  Báo hoãn, hủy
                </Button>
              </div>
            </KeptForm>
          </Fold>
        </section>
      )}
    </PieceScreen>
  );
}

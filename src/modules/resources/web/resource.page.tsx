// One resource: described, its file, published, offered to the repository; judged by a unit above.
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { data, Form, redirect, useLoaderData } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { hostLabelOf } from '#modules/sites/index.ts';
import { maxBytes } from '#platform/files/file-kind.ts';
import { filesContext, reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { FileField } from '#platform/ui/file-field.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PieceScreen, usePieceAnswer } from '#platform/ui/piece-screen.tsx';
import { reasonAt } from '#platform/ui/reasons.tsx';
import {
  demandKeeping,
  judgeResource,
  offerResource,
  saveResource,
  storeResourceFile,
  withdrawResource,
} from '../commands/save-resource.ts';
import { mayJudgeResources, mayKeepResources, mayPublishResources } from '../policy.ts';
import { resourceById } from '../queries/resources.ts';
import { gradeChoices, licences, resourceKinds, resourceSubjects } from '../rules/kinds.ts';
import { Judge, Withdraw } from './parts/judge.tsx';
import { resourceStates, sharedNames, sharedTone, stateTone } from './resource-list.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const resource = params.resource === 'moi' ? null : await resourceById(work, unit, params.resource ?? '');
    if (resource === undefined) throw notFound('Không tìm thấy tài nguyên này.');
    const own = !resource || resource.unitId === unit.id;
    const keep = mayKeepResources(work.actor, unit);
    const publish = mayPublishResources(work.actor, unit);
    const portal = context.get(requestContext).portalUrl(hostLabelOf(unit));
    return {
      ...{ unit, resource, own },
      whyNot: !own ? 'Tài nguyên của đơn vị khác: xem và duyệt, không sửa.' : keep === true ? null : keep.message,
      whyNoPublish: publish === true ? null : publish.message,
      judges: !own && resource.shared === 'asked' && mayJudgeResources(work.actor, unit) === true,
      url: own && resource?.state === 'published' ? `${portal}tai-nguyen/${resource.slug}` : null,
    };
  }),
);

const done = {
  ...{ publish: 'Đã đăng.', draft: 'Đã lưu.', withdraw: 'Đã gỡ khỏi trang.', offer: 'Đã gửi lên kho chung, chờ duyệt.' },
  ...{ approve: 'Đã duyệt vào kho chung.', return: 'Đã trả lại cho đơn vị.' },
} as const;

export const action = act(async ({ context, params }, form) => {
  const intent = String(form.get('intent')) as keyof typeof done;
  if (!(intent in done)) throw refuse('intent', 'Không rõ việc cần làm.');
  const id = params.resource === 'moi' ? null : (params.resource ?? '');
  const version = Number(form.get('version')) || undefined;
  const text = (name: string) => String(form.get(name) ?? '');
  if (intent === 'publish' || intent === 'draft') {
    // Asked before the file is read and stored, and again by the command.
    const unit = await reading(context, async (work) => demandKeeping(work, await unitOfAddress(work, params.unit)));
    const upload = form.get('file');
    const file =
      upload instanceof File && upload.size > 0
        ? await storeResourceFile(context.get(filesContext), {
            name: upload.name,
            bytes: new Uint8Array(await upload.arrayBuffer()),
          })
        : null;
    const saved = await writing(context, (work) =>
      saveResource(
        work,
        unit.id,
        id,
        {
          ...{ title: text('title'), summary: text('summary'), kind: text('kind'), subject: text('subject') },
          ...{ author: text('author'), series: text('series'), licence: text('licence'), grades: form.getAll('grades') },
          version,
        },
        file,
        intent === 'publish',
      ),
    );
    if (id === null) throw redirect(`/${params.unit}/resources/list/${saved.id}?done=${intent}`);
    return data({ saved: done[intent] });
  }
  await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const resource = await resourceById(work, unit, id ?? '');
    if (!resource) throw notFound('Không tìm thấy tài nguyên này.');
    const reason = text('reason');
    if (intent === 'offer') return offerResource(work, unit.id, resource.id);
    if (intent === 'withdraw') return withdrawResource(work, unit.id, resource.id, { reason, ...(version ? { version } : {}) });
    return judgeResource(work, resource.unitId, resource.id, { approve: intent === 'approve', reason });
  });
  return data({ saved: done[intent] });
});

export default function ResourceScreen() {
  const { unit, resource, own, whyNot, whyNoPublish, judges, url } = useLoaderData<typeof loader>();
  const { reasons, told, busy, field } = usePieceAnswer();
  const title = resource?.title ?? 'Tài nguyên mới';
  const live = resource?.state === 'published';
  const options = (list: typeof licences, empty?: string) => [
    ...(empty ? [{ value: '', label: empty }] : []),
    ...list.entries.map((entry) => ({ value: entry.code, label: entry.name })),
  ];
  return (
    <PieceScreen
      {...{ unit, title, url, done, told, reasons, busy }}
      whyNot={whyNot ?? (live ? whyNoPublish : null)}
      list={{ label: 'Tài nguyên', to: 'resources/list' }}
      here={resource ? 'Soạn' : 'Tài nguyên mới'}
      form="tai-nguyen"
      facts={
        resource && (
          <>
            <span className={stateTone[resource.state]}>{resourceStates[resource.state]}</span>{' '}
            {resource.shared !== 'no' && <span className={sharedTone[resource.shared]}>{sharedNames[resource.shared]}</span>}{' '}
            {resource.unitName}; {resource.updatedBy} lưu {formatInstant(new Date(resource.updatedAt))}
          </>
        )
      }
      acts={[
        ...(own && !live ? [{ value: 'draft', label: 'Lưu nháp', whyNot }] : []),
        ...(own ? [{ value: 'publish', label: live ? 'Lưu, đăng bản mới' : 'Đăng', whyNot: whyNot ?? whyNoPublish }] : []),
      ]}
    >
      {(whyNot ?? (live ? whyNoPublish : null)) && <p className="note">{whyNot ?? whyNoPublish}</p>}
      {resource?.shared === 'returned' && <p className="note warn">Kho chung trả lại: {resource.sharedReason}</p>}
      {judges && <Judge reasons={reasons} />}
      <KeptForm
        key={`${resource?.id}:${resource?.version}`}
        draft="resource"
        version={resource?.version}
        id="tai-nguyen"
        method="post"
        encType="multipart/form-data"
        className="stack"
        noValidate
      >
        <input type="hidden" name="version" value={resource?.version ?? ''} />
        <fieldset className="plainset stack" disabled={whyNot !== null}>
          <section className="card pad stack">
            <TextInput {...field('title', 'Tên tài nguyên', resource?.title ?? '')} withAsterisk maxLength={200} />
            <div className="grid3">
              <NativeSelect {...field('kind', 'Loại', resource?.kind ?? 'giao-an')} data={options(resourceKinds)} />
              <NativeSelect
                {...field('subject', 'Môn', resource?.subject ?? '')}
                data={options(resourceSubjects, 'Không theo môn')}
              />
              <NativeSelect {...field('licence', 'Phép dùng', resource?.licence ?? 'teach')} data={options(licences)} />
              <TextInput {...field('author', 'Tác giả', resource?.author ?? '')} withAsterisk maxLength={120} />
              <TextInput {...field('series', 'Bộ sách', resource?.series ?? '')} maxLength={120} />
            </div>
            <fieldset className="plainset" id="f-grades">
              <legend>Khối</legend>
              {reasonAt(reasons, 'grades') && <p className="small tag bad">{reasonAt(reasons, 'grades')}</p>}
              <div className="row">
                {gradeChoices.entries.map((entry) => (
                  <Checkbox
                    key={entry.code}
                    name="grades"
                    value={entry.code}
                    label={entry.name}
                    defaultChecked={resource?.grades.includes(entry.code) ?? false}
                  />
                ))}
              </div>
            </fieldset>
            <Textarea {...field('summary', 'Giới thiệu', resource?.summary ?? '')} autosize minRows={2} maxLength={600} />
            <div className="stack" id="f-file" style={{ gap: 4 }}>
              <FileField
                label={resource?.fileName ? `Tệp: ${resource.fileName}. Chọn tệp khác để thay.` : 'Tệp'}
                hint={<>PDF, DOCX, XLSX, PPTX, nhiều nhất {Math.round(maxBytes / 1_048_576)} MB. Video để ở mục Album, video.</>}
                name="file"
                accept=".pdf,.docx,.xlsx,.pptx"
              />
              {reasonAt(reasons, 'file') && <span className="small tag bad">{reasonAt(reasons, 'file')}</span>}
            </div>
            {resource?.fileName && (
              <p className="small">
                <a href={`/${unit.slug}/resources/list/${resource.id}/file`} target="_blank" rel="noopener">
                  Mở tệp {resource.fileName}
                </a>
              </p>
            )}
          </section>
        </fieldset>
      </KeptForm>
      {own && live && whyNoPublish === null && (resource.shared === 'no' || resource.shared === 'returned') && (
        <Form method="post" className="card pad row">
          <span style={{ flex: 1 }}>Gửi lên kho chung của Phòng và Sở để các trường khác cùng dùng.</span>
          <Button type="submit" name="intent" value="offer" variant="default" loading={busy}>
            Gửi lên kho chung
          </Button>
        </Form>
      )}
      {own && live && whyNoPublish === null && <Withdraw version={resource.version} reasons={reasons} />}
    </PieceScreen>
  );
}

// One draft before citizens: its text and files, its days, what was said, and what came of it.
import './engagement.css';
import { Textarea, TextInput } from '@mantine/core';
import { data, redirect, useLoaderData } from 'react-router';
import { addDays, formatDate, formatInstant } from '#kernel/calendar.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { hostLabelOf } from '#modules/sites/index.ts';
import { fileKind, fileName, mimeOf } from '#platform/files/file-kind.ts';
import { filesContext, reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PieceScreen, usePieceAnswer } from '#platform/ui/piece-screen.tsx';
import { reasonAt } from '#platform/ui/reasons.tsx';
import { keepersUnit } from '../commands/keepers-unit.ts';
import { moderateComments } from '../commands/moderate-comments.ts';
import { type KeptFile, saveConsultation } from '../commands/save-consultation.ts';
import { commentsOf, consultationById } from '../queries/consultations.ts';
import { opennessNames } from '../rules/open.ts';
import { consultationStates, opennessTone } from './opinion-lists.ts';
import { Attached } from './parts/attached.tsx';
import { Comments } from './parts/comments.tsx';
import { OpenDays } from './parts/open-days.tsx';
import { readersUnit } from './readers-unit.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const { unit, whyNot } = await readersUnit(work, params.unit);
    const record = params.consultation === 'moi' ? null : await consultationById(work, unit.id, params.consultation ?? '');
    if (record === undefined) throw notFound('Không tìm thấy dự thảo này.');
    const c = record?.consultation;
    const portal = context.get(requestContext).portalUrl(hostLabelOf(unit));
    return {
      ...{ unit: { slug: unit.slug, shortName: unit.shortName }, whyNot, openness: record?.openness ?? null },
      consultation: c ?? null,
      files: record?.files ?? [],
      comments: c ? await commentsOf(work, c.id) : [],
      opensOn: formatDate(c?.opens_on ?? work.today),
      closesOn: formatDate(c?.closes_on ?? addDays(work.today, 30)),
      closed: c !== undefined && c.closes_on < work.today,
      url: c?.state === 'published' ? `${portal}gop-y/${c.slug}` : null,
    };
  }),
);

const done = { publish: 'Đã đăng.', draft: 'Đã lưu nháp.', withdraw: 'Đã gỡ khỏi trang.' } as const;

async function kept(form: FormData, name: string, files: { put(bytes: Uint8Array): Promise<string> }): Promise<KeptFile[]> {
  const stored: KeptFile[] = [];
  for (const upload of form.getAll(name)) {
    if (!(upload instanceof File) || upload.size === 0) continue;
    const bytes = new Uint8Array(await upload.arrayBuffer());
    const found = fileKind(bytes, upload.name);
    if ('why' in found) throw refuse('files', found.why, name);
    stored.push({
      ...{
        sha256: await files.put(bytes),
        name: fileName(upload.name, found.kind),
        mime: mimeOf[found.kind],
        size: bytes.length,
      },
    });
  }
  return stored;
}

export const action = act(async ({ context, params }, form) => {
  const intent = String(form.get('intent'));
  const id = params.consultation === 'moi' ? null : (params.consultation ?? '');
  const text = (name: string) => String(form.get(name) ?? '');
  if (intent === 'shown' || intent === 'hidden') {
    const count = await writing(context, async (work) => {
      const { unit } = await readersUnit(work, params.unit);
      return moderateComments(work, unit.id, id ?? '', form.getAll('id').map(String), intent);
    });
    return data({ saved: `${intent === 'shown' ? 'Đã cho hiện' : 'Đã ẩn'} ${count} góp ý.` });
  }
  if (intent !== 'draft' && intent !== 'publish' && intent !== 'withdraw') throw refuse('intent', 'Không rõ việc cần làm.');
  // Asked before files are read and stored, and again by the command.
  const unit = await reading(context, async (work) => {
    const found = await readersUnit(work, params.unit);
    return keepersUnit(work, found.unit.id);
  });
  const files = context.get(filesContext);
  const added = { draft: await kept(form, 'files', files), synthesis: await kept(form, 'results', files) };
  const version = id === null ? {} : { version: Number(form.get('version')) };
  const saved = await writing(context, (work) =>
    saveConsultation(
      work,
      unit.id,
      id,
      {
        ...{ title: text('title'), dossier: text('dossier'), body: text('body'), synthesis: text('synthesis') },
        ...{ opensOn: text('opensOn'), closesOn: text('closesOn'), keep: form.getAll('keep').map(String), ...version },
      },
      added,
      intent,
    ),
  );
  if (id === null) throw redirect(`/${params.unit}/engagement/consultations/${saved.id}?done=${intent}`);
  return data({ saved: done[intent] });
});

export default function ConsultationScreen() {
  const {
    unit,
    consultation: c,
    files,
    comments,
    openness,
    whyNot,
    url,
    opensOn,
    closesOn,
    closed,
  } = useLoaderData<typeof loader>();
  const { reasons, told, busy } = usePieceAnswer();
  const base = `/${unit.slug}/engagement/consultations`;
  const title = c?.title || 'Lấy ý kiến dự thảo';
  const wrong = (field: string) => reasonAt(reasons, field);
  return (
    <PieceScreen
      {...{ unit, title, url, whyNot, done, told, reasons, busy }}
      list={{ label: 'Góp ý dự thảo', to: 'engagement/consultations' }}
      here={c ? 'Soạn' : 'Mới'}
      form="du-thao"
      facts={
        c && (
          <>
            <span className={c.state === 'published' ? 'tag ok' : c.state === 'withdrawn' ? 'tag bad' : 'tag'}>
              {consultationStates[c.state]}
            </span>{' '}
            {openness && c.state === 'published' && <span className={opennessTone[openness]}>{opennessNames[openness]}</span>}{' '}
            {c.updated_by} lưu {formatInstant(new Date(c.updated_at))}
          </>
        )
      }
      acts={[
        c?.state === 'published' ? { value: 'withdraw', label: 'Gỡ khỏi trang' } : { value: 'draft', label: 'Lưu nháp' },
        { value: 'publish', label: c?.state === 'published' ? 'Lưu và đăng' : 'Đăng' },
      ]}
    >
      <KeptForm
        key={`${c?.id}:${c?.version}`}
        draft="consultation"
        version={c?.version}
        id="du-thao"
        method="post"
        encType="multipart/form-data"
        className="stack"
        noValidate
      >
        <input type="hidden" name="version" value={c?.version ?? ''} />
        <fieldset className="plainset stack" disabled={whyNot !== null}>
          <section className="card pad stack">
            <TextInput
              id="f-title"
              name="title"
              label="Tên dự thảo"
              defaultValue={c?.title}
              maxLength={300}
              withAsterisk
              error={wrong('title')}
            />
            <OpenDays from="Nhận góp ý từ" {...{ opensOn, closesOn, wrong }} />
            <Textarea
              id="f-dossier"
              name="dossier"
              label="Vì sao lấy ý kiến"
              description="Tóm tắt tờ trình, điểm mới, điều cần hỏi"
              defaultValue={c?.dossier}
              autosize
              minRows={3}
              maxLength={4000}
              error={wrong('dossier')}
            />
            <Textarea
              id="f-body"
              name="body"
              label="Toàn văn"
              description="Để trống nếu đã đính kèm tệp"
              defaultValue={c?.body}
              autosize
              minRows={6}
              maxRows={24}
              maxLength={60_000}
              error={wrong('body')}
            />
            <Attached
              {...{ title: 'Tệp dự thảo', name: 'files', error: wrong('files'), to: `${base}/${c?.id}/files` }}
              files={files.filter((file) => file.part === 'draft')}
            />
          </section>
          {closed && (
            <section className="card pad stack">
              <h2>Tổng hợp, giải trình, tiếp thu</h2>
              <Textarea
                id="f-synthesis"
                name="synthesis"
                label="Nội dung"
                description="Bao nhiêu góp ý, tiếp thu điều gì, không tiếp thu điều gì và vì sao"
                defaultValue={c?.synthesis ?? ''}
                autosize
                minRows={5}
                maxLength={20_000}
                error={wrong('synthesis')}
              />
              <Attached
                {...{ title: 'Tệp tổng hợp', name: 'results', error: wrong('results'), to: `${base}/${c?.id}/files` }}
                files={files.filter((file) => file.part === 'synthesis')}
              />
            </section>
          )}
        </fieldset>
      </KeptForm>
      {c && c.state !== 'draft' && (
        <Comments comments={comments} busy={busy} whyNot={whyNot} exportTo={`${base}/${c.id}/comments.xlsx`} />
      )}
    </PieceScreen>
  );
}

// One document on its way to the site: written down, its files attached, what it does to others; published, withdrawn.
import './document.css';
import { Button, Checkbox } from '@mantine/core';
import { data, redirect, useLoaderData, useNavigation } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { isRefused, notFound, type Reason, Refused, refuse } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { separateApprovalAt, siteOf } from '#modules/sites/index.ts';
import { filesContext, reading, requestContext, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { Done, DoneNote } from '#platform/ui/done.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { SiteLink } from '#platform/ui/site-link.tsx';
import { VersionsSideBySide } from '#platform/ui/two-versions.tsx';
import { approveDocument, returnDocument, takeBackDocument } from '../commands/review-document.ts';
import { saveDocument } from '../commands/save-document.ts';
import { storeFiles } from '../commands/store-files.ts';
import { withdrawDocument } from '../commands/withdraw-document.ts';
import { handOf, mayKeepDocuments } from '../policy.ts';
import { documentById, publishedRevisions } from '../queries/documents.ts';
import { nameOfTarget, targetsFor } from '../queries/targets.ts';
import { delayWords, isLate } from '../rules/delay.ts';
import { askCodes, mayStep, type Step } from '../rules/review.ts';
import { statusNames } from '../rules/status.ts';
import { stateNames } from './document-list.ts';
import { type Difference, differences, emptyValues, valuesFrom, valuesOf } from './form-values.ts';
import { Files, Relations } from './parts/attached.tsx';
import { Content } from './parts/content.tsx';
import { Answer, Return, Waiting } from './parts/review.tsx';
import { Side, Withdraw } from './parts/side.tsx';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const record = params.document === 'moi' ? null : await documentById(work, unit.id, params.document ?? '');
    if (record === undefined) throw notFound('Không tìm thấy văn bản này.');
    const may = mayKeepDocuments(work.actor, unit);
    const portal = context.get(requestContext).portalUrl((await siteOf(work, unit.id))?.hostLabel ?? '');
    const document = record?.document;
    const separate = await separateApprovalAt(work, unit.id);
    const hand = handOf(work.actor, unit, document?.written_by ?? []);
    const answers = (step: Step): true | string => {
      const may = mayStep(step, document?.review ?? null, hand, separate);
      return may === true ? true : may.message;
    };
    return {
      ...{ unit, whyNot: may === true ? null : may.message, separate, approves: hand.approves, mayApprove: answers('approve') },
      hasMembers: unit.level === 'department' || unit.level === 'district',
      values: record ? valuesOf(record) : emptyValues(unit.name),
      files: record?.files ?? [],
      incoming: record?.incoming ?? [],
      targets:
        may === true
          ? (await targetsFor(work, unit))
              .filter((t) => t.id !== document?.id)
              .map((t) => ({ name: nameOfTarget(t), title: t.title }))
          : [],
      versions: document ? await publishedRevisions(work, document.id) : [],
      url: document?.state === 'published' ? `${portal}van-ban/${document.slug}` : null,
      document: document
        ? {
            ...{ id: document.id, version: document.version, state: document.state, reason: document.withdraw_reason },
            ...{ updatedBy: document.updated_by, updatedAt: document.updated_at },
            ...{ review: document.review, sentBy: document.sent_by, sentAt: document.sent_at, returned: document.return_reason },
            ...{ status: record.status, delay: record.delay, publishedAt: document.first_published_at },
            changed: document.state === 'published' && document.version !== document.published_version,
          }
        : null,
    };
  }),
);

const done = {
  ...{ publish: 'Đã đăng.', draft: 'Đã lưu nháp.', withdraw: 'Đã gỡ khỏi trang.', send: 'Đã gửi duyệt.' },
  ...{ approve: 'Đã duyệt và đăng.', return: 'Đã trả lại người soạn.', take_back: 'Đã rút lại, sửa tiếp được.' },
} as const;
type Theirs = { version: number; by: string; at: string; rows: Difference[] };

export const action = act(async ({ context, params }, form) => {
  const intent = String(form.get('intent')) as keyof typeof done;
  const id = params.document === 'moi' ? null : (params.document ?? '');
  const version = id === null ? undefined : Number(form.get('version'));
  if (!(intent in done)) throw refuse('intent', 'Không rõ việc cần làm.');
  if (intent === 'approve' || intent === 'return' || intent === 'take_back') {
    await writing(context, async (work) => {
      const unit = await unitOfAddress(work, params.unit);
      if (intent === 'approve') await approveDocument(work, unit.id, id ?? '', { version: version ?? 0 });
      else if (intent === 'return') await returnDocument(work, unit.id, id ?? '', String(form.get('returnReason') ?? ''));
      else await takeBackDocument(work, unit.id, id ?? '');
    });
    return data({ saved: done[intent] });
  }
  if (intent === 'withdraw') {
    await writing(context, async (work) => {
      const unit = await unitOfAddress(work, params.unit);
      await withdrawDocument(work, unit.id, id ?? '', {
        reason: String(form.get('reason') ?? ''),
        ...(version ? { version } : {}),
      });
    });
    return data({ saved: done[intent] });
  }
  // Asked before files are read and stored, and again by the command.
  const unit = await reading(context, async (work) => {
    const found = await unitOfAddress(work, params.unit);
    const may = mayKeepDocuments(work.actor, found);
    if (may !== true) throw refuse(may.code, may.message);
    return found;
  });
  const uploads = form.getAll('files').filter((file): file is File => file instanceof File && file.size > 0);
  const bytes = await Promise.all(
    uploads.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
  // What is wrong with the files is said together with what is wrong with the rest.
  const alsoWrong: Reason[] = [];
  const stored = await storeFiles(context.get(filesContext), bytes).catch((error) => {
    if (!isRefused(error)) throw error;
    alsoWrong.push(...error.reasons);
    return [];
  });
  const mine = valuesFrom(form);
  try {
    const saved = await writing(context, (work) =>
      saveDocument(
        work,
        unit.id,
        id,
        { ...mine, keep: form.getAll('keep').map(String), sure: form.get('sure') === 'on', version },
        stored,
        intent,
        alsoWrong,
      ),
    );
    if (id === null) throw redirect(`/${params.unit}/documents/list/${saved.id}?done=${intent}`);
    return data({ saved: done[intent] });
  } catch (error) {
    if (!isRefused(error) || error.kind !== 'conflict') throw error;
    // What the other one saved, beside what was sent: nobody overwrites unseen.
    const theirs = await reading(context, (work) => documentById(work, unit.id, id ?? ''));
    if (!theirs) throw error;
    const { version: now, updated_by: by, updated_at: at } = theirs.document;
    throw new Refused('conflict', error.reasons, {
      version: now,
      by,
      at: at.toISOString(),
      rows: differences(mine, valuesOf(theirs)),
    } satisfies Theirs);
  }
});

export default function DocumentScreen() {
  const loaded = useLoaderData<typeof loader>();
  const { unit, document, values, files, incoming, targets, versions, url, whyNot, hasMembers, separate, approves, mayApprove } =
    loaded;
  const result = useAnswer() as { saved: string } | FormRefusal | undefined;
  const busy = useNavigation().state !== 'idle';
  const refusal = result && 'refused' in result ? result : undefined;
  const theirs = refusal?.kind === 'conflict' ? (refusal.theirs as Partial<Theirs> | undefined) : undefined;
  const told = result && 'saved' in result ? result.saved : null;
  const waiting = document?.review === 'waiting';
  const readOnly = whyNot !== null || waiting;
  const asks = refusal?.refused.length ? refusal.refused.every((reason) => askCodes.includes(reason.code)) : false;
  const title = values.number || (document ? 'Văn bản chưa có số' : 'Văn bản mới');
  const base = `/${unit.slug}/documents/list`;
  const publishWords = document?.state === 'published' ? 'Đăng bản mới' : document?.state === 'withdrawn' ? 'Đăng lại' : 'Đăng';
  const late = document !== null && document.delay !== null && isLate(document.delay);
  return (
    <>
      <title>{`${title} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Văn bản', to: base },
          { label: document ? 'Soạn' : 'Văn bản mới' },
        ]}
        title={title}
        facts={
          document && (
            <>
              <span className={document.state === 'published' ? 'tag ok' : 'tag'}>{stateNames[document.state]}</span>{' '}
              {waiting && <span className="tag warn">chờ duyệt</span>}{' '}
              {document.review === 'returned' && <span className="tag bad">được trả lại</span>}{' '}
              {document.changed && <span className="tag warn">có sửa chưa đăng</span>}{' '}
              <span className="tag info">{statusNames[document.status].toLowerCase()}</span>{' '}
              {document.delay !== null && document.publishedAt && (
                <span className={late ? 'tag warn' : 'tag'}>đăng {delayWords(document.delay)}</span>
              )}{' '}
              {document.updatedBy} lưu {formatInstant(new Date(document.updatedAt))}
            </>
          )
        }
      >
        {url && <SiteLink href={url}>Xem trên trang</SiteLink>}
        {waiting ? (
          <Answer {...{ version: document.version, approves, mayApprove, busy, readOnly: whyNot !== null }} />
        ) : (
          <>
            <Button
              {...{ type: 'submit', form: 'van-ban', name: 'intent', value: 'draft', variant: 'default' }}
              {...{ disabled: readOnly, title: whyNot ?? undefined, loading: busy }}
            >
              Lưu nháp
            </Button>
            <Button
              {...{ type: 'submit', form: 'van-ban', name: 'intent', value: separate ? 'send' : 'publish' }}
              {...{ disabled: readOnly, title: whyNot ?? undefined, loading: busy }}
            >
              {separate ? 'Gửi duyệt' : publishWords}
            </Button>
          </>
        )}
      </PageHeader>
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        {told ? <DoneNote>{told}</DoneNote> : <Done words={done} />}
        {document?.state === 'withdrawn' && <p className="note warn">Đã gỡ khỏi trang: {document.reason}</p>}
        {theirs?.rows ? (
          <VersionsSideBySide
            theirs={theirs as Theirs}
            what="văn bản này"
            part="Mục"
            again="Lưu nháp hoặc Đăng"
            to={`${base}/${document?.id}`}
          />
        ) : (
          <Reasons reasons={refusal?.refused} />
        )}
        {asks && (
          <Checkbox form="van-ban" name="sure" label={`Đúng như vậy: bấm ${separate ? 'Gửi duyệt' : publishWords} lần nữa`} />
        )}
        {waiting && <Waiting {...{ approves, mayApprove }} by={document.sentBy} at={document.sentAt} />}
        {document?.review === 'returned' && (
          <p className="note bad">
            <span>Được trả lại: {document.returned}</span>
          </p>
        )}
        <div className="deskcols">
          <KeptForm
            key={`${document?.id}:${document?.version}`}
            draft="document"
            version={document?.version}
            id="van-ban"
            method="post"
            encType="multipart/form-data"
            className="stack"
            noValidate
          >
            {/* Saving again after both versions were shown keeps mine. */}
            <input type="hidden" name="version" value={theirs?.version ?? document?.version ?? ''} />
            <fieldset className="plainset stack" disabled={readOnly}>
              <Content {...{ values, hasMembers }} reasons={refusal?.refused} />
              <Files files={files} to={`${base}/${document?.id}/files`} reasons={refusal?.refused} />
              <Relations {...{ values, targets }} reasons={refusal?.refused} />
            </fieldset>
          </KeptForm>
          <aside className="stack" aria-label="Về văn bản này">
            <Side {...{ versions, incoming, base }} />
            {waiting && approves && whyNot === null && <Return reasons={refusal?.refused} version={document.version} />}
            {document?.state === 'published' && !readOnly && <Withdraw version={document.version} reasons={refusal?.refused} />}
          </aside>
        </div>
      </div>
    </>
  );
}

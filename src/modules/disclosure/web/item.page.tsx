// One item of disclosure: filled, looked at as citizens will see it, published; its versions; what changed since.
import './disclosure.css';
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { data, Link, redirect, useLoaderData, useNavigation, useSearchParams } from 'react-router';
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import { refuse } from '#kernel/refusal.ts';
import { storeFiles } from '#modules/documents/index.ts';
import { Files } from '#modules/documents/ui.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { hostLabelOf } from '#modules/sites/index.ts';
import { filesContext, reading, requestContext, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { Done, DoneNote } from '#platform/ui/done.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { SiteLink } from '#platform/ui/site-link.tsx';
import { reportChange } from '../commands/report-change.ts';
import { publishItem, saveItem } from '../commands/save-item.ts';
import { mayKeepDisclosure } from '../policy.ts';
import { standingWords } from '../rules/due.ts';
import { limits } from '../rules/forms.ts';
import { sourceWords } from '../rules/paper.ts';
import { sheetOf } from '../rules/sheet.ts';
import { keyOf, loadItem } from './item-loader.ts';
import { Fields } from './parts/fill.tsx';
import { Change, Drift, Versions } from './parts/item-side.tsx';
import { Publish } from './parts/publish.tsx';
import { Sheet } from './parts/sheet.tsx';
import { stateTone } from './words.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const portal = context.get(requestContext).portalUrl(hostLabelOf(unit));
    return { ...(await loadItem(work, unit, params, new URL(request.url).searchParams)), portal };
  }),
);

const done = {
  draft: 'Đã lưu nháp.',
  publish: 'Đã công khai.',
  change: 'Đã ghi thay đổi. Công khai bản mới trước hạn.',
} as const;

export const action = act(async ({ context, params, request }, form) => {
  const intent = String(form.get('intent'));
  const search = new URL(request.url).searchParams;
  const version = form.get('version') ? { version: Number(form.get('version')) } : {};
  const self = (more: Record<string, string>) => {
    const ky = search.get('ky');
    return `/${params.unit}/disclosure/list/${params.year}/${params.item}?${new URLSearchParams({ ...(ky ? { ky } : {}), ...more })}`;
  };
  if (intent === 'publish') {
    await writing(context, async (work) => {
      const unit = await unitOfAddress(work, params.unit);
      await publishItem(work, keyOf(unit.id, params, search), {
        ...{ ...version, correction: String(form.get('correction') ?? ''), sure: form.get('sure') === 'on' },
      });
    });
    throw redirect(self({ done: 'publish', buoc: 'xem' }));
  }
  if (intent === 'change') {
    await writing(context, async (work) => {
      const unit = await unitOfAddress(work, params.unit);
      const [changedOn, note] = [String(form.get('changedOn') ?? ''), String(form.get('note') ?? '')];
      await reportChange(work, keyOf(unit.id, params, search), { changedOn, note });
    });
    return data({ saved: done.change });
  }
  if (intent !== 'draft' && intent !== 'preview' && intent !== 'redraw') throw refuse('intent', 'Không rõ việc cần làm.');
  // Asked before files are read and stored, and again by the command.
  const unit = await reading(context, async (work) => {
    const found = await unitOfAddress(work, params.unit);
    const may = mayKeepDisclosure(work.actor, found);
    if (may !== true) throw refuse(may.code, may.message);
    return found;
  });
  const uploads = form.getAll('files').filter((file): file is File => file instanceof File && file.size > 0);
  const stored = await storeFiles(
    context.get(filesContext),
    await Promise.all(uploads.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }))),
  );
  await writing(context, (work) =>
    saveItem(
      work,
      keyOf(unit.id, params, search),
      {
        ...{ ...version, redraw: intent === 'redraw', notes: String(form.get('notes') ?? '') },
        ...{ keep: form.getAll('keep').map(String), given: (name) => String(form.get(name) ?? '') },
      },
      stored,
      false,
    ),
  );
  if (intent === 'preview') throw redirect(self({ buoc: 'xem' }));
  return data({ saved: intent === 'redraw' ? 'Đã lấy lại số liệu từ hồ sơ và lưu nháp.' : done.draft });
});

export default function DisclosureItem() {
  const loaded = useLoaderData<typeof loader>();
  const { unit, year, period, item, title, standing, record, content, older, missing, odd, whyNot, drift } = loaded;
  const result = useAnswer() as { saved: string } | FormRefusal | undefined;
  const busy = useNavigation().state !== 'idle';
  const [search] = useSearchParams();
  const refusal = result && 'refused' in result ? result : undefined;
  const base = `/${unit.slug}/disclosure/list`;
  const at = (more: Record<string, string> = {}) => `?${new URLSearchParams({ ...(period ? { ky: period } : {}), ...more })}`;
  const published = record?.publishedVersion ?? null;
  const pending = record !== null && record.version !== published;
  const looking = older !== null || whyNot !== null || (search.get('buoc') === 'xem' && record !== null);
  const shown = older ?? content;
  const reasons = refusal?.refused ?? [];
  return (
    <>
      <title>{`${title} ${year} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Công khai', to: `${base}?year=${year}` },
          { label: item.form ?? title },
        ]}
        title={title}
        facts={
          <>
            {standing && <span className={stateTone[standing.state]}>{standingWords(standing)}</span>}{' '}
            {pending && <span className="tag">{published ? 'có sửa chưa công khai' : 'bản nháp'}</span>}{' '}
            {[loaded.periodWords, `năm học ${year}`].filter(Boolean).join(', ')}. {item.basis}. Hạn{' '}
            {standing ? formatDate(standing.lastDay) : item.dueWords}.
          </>
        }
      >
        {published && (
          <SiteLink href={`${loaded.portal}cong-khai/${year}/${item.slug}${period ? `/${period}` : ''}`}>Xem trên trang</SiteLink>
        )}
        {record && (
          <Button
            component="a"
            href={`${base}/${year}/${item.slug}/print${at(older ? { v: String(loaded.olderVersion) } : {})}`}
            variant="default"
            target="_blank"
            leftSection={<IconPrinter size={16} aria-hidden />}
          >
            Bản in PDF
          </Button>
        )}
        {!looking && (
          <>
            <Button type="submit" form="cong-khai" name="intent" value="draft" variant="default" loading={busy}>
              Lưu nháp
            </Button>
            <Button type="submit" form="cong-khai" name="intent" value="preview" loading={busy}>
              Xem trước
            </Button>
          </>
        )}
        {looking && whyNot === null && (
          <Button component={Link} to={at()} variant="default">
            {older ? 'Về bản đang soạn' : 'Sửa tiếp'}
          </Button>
        )}
      </PageHeader>
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        {result && 'saved' in result ? <DoneNote>{result.saved}</DoneNote> : <Done words={done} />}
        <Reasons reasons={refusal?.intent === 'change' ? undefined : refusal?.refused} />
        <div className={record ? 'deskcols' : 'deskcols one'}>
          {looking ? (
            <div className="stack">
              {older && <p className="note">Bản số {loaded.olderVersion}, giữ nguyên như ngày lập. Bản mới hơn ở cột bên.</p>}
              {record === null ? (
                <p className="card blank">Mục này chưa được lập.</p>
              ) : (
                <>
                  {!older && whyNot === null && pending && (
                    <Publish
                      {...{ missing, odd, busy }}
                      version={record.version}
                      corrects={published !== null}
                      reasons={reasons}
                    />
                  )}
                  <Sheet parts={sheetOf(item, shown)} />
                  {loaded.notes && <p className="card pad">Ghi chú: {loaded.notes}</p>}
                  <p className="small muted">{sourceWords(shown.asOf)}</p>
                </>
              )}
            </div>
          ) : (
            <KeptForm
              key={`${item.slug}:${period}:${record?.version}`}
              draft={`disclosure:${year}:${item.slug}:${period}`}
              version={record?.version}
              id="cong-khai"
              method="post"
              encType="multipart/form-data"
              className="stack"
              noValidate
            >
              <input type="hidden" name="version" value={record?.version ?? ''} />
              {!content.asOf && item.counts && (
                <p className="note warn">
                  Hồ sơ trên hệ thống không phải của năm học {year}: mọi số liệu của mục này nhập từ sổ sách của nhà trường.
                </p>
              )}
              <Drift drift={drift} asOf={content.asOf} busy={busy} />
              <Fields parts={item.parts} content={content} reasons={reasons} />
              {item.files && (
                <Files files={loaded.files} to={`/${unit.slug}/disclosure/files`} reasons={reasons} label="Chọn tệp công khai" />
              )}
              <section className="card sheetpart">
                <h2>
                  <label htmlFor="notes">Ghi chú</label>
                </h2>
                <div className="pad">
                  <textarea id="notes" name="notes" rows={2} maxLength={limits.notes} defaultValue={loaded.notes} />
                </div>
              </section>
            </KeptForm>
          )}
          <aside className="stack" aria-label="Về mục này">
            <Versions {...{ record, at }} current={loaded.olderVersion ?? record?.version ?? null} />
            {record?.firstOn && whyNot === null && (
              <Change
                record={record}
                today={loaded.today}
                reasons={refusal?.intent === 'change' ? refusal.refused : []}
                busy={busy}
              />
            )}
            {looking && loaded.files.length > 0 && (
              <section className="card pad stack">
                <h2>Tệp</h2>
                {loaded.files.map((file) => (
                  <a key={file.sha256} href={`/${unit.slug}/disclosure/files/${file.sha256}`} target="_blank" rel="noopener">
                    {file.name}
                  </a>
                ))}
              </section>
            )}
            {record && (
              <p className="small muted">
                {record.updatedBy} lưu {formatInstant(new Date(record.updatedAt))}
              </p>
            )}
          </aside>
        </div>
      </div>
    </>
  );
}

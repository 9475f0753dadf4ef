// Who is seen on this picture? Said by those who know the children; the picture stands and falls with their consents.
import './consent.css';
import { Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { data, Form, Link, useLoaderData, useNavigation, useSearchParams } from 'react-router';
import { notFound } from '#kernel/refusal.ts';
import { alsoAt, mayTag, picturesOfUnit } from '#modules/media/index.ts';
import { srcOf } from '#modules/media/ui.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand as demandRecords, mayReadRecords } from '#modules/people/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { tagPupil } from '../commands/tag-pupil.ts';
import { choicesFor, type PupilChoice } from '../queries/consents.ts';
import { childrenOn } from '../queries/standing.ts';
import { standingNames } from '../rules/consent.ts';
import { standingTone } from './consent-list.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demandRecords(mayReadRecords(work.actor, unit));
    const picture = (await picturesOfUnit(work, unit.id, [params.picture ?? ''])).get(params.picture ?? '');
    if (!picture) throw notFound('Không tìm thấy ảnh này.');
    const q = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 60);
    const children = await childrenOn(work, unit.id, [picture.id]);
    const may = mayTag(work.actor, unit);
    const choices = may === true ? await choicesFor(work, unit.id, q) : [];
    // Only where a child is named: whose library has the picture else is nobody's business before.
    const elsewhere = children.length > 0 ? await alsoAt(work, unit.id, picture.id) : [];
    return {
      ...{ unit, picture, q, children, elsewhere, whyNot: may === true ? null : may.message },
      choices: choices.filter((choice) => !children.some((child) => child.pupilId === choice.id)),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const intent = form.get('intent') === 'add';
    await tagPupil(work, unit.id, params.picture ?? '', String(form.get('pupil') ?? ''), intent);
  });
  return data({ saved: true, added: form.get('intent') === 'add' });
});

export default function PictureChildren() {
  const { unit, picture, q, children, elsewhere, choices, whyNot } = useLoaderData<typeof loader>();
  const result = useAnswer() as FormRefusal | { saved: true; added: boolean } | undefined;
  const busy = useNavigation().state !== 'idle';
  const search = useRef<HTMLInputElement>(null);
  const [, setParams] = useSearchParams();
  // Who was found is on the picture now: the next child is asked for, and the keyboard stays there.
  useEffect(() => {
    if (!result || !('added' in result) || !result.added || !search.current) return;
    search.current.value = '';
    search.current.focus();
    setParams({}, { replace: true, preventScrollReset: true });
  }, [result, setParams]);
  const lacking = children.filter((child) => child.standing !== 'valid').length;
  return (
    <>
      <title>{`Trẻ trong ảnh – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Thư viện ảnh', to: `/${unit.slug}/media/library` },
          { label: 'Trẻ trong ảnh' },
        ]}
        title="Trẻ trong ảnh"
        facts={picture.alt || picture.name}
      />
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        <Reasons reasons={result && 'refused' in result ? result.refused : undefined} />
        {lacking > 0 ? (
          <p className="note warn" role="status">
            Ảnh đang được giữ lại, không hiện ở trang nào: {lacking} em chưa có sự đồng ý.{' '}
            {elsewhere.length > 0 && `Ở ${elsewhere.join(', ')} cũng có ảnh này: các trang ấy cũng không hiện nữa.`}
          </p>
        ) : picture.held ? (
          <p className="note warn" role="status">
            Ảnh đang được giữ lại, không hiện ở trang nào: đơn vị khác cũng có ảnh này, và ở đó còn em chưa có sự đồng ý.
          </p>
        ) : (
          children.length > 0 && (
            <p className="note ok">
              Mọi em được ghi trong ảnh đều có sự đồng ý.{elsewhere.length > 0 && ` Ở ${elsewhere.join(', ')} cũng có ảnh này.`}
            </p>
          )
        )}
        <div className="shown">
          <section className="card pad">
            <img
              src={srcOf(picture, 960)}
              alt={picture.alt || picture.name}
              width={picture.width || undefined}
              height={picture.height || undefined}
            />
          </section>
          <section className="card pad stack">
            <h2>Có {children.length} em</h2>
            {children.map((child) => (
              <Form method="post" className="row" key={child.pupilId}>
                <input type="hidden" name="pupil" value={child.pupilId} />
                <span>
                  <Link to={`/${unit.slug}/consent/list/${child.pupilId}`}>{child.name}</Link>
                  {child.className && ` ${child.className}`}{' '}
                  <span className={standingTone[child.standing]}>{standingNames[child.standing]}</span>
                </span>
                {whyNot === null && (
                  <Button
                    type="submit"
                    name="intent"
                    value="remove"
                    size="xs"
                    variant="default"
                    loading={busy}
                    aria-label={`Bỏ ${child.name} khỏi ảnh`}
                  >
                    <IconX size={14} aria-hidden />
                  </Button>
                )}
              </Form>
            ))}
            {whyNot === null && (
              <>
                <Form method="get" role="search" className="row">
                  <input
                    ref={search}
                    className="search"
                    type="search"
                    name="q"
                    defaultValue={q}
                    maxLength={60}
                    aria-label="Tìm học sinh"
                    placeholder="Tên hoặc lớp, không cần dấu"
                    autoComplete="off"
                    style={{ flex: 1, minWidth: 0 }}
                  />
                  <Button type="submit" variant="default">
                    Tìm
                  </Button>
                </Form>
                {q && choices.length === 0 && <p className="small muted">Không có em nào khớp.</p>}
                {choices.map((choice) => (
                  <Choice key={choice.id} choice={choice} shown={lacking === 0 && !picture.held} busy={busy} />
                ))}
              </>
            )}
          </section>
        </div>
      </div>
    </>
  );
}

/** One who may not be shown takes the picture from every page: asked before. */
function Choice({ choice, shown, busy }: { choice: PupilChoice; shown: boolean; busy: boolean }) {
  const [asking, setAsking] = useState(false);
  const asks = shown && choice.standing !== 'valid';
  const label = `Ghi ${choice.name}${choice.className ? `, lớp ${choice.className}` : ''} trong ảnh`;
  const add = { size: 'xs', leftSection: <IconPlus size={14} aria-hidden />, 'aria-label': label } as const;
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="pupil" value={choice.id} />
      <input type="hidden" name="intent" value="add" />
      <div className="row">
        <span>
          {choice.name} <span className="muted">{choice.className}</span>{' '}
          <span className={standingTone[choice.standing]}>{standingNames[choice.standing]}</span>
        </span>
        {asks ? (
          <Button {...add} variant="default" aria-expanded={asking} onClick={() => setAsking(true)}>
            Có em
          </Button>
        ) : (
          <Button {...add} type="submit" variant="default" loading={busy}>
            Có em
          </Button>
        )}
      </div>
      {asks && asking && (
        <div className="note warn stack" role="group" aria-label={`Xác nhận ghi ${choice.name}`}>
          <span>
            {choice.name} {standingNames[choice.standing]}: ghi em thì ảnh rời mọi trang đang hiện, cho đến khi có sự đồng ý.
          </span>
          <div className="row">
            <Button type="submit" size="xs" loading={busy}>
              Ghi em, giữ ảnh lại
            </Button>
            <Button size="xs" variant="default" onClick={() => setAsking(false)}>
              Thôi
            </Button>
          </div>
        </div>
      )}
    </Form>
  );
}

// Who did what with an article, and what changed between two of its versions.
import './article.css';
import { Button, NativeSelect } from '@mantine/core';
import { Form, Link, redirect, useLoaderData, useSubmit } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { notFound } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { takeVersion } from '../commands/take-version.ts';
import { handOf } from '../policy.ts';
import { articleById, stepsOf, versionLines, versionsOf } from '../queries/articles.ts';
import { differenceOf, textLines } from '../rules/difference.ts';
import { mayAct, standingOf } from '../rules/workflow.ts';
import { Difference } from './parts/difference.tsx';
import { Steps } from './parts/way.tsx';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const article = await articleById(work, unit.id, params.article ?? '');
    if (!article) throw notFound('Không tìm thấy bài này.');
    const kept = await versionsOf(work, article.id);
    // The working copy may be ahead of what was kept.
    const versions = kept.some((v) => v.version >= article.version)
      ? kept
      : [{ version: article.version, title: article.title, by: article.updated_by, at: article.updated_at }, ...kept];
    const search = new URL(request.url).searchParams;
    const chosen = (name: string) => versions.find((v) => v.version === Number(search.get(name)))?.version;
    const to = chosen('to') ?? versions[0]?.version ?? article.version;
    const from = chosen('from') ?? versions.find((v) => v.version < to)?.version ?? null;
    const lines = async (version: number) =>
      (await versionLines(work, article.id, version)) ?? (version === article.version ? textLines(article) : []);
    return {
      ...{ unit, article: { id: article.id, title: article.title, version: article.version } },
      ...{ versions, from, to, steps: await stepsOf(work, article.id) },
      mayTake: mayAct('save', standingOf(article, work.now), handOf(work.actor, unit, article.written_by), false) === true,
      difference: from === null ? null : differenceOf(await lines(from), await lines(to)),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    await takeVersion(work, unit.id, params.article ?? '', Number(form.get('take')), Number(form.get('version')));
  });
  throw redirect(`/${params.unit}/content/articles/${params.article}?done=take`);
});

export default function History() {
  const { unit, article, versions, from, to, steps, difference, mayTake } = useLoaderData<typeof loader>();
  const result = useAnswer<typeof action>();
  const submit = useSubmit();
  const base = `/${unit.slug}/content/articles`;
  const options = versions.map((v) => ({
    value: String(v.version),
    label: `Bản ${v.version}, ${v.by}, ${formatInstant(new Date(v.at))}`,
  }));
  const older = options.filter((o) => Number(o.value) < to);
  const changed = difference?.some((line) => line.changed) ?? false;
  return (
    <>
      <title>{`Lịch sử: ${article.title} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Bài đăng', to: base },
          { label: 'Soạn', to: `${base}/${article.id}` },
          { label: 'Lịch sử' },
        ]}
        title={article.title}
        facts={`${steps.length} bước; ${versions.length === 1 ? `giữ một bản: bản ${versions[0]?.version}` : `giữ ${versions.length} bản`}`}
      />
      <Reasons reasons={result?.refused} />
      <div className="cols">
        <section className="card pad stack" aria-labelledby="h-khac">
          <h2 id="h-khac">Khác nhau giữa hai bản</h2>
          {difference === null ? (
            <p className="blank">Mới có một bản, chưa có gì để so sánh.</p>
          ) : (
            <>
              <Form className="row end" onChange={(event) => submit(event.currentTarget, { replace: true })}>
                <NativeSelect name="from" label="Từ" data={older} defaultValue={String(from)} key={`from-${from}-${to}`} />
                <NativeSelect name="to" label="Đến" data={options} defaultValue={String(to)} key={`to-${to}`} />
                <noscript>
                  <button type="submit">So sánh</button>
                </noscript>
              </Form>
              <p className="small muted">
                Một người lưu nhiều lần trong nửa giờ thì gộp thành một bản. <del>Chữ bỏ đi</del> gạch ngang,{' '}
                <ins>chữ thêm vào</ins> gạch chân.
              </p>
              {mayTake && from !== null && (
                <Form method="post" className="row">
                  <input type="hidden" name="version" value={article.version} />
                  <Button type="submit" size="xs" variant="default" name="take" value={from}>
                    Lấy lại bản {from}
                  </Button>
                  <span className="small muted">Bản đang soạn không mất: nó nằm lại ở đây.</span>
                </Form>
              )}
              {changed ? <Difference lines={difference} /> : <p className="blank">Chữ trong hai bản giống nhau.</p>}
            </>
          )}
        </section>
        <aside className="card pad">
          <h2>Đường đi của bài</h2>
          {steps.length === 0 ? (
            <p className="blank small">Bài mới là nháp, chưa qua bước nào.</p>
          ) : (
            <Steps
              steps={steps}
              link={(step) =>
                versions.some((v) => v.version === step.version) && versions.some((v) => v.version < step.version) ? (
                  <Link className="small" to={`?to=${step.version}`} aria-label={`Khác gì bản trước: bản ${step.version}`}>
                    Khác gì bản trước
                  </Link>
                ) : null
              }
            />
          )}
        </aside>
      </div>
    </>
  );
}

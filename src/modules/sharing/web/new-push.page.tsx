// An article on its way down: which one, to whom, until when, and how many that are, before it is sent.
import './sharing.css';
import { Button, Checkbox } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link, redirect, useFetcher, useLoaderData, useNavigation } from 'react-router';
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { refuse } from '#kernel/refusal.ts';
import { articleById, listArticles } from '#modules/content/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DayInput } from '#platform/ui/day-input.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { UnitPicker, UnitsPicker } from '#platform/ui/unit-picker.tsx';
import { pushArticle } from '../commands/push-article.ts';
import { maySend } from '../policy.ts';
import { unitsBelow } from '../queries/audience.ts';
import { audienceLevels, manyReceivers } from '../rules/audience.ts';
import type { loader as audienceLoader } from './audience.ts';
import { officeOf } from './office-of.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await officeOf(work, params.unit);
    const may = maySend(work.actor, unit);
    if (may !== true) throw refuse(may.code, may.message);
    const below = await unitsBelow(work, unit);
    const wanted = new URL(request.url).searchParams.get('article') ?? '';
    const given = wanted ? await articleById(work, unit.id, wanted) : undefined;
    const { rows } = await listArticles(work, unit.id, { state: 'live', sort: '-published', limit: 60, offset: 0 });
    const articles = rows.map((row) => ({ value: row.id, label: row.title }));
    return {
      unit: { slug: unit.slug, shortName: unit.shortName },
      chosen: given?.id ?? null,
      total: below.length,
      articles:
        given && !articles.some((one) => one.value === given.id)
          ? [{ value: given.id, label: given.title }, ...articles]
          : articles,
      levels: audienceLevels.filter((level) => below.some((one) => one.level === level)),
      offices: below.filter((one) => one.level === 'district').map((one) => ({ value: String(one.id), label: one.shortName })),
      units: below.map((one) => ({
        value: String(one.id),
        label: one.level === 'district' ? one.shortName : `${one.shortName}, ${one.parentName ?? ''}`,
      })),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const list = (name: string) =>
    String(form.get(name) ?? '')
      .split(',')
      .filter(Boolean);
  const { id } = await writing(context, async (work) => {
    const unit = await officeOf(work, params.unit);
    return pushArticle(work, unit.id, {
      articleId: String(form.get('articleId') ?? ''),
      levels: form.getAll('level') as never,
      under: form.getAll('under').map(Number),
      units: list('units').map(Number),
      all: form.get('all') === 'on',
      due: String(form.get('due') ?? ''),
      mustConfirm: form.get('mustConfirm') === 'on',
    });
  });
  throw redirect(`/${params.unit}/sharing/pushes/${id}?done=sent`);
});

const without = (list: string[], value: string, on: boolean) => (on ? [...list, value] : list.filter((one) => one !== value));

export default function NewPush() {
  const { unit, articles, chosen, total, levels, offices, units } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>() as FormRefusal | undefined;
  const busy = useNavigation().state === 'submitting';
  const [all, setAll] = useState(false);
  const [level, setLevel] = useState<string[]>([]);
  const [under, setUnder] = useState<string[]>([]);
  const [list, setList] = useState<string[]>([]);
  const audience = useFetcher<typeof audienceLoader>();
  const { load: ask } = audience;
  const base = `/${unit.slug}`;
  const narrowed = `levels=${level.join(',')}&under=${under.join(',')}&units=${list.join(',')}`;
  const question = `${base}/sharing/audience?${all ? 'all' : narrowed}`;
  const [askedFor, setAskedFor] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => ask(question), 150);
    return () => clearTimeout(timer);
  }, [ask, question]);
  const found = audience.data;
  const reasons = answer?.refused;
  const nobody = found?.chosen && found.count === 0;
  const many = (found?.count ?? 0) > manyReceivers;
  const count = formatNumber(found?.count ?? 0);
  return (
    <>
      <title>{`Gửi bài xuống – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: base }, { label: 'Gửi xuống', to: `${base}/sharing/pushes` }, { label: 'Gửi bài' }]}
        title="Gửi bài xuống các đơn vị"
        facts="Đơn vị nhận thấy bài ở văn phòng và ở trang của mình; bài gốc sửa hay gỡ thì nơi nhận đổi theo."
      />
      {articles.length === 0 ? (
        <p className="card blank">
          Chưa có bài nào đang đăng. <Link to={`${base}/content/articles/moi`}>Viết và đăng một bài</Link> rồi gửi xuống.
        </p>
      ) : (
        <KeptForm draft="push" method="post" noValidate className="cols">
          <div className="stack">
            <Reasons reasons={reasons} />
            <section className="card pad">
              <UnitPicker
                id="f-articleId"
                name="articleId"
                label="Bài"
                description="Bài đang đăng ở trang của đơn vị"
                placeholder="Gõ tên bài, không cần dấu"
                nothingFoundMessage="Không có bài nào khớp"
                data={articles}
                defaultValue={chosen}
                error={reasonAt(reasons, 'articleId')}
              />
            </section>
            <section className="card pad stack" id="f-audience">
              <h2>Nơi nhận</h2>
              {reasonAt(reasons, 'audience') && <p className="fielderror">{reasonAt(reasons, 'audience')}</p>}
              <Checkbox
                name="all"
                label={`Mọi đơn vị trực thuộc (${formatNumber(total)})`}
                checked={all}
                onChange={(event) => setAll(event.currentTarget.checked)}
              />
              {!all && (
                <p className="small muted">
                  Hoặc thu hẹp: trong một nhóm, khớp một nơi là đủ (THCS hoặc THPT); chọn ở nhiều nhóm thì đơn vị phải khớp mỗi
                  nhóm (THCS thuộc Phòng Hải Hậu).
                </p>
              )}
              {!all && (
                <>
                  <fieldset className="tickboxes">
                    <legend>Cấp</legend>
                    {levels.map((value) => (
                      <Checkbox
                        key={value}
                        name="level"
                        value={value}
                        label={levelNames[value]}
                        checked={level.includes(value)}
                        onChange={(event) => setLevel(without(level, value, event.currentTarget.checked))}
                      />
                    ))}
                  </fieldset>
                  {offices.length > 0 && (
                    <fieldset className="tickboxes">
                      <legend>Thuộc Phòng</legend>
                      {offices.map((office) => (
                        <Checkbox
                          key={office.value}
                          name="under"
                          value={office.value}
                          label={office.label}
                          checked={under.includes(office.value)}
                          onChange={(event) => setUnder(without(under, office.value, event.currentTarget.checked))}
                        />
                      ))}
                    </fieldset>
                  )}
                  <UnitsPicker id="f-units" name="units" label="Chọn từng đơn vị" data={units} value={list} onChange={setList} />
                </>
              )}
            </section>
            <section className="card pad stack">
              <h2>Việc cần làm</h2>
              <Checkbox
                name="mustConfirm"
                label="Đơn vị phải xác nhận đã triển khai"
                description="Không chọn: bài gửi để biết, chỉ ghi ai đã xem."
              />
              <DayInput id="f-due" name="due" label="Cần triển khai trước ngày" w={200} error={reasonAt(reasons, 'due')} />
            </section>
          </div>
          <aside className="card pad stack sticky" aria-label="Sẽ gửi">
            <h2>Sẽ gửi</h2>
            <div aria-live="polite" className="stack">
              {found?.chosen ? (
                <>
                  <p className="howmany">
                    <b className="num">{count}</b> đơn vị
                  </p>
                  <p className="small">{nobody ? 'Không có đơn vị nào khớp với nơi nhận đã chọn.' : found.words}</p>
                </>
              ) : (
                <p className="small muted">{found ? 'Chưa chọn nơi nhận.' : 'Đang đếm …'}</p>
              )}
              {found && found.count > 0 && (
                <p className="small muted">
                  {found.names.join(', ')}
                  {found.count > found.names.length && ` và ${formatNumber(found.count - found.names.length)} đơn vị nữa`}
                </p>
              )}
            </div>
            {many && askedFor === question ? (
              <div className="stack" role="group" aria-label={`Gửi ${count} đơn vị`}>
                <p>
                  Gửi ngay cho <b>{count} đơn vị</b>? Thu hồi được, nhưng nơi đã xem thì đã biết.
                </p>
                <Button type="submit" loading={busy} leftSection={<IconSend size={16} aria-hidden />}>
                  {`Gửi ${count} đơn vị`}
                </Button>
                <Button variant="default" onClick={() => setAskedFor(null)}>
                  Xem lại
                </Button>
              </div>
            ) : (
              /* The key keeps the press that asks from being the press that sends. */
              <Button
                key={many ? 'ask' : 'send'}
                type={many ? 'button' : 'submit'}
                loading={busy}
                disabled={!found || nobody}
                onClick={many ? () => setAskedFor(question) : undefined}
                leftSection={<IconSend size={16} aria-hidden />}
              >
                {found && found.count > 0 ? `Gửi ${count} đơn vị${many ? ' …' : ''}` : 'Gửi'}
              </Button>
            )}
          </aside>
        </KeptForm>
      )}
    </>
  );
}

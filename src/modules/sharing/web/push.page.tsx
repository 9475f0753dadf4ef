// One push and its receivers: who has received, seen, done; who is late; reminding, taking back.
import './sharing.css';
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconBellRinging, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { data, Link, useLoaderData, useNavigation, useSubmit } from 'react-router';
import { roleNames } from '#kernel/actor.ts';
import { formatInstant } from '#kernel/calendar.ts';
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { notFound } from '#kernel/refusal.ts';
import { holdersAt } from '#modules/access/index.ts';
import { articleById, mayWithdraw } from '#modules/content/index.ts';
import { siteWriters } from '#modules/media/index.ts';
import { hostLabelOf } from '#modules/sites/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { Done, DoneNote } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { SiteLink } from '#platform/ui/site-link.tsx';
import { keepOrigin, recallPush } from '../commands/recall-push.ts';
import { remindReceivers } from '../commands/remind-receivers.ts';
import { maySend } from '../policy.ts';
import { pushById } from '../queries/pushes.ts';
import { listReceipts, type ReceiptRow } from '../queries/receipts.ts';
import { audienceLevels } from '../rules/audience.ts';
import { asksForReminder, endingWords, receiptWords } from '../rules/standing.ts';
import { receiptFilter, receiptList } from './lists.ts';
import { officeOf } from './office-of.ts';
import { RecallForm, whoWithdraws } from './parts/recall-form.tsx';
import { EndingTag, Note, ReceiptTags, Share } from './parts/tags.tsx';
import { capital, plainDay, unstopped } from './words.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await officeOf(work, params.unit);
    const push = await pushById(work, unit, params.sent ?? '');
    if (!push) throw notFound('Không tìm thấy lần gửi này.');
    const query = receiptList(new URL(request.url).searchParams);
    // Of one that comes from above an office sees how far its own units are, and no more.
    const own = push.unitId === unit.id;
    const may = own ? maySend(work.actor, unit) : { message: `${push.sender} gửi; ${unit.shortName} xem các đơn vị của mình.` };
    const article = own ? await articleById(work, unit.id, push.articleId) : undefined;
    const originStands = article?.state === 'published' && (!article.expires_at || article.expires_at > work.now);
    const withdraws = own && mayWithdraw(work.actor, unit) === true;
    const others = originStands && !withdraws ? await holdersAt(work, unit.id, siteWriters) : [];
    const { rows, total } = await listReceipts(work, push.id, { ...receiptFilter(query), under: unit.path });
    const live = push.ending === null;
    return {
      unit: { slug: unit.slug, shortName: unit.shortName },
      ...{ push, query, rows, total, whyNot: may === true ? null : may.message },
      ...{ own, originStands, withdraws, others: others.map((one) => `${one.name} (${roleNames[one.role]})`) },
      urges: live && asksForReminder(push, work.now),
      url: live
        ? `${context.get(requestContext).portalUrl(hostLabelOf({ slug: push.senderSlug, level: push.senderLevel }))}tin/${push.slug}`
        : null,
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const said = await writing(context, async (work) => {
    const unit = await officeOf(work, params.unit);
    const id = params.sent ?? '';
    if (form.get('intent') === 'remind') {
      const units = String(form.get('units') ?? '')
        .split(',')
        .filter(Boolean)
        .map(Number);
      const { reminded } = await remindReceivers(work, unit.id, id, units);
      return `Đã nhắc ${formatNumber(reminded)} đơn vị.`;
    }
    if (form.get('intent') === 'keep-origin') {
      await keepOrigin(work, unit.id, id);
      return 'Giữ bài gốc trên trang.';
    }
    const { recalled, originGone, originLeft } = await recallPush(work, unit.id, id, {
      ...{ reason: String(form.get('reason') ?? ''), keepOrigin: form.get('keep-origin') === 'on' },
    });
    const origin = originGone ? 'không còn' : 'vẫn còn';
    const task = originLeft ? ' Người có quyền gỡ bài thấy việc này ở màn hình Hôm nay.' : '';
    return `Đã thu hồi ở ${formatNumber(recalled)} đơn vị; bài gốc ${origin} trên trang của ${unit.shortName}.${task}`;
  });
  return data({ said });
});

export default function PushScreen() {
  const { unit, push, query, rows, total, whyNot, own, originStands, withdraws, others, urges, url } =
    useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const submit = useSubmit();
  const base = `/${unit.slug}`;
  const reasons = answer && 'refused' in answer ? answer.refused : undefined;
  const live = push.ending === null;
  const recallable = push.ending?.how !== 'recalled' && whyNot === null;
  const [recalling, setRecalling] = useState(false);
  const behind = push.sent - (push.mustConfirm ? push.done : push.seen);
  const columns: ListColumn<ReceiptRow>[] = [
    { key: 'name', title: 'Đơn vị', sort: 'name', cell: (row) => row.name },
    { key: 'office', title: 'Thuộc', sort: 'office', cell: (row) => row.officeName },
    { key: 'level', title: 'Cấp', cell: (row) => levelNames[row.level], hidden: true },
    {
      key: 'state',
      title: 'Biên nhận',
      sort: 'state',
      cell: (row) => <ReceiptTags state={row.state} changed={row.changed} late={live && row.late} />,
    },
    {
      key: 'who',
      title: 'Ai',
      cell: (row) => row.doneBy ?? row.seenBy,
    },
    { key: 'at', title: 'Lúc', sort: 'at', cell: (row) => formatInstant(new Date(row.at)) },
    { key: 'note', title: 'Ghi chú của đơn vị', cell: (row) => <Note text={row.doneNote} /> },
    {
      key: 'reminded',
      title: 'Đã nhắc',
      cell: (row) => row.remindedAt && formatInstant(new Date(row.remindedAt)),
      hidden: true,
    },
    { key: 'hidden', title: 'Ở trang đơn vị', cell: (row) => (row.hidden ? 'đơn vị đã ẩn' : 'hiện'), hidden: true },
  ];
  const remind = (ids: string[]) => submit({ intent: 'remind', units: ids.join(',') }, { method: 'post' });
  return (
    <>
      <title>{`${push.title} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: base }, { label: 'Gửi xuống', to: `${base}/sharing/pushes` }, { label: 'Biên nhận' }]}
        title={push.title}
        facts={
          <>
            <EndingTag ending={push.ending} /> {push.words}. {own ? push.sentBy : push.sender} gửi{' '}
            {formatInstant(new Date(push.sentAt))}
            {push.dueOn && `, triển khai trước ${plainDay(push.dueOn)}`}
            {push.amendedAt && `, bài sửa ${formatInstant(new Date(push.amendedAt))}`}
          </>
        }
      >
        {url && <SiteLink href={url}>Xem bài gốc</SiteLink>}
        {own && (
          <Button
            component={Link}
            to={`${base}/content/articles/${push.articleId}`}
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
          >
            Sửa bài
          </Button>
        )}
        {recallable && (
          <Button
            variant="default"
            aria-expanded={recalling}
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            onClick={() => setRecalling(!recalling)}
          >
            Thu hồi …
          </Button>
        )}
        {live && behind > 0 && whyNot === null && (
          <Button
            variant={urges ? 'filled' : 'default'}
            loading={busy}
            leftSection={<IconBellRinging size={16} aria-hidden />}
            onClick={() => remind([])}
          >
            Nhắc {formatNumber(behind)} đơn vị
          </Button>
        )}
      </PageHeader>
      <div className="stack">
        {answer && 'said' in answer ? (
          <DoneNote>{answer.said}</DoneNote>
        ) : (
          <Done words={{ sent: `Đã gửi ${formatNumber(push.sent)} đơn vị. Bài hiện ở trang của họ từ lúc này.` }} />
        )}
        <Reasons reasons={reasons} />
        {recallable && recalling && (
          <RecallForm
            origin={!originStands ? 'gone' : withdraws ? 'mine' : 'others'}
            others={others}
            sender={unit.shortName}
            sent={push.sent}
            error={reasonAt(reasons, 'reason')}
            busy={busy}
            onCancel={() => setRecalling(false)}
          />
        )}
        {whyNot && <p className="note">{whyNot}</p>}
        {push.ending && (
          <p className="note bad">
            <span>
              {capital(endingWords[push.ending.how])} lúc {formatInstant(new Date(push.ending.at))}
              {push.ending.reason && `: ${unstopped(push.ending.reason)}`}. Không còn hiện ở trang nơi nhận.
              {push.ending.how === 'recalled' && originStands && (
                <>
                  {' '}
                  <b>Bài gốc vẫn đang đăng ở trang {unit.shortName}.</b>{' '}
                  {withdraws ? (
                    <>
                      <Link to={`${base}/content/articles/${push.articleId}`}>Mở bài gốc</Link> để gỡ nếu không còn dùng.
                    </>
                  ) : (
                    whoWithdraws(others)
                  )}
                </>
              )}
            </span>
            {push.originLeft && originStands && withdraws && (
              <Button
                style={{ flex: 'none' }}
                variant="default"
                size="xs"
                loading={busy}
                onClick={() => submit({ intent: 'keep-origin' }, { method: 'post' })}
              >
                Giữ bài gốc
              </Button>
            )}
          </p>
        )}
        <section className="card pad" aria-label="Tiến độ">
          <dl className="shares">
            <div>
              <dt>Đã nhận</dt>
              <dd className="num">{formatNumber(push.sent)} đơn vị</dd>
            </div>
            <div>
              <dt>Đã xem</dt>
              <dd>
                <Share part={push.seen} whole={push.sent} words="đơn vị" />
              </dd>
            </div>
            {push.mustConfirm && (
              <div>
                <dt>Đã triển khai</dt>
                <dd>
                  <Share part={push.done} whole={push.sent} words="đơn vị" />
                </dd>
              </div>
            )}
            {live && push.dueOn && (
              <div>
                <dt>Quá hạn</dt>
                <dd className="num">{formatNumber(push.late)} đơn vị</dd>
              </div>
            )}
          </dl>
        </section>
        <DataList
          noun="đơn vị"
          query={query}
          rows={rows}
          total={total}
          rowKey={(row) => String(row.unitId)}
          columns={columns}
          search="Tên hoặc mã đơn vị, không cần dấu"
          filters={[
            {
              name: 'state',
              label: 'Mọi biên nhận',
              options: [
                ...Object.entries(receiptWords).map(([value, label]) => ({ value, label: capital(label) })),
                { value: 'changed', label: 'Chưa xem bản sửa' },
              ],
            },
            { name: 'late', label: 'Đúng hạn và quá hạn', options: [{ value: '1', label: 'Chỉ quá hạn' }] },
            {
              name: 'level',
              label: 'Mọi cấp',
              options: audienceLevels.map((value) => ({ value, label: levelNames[value] })),
            },
          ]}
          exportTo={`${base}/sharing/pushes/${push.id}/receipts.xlsx`}
          {...(live && whyNot === null
            ? {
                selection: (ids: string[], clear: () => void) => (
                  <Button
                    size="compact-sm"
                    leftSection={<IconBellRinging size={15} aria-hidden />}
                    onClick={() => {
                      remind(ids);
                      clear();
                    }}
                  >
                    Nhắc {formatNumber(ids.length)} đơn vị
                  </Button>
                ),
              }
            : {})}
          empty="Không có đơn vị nào khớp."
        />
      </div>
    </>
  );
}

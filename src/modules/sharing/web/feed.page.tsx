// One feed from elsewhere: its address and how it stands; or a new one.
import './sharing.css';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { Form, redirect, useLoaderData, useNavigation } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { Done, DoneNote } from '#platform/ui/done.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { UnitPicker } from '#platform/ui/unit-picker.tsx';
import { askFeedNow, pauseFeed, removeFeed, saveFeed } from '../commands/keep-feed.ts';
import { isOffice, mayKeepFeeds } from '../policy.ts';
import { unitsBelow } from '../queries/audience.ts';
import { feedById, itemsOfFeed } from '../queries/feeds.ts';
import { feedPaces, lagWords } from '../rules/feed.ts';
import { FeedFacts } from './parts/feed-facts.tsx';
import { hostIn } from './words.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const fresh = params.feed === 'moi';
    const feed = fresh ? null : await feedById(work, unit.path, params.feed ?? '');
    if (feed === undefined) throw notFound('Không có nguồn tin này. Có thể người khác vừa xóa.');
    const may = mayKeepFeeds(work.actor, feed ? await unitOfAddress(work, feed.unitSlug) : unit);
    if (fresh && may !== true) throw refuse(may.code, may.message);
    const below = fresh && isOffice(unit) ? await unitsBelow(work, unit) : [];
    const own = fresh && unit.level !== 'department' ? [unit] : [];
    const search = new URL(request.url).searchParams;
    return {
      unit: { slug: unit.slug, shortName: unit.shortName },
      ...{ feed, whyNot: may === true ? null : may.message },
      lag: feed?.okAt ? lagWords(feed.okAt, work.now) : null,
      items: feed ? await itemsOfFeed(work, feed.id, 20) : [],
      units: [...own, ...below].map((one) => ({
        value: String(one.id),
        label: 'parentName' in one && one.level !== 'district' ? `${one.shortName}, ${one.parentName ?? ''}` : one.shortName,
      })),
      given: {
        unit: String([...own, ...below].find((one) => one.slug === search.get('unit'))?.id ?? own[0]?.id ?? ''),
        address: (search.get('address') ?? '').slice(0, 2000),
      },
    };
  }),
);

const done: Record<string, string> = {
  save: 'Đã lưu.',
  pull: 'Đang lấy. Kết quả hiện ở đây sau vài giây.',
  pause: 'Đã tạm dừng: những tin đã lấy vẫn hiện, không lấy thêm.',
  resume: 'Đã bỏ tạm dừng, đang lấy tin.',
};

export const action = act(async ({ context, params }, form) => {
  const intent = String(form.get('intent') ?? '');
  const id = params.feed ?? '';
  if (intent === 'save') {
    const saved = await writing(context, async (work) => {
      const unit = await unitOfAddress(work, params.unit);
      const chosen = Number(form.get('unit'));
      if (id === 'moi' && !chosen) throw refuse('unit', 'Chọn đơn vị có trang ở nơi khác.', 'unit');
      return saveFeed(work, chosen || unit.id, id === 'moi' ? null : id, {
        address: String(form.get('address') ?? ''),
        everyMinutes: Number(form.get('everyMinutes')),
        shown: form.get('shown') === 'on',
        version: Number(form.get('version')) || undefined,
      });
    });
    if (id === 'moi') throw redirect(`/${params.unit}/sharing/feeds/${saved}?done=added`);
  } else
    await writing(context, async (work) => {
      if (intent === 'pull') await askFeedNow(work, id);
      else if (intent === 'pause' || intent === 'resume') await pauseFeed(work, id, intent === 'pause');
      else if (intent === 'remove') await removeFeed(work, id);
      else throw refuse('intent', 'Không rõ việc cần làm.');
    });
  if (intent === 'remove') throw redirect(`/${params.unit}/sharing/feeds?done=removed`);
  return { saved: done[intent] ?? '' };
});

export default function FeedPage() {
  const { unit, feed, whyNot, lag, items, units, given } = useLoaderData<typeof loader>();
  const answer = useAnswer() as { saved: string } | FormRefusal | undefined;
  const busy = useNavigation().state !== 'idle';
  const reasons = answer && 'refused' in answer ? answer.refused : undefined;
  const title = feed ? `Tin từ ${hostIn(feed.address)}` : 'Thêm nguồn tin ngoài';
  return (
    <>
      <title>{`${title} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Nguồn tin ngoài', to: `/${unit.slug}/sharing/feeds` },
          { label: feed ? feed.unitName : 'Thêm' },
        ]}
        title={title}
        facts={
          feed
            ? `${feed.unitName}${feed.officeName ? `, ${feed.officeName}` : ''}. ${feed.updatedBy} sửa ${formatInstant(new Date(feed.updatedAt))}.`
            : 'Chỉ tiêu đề, tóm tắt và đường dẫn được lấy về; người đọc xem bài ở trang của đơn vị.'
        }
      >
        {feed && (
          <Form method="post" className="row">
            <Button
              type="submit"
              name="intent"
              value={feed.pausedAt ? 'resume' : 'pause'}
              variant="default"
              disabled={whyNot !== null}
            >
              {feed.pausedAt ? 'Bỏ tạm dừng' : 'Tạm dừng'}
            </Button>
            <Button
              type="submit"
              name="intent"
              value="pull"
              disabled={whyNot !== null || feed.pausedAt !== null}
              leftSection={<IconRefresh size={16} aria-hidden />}
            >
              Lấy ngay
            </Button>
          </Form>
        )}
      </PageHeader>
      <div className={feed ? 'cols' : undefined}>
        <div className="stack">
          <Done words={{ added: 'Đã thêm. Hệ thống đang lấy tin lần đầu, kết quả hiện ở đây sau vài giây.' }} />
          {answer && 'saved' in answer && answer.saved !== '' && <DoneNote>{answer.saved}</DoneNote>}
          {whyNot && <p className="note">{whyNot}</p>}
          <KeptForm draft="feed" version={feed?.version} key={feed?.version} method="post" className="card pad stack" noValidate>
            <Reasons reasons={reasons} />
            <input type="hidden" name="version" value={feed?.version ?? ''} />
            {!feed && (
              <UnitPicker
                id="f-unit"
                name="unit"
                label="Đơn vị"
                description="Đơn vị có trang ở nơi khác"
                data={units}
                defaultValue={given.unit || null}
                error={reasonAt(reasons, 'unit')}
              />
            )}
            <TextInput
              id="f-address"
              name="address"
              label="Địa chỉ"
              description="Nguồn RSS hoặc Atom (thường là /rss hay /feed), trang đầu của trang cũ, hoặc /api/v1/articles của một hệ thống Cổng Trường khác"
              placeholder="https://pgd-y-yen.edu.vn/rss.xml"
              type="url"
              autoCapitalize="none"
              maxLength={2000}
              defaultValue={feed?.address ?? given.address}
              error={reasonAt(reasons, 'address')}
            />
            <NativeSelect
              id="f-everyMinutes"
              name="everyMinutes"
              label="Bao lâu lấy một lần"
              w={240}
              data={Object.entries(feedPaces).map(([value, label]) => ({ value, label }))}
              defaultValue={String(feed?.everyMinutes ?? 60)}
              error={reasonAt(reasons, 'everyMinutes')}
            />
            <Checkbox
              name="shown"
              label="Hiện ở trang của cấp trên"
              description="Bỏ chọn thì tin vẫn được lấy nhưng người đọc không thấy."
              defaultChecked={feed?.shown ?? true}
            />
            <div className="row">
              <Button type="submit" name="intent" value="save" loading={busy} disabled={whyNot !== null}>
                {feed ? 'Lưu' : 'Thêm nguồn tin'}
              </Button>
            </div>
          </KeptForm>
          {feed && (
            <section className="card" aria-labelledby="h-items">
              <h2 id="h-items" className="pad">
                Tin đã lấy <span className="num muted">{formatNumber(feed.items)}</span>
              </h2>
              {items.length === 0 ? (
                <p className="blank">Chưa lấy được tin nào.</p>
              ) : (
                <ul className="told">
                  {items.map((item) => (
                    <li key={item.key}>
                      <a href={item.link} target="_blank" rel="noopener noreferrer">
                        {item.title}
                      </a>
                      <span className="small muted num">
                        {item.name !== feed.unitName && `${item.name}, `}
                        {formatInstant(new Date(item.publishedAt))}
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </section>
          )}
        </div>
        {feed && <FeedFacts feed={feed} lag={lag} whyNot={whyNot} />}
      </div>
    </>
  );
}

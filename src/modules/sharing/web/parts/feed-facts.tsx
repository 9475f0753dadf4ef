// How one feed stands: when it was had, how long ago, what went wrong, when it is asked again.
import { Button } from '@mantine/core';
import { Form } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import type { FeedRow } from '../../queries/feeds.ts';
import { feedPaces } from '../../rules/feed.ts';
import { FeedTag } from './tags.tsx';

export function FeedFacts({ feed, lag, whyNot }: { feed: FeedRow; lag: string | null; whyNot: string | null }) {
  const instant = (at: Date | null) => (at ? formatInstant(new Date(at)) : 'chưa lần nào');
  const facts: [string, string][] = [
    [
      'Lấy được lần cuối',
      lag && feed.okAt ? `${instant(feed.okAt)} (${lag}${lag === 'vừa xong' ? '' : ' trước'})` : instant(feed.okAt),
    ],
    ['Hỏi lần cuối', instant(feed.triedAt)],
    ['Hỏi lần tới', feed.pausedAt ? `không, ${feed.pausedBy} tạm dừng ${instant(feed.pausedAt)}` : instant(feed.nextAt)],
    ['Tin mới nhất', feed.newestAt ? instant(feed.newestAt) : 'chưa có'],
    ['Lấy', feedPaces[feed.everyMinutes as keyof typeof feedPaces]],
    ...(feed.source && feed.source !== feed.address ? [['Nguồn mà trang nêu', feed.source] as [string, string]] : []),
  ];
  return (
    <aside className="card pad stack feedfacts" aria-label="Tình trạng">
      <h2>
        Tình trạng <FeedTag state={feed.state} />
      </h2>
      {feed.failure && (
        <p className="note bad">
          <span>{feed.failure}</span>
        </p>
      )}
      <dl>
        {facts.map(([label, text]) => (
          <div key={label}>
            <dt className="small muted">{label}</dt>
            <dd className="num">{text}</dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>Xóa nguồn tin</summary>
        <Form method="post" className="stack">
          <p className="small">Các tin đã lấy không còn hiện ở trang của cấp trên. Bài ở trang của đơn vị vẫn nguyên.</p>
          <div>
            <Button type="submit" name="intent" value="remove" variant="default" size="xs" disabled={whyNot !== null}>
              Xóa
            </Button>
          </div>
        </Form>
      </details>
    </aside>
  );
}

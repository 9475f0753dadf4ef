// How a push, a receipt or a proposal stands, as one tag each.

import { formatNumber } from '#kernel/numbers.ts';
import type { ProposalRow } from '../../queries/proposals.ts';
import { type FeedState, feedWords } from '../../rules/feed.ts';
import { proposalWords } from '../../rules/proposal-states.ts';
import { type Ending, endingWords, type ReceiptState, receiptWords } from '../../rules/standing.ts';
import type { ProposalState } from '../../tables.ts';

export function EndingTag({ ending }: { ending: Pick<Ending, 'how'> | null }) {
  if (!ending) return <span className="tag ok">đang hiện</span>;
  return <span className={ending.how === 'expired' ? 'tag' : 'tag bad'}>{endingWords[ending.how]}</span>;
}

/** What a unit wrote: a long one shows its beginning, all of it when asked. */
export function Note({ text }: { text: string }) {
  if (text.length <= 120) return text;
  return (
    <details className="longnote">
      <summary>
        <span className="begin">{text.slice(0, 100).trimEnd()} … </span>
        <span className="more">xem thêm</span>
      </summary>
      {text}
    </details>
  );
}

const tones: Record<ReceiptState, string> = { delivered: 'tag', seen: 'tag info', done: 'tag ok' };
export function ReceiptTags({ state, changed, late }: { state: ReceiptState; changed: boolean; late: boolean }) {
  return (
    <span className="row">
      <span className={tones[state]}>{receiptWords[state]}</span>
      {changed && <span className="tag warn">bài đã sửa, chưa xem lại</span>}
      {late && <span className="tag bad">quá hạn</span>}
    </span>
  );
}

const proposalTones: Record<ProposalState, string> = {
  ...{ waiting: 'tag warn', accepted: 'tag ok', returned: 'tag bad', withdrawn: 'tag' },
};
export function ProposalTags({ row }: { row: Pick<ProposalRow, 'state' | 'copyPublishedAt'> & { originEndedAt: unknown } }) {
  return (
    <span className="row inline">
      <span className={proposalTones[row.state]}>
        {row.state === 'accepted' && row.copyPublishedAt ? 'đã đăng' : proposalWords[row.state]}
      </span>
      {row.originEndedAt !== null && row.state === 'accepted' && <span className="tag bad">bài gốc đã gỡ</span>}
    </span>
  );
}

/** How many of all, with a line as long as the share. */
export function Share({ part, whole, words }: { part: number; whole: number; words: string }) {
  const percent = whole === 0 ? 0 : Math.floor((part / whole) * 100);
  return (
    <span>
      <span className="num">
        {formatNumber(part)}/{formatNumber(whole)}
      </span>{' '}
      <span className="vh">{words}</span>
      <span className="bar" aria-hidden="true">
        <i className={part === whole ? 'full' : undefined} style={{ width: `${percent}%` }} />
      </span>
    </span>
  );
}

const feedTones: Record<FeedState, string> = {
  failing: 'tag bad',
  slow: 'tag warn',
  paused: 'tag',
  new: 'tag info',
  fine: 'tag ok',
};
export const FeedTag = ({ state }: { state: FeedState }) => <span className={feedTones[state]}>{feedWords[state]}</span>;

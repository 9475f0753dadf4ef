// The text of a page that waits for somebody else: what it changes, who sent it, and the answer.
import { Difference, type Line } from '#modules/content/ui.ts';
import type { Picture } from '#modules/media/ui.ts';
import type { SectionHead } from '#modules/sites/index.ts';
import type { FormRefusal } from '#platform/http/screen.ts';
import { WaitingCard, type Waits } from '#platform/ui/waiting-card.tsx';
import { Asks } from './parts.tsx';

export type Move = { label: string; from: string; to: string };
export type Waiting = Waits & {
  version: number;
  /** Citizens read a text there already. */
  stands: boolean;
  /** It takes the text away. */
  empties: boolean;
  /** What the page is to be called and where it is to stand; null: as it is. */
  head: SectionHead | null;
  /** The same beside what it is, only what changes, in words. */
  moves: Move[];
  /** By which rule it must have content; '': none does. */
  required: string;
  /** Pictures of which nobody has said yet whether children are on them. */
  asks: string[];
  difference: Line[];
};

type Props = {
  waiting: Waiting;
  busy: boolean;
  writes: boolean;
  unit: string;
  mayTag: boolean;
  pictures: readonly Picture[];
  refusal: FormRefusal | undefined;
};

export function WaitingText({ waiting, busy, writes, unit, mayTag, pictures, refusal }: Props) {
  const { version, difference, may, stands, empties, moves, required, asks } = waiting;
  const refused = refusal?.intent === 'approve' ? refusal.refused : undefined;
  return (
    <WaitingCard
      {...{ waits: waiting, busy, refusal, reasonField: 'reason' }}
      meanwhile={stands ? 'Người đọc vẫn thấy bản đang dùng.' : 'Mục chưa có trên trang: người đọc thấy khi bản này được duyệt.'}
      seen={<input type="hidden" name="seen" value={version} />}
      asks={<Asks {...{ unit, mayTag, pictures, refused }} shown={asks} known={[]} />}
      drop={writes ? 'Bỏ bản này' : null}
    >
      {moves.map(({ label, from, to }) => (
        <p className="small" key={label}>
          {label}: <del>{from}</del> → <b>{to}</b>
        </p>
      ))}
      {empties && (
        <p className={required ? 'note bad' : 'small'}>
          <span>
            Bản này xóa nội dung: được duyệt thì mục trống.
            {required && ` Đây là mục bắt buộc (${required}): trống thì trang thiếu mục này.`}
          </span>
        </p>
      )}
      <details open={may === true}>
        <summary>{stands ? 'Khác gì bản đang dùng' : 'Chữ của bản này'}</summary>
        <Difference lines={difference} />
      </details>
    </WaitingCard>
  );
}

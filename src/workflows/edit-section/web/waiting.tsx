// The text of a page that waits for somebody else: what it changes, who sent it, and the answer.
import { Button, Textarea } from '@mantine/core';
import { Form } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { Difference, type Line } from '#modules/content/ui.ts';
import type { Picture } from '#modules/media/ui.ts';
import type { SectionHead } from '#modules/sites/index.ts';
import type { FormRefusal } from '#platform/http/screen.ts';
import { reasonAt } from '#platform/ui/reasons.tsx';
import { Asks } from './parts.tsx';

export type Move = { label: string; from: string; to: string };
export type Waiting = {
  state: 'waiting' | 'returned';
  reason: string | null;
  version: number;
  by: string;
  at: Date;
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
  /** Answers for it; a sentence: approves here, but not this. */
  may: true | string | null;
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
  const { state, reason, version, by, at, difference, may, stands, empties, moves, required, asks } = waiting;
  const returned = state === 'returned';
  const refused = refusal?.intent === 'approve' ? refusal.refused : undefined;
  return (
    <section className="card pad stack waiting" aria-labelledby="h-cho-duyet">
      <h2 id="h-cho-duyet">{returned ? 'Bản trả lại, chờ sửa' : 'Bản chờ duyệt'}</h2>
      <p className={returned ? 'note bad' : 'note warn'} role="status">
        <span>
          {returned ? (
            <>
              <b>Được trả lại:</b> {reason} Sửa ở dưới rồi gửi lại.
            </>
          ) : (
            <>
              {by} gửi {formatInstant(new Date(at))}.
            </>
          )}{' '}
          {stands ? 'Người đọc vẫn thấy bản đang dùng.' : 'Mục chưa có trên trang: người đọc thấy khi bản này được duyệt.'}
        </span>
      </p>
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
      {may !== null && may !== true && <p className="small muted">{may}</p>}
      {may === true && !returned && (
        <Form method="post" className="stack">
          <input type="hidden" name="seen" value={version} />
          <Asks {...{ unit, mayTag, pictures, refused }} shown={asks} known={[]} />
          <Textarea
            id="f-reason"
            name="reason"
            label="Lý do, khi trả lại"
            autosize
            minRows={1}
            maxLength={500}
            error={reasonAt(refusal?.refused, 'reason')}
          />
          <div className="row">
            <Button type="submit" name="intent" value="approve" loading={busy}>
              Duyệt và đăng
            </Button>
            <Button type="submit" name="intent" value="return" variant="default" loading={busy}>
              Trả lại
            </Button>
          </div>
        </Form>
      )}
      {writes && (
        <Form method="post" className="row">
          <input type="hidden" name="seen" value={version} />
          <Button type="submit" name="intent" value="drop" variant="default" size="xs" loading={busy}>
            Bỏ bản này
          </Button>
        </Form>
      )}
    </section>
  );
}

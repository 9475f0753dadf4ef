// What waits for somebody else: who sent it or why it came back, what it changes, and the answer.
import { Button, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { Form } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import type { FormRefusal } from '#platform/http/screen.ts';
import { reasonAt } from './reasons.tsx';

/** `may`: answers for it; a sentence: approves here, but not this; null: does not approve here. */
export type Waits = {
  state: 'waiting' | 'returned';
  reason: string | null;
  by: string;
  at: Date;
  may: true | string | null;
};
type Props = {
  waits: Waits;
  /** What the public sees meanwhile. */
  meanwhile: string;
  /** Fields that say which version was read. */
  seen: ReactNode;
  /** Asked of whoever approves. */
  asks: ReactNode;
  reasonField: string;
  refusal: FormRefusal | undefined;
  busy: boolean;
  /** Of the button that gives it up; null: not this person's. */
  drop: string | null;
  /** What it changes. */
  children: ReactNode;
};

export function WaitingCard({ waits, meanwhile, seen, asks, reasonField, refusal, busy, drop, children }: Props) {
  const { state, reason, by, at, may } = waits;
  const returned = state === 'returned';
  return (
    <section className="card pad stack waiting" aria-labelledby="h-cho-duyet">
      <h2 id="h-cho-duyet">{returned ? 'Bản trả lại, chờ sửa' : 'Bản chờ duyệt'}</h2>
      <p className={returned ? 'note bad' : 'note warn'} role="status">
        <span>
          {returned ? (
            <>
              <b>Được trả lại:</b> “{reason}” Sửa ở dưới rồi gửi lại.
            </>
          ) : (
            <>
              {by} gửi {formatInstant(new Date(at))}.
            </>
          )}{' '}
          {meanwhile}
        </span>
      </p>
      {children}
      {may !== null && may !== true && !returned && <p className="small muted">{may}</p>}
      {may === true && !returned && (
        <Form method="post" className="stack">
          {seen}
          {asks}
          <Textarea
            id={`f-${reasonField}`}
            name={reasonField}
            label="Lý do, khi trả lại"
            autosize
            minRows={1}
            maxLength={500}
            error={reasonAt(refusal?.refused, reasonField)}
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
      {drop && (
        <Form method="post" className="row">
          {seen}
          <Button type="submit" name="intent" value="drop" variant="default" size="xs" loading={busy}>
            {drop}
          </Button>
        </Form>
      )}
    </section>
  );
}

// The locks in force, each with the way to open it; and those that were opened again, as a record.
import { Button, Textarea } from '@mantine/core';
import { IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { Form, Link, useNavigation } from 'react-router';
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import type { Reason } from '#kernel/refusal.ts';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { reasonAt } from '#platform/ui/reasons.tsx';
import { periodWord } from '../period.ts';
import { kindTone, type LockView, lockKindNames, whatOf, whoOf } from './lock-words.ts';

/** What opening does beyond letting teachers write. */
const beyond: Record<LockView['kind'], string> = {
  principal: '',
  deadline: ' Hạn của đợt không đổi: điểm ghi sau hạn vẫn tính là muộn.',
  approval: '',
  closed_year: ' Năm học đã kết thúc: kết quả cả năm và quyết định lên lớp có thể đổi theo.',
};

export function LockList({
  locks,
  mayOpen,
  reasons,
  results,
}: {
  locks: LockView[];
  mayOpen: boolean;
  reasons: Reason[] | undefined;
  /** Address of the results of classes, where what is approved is opened. */
  results: string;
}) {
  const [opening, setOpening] = useState<number | null>(null);
  if (locks.length === 0) return null;
  return (
    <section className="card" aria-labelledby="h-khoa">
      <h2 id="h-khoa">Đang khóa</h2>
      <ul className="locklist">
        {locks.map((lock) => (
          <li key={lock.id}>
            <div className="row">
              <b>{whatOf(lock)}</b>
              <span className={kindTone[lock.kind]}>{lockKindNames[lock.kind]}</span>
              <span className="grow" />
              {mayOpen && lock.kind === 'approval' && lock.classId !== null && lock.semester !== null && (
                <Link to={`${results}/${lock.classId}/${periodWord[lock.semester]}`}>Mở lại ở kết quả lớp {lock.className}</Link>
              )}
              {mayOpen && lock.kind !== 'approval' && lock.kind !== 'closed_year' && opening !== lock.id && (
                <button type="button" onClick={() => setOpening(lock.id)} aria-label={`Mở khóa ${whatOf(lock)}`}>
                  Mở khóa
                </button>
              )}
            </div>
            <p className="small">
              {lock.reason || 'Không ghi lý do'} <span className="muted num">({whoOf(lock)})</span>
            </p>
            {lock.exceptions.map((one) => (
              <ExceptedClass key={one.classId} lock={lock.id} {...{ one, mayOpen }} />
            ))}
            {mayOpen && opening === lock.id && <OpenForm lock={lock} reasons={reasons} cancel={() => setOpening(null)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ExceptedClass({ lock, one, mayOpen }: { lock: number; one: LockView['exceptions'][number]; mayOpen: boolean }) {
  const busy = useNavigation().state !== 'idle';
  const [asking, setAsking] = useState(false);
  return (
    <Form method="post" className="row small">
      <input type="hidden" name="lock" value={lock} />
      <input type="hidden" name="class" value={one.classId} />
      <span>
        Trừ <b>lớp {one.className}</b>: {one.reason}{' '}
        <span className="muted num">
          ({one.by}, {formatDate(one.on)})
        </span>
      </span>
      {mayOpen && !asking && (
        <button type="button" onClick={() => setAsking(true)}>
          Khóa lại lớp {one.className}
        </button>
      )}
      {asking && (
        <>
          <span role="alert">Giáo viên lớp {one.className} không ghi được nữa.</span>
          <button type="submit" name="intent" value="end-exception" disabled={busy}>
            Khóa lại
          </button>
          <button type="button" onClick={() => setAsking(false)}>
            Thôi
          </button>
        </>
      )}
    </Form>
  );
}

function OpenForm({ lock, reasons, cancel }: { lock: LockView; reasons: Reason[] | undefined; cancel(): void }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <KeptForm draft={`open:${lock.id}`} method="post" className="stack openform" noValidate>
      <input type="hidden" name="lock" value={lock.id} />
      <Textarea
        name="reason"
        label="Lý do mở khóa"
        description={`Mọi giáo viên được phân công ghi lại được cho tới khi khóa lần nữa.${beyond[lock.kind]}`}
        maxLength={500}
        autosize
        minRows={2}
        error={reasonAt(reasons, 'reason')}
      />
      <div className="row">
        <Button
          type="submit"
          name="intent"
          value="open"
          size="sm"
          loading={busy}
          leftSection={<IconLockOpen size={16} aria-hidden />}
        >
          Mở khóa
        </Button>
        <Button variant="default" size="sm" onClick={cancel}>
          Thôi
        </Button>
      </div>
    </KeptForm>
  );
}

export function OpenedList({ locks }: { locks: LockView[] }) {
  if (locks.length === 0) return null;
  return (
    <section className="card pad">
      <details>
        <summary>Đã mở lại ({locks.length})</summary>
        <ul className="locklist past">
          {locks.map((lock) => (
            <li key={lock.id} className="small">
              <b>{whatOf(lock)}</b>: {lockKindNames[lock.kind]}, {lock.reason || 'không ghi lý do'}{' '}
              <span className="muted num">({whoOf(lock)})</span>
              <br />
              Mở: {lock.openReason || 'không ghi lý do'}{' '}
              <span className="muted num">
                ({lock.openedBy}
                {lock.openedAt && `, ${formatInstant(new Date(lock.openedAt))}`})
              </span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
